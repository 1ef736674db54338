"""What a new text says to one thing asked for, and why it does not simply stand."""

import pytest

from workbench.lang.folding import fold
from workbench.law.answers import AnswerKind, ask
from workbench.law.limbs import read_sentences, shipped_lexicon
from workbench.law.outcome import passage_index
from workbench.law.questions import whole_limb
from workbench.weights.outcomes import outcome_weights

# asked for | the new text | the answer and why
ANSWERS = """
石匠领取津贴 | 石匠领取津贴 | stands
石匠领取津贴 | 津贴发给石匠 | stands
石匠领取津贴 | 石匠领取津贴，但是学徒除外 | near restricted
石匠在三十日内领取津贴 | 石匠在一个月内领取津贴 | near figure_nearly
石匠在三十日内领取津贴 | 石匠在二十日内领取津贴 | absent figure
石匠领取津贴 | 石匠不领取津贴 | contrary contrary
工会监督石匠 | 政府监督石匠 | absent party
由工会通知银行 | 由银行通知工会 | near party
石匠领取津贴，学徒除外 | 石匠领取津贴，但学徒除外 | stands
石匠不领取津贴 | 石匠不得领取津贴 | stands
石匠领取津贴 | 灯塔每晚点灯 | absent
石匠领取津贴 |  | absent
""".strip().splitlines()


@pytest.mark.parametrize("row", ANSWERS)
def test_the_answer_and_its_reason(row: str) -> None:
    asked, new, expected = (cell.strip() for cell in row.split("|"))
    (sentence,) = read_sentences(fold(asked), "zh", shipped_lexicon(), outcome_weights())
    question = whole_limb(sentence.limbs[0], sentence)
    said = ask(question, passage_index([("n", new)], (), "zh"), outcome_weights())
    assert f"{said.answer.value} {said.why}".strip() == expected
    assert (said.share == 1) is (said.answer is AnswerKind.STANDS)
