"""Putting comments together as one opinion, taking them apart, and naming them; every composition stays on record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.models import Comment, Revision
from workbench.db import count_save, now, one_of_each
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide, history, last_decisions
from workbench.deliberation.models import GatheredComment, Opinion
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.lang.cleaning import clean_line
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, may


def find_opinion(session: Session, opinion_id: str) -> Opinion:
    """An opinion that has comments that are seen; raises NotFound."""
    opinion = session.get(Opinion, opinion_id)
    if opinion is None or not comments_in(session, opinion):
        raise NotFound("opinion_unknown")
    return opinion


def law_of_opinion(session: Session, id_: str) -> str:
    """The id of the law of an opinion, or of a comment that may stand alone; raises NotFound."""
    row = session.get(Opinion, id_) or session.get(Comment, id_)
    if row is None:
        raise NotFound("opinion_unknown")
    return row.law_id


def comments_in(session: Session, opinion: Opinion) -> Sequence[GatheredComment]:
    """The comments of an opinion that are seen, in the order in which they were placed in it."""
    return session.scalars(
        select(GatheredComment)
        .where(GatheredComment.opinion_id == opinion.id)
        .order_by(GatheredComment.placed_at, GatheredComment.comment_id)
    ).all()


def opinion_of(session: Session, by: Member, law_id: str, id_: str) -> Opinion:
    """The opinion of this id, or that of this comment; one is made for a comment that stood alone.

    Raises NotFound where there is neither, or it is of another law; Forbidden for whoever may not decide.
    """
    may_decide(by, law_id)
    opinion = session.get(Opinion, id_)
    if opinion is None:
        placed = session.scalar(select(GatheredComment).where(GatheredComment.comment_id == id_))
        opinion = placed.opinion if placed is not None else None
    if opinion is None:
        return _make(session, by, law_id, [find_top_comment(session, law_id, id_)])
    if opinion.law_id != law_id or not comments_in(session, opinion):
        raise NotFound("opinion_unknown")
    return opinion


def find_top_comment(session: Session, law_id: str, comment_id: str) -> Comment:
    """A comment on this law that answers no other; raises NotFound."""
    comment = session.get(Comment, comment_id)
    if comment is None or comment.parent_id is not None or comment.law_id != law_id:
        raise NotFound("comment_unknown")
    return comment


def may_decide(by: Member, law_id: str) -> None:
    """Raise Forbidden for whoever may not decide on opinions on a law."""
    if not may(by, Permission.DECIDE_OPINION, Circumstances(law=law_id)):
        raise Forbidden("permission_needed", permission=Permission.DECIDE_OPINION)


def join(session: Session, by: Member, law_id: str, ids: Collection[str], name: str = "") -> Opinion:
    """Put opinions, and comments that stand alone, together in the first of them that is an opinion already.

    Raises Invalid ``join_needs_two``; Conflict ``join_contrary`` where an author supports the clause and another
    opposes it, ``join_decided`` where two of them are decided, and not the same.
    """
    may_decide(by, law_id)
    chosen = list(dict.fromkeys(ids))
    opinions = [opinion for id_ in chosen if (opinion := session.get(Opinion, id_)) is not None]
    comments = [find_top_comment(session, law_id, id_) for id_ in chosen if session.get(Opinion, id_) is None]
    placed = _placed(session, [comment.id for comment in comments])
    opinions += [each.opinion for each in placed if each.opinion not in opinions]
    if any(opinion.law_id != law_id for opinion in opinions):
        raise NotFound("opinion_unknown")
    alone = [comment.id for comment in comments if comment.id not in {each.comment_id for each in placed}]
    if len(opinions) + len(alone) < 2:
        raise Invalid("join_needs_two")
    together = [*alone, *(each.comment_id for opinion in opinions for each in comments_in(session, opinion))]
    _refuse_contrary(session, together)
    target = _target(session, opinions) or _make(session, by, law_id, [])
    for opinion in opinions:
        if opinion is not target:
            _move(session, by, [each.comment_id for each in comments_in(session, opinion)], target)
            _append(session, by, opinion)
    _put(session, by, target, alone)
    target.name = clean_line(name) or target.name or next((each.name for each in opinions if each.name), "")
    _append(session, by, target)
    return target


def _target(session: Session, opinions: Sequence[Opinion]) -> Opinion | None:
    """The opinion that takes in the others: the one that is decided, or else the first."""
    decided = {
        decision.subject_id: (decision.what or {}).get("disposition")
        for decision in session.scalars(
            last_decisions(DecisionKind.DISPOSITION).where(Decision.subject_id.in_([each.id for each in opinions]))
        )
        if decision.what is not None
    }
    if len(set(decided.values())) > 1:
        raise Conflict("join_decided")
    return next((each for each in opinions if each.id in decided), opinions[0] if opinions else None)


def _refuse_contrary(session: Session, comment_ids: Iterable[str]) -> None:
    stances = session.scalars(
        select(Revision.stance)
        .join(Comment, (Comment.id == Revision.comment_id) & (Comment.latest == Revision.number))
        .where(Comment.id.in_(comment_ids), Comment.withdrawn_at.is_(None))
        .distinct()
    )
    if {"for", "against"} <= {stance.way for stance in stances if stance}:
        raise Conflict("join_contrary")


def split(session: Session, by: Member, opinion: Opinion, comment_ids: Collection[str], seen: int) -> Opinion:
    """Take comments out of an opinion, as an opinion of their own that is not decided yet.

    Raises Conflict where the opinion was changed since revision ``seen``, Invalid where nothing or everything is taken.
    """
    may_decide(by, opinion.law_id)
    own = {each.comment_id for each in comments_in(session, opinion)}
    taken = own & set(comment_ids)
    if not taken or taken == own:
        raise Invalid("split_needs_some")
    _count(session, opinion, seen)
    apart = _make(session, by, opinion.law_id, [])
    _move(session, by, sorted(taken), apart)
    _append(session, by, apart)
    _record(session, by, opinion, seen)
    return apart


def rename(session: Session, by: Member, opinion: Opinion, name: str, seen: int) -> None:
    """Give an opinion a name; raises Conflict where it was changed since revision ``seen``."""
    may_decide(by, opinion.law_id)
    _count(session, opinion, seen)
    opinion.name = clean_line(name)
    _record(session, by, opinion, seen)


def _make(session: Session, by: Member, law_id: str, comments: Sequence[Comment]) -> Opinion:
    """An opinion of these comments; without any it is recorded once they are placed in it."""
    opinion = Opinion(law_id=law_id, made_by=by.id, is_touched=True)
    session.add(opinion)
    session.flush()
    if comments:
        _put(session, by, opinion, [comment.id for comment in comments])
        _append(session, by, opinion)
    return opinion


def make_letter(session: Session, by: Member, law_id: str, comment_ids: Sequence[str], opinion: Opinion | None) -> None:
    """Put copies of one letter together, in ``opinion`` where others are in one: what the program does by itself."""
    letter = opinion or Opinion(law_id=law_id, made_by=by.id)
    session.add(letter)
    session.flush()
    with one_of_each(session, "opinion_changed"):
        session.add_all(GatheredComment(opinion_id=letter.id, comment_id=id_) for id_ in comment_ids)
    session.flush()
    _count(session, letter, letter.revision)
    _record(session, by, letter, letter.revision - 1, touches=False)


def _placed(session: Session, comment_ids: Collection[str]) -> Sequence[GatheredComment]:
    return session.scalars(select(GatheredComment).where(GatheredComment.comment_id.in_(comment_ids))).all()


def _put(session: Session, by: Member, opinion: Opinion, comment_ids: Sequence[str]) -> None:
    with one_of_each(session, "opinion_changed"):
        session.add_all(GatheredComment(opinion_id=opinion.id, comment_id=id_, placed_by=by.id) for id_ in comment_ids)


def _move(session: Session, by: Member, comment_ids: Sequence[str], target: Opinion) -> None:
    for placed in _placed(session, comment_ids):
        placed.opinion, placed.placed_by, placed.placed_at = target, by.id, now()
    session.flush()


def _append(session: Session, by: Member, opinion: Opinion) -> None:
    seen = opinion.revision
    _count(session, opinion, seen)
    _record(session, by, opinion, seen)


def _count(session: Session, opinion: Opinion, seen: int) -> None:
    if not count_save(session, opinion, Opinion.revision, seen):
        raise Conflict("opinion_changed")


def _record(session: Session, by: Member, opinion: Opinion, seen: int, *, touches: bool = True) -> None:
    """Append what the opinion consists of now as its revision ``seen + 1``."""
    opinion.is_touched = opinion.is_touched or touches
    session.flush()
    comments = [each.comment_id for each in comments_in(session, opinion)]
    decide(
        session,
        DecisionKind.OPINION,
        opinion.id,
        by=by,
        scope=opinion.law_id,
        what={"name": opinion.name, "comments": comments, "by_program": not touches},
        seen=seen,
        law_id=opinion.law_id,
    )


def opinion_history(session: Session, opinion: Opinion) -> Sequence[Decision]:
    """Every composition and name of an opinion, the first one first."""
    return history(session, DecisionKind.OPINION, opinion.id)
