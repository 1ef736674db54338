"""What the new text says beside the words asked for: whatever limits them makes an outcome doubtful."""

import pytest

from workbench.lang.languages import Lang
from workbench.law.outcome import OutcomeResult, outcome

A, U = OutcomeResult.ADOPTED, OutcomeResult.UNSURE
# (language, old, proposed, new, what became of it): the new text holds every word asked for.
CASES: list[tuple[Lang, str, str, str, OutcomeResult]] = [
    # it is told to somebody, in another writing, or as a duty
    ("zh", "石匠歇息。", "石匠每日歇息两次。", "石匠应当每日歇息二次。", A),
    ("zh", "账目公布。", "账目每月公布。", "账目应当每月向职工公布。", A),
    ("en", "Masons rest.", "Masons rest for two days.", "Masons shall rest for 2 days.", A),
    # a hedge
    ("zh", "石匠歇息。", "石匠每日歇息两次。", "石匠原则上每日歇息两次。", U),
    ("en", "Masons rest.", "Masons rest in the shade.", "Masons rest, if possible, in the shade.", U),
    # fewer people, fewer things
    ("zh", "石匠领取手套。", "石匠领取手套、护目镜。", "石匠领取手套、铜框护目镜。", U),
    ("en", "Masons get gloves.", "Masons and porters get gloves.", "Masons and aged porters get gloves.", U),
    # a condition inside the limb, and one beside it
    ("en", "Masons rest.", "Masons rest at noon.", "Masons rest at noon where it is hot.", U),
    ("zh", "石匠歇息。", "石匠午间歇息。", "石匠午间歇息，经工头同意方可离场。", U),
    # a figure and a bound
    ("zh", "石匠由人陪护。", "石匠由三名学徒陪护。", "石匠由三名以下学徒陪护。", U),
    ("en", "A guild elects a head.", "A guild elects a head for life.", "A guild of 40 elects a head for life.", U),
    ("zh", "石匠开会。", "石匠在每个工棚开会。", "石匠在每三个工棚开一个会。", U),
    # before and after
    ("zh", "石匠开会。", "石匠在一个月内开会。", "石匠在一个月后开会。", U),
    ("en", "Masons vote.", "Masons vote within ten days of the call.", "Masons vote ten days after the call.", U),
    # "or" for "and", and no "only"
    ("en", "It needs a reason.", "It needs a reason and a warning.", "It needs a reason or a warning.", U),
    ("en", "A head is removed.", "A head is removed only by the guild.", "A head is removed by the guild.", U),
    # the parties in another order
    ("zh", "会长告知石匠。", "职工书面告知用人单位。", "用人单位书面告知职工。", U),
    # the next sentence takes it back
    ("zh", "石匠投保。", "石匠投保意外险。", "石匠投保意外险。前款规定不适用于学徒。", U),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "old", "proposed", "new", "result"), CASES)
def test_what_nobody_asked_for_makes_an_outcome_doubtful(
    lang: Lang, old: str, proposed: str, new: str, result: OutcomeResult
) -> None:
    assert outcome(old, proposed, [("n", new)], lang).result is result


def test_what_the_old_text_said_already_limits_nothing_anew() -> None:
    old, proposed = "持证石匠每月领取津贴。", "持证石匠每周领取津贴。"
    assert outcome(old, proposed, [("n", "持证石匠应当每周领取津贴。")], "zh").result is OutcomeResult.ADOPTED


def test_something_new_in_the_place_of_words_that_went_is_looked_at() -> None:
    old, proposed = "石匠每月报到，误期的停薪。", "石匠每月报到。"
    assert outcome(old, proposed, [("n", "石匠每月报到。")], "zh").result is OutcomeResult.ADOPTED
    assert outcome(old, proposed, [("n", "石匠每月报到，逾期扣减口粮。")], "zh").result is OutcomeResult.UNSURE
    assert outcome(old, proposed, [("n", "石匠每月报到，误期的罚金。")], "zh").result is not OutcomeResult.ADOPTED


def test_another_thing_in_the_list_from_which_one_went_is_looked_at() -> None:
    old, proposed = "Masons register and pay a deposit.", "Masons register."
    assert outcome(old, proposed, [("n", "Masons register.")], "en").result is OutcomeResult.ADOPTED
    assert outcome(old, proposed, [("n", "Masons register and lodge a bond.")], "en").result is OutcomeResult.UNSURE
