"""Who acts in the new text, beside who was to act."""

import pytest

from workbench.lang.folding import fold
from workbench.lang.languages import Lang
from workbench.law.limbs import read_sentences, shipped_lexicon
from workbench.law.parties import is_of_another_party, names_the_parties, parties_changed_places
from workbench.law.passages import LimbPassage, limb_passages
from workbench.law.questions import ProposedItem, whole_limb
from workbench.weights.outcomes import outcome_weights


def question_and_passage(proposed: str, new: str, lang: Lang) -> tuple[ProposedItem, LimbPassage]:
    lexicon, weights = shipped_lexicon(), outcome_weights()
    (sentence,) = read_sentences(fold(proposed), lang, lexicon, weights)
    passages = limb_passages([("n", read_sentences(fold(new), lang, lexicon, weights))])
    return whole_limb(sentence.limbs[0], sentence), next(passages)


@pytest.mark.parametrize(
    ("proposed", "new", "lang", "expected"),
    [
        ("由工会先垫付，再由银行偿还", "由银行先垫付，再由工会偿还", "zh", True),
        ("工会和银行可以查账", "银行和工会可以查账", "zh", False),
        ("工会通知银行", "工会书面通知银行", "zh", False),
        ("工会通知银行", "由银行转达工会的通知", "zh", True),
        ("津贴由银行发给职工", "津贴由银行发给职工", "zh", False),
        ("the union informs the contractor", "the contractor informs the union", "en", True),
        ("the contractor is informed by the union", "the union informs the contractor", "en", False),
        ("lamps are trimmed", "lamps are trimmed", "en", False),
    ],
)
def test_parties_that_changed_places(proposed: str, new: str, lang: Lang, expected: bool) -> None:
    assert parties_changed_places(*question_and_passage(proposed, new, lang), outcome_weights()) is expected


def test_a_party_that_was_not_named() -> None:
    question, passage = question_and_passage("工会监督账目", "政府监督账目", "zh")
    assert is_of_another_party(question, passage, outcome_weights())
    assert not names_the_parties(question.limb.words, passage, outcome_weights())
