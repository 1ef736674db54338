"""What a sentence of a law, or a question, is about: rules of cue phrases, and the provisions they lead to (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, get_args

from workbench.instruments.model import Bilingual
from workbench.lang.cues import Cues
from workbench.lang.languages import Lang
from workbench.yaml_file import SourceLocation

Use = Literal["suggestions", "formalities", "sentences", "questions"]
# What the program asks for by name, here or in its own conditions; the check refuses a corpus without one of them.
RuleId = Literal[
    "participation",
    "excluded_persons",
    "establishment",
    "non_nationals",
    "appeal",
    "penalty",
    "penal_heading",
    "formal_heading",
    "claim_fraud",
    "acting_institution",
    "grants_benefit",
    "joins_scheme",
    "ends_benefit",
    "social_security",
    "asks_for_money",
]
# What a machine asks of a draft that it holds against the Convention, in the order of the files 11 to 15.
DraftRuleId = Literal[
    "benefit_of_injury",
    "benefit_of_maternity",
    "benefit_of_survivors",
    "benefit_of_invalidity",
    "benefit_of_family",
    "benefit_of_unemployment",
    "benefit_of_old_age",
    "benefit_of_sickness",
    "benefit_of_care",
    "scheme_of_care",
    "scheme_of_unemployment",
    "scheme_of_old_age",
    "scheme_of_sickness",
    "means_tested",
    "figure_deadline",
    "figure_frame",
    "figure_every",
    "figure_below",
    "figure_residence",
    "figure_employment",
    "figure_contribution",
    "figure_marriage",
    "figure_waiting",
    "figure_from_day",
    "figure_leave",
    "figure_extension",
    "figure_duration",
    "figure_ceiling",
    "figure_floor",
    "figure_spouse",
    "figure_each",
    "base_minimum",
    "base_labourer",
    "base_own_average",
    "base_average",
    "base_own",
    "base_benefit",
    "share_paid_by_patient",
    "share_paid_by_fund",
    "earnings_ceiling",
    "figure_next",
    "figure_pension_age",
    "figure_earnings_floor",
    "figure_contribution_rate",
    "figure_amount",
    "figure_first",
    "says_full_wage",
    "says_average_wage",
    "says_throughout",
    "says_until_pension",
    "says_reduced",
    "says_full_benefit",
    "says_varies",
    "says_seasonal",
    "says_single_payment",
    "says_monthly",
    "says_employer_pays",
    "says_default_of_employer",
    "says_shared_cost",
    "says_contribution",
    "means_employer",
    "means_worker",
    "means_state",
    "says_all_branches",
    "says_reviewed",
    "says_cost_of_living",
    "says_perhaps",
    "says_not_reviewed",
    "says_death",
    "says_partial_loss",
    "says_total_loss",
    "says_attendance",
    "says_later",
    "says_pensionable",
    "says_child_age",
    "says_prolonged",
    "says_stopped",
    "says_appeal",
    "says_no_appeal",
    "says_represented",
    "says_actuarial",
    "says_foreigner",
    "says_excluded",
    "says_public_funds",
    "says_rehabilitation",
    "says_unmarried",
    "says_births_limited",
    "says_kind",
    "says_all_children",
    "says_after_sickness",
    "says_childless",
    "benefit_during_leave",
    "says_miscarriage",
    "period_of_treatment",
    "says_own_earnings",
    "penalty_of_draft",
    "says_each_year",
    "says_claim",
    "says_funeral",
    "says_survivors_grant",
    "ground_over",
    "ground_absent",
    "ground_maintained",
    "ground_other_benefit",
    "ground_fraud",
    "ground_crime",
    "ground_misconduct",
    "ground_negligence",
    "ground_services",
    "ground_employment_services",
    "ground_dispute",
    "ground_just_cause_missing",
    "ground_cohabiting",
    "says_care_free",
    "says_care_charged",
    "care_refused",
    "care_home_visit",
    "care_general",
    "care_specialist",
    "care_medicines",
    "care_hospital",
    "care_prenatal",
    "care_dental",
    "care_appliances",
    "care_cosmetic",
]
_LETTERS_BEFORE: Final = re.compile(r"[A-Za-z]+$")
_LETTERS_AFTER: Final = re.compile(r"^[A-Za-z]+")
ASKED_FOR: Final[tuple[RuleId | DraftRuleId, ...]] = (*get_args(RuleId), *get_args(DraftRuleId))
# suggestions  what a sentence of a law is about; the suggestions and the search follow where the rule leads
# formalities  what no convention on benefits answers: such sentences are set aside
# sentences    what kind of sentence it is; the program asks for each of these rules by its id
# questions    what a question asks for
USES: Final[tuple[Use, ...]] = ("suggestions", "formalities", "sentences", "questions")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a rule leads, and how strongly (0 to 1).

    Either ``role``: the articles with that role in the Part of the sentence's branch (``care`` and ``cash`` are the
    benefit articles of a branch that give care, or money, ``scheme_care`` the care of Part II); or ``ref``: one
    provision whatever the branch.
    """

    strength: float
    role: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class TopicRule:
    """One thing a text may be about, and by language the phrases that show it.

    ``branches`` limits it to sentences on these branches; ``unless`` names rules of the same use whose presence in the
    same sentence silences this one.
    """

    id: str
    name: Bilingual
    use: Use
    cues: Mapping[Lang, Cues]
    targets: tuple[Target, ...]
    branches: frozenset[str]
    unless: frozenset[str]
    location: SourceLocation

    def words(self, text: str, lang: Lang) -> str | None:
        """The words of ``text`` that show that it is about this, or None."""
        return self.cues[lang].words(text)


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """A rule seen in a text, and the words that show it."""

    rule: TopicRule
    words: str


@dataclass(frozen=True)
class TopicRules:
    """Every rule by its id, in the order of the files."""

    by_id: Mapping[str, TopicRule]

    def rule(self, rule_id: RuleId | DraftRuleId) -> TopicRule:
        """A rule that the program asks for by name."""
        return self.by_id[rule_id]

    def for_use(self, use: Use) -> tuple[TopicRule, ...]:
        """The rules that serve one use."""
        return self._by_use[use]

    @cached_property
    def _by_use(self) -> Mapping[Use, tuple[TopicRule, ...]]:
        return {use: tuple(rule for rule in self.by_id.values() if rule.use == use) for use in USES}


def topics_of(text: str, branches: Collection[str], rules: tuple[TopicRule, ...], lang: Lang) -> tuple[TopicMatch, ...]:
    """The rules seen in one sentence that speaks of ``branches``, in their order, less those that others silence."""
    seen = [
        TopicMatch(rule, _whole_words(match))
        for rule in rules
        if not rule.branches or rule.branches.intersection(branches)
        if (match := rule.cues[lang].search(text)) is not None
    ]
    ids = {topic.rule.id for topic in seen}
    return tuple(topic for topic in seen if not topic.rule.unless & ids)


def _whole_words(match: re.Match[str]) -> str:
    """What a phrase found, out to the ends of the words it begins and ends in: a person reads no stems."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    begun, ended = _LETTERS_BEFORE.search(before), _LETTERS_AFTER.match(after)
    return f"{begun.group() if begun else ''}{match.group()}{ended.group() if ended else ''}".strip()
