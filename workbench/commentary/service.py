"""Comments on clauses: writing, answering, editing with history, withdrawing, and listing where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased, selectinload

from workbench.commentary.models import Anchor, Comment, Revision
from workbench.commentary.terms import Issue, Stance
from workbench.db import now
from workbench.drafts.models import StoredClause
from workbench.drafts.service import find_clause, find_version
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.law.anchor import quote_words
from workbench.people.models import Member
from workbench.web import richtext

LONGEST: Final = richtext.LONGEST


@dataclass(frozen=True, slots=True)
class CommentData:
    """What a comment says: rich text as typed, stance, type of issue, and the whole wording proposed or nothing."""

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
    session: Session, author: Member, clause: StoredClause, said: CommentData, quoted: QuotedWords | None = None
) -> Comment:
    """Comment on a clause, or on quoted words in it; raises Invalid where something is missing or does not fit."""
    said = _checked(said, clause)
    version = find_version(session, clause.version_id)
    if version.original_id:
        raise Invalid("comment_on_translation")
    comment = Comment(law_id=version.law_id, author=author)
    comment.revisions.append(_revision(1, said))
    place = Anchor(comment=comment, version_id=version.id, clause=clause, status="original", placed_by=author.id)
    if quoted and quoted.quote:
        _quote(place, clause.text, quoted)
    session.add_all([comment, place])
    session.flush()
    return comment


def _checked(said: CommentData, clause: StoredClause | None) -> CommentData:
    if max(len(said.body), len(said.proposed)) > LONGEST:
        raise Invalid("comment_long", field="body", most=LONGEST)
    proposed = richtext.strip_controls(said.proposed).strip()
    body = richtext.clean(said.body)
    if richtext.is_empty(body) and not proposed:
        raise Invalid("comment_empty", field="body")
    if clause is not None:
        if said.stance not in set(Stance):
            raise Invalid("stance_unknown", field="stance")
        if said.issue not in set(Issue):
            raise Invalid("issue_unknown", field="issue")
        if proposed and proposed == clause.text.strip():
            raise Invalid("proposal_same", field="proposed")
    return CommentData(body=body, stance=said.stance, issue=said.issue, proposed=proposed)


def _revision(number: int, said: CommentData) -> Revision:
    return Revision(number=number, body=said.body, stance=said.stance, issue=said.issue, proposed=said.proposed)


def _quote(place: Anchor, text: str, quoted: QuotedWords) -> None:
    """Fix the quotation in the clause: where it was selected, or else where its words stand once and only once."""
    start, quote = quoted.start, quoted.quote.replace("\r\n", "\n")
    if start < 0 or text[start : start + len(quote)] != quote:
        start, quote = _only_place(text, quote)
    set_quote(place, text, start, start + len(quote))


def set_quote(place: Anchor, text: str, start: int, end: int) -> None:
    """Let a place hold ``text[start:end]`` of its clause, with the words around by which it is found again."""
    anchor = quote_words(text, start, end)
    place.quote, place.start = anchor.quote, anchor.start
    place.prefix, place.suffix = anchor.prefix, anchor.suffix


def _only_place(text: str, quote: str) -> tuple[int, str]:
    """Where the words stand once and only once, white space aside (a browser breaks lines its own way)."""
    letters = "".join(quote.split())
    kept = [(index, letter) for index, letter in enumerate(text) if not letter.isspace()]
    run = "".join(letter for _, letter in kept)
    if not letters or run.count(letters) != 1:
        raise Invalid("quote_not_found", field="quote", quote=quote)
    first = run.index(letters)
    start, end = kept[first][0], kept[first + len(letters) - 1][0] + 1
    return start, text[start:end]


def reply(session: Session, author: Member, comment: Comment, body: str) -> Comment:
    """Answer a comment."""
    if comment.parent_id:
        raise Invalid("reply_to_reply")
    if comment.withdrawn_at:
        raise Conflict("comment_withdrawn")
    answer = Comment(law_id=comment.law_id, author=author, parent_id=comment.id)
    answer.revisions.append(_revision(1, _checked(CommentData(body), None)))
    session.add(answer)
    session.flush()
    return answer


def edit_comment(session: Session, member: Member, comment: Comment, said: CommentData, seen: int) -> Revision:
    """Add a revision to one's own comment; ``seen`` is the number of the revision the member started from.

    Raises Forbidden for another's comment, Conflict where it was withdrawn or changed meanwhile.
    """
    _own(member, comment)
    if comment.latest != seen:
        raise Conflict("comment_changed")
    checked = _checked(said, None if comment.parent_id else _original_clause(session, comment))
    current = comment.current
    if (checked.body, checked.stance, checked.issue, checked.proposed) == (
        current.body,
        current.stance,
        current.issue,
        current.proposed,
    ):
        return current
    revision = _revision(seen + 1, checked)
    comment.revisions.append(revision)
    comment.latest = seen + 1
    session.flush()
    return revision


def _own(member: Member, comment: Comment) -> None:
    if comment.author_id != member.id:
        raise Forbidden("not_your_comment")
    if comment.withdrawn_at:
        raise Conflict("comment_withdrawn")


def _original_clause(session: Session, comment: Comment) -> StoredClause:
    clause_id = session.scalar(
        select(Anchor.clause_id).where(Anchor.comment_id == comment.id, Anchor.status == "original")
    )
    return find_clause(session, clause_id or "")


def withdraw(session: Session, member: Member, comment: Comment) -> None:
    """Take one's own comment back: its words leave the page, a mark that it stood there remains."""
    _own(member, comment)
    comment.withdrawn_at = now()
    session.flush()


def find_comment(session: Session, comment_id: str) -> Comment:
    comment = session.get(Comment, comment_id)
    if comment is None:
        raise NotFound("comment_unknown")
    return comment


def place_in(session: Session, comment: Comment, version_id: str) -> Anchor | None:
    """Where a comment stands in a version; None where it was never carried there."""
    return session.scalar(select(Anchor).where(Anchor.comment_id == comment.id, Anchor.version_id == version_id))


def newest_place(session: Session, comment_id: str, version_id: str | None = None) -> Anchor | None:
    """Where a comment stands: in ``version_id`` where given, else in the latest version it was carried to."""
    places = select(Anchor).where(Anchor.comment_id == comment_id)
    if version_id:
        return session.scalar(places.where(Anchor.version_id == version_id))
    return session.scalar(places.order_by(Anchor.clause_id.is_(None), Anchor.placed_at.desc()).limit(1))


def places_on(session: Session, clauses: Sequence[StoredClause]) -> Sequence[Anchor]:
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


def counts_by_article(session: Session, version_id: str) -> Mapping[str, int]:
    """The same counts, those on paragraphs and items added to the clause that the outline shows."""
    parent, child = aliased(StoredClause), aliased(StoredClause)
    parents = dict(
        session.execute(
            select(child.id, parent.id)
            .join(parent, child.parent_id == parent.id)
            .where(child.version_id == version_id, child.kind.in_(("paragraph", "item", "subitem")))
        ).all()
    )
    summed: dict[str, int] = {}
    for clause_id, count in counts(session, version_id).items():
        while clause_id in parents:
            clause_id = parents[clause_id]
        summed[clause_id] = summed.get(clause_id, 0) + count
    return summed
