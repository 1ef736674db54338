"""Arts. 10, 34 and 49: what the persons protected pay of their own care, and the care that a draft refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from workbench.instruments.topics import DraftRuleId
from workbench.rules.readings.result import DraftReading, PartReader, ReadingResult
from workbench.rules.readings.sentences import DraftArticle, DraftSentence
from workbench.rules.readings.stated import StatedFigure

# Where each Part speaks of the cost of care; only Art. 10(2) lets it be shared, and only for a morbid condition.
_COST: Final = {"II": "10(2)", "VI": "34(2)", "VIII": "49(2)"}
_SHARES: Final = frozenset({"patient_share", "fund_share"})
_REFUSED: Final[dict[str, tuple[tuple[DraftRuleId, str], ...]]] = {
    "II": (
        ("care_home_visit", "10(1)(a)(i)"),
        ("care_prenatal", "10(1)(b)(i)"),
        ("care_specialist", "10(1)(a)(ii)"),
        ("care_medicines", "10(1)(a)(iii)"),
        ("care_general", "10(1)(a)(i)"),
        ("care_hospital", "10(1)(a)(iv)"),
    ),
    "VI": (
        ("care_home_visit", "34(2)(a)"),
        ("care_dental", "34(2)(b)"),
        ("care_appliances", "34(2)(e)"),
        ("care_medicines", "34(2)(e)"),
        ("care_general", "34(2)(a)"),
        ("care_specialist", "34(2)(a)"),
        ("care_hospital", "34(2)(d)"),
    ),
    "VIII": (("care_prenatal", "49(2)(a)"), ("care_hospital", "49(2)(b)")),
}


def read_care(reader: PartReader, article: DraftArticle) -> Iterator[DraftReading]:
    """The rows on cost sharing and on care that is not given; none where a draft only lists what it pays for."""
    if reader.part not in _COST:
        return
    sentences = [sentence for sentence in article.about(reader.part) if _is_of_care(sentence)]
    others = [sentence for sentence in article.about(reader.part) if not sentence.says("care_refused")]
    yield from _cost(reader, sentences, others)
    for sentence in article.about(reader.part):
        if not sentence.says("care_refused") or sentence.says("care_cosmetic") or sentence.says("says_perhaps"):
            continue
        for rule_id, address in _REFUSED[reader.part]:
            if sentence.says(rule_id):
                yield reader.row(address, ReadingResult.FALLS_SHORT, "care_is_refused")
                break


def _is_of_care(sentence: DraftSentence) -> bool:
    shares = any(figure.kind in _SHARES for figure in sentence.figures)
    return shares or sentence.says("benefit_of_care")


def _cost(reader: PartReader, sentences: list[DraftSentence], others: list[DraftSentence]) -> Iterator[DraftReading]:
    address = _COST[reader.part]
    for sentence in sentences:
        shares = [figure for figure in sentence.figures if figure.kind in _SHARES]
        if shares:
            is_birth = reader.part == "VIII" or (reader.part == "II" and sentence.says("benefit_of_maternity"))
            yield _share(reader, address, shares[0], is_birth=is_birth)
            return
    charged = [sentence for sentence in sentences if not sentence.says("care_refused")]
    if sentences and any(sentence.says("says_care_charged") for sentence in (*charged, *others)):
        yield reader.row(address, ReadingResult.LOOK, "care_is_charged")
    elif any(sentence.says("says_care_free") for sentence in charged):
        yield reader.row(address, ReadingResult.MET, "care_costs_nothing")


def _share(reader: PartReader, address: str, figure: StatedFigure, *, is_birth: bool) -> DraftReading:
    """The patient's share of the cost, worked out from the scheme's where that is what the text gives."""
    share = figure.value if figure.kind == "patient_share" else 100 - figure.value
    figure = replace(figure, value=share)
    if share <= 0:
        return reader.row(address, ReadingResult.MET, "care_costs_nothing", figure)
    if reader.part == "II" and not is_birth:
        return reader.row(address, ReadingResult.LOOK, "share_may_be_hardship", figure, share=share)
    code = "no_share_for_birth" if is_birth else "no_share_for_injury"
    return reader.row(address, ReadingResult.FALLS_SHORT, code, figure, share=share)
