"""The percentage a periodical payment must reach: the Schedule, and the lower rates of Arts. 29, 57, 63."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from workbench.instruments.model import Corpus
from workbench.rules.amounts import Inputs
from workbench.rules.figures import figure, ref, value
from workbench.rules.working import WorkingStep, fault

# The articles on the qualifying period whose paragraphs 3 and 4 allow a rate below the Schedule's.
LADDERS: Final[Mapping[str, str]] = {"V": "29", "IX": "57", "X": "63"}

# The rows of the Schedule for Part VI, by the words people use for the contingency; the first that fits is meant.
_INJURY_ROWS: Final = (
    ("VI(c)", re.compile(r"surviv|death|widow|breadwinner|遗属|死亡|工亡|供养|support", re.IGNORECASE)),
    ("VI(a)", re.compile(r"incapacity|temporary|暂时|停工|丧失工作能力|劳动能力暂", re.IGNORECASE)),
    ("VI(b)", re.compile(r"invalid|disab|total loss|permanent|faculty|残|永久|挣钱能力", re.IGNORECASE)),
)
_PARTIAL: Final = re.compile(r"partial|部分丧失", re.IGNORECASE)
_RULE: Final = re.compile(r"(?:c\.?102:?\s*)?(?:art(?:icle)?\.?\s*)?(\d+)(?:\((\d)\))?(?:\([a-z]\))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rate:
    """What the Convention asks for in per cent, None where it leaves the rate open, and how that was found."""

    percent: Fraction | None
    working: tuple[WorkingStep, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """The row of the Schedule that applies, and the step that says so."""

    percent: Fraction
    step: WorkingStep


@dataclass(frozen=True, slots=True)
class QualifyingTerms:
    """When a scheme pays: under which paragraph of Arts. 29, 57 or 63, after how many years of what; None: not said."""

    rule: str = ""
    contribution_years: Fraction | None = None
    residence_years: Fraction | None = None


def read_terms(inputs: Inputs) -> QualifyingTerms:
    """The inputs ``qualifying_rule``, ``contribution_years`` (or ``employment_years``) and ``residence_years``."""
    years = inputs.number("contribution_years")
    return QualifyingTerms(
        inputs.word("qualifying_rule"),
        inputs.number("employment_years") if years is None else years,
        inputs.number("residence_years"),
    )


def required_rate(corpus: Corpus, part: str, contingency: str = "", terms: QualifyingTerms = QualifyingTerms()) -> Rate:
    """The percentage that Part XI and the Schedule require of a Part's benefit, or Arts. 29, 57, 63 where they apply.

    ``contingency`` chooses among the rows of Part VI. Raises Invalid where the Part has no row, the contingency of
    Part VI is not told, or the rule is one of another Part.
    """
    if part == "VI" and _PARTIAL.search(contingency):
        return Rate(None, (WorkingStep("partial_loss_has_no_rate", ref("36(2)")),))
    full = _schedule_row(corpus, part, contingency)
    paragraph = _paragraph(part, terms.rule)
    if paragraph == "2":
        address = f"{LADDERS[part]}(2)"
        return Rate(None, (full.step, WorkingStep("reduced_benefit_has_no_rate", ref(address))))
    if paragraph == "3":
        return _lower_rate(corpus, part, full, terms)
    if paragraph == "4":
        return _scaled_rate(corpus, part, full, terms)
    return Rate(full.percent, (full.step,))


def schedule_rows(corpus: Corpus, part: str) -> tuple[str, ...]:
    """The addresses of a Part's rows in the Schedule, such as ``Schedule:VI(a)``; none for Parts II and VII."""
    top = ref(f"Schedule:{part}")
    if top not in corpus.provisions:
        return ()
    return tuple(row.address for row in corpus.walk(top) if row.figures)


def _schedule_row(corpus: Corpus, part: str, contingency: str) -> _Row:
    """Schedule to Part XI: the row of the Part, for Part VI that of the contingency."""
    rows = schedule_rows(corpus, part)
    if not rows:
        raise fault("no_schedule_row", "part", part=part)
    if len(rows) > 1:
        rows = tuple(f"Schedule:{row}" for row, words in _INJURY_ROWS if words.search(contingency))[:1]
        if not rows:
            raise fault("contingency_unclear", "contingency")
    row = figure(corpus, rows[0], "percent")
    return _Row(row.value, WorkingStep("schedule_rate", row.provision, {"row": row.name, "percent": row.value}))


