"""The methods of the calculator: which of them a Part has, and the inputs each asks for, as a form shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from workbench.instruments.model import Corpus
from workbench.rules.figures import open_to
from workbench.rules.rates import LADDERS

Kind = Literal["money", "number", "percent", "persons", "list", "yes", "choice"]

TIMES: Final[dict[str, LazyString]] = {
    "month": _l("a month"),
    "week": _l("a week"),
    "fortnight": _l("a fortnight"),
    "day": _l("a day"),
    "hour": _l("an hour"),
    "quarter": _l("a quarter"),
    "year": _l("a year"),
}
# contingency of Part VI, as the rules know it: name
INJURY_CASES: Final[dict[str, LazyString]] = {
    "incapacity for work": _l("Incapacity for work"),
    "invalidity": _l("Invalidity (total loss of earning capacity)"),
    "survivors": _l("Death of the breadwinner"),
}
_REVIEWED: Final = ("V", "VI", "IX", "X")
_SPLIT: Final = re.compile(r"[\s;；、]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One input: ``name`` as the rules know it, and how a form asks for it; ``per`` is the time money starts with."""

    name: str
    label: LazyString
    kind: Kind = "money"
    about: LazyString | str = ""
    needed: bool = False
    per: str = "month"
    choices: tuple[tuple[str, LazyString], ...] = ()


@dataclass(frozen=True, slots=True)
class Method:
    """One way to measure a benefit, by the article it rests on."""

    id: str
    label: LazyString
    entries: tuple[Entry, ...]


_BENEFIT: Final = Entry("benefit", _l("Benefit of the standard beneficiary"), needed=True)
_ALLOWANCES: Final = (
    Entry(
        "family_allowance_during_contingency",
        _l("Family allowance while the benefit is paid"),
        about=_l("Leave empty where there is none; it counts on both sides."),
    ),
    Entry("family_allowance_in_work", _l("Family allowance while in work")),
)
_LABOURER: Final = Entry(
    "labourer_wage",
    _l("Wage of the ordinary adult male labourer"),
    about=_l("Article 66(4): the labourer of machine manufacture, or of the branch with most workers"),
    needed=True,
)
_MEANS: Final = (
    Entry("other_family_means", _l("Other means of the family")),
    Entry("substantial_amount_disregarded", _l("Amount of means left out of account")),
)
_SKILLED: Final = (
    Entry(
        "ceiling_prescribed",
        _l("The law sets a ceiling on the benefit or on the earnings counted"),
        "yes",
        _l("Article 65(3): earnings above the skilled employee’s wage then do not count."),
    ),
    Entry(
        "reference_alternative",
        _l("Who is the skilled manual male employee"),
        "choice",
        choices=(
            ("", _l("As the figures below allow")),
            ("65(6)(a)", _l("(a) fitter or turner in machine manufacture")),
            ("65(6)(b)", _l("(b) a typical skilled employee of the largest branch")),
            ("65(6)(c)", _l("(c) earns as much as 75 per cent of all protected or more")),
            ("65(6)(d)", _l("(d) earns 125 per cent of the average of all protected")),
        ),
    ),
    Entry("skilled_manual_wage", _l("Wage of the skilled manual male employee"), about=_l("For (a) and (b)")),
    Entry(
        "earnings_of_protected",
        _l("Earnings of the persons protected, a month"),
        "list",
        _l("For (c): one number after the other, parted by spaces or lines"),
    ),
    Entry("average_earnings_of_protected", _l("Average earnings of all persons protected"), about=_l("For (d)")),
)
_PERCENT_CHANGES: Final = (
    Entry("earnings_change_pct", _l("Change of the general level of earnings since the last review"), "percent"),
    Entry("cost_of_living_change_pct", _l("Change of the cost of living since the last review"), "percent"),
    Entry("benefit_change_pct", _l("Change of the benefit since the last review"), "percent"),
)

