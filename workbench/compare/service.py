"""Two versions of a law held together: articles matched, changes shown, and comments carried from one to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.compare.models import MatchRuling
from workbench.drafts import service as drafts
from workbench.drafts.models import Version
from workbench.errors import Invalid, NotFound
from workbench.law.matching.align import Action, ArticleMatch, MatchOverride, match_articles
from workbench.law.matching.inside import successors
from workbench.law.model import Clause, LawText
from workbench.law.redline import DiffRun, redline
from workbench.people.models import Member
from workbench.weights.matching import matching_weights

ACTIONS: Final = ("link", "unlink", "confirm")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two versions with what belongs together in them; clause ids are the stored ones."""

    old: Version
    new: Version
    old_text: LawText
    new_text: LawText
    matches: tuple[ArticleMatch, ...]

    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """For every old clause the new clauses it became; none where it was deleted."""
        return _successors(self.old_text, self.new_text, self.matches)


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
        return len(self.match.edges) > 1 or self.match.score < matching_weights().doubtful


def pair_versions(session: Session, old_id: str, new_id: str) -> Pairing:
    """Match two versions of one law, with what persons decided about them; raises NotFound or Invalid."""
    old, new = drafts.find_version(session, old_id), drafts.find_version(session, new_id)
    if old.law_id != new.law_id:
        raise Invalid("versions_of_two_laws")
    if old.ordinal >= new.ordinal:
        raise Invalid("versions_not_in_order")
    if old.lang != new.lang:
        raise Invalid("versions_in_two_languages")
    old_text, new_text = drafts.law_text(session, old), drafts.law_text(session, new)
    return Pairing(old, new, old_text, new_text, _matched(old_text, new_text, _decided(session, old, new)))


@lru_cache(maxsize=32)
def _matched(old: LawText, new: LawText, overrules: tuple[MatchOverride, ...]) -> tuple[ArticleMatch, ...]:
    return match_articles(old, new, overrules)


@lru_cache(maxsize=32)
def _successors(old: LawText, new: LawText, matches: tuple[ArticleMatch, ...]) -> Mapping[str, tuple[str, ...]]:
    return successors(old, new, matches)


def _decided(session: Session, old: Version, new: Version) -> tuple[MatchOverride, ...]:
    rows = session.scalars(
        select(MatchRuling)
        .where(MatchRuling.old_version_id == old.id, MatchRuling.new_version_id == new.id)
        .order_by(MatchRuling.created_at, MatchRuling.id)
    )
    return tuple(MatchOverride(_action(row.action), row.old_clause_id, row.new_clause_id) for row in rows)


def _action(value: str) -> Action:
    if value == "link":
        return "link"
    return "unlink" if value == "unlink" else "confirm"


def override_match(session: Session, member: Member, pairing: Pairing, action: str, old_id: str, new_id: str) -> None:
    """Keep a person's word on a pair of articles; the last word on a pair counts. Raises Invalid or NotFound."""
    if action not in ACTIONS:
        raise Invalid("overrule_unknown", action=action)
    sides = ((pairing.old_text, old_id), (pairing.new_text, new_id))
    if any(clause_id not in text.by_id or text.by_id[clause_id].kind != "article" for text, clause_id in sides):
        raise NotFound("clause_unknown")
    found = session.scalar(
        select(MatchRuling).where(MatchRuling.old_clause_id == old_id, MatchRuling.new_clause_id == new_id)
    )
    if found is not None:
        session.delete(found)
        session.flush()
    session.add(
        MatchRuling(
            old_version_id=pairing.old.id,
            new_version_id=pairing.new.id,
            old_clause_id=old_id,
            new_clause_id=new_id,
            action=action,
            member_id=member.id,
        )
    )
    session.flush()


def rows(session: Session, pairing: Pairing) -> list[MatchRow]:
    """Every match in the order of the new text, with its redline; no article of either version is left out."""
    decided = {(one.old, one.new): one.action for one in _decided(session, pairing.old, pairing.new)}
    return [_row(pairing, match, decided) for match in pairing.matches]


def _row(pairing: Pairing, match: ArticleMatch, decided: Mapping[tuple[str, str], str]) -> MatchRow:
    olds = tuple(pairing.old_text.by_id[article] for article in match.old)
    news = tuple(pairing.new_text.by_id[article] for article in match.new)
    place = (pairing.new_text, news[0]) if news else (pairing.old_text, olds[0])
    actions = {decided[pair] for pair in ((e.old, e.new) for e in match.edges) if pair in decided}
    return MatchRow(
        match=match,
        old=olds,
        new=news,
        redline=redline(_joined(olds), _joined(news), pairing.new_text.lang),
        chapter=chapter_of(*place),
        decided=", ".join(sorted(actions)),
    )


def _joined(articles: Sequence[Clause]) -> str:
    return "\n".join(f"{one.heading}\n{one.text}" if one.heading else one.text for one in articles)


def chapter_holding(law: LawText, clause: Clause) -> Clause | None:
    """The chapter (or part, where there are no chapters) a clause stands in."""
    held: Clause | None = clause
    while held is not None and held.kind not in ("chapter", "part"):
        held = law.by_id[held.parent] if held.parent else None
    return held


def chapter_of(law: LawText, clause: Clause) -> str:
    """Label and heading of the chapter a clause stands in; empty where it stands in none."""
    held = chapter_holding(law, clause)
    return f"{held.label} {held.heading}".strip() if held is not None else ""


def kind_counts(rows: Sequence[MatchRow]) -> Mapping[str, int]:
    """How many matches there are of each kind."""
    return Counter(row.match.kind for row in rows)
