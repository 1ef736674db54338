"""The ratification dossier: each article of C.102 with the draft's clauses, gap and amendment, and the procedure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from workbench.crossref.links import links_in
from workbench.crossref.models import CrossReference
from workbench.crossref.relations import Relation
from workbench.decisions.models import Decision
from workbench.dossiers import wording
from workbench.dossiers.facts import figure_rows, positions_on, shown_figure
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.service import clauses_of
from workbench.formats.docx.writing.dossier import Dossier, DossierSection
from workbench.formats.docx.writing.words import COLON, printed_date
from workbench.i18n.messages import Message, translate
from workbench.instruments.citation import MINIMUM_STANDARDS, format_ref
from workbench.instruments.model import Corpus, Part, Provision
from workbench.instruments.statistics import figures
from workbench.judgement.annex import case_annex
from workbench.judgement.cases import saved_cases
from workbench.judgement.findings import GUARANTEES, finding_histories, standing_findings
from workbench.lang.languages import Lang, text_language
from workbench.law.address import cited
from workbench.papers.addresses import position_address
from workbench.papers.models import Position
from workbench.rules.articles.article_2 import COMMON

# The guarantee of R.202 that answers a branch; what is not named here belongs to working age.
_GUARANTEE: Final[Mapping[str, str]] = {"II": "5(a)", "V": "5(d)", "VII": "5(b)"}
_WORKING_AGE: Final = "5(c)"
_GAPS: Final = frozenset({Relation.FALLS_SHORT, Relation.SILENT, Relation.CONFLICTS})
_COMMON: Final = ("XI", "XII", "XIII")
_DECLARATION: Final = "3(1)"  # asked of nobody who makes no declaration under Article 3
_WITH_RELATION: Final[Mapping[Lang, str]] = {"zh": "{}（{}）", "en": "{} ({})"}


def ratification_dossier(session: Session, corpus: Corpus, version: Version, language: str) -> Dossier:
    """Everything that a reader in a ministry would ask, from what persons linked, found and proposed on a version."""
    lang = text_language(language)
    gathered = _Gathered(
        corpus,
        language,
        lang,
        {clause.id: clause for clause in clauses_of(session, version)},
        links_in(session, version.id),
        positions_on(session, version),
        finding_histories(session, version),
    )
    law = version.law.title(language)
    branches = [part for part in corpus.instrument(MINIMUM_STANDARDS).parts if part.number in _branch_parts(corpus)]
    common = [part for part in corpus.instrument(MINIMUM_STANDARDS).parts if part.number in _COMMON]
    return Dossier(
        title=gathered.worded(wording.RATIFICATION, law=law),
        notes=(
            gathered.worded(wording.DRAFT, law=law, version=version.label_in(language)),
            gathered.worded(wording.BY_PERSONS),
        ),
        sections=(
            gathered.verdicts(branches),
            *(gathered.part(part) for part in (*branches, *common)),
            *_adequacy(session, gathered, version),
            _coverage(gathered),
            _european(gathered, branches),
            DossierSection(
                gathered.worded(wording.PROCEDURE), lead=tuple(map(gathered.worded, wording.PROCEDURE_STEPS))
            ),
        ),
        landscape=True,
    )


def _branch_parts(corpus: Corpus) -> frozenset[str]:
    return frozenset(part.number for part in corpus.instrument(MINIMUM_STANDARDS).parts[1:10])


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What persons said of a version, for one reader."""

    corpus: Corpus
    language: str
    lang: Lang
    clauses: Mapping[str, StoredClause]
    links: Sequence[CrossReference]
    positions: Sequence[Position]
    decided: Mapping[str, Sequence[Decision]]

    def worded(self, message: Message, **facts: object) -> str:
        return translate(message, self.language, **facts)

    def part_name(self, part: Part) -> str:
        return f"{format_ref(part.ref, self.lang)} {part.heading.in_language(self.lang)}"

    def verdicts(self, branches: Sequence[Part]) -> DossierSection:
        """The verdict on each Part and common condition with reasons, who gave it and when, and the floor beside it."""
        columns = (wording.PART, wording.VERDICT, wording.REASONS, wording.SIGNED, wording.FLOOR)
        rows = []
        for part in branches:
            guarantee = _GUARANTEE.get(part.number, _WORKING_AGE)
            secured = f"{GUARANTEES.partition(':')[0]}:{guarantee}"
            floor = f"{format_ref(secured, self.lang)}{self.worded(COLON)}{self.verdict(guarantee)}"
            rows.append((self.part_name(part), self.verdict(part.number), *self.signed(part.number), floor))
        for condition in COMMON:
            if condition == _DECLARATION and condition not in self.decided:
                continue
            article = self.corpus.provision(f"{MINIMUM_STANDARDS}:{condition}")
            name = f"{format_ref(article.ref, self.lang)} {article.heading.in_language(self.lang)}"
            rows.append((name, self.verdict(condition), *self.signed(condition), ""))
        return DossierSection(self.worded(wording.STANDING), columns=tuple(map(self.worded, columns)), rows=tuple(rows))

    def verdict(self, part: str) -> str:
        finding = standing_findings(self.decided).get(part)
        named = getattr(finding.verdict, "in_language", None) if finding else None
        return named(self.language) if named else self.worded(wording.NOT_JUDGED)

    def signed(self, part: str) -> tuple[str, str]:
        """The reasons of the finding that stands, and who gave it and when; two blanks where none stands."""
        finding, decisions = standing_findings(self.decided).get(part), self.decided.get(part)
        if finding is None or not decisions:
            return "", ""
        last = decisions[-1]
        return finding.reason, f"{last.member.name(self.language)}\n{printed_date(last.decided_at.date(), self.lang)}"

    def part(self, part: Part) -> DossierSection:
        """The articles of a Part as a report on it would go through them."""
        columns = (wording.ARTICLE, wording.CLAUSES, wording.GAP, wording.AMENDMENT)
        articles = [self.corpus.provision(f"{MINIMUM_STANDARDS}:{address}") for address in part.articles]
        rows = tuple(self.article(article) for article in articles if "Schedule" not in article.address)
        return DossierSection(self.part_name(part), columns=tuple(map(self.worded, columns)), rows=rows)

    def article(self, article: Provision) -> tuple[str, str, str, str]:
        below = {provision.ref for provision in self.corpus.walk(article.ref)}
        links = [link for link in self.links if link.provision in below and link.clause_id in self.clauses]
        gaps = [link for link in links if link.relation in _GAPS]
        return (
            "\n".join(self.requirement(article)),
            "\n".join(map(self.clause_line, links)) or self.worded(wording.NO_CLAUSE),
            "\n".join(map(self.gap_line, gaps)) or self.worded(wording.NO_GAP if links else wording.NOT_JUDGED),
            "\n".join(self.amendments(below)) or self.worded(wording.NO_AMENDMENT),
        )

    def requirement(self, article: Provision) -> Iterator[str]:
        yield f"{format_ref(article.ref, self.lang)} {article.heading.in_language(self.lang)}"
        for provision in self.corpus.walk(article.ref):
            for figure in provision.figures:
                yield f"{shown_figure(figure, self.language)} {figure.name.in_language(self.lang)}"

    def clause_line(self, link: CrossReference) -> str:
        clause = self.clauses[link.clause_id]
        relation = Relation(link.relation).in_language(self.language)
        return _WITH_RELATION[self.lang].format(cited(clause.path), relation)

    def gap_line(self, link: CrossReference) -> str:
        provision = format_ref(link.provision, self.lang)
        return f"{provision}{self.worded(COLON)}{link.note}" if link.note else provision

    def amendments(self, refs: set[str]) -> Iterator[str]:
        for position in self.positions:
            if any(citation.provision in refs for citation in position.citations):
                yield f"{position_address(position, self.language)}{self.worded(COLON)}{position.proposed(self.lang)}"


