import pytest

from tests.crossref.suggesting.cue_rows import check
from workbench.crossref.suggesting.cues_benefit import WHAT, WHEN

# branch | sentence | aspects seen, and with a minus those not seen
ROWS = """
unemployment | 失业保险金的标准由省级人民政府确定 | amount cash_benefit
old_age | 养老金由两个部分组成 | amount
 | 委员会由专家组成 | -amount
old_age | 养老金按照平均工资的百分之三十计发 | earnings_related amount
unemployment | 不低于最低工资 | flat_rate
 | 家庭人均收入低于限额 | means_test
old_age | 养老金随物价上涨提高 | adjustment
 | 由物价部门公布 | -adjustment
medical_care | 住院和药品费用 | care
employment_injury | 安装假肢 | care -rehabilitation -cost_sharing
medical_care | 起付标准以下由个人负担 | cost_sharing
medical_care | 与医院签订服务协议 | providers
old_age | 累计缴费满二十年 | qualifying
unemployment | 保险关系随本人转移 | portability
maternity | 产假九十日 | duration
unemployment | 领取期限最长为九个月 | duration
sickness | 自第四日起发给 | waiting
employment_injury | 退休后停发津贴，改领养老金 | conversion
old_age | 按月发给 | monthly
sickness | paid for up to twenty weeks | duration
unemployment | a waiting period of five days | waiting
old_age | twelve years of contributions | qualifying
""".strip().splitlines()


@pytest.mark.parametrize("row", ROWS)
def test_cue_phrases(row: str) -> None:
    check(row, (*WHAT, *WHEN))
