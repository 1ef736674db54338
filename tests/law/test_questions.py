"""What a proposal asks for, item by item."""

from workbench.law.limbs import read_sentences, shipped_lexicon
from workbench.law.questions import ProposedItem, asked_by, edits, taken_out, weight_of
from workbench.weights.outcomes import outcome_weights

OLD = "石匠满五十五岁的,领取津贴。津贴由班主核定,按月发放。"  # folded


def asked(proposed: str) -> list[ProposedItem]:
    weights, lexicon = outcome_weights(), shipped_lexicon()
    olds, news = (read_sentences(text, "zh", lexicon, weights) for text in (OLD, proposed))
    every = list(edits(OLD, proposed, "zh", weights))
    return [question for edit in every for question in asked_by(edit, every, olds, news, weights)]


def test_a_figure_is_asked_for_under_its_condition() -> None:
    (question,) = asked(OLD.replace("五十五岁", "五十岁"))
    assert [figure.quote for figure in question.figures] == ["五十岁"] and not question.words
    assert [word.text for word in question.around] == ["石匠满"] and question.limb.is_condition


def test_every_item_is_a_question_of_its_own() -> None:
    questions = asked(OLD.replace("领取津贴", "领取津贴、取暖费和误工费"))
    assert [[word.text for word in question.words] for question in questions] == [["取暖", "费"], ["误工", "费"]]
    assert all(weight_of(question.whole) == 3 for question in questions)


def test_a_figure_that_was_to_go_for_words_is_remembered() -> None:
    (question,) = asked(OLD.replace("满五十五岁", "丧失视力"))
    assert [figure.quote for figure in question.gone] == ["五十五岁"]


def test_fillers_ask_for_nothing() -> None:
    assert asked(OLD.replace("津贴由", "津贴均由")) == []


def test_what_is_taken_out_is_told_item_by_item() -> None:
    proposed = OLD.replace(",按月发放", "")
    (edit,) = edits(OLD, proposed, "zh", outcome_weights())
    olds = read_sentences(OLD, "zh", shipped_lexicon(), outcome_weights())
    assert [[word.text for word in question.words] for _, question in taken_out(edit, olds)] == [["按月", "发放"]]
