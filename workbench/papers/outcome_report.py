"""What became of what we asked: a paper's positions in the newest draft, summed up by chapter, type, organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.models import Agreement
from workbench.commentary.terms import CommentTarget, Issue, PositionStatus
from workbench.deliberation.models import GatheredComment
from workbench.drafts.stored_law import read_law
from workbench.formats.docx.writing.dossier import Dossier, DossierSection, write_dossier
from workbench.formats.plain_workbook import TableSheet, write_workbook
from workbench.i18n.messages import N_, NC_, listed, translate
from workbench.law.address import cited
from workbench.law.chapters import chapter_of
from workbench.law.outcome import OutcomeResult
from workbench.papers.addresses import WHOLE_DRAFT, position_address
from workbench.papers.drafter_answers import drafter_answers, stated_words
from workbench.papers.models import Paper, Position
from workbench.papers.outcomes import PositionOutcome, judge_positions_of
from workbench.people.organisations import list_organisations
from workbench.web.richtext import plain

_UNJUDGED: Final = N_("not judged: no later draft, or no wording")
_DETAILS: Final = (
    NC_("table head", "No."),
    NC_("table head", "Clause"),
    NC_("table head", "We asked"),
    NC_("table head", "What became of it"),
    NC_("table head", "The newest draft says"),
    NC_("table head", "The drafter states"),
    NC_("table head", "Opinions"),
    NC_("table head", "Organisations"),
)


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A position with what became of it in the newest draft, None where that is not judged.

    ``issues`` are the types of what its comments are about, ``organisations`` those behind them, by id, and
    ``opinions`` the distinct opinions they are in; a comment that is in none is one by itself.
    """

    position: Position
    chapter: str
    issues: Collection[Issue]
    organisations: Collection[str]
    opinions: frozenset[str]
    outcome: PositionOutcome | None
    stated: str

    @property
    def result(self) -> OutcomeResult | None:
        return OutcomeResult(self.outcome.result) if self.outcome is not None else None


def outcome_rows(session: Session, paper: Paper, language: str) -> Sequence[OutcomeRow]:
    """Every position of a paper that was not dropped, in its order."""
    positions = [each for each in paper.positions if each.status != PositionStatus.DROPPED]
    judged = {each.position.id: each.outcomes for each in judge_positions_of(session, positions)}
    ids = [source.comment_id for each in positions for source in each.sources]
    opinions, agreeing = _opinions(session, ids), _agreeing(session, ids)
    answers, law = drafter_answers(session, paper.id), read_law(session, paper.version)
    rows = []
    for position in positions:
        comments = [source.comment for source in position.sources]
        newest = judged[position.id][-1] if judged.get(position.id) else None
        is_whole = position.target is CommentTarget.DRAFT
        clause = law.text.by_key[law.keys[position.clause_id]]
        issues = dict.fromkeys(each.current.issue for each in comments if each.current.issue)
        behind = [id_ for each in comments for id_ in (each.organisation_id, *agreeing.get(each.id, ()))]
        rows.append(
            OutcomeRow(
                position,
                translate(WHOLE_DRAFT, language) if is_whole else chapter_of(law.text, clause),
                [Issue(each) for each in issues],
                list(dict.fromkeys(behind)),
                frozenset(opinions.get(each.id, each.id) for each in comments),
                newest,
                stated_words(answers.get((position.id, newest.version.id), ())) if newest else "",
            )
        )
    return rows


def _opinions(session: Session, comment_ids: Sequence[str]) -> Mapping[str, str]:
    placed = select(GatheredComment.comment_id, GatheredComment.opinion_id)
    rows = session.execute(placed.where(GatheredComment.comment_id.in_(comment_ids)))
    return {row[0]: row[1] for row in rows}


