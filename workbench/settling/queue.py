"""One opinion with all that is needed to decide on it: clause, wordings as redlines, comments, provisions, figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from workbench.commentary.models import Comment
from workbench.commentary.support import Supporters, supporters_by_comment
from workbench.commentary.view_models import CommentView, comment_view
from workbench.crossref.service import ArticleReferences, references_of_article
from workbench.deliberation.gathering import CommentRow, Deliberation, OpinionSummary, in_order
from workbench.deliberation.terms import OpinionOrder
from workbench.drafts.models import StoredClause
from workbench.drafts.service import article_of, find_clause, find_version
from workbench.drafts.view_models import ClauseView, DraftView, clause_view, draft_view
from workbench.instruments.library import corpus
from workbench.instruments.statistics import Statistic, figures
from workbench.lang.languages import text_language
from workbench.lang.same_words import words_key
from workbench.law.redline import DiffRun, redline
from workbench.settling.view_models import OpinionView, comments_by_id, opinion_views

_SHOWN: Final = 30  # comments of an opinion; the rest stand on its own page
_SUGGESTED: Final = 3  # provisions that are suggested only


@dataclass(frozen=True, slots=True)
class ProposedWording:
    """A wording that comments of an opinion propose for one clause, and how many stand behind it."""

    comment_id: str
    clause: ClauseView
    text: str
    redline: Sequence[DiffRun]
    comments: int
    organisations: int


@dataclass(frozen=True, slots=True)
class QueuedOpinion:
    """An opinion on the screen: ``number`` of ``waiting`` in the order chosen, with the ones before and after it.

    ``draft`` and ``clause`` are None where its comments have no place. ``references`` are those of its article.
    """

    opinion: OpinionView
    number: int
    waiting: int
    before: str
    after: str
    draft: DraftView | None
    clause: ClauseView | None
    article: ClauseView | None
    wordings: tuple[ProposedWording, ...]
    comments: tuple[CommentView, ...]
    organisations: tuple[str, ...]
    references: ArticleReferences | None
    evidence: tuple[Statistic, ...]


def choose(whole: Deliberation, order: OpinionOrder, at: str, after: str) -> OpinionSummary | None:
    """The opinion to be shown: the one named, or else the next undecided one after another, or else the first."""
    if at:
        return whole.find(at)
    ordered = in_order(whole.opinions, order)
    undecided = {each.id for each in whole.undecided}
    start = next((number for number, each in enumerate(ordered, start=1) if _is(each, after)), 0)
    turned = ordered[start:] + ordered[:start]
    return next((each for each in turned if each.id in undecided), None)


def _is(summary: OpinionSummary, id_: str) -> bool:
    return summary.id == id_ or any(row.id == id_ for row in summary.comments)


def queued_opinion(
    session: Session, whole: Deliberation, summary: OpinionSummary, order: OpinionOrder, language: str
) -> QueuedOpinion:
    """An opinion with everything beside it."""
    waiting = in_order(whole.undecided, order)
    ids = [each.id for each in waiting]
    number = ids.index(summary.id) + 1 if summary.id in ids else 0
    rows = [row for row in summary.comments if not row.is_withdrawn]
    comments = comments_by_id(session, [row.id for row in rows])
    clause = find_clause(session, summary.first.clause_id) if summary.first.clause_id else None
    article = article_of(session, clause) if clause is not None else None
    references = references_of_article(session, article, language) if article is not None else None
    return QueuedOpinion(
        opinion=opinion_views(session, [summary], language)[0],
        number=number,
        waiting=len(waiting),
        before=ids[number - 2] if number > 1 else "",
        after=ids[number] if 0 < number < len(ids) else "",
        draft=draft_view(find_version(session, clause.version_id), language) if clause is not None else None,
        clause=clause_view(clause) if clause is not None else None,
        article=clause_view(article) if article is not None else None,
        wordings=tuple(_wordings(session, rows, comments, whole_support(session, summary, comments))),
        comments=tuple(comment_view(comments[row.id], language) for row in rows[:_SHOWN]),
        organisations=tuple(dict.fromkeys(comments[row.id].organisation.name(language) for row in rows)),
        references=references,
        evidence=_evidence(references),
    )


def whole_support(
    session: Session, summary: OpinionSummary, comments: Mapping[str, Comment]
) -> Mapping[str, Supporters]:
    """Who stands behind each comment of an opinion."""
    law_id = next((comment.law_id for comment in comments.values()), "")
    supporters = supporters_by_comment(session, law_id)
    return {row.id: supporters[row.id] for row in summary.comments if row.id in supporters}


def _wordings(
    session: Session,
    rows: Iterable[CommentRow],
    comments: Mapping[str, Comment],
    supporters: Mapping[str, Supporters],
) -> list[ProposedWording]:
    """The wordings proposed, once where only blanks and forms of figures differ; the most backed first."""
    clauses: dict[str, StoredClause] = {}
    wordings: list[ProposedWording] = []
    for clause_id, own in _by_wording(rows, comments):
        clauses.setdefault(clause_id, find_clause(session, clause_id))
        clause, text = clauses[clause_id], comments[own[0].id].current.proposed
        lang = text_language(find_version(session, clause.version_id).lang)
        behind = Supporters.of(supporters[row.id] for row in own if row.id in supporters)
        wordings.append(
            ProposedWording(
                own[0].id,
                clause_view(clause),
                text,
                redline(clause.text, text, lang),
                len(own),
                len(behind.organisations),
            )
        )
    return sorted(wordings, key=lambda wording: (-wording.organisations, -wording.comments))


def _by_wording(rows: Iterable[CommentRow], comments: Mapping[str, Comment]) -> list[tuple[str, list[CommentRow]]]:
    """The comments that propose the same wording for a clause, by the id of that."""
    proposals: dict[tuple[str, str], list[CommentRow]] = {}
    for row in rows:
        proposed = comments[row.id].current.proposed
        if proposed and row.clause_id is not None:
            proposals.setdefault((row.clause_id, words_key(proposed).text), []).append(row)
    return [(clause_id, own) for (clause_id, _), own in proposals.items()]


def comments_with_wording(session: Session, summary: OpinionSummary, comment_id: str) -> list[CommentRow]:
    """The comments of an opinion that propose the same as one of them; none where that proposes nothing."""
    rows = [row for row in summary.comments if not row.is_withdrawn]
    alike = _by_wording(rows, comments_by_id(session, [row.id for row in rows]))
    return next((own for _, own in alike if any(row.id == comment_id for row in own)), [])


def _evidence(references: ArticleReferences | None) -> tuple[Statistic, ...]:
    """The figures on the Parts of the Convention that the article is linked to, or else seems to answer."""
    if references is None:
        return ()
    refs = [link.provision for link in references.links] or [each.ref for each in references.offered[:_SUGGESTED]]
    parts = {provision.part for ref in refs if (provision := corpus().provisions.get(ref)) is not None}
    return tuple(figure for figure in figures() if figure.part and figure.part in parts)
