import pytest

from tests.crossref.suggesting.cue_rows import check
from workbench.crossref.suggesting.cues_running import MONEY, RUN

# branch | sentence | aspects seen, and with a minus those not seen
ROWS = """
old_age | 由企业和职工共同缴费 | contributions
old_age | 缴纳养老保险费满十年 | -contributions
 | 按照工资总额的百分之六缴纳 | contribution_rate
 | 国家多渠道筹集资金，给予税收优惠 | fund_sources
 | 对低收入家庭的缴费给予补贴 | small_means
 | 基金支付不足时 | deficit
employment_injury | 治疗期间的工资由用人单位支付 | employer_pays
employment_injury | 用人单位没有缴纳工伤保险费而发生工伤的 | employer_default
 | 基金专款专用，投资运营 | fund
 | 编制年度预算 | fund_books
 | 由征收机构统一征收 | collection
 | 人员经费由财政保障 | administration_cost
 | 待遇同经济发展水平相适应 | principles
 | 社会保险行政部门负责管理工作 | administering
 | 工会代表参加委员会 | representation
 | 审计机关每年审计 | supervision
 | 基金收支情况向社会公布 | fund_supervision records
 | 按时足额支付待遇 | on_time
 | The government subsidises the scheme | fund_sources
 | The contribution rate is low | contribution_rate
 | The labour department is responsible for it | administering
""".strip().splitlines()


@pytest.mark.parametrize("row", ROWS)
def test_cue_phrases(row: str) -> None:
    check(row, (*MONEY, *RUN))