def _paragraph(part: str, rule: str) -> str:
    """The paragraph of the Part's article that ``rule`` names; ``1`` where it names none."""
    if not rule:
        return "1"
    found = _RULE.fullmatch(rule.strip())
    if found is None or found[1] != LADDERS.get(part):
        raise fault("rule_not_of_part", "qualifying_rule", rule=rule, part=part)
    paragraph = found[2] or "1"
    if paragraph not in "1234":
        raise fault("rule_not_of_part", "qualifying_rule", rule=rule, part=part)
    return paragraph


def _lower_rate(corpus: Corpus, part: str, full: _Row, terms: QualifyingTerms) -> Rate:
    """Arts. 29(3), 57(3), 63(3): ten points less, if secured after so many years; beyond them, paragraph 4 or none."""
    address = f"{LADDERS[part]}(3)"
    most = value(corpus, address, "year", "contribution")
    most_residence = value(corpus, address, "year", "residence")
    years, residence = terms.contribution_years, terms.residence_years
    if (years is not None and years <= most) or (residence is not None and residence <= most_residence):
        return _ten_points_less(corpus, address, full, most, most_residence)
    if years is None and residence is None:
        rate = _ten_points_less(corpus, address, full, most, most_residence)
        return Rate(rate.percent, (*rate.working, WorkingStep("years_not_told", ref(address))))
    said = years if years is not None else residence or Fraction(0)
    limit = most if years is not None else most_residence
    late = WorkingStep("too_late_for_lower_rate", ref(address), {"years": said, "most": limit})
    if years is None:
        return Rate(full.percent, (full.step, late))
    scaled = _scaled_rate(corpus, part, full, terms)
    return Rate(scaled.percent, (late, *scaled.working))


def _ten_points_less(corpus: Corpus, address: str, full: _Row, most: Fraction, most_residence: Fraction) -> Rate:
    points = value(corpus, address, "percentage_point")
    percent = full.percent - points
    facts = {"full": full.percent, "points": points, "percent": percent, "most": most, "most_residence": most_residence}
    return Rate(percent, (full.step, WorkingStep("lower_rate", ref(address), facts)))


def _scaled_rate(corpus: Corpus, part: str, full: _Row, terms: QualifyingTerms) -> Rate:
    """Arts. 29(4), 57(4), 63(4): in proportion between the lower rate and the Schedule's, read as linear.

    The lower end is that of paragraph 3, the upper that of paragraph 1(a), both in years of contributions or
    employment.
    """
    article = LADDERS[part]
    address = f"{article}(4)"
    years = terms.contribution_years
    if years is None:
        raise fault("input_missing", "contribution_years")
    low = value(corpus, f"{article}(3)", "year", "contribution")
    high = value(corpus, f"{article}(1)(a)", "year", "contribution")
    top = full.percent
    bottom = top - value(corpus, f"{article}(3)", "percentage_point")
    if years <= low:
        return _lower_rate(corpus, part, full, QualifyingTerms("", years))
    if years >= high:
        code = "period_too_long" if years > high else "full_rate_due"
        return Rate(top, (full.step, WorkingStep(code, ref(f"{article}(1)(a)"), {"years": years, "most": high})))
    a_year = (top - bottom) / (high - low)
    percent = bottom + a_year * (years - low)
    facts = {"bottom": bottom, "a_year": a_year, "years": years, "low": low, "high": high, "percent": percent}
    scaled = WorkingStep("scaled_rate", ref(address), facts)
    # 29(4) asks for the reduced benefit only where the period is longer than 15 years; 57(4) and 63(4) always do.
    reduced_after = value(corpus, f"{article}(2)(a)", "year")
    if years <= reduced_after:
        return Rate(percent, (full.step, scaled))
    due = WorkingStep("reduced_benefit_due_too", ref(address), {"after": reduced_after})
    return Rate(percent, (full.step, scaled, due))
