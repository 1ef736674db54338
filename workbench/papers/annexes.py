"""Annexes of a paper that are chosen when it is exported: figures, counts, findings, matrix, comments, glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from workbench.commentary.models import Comment
from workbench.commentary.terms import CommentTarget, Stance
from workbench.crossref.matrix_files import matrix_summary, matrix_table
from workbench.crossref.service import matrix
from workbench.drafts.counterparts import same_clause_in
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.stored_law import read_law
from workbench.formats.docx.writing.paper_content import Annex, AnnexChart, plain_text
from workbench.formats.docx.writing.rich_text import from_html
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_, NC_, Message, listed, translate
from workbench.instruments.citation import format_ref
from workbench.instruments.model import Corpus
from workbench.instruments.statistics import figures
from workbench.judgement.findings import VERDICTS, findings_on
from workbench.lang.languages import Lang, other_languages, text_language
from workbench.law.chapters import chapter_holding
from workbench.papers.addresses import position_address
from workbench.papers.models import Position
from workbench.rules.articles.article_2 import COMMON
from workbench.rules.figures import branch_parts
from workbench.rules.saying import say_code
from workbench.rules.working import part_name
from workbench.standards.marked_terms import concepts_in


class PaperAnnex(ClosedList):
    """What can be appended to a paper, in the order in which it stands there."""

    FIGURES = "figures", NC_("annex of a paper", "Figures on coverage")
    COUNTS = "counts", NC_("annex of a paper", "Comments by chapter")
    FINDINGS = "findings", NC_("annex of a paper", "Findings under Convention No. 102")
    MATRIX = "matrix", NC_("annex of a paper", "Clauses and provisions")
    COMMENTS = "comments", NC_("annex of a paper", "Comments that the positions rest on")
    GLOSSARY = "glossary", NC_("annex of a paper", "Glossary")


@dataclass(frozen=True, slots=True)
class AnnexSource:
    """What annexes are made from: the draft as the paper quotes it, and the positions that stand in the paper."""

    session: Session
    corpus: Corpus
    version: Version
    positions: Sequence[Position]
    language: str

    @property
    def lang(self) -> Lang:
        return text_language(self.language)

    def worded(self, message: Message, **facts: object) -> str:
        return translate(message, self.language, **facts)

    @property
    def comments(self) -> list[tuple[Position, Comment]]:
        """The comments that the positions rest on, each once."""
        pairs = {source.comment.id: (each, source.comment) for each in self.positions for source in each.sources}
        return list(pairs.values())


def chosen_annexes(source: AnnexSource, chosen: Collection[str]) -> tuple[Annex, ...]:
    """The annexes that were chosen, in their order; one with nothing to say is left out."""
    made = (_BUILDERS[kind](source, kind.in_language(source.language)) for kind in PaperAnnex if kind in chosen)
    return tuple(annex for annex in made if annex.rows)


def _heads(source: AnnexSource, *heads: Message) -> tuple[str, ...]:
    return tuple(map(source.worded, heads))


_FIGURE: Final = NC_("table head", "Figure")
_AMOUNT: Final = NC_("table head", "Amount")
_AS_OF: Final = NC_("table head", "As of")
_PERSON: Final = "person"


def _figures(source: AnnexSource, title: str) -> Annex:
    """Figures of the evidence; those that count persons as bars."""
    shipped = [figure for figure in figures() if figure.unit == _PERSON]
    names = tuple(figure.name[source.lang] for figure in shipped)
    amounts = tuple(f"{figure.qualifier} {figure.value:,}".strip() for figure in shipped)
    sources = dict.fromkeys(figure.source[source.lang] for figure in shipped)
    description = source.worded(
        N_("Bars of how many persons are counted: {listed}"),
        listed=listed((f"{name} {amount}" for name, amount in zip(names, amounts, strict=True)), source.language),
    )
    return Annex(
        title=title,
        columns=_heads(source, _FIGURE, _AMOUNT, _AS_OF),
        rows=tuple(zip(names, amounts, (figure.as_of[source.lang] for figure in shipped), strict=True)),
        notes=tuple(source.worded(N_("Source: {source}"), source=each) for each in sources),
        chart=AnnexChart(description, names, tuple((figure.value,) for figure in shipped)),
    )


_MAP: Final = N_("Map of how many comments of each kind each chapter has; the table gives the numbers.")
_CHAPTER: Final = NC_("table head", "Chapter")


def _counts(source: AnnexSource, title: str) -> Annex:
    """How many comments of each stance the positions of each chapter rest on."""
    law = read_law(source.session, source.positions[0].clause.version).text if source.positions else None
    counted: Counter[tuple[str, Stance]] = Counter()
    chapters: dict[str, None] = {}
    for position, comment in source.comments:
        clause = law.by_key.get(position.clause.key) if law else None
        chapter = chapter_holding(law, clause) if law and clause else None
        is_in_chapter = chapter is not None and position.target is not CommentTarget.DRAFT
        name = f"{chapter.label} {chapter.heading}".strip() if chapter and is_in_chapter else "—"
        chapters.setdefault(name)
        counted[name, comment.current.stance] += 1
    stances = tuple(Stance)
    heads = tuple(stance.in_language(source.language) for stance in stances)
    values = tuple(tuple(counted[name, stance] for stance in stances) for name in chapters)
    description = source.worded(_MAP)
    return Annex(
        title=title,
        columns=(*_heads(source, _CHAPTER), *heads),
        rows=tuple((name, *map(str, row)) for name, row in zip(chapters, values, strict=True)),
        chart=AnnexChart(description, tuple(chapters), values, heads),
    )


_PART: Final = NC_("table head", "Part or condition")
_FINDING: Final = NC_("table head", "Finding")
_REASON: Final = NC_("table head", "Reason")
_OPEN: Final = N_("Not yet judged")


def _findings(source: AnnexSource, title: str) -> Annex:
    """What persons found on each Part of C.102 and on the conditions of all; what nobody judged says so."""
    original = source.positions[0].clause.version if source.positions else source.version
    findings = findings_on(source.session, original)
    names = {
        part.number: source.worded(
            N_("Part {number} – {heading}"),
            number=part_name(part.number).in_language(source.lang),
            heading=part.heading.in_language(source.lang),
        )
        for part in branch_parts(source.corpus)
    } | {name: say_code(code, {}, source.language) for name, (_, code) in COMMON.items()}
    rows = tuple(
        (
            name,
            VERDICTS[findings[part].verdict].in_language(source.language) if part in findings else source.worded(_OPEN),
            findings[part].reason if part in findings else "",
        )
        for part, name in names.items()
    )
    return Annex(title, columns=_heads(source, _PART, _FINDING, _REASON), rows=rows)


def _matrix(source: AnnexSource, title: str) -> Annex:
    """The articles of the draft that answer a provision, as persons found, and what no article answers."""
    original = source.positions[0].clause.version if source.positions else source.version
    made = matrix(source.session, original, linked_only=True)
    columns, rows = matrix_table(made, source.lang)
    answering = tuple(
        (*_in_language(source, unit.clause.id, row[:2]), row[2])
        for row, unit in zip(rows, made.rows, strict=True)
        if unit.cells
    )
    return Annex(title, plain_text("\n".join(matrix_summary(made, source.lang))), columns, answering)


def _in_language(source: AnnexSource, clause_id: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The chapter and the name of a clause in the text that the paper quotes; ``names`` where that has no such one."""
    twin = same_clause_in(source.session, source.session.get_one(StoredClause, clause_id), source.version)
    if twin is None:
        return names
    law = read_law(source.session, source.version).text
    chapter = chapter_holding(law, law.by_key[twin.key])
    return f"{chapter.label} {chapter.heading}".strip() if chapter else "", f"{twin.label} {twin.heading}".strip()


