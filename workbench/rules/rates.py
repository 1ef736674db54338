"""The percentage a periodical payment must reach: the Schedule, and the lower rates of Arts. 29, 57, 63."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from workbench.i18n.messages import N_
from workbench.instruments.model import Corpus
from workbench.rules.figures import figure, open_to, ref, value
from workbench.rules.inputs import InputField, Inputs
from workbench.rules.rule import Question
from workbench.rules.working import WorkingStep, invalid_input, part_name

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


_INCAPACITY: Final = "Schedule:VI(a)"

QUALIFYING_RULE: Final = InputField("qualifying_rule", N_("The scheme pays after"), "choice")
CONTRIBUTION_YEARS: Final = InputField(
    "contribution_years", N_("Years of contribution or employment"), "number", parts=tuple(LADDERS)
)
_EMPLOYMENT_YEARS: Final = InputField("employment_years", N_("Years of employment"), "number", in_form=False)
RESIDENCE_YEARS: Final = InputField("residence_years", N_("Years of residence"), "number", parts=tuple(LADDERS))
# After how many years a pension is paid; the paragraphs to choose from are those of the Part's own article.
TERMS: Final = (
    *(
        replace(
            QUALIFYING_RULE,
            parts=(part,),
            choices=(
                ("", N_("as the years below tell")),
                (f"{article}(1)", N_("the full period (paragraph 1)")),
                (f"{article}(2)", N_("a shorter period, at a reduced rate (paragraph 2)")),
                (f"{article}(3)", N_("a short period, at ten points less (paragraph 3)")),
                (f"{article}(4)", N_("a period between the two, in proportion (paragraph 4)")),
            ),
        )
        for part, article in LADDERS.items()
    ),
    CONTRIBUTION_YEARS,
    _EMPLOYMENT_YEARS,
    RESIDENCE_YEARS,
)


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
    """Years of employment count where none of contribution are given."""
    years = inputs.number(CONTRIBUTION_YEARS)
    return QualifyingTerms(
        inputs.word(QUALIFYING_RULE),
        inputs.number(_EMPLOYMENT_YEARS) if years is None else years,
        inputs.number(RESIDENCE_YEARS),
    )


def measured_by(article: str) -> Callable[[Corpus, str], bool]:
    """Whether a Part's own article on its benefit sends one to Art. 65, 66 or 67."""
    return lambda corpus, part: open_to(corpus, part, article) is not None


def not_measured_so(corpus: Corpus, part: str) -> WorkingStep:
    """Why Arts. 65 to 67 are closed to a Part: it has a measure of its own, or no option that depends on means."""
    facts = {"part": part_name(part)}
    if part == "II":
        return WorkingStep("care_has_no_rate", ref("10"), facts)
    if part == "VII":
        return WorkingStep("family_has_total_value", ref("44"), facts)
    # Of Arts. 65 to 67 only the means test is closed to a Part with a row in the Schedule.
    return WorkingStep("no_means_test_for_part", ref("67"), facts)


def required_rate(corpus: Corpus, question: Question) -> Rate:
    """The percentage that Part XI and the Schedule require of a Part's benefit, or Arts. 29, 57, 63 where they apply.

    The contingency chooses among the rows of Part VI. Raises Invalid where the Part has no row, the contingency of
    Part VI is not told, or the rule is one of another Part.
    """
    part, contingency = question.part, question.contingency
    terms = read_terms(question.inputs)
    if _is_partial_loss(part, contingency):
        return Rate(None, (WorkingStep("partial_loss_has_no_rate", ref("36(2)")),))
    full = _schedule_row(corpus, part, contingency)
    if part in LADDERS and not terms.rule and (terms.contribution_years, terms.residence_years) != (None, None):
        return _rate_that_fits(corpus, part, full, terms)
    paragraph = _paragraph(part, terms.rule)
    if paragraph == "2":
        address = f"{LADDERS[part]}(2)"
        return Rate(None, (full.step, WorkingStep("reduced_benefit_has_no_rate", ref(address))))
    if paragraph == "3":
        return _lower_rate(corpus, part, full, terms)
    if paragraph == "4":
        return _scaled_rate(corpus, part, full, terms)
    is_told = (terms.contribution_years, terms.residence_years) != (None, None)
    unused = (WorkingStep("years_not_used", ref(f"{LADDERS[part]}(1)")),) if part in LADDERS and is_told else ()
    return Rate(full.percent, (full.step, *unused))


def _rate_that_fits(corpus: Corpus, part: str, full: _Row, terms: QualifyingTerms) -> Rate:
    """Of Arts. 29, 57, 63 the paragraph that the years call for, where nobody named one."""
    article = LADDERS[part]
    if terms.contribution_years is not None:
        rate = _scaled_rate(corpus, part, full, terms)
        unused = () if terms.residence_years is None else (WorkingStep("residence_not_used", ref(article)),)
    else:
        rate = _lower_rate(corpus, part, full, terms)
        most = value(corpus, f"{article}(1)(a)", "year", "residence")
        years = terms.residence_years or Fraction(0)
        beyond = WorkingStep("period_too_long", ref(f"{article}(1)(a)"), {"years": years, "most": most})
        unused = (beyond,) if years > most else ()
    chosen = WorkingStep("rule_chosen", rate.working[-1].article)
    return Rate(rate.percent, (*rate.working, chosen, *unused))


def is_incapacity_for_work(corpus: Corpus, part: str, contingency: str) -> bool:
    """Whether the contingency is incapacity for work under Part VI; raises Invalid where Part VI has none told."""
    if part != "VI" or _is_partial_loss(part, contingency):
        return False
    return _schedule_row(corpus, part, contingency).step.article == ref(_INCAPACITY)


def _is_partial_loss(part: str, contingency: str) -> bool:
    return part == "VI" and bool(_PARTIAL.search(contingency))


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
        raise invalid_input("no_schedule_row", "part", part=part)
    if len(rows) > 1:
        rows = tuple(f"Schedule:{row}" for row, words in _INJURY_ROWS if words.search(contingency))[:1]
        if not rows:
            raise invalid_input("contingency_unclear", "contingency")
    row = figure(corpus, rows[0], "percent")
    return _Row(row.value, WorkingStep("schedule_rate", row.provision, {"row": row.name, "percent": row.value}))


def _paragraph(part: str, rule: str) -> str:
    """The paragraph of the Part's article that ``rule`` names; ``1`` where it names none."""
    if not rule:
        return "1"
    cited = _RULE.fullmatch(rule.strip())
    paragraph = (cited[2] or "1") if cited and cited[1] == LADDERS.get(part) else ""
    if paragraph not in {"1", "2", "3", "4"}:
        raise invalid_input("rule_not_of_part", QUALIFYING_RULE.name, rule=rule, part=part)
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
    secured = years if years is not None else residence or Fraction(0)
    limit = most if years is not None else most_residence
    late = WorkingStep("too_late_for_lower_rate", ref(address), {"years": secured, "most": limit})
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
        raise invalid_input("input_missing", CONTRIBUTION_YEARS.name)
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
