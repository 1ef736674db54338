"""Words that were to go, looked for in the new text."""

import pytest

from workbench.lang.folding import fold
from workbench.lang.languages import Lang
from workbench.law.answers import AnswerKind
from workbench.law.leaving import answer_to_taking_out, still_stands
from workbench.law.limbs import read_sentences, shipped_lexicon
from workbench.law.outcome import OutcomeResult, outcome, passage_index
from workbench.law.questions import edits, taken_out
from workbench.weights.outcomes import outcome_weights


@pytest.mark.parametrize(
    ("item", "proposed", "new", "lang", "expected"),
    [
        ("否则停发津贴", "每月报到一次", "每月报到一次，否则停发津贴", "zh", True),
        ("否则停发津贴", "每月报到一次", "每月报到一次", "zh", False),
        ("否则停发津贴", "不报到的否则停发津贴", "否则停发津贴", "zh", False),
        ("当面", "每月报到一次", "每月当面报到", "zh", False),
        ("attend in person", "submit a letter", "submit a letter and attend in person", "en", True),
    ],
)
def test_an_item_that_was_to_go(item: str, proposed: str, new: str, lang: Lang, expected: bool) -> None:
    sentences = read_sentences(fold(proposed), lang, shipped_lexicon(), outcome_weights())
    assert still_stands(item, sentences, passage_index([("n", new)], (), lang)) is expected


@pytest.mark.parametrize(
    ("new", "expected"), [("石匠领取津贴", AnswerKind.STANDS), ("石匠领取津贴，学徒另行登记", AnswerKind.ABSENT)]
)
def test_words_that_were_to_go(new: str, expected: AnswerKind) -> None:
    old, proposed, weights = "石匠领取津贴，学徒另行登记", "石匠领取津贴", outcome_weights()
    sentences = [read_sentences(fold(text), "zh", shipped_lexicon(), weights) for text in (old, proposed)]
    (edit,) = edits(old, proposed, "zh", weights)
    (question,) = (item for _, item in taken_out(edit, sentences[0]))
    answer = answer_to_taking_out(edit, question, sentences[1], passage_index([("n", new)], (old,), "zh"), weights)
    assert answer is not None and answer.answer is expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("石匠每日歇息两次，雨天除外。", OutcomeResult.UNSURE),
        ("石匠每日歇息两次，自备茶水。", OutcomeResult.ADOPTED),
        ("石匠每日歇息两次。雨天停工。", OutcomeResult.ADOPTED),
    ],
)
def test_a_clause_to_be_left_as_it_is_that_goes_on(new: str, expected: OutcomeResult) -> None:
    asked = "石匠每日歇息两次。"
    assert outcome(asked, asked, [("n", new)], "zh").result is expected
