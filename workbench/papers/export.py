"""A stored paper set out for Word: chapters, the three-column rows with their redlines, and the provisions cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from workbench.drafts.models import StoredClause, Version
from workbench.drafts.service import same_clause_in, translations_of
from workbench.drafts.stored_law import read_law
from workbench.formats.docx.writing.page_numbers import page_numbers
from workbench.formats.docx.writing.paper import headings, write_paper
from workbench.formats.docx.writing.paper_content import CitedProvision, PaperContent, PaperRow, Section
from workbench.formats.docx.writing.rich_text import from_html
from workbench.instruments.model import Corpus
from workbench.judgement.annex import case_annex
from workbench.judgement.cases import saved_cases
from workbench.lang.languages import Lang, text_language
from workbench.law import address
from workbench.law.chapters import chapter_holding
from workbench.law.model import LawText
from workbench.law.redline import redline
from workbench.papers.models import Paper, Position
from workbench.papers.rendering import as_pdf
from workbench.standards.quotation import Quotation, quote_provisions


def export_paper(session: Session, paper: Paper, corpus: Corpus, lang: Lang, *, tracked: bool = False) -> bytes:
    """The paper as a .docx file in Chinese or English; positions that were dropped stay out.

    Where LibreOffice is installed, the contents bear page numbers from a first rendering; without it, they are links
    whose numbers Word fills in when the field is updated.
    """
    return print_paper(build_paper(session, paper, corpus, lang), lang, tracked=tracked)


def print_paper(paper: PaperContent, lang: Lang, *, tracked: bool = False) -> bytes:
    """The paper as :func:`export_paper` writes it, without the database: printing it takes seconds."""
    data = write_paper(paper, lang, tracked=tracked)
    pages = _pages(data, paper, lang)
    return write_paper(paper, lang, tracked=tracked, pages=pages) if pages else data


def _pages(data: bytes, paper: PaperContent, lang: Lang) -> Mapping[str, int]:
    printed = as_pdf(data)
    return page_numbers(printed, headings(paper, lang)) if printed else {}


def build_paper(session: Session, paper: Paper, corpus: Corpus, lang: Lang) -> PaperContent:
    """The paper as the Word exporter takes it.

    The clauses are quoted from the version in the paper's language where the draft has one; else from the original,
    and the title page says so.
    """
    version = _version_in(session, paper.version, lang)
    positions = [position for position in paper.positions if position.status != "dropped"]
    refs = list(dict.fromkeys(cited.provision for position in positions for cited in position.citations))
    cited = {quotation.ref: quotation for quotation in quote_provisions(session, corpus, refs, lang)}
    return PaperContent(
        id=paper.id,
        title=_either(paper.title_zh, paper.title_en, lang),
        organisation=_either(paper.organisation_zh, paper.organisation_en, lang),
        date=paper.dated or paper.created_at.date(),
        law_title=version.title or paper.version.law.title(lang),
        version_label=version.label,
        addressee=_either(paper.addressee_zh, paper.addressee_en, lang),
        introduction=from_html(_either(paper.introduction_zh, paper.introduction_en, lang)),
        overall=from_html(_either(paper.opinions_zh, paper.opinions_en, lang)),
        sections=_sections(session, positions, version, cited, lang),
        cited=tuple(_cited(corpus, quotation) for quotation in _in_order(corpus, cited.values())),
        annexes=tuple(case_annex(case, lang) for case in saved_cases(session, corpus, paper.law_id, for_paper=True)),
        disclaimers=_disclaimers(version, lang),
    )


def _version_in(session: Session, version: Version, lang: Lang) -> Version:
    if version.lang == lang:
        return version
    return next((other for other in translations_of(session, version) if other.lang == lang), version)


def _either(chinese: str, english: str, lang: Lang) -> str:
    return (chinese or english) if lang == "zh" else (english or chinese)


def _disclaimers(version: Version, lang: Lang) -> tuple[str, ...]:
    lines = []
    if version.original_id:
        lines.append(
            "草案条文引自译文，以原文为准。"
            if lang == "zh"
            else "The clauses of the draft are quoted from a translation; the original text prevails."
        )
    elif version.lang != lang:
        lines.append(
            "草案没有中文文本，条文按原文语言引用。"
            if lang == "zh"
            else "The draft has no English text: its clauses are quoted in the original language."
        )
    return tuple(lines)


def _sections(
    session: Session, positions: Sequence[Position], version: Version, cited: dict[str, Quotation], lang: Lang
) -> tuple[Section, ...]:
    law = read_law(session, version).text
    rows: dict[tuple[str, str], list[PaperRow]] = {}
    for number, position in enumerate(positions, 1):
        clause = _clause_in(session, position.clause, version)
        chapter = _chapter(law, clause.key)
        rows.setdefault(chapter, []).append(_row(position, clause, law.lang, number, cited, lang))
    return tuple(Section(label, heading, tuple(held)) for (label, heading), held in rows.items())


def _clause_in(session: Session, clause: StoredClause, version: Version) -> StoredClause:
    if clause.version_id == version.id:
        return clause
    return same_clause_in(session, clause, version) or clause


def _chapter(law: LawText, key: str) -> tuple[str, str]:
    clause = law.by_key.get(key)
    chapter = chapter_holding(law, clause) if clause else None
    return (chapter.label, chapter.heading) if chapter else ("", "")


def _row(
    position: Position, clause: StoredClause, law_lang: Lang, number: int, cited: dict[str, Quotation], lang: Lang
) -> PaperRow:
    proposed = position.proposed_zh if law_lang == "zh" else position.proposed_en
    return PaperRow(
        clause_label=_clause_label(clause),
        clause_id=clause.id,
        clause_text=clause.text,
        amendment=redline(clause.text, proposed, law_lang) if proposed else (),
        reasons=from_html(_either(position.reasons_zh, position.reasons_en, lang)),
        number=number,
        provisions=tuple(cited[citation.provision].label for citation in position.citations),
    )


def _clause_label(clause: StoredClause) -> str:
    if clause.kind == "article":
        return f"{clause.label} {clause.heading}".strip()
    return address.cited(clause.path)


def _in_order(corpus: Corpus, quotations: Iterable[Quotation]) -> list[Quotation]:
    return sorted(quotations, key=lambda quotation: corpus.provision(quotation.ref).order)


def _cited(corpus: Corpus, quotation: Quotation) -> CitedProvision:
    instrument = corpus.instrument(corpus.provision(quotation.ref).instrument)
    lang = text_language(quotation.lang)
    return CitedProvision(
        label=quotation.label,
        heading=quotation.heading,
        text=quotation.text,
        is_official=quotation.is_official,
        language="zh-CN" if quotation.lang == "zh" else quotation.lang,
        source=quotation.source or instrument.title.in_language(lang),
    )
