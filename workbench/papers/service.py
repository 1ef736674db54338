"""Position papers: made for a version, filled with positions gathered from comments, put in order and kept in step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from workbench.commentary.models import Comment
from workbench.commentary.service import anchors_on
from workbench.commentary.terms import CommentTarget, PositionStatus
from workbench.commentary.whole_draft import comments_on_draft
from workbench.db import count_save, now
from workbench.drafts.models import Law, StoredClause, Version
from workbench.drafts.service import family_of, refuse_withdrawn
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.instruments.citation import resolve
from workbench.instruments.model import Corpus
from workbench.lang.cleaning import clean_line, clean_text
from workbench.papers.history import PAPER_TEXTS, append_paper, append_position
from workbench.papers.models import Paper, Position, PositionComment, PositionProvision
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, may
from workbench.record.acts import Act
from workbench.record.service import enter
from workbench.web import richtext

RICH_TEXTS = frozenset({"introduction_zh", "introduction_en", "opinions_zh", "opinions_en"})


@dataclass(frozen=True, slots=True)
class PositionData:
    """What a position says. Proposed wordings are plain text, reasons rich text; provisions are references."""

    proposed_zh: str = ""
    proposed_en: str = ""
    reasons_zh: str = ""
    reasons_en: str = ""
    status: str = "draft"
    comments: Sequence[str] = field(default_factory=tuple)
    provisions: Sequence[str] = field(default_factory=tuple)


def add_paper(
    session: Session, member: Member, version: Version, texts: Mapping[str, str], dated: date | None = None
) -> Paper:
    """Start a paper on a version; ``texts`` are the fields of PAPER_TEXTS. Raises Invalid without any title."""
    refuse_withdrawn(version)
    paper = Paper(law_id=version.law_id, version_id=version.id, created_by=member.id)
    _write(paper, texts, dated)
    session.add(paper)
    session.flush()
    append_paper(session, member, paper, 0)
    return paper


def save_paper(
    session: Session, member: Member, paper: Paper, texts: Mapping[str, str], dated: date | None, seen: int
) -> None:
    """Change the texts of a paper; raises Conflict where somebody saved it since revision ``seen`` was read."""
    if not count_save(session, paper, Paper.revision, seen):
        raise Conflict("paper_changed")
    _write(paper, texts, dated)
    session.flush()
    append_paper(session, member, paper, seen)


def _write(paper: Paper, texts: Mapping[str, str], dated: date | None) -> None:
    if not any(clean_line(texts.get(name, "")) for name in ("title_zh", "title_en")):
        raise Invalid("paper_title_missing", field="title_zh")
    _refuse_long({name: texts.get(name, "") for name in RICH_TEXTS})
    for name in PAPER_TEXTS:
        value = texts.get(name, "")
        setattr(paper, name, richtext.clean(value) if name in RICH_TEXTS else clean_line(value))
    paper.dated = dated


def _refuse_long(texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        if len(text) > richtext.LONGEST:
            raise Invalid("text_long", field=name, most=richtext.LONGEST)


def list_papers(session: Session, law: Law | None = None) -> Sequence[Paper]:
    papers = select(Paper).order_by(Paper.created_at.desc(), Paper.id)
    return session.scalars(papers.where(Paper.law_id == law.id) if law else papers).all()


def with_status(papers: Iterable[Paper], status: str) -> Mapping[str, Sequence[Position]]:
    """The positions of papers with a status, ``open`` for those neither agreed nor dropped, ``all`` for all of them.

    By the id of the paper, those without any left out; nothing for what is no status.
    """
    some = {"all": set(PositionStatus), "open": {PositionStatus.DRAFT, PositionStatus.PROPOSED}}
    chosen = some.get(status) or {each for each in PositionStatus if each == status}
    listed = {paper.id: [each for each in paper.positions if each.status in chosen] for paper in papers}
    return {id_: positions for id_, positions in listed.items() if positions}


def find_paper(session: Session, paper_id: str) -> Paper:
    paper = session.get(Paper, paper_id)
    if paper is None:
        raise NotFound("paper_unknown")
    return paper


def find_position(session: Session, position_id: str) -> Position:
    position = session.get(Position, position_id)
    if position is None:
        raise NotFound("position_unknown")
    return position


def add_position(
    session: Session,
    member: Member,
    paper: Paper,
    clause: StoredClause,
    stated: PositionData,
    corpus: Corpus,
    target: CommentTarget = CommentTarget.CLAUSE,
) -> Position:
    """Add a position on a clause of the paper's version, behind those on it or on earlier ones.

    ``target`` says whether it is on the clause or asks for a new article after it; what is on the draft as a whole
    comes before all others, whatever the clause. Raises Invalid for a new article after anything but an article.
    """
    if clause.version_id != paper.version_id:
        raise Invalid("clause_of_other_version")
    refuse_withdrawn(paper.version)
    if target is CommentTarget.NEW_ARTICLE and clause.kind != "article":
        raise Invalid("new_article_needs_article", field="clause")
    rank = _next_rank(session, paper, clause, target)
    position = Position(paper=paper, clause=clause, target=target, created_by=member.id, rank=rank)
    session.add(position)
    _state(session, member, position, stated, corpus)
    session.flush()
    append_position(session, member, position, 0)
    return position


def _next_rank(session: Session, paper: Paper, clause: StoredClause, target: CommentTarget) -> int:
    """A rank behind every position on this clause or an earlier one; those behind make room.

    What is on the draft as a whole comes before all that is on a clause.

    They do so by way of negative ranks, for no two positions have one rank even in between.
    """
    _order_alone(session, paper)
    before = (
        select(func.max(Position.rank))
        .join(StoredClause, StoredClause.id == Position.clause_id)
        .where(Position.paper_id == paper.id)
    )
    is_whole = Position.target == CommentTarget.DRAFT
    before = before.where(
        is_whole if target is CommentTarget.DRAFT else or_(is_whole, StoredClause.position <= clause.position)
    )
    rank = (session.scalar(before) or 0) + 1
    behind = update(Position).where(Position.paper_id == paper.id)
    session.execute(behind.where(Position.rank >= rank).values(rank=-1 - Position.rank))
    session.execute(behind.where(Position.rank < 0).values(rank=0 - Position.rank))
    return rank


def _order_alone(session: Session, paper: Paper) -> None:
    """Until this transaction ends nobody else puts the paper's positions in order (SQLite has one writer anyway)."""
    session.execute(select(Paper.id).where(Paper.id == paper.id).with_for_update(key_share=True))


