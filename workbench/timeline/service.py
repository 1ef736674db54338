"""A clause followed through the drafts of its law, with the comments, proposals and positions that stand at each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, selectinload

from workbench.commentary.models import Anchor, Comment, Revision
from workbench.compare.outcomes import OutcomeTable, judge_proposals
from workbench.compare.service import Pairing, pair_versions
from workbench.drafts import service as drafts
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.stored_law import StoredLaw, read_law
from workbench.lang.folding import equality_key
from workbench.law.matching.align import MatchKind
from workbench.law.matching.following import followed, with_all_below
from workbench.law.model import Clause
from workbench.law.redline import DiffRun, redline
from workbench.law.side_by_side import words_of
from workbench.papers.models import Position
from workbench.papers.outcomes import PositionJudgement, judge_positions_of

# Comments, proposals and positions of each draft that are shown, the newest first; all stand in lists of their own.
SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class CommentCounts:
    """How many comments stand at a clause in a draft, and how many of them propose a wording."""

    comments: int = 0
    proposals: int = 0


@dataclass(frozen=True)
class TimelineRow:
    """The clause in one draft.

    ``clauses`` are what it is there, none where it is not there; ``kind`` and ``redline`` say how it came from the
    draft before, ``is_to_confirm`` whether a person should say that it did. ``comments`` and ``positions`` are the
    newest of those that stand there; ``outcomes`` is what became of the proposals written there in the next draft.
    """

    version: Version
    law: StoredLaw
    clauses: Sequence[Clause]
    translated: Sequence[StoredClause]
    kind: MatchKind | None
    is_to_confirm: bool
    redline: Sequence[DiffRun]
    counts: CommentCounts
    comments: Sequence[Anchor]
    outcomes: OutcomeTable | None
    position_count: int
    positions: Sequence[PositionJudgement]


@dataclass(frozen=True)
class ClauseTimeline:
    """A clause in every draft in its language, the first draft first."""

    clause: StoredClause
    rows: Sequence[TimelineRow]


def drafts_of(session: Session, version: Version) -> list[Version]:
    """The drafts of a law in the language of one of them, in order; a withdrawn one stands alone."""
    if version.withdrawn_at is not None:
        return [version]
    return [text for text in drafts.texts_of(session, version.law) if text.lang == version.lang]


def pairs_of_neighbours(session: Session, versions: Sequence[Version]) -> list[Pairing]:
    return [pair_versions(session, old.id, new.id) for old, new in pairwise(versions)]


def clause_timeline(session: Session, clause: StoredClause, pairs: Sequence[Pairing] | None = None) -> ClauseTimeline:
    """Follow a clause through the drafts in its language; ``pairs`` are those of :func:`pairs_of_neighbours`."""
    version = drafts.find_version(session, clause.version_id)
    versions = drafts_of(session, version)
    pairs = pairs_of_neighbours(session, versions) if pairs is None else pairs
    laws = [pair.old_law for pair in pairs] + [pairs[-1].new_law] if pairs else [read_law(session, version)]
    stages = followed(
        [law.text for law in laws], [pair.successors for pair in pairs], versions.index(version), clause.key
    )
    stood = [{law.ids[key] for key in with_all_below(law.text, keys)} for law, keys in zip(laws, stages, strict=True)]
    every = [clause_id for ids in stood for clause_id in ids]
    counts, comments = _comment_counts(session, every), _newest_comments(session, every)
    translated = _translated(session, versions, stages)
    positions = _positions(session, every + [row.id for rows in translated.values() for row in rows])
    rows = []
    for at, keys in enumerate(stages):
        law, draft = laws[at], versions[at]
        ids = stood[at] | {row.id for row in translated.get(draft.id, ())}
        own = [position for position in positions if position.clause_id in ids]
        before = [laws[at - 1].text.by_key[key] for key in stages[at - 1]] if at else []
        clauses = [law.text.units_by_key.get(key, law.text.by_key[key]) for key in keys]
        rows.append(
            TimelineRow(
                version=draft,
                law=law,
                clauses=clauses,
                translated=translated.get(draft.id, ()),
                kind=_kind(pairs[at - 1], before, clauses) if at else None,
                is_to_confirm=bool(at) and _is_to_confirm(pairs[at - 1], before, clauses),
                redline=_redline(before, clauses, law) if at else (),
                counts=counts.get(draft.id, CommentCounts()),
                comments=comments.get(draft.id, ()),
                outcomes=judge_proposals(session, pairs[at], stood[at]) if at < len(pairs) else None,
                position_count=len(own),
                positions=judge_positions_of(session, own[:SHOWN]),
            )
        )
    return ClauseTimeline(clause, rows)


def _kind(pairing: Pairing, before: Sequence[Clause], clauses: Sequence[Clause]) -> MatchKind | None:
    """How the clause came from the draft before, as the comparison of both says it of articles."""
    if not clauses:
        return MatchKind.DELETED if before else None
    if not before:
        return MatchKind.INSERTED
    keys = {clause.key for clause in clauses}
    if keys <= set(pairing.new_text.units_by_key):
        kinds = [match.kind for match in pairing.matches if keys & set(match.new)]
        return kinds[0] if len(set(kinds)) == 1 else MatchKind.EDITED
    if len(before) > 1 or len(clauses) > 1:
        return MatchKind.MERGED if len(before) > len(clauses) else MatchKind.SPLIT
    same = equality_key(words_of(before[0])) == equality_key(words_of(clauses[0]))
    return MatchKind.SAME if same else MatchKind.EDITED


def _is_to_confirm(pairing: Pairing, before: Sequence[Clause], clauses: Sequence[Clause]) -> bool:
    pairs = {(old.key, new.key) for old in before for new in clauses}
    return any((edge.old, edge.new) in pairs for match in pairing.matches for edge in match.to_confirm)


def _redline(before: Sequence[Clause], clauses: Sequence[Clause], law: StoredLaw) -> Sequence[DiffRun]:
    if not (before and clauses):
        return ()
    return redline("\n".join(map(words_of, before)), "\n".join(map(words_of, clauses)), law.text.lang)


def _comment_counts(session: Session, clause_ids: Sequence[str]) -> Mapping[str, CommentCounts]:
    """By version, in one statement."""
    rows = session.execute(
        select(Anchor.version_id, func.count(), func.sum(case((Revision.proposed != "", 1), else_=0)))
        .join(Anchor.comment)
        .join(Revision, (Revision.comment_id == Comment.id) & (Revision.number == Comment.latest))
        .where(Anchor.clause_id.in_(clause_ids), Comment.withdrawn_at.is_(None))
        .group_by(Anchor.version_id)
    )
    return {version_id: CommentCounts(comments, int(proposals)) for version_id, comments, proposals in rows}


def _newest_comments(session: Session, clause_ids: Sequence[str]) -> Mapping[str, Sequence[Anchor]]:
    """The newest comments by version, in as many statements however many comments there are."""
    rank = func.row_number().over(partition_by=Anchor.version_id, order_by=(Comment.created_at.desc(), Comment.id))
    ranked = (
        select(Anchor.id, rank.label("rank"))
        .join(Anchor.comment)
        .where(Anchor.clause_id.in_(clause_ids), Comment.withdrawn_at.is_(None))
        .subquery()
    )
    anchors = session.scalars(
        select(Anchor)
        .join(ranked, ranked.c.id == Anchor.id)
        .where(ranked.c.rank <= SHOWN)
        .order_by(ranked.c.rank)
        .options(selectinload(Anchor.comment))
    )
    newest: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        newest.setdefault(anchor.version_id, []).append(anchor)
    return newest


def _translated(
    session: Session, versions: Sequence[Version], stages: Sequence[Sequence[str]]
) -> Mapping[str, Sequence[StoredClause]]:
    """The same clauses in the other languages of each draft, by the id of the draft."""
    drafts_by_ordinal = {version.ordinal: (version, keys) for version, keys in zip(versions, stages, strict=True)}
    own = {version.id for version in versions}
    rows: dict[str, list[StoredClause]] = {}
    others = [text for text in drafts.texts_of(session, versions[0].law) if text.id not in own]
    keys_of_all = {key for keys in stages for key in keys}
    clauses = session.scalars(
        select(StoredClause)
        .where(StoredClause.version_id.in_([text.id for text in others]), StoredClause.key.in_(keys_of_all))
        .order_by(StoredClause.position)
        .options(selectinload(StoredClause.version))
    ).all()
    for row in clauses:
        draft = drafts_by_ordinal.get(row.version.ordinal)
        if draft is not None and row.key in draft[1]:
            rows.setdefault(draft[0].id, []).append(row)
    return rows


def _positions(session: Session, clause_ids: Sequence[str]) -> Sequence[Position]:
    """The positions on these clauses, the newest first."""
    return session.scalars(
        select(Position).where(Position.clause_id.in_(clause_ids)).order_by(Position.created_at.desc(), Position.id)
    ).all()
