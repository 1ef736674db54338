"""Suggestions for the clauses of a stored draft, as persons left them, and the matrix of clauses and provisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.cache import OnceCache
from workbench.crossref.carried_links import decisions_before_carrying, rejections_before_carrying
from workbench.crossref.coverage import UncoveredProvisions, uncovered_provisions
from workbench.crossref.links import DECIDED, links_in, links_of, rejections_of
from workbench.crossref.models import CrossReference, Rejection
from workbench.crossref.relations import Relation
from workbench.crossref.suggesting.reasons import say_reason
from workbench.crossref.suggesting.suggest import ArticleSuggestions, Suggestion, suggest_all
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decisions_on
from workbench.decisions.view_models import DecisionView, decision_view
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.service import clauses_of, find_version
from workbench.drafts.stored_law import read_law, unit_rows
from workbench.drafts.view_models import ClauseView, clause_view
from workbench.instruments.citation import format_ref
from workbench.instruments.library import corpus, glossary
from workbench.instruments.model import Part, Provision
from workbench.lang.languages import Lang, text_language
from workbench.law.address import cited
from workbench.law.chapters import chapters_by_id

# A stored version never changes, nor does the corpus while the program runs: the version's id stands for both.
SUGGESTIONS: Final[OnceCache[str, Mapping[str, ArticleSuggestions]]] = OnceCache(8)


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """A suggestion put in words: the provision, how strong it is (0 to 1), and why.

    ``seen`` is how many decisions were made on the article and the provision by now.
    """

    ref: str
    label: str
    heading: str
    score: float
    why: Sequence[str]
    seen: int


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link as the pane shows it; ``label`` is the provision as it is cited, ``member`` the name of who made it.

    ``decisions`` are those made on it here, of which there are ``seen``, and before them those that were made on the
    earlier versions from which it was carried, each with the name of its version.
    """

    id: str
    provision: str
    label: str
    relation: str
    note: str
    member: str
    created_at: datetime
    is_carried: bool
    seen: int
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class ArticleReferences:
    """What is known of an article and the standards: links that persons made, and what is suggested besides.

    ``beside`` are suggestions from other instruments than the Convention that drafts are judged by.
    ``earlier`` are the decisions on provisions to which no link stands: links taken back, suggestions turned down, here
    or on earlier drafts.
    """

    links: Sequence[LinkView]
    offered: Sequence[SuggestionView]
    beside: Sequence[SuggestionView]
    earlier: Sequence[DecisionView]


def references_of_article(session: Session, article: StoredClause, language: str) -> ArticleReferences:
    """The links of an article and the suggestions that nobody has taken up or turned down.

    Reasons are said in ``language``; names and headings are in it where there are any, else in English.
    """
    lang = text_language(language)
    links = links_of(session, [article.id])
    rejections = rejections_of(session, article.id)
    away = {_article_ref(link.provision) for link in links} | {rejection.provision for rejection in rejections}
    version = find_version(session, article.version_id)
    suggestions = _suggested(session, version).get(article.key, ArticleSuggestions())
    decisions = decisions_on(session, DECIDED, [article.id])
    linked = {link.provision for link in links}
    seen = Counter(decision.aspect for decision in decisions)
    before: dict[str, list[DecisionView]] = {}
    for decision in decisions_before_carrying(session, article.id):
        label = find_version(session, decision.scope).label_in(lang)
        before.setdefault(decision.aspect, []).append(decision_view(decision, lang, label))
    carried = [
        decision_view(decision, lang, " · ".join((format_ref(decision.aspect, lang), cited(source.path), label)))
        for decision, source in rejections_before_carrying(session, article, rejections, decisions)
        if (label := find_version(session, source.version_id).label_in(lang))
    ]

    def offered(suggested: Sequence[Suggestion]) -> list[SuggestionView]:
        return [
            _suggestion_view(suggestion, seen[suggestion.ref], language)
            for suggestion in suggested
            if suggestion.ref not in away
        ]

    return ArticleReferences(
        links=[_link_view(link, before.get(link.provision, ()), decisions, lang) for link in links],
        offered=offered(suggestions.convention),
        beside=offered(suggestions.beside),
        earlier=[
            *carried,
            *(
                decision_view(decision, lang, format_ref(decision.aspect, lang))
                for decision in decisions
                if decision.aspect not in linked
            ),
        ],
    )


def _link_view(
    link: CrossReference, before: Sequence[DecisionView], decisions: Sequence[Decision], lang: Lang
) -> LinkView:
    own = [
        decision_view(decision, lang)
        for decision in decisions
        if decision.aspect == link.provision and decision.kind == DecisionKind.REFERENCE
    ]
    return LinkView(
        id=link.id,
        provision=link.provision,
        label=format_ref(link.provision, lang),
        relation=link.relation,
        note=link.note,
        member=link.member.name(lang),
        created_at=link.created_at,
        is_carried=link.carried_from is not None,
        seen=len(own),
        decisions=(*before, *own),
    )


