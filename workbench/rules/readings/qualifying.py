"""Arts. 11, 17, 23, 26, 29, 37, 43, 51, 57, 63: what a draft asks before a right begins, alternative by alternative."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from workbench.rules.articles.periods import PeriodRule
from workbench.rules.rates import LADDERS
from workbench.rules.readings.result import DraftReading, PartReader, ReadingResult, as_unit, judged_period
from workbench.rules.readings.sentences import DraftArticle
from workbench.rules.readings.stated import StatedFigure

_ABUSE: Final = frozenset({"II", "III", "IV", "VIII"})


def read_qualifying(
    reader: PartReader, article: DraftArticle, rule: Callable[[str], PeriodRule]
) -> Iterator[DraftReading]:
    """The rows on qualifying periods and ages; ``rule`` finds a rule on periods by its id."""
    part = reader.part
    contribution = article.figures(part, "contribution")
    residence = article.figures(part, "residence")
    if part in LADDERS:
        yield from _ladder(reader, article, contribution, residence, rule)
    elif part in _ABUSE:
        threshold = _longest_first(contribution) or _longest_first(residence)
        if threshold:
            named = {"II": "care", "III": "sickness", "IV": "unemployment", "VIII": "maternity"}[part]
            yield reader.judged(judged_period(rule(f"{named}_qualifying"), threshold), threshold)
    elif part == "VI":
        for figure in (*contribution, *residence)[:1]:
            yield reader.judged(judged_period(rule("injury_qualifying"), figure), figure)
    elif part == "VII":
        yield from _family(reader, contribution, residence, rule)
    ages = article.figures(part, "pension_age")
    if part == "V" and ages:
        highest = max(ages, key=lambda age: age.value)
        yield reader.judged(judged_period(rule("old_age_age"), highest), highest)
    for marriage in article.figures(part, "marriage")[:1]:
        childless = article.says("says_childless", part)
        result = ReadingResult.MET if childless else ReadingResult.LOOK
        yield reader.row("63(5)", result, "marriage_of_childless" if childless else "marriage_asked", marriage)


def _longest_first(figures: Sequence[StatedFigure]) -> StatedFigure | None:
    """The period that opens the right: of several tiers the lowest."""
    return min(figures, key=_length, default=None)


def _length(figure: StatedFigure) -> float:
    days = {"hour": 1 / 24, "day": 1, "working_day": 1.4, "week": 7, "month": 30.4, "year": 365}
    return float(figure.value) * days.get(figure.unit, 1)


def _family(
    reader: PartReader,
    contribution: Sequence[StatedFigure],
    residence: Sequence[StatedFigure],
    rule: Callable[[str], PeriodRule],
) -> Iterator[DraftReading]:
    """Art. 43: three months of contribution or employment, or a year of residence; whichever the draft asks for."""
    for figures, name in ((contribution, "family_contribution"), (residence, "family_residence")):
        if figures:
            figure = max(figures, key=_length)
            yield reader.judged(judged_period(rule(name), figure), figure)


def _ladder(
    reader: PartReader,
    article: DraftArticle,
    contribution: Sequence[StatedFigure],
    residence: Sequence[StatedFigure],
    rule: Callable[[str], PeriodRule],
) -> Iterator[DraftReading]:
    """Arts. 29, 57 and 63: the full period of paragraph 1, the reduced benefit of 2, the short period of 3."""
    named = {"V": "old_age", "IX": "invalidity", "X": "survivors"}[reader.part]
    lower = {"V": "old_age_lower_contribution"}.get(reader.part, f"{named}_lower")
    reduced = [figure for figure in contribution if _in_sentence(article, figure, "says_reduced")]
    whole = [figure for figure in contribution if figure not in reduced] or reduced
    if whole:
        longest = max(whole, key=_length)
        shortest = max(reduced, key=_length) if reduced else longest
        yield _full_period(reader, article, rule(f"{named}_contribution"), longest, has_reduced=bool(reduced))
        if not reduced and _in_sentence(article, longest, "says_full_benefit"):
            address = rule(f"{named}_reduced").ref
            yield reader.row(address, ReadingResult.LOOK, "reduced_benefit_not_told", longest)
        else:
            yield reader.judged(judged_period(rule(f"{named}_reduced"), shortest), shortest)
        yield _alternative(reader, rule(lower), shortest)
        if reader.part != "V":
            yield _density(reader, rule(f"{named}_density"), shortest)
    if residence:
        longest = max(residence, key=_length)
        has_reduced = article.says("says_reduced", reader.part)
        yield _full_period(reader, article, rule(f"{named}_residence"), longest, has_reduced=has_reduced)
        yield _alternative(reader, rule("old_age_lower_residence" if reader.part == "V" else lower), longest)


def _full_period(
    reader: PartReader, article: DraftArticle, rule: PeriodRule, figure: StatedFigure, *, has_reduced: bool
) -> DraftReading:
    """Paragraph 1; where a draft's own full benefit comes later, a reduced one may still reach the rate asked for."""
    finding = judged_period(rule, figure)
    if finding.verdict == "falls_short" and has_reduced and _in_sentence(article, figure, "says_full_benefit"):
        facts = {"limit": rule.value or Fraction(0), "limit_unit": as_unit(rule.unit)}
        return reader.row(rule.ref, ReadingResult.LOOK, "full_benefit_comes_later", figure, **facts)
    return reader.judged(finding, figure)


def _alternative(reader: PartReader, rule: PeriodRule, figure: StatedFigure) -> DraftReading:
    """A paragraph that may be used and need not be: never a breach."""
    finding = judged_period(rule, figure)
    return reader.closed(rule, figure) if finding.verdict == "falls_short" else reader.judged(finding, figure)


def _density(reader: PartReader, rule: PeriodRule, figure: StatedFigure) -> DraftReading:
    """Arts. 57(1)(b), 63(1)(b): open only where in principle all economically active persons are covered."""
    if judged_period(rule, figure).verdict == "falls_short":
        return reader.closed(rule, figure)
    return reader.row(rule.ref, ReadingResult.LOOK, "density_wants_all_active", figure)


def _in_sentence(article: DraftArticle, figure: StatedFigure, rule_id: str) -> bool:
    return any(figure in sentence.figures and sentence.says(rule_id) for sentence in article.sentences)  # type: ignore[arg-type]
