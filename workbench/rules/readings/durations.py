"""Arts. 12, 18, 24, 30, 38, 45, 52, 58 and 64: how long a draft pays and from which day; a ceiling is no duration."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from workbench.instruments.topics import DraftRuleId
from workbench.rules.articles.periods import PeriodRule
from workbench.rules.readings.result import DraftReading, PartReader, ReadingResult, as_unit, judged_period
from workbench.rules.readings.sentences import DraftArticle
from workbench.rules.readings.stated import StatedFigure

FindRule = Callable[[str], PeriodRule]
_WHOLE: Final = {"V": "old_age", "VI": "injury", "VII": "family", "IX": "invalidity", "X": "survivors"}
_WAITING: Final = {"III": "sickness_waiting", "IV": "unemployment_waiting", "VI": "injury_waiting"}
_DAYS: Final = {"hour": 1 / 24, "day": 1, "working_day": 1, "week": 7, "month": 30.4, "year": 365}
GROUNDS: Final[tuple[DraftRuleId, ...]] = (
    "ground_absent", "ground_maintained", "ground_other_benefit", "ground_fraud", "ground_crime", "ground_misconduct",
    "ground_negligence", "ground_services", "ground_employment_services", "ground_dispute", "ground_cohabiting",
)  # fmt: skip
_LEAST_AGE_OF_CHILD: Final = 15


def read_durations(
    reader: PartReader, article: DraftArticle, rule: FindRule, leave: StatedFigure | None, *, by_means: bool
) -> Iterator[DraftReading]:
    """The rows on durations and waiting periods; ``leave`` is the maternity leave that the draft grants anywhere."""
    part = reader.part
    durations = [figure for figure in article.figures(part, "duration") if not _of_a_suspension(article, figure)]
    if part == "II":
        yield from _limited(reader, article, durations, rule("care_duration"), rule("care_duration_exception"))
    elif part == "III":
        yield from _limited(reader, article, durations, rule("sickness_duration"), rule("sickness_duration_exception"))
    elif part == "IV":
        yield from _unemployment(reader, article, durations, rule, by_means=by_means)
    elif part == "VIII":
        yield from _maternity(reader, article, durations, rule("maternity_duration"), leave)
    elif part in _WHOLE:
        yield from _whole(reader, article, durations, rule(f"{_WHOLE[part]}_duration"))
    yield from _waiting(reader, article, rule)
    yield from _child_age(reader, article)


def _of_a_suspension(article: DraftArticle, figure: StatedFigure) -> bool:
    """Whether a time belongs to a ground on which benefit is stopped, such as an absence of so many months."""
    return any(
        figure in sentence.figures
        and sentence.says("says_stopped")
        and any(sentence.says(ground) for ground in GROUNDS)
        for sentence in article.sentences
    )


def days(figure: StatedFigure) -> float:
    """About how many days a period lasts, for putting periods in order; no verdict rests on it."""
    return float(figure.value) * _DAYS.get(figure.unit, 1)


def _limited(
    reader: PartReader,
    article: DraftArticle,
    durations: Sequence[StatedFigure],
    rule: PeriodRule,
    exception: PeriodRule,
) -> Iterator[DraftReading]:
    """Arts. 12 and 18: a limit of 26 weeks in each case; of 13 only under a declaration."""
    if not durations:
        if article.says("says_throughout", reader.part):
            yield reader.row(rule.ref, ReadingResult.MET, "paid_throughout")
        return
    shortest = min(durations, key=days)
    if reader.part == "II" and _maternity_care(article, shortest):
        yield reader.row("12(1)", ReadingResult.FALLS_SHORT, "birth_care_without_limit", shortest)
        return
    row = _minimum(reader, article, shortest, rule)
    yield row
    if row.result is ReadingResult.FALLS_SHORT:
        finding = judged_period(exception, shortest)
        if finding.verdict == "falls_short":
            yield reader.row(exception.ref, ReadingResult.CANNOT_BE_USED, "exception_closed", shortest)
        else:
            yield reader.row(exception.ref, ReadingResult.LOOK, "exception_wants_declaration", shortest)


def _minimum(reader: PartReader, article: DraftArticle, figure: StatedFigure, rule: PeriodRule) -> DraftReading:
    """A duration against its minimum; a ceiling fails where it is too low, and secures nothing where it is not."""
    finding = judged_period(rule, figure)
    throughout = article.says("says_throughout", reader.part)
    if figure.bounded == "at_most" and not throughout and finding.verdict != "falls_short":
        return reader.row(rule.ref, ReadingResult.LOOK, "ceiling_secures_nothing", figure)
    return reader.judged(finding, figure)


def _maternity_care(article: DraftArticle, figure: StatedFigure) -> bool:
    return any(figure in sentence.figures and sentence.says("benefit_of_maternity") for sentence in article.sentences)


def _unemployment(
    reader: PartReader, article: DraftArticle, durations: Sequence[StatedFigure], rule: FindRule, *, by_means: bool
) -> Iterator[DraftReading]:
    """Art. 24(1) and (2): 13 weeks for employees, 26 by means, 13 on average where the length varies."""
    minimum = rule("unemployment_duration_means" if by_means else "unemployment_duration")
    if not durations:
        if article.says("says_throughout", "IV"):
            yield reader.row(minimum.ref, ReadingResult.MET, "paid_throughout")
        return
    shortest, longest = min(durations, key=days), max(durations, key=days)
    if article.says("says_seasonal", "IV"):
        yield reader.row("24(4)", ReadingResult.LOOK, "seasonal_may_be_adapted", shortest)
        return
    average = rule("unemployment_duration_average")
    varies = not by_means and (shortest.value != longest.value or article.says("says_varies", "IV"))
    row = _minimum(reader, article, shortest, minimum)
    reached = judged_period(average, longest).verdict != "falls_short"
    if not varies:
        yield row
    elif row.result is ReadingResult.FALLS_SHORT and reached:
        facts = {"name": minimum.name, "limit": minimum.value or 0, "limit_unit": as_unit(minimum.unit)}
        yield reader.row(minimum.ref, ReadingResult.CANNOT_BE_USED, "varying_below_minimum", shortest, **facts)
        yield reader.row(average.ref, ReadingResult.LOOK, "average_wanted", shortest)
    else:
        yield row
        same = {"met": "average_reached", "falls_short": "average_missed"}.get(row.result, "average_wanted")
        yield reader.row(average.ref, row.result, same, shortest)


def _maternity(
    reader: PartReader,
    article: DraftArticle,
    durations: Sequence[StatedFigure],
    rule: PeriodRule,
    leave: StatedFigure | None,
) -> Iterator[DraftReading]:
    """Art. 52: twelve weeks, and no less than a longer absence from work that the law requires or authorises."""
    paid_in_leave = article.figures("VIII", "leave") if article.says("benefit_during_leave", "VIII") else ()
    stated = [figure for figure in durations or paid_in_leave if not _says_of(article, figure, "says_miscarriage")]
    if not stated:
        if leave is not None and article.says("benefit_during_leave", "VIII"):
            yield reader.judged(judged_period(rule, leave), leave)
        return
    shortest = min(stated, key=days)
    if _says_of(article, shortest, "benefit_of_care"):
        yield reader.row(rule.ref, ReadingResult.FALLS_SHORT, "birth_care_without_limit", shortest)
        return
    row = _minimum(reader, article, shortest, rule)
    if leave is not None and row.result is not ReadingResult.FALLS_SHORT and days(shortest) < days(leave):
        facts = {"leave": leave.value, "leave_unit": as_unit(leave.unit)}
        yield reader.row(rule.ref, ReadingResult.FALLS_SHORT, "shorter_than_leave", shortest, **facts)
        return
    yield row


def _whole(
    reader: PartReader, article: DraftArticle, durations: Sequence[StatedFigure], rule: PeriodRule
) -> Iterator[DraftReading]:
    """Arts. 30, 38, 45, 58 and 64: for as long as the contingency lasts; a limit falls short."""
    throughout = article.says("says_throughout", reader.part)
    if reader.part == "IX" and article.says("says_until_pension", "IX"):
        yield reader.row(rule.ref, ReadingResult.MET, "until_old_age_benefit")
    elif durations and not throughout:
        shortest = min(durations, key=days)
        treated = reader.part == "VI" and _says_of(article, shortest, "period_of_treatment")
        if treated:
            yield reader.row(rule.ref, ReadingResult.LOOK, "what_follows_treatment", shortest)
        else:
            yield reader.judged(judged_period(rule, shortest), shortest)
    elif throughout:
        yield reader.row(rule.ref, ReadingResult.MET, "paid_throughout")


def _says_of(article: DraftArticle, figure: StatedFigure, rule_id: DraftRuleId) -> bool:
    return any(figure in sentence.figures and sentence.says(rule_id) for sentence in article.sentences)


def _waiting(reader: PartReader, article: DraftArticle, rule: FindRule) -> Iterator[DraftReading]:
    """Arts. 18(1), 24(3) and 38 let the first days go unpaid; no other Part does."""
    part = reader.part
    stated = article.figures(part, "waiting")
    if not stated:
        return
    longest = max(stated, key=days)
    if part == "IX":
        yield reader.row("58", ReadingResult.LOOK, "invalidity_after_waiting", longest)
    elif part == "IV" and article.says("says_seasonal", "IV"):
        yield reader.row("24(4)", ReadingResult.LOOK, "seasonal_may_be_adapted", longest)
    elif part == "VI" and (_says_of(article, longest, "says_death") or _says_of(article, longest, "benefit_of_care")):
        yield reader.row("38", ReadingResult.FALLS_SHORT, "waiting_for_incapacity_only", longest)
    elif part in _WAITING:
        yield reader.judged(judged_period(rule(_WAITING[part]), longest), longest)
    else:
        yield reader.judged(judged_period(rule(f"no_waiting_{part}"), longest), longest)


def _child_age(reader: PartReader, article: DraftArticle) -> Iterator[DraftReading]:
    """Art. 1(1)(e): a child is one below school-leaving age or below fifteen, as is prescribed."""
    address = {"X": "64", "VI": "38", "VII": "45"}.get(reader.part)
    ages = article.figures(reader.part, "child_age")
    if address is None or not ages:
        return
    lowest = min(ages, key=lambda age: age.value)
    if lowest.value >= _LEAST_AGE_OF_CHILD:
        yield reader.row(address, ReadingResult.MET, "child_old_enough", lowest)
    else:
        yield reader.row(address, ReadingResult.LOOK, "child_too_young", lowest)
