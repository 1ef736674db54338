"""Two versions of a law held together: articles matched, changes shown, and comments carried from one to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from sqlalchemy.orm import Session

from workbench.cache import OnceCache
from workbench.compare.matching import match_versions
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide, histories, standing_in
from workbench.drafts import service as drafts
from workbench.drafts.models import Version
from workbench.drafts.stored_law import StoredLaw, read_law
from workbench.errors import Invalid, NotFound
from workbench.law.chapters import chapter_of
from workbench.law.matching.align import ArticleMatch, MatchKind, MatchOverride, OverrideAction
from workbench.law.matching.composing import MatchSides, composed, turned
from workbench.law.matching.inside import successors
from workbench.law.model import Clause, LawText
from workbench.law.redline import DiffRun, redline
from workbench.people.models import Member
from workbench.weights.matching import matching_weights

ACTIONS: Final = ("link", "unlink", "confirm")

# A stored version never changes: its id stands for its text. What persons decided may change between two requests.
PairingKey = tuple[str, str, tuple[MatchOverride, ...]]
MATCHES: Final[OnceCache[PairingKey, tuple[ArticleMatch, ...]]] = OnceCache(32)
REDLINES: Final[OnceCache[tuple[PairingKey, ArticleMatch], tuple[DiffRun, ...]]] = OnceCache(32)
LONG_TEXT: Final = 100_000  # characters of both sides of a match: marking longer ones takes a second, and is remembered
SUCCESSORS: Final[OnceCache[PairingKey, Mapping[str, tuple[str, ...]]]] = OnceCache(32)


@dataclass(frozen=True)
class Pairing:
    """Two versions with what belongs together in them.

    ``matches`` and ``successors`` speak of clauses by their keys; ``old_law`` and ``new_law`` tell the stored ids.
    ``decided`` is what persons decided about these two; ``between`` are the pairs of neighbours that lead from one to
    the other, where persons decided about any of them; ``forwards`` is the same pair in the order of the drafts, where
    a person chose to see the later one first.
    """

    old: Version
    new: Version
    old_law: StoredLaw
    new_law: StoredLaw
    decided: tuple[MatchOverride, ...]
    between: tuple[Pairing, ...] = ()
    forwards: Pairing | None = None

    @property
    def old_text(self) -> LawText:
        return self.old_law.text

    @property
    def new_text(self) -> LawText:
        return self.new_law.text

    @property
    def is_one_language(self) -> bool:
        """Whether words of one version can be looked for in the other, and changes be marked."""
        return self.old_text.lang == self.new_text.lang

    @property
    def is_followed(self) -> bool:
        """Whether comments and proposals are followed from the first to the second: forwards, in one language."""
        return self.is_one_language and self.forwards is None

    @cached_property
    def inherited(self) -> tuple[MatchOverride, ...]:
        """What persons decided about the drafts between these two comes to; their word on these two goes first."""
        if self.forwards is not None:
            return _turned(self.forwards.inherited)
        pairs = {(override.old, override.new) for override in self.decided}
        steps = [MatchSides(pairing.matches, pairing.decided) for pairing in self.between]
        return tuple(override for override in composed(steps) if (override.old, override.new) not in pairs)

    @property
    def overrides(self) -> tuple[MatchOverride, ...]:
        """All decisions that the matching takes in."""
        return (*self.inherited, *self.decided)

    @property
    def key(self) -> PairingKey:
        return self.old.id, self.new.id, self.overrides

    @cached_property
    def matches(self) -> tuple[ArticleMatch, ...]:
        """Every article of both versions, each in exactly one match."""
        if self.forwards is not None:
            return turned(self.forwards.matches, self.old_text.units, self.new_text.units)
        return MATCHES.get(self.key, lambda: match_versions(self.old_text, self.new_text, self.overrides))

    @cached_property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """For every old clause the new clauses it became; none where it was deleted."""
        return SUCCESSORS.get(self.key, lambda: successors(self.old_text, self.new_text, self.matches))


@dataclass(frozen=True)
class MatchRow:
    """One match as a page shows it: the articles on both sides and the change between them, article by article.

    The change is worked out only where it is shown. ``decided`` is what persons decided about these articles;
    ``is_inherited`` where their word on the drafts between made the match.
    """

    pairing: Pairing
    match: ArticleMatch
    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    chapter: str
    decided: str
    is_inherited: bool

    @cached_property
    def redline(self) -> tuple[DiffRun, ...]:
        """What changed; nothing is marked between two languages."""
        if not self.pairing.is_one_language:
            return ()
        before, after = _joined(self.old), _joined(self.new)
        if not self.is_long:
            return redline(before, after, self.pairing.new_text.lang)
        key = self.pairing.key, self.match
        return REDLINES.get(key, lambda: redline(before, after, self.pairing.new_text.lang))

    @property
    def is_long(self) -> bool:
        """Whether its change is remembered, since marking it takes a second or more."""
        return sum(len(article.text) for article in (*self.old, *self.new)) > LONG_TEXT

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look: nothing was decided, and the match is loose or not one to one."""
        if self.decided or self.is_inherited or not self.match.edges:
            return False
        if self.match.kind == MatchKind.TRANSLATED:
            return self.is_to_confirm
        return self.is_to_confirm or len(self.match.edges) > 1 or self.match.score < matching_weights().doubtful

    @property
    def is_to_confirm(self) -> bool:
        """Whether the program offers the match and leaves it to a person to say that it is one."""
        return bool(self.match.to_confirm)


