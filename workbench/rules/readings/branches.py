"""Which Part of the Convention a stretch of a draft speaks of: by its own words, or else by what stands over it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from workbench.instruments.topics import DraftRuleId, TopicRules
from workbench.lang.languages import Lang

# The words of a benefit or contingency, the more particular first: a worker's death by injury is of Part VI, and the
# death of an insured person of Part X, though old-age insurance is named beside it.
_BENEFITS: Final[tuple[tuple[DraftRuleId, str], ...]] = (
    ("benefit_of_injury", "VI"),
    ("benefit_of_maternity", "VIII"),
    ("benefit_of_survivors", "X"),
    ("benefit_of_invalidity", "IX"),
    ("benefit_of_family", "VII"),
    ("benefit_of_unemployment", "IV"),
    ("benefit_of_old_age", "V"),
    ("benefit_of_sickness", "III"),
    ("benefit_of_care", "II"),
)
_SCHEMES: Final[tuple[tuple[DraftRuleId, str], ...]] = (
    ("scheme_of_care", "II"),
    ("scheme_of_unemployment", "IV"),
    ("scheme_of_old_age", "V"),
    ("scheme_of_sickness", "III"),
)
# What the benefits of a Part hold in themselves: care, incapacity, invalidity and death after an injury at work.
_HOLDS: Final = {"VI": frozenset({"II", "III", "IX", "X"}), "VIII": frozenset({"II", "III"})}


def part_of(text: str, lang: Lang, rules: TopicRules) -> str:
    """The Part whose benefit or contingency ``text`` names, empty where it names none."""
    return _first(_BENEFITS, text, lang, rules)


def part_of_scheme(text: str, lang: Lang, rules: TopicRules) -> str:
    """The Part whose benefit or scheme ``text`` names, empty where it names none."""
    return part_of(text, lang, rules) or _first(_SCHEMES, text, lang, rules)


def _first(cues: Iterable[tuple[DraftRuleId, str]], text: str, lang: Lang, rules: TopicRules) -> str:
    return next((part for rule_id, part in cues if rules.rule(rule_id).words(text, lang) is not None), "")


def within(part: str, context: str) -> str:
    """``part`` as it is to be read under ``context``: the care of an injured worker is the care of Part VI."""
    return context if not part or part in _HOLDS.get(context, frozenset()) else part
