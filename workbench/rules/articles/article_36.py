"""Art. 36(2): the benefit for partial permanent loss of earning capacity beside the one for total loss."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message
from workbench.instruments.model import Corpus
from workbench.rules.figures import of_part, ref
from workbench.rules.inputs import InputField
from workbench.rules.rule import Question, Rule
from workbench.rules.working import Answer, WorkingStep, invalid_input, part_name

_ADDRESS: Final = "36(2)"
_TIME: Final = "65(4)"
_TOTAL_LOSS: Final = InputField("total_loss_benefit", N_("Benefit for total loss"), is_required=True)
_PARTIAL_LOSS: Final = InputField("partial_benefit", N_("Benefit for the partial loss"), is_required=True)
_LOSS: Final = InputField("loss_of_earning_capacity_pct", N_("Loss of earning capacity"), "percent")


def judge_partial_loss(corpus: Corpus, question: Question) -> Answer:
    """Art. 36(2): the benefit for partial permanent loss is a suitable proportion of that for total loss.

    The loss is given in per cent, 0 to 100. Figures: proportion_of_total_benefit_pct. The Convention has no figure
    for "suitable", so nothing passes or fails.
    """
    inputs = question.inputs
    total = inputs.required_amount(_TOTAL_LOSS, _TIME)
    partial = inputs.required_amount(_PARTIAL_LOSS, _TIME)
    if not total.value:
        raise invalid_input("base_is_zero", _TOTAL_LOSS.name)
    second = ref(_ADDRESS)
    proportion = 100 * partial.value / total.value
    facts = {"partial": partial.value, "total": total.value, "proportion": proportion}
    working = (*total.working, *partial.working, WorkingStep("partial_proportion", second, facts))
    loss = inputs.number(_LOSS)
    if loss is not None:
        if loss > 100:
            raise invalid_input("share_above_hundred", _LOSS.name)
        working += (WorkingStep("partial_loss_beside", second, {"loss": loss, "proportion": proportion}),)
    working += (WorkingStep("suitable_has_no_figure", second),)
    return Answer(question.part, _ADDRESS, None, working, None, {"proportion_of_total_benefit_pct": proportion})


def _not_injury(corpus: Corpus, part: str) -> WorkingStep:
    return WorkingStep("partial_loss_of_part_six", ref(_ADDRESS), {"part": part_name(part)})


# code of a step: its sentence; fields in braces are the facts, rounded for display.
WORDS: Final[Mapping[str, Message]] = {
    "partial_proportion": N_(
        "Benefit for partial loss {partial} ÷ benefit for total loss {total} = {proportion} per cent."
    ),
    "partial_loss_beside": N_(
        "The loss of earning capacity is {loss} per cent; the benefit is {proportion} per cent of that for total loss."
    ),
    "suitable_has_no_figure": N_(
        "The Convention asks for a suitable proportion and gives no figure: nothing passes or fails here."
    ),
    "partial_loss_of_part_six": N_("Article 36(2) belongs to Part VI and does not apply to Part {part}."),
}

RULES: Final = (
    Rule(
        name=_ADDRESS,
        also=("36",),
        module=__name__,
        subject="own_test",
        label=N_("Article 36(2): partial loss of earning capacity"),
        articles=("36",),
        serves=of_part(_ADDRESS),
        refusal=_not_injury,
        judge=judge_partial_loss,
        inputs=(_TOTAL_LOSS, _PARTIAL_LOSS, _LOSS),
        outcomes=("open", "does_not_apply"),
    ),
)