_NUMBER: Final = NC_("table head", "No.")
_CLAUSE: Final = NC_("table head", "Clause")
_WHOSE: Final = NC_("table head", "Organisation")
_COMMENT: Final = NC_("table head", "Comment")
_WORDING: Final = NC_("table head", "Wording asked for")


def _words(html: str) -> str:
    """The words of a rich text, a paragraph a line."""
    return "\n".join("".join(span.text for span in block.spans) for block in from_html(html))


def _comments(source: AnnexSource, title: str) -> Annex:
    """The comments that the positions rest on, as they were written, on landscape pages."""
    rows = tuple(
        (
            str(number),
            position_address(position, source.language),
            comment.organisation.name(source.language),
            _words(comment.current.body),
            comment.current.proposed or "—",
        )
        for number, (position, comment) in enumerate(source.comments, 1)
    )
    return Annex(title, columns=_heads(source, _NUMBER, _CLAUSE, _WHOSE, _COMMENT, _WORDING), rows=rows, is_wide=True)


_TERM: Final = NC_("table head", "Term")
_OTHER: Final = NC_("table head", "In the other language")
_MEANING: Final = NC_("table head", "Meaning")
_PROVISIONS: Final = NC_("table head", "Provisions")


def _glossary(source: AnnexSource, title: str) -> Annex:
    """The terms that the positions name, each with its name in the other language and what it means."""
    lang = source.lang
    texts = [text for each in source.positions for text in (each.proposed(lang), _words(each.reasons(lang)))]
    rows = tuple(
        (
            concept.term(lang).term,
            listed((concept.term(other).term for other in other_languages(lang)), source.language),
            concept.definition.in_language(lang),
            listed((format_ref(ref, lang) for ref in concept.provisions), source.language),
        )
        for concept in concepts_in(texts, lang)
    )
    return Annex(title, columns=_heads(source, _TERM, _OTHER, _MEANING, _PROVISIONS), rows=rows, is_wide=True)


_BUILDERS: Final[Mapping[PaperAnnex, Callable[[AnnexSource, str], Annex]]] = {
    PaperAnnex.FIGURES: _figures,
    PaperAnnex.COUNTS: _counts,
    PaperAnnex.FINDINGS: _findings,
    PaperAnnex.MATRIX: _matrix,
    PaperAnnex.COMMENTS: _comments,
    PaperAnnex.GLOSSARY: _glossary,
}
