"""Words that stand and may be said of something else: a person has to look."""

import pytest

from workbench.lang.languages import Lang
from workbench.law.outcome import OutcomeResult, outcome, reason_of

# old | proposed | new | why a person has to look, or adopted
DOUBTS: list[tuple[Lang, str]] = [
    ("zh", "石匠每月领取口粮。|石匠每月领取口粮和灯油。|石匠每月领取口粮，灯油另由驿站规定。|apart"),
    ("zh", "石匠每月领取口粮。|石匠每月领取口粮和灯油。|石匠每月领取口粮、灯油。|adopted"),
    ("zh", "病员由基金支付口粮。|病员由基金支付口粮和灯油。|病员由基金支付口粮，灯油由银行支付。|party"),
    ("zh", "学徒由银行参保。|学徒由工会参保。|学徒由银行在工会所在地参保。|party"),
    ("zh", "木牌凭渔簿更换。|木牌凭工牌更换。|木牌凭渔簿和工牌更换。|beside"),
    ("zh", "学徒由银行参保。|学徒由工会参保。|学徒由工会为其参保。|adopted"),
    ("zh", "口粮按三成发给。|口粮按五成发给。|冬季口粮按五成发给，其他按三成发给。|beside"),
    ("zh", "每日罚铜钱一百元。|每日罚铜钱二百元。|每月罚铜钱二百元。|apart"),
    ("zh", "石匠由驿站登记造册。|石匠由驿站登记造册，老弱优先。|老弱由驿站优先登记。|apart"),
    ("zh", "丰年以后可以歇工。|丰年以后可以歇工，口粮照发。|凶年口粮照发，丰年以后可以歇工。|apart"),
    ("zh", "石匠不得歇工。|石匠不得歇工，老弱的除外。|石匠不得歇工，老弱的也不得歇工。|apart"),
    ("zh", "对未登记的驿站处以罚款。|对未登记的驿站处以罚款，并对其掌柜处以罚款。|对未登记的驿站掌柜处以罚款。|apart"),
    ("zh", "对未登记的驿站处以罚款。|对未登记的驿站处以罚款，并张榜公布。|对未登记的驿站处以罚款并张榜公布。|adopted"),
    ("zh", "木牌由驿站更换。|木牌由驿站免费更换。|木牌由驿站更换，免费登记。|apart"),
    ("zh", "石匠因病死亡的，发给抚恤金。|石匠因病或者落水死亡的，发给抚恤金。"
     "|石匠因病死亡的发给抚恤金，落水死亡的发给丧葬费。|apart"),
    ("en", "Smiths rest after work.|Smiths rest before and after work."
     "|Smiths rest after work and may rest before it.|apart"),
    ("en", "The bell is rung by a porter.|The bell is rung by a porter chosen by the worker."
     "|The bell is rung by a porter chosen by the employer for the worker.|party"),
    ("en", "Relief is given at 60 per cent.|Relief and oil are given at 60 per cent."
     "|Relief is given at 60 per cent and oil at 10 per cent.|apart"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "row"), DOUBTS)
def test_words_that_may_be_said_of_something_else(lang: Lang, row: str) -> None:
    old, proposed, new, expected = row.split("|")
    judged = outcome(old, proposed, [("n", new)], lang)
    if expected == "adopted":
        assert judged.result is OutcomeResult.ADOPTED
        return
    assert judged.result is OutcomeResult.UNSURE
    assert f"outcome_{expected}" in [reason_of(change)[0] for change in judged.changes]
