"""The passages of a new text, and which of them may answer."""

from workbench.law.limbs import LimbWord
from workbench.law.outcome import passage_index
from workbench.law.passages import PassageIndex

OLD = "石匠领取津贴，按月发放。"
NEW = "石匠领取津贴，每季发放，工会监督。"


def ready(count: int = 0) -> PassageIndex:
    more = [(f"c{at}", f"第{at}号灯塔由看守人点灯。") for at in range(count)]
    return passage_index([("n", NEW), *more], (OLD,), "zh")


def test_what_stood_in_the_old_text_is_not_changed() -> None:
    text = ready()
    assert [passage.text for passage in text.limbs] == ["石匠领取津贴", "每季发放", "工会监督"]
    changed = ["每季发放", "工会监督", "石匠领取津贴,每季发放", "每季发放,工会监督"]
    assert [passage.text for passage in text.changed] == changed
    assert len(text.every) == 5 and text.with_figures == []
    assert ("石匠领取津贴", "每季发放") in text.changed_heads and ("石匠领取津贴",) not in text.changed_heads


def test_of_many_passages_those_that_share_words_are_read() -> None:
    text = ready(100)
    words = [LimbWord("工会", 0, 2, frozenset({"工会", "union"}), frozenset(), 2)]
    likely = text.likely(words)
    assert len(text.changed) > 100 and {"工会监督"} <= {passage.text for passage in likely} and len(likely) < 10
    loose = [LimbWord("看守人", 0, 3, frozenset({"看守人"}), frozenset(), 3, is_loose=True)]
    assert all("看守人" in passage.text for passage in text.likely(loose))