def _adequacy(session: Session, gathered: _Gathered, version: Version) -> Iterator[DossierSection]:
    """The calculations kept with the law, each with its working; where there is none, where to make one."""
    cases = saved_cases(session, gathered.corpus, version.law_id)
    if not cases:
        yield DossierSection(gathered.worded(wording.ADEQUACY), missing=gathered.worded(wording.NO_CASES))
    for case in cases:
        annex = case_annex(case, gathered.language)
        lead = tuple("".join(span.text for span in block.spans) for block in annex.lead)
        yield DossierSection(annex.title, lead=lead, columns=annex.columns, rows=annex.rows)


def _coverage(gathered: _Gathered) -> DossierSection:
    columns = (wording.PART, wording.MEASURE, wording.FIGURE, wording.AS_OF, wording.SOURCE)
    rows = tuple(
        (figure.part, *row)
        for figure in figures()
        if figure.part
        for row in figure_rows(figure, gathered.language, gathered.lang)
    )
    return DossierSection(
        gathered.worded(wording.COVERAGE),
        lead=(gathered.worded(wording.COVERAGE_NOTE),),
        columns=tuple(map(gathered.worded, columns)),
        rows=rows,
    )


def _european(gathered: _Gathered, branches: Sequence[Part]) -> DossierSection:
    """The provisions of the same number in both whose figures differ."""
    rows = []
    for part in branches:
        for address in part.articles:
            for provision in gathered.corpus.walk(f"{MINIMUM_STANDARDS}:{address}"):
                like = gathered.corpus.provisions.get(f"ECSS:{provision.address}")
                ours, theirs = (_figures(each, gathered.language) for each in (provision, like))
                if like is not None and ours != theirs:
                    rows.append((format_ref(provision.ref, gathered.lang), ours, theirs))
    columns = tuple(map(gathered.worded, (wording.ARTICLE, wording.CONVENTION, wording.CODE)))
    missing = "" if rows else gathered.worded(wording.NONE_DIFFERS)
    return DossierSection(gathered.worded(wording.EUROPEAN), columns=columns, rows=tuple(rows), missing=missing)


def _figures(provision: Provision | None, language: str) -> str:
    return "\n".join(shown_figure(figure, language) for figure in provision.figures) if provision else ""
