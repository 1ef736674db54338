"""What a sentence of a law, or a question, is about: rules of cue phrases, and the provisions they lead to (pure)."""

from __future__ import annotations

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
    "establishment",
    "non_nationals",
    "appeal",
    "penalty",
    "penal_heading",
    "claim_fraud",
    "acting_institution",
    "grants_benefit",
    "joins_scheme",
    "ends_benefit",
    "social_security",
    "asks_for_money",
    "about_waiting",
    "about_duration",
    "about_qualifying",
    "about_age",
]
ASKED_FOR: Final[tuple[RuleId, ...]] = get_args(RuleId)
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

    def rule(self, rule_id: RuleId) -> TopicRule:
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
        TopicMatch(rule, match.group())
        for rule in rules
        if not rule.branches or rule.branches.intersection(branches)
        if (match := rule.cues[lang].pattern.search(text)) is not None
    ]
    ids = {topic.rule.id for topic in seen}
    return tuple(topic for topic in seen if not topic.rule.unless & ids)
