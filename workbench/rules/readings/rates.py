"""Arts. 16, 22, 28, 36, 50, 56 and 62 by 65 to 67: the rate a draft pays, as far as its words alone can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from workbench.instruments.model import Corpus
from workbench.instruments.topics import DraftRuleId
from workbench.rules.figures import figure as figure_of
from workbench.rules.figures import open_to, value
from workbench.rules.rates import LADDERS
from workbench.rules.readings.durations import days
from workbench.rules.readings.result import DraftReading, PartReader, ReadingResult
from workbench.rules.readings.sentences import DraftArticle, DraftSentence
from workbench.rules.readings.stated import StatedFigure

_RATES: Final = ("own_rate", "labourer_rate", "minimum_rate", "average_rate", "benefit_rate", "accrual", "amount")
_UNCOMPARED: Final = {
    "minimum_rate": "share_of_minimum_wage",
    "average_rate": "share_of_average_wage",
    "benefit_rate": "share_of_other_benefit",
    "amount": "sum_stated",
}
# For how many weeks the rate must hold where benefit may end there: Arts. 18(1) and 24(1)(a).
_MINIMUM: Final = {"III": "18(1)", "IV": "24(1)(a)"}
_CHILDREN: Final = 2  # of the standard beneficiary of survivors' benefit


def read_rates(
    reader: PartReader, article: DraftArticle, years: StatedFigure | None, *, by_means: bool
) -> Iterator[DraftReading]:
    """The rows on the rate of a periodical payment; ``years`` is what the draft asks for before the benefit is due."""
    if reader.part in {"II", "VII"}:
        return
    if reader.part == "VI":
        for contingency in ("partial", "death", "total", "incapacity"):
            sentences = [sentence for sentence in article.about("VI") if _injury_contingency(sentence) == contingency]
            of_one = replace(reader, contingency=contingency)
            yield from _of_sentences(of_one, sentences, contingency, years, by_means=by_means)
        return
    yield from _of_sentences(reader, article.about(reader.part), "", years, by_means=by_means)


def _injury_contingency(sentence: DraftSentence) -> str:
    if sentence.says("says_attendance") or sentence.says("benefit_of_care"):
        return ""
    named: tuple[tuple[DraftRuleId, str], ...] = (
        ("says_partial_loss", "partial"),
        ("says_death", "death"),
        ("says_total_loss", "total"),
    )
    return next((contingency for rule_id, contingency in named if sentence.says(rule_id)), "incapacity")


def _of_sentences(
    reader: PartReader,
    sentences: Sequence[DraftSentence],
    contingency: str,
    years: StatedFigure | None,
    *,
    by_means: bool,
) -> Iterator[DraftReading]:
    benefit = open_to(reader.corpus, reader.part, "65") or ""
    stated = [figure for sentence in sentences for figure in sentence.figures if figure.kind in _RATES]
    if not benefit or not sentences:
        return
    if contingency == "partial":
        for figure in stated[:1]:
            yield reader.row("36(2)", ReadingResult.LOOK, "partial_wants_proportion", figure)
        return
    if by_means and stated:
        means = open_to(reader.corpus, reader.part, "67")
        if means is not None:
            yield reader.row(means, ReadingResult.LOOK, "by_means_test", stated[0])
        return
    required = _required(reader.corpus, reader.part, contingency)
    own = [figure for figure in stated if figure.kind == "own_rate"]
    labourer = [figure for figure in stated if figure.kind == "labourer_rate"]
    if own:
        yield from _judged(reader, benefit, "65(1)", own, sentences, required, years)
    elif labourer:
        yield from _judged(reader, benefit, "66(1)", labourer, sentences, required, years)
    elif any(sentence.says("says_full_wage") for sentence in sentences) and not stated:
        yield reader.row(benefit, ReadingResult.MET, "whole_wage_paid", required=required)
        yield reader.row("65(1)", ReadingResult.MET, "whole_wage_paid", required=required)
    else:
        yield from _uncompared(reader, benefit, sentences, stated, required)


def _uncompared(
    reader: PartReader,
    benefit: str,
    sentences: Sequence[DraftSentence],
    stated: Sequence[StatedFigure],
    required: Fraction,
) -> Iterator[DraftReading]:
    """What the text sets beside no wage that the Convention knows: a person must look at it under Art. 66."""
    accrual = next((figure for figure in stated if figure.kind == "accrual"), None)
    if accrual is not None and reader.part == "V":
        longest = value(reader.corpus, "29(1)(a)", "year", "contribution")
        total = accrual.value * longest
        result = ReadingResult.MET if total >= required and _own(accrual, sentences) else ReadingResult.LOOK
        yield reader.row(benefit, result, "accrual_adds_up", accrual, years=longest, total=total, required=required)
        return
    beside = next((figure for figure in stated if figure.kind in _UNCOMPARED), None)
    if beside is not None:
        code = _UNCOMPARED[beside.kind]
        yield reader.row(benefit, ReadingResult.LOOK, code, beside, required=required)
        yield reader.row("66(1)", ReadingResult.LOOK, code, beside, required=required)
        yield reader.row("65(1)", ReadingResult.CANNOT_BE_USED, "not_tied_to_earnings", beside)
    elif any(sentence.says("says_average_wage") for sentence in sentences):
        yield reader.row(benefit, ReadingResult.LOOK, "average_wage_paid", required=required)


def _own(accrual: StatedFigure, sentences: Sequence[DraftSentence]) -> bool:
    return any(accrual in sentence.figures and sentence.says("says_own_earnings") for sentence in sentences)


def _judged(
    reader: PartReader,
    benefit: str,
    method: str,
    stated: Sequence[StatedFigure],
    sentences: Sequence[DraftSentence],
    required: Fraction,
    years: StatedFigure | None,
) -> Iterator[DraftReading]:
    """A share of the wage that the Convention itself compares with."""
    if reader.part == "X" or (reader.part == "VI" and any(sentence.says("says_death") for sentence in sentences)):
        rate, code = _family_rate(stated)
    else:
        rate, code = _rate_that_counts(reader, stated, sentences)
    if rate is None:
        yield reader.row(benefit, ReadingResult.LOOK, code, stated[0], required=required)
        return
    deciding = next((figure for figure in stated if figure.value == rate), stated[0])
    if rate < required and reader.part in LADDERS:
        yield from _below_full(reader, benefit, method, rate, deciding, required, years)
        return
    result = ReadingResult.MET if rate >= required else ReadingResult.FALLS_SHORT
    if deciding.bounded == "at_most" and result is ReadingResult.MET:
        result, code = ReadingResult.LOOK, "rate_is_a_ceiling"
    elif result is ReadingResult.FALLS_SHORT and code == "rate_stated":
        code = "rate_too_low"
    for address in (benefit, method):
        yield reader.row(address, result, code, deciding, rate=rate, required=required)


def _below_full(
    reader: PartReader,
    benefit: str,
    method: str,
    rate: Fraction,
    deciding: StatedFigure,
    required: Fraction,
    years: StatedFigure | None,
) -> Iterator[DraftReading]:
    """Arts. 29, 57, 63 (3) and (4): a lower rate will do where the benefit is due after fewer years."""
    article = LADDERS[reader.part]
    corpus = reader.corpus
    floor = required - value(corpus, f"{article}(3)", "percentage_point")
    soon = value(corpus, f"{article}(3)", "year", "contribution")
    late = value(corpus, f"{article}(1)(a)", "year", "contribution")
    facts = {"rate": rate, "required": required}
    if rate < floor:
        yield reader.row(benefit, ReadingResult.FALLS_SHORT, "rate_below_every_rule", deciding, floor=floor, **facts)
        yield reader.row(method, ReadingResult.FALLS_SHORT, "rate_below_every_rule", deciding, floor=floor, **facts)
        return
    if years is None or years.unit != "year" or years.kind != "contribution":
        yield reader.row(benefit, ReadingResult.LOOK, "lower_rate_wants_years", deciding, years=soon, **facts)
        return
    period = years.value
    scaled = (
        floor
        if period <= soon
        else required
        if period >= late
        else floor + (required - floor) * (period - soon) / (late - soon)
    )
    paragraph = f"{article}(3)" if period <= soon else f"{article}(4)"
    result = ReadingResult.MET if rate >= scaled else ReadingResult.FALLS_SHORT
    code = "lower_rate_reached" if rate >= scaled else "lower_rate_missed"
    for address in (benefit, paragraph):
        yield reader.row(address, result, code, deciding, years=period, scaled=scaled, **facts)


def _required(corpus: Corpus, part: str, contingency: str) -> Fraction:
    row = {"incapacity": "VI(a)", "total": "VI(b)", "death": "VI(c)"}.get(contingency, part)
    return figure_of(corpus, f"Schedule:{row}", "percent").value


def _family_rate(stated: Sequence[StatedFigure]) -> tuple[Fraction | None, str]:
    """What a widow with two children receives: her share and that of each child."""
    each = next((figure.value for figure in stated if "figure_each" in figure.marks), None)
    alone = [figure for figure in stated if "figure_each" not in figure.marks]
    spouse = next((figure.value for figure in alone if "figure_spouse" in figure.marks), None)
    if spouse is not None and each is not None:
        return spouse + _CHILDREN * each, "family_rate"
    if spouse is None and each is not None:
        return None, "children_alone"
    if spouse is not None:
        return (spouse, "rate_stated")
    return min(figure.value for figure in stated), "rate_stated"


def _rate_that_counts(
    reader: PartReader, stated: Sequence[StatedFigure], sentences: Sequence[DraftSentence]
) -> tuple[Fraction | None, str]:
    """The lowest rate, or where it changes with time what the Convention asks: the minimum duration, or the average."""
    steps = _steps(sentences)
    if len(stated) > 1 and steps:
        if reader.part in _MINIMUM:
            weeks = value(reader.corpus, _MINIMUM[reader.part], "week")
            return min(rate for start, _, rate in steps if start < 7 * weeks), "rate_in_minimum_duration"
        if reader.part == "VIII":
            return _average(steps)
    return min(figure.value for figure in stated), "rate_stated"


def _average(steps: Sequence[tuple[float, float | None, Fraction]]) -> tuple[Fraction | None, str]:
    """Art. 50 lets the rate vary if it complies on average."""
    total = sum((Fraction(round(length)) for _, length, _ in steps if length), Fraction(0))
    if any(length is None for _, length, _ in steps) or not total:
        return None, "average_rate_open"
    return sum(
        (Fraction(round(length or 0)) * rate for _, length, rate in steps), Fraction(0)
    ) / total, "rate_on_average"


def _steps(sentences: Sequence[DraftSentence]) -> list[tuple[float, float | None, Fraction]]:
    """Each rate with the day from which it is paid and for how many days, where a draft says first so much, then less.

    Empty where the rates differ by something else, such as length of service.
    """
    steps: list[tuple[float, float | None, Fraction]] = []
    start: float | None = 0.0
    ordered = False
    for sentence in sentences:
        for length, rate, is_step in _timed_rates(sentence):
            if start is None:
                return []
            ordered = ordered or is_step
            steps.append((start, length, rate.value))
            start = start + length if length else None
    return steps if ordered and len(steps) > 1 else []


def _timed_rates(sentence: DraftSentence) -> Iterator[tuple[float | None, StatedFigure, bool]]:
    """Each rate of a sentence with the days it is paid for, as far as told, and whether it is said to come in turn."""
    figures = [figure for figure in sentence.figures if figure.kind in {"segment", "duration", "own_rate"}]
    # 60 per cent for the first 13 weeks: where the sentence begins with a rate, each time follows its rate.
    if figures and figures[0].kind == "own_rate":
        figures.reverse()
        turned = list(_pairs(figures))
        turned.reverse()
        yield from turned
    else:
        yield from _pairs(figures)


def _pairs(figures: Sequence[StatedFigure]) -> Iterator[tuple[float | None, StatedFigure, bool]]:
    length: float | None = None
    is_step = False
    for figure in figures:
        if figure.kind == "own_rate":
            yield length, figure, is_step or "says_later" in figure.marks
            length, is_step = None, False
        elif figure.bounded != "at_most":
            length, is_step = days(figure), figure.kind == "segment"
