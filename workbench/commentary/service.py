"""Comments on clauses: writing, answering, editing with history, withdrawing, and listing where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, aliased, selectinload

from workbench.commentary.events import comment_written
from workbench.commentary.models import Anchor, Comment, Revision
from workbench.commentary.terms import Issue, Stance
from workbench.consultation.returns import note_opened
from workbench.consultation.service import place_to_write, refuse_outside, refuse_where_sealed
from workbench.db import change_rows, count_save, now
from workbench.drafts.models import StoredClause
from workbench.drafts.service import find_clause, find_version, refuse_withdrawn
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.lang.cleaning import clean_text
from workbench.law.anchor import quote_words
from workbench.people.models import Member
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


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """The words of a clause a comment is on, and where they begin in its text, in characters."""

    quote: str
    start: int


def add_comment(
    session: Session, author: Member, clause: StoredClause, data: CommentData, quoted: QuotedWords | None = None
) -> Comment:
    """Comment on a clause, or on quoted words in it; raises Invalid where something is missing or does not fit.

    A proposed wording that changes nothing is no proposal.
    """
    data = _checked(data, clause)
    version = find_version(session, clause.version_id)
    refuse_withdrawn(version)
    if version.original_id:
        raise Invalid("comment_on_translation")
    current, returned = place_to_write(session, version.law_id, author.organisation_id)
    comment = Comment(law_id=version.law_id, round_id=current.id, author=author, organisation=author.organisation)
    if returned is not None:
        comment.return_id = returned.id
        note_opened(session, author, returned)
    comment.revisions.append(Revision(number=1, **asdict(data)))
    anchor = Anchor(comment=comment, version_id=version.id, clause=clause, status="original", placed_by=author.id)
    if quoted and quoted.quote:
        _quote(anchor, clause.text, quoted)
    session.add_all([comment, anchor])
    session.flush()
    _enter(session, Act.COMMENT_ADD, author, comment, after=data)
    comment_written(session, comment)
    return comment


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
        law_id=comment.law_id,
        before=asdict(before) if before else None,
        after=asdict(after) if after else None,
    )


def _checked(data: CommentData, clause: StoredClause | None) -> CommentData:
    """The data as they are stored; ``clause`` is what the comment is on, None for a reply."""
    if max(len(data.body), len(data.proposed)) > LONGEST:
        raise Invalid("comment_long", field="body", most=LONGEST)
    data = replace(data, body=richtext.clean(data.body), proposed=clean_text(data.proposed).strip())
    is_silent = richtext.is_empty(data.body)
    if is_silent and not data.proposed:
        raise Invalid("comment_empty", field="body")
    if clause is None:
        return data
    if data.stance not in set(Stance):
        raise Invalid("stance_unknown", field="stance")
    if data.issue not in set(Issue):
        raise Invalid("issue_unknown", field="issue")
    if data.proposed != clause.text.strip():
        return data
    if is_silent:
        raise Invalid("proposal_same", field="proposed")
    return replace(data, proposed="")


def _quote(anchor: Anchor, text: str, quoted: QuotedWords) -> None:
    """Fix the quotation in the clause: where it was selected, or else where its words stand once and only once."""
    start, quote = quoted.start, quoted.quote.replace("\r\n", "\n")
    if start < 0 or text[start : start + len(quote)] != quote:
        start, quote = _only_place(text, quote)
    set_quote(anchor, text, start, start + len(quote))


def set_quote(anchor: Anchor, text: str, start: int, end: int) -> None:
    """Let an anchor quote ``text[start:end]`` of its clause, with the words around by which it is found again."""
    quoted = quote_words(text, start, end)
    anchor.quote, anchor.start = quoted.quote, quoted.start
    anchor.prefix, anchor.suffix = quoted.prefix, quoted.suffix


def _only_place(text: str, quote: str) -> tuple[int, str]:
    """Where the words stand once and only once, white space aside (a browser breaks lines its own way)."""
    letters = "".join(quote.split())
    positions = [index for index, letter in enumerate(text) if not letter.isspace()]
    run = "".join(text[index] for index in positions)
    if not letters or run.count(letters) != 1:
        raise Invalid("quote_not_found", field="quote", quote=quote)
    first = run.index(letters)
    start, end = positions[first], positions[first + len(letters) - 1] + 1
    return start, text[start:end]


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
    _enter(session, Act.REPLY_ADD, author, answer, after=data)
    comment_written(session, answer)
    return answer


def edit_comment(session: Session, member: Member, comment: Comment, data: CommentData, seen: int) -> Revision:
    """Add a revision to one's own comment; ``seen`` is the number of the revision the member started from.

    Raises Forbidden for another's comment, Conflict where it was withdrawn or changed meanwhile.
    """
    _own(session, member, comment)
    if comment.latest != seen:
        raise Conflict("comment_changed")
    data = _checked(data, None if comment.parent_id else _original_clause(session, comment))
    before = data_of(comment.current)
    if data == before:
        return comment.current
    if not count_save(session, comment, Comment.latest, seen, Comment.withdrawn_at.is_(None)):
        raise Conflict("comment_changed")
    revision = Revision(number=seen + 1, **asdict(data))
    comment.revisions.append(revision)
    session.flush()
    _enter(session, Act.COMMENT_EDIT, member, comment, before=before, after=data)
    comment_written(session, comment)
    return revision


def data_of(revision: Revision) -> CommentData:
    """What a revision says, as it was written."""
    return CommentData(**{field.name: getattr(revision, field.name) for field in fields(CommentData)})


def _own(session: Session, member: Member, comment: Comment) -> None:
    if not may(member, Permission.EDIT_COMMENT, Circumstances(owner=comment.author_id, law=comment.law_id)):
        raise Forbidden("not_your_comment")
    if comment.withdrawn_at:
        raise Conflict("comment_withdrawn")
    if comment.parent_id:
        refuse_outside(session, comment.round_id, comment.organisation_id)
    else:
        refuse_where_sealed(session, comment.round_id, comment.organisation_id)


def _original_clause(session: Session, comment: Comment) -> StoredClause:
    clause_id = session.scalar(
        select(Anchor.clause_id).where(Anchor.comment_id == comment.id, Anchor.status == "original")
    )
    return find_clause(session, clause_id or "")


def withdraw(session: Session, member: Member, comment: Comment) -> None:
    """Take one's own comment back: its words leave the page, a mark that it stood there remains."""
    _own(session, member, comment)
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


def counts(session: Session, version_id: str) -> Mapping[str, int]:
    """How many comments (not withdrawn, not replies) stand on each clause of a version."""
    rows = session.execute(
        select(Anchor.clause_id, func.count())
        .join(Anchor.comment)
        .where(Anchor.version_id == version_id, Anchor.clause_id.is_not(None), Comment.withdrawn_at.is_(None))
        .group_by(Anchor.clause_id)
    )
    return {str(clause_id): count for clause_id, count in rows}


def counts_by_article(session: Session, version_id: str, counted: Mapping[str, int] | None = None) -> Mapping[str, int]:
    """The same counts, ``counted`` if given, those on paragraphs and items added to what the outline shows of them."""
    parent, child = aliased(StoredClause), aliased(StoredClause)
    parents = dict(
        session.execute(
            select(child.id, parent.id)
            .join(parent, child.parent_id == parent.id)
            .where(child.version_id == version_id, child.kind.in_(("paragraph", "item", "subitem")))
        ).all()
    )
    summed: dict[str, int] = {}
    for clause_id, count in (counts(session, version_id) if counted is None else counted).items():
        while clause_id in parents:
            clause_id = parents[clause_id]
        summed[clause_id] = summed.get(clause_id, 0) + count
    return summed