def pair_versions(session: Session, old_id: str, new_id: str, *, any_two: bool = False) -> Pairing:
    """Match two versions of one law, with what persons decided about them; raises NotFound, Invalid or Conflict.

    The second is the later one; only a version that is withdrawn is paired with one before it, to carry comments back.
    ``any_two`` are compared also where the second is the earlier one or in another language: words quoted from one
    cannot then be looked for in the other.
    """
    old, new = drafts.find_version(session, old_id), drafts.find_version(session, new_id)
    if old.law_id != new.law_id:
        raise Invalid("versions_of_two_laws")
    if old.id == new.id:
        raise Invalid("versions_the_same" if any_two else "versions_not_in_order")
    drafts.refuse_withdrawn(new)
    if not any_two and old.ordinal >= new.ordinal and old.withdrawn_at is None:
        raise Invalid("versions_not_in_order")
    if _is_before(old, new):
        drafts.refuse_withdrawn(old)
    if old.lang != new.lang and not any_two:
        raise Invalid("versions_in_two_languages")
    if old.withdrawn_at is not None or _is_before(old, new):
        return _forwards(session, old, new)
    forwards = _forwards(session, new, old)
    return Pairing(old, new, forwards.new_law, forwards.old_law, _turned(forwards.decided), forwards=forwards)


def _is_before(version: Version, other: Version) -> bool:
    """Whether a version comes before another in the order of the drafts, an original before its translations."""
    return _order(version) < _order(other)


def _order(version: Version) -> tuple[int, bool, str]:
    return version.ordinal, version.original_id is not None, version.id


def _forwards(session: Session, old: Version, new: Version) -> Pairing:
    """The pair in the order of the drafts, with the pairs of neighbours between them where persons decided on those."""
    way = [old, *drafts.versions_between(session, old, new), new]
    decisions = standing_in(session, DecisionKind.MATCH, [version.id for version in way[1:]])
    laws = {version.id: read_law(session, version) for version in (way if len(decisions) else (old, new))}
    steps = [_decided_pair(laws, decisions, *pair) for pair in pairwise(way)] if len(way) > 2 and decisions else []
    pairing = _decided_pair(laws, decisions, old, new)
    return replace(pairing, between=tuple(steps)) if any(step.decided for step in steps) else pairing


