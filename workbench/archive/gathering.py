"""Everything stored of a law that a person may see, as plain values that outlive the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Select, func, inspect, or_, select
from sqlalchemy.orm import Session

from workbench.commentary.models import Agreement, Anchor, Attachment, Comment, Mention, ReturnedSource, Revision
from workbench.consultation.models import Return, Round, RoundAnswer, RoundQuestion
from workbench.crossref.models import CrossReference, Rejection
from workbench.db import Base
from workbench.decisions.models import Decision
from workbench.deliberation.models import GatheredComment, Meeting, Opinion
from workbench.drafts.models import Law, StoredClause, Version
from workbench.papers.models import Paper, Position, PositionComment, PositionProvision, SealedPaper
from workbench.people.models import Member, Organisation
from workbench.people.sight import everything_seen, sight_of
from workbench.receiving.items import choices_of, load_reading
from workbench.receiving.models import ReceivedFile
from workbench.record.models import RecordEntry

Gathered = Mapping[str, Sequence[Mapping[str, Any]]]
_PEOPLE: Final = frozenset(
    {
        "author_id", "member_id", "submitted_by", "called_by", "created_by", "placed_by", "made_by", "opened_by",
        "sealed_by", "withdrawn_by",
    }
)  # fmt: skip
_APART: Final = frozenset({("received_file", "reading"), ("received_file", "choices")})


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
    returns = seen_returns(session, rounds)
    scopes = {law.id, *_ids(versions), *_ids(papers), *_ids(rounds), *_ids(returns)}
    decisions = _rows(session, select(Decision).where(Decision.scope.in_(scopes)).order_by(Decision.decided_at))
    entries = _rows(session, select(RecordEntry).where(RecordEntry.law_id == law.id).order_by(RecordEntry.at))
    attachments, received = attachments_seen(session, law), received_seen(session, law)
    seen = {*_ids(comments), *_ids(returns), *_ids(attachments), *_ids(received)}
    unseen = _unseen(session, law, seen)
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
    yield from _deliberated(session, law, _ids(comments))
    yield "attachment", attachments
    yield "received_file", received
    yield "sealed_paper", _rows(session, select(SealedPaper).where(SealedPaper.law_id == law.id))
    yield "decision", [each for each in decisions if each.subject_id not in unseen and _is_of_seen(each, unseen)]
    yield "record_entry", [each for each in entries if not unseen & set(each.subject.split(":"))]


def _rows(session: Session, statement: Select[Any]) -> Sequence[Any]:
    return session.scalars(statement).unique().all()


def _ids(rows: Sequence[Any]) -> list[str]:
    return [row.id for row in rows]


def seen_returns(session: Session, rounds: Sequence[Round]) -> Sequence[Return]:
    """The answers to rounds whose comments are seen."""
    seen = sight_of(session).returns
    returns = _rows(session, select(Return).where(Return.round_id.in_(_ids(rounds))))
    return [each for each in returns if seen is None or each.id in seen]


def _deliberated(session: Session, law: Law, comments: Sequence[str]) -> Iterator[tuple[str, Sequence[Base]]]:
    """Who says the same, who is mentioned, opinions and what is in them, meetings, and where comments came from."""
    yield "agreement", _rows(session, select(Agreement).where(Agreement.comment_id.in_(comments)))
    yield "mention", _rows(session, select(Mention).where(Mention.comment_id.in_(comments)))
    gathered = _rows(session, select(GatheredComment).where(GatheredComment.comment_id.in_(comments)))
    opinions = {each.opinion_id for each in gathered}
    yield "opinion", _rows(session, select(Opinion).where(Opinion.id.in_(opinions)))
    yield "opinion_comment", gathered
    yield "meeting", _rows(session, select(Meeting).where(Meeting.law_id == law.id).order_by(Meeting.opened_at))
    yield "comment_source", _rows(session, select(ReturnedSource).where(ReturnedSource.comment_id.in_(comments)))


def attachments_seen(session: Session, law: Law) -> Sequence[Attachment]:
    """The files that go with comments and returns on a law that stand and are seen; none that was taken away."""
    withdrawn = select(Comment.id).where(Comment.withdrawn_at.is_not(None))
    stands = or_(Attachment.comment_id.is_(None), Attachment.comment_id.not_in(withdrawn))
    files = select(Attachment).where(Attachment.law_id == law.id, Attachment.removed_at.is_(None), stands)
    rows: Sequence[Attachment] = _rows(session, files.order_by(Attachment.attached_at, Attachment.id))
    return rows


def received_seen(session: Session, law: Law) -> Sequence[ReceivedFile]:
    """The returned files on a law that were stored, as far as all that was stored of them is seen.

    One of which something was left out is there for the organisation that brought it in alone.
    """
    stored = _rows(
        session, select(ReceivedFile).where(ReceivedFile.law_id == law.id, ReceivedFile.stored_at.is_not(None))
    )
    counted = select(ReturnedSource.received_id, func.count()).group_by(ReturnedSource.received_id)
    seen = dict(session.execute(counted).all())
    with everything_seen(session):
        every = dict(session.execute(counted).all())
    whole = [each for each in stored if every.get(each.id) and seen.get(each.id) == every[each.id]]
    reader = session.get(Member, sight_of(session).member_id or "")
    own = reader.organisation_id if reader is not None else None
    of_own = set(session.scalars(select(Member.id).where(Member.organisation_id == own)))
    return [each for each in whole if not _leaves_out(each) or each.member_id in of_own]


def _leaves_out(received: ReceivedFile) -> bool:
    return any(choice.is_out for choice in choices_of(received.choices, load_reading(received.reading)).values())


def _unseen(session: Session, law: Law, seen: set[str]) -> set[str]:
    """What of the law whoever reads does not see: nothing is said of what was done to it either."""
    rounds = select(Round.id).where(Round.law_id == law.id)
    tables = (
        select(Comment.id).where(Comment.law_id == law.id),
        select(Return.id).where(Return.round_id.in_(rounds)),
        select(Attachment.id).where(Attachment.law_id == law.id),
        select(ReceivedFile.id).where(ReceivedFile.law_id == law.id),
    )
    with everything_seen(session):
        every = {id_ for table in tables for id_ in session.scalars(table)}
    return every - seen


def _is_of_seen(decision: Decision, unseen: set[str]) -> bool:
    """Whether a decision names no comment that is not seen, as an opinion does of what it consists."""
    return not unseen & set((decision.what or {}).get("comments", ()))


def _values(row: Base) -> dict[str, Any]:
    """The columns of a row by their names, as JSON has them; of a returned file not what was read, which is in it."""
    columns = (column.key for column in inspect(type(row)).column_attrs)
    return {name: _plain(getattr(row, name)) for name in columns if (row.__tablename__, name) not in _APART}


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
