"""Comments on clauses: writing, answering, editing with history, withdrawing, and listing where they stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session, selectinload

from workbench.commentary.events import comment_written
from workbench.commentary.mentions import note_mentions
from workbench.commentary.models import Anchor, Comment, Revision
from workbench.commentary.quoting import QuotedWords, quote_in, span_of
from workbench.commentary.terms import CommentTarget, Issue, Stance
from workbench.consultation.returns import note_opened
from workbench.consultation.service import place_to_write, refuse_outside, refuse_where_sealed
from workbench.db import change_rows, count_save, now
from workbench.drafts.counterparts import same_clause_in
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.service import find_clause, find_version, refuse_withdrawn
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.lang.cleaning import clean_text
from workbench.people.models import Member, Organisation
from workbench.people.permissions import Circumstances, Permission, may
from workbench.record.acts import Act
from workbench.record.service import enter
from workbench.web import richtext

LONGEST: Final = richtext.LONGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentData:
    """What a comment says: rich text as typed, stance, type of issue, and the whole wording proposed or nothing.

    Its fields are those columns of :class:`Revision` that a person writes.
    """

    body: str
    stance: str = ""
    issue: str = ""
    proposed: str = ""


def add_comment(
    session: Session,
    author: Member,
    clause: StoredClause,
    data: CommentData,
    quoted: QuotedWords | None = None,
    *,
    target: CommentTarget = CommentTarget.CLAUSE,
    behalf: Organisation | None = None,
    mentioned: Collection[str] = (),
) -> Comment:
    """Comment on a clause, on quoted words in it, or on an article that should come after it.

    On a clause of a translation, the comment stands on that clause of the original, and the words it was written on
    are kept. ``behalf`` is an organisation for which the author only types it in, ``mentioned`` are ids of members. A
    proposed wording that changes nothing is no proposal. Raises Invalid where something is missing or does not fit.
    """
    version = find_version(session, clause.version_id)
    comment = Comment(target=target)
    original = clause
    if version.original_id:
        original = _clause_of_original(session, clause, version.original_id)
        comment.read_clause_id, data = clause.id, _without_proposal(data)
        comment.read_quote = clause.text[slice(*span_of(clause.text, quoted))] if quoted and quoted.quote else ""
    if target is CommentTarget.NEW_ARTICLE and original.kind != "article":
        raise Invalid("new_article_after_article", field="proposed")
    data = _checked(data, "" if target is CommentTarget.NEW_ARTICLE else original.text)
    anchor = Anchor(comment=comment, version_id=original.version_id, clause=original, status="original")
    if quoted and quoted.quote and original is clause and target is CommentTarget.CLAUSE:
        quote_in(anchor, clause.text, quoted)
    return _write(session, author, anchor, data, behalf, mentioned)


def comment_on_draft(
    session: Session,
    author: Member,
    version: Version,
    data: CommentData,
    *,
    behalf: Organisation | None = None,
    mentioned: Collection[str] = (),
) -> Comment:
    """Comment on a draft as a whole, for which there is no wording to propose; a translation leads to its original."""
    original_id = version.original_id or version.id
    anchor = Anchor(comment=Comment(target=CommentTarget.DRAFT), version_id=original_id, status="original")
    return _write(session, author, anchor, _checked(_without_proposal(data), ""), behalf, mentioned)


def _clause_of_original(session: Session, clause: StoredClause, original_id: str) -> StoredClause:
    original = same_clause_in(session, clause, find_version(session, original_id))
    if original is None:
        raise Invalid("translation_matches_nothing", field="body")
    return original


def _without_proposal(data: CommentData) -> CommentData:
    """What is said of a whole draft or of a translation; raises Invalid where a wording is proposed there."""
    if data.proposed.strip():
        raise Invalid("proposal_on_no_clause", field="proposed")
    return data


def _write(
    session: Session,
    author: Member,
    anchor: Anchor,
    data: CommentData,
    behalf: Organisation | None,
    mentioned: Collection[str],
) -> Comment:
    """Store what is said at an anchor that is not stored yet, in the round and the return it belongs to."""
    moment = now()  # before it is asked whether the round is open: nothing is dated after its deadline
    version, comment = find_version(session, anchor.version_id), anchor.comment
    refuse_withdrawn(version)
    comment.organisation, comment.is_on_behalf = _for_whom(author, version.law_id, behalf)
    current, returned = place_to_write(session, version.law_id, comment.organisation.id)
    comment.law_id, comment.round_id, comment.author = version.law_id, current.id, author
    comment.created_at = moment
    anchor.placed_by = author.id
    if returned is not None:
        comment.return_id = returned.id
        note_opened(session, author, returned)
    comment.revisions.append(Revision(number=1, created_at=moment, **asdict(data)))
    session.add_all([comment, anchor])
    session.flush()
    note_mentions(session, comment, mentioned)
    _enter(session, Act.COMMENT_ADD, author, comment, after=data)
    comment_written(session, comment)
    return comment


def _for_whom(author: Member, law_id: str, behalf: Organisation | None) -> tuple[Organisation, bool]:
    """The organisation a comment is made for, and whether its author only types it in for that one."""
    if behalf is None or behalf.id == author.organisation_id:
        return author.organisation, False
    if not may(author, Permission.WRITE_ON_BEHALF, Circumstances(law=law_id)):
        raise Forbidden("permission_needed", permission=Permission.WRITE_ON_BEHALF)
    if behalf.retired_at is not None:
        raise Invalid("organisation_retired", field="behalf", name=behalf.name_zh)
    return behalf, True


def _enter(
    session: Session,
    act: Act,
    member: Member,
    comment: Comment,
    before: CommentData | None = None,
    after: CommentData | None = None,
) -> None:
    enter(
        session,
        act,
        f"comment:{comment.id}",
        by=member.id,
        on_behalf_of=comment.organisation_id if comment.is_on_behalf else None,
        law_id=comment.law_id,
        before=asdict(before) if before else None,
        after=asdict(after) if after else None,
    )


def _checked(data: CommentData, text: str | None) -> CommentData:
    """The data as they are stored; ``text`` is what a wording is proposed instead of, None for a reply."""
    if max(len(data.body), len(data.proposed)) > LONGEST:
        raise Invalid("comment_long", field="body", most=LONGEST)
    data = replace(data, body=richtext.clean(data.body), proposed=clean_text(data.proposed).strip())
    is_silent = richtext.is_empty(data.body)
    if is_silent and not data.proposed:
        raise Invalid("comment_empty", field="body")
    if text is None:
        return data
    if data.stance not in set(Stance):
        raise Invalid("stance_unknown", field="stance")
    if data.issue not in set(Issue):
        raise Invalid("issue_unknown", field="issue")
    if data.proposed != text.strip() or not data.proposed:
        return data
    if is_silent:
        raise Invalid("proposal_same", field="proposed")
    return replace(data, proposed="")


def reply(session: Session, author: Member, comment: Comment, body: str) -> Comment:
    """Answer a comment."""
    if comment.parent_id:
        raise Invalid("reply_to_reply")
    if comment.withdrawn_at:
        raise Conflict("comment_withdrawn")
    refuse_outside(session, comment.round_id, author.organisation_id)
    answer = Comment(
        law_id=comment.law_id,
        round_id=comment.round_id,
        author=author,
        organisation=author.organisation,
        return_id=comment.return_id,
        parent_id=comment.id,
    )
    data = _checked(CommentData(body=body), None)
    answer.revisions.append(Revision(number=1, **asdict(data)))
    session.add(answer)
    session.flush()
    note_mentions(session, answer)
    _enter(session, Act.REPLY_ADD, author, answer, after=data)
    comment_written(session, answer)
    return answer


def edit_comment(session: Session, member: Member, comment: Comment, data: CommentData, seen: int) -> Revision:
    """Add a revision to one's own comment; ``seen`` is the number of the revision the member started from.

    Raises Forbidden for another's comment, Conflict where it was withdrawn or changed meanwhile.
    """
    moment = now()
    refuse_to_change(session, member, comment)
    if comment.latest != seen:
        raise Conflict("comment_changed")
    data = _checked(data, None) if comment.parent_id else _checked_again(session, comment, data)
    before = data_of(comment.current)
    if data == before:
        return comment.current
    if not count_save(session, comment, Comment.latest, seen, Comment.withdrawn_at.is_(None)):
        raise Conflict("comment_changed")
    revision = Revision(number=seen + 1, created_at=moment, **asdict(data))
    comment.revisions.append(revision)
    session.flush()
    note_mentions(session, comment)
    _enter(session, Act.COMMENT_EDIT, member, comment, before=before, after=data)
    comment_written(session, comment)
    return revision


def data_of(revision: Revision) -> CommentData:
    """What a revision says, as it was written."""
    return CommentData(**{field.name: getattr(revision, field.name) for field in fields(CommentData)})


def refuse_to_change(session: Session, member: Member, comment: Comment) -> None:
    """Raise Forbidden for another's comment, Conflict where it was withdrawn or nothing is written there any more."""
    if comment.law_id in member.ended_laws:
        raise Conflict("law_closed")
    if not may(member, Permission.EDIT_COMMENT, Circumstances(owner=comment.author_id, law=comment.law_id)):
        raise Forbidden("not_your_comment")
    if comment.withdrawn_at:
        raise Conflict("comment_withdrawn")
    if comment.parent_id:
        refuse_outside(session, comment.round_id, comment.organisation_id)
    else:
        refuse_where_sealed(session, comment.round_id, comment.organisation_id)


