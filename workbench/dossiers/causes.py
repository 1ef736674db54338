"""A dossier by people or cause: clauses, positions, comments, provisions and figures on one scheme or group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from workbench.commentary.service import anchors_on
from workbench.commentary.view_models import byline
from workbench.crossref.links import links_in
from workbench.dossiers import wording
from workbench.dossiers.facts import figure_rows, plain_words, positions_on
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.service import family_of
from workbench.formats.docx.writing.dossier import Dossier, DossierSection
from workbench.formats.docx.writing.words import COLON, printed_date
from workbench.i18n.messages import Message, translate
from workbench.instruments.citation import format_ref
from workbench.instruments.model import Corpus
from workbench.judgement.bearing import clauses_bearing_on, provisions_of
from workbench.judgement.schemes import Scheme, evidence_on
from workbench.lang.languages import Lang, text_language
from workbench.law.address import cited
from workbench.papers.addresses import position_address

_NEWEST: Final = 3  # comments on the two pages
_BRIEF: Final = 60
_LONGEST: Final = 160  # characters of a clause, a restatement or a comment: the whole has its place elsewhere


def cause_dossier(
    session: Session, corpus: Corpus, scheme: Scheme, version: Version, language: str, *, briefly: bool = False
) -> Dossier:
    """What a draft, our papers, its commentary, the standards and the figures have on one scheme or group.

    ``briefly`` is for the two pages of the Word file: provisions by their headings, the newest comments, and how many
    more the page has.
    """
    lang = text_language(language)
    clauses = [clause for clause, _ in clauses_bearing_on(session, corpus, scheme, version)]
    draft = translate(wording.DRAFT, language, law=version.law.title(language), version=version.label_in(language))
    return Dossier(
        title=translate(wording.CAUSE, language, cause=scheme.name),
        notes=(draft, *((translate(scheme.note, language),) if scheme.note else ())),
        sections=(
            _clauses(session, version, clauses, language, lang, briefly),
            _positions(session, version, clauses, scheme, language, lang, briefly),
            _comments(session, clauses, language, lang, briefly),
            _provisions(corpus, scheme, language, lang, briefly),
            _figures(scheme, language, lang),
        ),
    )


def _section(
    language: str, head: Message, columns: Sequence[Message], rows: Sequence[tuple[str, ...]], none: Message
) -> DossierSection:
    return DossierSection(
        translate(head, language),
        columns=tuple(translate(column, language) for column in columns),
        rows=tuple(rows),
        missing="" if rows else translate(none, language),
    )


def _clauses(
    session: Session, version: Version, clauses: Sequence[StoredClause], language: str, lang: Lang, briefly: bool
) -> DossierSection:
    links = links_in(session, version.id)
    rows = [
        (
            f"{clause.label} {clause.heading}".strip(),
            _shortened(clause.text, briefly),
            "\n".join(
                f"{format_ref(link.provision, lang)}{translate(COLON, language)}{link.relation.in_language(language)}"
                for link in links
                if link.clause_id == clause.id
            ),
        )
        for clause in clauses
    ]
    columns = (wording.CLAUSE, wording.WORDS, wording.LINKED)
    return _section(language, wording.CLAUSES_HEAD, columns, rows, wording.CLAUSES_NONE)


def _positions(
    session: Session,
    version: Version,
    clauses: Sequence[StoredClause],
    scheme: Scheme,
    language: str,
    lang: Lang,
    briefly: bool,
) -> DossierSection:
    """The positions on these clauses or below them, and those that cite a provision of the scheme."""
    paths = [clause.path for clause in clauses]
    rows = [
        (
            position_address(position, language),
            position.proposed(lang),
            _shortened(plain_words(position.reasons(language)), briefly),
        )
        for position in positions_on(session, version)
        if any(f"{position.clause.path}/".startswith(f"{path}/") for path in paths)
        or any(citation.provision in scheme.provisions for citation in position.citations)
    ]
    columns = (wording.CLAUSE, wording.AMENDMENT, wording.REASONS)
    return _section(language, wording.POSITIONS_HEAD, columns, rows, wording.POSITIONS_NONE)


def _comments(
    session: Session, clauses: Sequence[StoredClause], language: str, lang: Lang, briefly: bool
) -> DossierSection:
    """The comments on these clauses and below them, those whose words left the text among them."""
    family = [below for clause in clauses for below in family_of(session, clause)]
    rows = [
        (
            cited(anchor.clause.path),
            byline(anchor.comment, language),
            printed_date(anchor.comment.created_at.date(), lang),
            _shortened(plain_words(anchor.comment.current.body), briefly),
        )
        for anchor in anchors_on(session, family)
        if anchor.clause and not anchor.comment.withdrawn_at
    ]
    columns = (wording.CLAUSE, wording.BY, wording.DATED, wording.COMMENT)
    newest = rows[-_NEWEST:] if briefly else rows
    section = _section(language, wording.COMMENTS_HEAD, columns, newest, wording.COMMENTS_NONE)
    more = len(rows) - len(newest)
    return replace(section, lead=(translate(wording.COMMENTS_MORE, language, count=more),)) if more else section


def _provisions(corpus: Corpus, scheme: Scheme, language: str, lang: Lang, briefly: bool) -> DossierSection:
    """The provisions of a scheme; what binds China stands first."""
    provisions = [corpus.provision(ref) for ref in provisions_of(corpus, scheme)]
    provisions.sort(key=lambda provision: corpus.instrument(provision.instrument).ratified is None)
    rows = []
    for provision in provisions:
        instrument = corpus.instrument(provision.instrument)
        binds = wording.BINDING if instrument.ratified else wording.NOT_BINDING
        words = [provision.heading.in_language(lang)]
        if not briefly:
            words.append(_shortened(corpus.full_text(provision.ref, lang)))
        rows.append((format_ref(provision.ref, lang), "\n".join(words), translate(binds, language)))
    columns = (wording.PROVISION, wording.REQUIREMENT, wording.BINDS)
    return _section(language, wording.PROVISIONS_HEAD, columns, rows, wording.NONE_DIFFERS)


def _figures(scheme: Scheme, language: str, lang: Lang) -> DossierSection:
    rows = [row for figure in evidence_on(scheme) for row in figure_rows(figure, language, lang)]
    columns = (wording.MEASURE, wording.FIGURE, wording.AS_OF, wording.SOURCE)
    return _section(language, wording.EVIDENCE_HEAD, columns, rows, wording.EVIDENCE_NONE)


def _shortened(text: str, briefly: bool = False) -> str:
    line, most = " ".join(text.split()), _BRIEF if briefly else _LONGEST
    return line if len(line) <= most else f"{line[: most - 1]}…"
