"""A stored paper set out for Word: chapters, the three-column rows with their redlines, and the provisions cited."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy.orm import Session

from workbench.commentary.terms import CommentTarget
from workbench.drafts.counterparts import same_clause_in
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.service import translations_of
from workbench.drafts.stored_law import read_law
from workbench.formats.docx.writing.layout import PaperStyle
from workbench.formats.docx.writing.page_numbers import page_numbers
from workbench.formats.docx.writing.paper import headings, write_paper
from workbench.formats.docx.writing.paper_content import CitedProvision, PaperContent, PaperRow, Section
from workbench.formats.docx.writing.rich_text import from_html
from workbench.i18n.messages import N_, translate
from workbench.instruments.model import Corpus
from workbench.judgement.annex import case_annex
from workbench.judgement.cases import saved_cases
from workbench.lang.languages import Lang, text_language
from workbench.law import address
from workbench.law.chapters import chapter_holding
from workbench.law.model import STRUCTURE, ClauseKind, LawText
from workbench.law.redline import redline
from workbench.papers.addresses import AFTER, WHOLE_DRAFT, amended_text
from workbench.papers.annexes import AnnexSource, chosen_annexes
from workbench.papers.models import Paper, Position
from workbench.papers.rendering import as_pdf
from workbench.standards.quotation import Quotation, quote_provisions

_FROM_TRANSLATION: Final = N_("The clauses of the draft are quoted from a translation; the original text prevails.")
_NO_TEXT: Final = N_("The draft has no English text: its clauses are quoted in the original language.")


def export_paper(
    session: Session,
    paper: Paper,
    corpus: Corpus,
    language: str,
    *,
    style: PaperStyle | None = None,
    tracked: bool = False,
    annexes: Collection[str] = (),
) -> bytes:
    """The paper as a .docx file in that language and style with its annexes; positions that were dropped stay out.

    Its fixed words are in any language that has a catalogue; in one that no texts are in, the texts are the English.

    Where LibreOffice is installed, the contents bear page numbers from a first rendering; without it, they are links
    whose numbers Word fills in when the field is updated.
    """
    return print_paper(build_paper(session, paper, corpus, language, annexes), language, style=style, tracked=tracked)


def print_paper(paper: PaperContent, language: str, *, style: PaperStyle | None = None, tracked: bool = False) -> bytes:
    """The paper as :func:`export_paper` writes it, without the database: printing it takes seconds.

    Raises Conflict ``paper_not_printed`` where LibreOffice is there and fails: the same paper is never once with and
    once without page numbers.
    """
    data = write_paper(paper, language, style=style, tracked=tracked)
    printed = as_pdf(data)
    if printed is None:
        return data
    pages = page_numbers(printed, headings(paper, language, style))
    return write_paper(paper, language, style=style, tracked=tracked, pages=pages)


def build_paper(
    session: Session, paper: Paper, corpus: Corpus, language: str, annexes: Collection[str] = ()
) -> PaperContent:
    """The paper as the Word exporter takes it, a discussion draft until it is sealed; ``annexes`` are those chosen.

    The clauses are quoted from the version in the paper's language where the draft has one; else from the original,
    and the title page says so.
    """
    lang = text_language(language)
    version = version_in(session, paper.version, lang)
    positions = [position for position in paper.positions if position.status != "dropped"]
    refs = list(dict.fromkeys(cited.provision for position in positions for cited in position.citations))
    cited = {quotation.ref: quotation for quotation in quote_provisions(session, corpus, refs, lang)}
    return PaperContent(
        id=paper.id,
        title=paper.title(lang),
        organisation=paper.organisation(lang),
        date=paper.dated or paper.created_at.date(),
        is_discussion=True,
        law_title=version.title or paper.version.law.title(lang),
        version_label=version.label_in(lang),
        addressee=paper.addressee(lang),
        introduction=from_html(paper.introduction(lang)),
        overall=from_html(paper.opinions(lang)),
        sections=_sections(session, positions, version, cited, lang),
        cited=tuple(_cited(corpus, quotation) for quotation in _in_order(corpus, _printed(corpus, cited))),
        annexes=(
            *(case_annex(case, language) for case in saved_cases(session, corpus, paper.law_id, for_paper=True)),
            *chosen_annexes(AnnexSource(session, corpus, version, positions, language), annexes),
        ),
        disclaimers=_disclaimers(version, language),
    )


def version_in(session: Session, version: Version, lang: Lang) -> Version:
    """The text of a draft in that language; the one given where there is none."""
    if version.lang == lang:
        return version
    return next((other for other in translations_of(session, version) if other.lang == lang), version)


def _disclaimers(version: Version, language: str) -> tuple[str, ...]:
    if version.original_id:
        return (translate(_FROM_TRANSLATION, language),)
    if version.lang != text_language(language):
        return (translate(_NO_TEXT, language),)
    return ()


def _sections(
    session: Session, positions: Sequence[Position], version: Version, cited: dict[str, Quotation], lang: Lang
) -> tuple[Section, ...]:
    law = read_law(session, version).text
    rows: dict[tuple[str, str], list[PaperRow]] = {}
    for number, position in enumerate(positions, 1):
        twin = _clause_in(session, position.clause, version)
        clause = twin or position.clause
        is_whole = position.target is CommentTarget.DRAFT
        chapter = (
            ("", translate(WHOLE_DRAFT, lang))
            if is_whole
            else _chapter(law, twin.key if twin else _above_in(session, position.clause, version))
        )
        rows.setdefault(chapter, []).append(_row(position, clause, law, number, cited, is_there=twin is not None))
    return tuple(Section(label, heading, tuple(in_chapter)) for (label, heading), in_chapter in rows.items())


def _clause_in(session: Session, clause: StoredClause, version: Version) -> StoredClause | None:
    return clause if clause.version_id == version.id else same_clause_in(session, clause, version)


def _above_in(session: Session, clause: StoredClause, version: Version) -> str:
    """The key of the nearest clause above one that the version lacks, empty where it has none of them."""
    while clause.parent_id is not None:
        clause = session.get_one(StoredClause, clause.parent_id)
        if (twin := same_clause_in(session, clause, version)) is not None:
            return twin.key
    return ""


def _chapter(law: LawText, key: str) -> tuple[str, str]:
    clause = law.by_key.get(key)
    chapter = chapter_holding(law, clause) if clause else None
    return (chapter.label, chapter.heading) if chapter else ("", "")


def _row(
    position: Position, clause: StoredClause, law: LawText, number: int, cited: dict[str, Quotation], *, is_there: bool
) -> PaperRow:
    """The row of a position; ``is_there`` tells whether the clause stands in the text that the paper quotes.

    A new article stands in a row of its own, after the clause it should follow.
    """
    lang = text_language(law.lang)
    proposed, label = position.proposed(lang), _position_label(position, clause, law)
    is_clause = position.target is CommentTarget.CLAUSE
    before = amended_text(position, clause) if is_there else ""
    return PaperRow(
        clause_label=label,
        clause_id=clause.id if is_clause else "",
        clause_text=amended_text(position, clause),
        amendment=redline(before, proposed, lang) if proposed else (),
        reasons=from_html(position.reasons(lang)),
        number=number,
        provisions=tuple(cited[citation.provision].label for citation in position.citations),
        is_counterpart=is_there,
    )


def _position_label(position: Position, clause: StoredClause, law: LawText) -> str:
    """What a position is on; a chapter is named by its text, which is its label and heading."""
    match position.target:
        case CommentTarget.DRAFT:
            return translate(WHOLE_DRAFT, law.lang)
        case CommentTarget.NEW_ARTICLE:
            return translate(AFTER, law.lang, clause=clause_name(clause, law))
        case CommentTarget.CLAUSE:
            return "" if clause.kind in STRUCTURE else clause_name(clause, law)


def clause_name(clause: StoredClause, law: LawText) -> str:
    """What a paper calls a clause: an article by its label and heading, all else by its address."""
    if clause.kind == "article":
        return f"{clause.label} {clause.heading}".strip()
    return address.cited(clause.path, of_one_paragraph=_is_in_only_paragraph(law, clause.key))


def _is_in_only_paragraph(law: LawText, key: str) -> bool:
    """Whether a clause stands below the one paragraph that its article has."""
    clause, above = law.by_key.get(key), None
    while clause is not None and clause.kind not in (ClauseKind.PARAGRAPH, ClauseKind.ARTICLE):
        above, clause = clause, law.by_key.get(clause.parent or "")
    if above is None or clause is None or clause.kind is not ClauseKind.PARAGRAPH:
        return False
    return sum(each.kind is ClauseKind.PARAGRAPH and each.parent == clause.parent for each in law.clauses) == 1


def _printed(corpus: Corpus, cited: Mapping[str, Quotation]) -> list[Quotation]:
    """What the list at the end prints: a provision that stands within another one listed is not printed again."""
    return [quotation for ref, quotation in cited.items() if not any(above in cited for above in _above(corpus, ref))]


def _above(corpus: Corpus, ref: str) -> Iterator[str]:
    """The provisions that hold this one, from the nearest to its article."""
    parent = corpus.provision(ref).parent
    while parent is not None:
        yield parent
        parent = corpus.provision(parent).parent


def _in_order(corpus: Corpus, quotations: Iterable[Quotation]) -> list[Quotation]:
    return sorted(quotations, key=lambda quotation: corpus.provision(quotation.ref).order)


def _cited(corpus: Corpus, quotation: Quotation) -> CitedProvision:
    provision = corpus.provision(quotation.ref)
    instrument, sureness = corpus.instrument(provision.instrument), provision.checked
    return CitedProvision(
        label=quotation.label,
        heading=quotation.heading,
        text=quotation.text,
        is_official=quotation.is_official,
        language=quotation.lang,
        instrument=instrument.title.in_language(quotation.lang),
        source=quotation.source or instrument.title.in_language(quotation.lang),
        note="" if quotation.is_official or not sureness.tone else sureness.in_language(quotation.lang),
    )
