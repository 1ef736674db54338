import pytest

from tests.crossref.suggesting.cue_rows import check
from workbench.crossref.suggesting.cues_limits import STOP

# branch | sentence | aspects seen, and with a minus those not seen
ROWS = """
unemployment | 有下列情形的，停止领取 | suspension
employment_injury | 下列伤害不认定为工伤 | not_covered
 | 被检查的单位不得拒绝检查 | -refusal
employment_injury | 拒绝治疗的 | refusal
unemployment | 拒不接受介绍的工作 | refusal_of_work
 | 移居境外的 | abroad
 | 服刑期间 | public_keep
 | 由第三人赔偿 | third_party
 | 只能选择领取其中一项 | overlap
 | 故意犯罪的 | own_crime
 | 醉酒驾驶的 | own_misconduct
 | 可以申请行政复议 | appeal -complaint
 | 任何人可以举报 | complaint -appeal
 | 决定不予支付的，应当书面说明理由 | grounds_stated
 | 本法施行前发生的事故 | earlier_cases
 | He may appeal to the tribunal | appeal
 | while he is abroad in prison | public_keep
 | benefit shall be suspended | suspension
""".strip().splitlines()


@pytest.mark.parametrize("row", ROWS)
def test_cue_phrases(row: str) -> None:
    check(row, STOP)