def _agreeing(session: Session, comment_ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    agreeing: dict[str, list[str]] = {}
    agreements = select(Agreement.comment_id, Agreement.organisation_id).where(
        Agreement.comment_id.in_(comment_ids), Agreement.withdrawn_at.is_(None)
    )
    for comment_id, organisation_id in session.execute(agreements):
        agreeing.setdefault(comment_id, []).append(organisation_id)
    return agreeing


def outcome_report(session: Session, paper: Paper, language: str) -> Dossier:
    """The report in one language, as its page, its Word file and its workbook have it alike."""
    rows = outcome_rows(session, paper, language)
    names = {each.id: each.name(language) for each in list_organisations(session)}
    newest = next((row.outcome.version for row in rows if row.outcome is not None), None)
    notes = [
        translate(N_("Paper: {paper}"), language, paper=paper.title(language)),
        translate(N_("On the draft: {draft}"), language, draft=paper.version.label_in(language)),
        translate(N_("Held against the draft: {draft}"), language, draft=newest.label_in(language))
        if newest
        else translate(N_("There is no later draft yet."), language),
        translate(
            N_("{positions} positions, resting on {opinions} distinct opinions."),
            language,
            positions=len(rows),
            opinions=len(frozenset().union(*(row.opinions for row in rows))),
        ),
    ]
    by_issue = [[issue.in_language(language) for issue in row.issues] for row in rows]
    by_organisation = [[names.get(id_, "") for id_ in row.organisations] for row in rows]
    sections = (
        _sums(N_("By chapter").in_language(language), [[row.chapter] for row in rows], rows, language),
        _sums(N_("By type of issue").in_language(language), by_issue, rows, language),
        _sums(N_("By organisation").in_language(language), by_organisation, rows, language),
        _details(rows, names, language),
    )
    return Dossier(translate(N_("What became of what we asked"), language), tuple(notes), sections, landscape=True)


def _sums(heading: str, keys: Sequence[Iterable[str]], rows: Sequence[OutcomeRow], language: str) -> DossierSection:
    """How many positions came to what, and on how many distinct opinions they rest; some count under several keys."""
    none = translate(N_("(none)"), language)
    grouped: dict[str, list[OutcomeRow]] = {}
    for row_keys, row in zip(keys, rows, strict=True):
        for key in list(dict.fromkeys(row_keys)) or [""]:
            grouped.setdefault(key or none, []).append(row)
    heads = [each.in_language(language) for each in OutcomeResult]
    total, opinions = translate(N_("in all"), language), translate(N_("distinct opinions"), language)
    return DossierSection(
        heading=heading,
        columns=(heading, *heads, translate(_UNJUDGED, language), total, opinions),
        rows=tuple((key, *_counted(own)) for key, own in grouped.items()),
        missing="" if grouped else translate(N_("The paper has no position."), language),
    )


def _counted(rows: Sequence[OutcomeRow]) -> tuple[str, ...]:
    counts = Counter(row.result for row in rows)
    opinions = frozenset[str]().union(*(row.opinions for row in rows))
    return (*(str(counts[each]) for each in OutcomeResult), str(counts[None]), str(len(rows)), str(len(opinions)))


def _details(rows: Sequence[OutcomeRow], names: Mapping[str, str], language: str) -> DossierSection:
    return DossierSection(
        heading=translate(N_("Position by position"), language),
        columns=tuple(translate(column, language) for column in _DETAILS),
        rows=tuple(
            (
                str(number),
                position_address(row.position, language),
                row.position.proposed(row.position.paper.version.lang) or plain(row.position.reasons(language)),
                "\n".join(_verdict(row, language)),
                "\n".join(f"{cited(each.path)}\n{each.text}" for each in row.outcome.news) if row.outcome else "—",
                row.stated or "—",
                str(len(row.opinions)),
                listed((names.get(id_, "") for id_ in row.organisations), language) or "—",
            )
            for number, row in enumerate(rows, start=1)
        ),
    )


def _verdict(row: OutcomeRow, language: str) -> Iterable[str]:
    yield translate(_UNJUDGED, language) if row.result is None else row.result.in_language(language)
    if row.outcome is not None and row.outcome.ruling is not None and row.outcome.ruling.reason:
        yield row.outcome.ruling.reason


def write_outcome_report(report: Dossier, kind: str, language: str, day: date) -> bytes:
    """The report as a Word file or, where ``kind`` is xlsx, as a workbook with a sheet for each section."""
    if kind == "docx":
        return write_dossier(report, language, day=day)
    facts = TableSheet(translate(N_("Facts"), language), [(report.title, 100)], [(note,) for note in report.notes])
    sheets = [
        TableSheet(
            each.heading[:31],
            [
                (head, 40 if len(each.columns) == len(_DETAILS) and at > 1 else 18)
                for at, head in enumerate(each.columns)
            ],
            [
                [int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text for text in row]
                for row in each.rows
            ],
        )
        for each in report.sections
    ]
    return write_workbook([facts, *sheets])