def save_position(
    session: Session, member: Member, position: Position, stated: PositionData, seen: int, corpus: Corpus
) -> None:
    """Change a position; raises Conflict where somebody saved it since revision ``seen`` was read."""
    if not count_save(session, position, Position.revision, seen):
        raise Conflict("position_changed")
    _state(session, member, position, stated, corpus)
    session.flush()
    append_position(session, member, position, seen)


def agree_position(session: Session, member: Member, position: Position, seen: int, *, agrees: bool) -> None:
    """Agree a proposed position, or open an agreed one again; nothing else about it changes.

    Raises Forbidden for whoever may not, or where nobody proposed it; Conflict where somebody saved the position since
    revision ``seen`` was read, so that nobody agrees to words they have not read; Invalid where it stands so already.
    """
    _may_agree(member, position)
    status = PositionStatus.AGREED if agrees else PositionStatus.PROPOSED
    if position.revision == seen and position.status == status:
        raise Invalid("agreement_same", field="agrees")
    if not count_save(session, position, Position.revision, seen):
        raise Conflict("position_changed")
    _set_status(member, position, status)
    session.flush()
    append_position(session, member, position, seen)


def _may_agree(member: Member, position: Position) -> None:
    asked_of = Circumstances(law=position.paper.law_id, state=position.status)
    if not may(member, Permission.AGREE_POSITION, asked_of):
        raise Forbidden("permission_needed", permission=Permission.AGREE_POSITION)


def _set_status(member: Member, position: Position, status: PositionStatus) -> None:
    position.status, position.changed_by, position.changed_at = status, member.id, now()