METHODS: Final[dict[str, Method]] = {
    method.id: method
    for method in (
        Method(
            "65",
            _l("Article 65: benefit against previous earnings"),
            (
                Entry("previous_earnings", _l("Previous earnings of the beneficiary or breadwinner"), needed=True),
                _BENEFIT,
                *_ALLOWANCES,
                *_SKILLED,
            ),
        ),
        Method("66", _l("Article 66: flat rate against a labourer’s wage"), (_LABOURER, _BENEFIT, *_ALLOWANCES)),
        Method(
            "67(c)",
            _l("Article 67(c): means-tested benefit with other means"),
            (_LABOURER, _BENEFIT, *_MEANS, *_ALLOWANCES),
        ),
        Method(
            "67(b)",
            _l("Article 67(b): reduction for other means"),
            (Entry("full_benefit", _l("Full benefit before the reduction"), needed=True), _BENEFIT, *_MEANS),
        ),
        Method(
            "67(d)",
            _l("Article 67(d): total of benefits paid"),
            (
                Entry(
                    "total_benefits_paid", _l("Total of benefits paid under the Part in a year"), "number", needed=True
                ),
                Entry(
                    "notional_total",
                    _l("What benefits by Article 66 would come to in a year"),
                    "number",
                    _l("For the persons that the article named in 67(d) would cover"),
                    needed=True,
                ),
            ),
        ),
        Method(
            "44",
            _l("Article 44: total value of family benefits"),
            (
                _LABOURER,
                Entry("total_value_of_benefits", _l("Total value of family benefits"), needed=True, per="year"),
                Entry("children_of_persons_protected", _l("Children of persons protected"), "persons", _l("For 44(a)")),
                Entry("children_of_all_residents", _l("Children of all residents"), "persons", _l("For 44(b)")),
            ),
        ),
        Method(
            "36(2)",
            _l("Article 36(2): partial loss of earning capacity"),
            (
                Entry("total_loss_benefit", _l("Benefit for total loss"), needed=True),
                Entry("partial_benefit", _l("Benefit for the partial loss"), needed=True),
                Entry("loss_of_earning_capacity_pct", _l("Loss of earning capacity"), "percent"),
            ),
        ),
        Method(
            "18(2)(a)",
            _l("Article 18(2)(a): days of sickness benefit in a year"),
            (
                Entry("days_of_benefit_in_year", _l("Days of benefit paid in the year"), "number", needed=True),
                Entry("average_persons_protected", _l("Average number of persons protected"), "persons", needed=True),
            ),
        ),
        Method("65(10)", _l("Article 65(10): review of benefits by earnings"), _PERCENT_CHANGES),
        Method("66(8)", _l("Article 66(8): review of flat rates"), _PERCENT_CHANGES),
        Method(
            "71(2)",
            _l("Article 71(2): what employees bear of all resources"),
            (
                Entry(
                    "employee_contributions",
                    _l("Contributions borne by employees, all branches together"),
                    "number",
                    needed=True,
                ),
                Entry(
                    "total_resources", _l("Total resources for employees, wives and children"), "number", needed=True
                ),
            ),
        ),
    )
}


def methods_of(corpus: Corpus, part: str) -> list[Method]:
    """The methods that a Part of C.102 has, in the order of the list; Art. 71(2) belongs to all together."""
    own = {"44": ("VII",), "36(2)": ("VI",), "18(2)(a)": ("III",), "65(10)": _REVIEWED, "66(8)": _REVIEWED}
    return [
        method
        for method in METHODS.values()
        if method.id == "71(2)" or part in own.get(method.id, ()) or _rated(corpus, part, method.id)
    ]


def _rated(corpus: Corpus, part: str, method: str) -> bool:
    return method in {"65", "66", "67(b)", "67(c)", "67(d)"} and open_to(corpus, part, method[:2]) is not None


def entries_of(method: Method, part: str) -> tuple[Entry, ...]:
    """The inputs of a method; for a pension by Arts. 65 to 67 also after how many years it is paid."""
    article = LADDERS.get(part)
    if article is None or method.id not in {"65", "66", "67(c)"}:
        return method.entries
    rules: tuple[tuple[str, LazyString], ...] = (
        ("", _l("the full period (paragraph 1)")),
        (f"{article}(2)", _l("a shorter period, at a reduced rate (paragraph 2)")),
        (f"{article}(3)", _l("a short period, at ten points less (paragraph 3)")),
        (f"{article}(4)", _l("a period between the two, in proportion (paragraph 4)")),
    )
    return (
        *method.entries,
        Entry("qualifying_rule", _l("The scheme pays after"), "choice", choices=rules),
        Entry("contribution_years", _l("Years of contribution or employment"), "number"),
        Entry("residence_years", _l("Years of residence"), "number"),
    )


def read_inputs(entries: tuple[Entry, ...], given: Mapping[str, str]) -> dict[str, Any]:
    """The inputs as the rules take them, from the values of a form; what was left empty is left out."""
    inputs: dict[str, Any] = {}
    for entry in entries:
        value = given.get(entry.name, "").strip()
        if not value:
            continue
        if entry.kind == "money":
            per = given.get(f"{entry.name}-per", entry.per)
            inputs[f"{entry.name}_{per if per in TIMES else entry.per}"] = value
        elif entry.kind == "list":
            inputs[entry.name] = [one for one in _SPLIT.split(value) if one]
        else:
            inputs[entry.name] = value == "1" if entry.kind == "yes" else value
    return inputs


def as_given(entries: tuple[Entry, ...], inputs: Mapping[str, Any]) -> dict[str, str]:
    """The values of the form that :func:`read_inputs` made these inputs of."""
    given: dict[str, str] = {}
    for entry in entries:
        if entry.kind == "money":
            for per in TIMES:
                if f"{entry.name}_{per}" in inputs:
                    given |= {entry.name: str(inputs[f"{entry.name}_{per}"]), f"{entry.name}-per": per}
        elif entry.name in inputs:
            value = inputs[entry.name]
            given[entry.name] = (
                " ".join(value)
                if isinstance(value, list)
                else "1"
                if value is True
                else ""
                if value is False
                else str(value)
            )
    return given
