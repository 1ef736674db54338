"""Two versions of a law held together: articles matched, changes shown, and comments carried from one to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sqlalchemy.orm import Session

from workbench.cache import OnceCache
from workbench.compare.matching import match_versions
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import all_standing, decide, histories
from workbench.drafts import service as drafts
from workbench.drafts.models import Version
from workbench.drafts.stored_law import StoredLaw, read_law
from workbench.errors import Invalid, NotFound
from workbench.law.chapters import chapter_of
from workbench.law.matching.align import ArticleMatch, MatchKind, MatchOverride, OverrideAction
from workbench.law.matching.inside import successors
from workbench.law.model import Clause, LawText
from workbench.law.redline import DiffRun, redline
from workbench.people.models import Member
from workbench.weights.matching import matching_weights

ACTIONS: Final = ("link", "unlink", "confirm")

# A stored version never changes: its id stands for its text. What persons decided may change between two requests.
PairingKey = tuple[str, str, tuple[MatchOverride, ...]]
MATCHES: Final[OnceCache[PairingKey, tuple[ArticleMatch, ...]]] = OnceCache(32)
SUCCESSORS: Final[OnceCache[PairingKey, Mapping[str, tuple[str, ...]]]] = OnceCache(32)


@dataclass(frozen=True)
class Pairing:
    """Two versions with what belongs together in them.

    ``matches`` and ``successors`` speak of clauses by their keys; ``old_law`` and ``new_law`` tell the stored ids.
    """

    old: Version
    new: Version
    old_law: StoredLaw
    new_law: StoredLaw
    overrides: tuple[MatchOverride, ...]

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
    def key(self) -> PairingKey:
        return self.old.id, self.new.id, self.overrides

    @cached_property
    def matches(self) -> tuple[ArticleMatch, ...]:
        """Every article of both versions, each in exactly one match."""
        return MATCHES.get(self.key, lambda: match_versions(self.old_text, self.new_text, self.overrides))

    @cached_property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """For every old clause the new clauses it became; none where it was deleted."""
        return SUCCESSORS.get(self.key, lambda: successors(self.old_text, self.new_text, self.matches))


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One match as a page shows it: the articles on both sides and the change between them, article by article."""

    match: ArticleMatch
    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    redline: tuple[DiffRun, ...]
    chapter: str
    decided: str

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look: nothing was decided, and the match is loose or not one to one."""
        if self.decided or not self.match.edges:
            return False
        if self.match.kind == MatchKind.TRANSLATED:
            return self.is_to_confirm
        return self.is_to_confirm or len(self.match.edges) > 1 or self.match.score < matching_weights().doubtful

    @property
    def is_to_confirm(self) -> bool:
        """Whether the program offers the match and leaves it to a person to say that it is one."""
        return bool(self.match.to_confirm)


def pair_versions(session: Session, old_id: str, new_id: str, *, across_languages: bool = False) -> Pairing:
    """Match two versions of one law, with what persons decided about them; raises NotFound, Invalid or Conflict.

    The second is the later one; only a version that is withdrawn is paired with one before it, to carry comments back.
    Versions in two languages only ``across_languages``: words quoted from one cannot be looked for in the other.
    """
    old, new = drafts.find_version(session, old_id), drafts.find_version(session, new_id)
    if old.law_id != new.law_id:
        raise Invalid("versions_of_two_laws")
    drafts.refuse_withdrawn(new)
    if old.ordinal >= new.ordinal and old.withdrawn_at is None:
        raise Invalid("versions_not_in_order")
    if old.ordinal < new.ordinal:
        drafts.refuse_withdrawn(old)
    if old.lang != new.lang and not across_languages:
        raise Invalid("versions_in_two_languages")
    old_law, new_law = read_law(session, old), read_law(session, new)
    overrides = tuple(
        MatchOverride(_action(decision), old_law.keys[decision.subject_id], new_law.keys[decision.aspect])
        for decision in all_standing(session, DecisionKind.MATCH, new.id)
        if decision.subject_id in old_law.keys
    )
    return Pairing(old, new, old_law, new_law, overrides)


def match_histories(session: Session, pairing: Pairing) -> Mapping[tuple[str, str], Sequence[Decision]]:
    """What persons decided about each pair of articles, by the stored ids of both, the first decision first."""
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

    ``seen`` is the number of the word that the person had before them. Raises Invalid or NotFound, and Conflict where
    somebody decided on the pair since.
    """
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
    """Every match in the order of the new text, with its redline; no article of either version is left out.

    Between two languages nothing is marked: both texts are read side by side.
    """
    decided = {(override.old, override.new): override.action for override in pairing.overrides}
    return [_row(pairing, match, decided) for match in pairing.matches]


def _row(pairing: Pairing, match: ArticleMatch, decided: Mapping[tuple[str, str], str]) -> MatchRow:
    olds = tuple(pairing.old_text.units_by_key[key] for key in match.old)
    news = tuple(pairing.new_text.units_by_key[key] for key in match.new)
    law, article = (pairing.new_text, news[0]) if news else (pairing.old_text, olds[0])
    actions = {decided[edge.old, edge.new] for edge in match.edges if (edge.old, edge.new) in decided}
    return MatchRow(
        match=match,
        old=olds,
        new=news,
        redline=redline(_joined(olds), _joined(news), pairing.new_text.lang) if pairing.is_one_language else (),
        chapter=chapter_of(law, article),
        decided=", ".join(sorted(actions)),
    )


def _joined(articles: Sequence[Clause]) -> str:
    return "\n".join(f"{article.heading}\n{article.text}" if article.heading else article.text for article in articles)


def kind_counts(rows: Sequence[MatchRow]) -> Mapping[str, int]:
    """How many matches there are of each kind."""
    return Counter(row.match.kind for row in rows)