def _decided_pair(laws: Mapping[str, StoredLaw], decisions: Sequence[Decision], old: Version, new: Version) -> Pairing:
    old_law, new_law = laws[old.id], laws[new.id]
    return Pairing(
        old,
        new,
        old_law,
        new_law,
        tuple(
            MatchOverride(_action(decision), old_law.keys[decision.subject_id], new_law.keys[decision.aspect])
            for decision in decisions
            if decision.scope == new.id and decision.subject_id in old_law.keys
        ),
    )


def _turned(overrides: Sequence[MatchOverride]) -> tuple[MatchOverride, ...]:
    return tuple(MatchOverride(override.action, override.new, override.old) for override in overrides)


def match_histories(session: Session, pairing: Pairing) -> Mapping[tuple[str, str], Sequence[Decision]]:
    """What persons decided about each pair of articles, by the stored ids of both, the first decision first."""
    if pairing.forwards is not None:
        return {(new, old): decided for (old, new), decided in match_histories(session, pairing.forwards).items()}
    decided = histories(session, DecisionKind.MATCH, pairing.new.id)
    return {pair: decisions for pair, decisions in decided.items() if pair[0] in pairing.old_law.keys}


def _action(decision: Decision) -> OverrideAction:
    word = decision.what["action"] if decision.what else ""
    if word == "link":
        return "link"
    return "unlink" if word == "unlink" else "confirm"


def override_match(
    session: Session,
    member: Member,
    pairing: Pairing,
    action: str,
    old_id: str,
    new_id: str,
    seen: int | None = None,
) -> None:
    """Record a person's word on a pair of articles; the last word on a pair counts.

    It is kept for the two versions in the order of the drafts, whichever of them was chosen first. ``seen`` is the
    number of the word that the person had before them. Raises Invalid or NotFound, and Conflict where
    somebody decided on the pair since.
    """
    if pairing.forwards is not None:
        override_match(session, member, pairing.forwards, action, new_id, old_id, seen)
        return
    if action not in ACTIONS:
        raise Invalid("overrule_unknown", action=action)
    if not (pairing.old_law.is_unit(old_id) and pairing.new_law.is_unit(new_id)):
        raise NotFound("clause_unknown")
    decide(
        session,
        DecisionKind.MATCH,
        old_id,
        aspect=new_id,
        scope=pairing.new.id,
        by=member,
        what={"action": action},
        seen=seen,
        law_id=pairing.new.law_id,
    )


def rows(pairing: Pairing) -> list[MatchRow]:
    """Every match in the order of the new text; no article of either version is left out."""
    decided = {(override.old, override.new): override.action for override in pairing.decided}
    inherited = {(override.old, override.new) for override in pairing.inherited}
    return [_row(pairing, match, decided, inherited) for match in pairing.matches]


def _row(
    pairing: Pairing,
    match: ArticleMatch,
    decided: Mapping[tuple[str, str], str],
    inherited: Collection[tuple[str, str]],
) -> MatchRow:
    olds = tuple(pairing.old_text.units_by_key[key] for key in match.old)
    news = tuple(pairing.new_text.units_by_key[key] for key in match.new)
    law, article = (pairing.new_text, news[0]) if news else (pairing.old_text, olds[0])
    actions = {decided[edge.old, edge.new] for edge in match.edges if (edge.old, edge.new) in decided}
    return MatchRow(
        pairing=pairing,
        match=match,
        old=olds,
        new=news,
        chapter=chapter_of(law, article),
        decided=", ".join(sorted(actions)),
        is_inherited=any((edge.old, edge.new) in inherited for edge in match.edges),
    )


def _joined(articles: Sequence[Clause]) -> str:
    return "\n".join(f"{article.heading}\n{article.text}" if article.heading else article.text for article in articles)


def kind_counts(rows: Sequence[MatchRow]) -> Mapping[str, int]:
    """How many matches there are of each kind."""
    return Counter(row.match.kind for row in rows)
