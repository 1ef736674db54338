"""Coverage: each option at its line, the traps of the lettering, and the figures of 2005 with invented denominators."""

from __future__ import annotations

from fractions import Fraction

import pytest
import yaml

from workbench.config import resource_dir
from workbench.errors import Invalid
from workbench.instruments.corpus import load_corpus
from workbench.rules.articles.persons_protected import Counts, coverage_options, judge_coverage, read_counts
from workbench.rules.inputs import Inputs
from workbench.rules.saying import say_step

CORPUS = load_corpus(resource_dir("corpus") / "standards")

# Part: its options, e employees, a economically active, r residents, m means limit (M under Art. 67), i industrial.
OPTIONS = {
    "II": "9(a)e50 9(b)a20 9(c)r50 9(d)i50*",
    "III": "15(a)e50 15(b)a20 15(c)M 15(d)i50*",
    "IV": "21(a)e50 21(b)M 21(c)i50*",
    "V": "27(a)e50 27(b)a20 27(c)M 27(d)i50*",
    "VI": "33(a)e50 33(b)i50*",
    "VII": "41(a)e50 41(b)a20 41(c)m 41(d)i50*",
    "VIII": "48(a)e50 48(b)a20 48(c)i50*",
    "IX": "55(a)e50 55(b)a20 55(c)M 55(d)i50*",
    "X": "61(a)e50 61(b)a20 61(c)M 61(d)i50*",
}
LETTERS = {"employees": "e", "economically_active": "a", "residents": "r", "industrial_employees": "i"}


@pytest.mark.parametrize("part", OPTIONS)
def test_options(part: str) -> None:
    written = []
    for option in coverage_options(CORPUS, part):
        letter = LETTERS.get(option.group) or ("M" if option.cites_means_test else "m")
        star = "*" if option.needs_declaration else ""
        written.append(f"{option.ref.partition(':')[2]}{letter}{option.percent or ''}{star}")
    assert " ".join(written) == OPTIONS[part]


# Part, counts, verdict, options met, margin of the first option counted.
CASES: list[tuple[str, Counts, str, str, Fraction]] = [
    ("III", Counts(employees_protected=50, employees=100), "met", "15(a)", Fraction(0)),
    ("III", Counts(employees_protected=49, employees=100), "unknown", "", Fraction(-1)),
    ("III", Counts(employees_protected=50, employees=101), "unknown", "", Fraction(-1, 2)),
    ("V", Counts(economically_active_protected=20, residents=100), "met", "27(b)", Fraction(0)),
    ("V", Counts(economically_active_protected=19, residents=100, means_limit=True), "met", "27(c)", Fraction(-1)),
    ("II", Counts(residents_protected=60, residents=100), "met", "9(c)", Fraction(10)),
    (
        "VI",
        Counts(40, 100, industrial_employees_protected=30, industrial_employees=60),
        "exception",
        "33(b)",
        Fraction(-10),
    ),
    ("VI", Counts(40, 100, industrial_employees_protected=29, industrial_employees=60), "not_met", "", Fraction(-10)),
    ("IV", Counts(40, 100, 90, residents=100, means_limit=False), "unknown", "", Fraction(-10)),
]


@pytest.mark.parametrize(("part", "counts", "verdict", "met", "margin"), CASES)
def test_verdicts(part: str, counts: Counts, verdict: str, met: str, margin: Fraction) -> None:
    found = judge_coverage(CORPUS, part, counts)
    assert (found.verdict, " ".join(one.partition(":")[2] for one in found.met)) == (verdict, met)
    assert next(one.margin for one in found.findings if one.margin is not None) == margin
    for step in found.working:
        assert CORPUS.holds(step.article)
        assert "{" not in say_step(step, "zh") + say_step(step, "en")


def test_figures_of_2005() -> None:
    """The numbers of insured come from the evidence; how many employees and residents there are a person enters."""
    figures = yaml.safe_load((resource_dir("corpus") / "evidence" / "2005.yaml").read_text(encoding="utf-8"))["figures"]
    insured = {one["part"]: one for one in figures if one["part"] and one["id"] != "old-age-rural"}
    workers = {row["id"]: row["value"] for row in insured["V"]["breakdown"]}
    residents, employees = 1_300_000_000, 200_000_000
    old_age = judge_coverage(CORPUS, "V", Counts(employees_protected=workers["workers"], employees=employees))
    injury = judge_coverage(CORPUS, "VI", Counts(insured["VI"]["value"], employees))
    unemployment = judge_coverage(CORPUS, "IV", Counts(insured["IV"]["value"], employees, means_limit=False))
    medical = judge_coverage(CORPUS, "II", Counts(residents_protected=insured["II"]["value"], residents=residents))
    assert (old_age.verdict, old_age.findings[0].share) == ("met", Fraction(131, 2))
    assert (injury.verdict, injury.findings[0].margin) == ("unknown", Fraction(84_780_000 - 100_000_000))
    assert unemployment.met == ("C102:21(a)",)
    assert medical.findings[2].met is False


@pytest.mark.parametrize(
    ("counts", "code"),
    [(Counts(101, 100), "part_above_whole"), (Counts(0, 0), "base_is_zero")],
)
def test_impossible_counts(counts: Counts, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        judge_coverage(CORPUS, "III", counts)


def test_reading_counts() -> None:
    given = {"employees": "1,000", "employees_protected": 400.0, "means_limit": "yes", "residents": ""}
    assert read_counts(Inputs(given)) == Counts(employees_protected=400, employees=1000, means_limit=True)
    with pytest.raises(Invalid, match="whole_number_expected"):
        read_counts(Inputs({"employees": 1.5}))


@pytest.mark.parametrize(
    ("part", "conditions", "verdict"),
    [
        ("V", None, "unknown"),
        ("V", False, "unknown"),
        ("V", True, "met"),
        ("VI", True, "unknown"),  # Art. 6 leaves out employment injury
        ("VII", True, "unknown"),
        ("VIII", True, "met"),
    ],
)
def test_persons_insured_of_their_own_free_will_count_under_article_6_alone(
    part: str, conditions: bool | None, verdict: str
) -> None:
    counts = Counts(employees_protected=60, employees=100, voluntary_counted=True, voluntary_conditions_met=conditions)
    assert judge_coverage(CORPUS, part, counts).verdict == verdict


def test_the_source_of_the_numbers_stands_in_the_working() -> None:
    counts = Counts(employees_protected=60, employees=100, source="Yearbook", year="2005")
    steps = judge_coverage(CORPUS, "V", counts).working
    assert [dict(step.facts) for step in steps if step.code == "counts_source"] == [
        {"source": "Yearbook", "year": "2005"}
    ]
