"""Storing made-up comments in one transaction, in bulk, as one act of the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import escape
from itertools import islice
from typing import Final

from sqlalchemy import Row, insert, select
from sqlalchemy.orm import Session

from workbench.commentary.models import Anchor, Comment, Revision
from workbench.commentary.terms import AnchorStatus
from workbench.consultation.models import Return, Round
from workbench.consultation.service import BEFORE_ROUNDS, refuse_where_sealed, round_for
from workbench.consultation.standing import refusal_to_write
from workbench.db import new_id, now
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.service import refuse_withdrawn
from workbench.errors import Conflict, Invalid
from workbench.filling.phrases import phrases
from workbench.filling.writing import ClauseText, InventedComment, Writer
from workbench.lang.languages import text_language
from workbench.law.anchor import quote_words
from workbench.people.models import Member, OrganisationKind
from workbench.people.organisations import add_organisation
from workbench.people.permissions import Role
from workbench.people.service import add_member, member_named
from workbench.record.acts import Act
from workbench.record.service import bulk_act
from workbench.search.comments.index import fill_comment_index

MOST: Final = 2_000_000
_BATCH: Final = 2_000
_DAYS: Final = 50  # over which the comments came in, as those of 2009 did
_MOST_ORGANISATIONS: Final = 1_000


@dataclass(slots=True)
class InventedCounts:
    """How much was stored: comments with answers, of them answers and proposals, and by how many organisations."""

    comments: int = 0
    replies: int = 0
    proposals: int = 0
    organisations: int = 0


@dataclass(frozen=True, slots=True)
class _CommentSource:
    """Whoever made-up comments are stored for: a member, and the return of their organisation in the round."""

    member_id: str
    organisation_id: str
    return_id: str | None


def fill(
    session: Session, version: Version, count: int, organisations: int, seed: int, texts: Sequence[str] = ()
) -> InventedCounts:
    """Store ``count`` made-up comments on a version, from so many organisations; ``texts`` are used for their words.

    In a round they come from the organisations that may still write in it; else organisations and accounts are made
    up as well, which nobody can sign in to. Of a translation they stand on the original. Raises Invalid (counts, no
    clauses) or Conflict (nobody may write now).
    """
    if not 0 < count <= MOST:
        raise Invalid("fill_count", field="comments", most=MOST)
    if not 0 < organisations <= _MOST_ORGANISATIONS:
        raise Invalid("fill_organisations", field="organisations", most=_MOST_ORGANISATIONS)
    version = session.get_one(Version, version.original_id or version.id)
    refuse_withdrawn(version)
    clauses = session.execute(
        select(StoredClause.id, StoredClause.text)
        .where(StoredClause.version_id == version.id, StoredClause.text != "")
        .order_by(StoredClause.position)
    ).all()
    if not clauses:
        raise Invalid("fill_no_clause")
    current = round_for(session, version.law_id)
    with bulk_act(session, Act.INSTANCE_FILL, f"version:{version.id}", by=None, law_id=version.law_id) as tally:
        senders = _senders(session, current, organisations)
        lang = text_language(version.lang)
        texts_of_clauses = [ClauseText(position, text, lang) for position, (_, text) in enumerate(clauses)]
        writer = Writer(texts_of_clauses, phrases()[lang], len(senders), seed, texts)
        filled = _store(session, version, current, clauses, senders, writer.comments(count), count)
        tally.count = filled.comments
    filled.organisations = len(senders)
    return filled


def _senders(session: Session, current: Round, organisations: int) -> Sequence[_CommentSource]:
    if current.number == BEFORE_ROUNDS:
        return [_made_up(session, number) for number in range(organisations)]
    moment = now()
    returns = session.scalars(select(Return).where(Return.round_id == current.id).order_by(Return.id)).all()
    writing = [returned for returned in returns if refusal_to_write(current, returned, moment) is None]
    senders = []
    for returned in writing[:organisations]:
        refuse_where_sealed(session, current.id, returned.organisation_id)
        query = select(Member.id).where(Member.organisation_id == returned.organisation_id).order_by(Member.username)
        if (member_id := session.scalar(query.limit(1))) is not None:
            senders.append(_CommentSource(member_id, returned.organisation_id, returned.id))
    if not senders:
        raise Conflict("fill_nobody_writes", round=current.title_zh)
    return senders


def _made_up(session: Session, number: int) -> _CommentSource:
    code, zh, en = f"filled-{number + 1}", phrases()["zh"], phrases()["en"]
    called = {"number": number + 1}
    organisation = add_organisation(
        session, code, zh.organisation.format(**called), en.organisation.format(**called), OrganisationKind.INVITED
    )
    member = member_named(session, code) or add_member(
        session,
        username=code,
        password=None,
        role=Role.OFFICER,
        name_zh=zh.account.format(**called),
        name_en=en.account.format(**called),
        organisation=organisation,
    )
    return _CommentSource(member.id, organisation.id, None)


@dataclass(slots=True)
class _CommentRows:
    """A batch of comments as rows of their tables, and what the search index takes of them."""

    comments: list[dict[str, object]] = field(default_factory=list)
    revisions: list[dict[str, object]] = field(default_factory=list)
    anchors: list[dict[str, object]] = field(default_factory=list)
    indexed: list[tuple[str, str, str]] = field(default_factory=list)


def _store(
    session: Session,
    version: Version,
    current: Round,
    clauses: Sequence[Row[str, str]],
    senders: Sequence[_CommentSource],
    made_up: Iterable[InventedComment],
    count: int,
) -> InventedCounts:
    filled, ids, ended = InventedCounts(), [new_id() for _ in range(count)], now()
    coming = enumerate(made_up)
    while batch := list(islice(coming, _BATCH)):
        rows = _CommentRows()
        for position, made in batch:
            sender, at = senders[made.writer], ended - timedelta(days=_DAYS) * (1 - position / count)
            rows.comments.append(
                {
                    "id": ids[position],
                    "law_id": version.law_id,
                    "round_id": current.id,
                    "author_id": sender.member_id,
                    "parent_id": None if made.answers is None else ids[made.answers],
                    "organisation_id": sender.organisation_id,
                    "return_id": sender.return_id,
                    "created_at": at,
                    "withdrawn_at": at if made.withdrawn else None,
                }
            )
            body = f"<p>{escape(made.body, quote=False)}</p>"
            written = {"body": body, "stance": made.stance or "", "issue": made.issue or "", "proposed": made.proposed}
            rows.revisions.append({"comment_id": ids[position], "number": 1, "created_at": at, **written})
            if made.clause is not None:
                rows.anchors.append(_anchor(version, clauses[made.clause], ids[position], made, sender, at))
            if not made.withdrawn:
                rows.indexed.append((ids[position], body, made.proposed))
            filled.replies += made.answers is not None
            filled.proposals += bool(made.proposed)
        _insert(session, rows)
        filled.comments += len(batch)
    return filled


def _anchor(
    version: Version,
    clause: Row[str, str],
    comment_id: str,
    made: InventedComment,
    sender: _CommentSource,
    at: datetime,
) -> dict[str, object]:
    words = quote_words(clause.text, made.start, made.end)
    return {
        "comment_id": comment_id,
        "version_id": version.id,
        "clause_id": clause.id,
        "status": AnchorStatus.ORIGINAL,
        "quote": words.quote,
        "prefix": words.prefix,
        "suffix": words.suffix,
        "start": words.start,
        "placed_by": sender.member_id,
        "placed_at": at,
    }


def _insert(session: Session, rows: _CommentRows) -> None:
    for table, of_table in ((Comment, rows.comments), (Revision, rows.revisions), (Anchor, rows.anchors)):
        if of_table:
            session.execute(insert(table), of_table)
    fill_comment_index(session.connection(), rows.indexed)