def _state(session: Session, member: Member, position: Position, stated: PositionData, corpus: Corpus) -> None:
    if stated.status not in set(PositionStatus):
        raise Invalid("status_unknown", field="status")
    if stated.status == PositionStatus.AGREED:
        _may_agree(member, position)
    names = ("proposed_zh", "proposed_en", "reasons_zh", "reasons_en")
    _refuse_long({name: getattr(stated, name) for name in names})
    proposed = [clean_text(text).strip() for text in (stated.proposed_zh, stated.proposed_en)]
    reasons = [richtext.clean(text) for text in (stated.reasons_zh, stated.reasons_en)]
    if not any(proposed) and all(richtext.is_empty(text) for text in reasons):
        raise Invalid("position_empty", field="reasons_zh")
    position.proposed_zh, position.proposed_en = proposed
    position.reasons_zh, position.reasons_en = reasons
    _set_status(member, position, PositionStatus(stated.status))
    _take_up(session, position, stated.comments)
    _cite(session, position, _resolved(corpus, stated.provisions))


def _take_up(session: Session, position: Position, comment_ids: Sequence[str]) -> None:
    there = {source.comment_id: source for source in position.sources}
    for comment_id in there.keys() - set(comment_ids):
        position.sources.remove(there[comment_id])
    for comment_id in dict.fromkeys(comment_ids):
        if comment_id not in there:
            comment = session.get(Comment, comment_id)
            if comment is None or comment.parent_id or comment.law_id != position.paper.law_id:
                raise NotFound("comment_unknown")
            position.sources.append(PositionComment(comment_id=comment_id))


def _resolved(corpus: Corpus, texts: Sequence[str]) -> list[str]:
    try:
        return [resolve(corpus, text) for text in texts]
    except Invalid as error:
        raise Invalid(error.code, field="provisions", **error.facts) from error


def _cite(session: Session, position: Position, refs: Sequence[str]) -> None:
    there = {cited.provision: cited for cited in position.citations}
    for ref in there.keys() - set(refs):
        position.citations.remove(there[ref])
    for rank, ref in enumerate(dict.fromkeys(refs)):
        if ref in there:
            there[ref].rank = rank
        else:
            position.citations.append(PositionProvision(provision=ref, rank=rank))
    session.flush()


def move(session: Session, position: Position, step: int, by: Member | None = None) -> None:
    """Move a position up (-1) or down (1) among those of its paper."""
    _order_alone(session, position.paper)
    ordered = session.scalars(
        select(Position)
        .where(Position.paper_id == position.paper_id)
        .order_by(Position.rank)
        .execution_options(populate_existing=True)
    ).all()
    at = ordered.index(position)
    to = at + (1 if step > 0 else -1)
    if not 0 <= to < len(ordered):
        return
    _change_places(session, position, ordered[to])
    enter(
        session,
        Act.POSITION_MOVE,
        f"position:{position.id}",
        by=by.id if by else None,
        law_id=position.paper.law_id,
        before=str(at + 1),
        after=str(to + 1),
    )
    session.flush()
    session.expire(position.paper, ["positions"])


def _change_places(session: Session, first: Position, second: Position) -> None:
    ranks = second.rank, first.rank
    first.rank = -first.rank
    session.flush()
    second.rank = ranks[1]
    session.flush()
    first.rank = ranks[0]
    session.flush()


def comments_on(session: Session, clause: StoredClause, target: CommentTarget = CommentTarget.CLAUSE) -> list[Comment]:
    """The comments a position may take up: on its clause and on everything below it, none withdrawn.

    Of a position on the draft as a whole they are those on the draft as a whole.
    """
    if target is CommentTarget.DRAFT:
        return comments_on_draft(session, clause.version_id)
    anchors = anchors_on(session, family_of(session, clause))
    return [anchor.comment for anchor in anchors if anchor.comment.withdrawn_at is None]


def taken_up(session: Session, paper: Paper) -> set[str]:
    """The comments that some position of the paper takes up."""
    return set(
        session.scalars(
            select(PositionComment.comment_id)
            .join(Position, Position.id == PositionComment.position_id)
            .where(Position.paper_id == paper.id, Position.status != "dropped")
        )
    )
