"""What the pages of opinions show: opinions with what is behind them, in the reader's language, and no rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.models import Comment
from workbench.commentary.terms import CommentTarget, Issue
from workbench.commentary.view_models import CommentView, comment_view
from workbench.decisions.view_models import DecisionView, decision_view
from workbench.deliberation.deciding import count_decisions
from workbench.deliberation.gathering import Deliberation, OpinionCounts, OpinionSummary
from workbench.deliberation.models import OpinionOffer
from workbench.deliberation.terms import OpinionWay
from workbench.drafts.models import StoredClause
from workbench.drafts.view_models import ClauseView, clause_view
from workbench.instruments.library import glossary
from workbench.lang.languages import text_language
from workbench.opinions.terms import CONCEPT
from workbench.web import richtext

_EXCERPT = 160  # characters of the words by which an opinion is shown in a list


@dataclass(frozen=True, slots=True)
class OpinionView:
    """An opinion as lists show it: by its name, or else by the words of its first comment.

    ``clause`` is where that comment stands, None where it has no place; ``ways`` counts how its comments stand to the
    clause; ``seen`` is how many decisions were made on it by now; ``is_alone`` says that it is one comment.
    """

    id: str
    name: str
    words: str
    clause: ClauseView | None
    target: CommentTarget
    issue: Issue
    ways: Mapping[OpinionWay, int]
    counts: OpinionCounts
    decision: DecisionView | None
    seen: int
    is_alone: bool
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class DeliberationSums:
    """What all opinions on a law add up to: the three numbers of comments are together all that came in."""

    opinions: int
    undecided: int
    decided: int
    comments: int
    comments_undecided: int
    comments_decided: int
    comments_withdrawn: int


@dataclass(frozen=True, slots=True)
class OfferedCommentView:
    """A comment that is offered to be put together with others: which way it goes, and where it stands."""

    comment: CommentView
    way: OpinionWay
    clause: ClauseView | None
    is_beside: bool
    opinion: str


@dataclass(frozen=True, slots=True)
class OfferView:
    """What is offered with its reasons; ``opinion`` is the one that takes them in, None where there is none yet."""

    id: str
    way: OpinionWay
    words: tuple[str, ...]
    figures: tuple[str, ...]
    opinion: OpinionView | None
    comments: tuple[OfferedCommentView, ...]


def deliberation_sums(whole: Deliberation) -> DeliberationSums:
    undecided, decided = whole.undecided, whole.decided
    return DeliberationSums(
        opinions=len(whole.opinions),
        undecided=len(undecided),
        decided=len(decided),
        comments=whole.comments,
        comments_undecided=sum(each.counts.remaining for each in undecided),
        comments_decided=sum(each.counts.remaining for each in decided),
        comments_withdrawn=whole.withdrawn,
    )


def opinion_views(session: Session, summaries: Sequence[OpinionSummary], language: str) -> list[OpinionView]:
    """These opinions in the reader's language, with a statement for all of each thing they need."""
    firsts = [each.first for each in summaries]
    comments = comments_by_id(session, [first.id for first in firsts])
    clauses = clauses_by_id(session, [first.clause_id for first in firsts if first.clause_id])
    seen = count_decisions(session, [each.opinion.id for each in summaries if each.opinion is not None])
    return [
        OpinionView(
            id=each.id,
            name=each.opinion.name if each.opinion else "",
            words=words_of(comments[first.id]),
            clause=clause_view(clauses[first.clause_id]) if first.clause_id in clauses else None,
            target=first.target,
            issue=each.issue,
            ways=_ways(each),
            counts=each.counts,
            decision=decision_view(each.decision, language) if each.decision else None,
            seen=seen.get(each.id, 0),
            is_alone=len(each.comments) == 1,
            is_withdrawn=each.is_withdrawn,
        )
        for each, first in zip(summaries, firsts, strict=True)
    ]


def _ways(summary: OpinionSummary) -> Mapping[OpinionWay, int]:
    """How many comments go which way, by the stance that their authors declared."""
    declared = [
        OpinionWay((row.stance.way if row.stance else None) or "unclear")
        for row in summary.comments
        if not row.is_withdrawn
    ]
    return {way: declared.count(way) for way in OpinionWay if way in declared}


def words_of(comment: Comment) -> str:
    """What a comment says in a line: nothing of one that was withdrawn."""
    if comment.withdrawn_at is not None:
        return ""
    words = richtext.plain(comment.current.body).replace("\n", " ") or comment.current.proposed
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rstrip()}…"


def comments_by_id(session: Session, ids: Sequence[str]) -> Mapping[str, Comment]:
    return {comment.id: comment for comment in session.scalars(select(Comment).where(Comment.id.in_(ids)))}


def clauses_by_id(session: Session, ids: Sequence[str]) -> Mapping[str | None, StoredClause]:
    return {clause.id: clause for clause in session.scalars(select(StoredClause).where(StoredClause.id.in_(ids)))}


def offer_views(
    session: Session, offers: Sequence[OpinionOffer], whole: Deliberation, language: str
) -> list[OfferView]:
    """What is offered, in the reader's language; comments that are not seen, or were withdrawn since, are left out."""
    rows = {row.id: row for each in whole.opinions for row in each.comments if not row.is_withdrawn}
    ids = [each.comment_id for offer in offers for each in offer.comments if each.comment_id in rows]
    comments = comments_by_id(session, ids)
    clauses = clauses_by_id(session, [clause for id_ in ids if (clause := rows[id_].clause_id)])
    targets = [each for offer in offers if offer.opinion_id and (each := whole.find(offer.opinion_id))]
    opinions = {each.id: each for each in opinion_views(session, targets, language)}
    return [
        OfferView(
            id=offer.id,
            way=offer.way,
            words=tuple(_in_words(word, language) for word in json.loads(offer.words)),
            figures=tuple(json.loads(offer.figures)),
            opinion=opinions.get(offer.opinion_id or ""),
            comments=tuple(
                OfferedCommentView(
                    comment=comment_view(comments[each.comment_id], language),
                    way=each.way,
                    clause=clause_view(clauses[clause_id]) if (clause_id := rows[each.comment_id].clause_id) else None,
                    is_beside=each.is_beside,
                    opinion=rows[each.comment_id].opinion_id or "",
                )
                for each in sorted(offer.comments, key=lambda each: (each.is_beside, each.comment_id))
                if each.comment_id in comments
            ),
        )
        for offer in offers
    ]


def _in_words(word: str, language: str) -> str:
    """A shared word as it is, or a concept by its name."""
    concept = glossary().concepts.get(word.removeprefix(CONCEPT)) if word.startswith(CONCEPT) else None
    return concept.term(text_language(language)).term if concept is not None else word
