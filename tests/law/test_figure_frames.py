"""A figure counts where it stands under the subject it was asked for."""

import pytest

from workbench.lang.folding import fold
from workbench.law.figure_frames import figure_agreement
from workbench.law.figures import FigureAgreement
from workbench.law.limbs import read_sentences, shipped_lexicon
from workbench.law.passages import PassageIndex, limb_passages
from workbench.weights.outcomes import outcome_weights

# what was asked for, the figure in question being the last | the new text | how the figure there stands to it
FRAMES = """
石匠缴三成 | 石匠缴三成，学徒缴一成 | same
石匠缴三成 | 石匠缴一成，学徒缴三成 | other
石匠满一年的，领取六个月 | 石匠满一年的，领取三个月；石匠满五年的，领取六个月 | other
石匠缴三成 | 石匠缴 | apart
石匠缴三成 | 石匠三天交一次 | apart
石匠在三十日内答复 | 石匠在一个月内答复 | nearly
石匠满五年的，领取六个月 | 石匠满十年的，领取六个月 | nearly
石匠满五年的，领取六个月 | 石匠满60个月的，领取六个月 | same
工龄满五年的石匠领取六个月 | 工龄满十年的石匠领取六个月 | nearly
""".strip().splitlines()


@pytest.mark.parametrize("row", FRAMES)
def test_the_figure_of_the_same_subject_decides(row: str) -> None:
    asked, new, expected = (cell.strip() for cell in row.split("|"))
    lexicon, weights = shipped_lexicon(), outcome_weights()
    (sentence,) = read_sentences(fold(asked), "zh", lexicon, weights)
    limb = sentence.limbs[-1]
    text = PassageIndex(list(limb_passages([("n", read_sentences(fold(new), "zh", lexicon, weights))])), ())
    agreed, other = figure_agreement(limb.figures[-1], limb, sentence.limbs, text, weights)
    assert agreed is FigureAgreement(expected) and (other is None) is (expected == "apart")
