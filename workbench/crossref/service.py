"""Suggestions for the clauses of a stored draft, as persons left them, and the matrix of clauses and provisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.crossref.coverage import UncoveredProvisions, unanswered
from workbench.crossref.links import links_in, links_of, rejected
from workbench.crossref.models import CrossReference, Rejection
from workbench.crossref.suggesting.reasons import say_reason
from workbench.crossref.suggesting.suggest import Suggestion, suggest
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.service import clauses_of, find_version, law_text
from workbench.instruments.citation import format_ref
from workbench.instruments.library import corpus, glossary
from workbench.instruments.model import Part, Provision
from workbench.lang.languages import Lang
from workbench.law.model import LawText


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """A suggestion put in words: the provision, how strong it is (0 to 1), and why."""

    ref: str
    label: str
    heading: str
    score: float
    why: Sequence[str]


@dataclass(frozen=True, slots=True)
class ArticleReferences:
    """What is known of an article and the standards: links that persons made, and what is suggested besides."""

    links: Sequence[CrossReference]
    offered: Sequence[SuggestionView]


def references_of_article(session: Session, article: StoredClause, lang: Lang) -> ArticleReferences:
    """The links of an article and the suggestions that nobody has taken up or turned down."""
    links = links_of(session, [article.id])
    away = {_article_ref(link.provision) for link in links} | rejected(session, article.id)
    version = find_version(session, article.version_id)
    found = _suggested(law_text(session, version)).get(article.id, ())
    return ArticleReferences(links, [_worded(one, lang) for one in found if one.ref not in away])


def _article_ref(ref: str) -> str:
    provision = corpus().provisions.get(ref)
    return f"{provision.instrument}:{provision.article}" if provision else ref


@lru_cache(maxsize=8)
def _suggested(law: LawText) -> Mapping[str, tuple[Suggestion, ...]]:
    return suggest(law, corpus(), glossary())


def _worded(found: Suggestion, lang: Lang) -> SuggestionView:
    return SuggestionView(
        ref=found.ref,
        label=format_ref(found.ref, lang),
        heading=corpus().provision(found.ref).heading.of(lang),
        score=found.score,
        why=[say_reason(reason, lang, glossary()) for reason in found.why],
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """One clause and one provision: a relation that a person gave, or else the score of a suggestion."""

    relation: str
    score: float


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One article of the draft with its cells by article of the Convention."""

    clause: StoredClause
    chapter: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Clauses against the articles of the Convention, and what no clause answers.

    ``columns`` are the articles of the Convention that address national law, by Part; ``open_links`` counts only
    links that persons made, ``left`` what remains unanswered once links and suggestions are both counted.
    """

    version: Version
    parts: Sequence[tuple[Part, Sequence[Provision]]]
    rows: Sequence[MatrixRow]
    left: UncoveredProvisions
    left_by_links: UncoveredProvisions


def matrix(session: Session, version: Version, part: str = "", linked_only: bool = False) -> Matrix:
    """The matrix of a version, of one Part of C.102 where ``part`` names it, of links alone where ``linked_only``."""
    law = law_text(session, version)
    links = links_in(session, version.id)
    cells = _cells(session, version, law, links, linked_only)
    found = {ref for row in cells.values() for ref in row}
    parts = [
        (one, [corpus().provision(f"C102:{article}") for article in one.articles])
        for one in corpus().instrument("C102").parts
        if one.branch not in ("general", "miscellaneous", "final") and (not part or one.number == part)
    ]
    shown = {provision.ref for _, provisions in parts for provision in provisions}
    chapters = _chapters(session, version)
    rows = [
        MatrixRow(
            clause,
            chapters.get(clause.id, ""),
            {ref: cell for ref, cell in cells.get(clause.id, {}).items() if ref in shown},
        )
        for clause in clauses_of(session, version)
        if clause.kind == "article"
    ]
    return Matrix(
        version=version,
        parts=parts,
        rows=rows,
        left=unanswered(found, corpus()),
        left_by_links=unanswered([link.provision for link in links if link.relation != "silent"], corpus()),
    )


def _cells(
    session: Session, version: Version, law: LawText, links: Sequence[CrossReference], linked_only: bool
) -> dict[str, dict[str, Cell]]:
    cells: dict[str, dict[str, Cell]] = {}
    for link in links:
        cells.setdefault(link.clause_id, {})[_article_ref(link.provision)] = Cell(link.relation, 1.0)
    if linked_only:
        return cells
    rejections = session.execute(
        select(Rejection.clause_id, Rejection.provision)
        .join(StoredClause, StoredClause.id == Rejection.clause_id)
        .where(StoredClause.version_id == version.id)
    )
    turned_down = {(clause_id, provision) for clause_id, provision in rejections}
    for clause_id, found in _suggested(law).items():
        row = cells.setdefault(clause_id, {})
        for one in found:
            if one.ref not in row and (clause_id, one.ref) not in turned_down:
                row[one.ref] = Cell("", one.score)
    return cells


def _chapters(session: Session, version: Version) -> dict[str, str]:
    chapters: dict[str, str] = {}
    current = ""
    for clause in clauses_of(session, version):
        if clause.kind in ("part", "chapter"):
            current = f"{clause.label} {clause.heading}".strip()
        chapters[clause.id] = current
    return chapters
