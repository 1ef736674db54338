"""What a run over all comments proposes: copies of one letter that belong together, and demands that seem the same."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.models import Comment, Revision
from workbench.deliberation.gathering import CommentRow, comment_rows
from workbench.deliberation.terms import OpinionWay
from workbench.lang.languages import language_of_words
from workbench.opinions.grouping import OpinionComment, OpinionGroup, OpinionGroups
from workbench.web import richtext


@dataclass(frozen=True, slots=True)
class LetterData:
    """Copies of one letter of which none is in an opinion yet, and the opinion in which the others are, or None."""

    comment_ids: tuple[str, ...]
    opinion_id: str | None


@dataclass(frozen=True, slots=True)
class OfferData:
    """Comments that seem to ask for the same, with why; ``beside`` are unclear ones that are nearest to them.

    ``opinion_id`` is the opinion to which they are offered; None where none of them is in one yet.
    """

    comment_ids: tuple[str, ...]
    beside: tuple[str, ...]
    opinion_id: str | None
    way: OpinionWay
    ways: Mapping[str, OpinionWay]
    words: tuple[str, ...]
    figures: tuple[str, ...]

    @property
    def digest(self) -> str:
        """What stands for the offer: the comments and the opinion, whatever the reasons are."""
        named = [self.opinion_id or "", *sorted(self.comment_ids), "beside", *sorted(self.beside)]
        return hashlib.sha256("\n".join(named).encode()).hexdigest()


def grouped_comments(session: Session, law_id: str) -> tuple[Sequence[CommentRow], Sequence[OpinionComment]]:
    """The comments on a law that are grouped, withdrawn ones aside, with their words as the grouping takes them."""
    rows = [row for row in comment_rows(session, law_id) if not row.is_withdrawn]
    words = {
        row[0]: richtext.plain(row[1]).strip() or row[2]
        for row in session.execute(
            select(Comment.id, Revision.body, Revision.proposed)
            .join(Revision, (Revision.comment_id == Comment.id) & (Revision.number == Comment.latest))
            .where(Comment.law_id == law_id)
        )
    }
    return rows, [
        OpinionComment(
            row.id,
            words[row.id],
            language_of_words(words[row.id]),
            row.stance.way if row.stance else None,
            row.article_id,
        )
        for row in rows
    ]


def letters(grouped: OpinionGroups, rows: Sequence[CommentRow], closed: Iterable[str]) -> Iterator[LetterData]:
    """The letters of which copies are in no opinion yet; ``closed`` are opinions that the program leaves alone."""
    opinions, shut = {row.id: row.opinion_id for row in rows}, set(closed)
    for ids in grouped.same_letter:
        fresh = tuple(id_ for id_ in ids if id_ in opinions and opinions[id_] is None)
        there = {opinion for id_ in ids if (opinion := opinions.get(id_)) is not None}
        if not there and len(fresh) > 1:
            yield LetterData(fresh, None)
        elif fresh and len(there) == 1 and not there & shut:
            yield LetterData(fresh, next(iter(there)))


def offers(grouped: OpinionGroups, rows: Sequence[CommentRow], closed: Iterable[str]) -> Iterator[OfferData]:
    """What seems the same within a clause and is not together yet; never two opinions that persons touched or decided.

    A comment without a place is offered with the most of its group.
    """
    by_id, shut = {row.id: row for row in rows}, set(closed)
    for number, demand in enumerate(grouped.groups):
        nearby = [id_ for id_, at in grouped.beside.items() if at == number and id_ in by_id]
        for ids in _by_article([id_ for id_ in demand.ids if id_ in by_id], by_id):
            articles = {by_id[id_].article_id for id_ in ids}
            beside = [id_ for id_ in nearby if by_id[id_].article_id in articles and by_id[id_].opinion_id is None]
            offer = _offer(grouped, demand, ids, beside, by_id, shut)
            if offer is not None:
                yield offer


def _by_article(ids: Sequence[str], by_id: Mapping[str, CommentRow]) -> list[list[str]]:
    parts: dict[str, list[str]] = defaultdict(list)
    for id_ in ids:
        parts[by_id[id_].article_id or ""].append(id_)
    homeless = parts.pop("", [])
    if not parts:
        return [homeless]
    biggest = max(parts.values(), key=len)
    biggest.extend(homeless)
    return list(parts.values())


def _offer(
    grouped: OpinionGroups,
    demand: OpinionGroup,
    ids: Sequence[str],
    beside: Sequence[str],
    by_id: Mapping[str, CommentRow],
    shut: set[str],
) -> OfferData | None:
    """What is new of these comments, with the opinion it is offered to; None where nothing is left to put together."""
    sizes = Counter(opinion for id_ in ids if (opinion := by_id[id_].opinion_id) is not None)
    touched = [opinion for opinion, _ in sizes.most_common() if opinion in shut]
    target = touched[0] if touched else None
    offered = [id_ for id_ in ids if by_id[id_].opinion_id not in shut]
    units = {by_id[id_].opinion_id or id_ for id_ in offered} | ({target} if target else set())
    if len(units) < 2:
        return None
    return OfferData(
        comment_ids=tuple(offered),
        beside=tuple(beside),
        opinion_id=target,
        way=OpinionWay(demand.stance),
        ways={id_: OpinionWay(grouped.stances[id_]) for id_ in (*offered, *beside)},
        words=demand.words,
        figures=demand.figures,
    )