def _checked_again(session: Session, comment: Comment, data: CommentData) -> CommentData:
    """What a comment says anew, checked as when it was written."""
    if comment.target is CommentTarget.DRAFT or comment.read_clause_id is not None:
        return _checked(_without_proposal(data), "")
    if comment.target is CommentTarget.NEW_ARTICLE:
        return _checked(data, "")
    clause_id = session.scalar(
        select(Anchor.clause_id).where(Anchor.comment_id == comment.id, Anchor.status == "original")
    )
    return _checked(data, find_clause(session, clause_id or "").text)


def withdraw(session: Session, member: Member, comment: Comment) -> None:
    """Take one's own comment back: its words leave the page, a mark that it stood there remains."""
    refuse_to_change(session, member, comment)
    taken_back = update(Comment).where(Comment.id == comment.id, Comment.withdrawn_at.is_(None))
    if not change_rows(session, taken_back.values(withdrawn_at=now())):
        raise Conflict("comment_withdrawn")
    session.expire(comment, ["withdrawn_at"])
    _enter(session, Act.COMMENT_WITHDRAW, member, comment, before=data_of(comment.current))
    comment_written(session, comment)


def find_comment(session: Session, comment_id: str) -> Comment:
    comment = session.get(Comment, comment_id)
    if comment is None:
        raise NotFound("comment_unknown")
    return comment


def anchor_in(session: Session, comment: Comment, version_id: str) -> Anchor | None:
    """Where a comment stands in a version; None where it was never carried there."""
    return session.scalar(select(Anchor).where(Anchor.comment_id == comment.id, Anchor.version_id == version_id))


def newest_anchor(session: Session, comment_id: str, version_id: str | None = None) -> Anchor | None:
    """Where a comment stands: in ``version_id`` where given, else in the latest version it was carried to."""
    anchors = select(Anchor).where(Anchor.comment_id == comment_id)
    if version_id:
        return session.scalar(anchors.where(Anchor.version_id == version_id))
    return session.scalar(anchors.order_by(Anchor.clause_id.is_(None), Anchor.placed_at.desc()).limit(1))


def anchors_on(session: Session, clauses: Sequence[StoredClause]) -> Sequence[Anchor]:
    """The places comments hold on these clauses, oldest comment first."""
    return session.scalars(
        select(Anchor)
        .join(Anchor.comment)
        .where(Anchor.clause_id.in_([clause.id for clause in clauses]))
        .options(selectinload(Anchor.comment).selectinload(Comment.replies))
        .order_by(Comment.created_at, Comment.id)
    ).all()
