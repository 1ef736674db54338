"""Everything stored of a law that a person may see, as plain values that outlive the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Select, inspect, select
from sqlalchemy.orm import Session

from workbench.commentary.models import Anchor, Comment, Revision
from workbench.consultation.models import Return, Round, RoundAnswer, RoundQuestion
from workbench.crossref.models import CrossReference, Rejection
from workbench.db import Base
from workbench.decisions.models import Decision
from workbench.drafts.models import Law, StoredClause, Version
from workbench.papers.models import Paper, Position, PositionComment, PositionProvision
from workbench.people.models import Member, Organisation
from workbench.people.sight import everything_seen, sight_of
from workbench.record.models import RecordEntry

Gathered = Mapping[str, Sequence[Mapping[str, Any]]]
_PEOPLE: Final = frozenset({"author_id", "member_id", "submitted_by", "called_by", "created_by", "placed_by"})


def gather(session: Session, law: Law) -> Gathered:
    """The rows on a law by table, each with its columns by name; what is closed to whoever reads is not there."""
    rows = {name: [_values(row) for row in table] for name, table in _tables(session, law)}
    named = {value for each in rows.values() for row in each for name, value in row.items() if name in _PEOPLE}
    rows["member"] = [_person(each) for each in session.scalars(select(Member).where(Member.id.in_(named - {None})))]
    rows["organisation"] = [_values(each) for each in session.scalars(select(Organisation)).unique()]
    return rows


def _tables(session: Session, law: Law) -> Iterator[tuple[str, Sequence[Base]]]:
    versions = _rows(session, select(Version).where(Version.law_id == law.id).order_by(Version.ordinal, Version.lang))
    clauses = select(StoredClause.id).where(StoredClause.version_id.in_(_ids(versions)))
    comments = _rows(session, select(Comment).where(Comment.law_id == law.id).order_by(Comment.created_at, Comment.id))
    papers = _rows(session, select(Paper).where(Paper.law_id == law.id))
    positions = _rows(session, select(Position).where(Position.paper_id.in_(_ids(papers))).order_by(Position.rank))
    rounds = _rows(session, select(Round).where(Round.law_id == law.id).order_by(Round.number))
    returns = _seen_returns(session, rounds)
    scopes = {law.id, *_ids(versions), *_ids(papers), *_ids(rounds), *_ids(returns)}
    decisions = _rows(session, select(Decision).where(Decision.scope.in_(scopes)).order_by(Decision.decided_at))
    entries = _rows(session, select(RecordEntry).where(RecordEntry.law_id == law.id).order_by(RecordEntry.at))
    unseen = _unseen_comments(session, law, comments)
    yield "law", [law]
    yield "version", versions
    yield "round", rounds
    yield "round_question", _rows(session, select(RoundQuestion).where(RoundQuestion.round_id.in_(_ids(rounds))))
    yield "round_return", returns
    yield "round_answer", _rows(session, select(RoundAnswer).where(RoundAnswer.return_id.in_(_ids(returns))))
    yield "comment", comments
    yield "revision", _rows(session, select(Revision).where(Revision.comment_id.in_(_ids(comments))))
    yield "place", _rows(session, select(Anchor).where(Anchor.comment_id.in_(_ids(comments))))
    yield "link", _rows(session, select(CrossReference).where(CrossReference.clause_id.in_(clauses)))
    yield "rejection", _rows(session, select(Rejection).where(Rejection.clause_id.in_(clauses)))
    yield "paper", papers
    yield "position", positions
    yield (
        "position_comment",
        _rows(session, select(PositionComment).where(PositionComment.position_id.in_(_ids(positions)))),
    )
    yield (
        "position_provision",
        _rows(session, select(PositionProvision).where(PositionProvision.position_id.in_(_ids(positions)))),
    )
    yield "decision", [each for each in decisions if each.subject_id not in unseen]
    yield "record_entry", [each for each in entries if not unseen & set(each.subject.split(":"))]


def _rows(session: Session, statement: Select[Any]) -> Sequence[Any]:
    return session.scalars(statement).unique().all()


def _ids(rows: Sequence[Any]) -> list[str]:
    return [row.id for row in rows]


def _seen_returns(session: Session, rounds: Sequence[Round]) -> Sequence[Return]:
    seen = sight_of(session).returns
    returns = _rows(session, select(Return).where(Return.round_id.in_(_ids(rounds))))
    return [each for each in returns if seen is None or each.id in seen]


def _unseen_comments(session: Session, law: Law, seen: Sequence[Comment]) -> set[str]:
    """The comments on the law that whoever reads does not see: nothing is said of what was done to them either."""
    with everything_seen(session):
        every = set(session.scalars(select(Comment.id).where(Comment.law_id == law.id)))
    return every - set(_ids(seen))


def _values(row: Base) -> dict[str, Any]:
    """The columns of a row by their names, as JSON has them."""
    return {column.key: _plain(getattr(row, column.key)) for column in inspect(type(row)).column_attrs}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _person(member: Member) -> dict[str, Any]:
    """Who somebody is, and nothing by which they sign in or are written to."""
    return {
        "id": member.id,
        "name_zh": member.name_zh,
        "name_en": member.name_en,
        "organisation_id": member.organisation_id,
    }