def _article_ref(ref: str) -> str:
    provision = corpus().provisions.get(ref)
    return f"{provision.instrument}:{provision.article}" if provision else ref


def _suggested(session: Session, version: Version) -> Mapping[str, ArticleSuggestions]:
    """For each article of a version, by its key, what is suggested for it."""
    return SUGGESTIONS.get(version.id, lambda: suggest_all(read_law(session, version).text, corpus(), glossary()))


def _suggestion_view(suggestion: Suggestion, seen: int, language: str) -> SuggestionView:
    return SuggestionView(
        ref=suggestion.ref,
        label=format_ref(suggestion.ref, text_language(language)),
        heading=corpus().provision(suggestion.ref).heading.in_language(language),
        score=suggestion.score,
        why=[say_reason(reason, language, glossary()) for reason in suggestion.why],
        seen=seen,
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """One clause and one provision: a relation that a person gave, or else the score of a suggestion."""

    relation: Relation | None
    score: float


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One article of the draft (an outermost point where it has none) with its cells by article of the Convention."""

    clause: ClauseView
    chapter: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Clauses against the articles of the Convention, and what no clause answers.

    ``columns`` are the articles of the Convention that address national law, by Part; ``open_links`` counts only
    links that persons made, ``left`` what remains unanswered once links and suggestions are both counted. ``title`` is
    that of the draft, ``day`` its date, or that of its storing where it bears none. Without ``rows`` there was nothing
    to judge, and what is ``left`` says nothing of the draft.
    """

    title: str
    day: date
    parts: Sequence[tuple[Part, Sequence[Provision]]]
    rows: Sequence[MatrixRow]
    left: UncoveredProvisions
    left_by_links: UncoveredProvisions


def matrix(session: Session, version: Version, part: str = "", linked_only: bool = False) -> Matrix:
    """The matrix of a version, of one Part of C.102 where ``part`` names it, of links alone where ``linked_only``."""
    clauses = clauses_of(session, version)
    links = links_in(session, version.id)
    cells = _linked_cells(links)
    if not linked_only:
        _add_suggested(session, version, {clause.key: clause.id for clause in clauses}, cells)
    answered = {ref for row in cells.values() for ref in row}
    parts = [
        (each, [corpus().provision(f"C102:{article}") for article in each.articles])
        for each in corpus().instrument("C102").parts
        if each.branch not in ("general", "miscellaneous", "final") and (not part or each.number == part)
    ]
    columns = {provision.ref for _, provisions in parts for provision in provisions}
    chapters = chapters_by_id(clauses)
    units = unit_rows(session, version, clauses)
    cells = _by_unit(cells, clauses, units)
    rows = [
        MatrixRow(
            clause_view(clause),
            chapters.get(clause.id, ""),
            {ref: cell for ref, cell in cells.get(clause.id, {}).items() if ref in columns},
        )
        for clause in units
    ]
    return Matrix(
        title=version.title,
        day=version.dated or version.created_at.date(),
        parts=parts,
        rows=rows,
        left=uncovered_provisions(answered, corpus()),
        left_by_links=uncovered_provisions([link.provision for link in links if link.relation != "silent"], corpus()),
    )


def _by_unit(
    cells: Mapping[str, dict[str, Cell]], clauses: Sequence[StoredClause], units: Sequence[StoredClause]
) -> dict[str, dict[str, Cell]]:
    """The cells of each unit with those of what stands below it: in a text without articles an item may be linked."""
    holders = {unit.id: unit.id for unit in units}
    for clause in clauses:
        if clause.id not in holders and clause.parent_id in holders:
            holders[clause.id] = holders[clause.parent_id]
    gathered: dict[str, dict[str, Cell]] = {}
    for clause_id, row in cells.items():
        known = gathered.setdefault(holders.get(clause_id, clause_id), {})
        for ref, cell in row.items():
            if ref not in known or cell.relation:
                known[ref] = cell
    return gathered


def _linked_cells(links: Sequence[CrossReference]) -> dict[str, dict[str, Cell]]:
    """By stored clause and by article of the Convention, what persons linked."""
    cells: dict[str, dict[str, Cell]] = {}
    for link in links:
        cells.setdefault(link.clause_id, {})[_article_ref(link.provision)] = Cell(link.relation, 1.0)
    return cells


def _add_suggested(
    session: Session, version: Version, ids: Mapping[str, str], cells: dict[str, dict[str, Cell]]
) -> None:
    """Add what is suggested, neither linked nor turned down; ``ids`` give the stored clause of each key."""
    rejections = session.execute(
        select(Rejection.clause_id, Rejection.provision)
        .join(StoredClause, StoredClause.id == Rejection.clause_id)
        .where(StoredClause.version_id == version.id)
    )
    turned_down = {(clause_id, provision) for clause_id, provision in rejections}
    for key, suggestions in _suggested(session, version).items():
        clause_id = ids[key]
        row = cells.setdefault(clause_id, {})
        for suggestion in suggestions.convention:
            if suggestion.ref not in row and (clause_id, suggestion.ref) not in turned_down:
                row[suggestion.ref] = Cell(None, suggestion.score)
