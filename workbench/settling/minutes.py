"""The minutes of a meeting as a Word file: what the record says was decided in it, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from sqlalchemy.orm import Session

from workbench.decisions.models import Decision
from workbench.deliberation.gathering import Deliberation, OpinionSummary, deliberation_on
from workbench.deliberation.models import Meeting
from workbench.deliberation.terms import Disposition
from workbench.drafts.service import find_law
from workbench.formats.docx.writing.dossier import Dossier, DossierSection, write_dossier
from workbench.i18n.messages import N_, NC_, translate
from workbench.law.address import cited
from workbench.papers.addresses import position_address
from workbench.papers.agreeing import agreed_in
from workbench.people.deputies import acting_name
from workbench.settling.view_models import clauses_by_id, comments_by_id, words_of

_COLUMNS: Final = (
    NC_("table head", "No."),
    NC_("table head", "Clause"),
    NC_("table head", "Opinion"),
    NC_("table head", "Behind it"),
    NC_("table head", "Decision"),
    NC_("table head", "Reason"),
)


_POSITION_COLUMNS: Final = (
    NC_("table head", "No."),
    NC_("table head", "Clause"),
    NC_("table head", "Proposed wording"),
)


@dataclass(frozen=True, slots=True)
class MeetingDecision:
    """One decision of a meeting that stands, and the opinion it was made on."""

    decision: Decision
    opinion: OpinionSummary

    @property
    def disposition(self) -> Disposition:
        return Disposition((self.decision.what or {})["disposition"])


def decided_in(whole: Deliberation, meeting: Meeting) -> list[MeetingDecision]:
    """What was decided in a meeting and stands, in the order in which it was decided."""
    decided = [
        MeetingDecision(each.decision, each)
        for each in whole.opinions
        if each.decision is not None and (each.decision.what or {}).get("meeting") == meeting.id
    ]
    return sorted(decided, key=lambda each: (each.decision.decided_at, each.opinion.first.order))


def write_minutes(session: Session, meeting: Meeting, language: str, zone: tzinfo) -> bytes:
    """The minutes in one language; the same record gives the same bytes."""
    law = find_law(session, meeting.law_id)
    whole = deliberation_on(session, meeting.law_id)
    decided = decided_in(whole, meeting)
    day = meeting.opened_at.astimezone(zone).date()
    notes = [
        translate(N_("Law: {law}"), language, law=law.title(language)),
        translate(
            N_("Opened {moment} by {chair}"),
            language,
            moment=_moment(meeting.opened_at, zone),
            chair=acting_name(meeting.chair, meeting.opened_at, language),
        ),
        translate(N_("Closed {moment}"), language, moment=_moment(meeting.closed_at, zone))
        if meeting.closed_at
        else translate(N_("The meeting is not closed: these minutes are not final."), language),
    ]
    if meeting.present:
        notes.append(translate(N_("Present: {present}"), language, present=" ".join(meeting.present.split())))
    notes.append(
        translate(
            N_("Decided in this meeting: {decided} opinions. Still undecided: {undecided}."),
            language,
            decided=len(decided),
            undecided=len(whole.undecided),
        )
    )
    section = DossierSection(
        heading=translate(N_("Opinions decided"), language),
        columns=tuple(translate(column, language) for column in _COLUMNS),
        rows=tuple(_rows(session, decided, language)),
        missing="" if decided else translate(N_("No opinion was decided."), language),
    )
    agreed = [
        (str(number), position_address(position, language), position.proposed(position.paper.version.lang) or "—")
        for number, (position, _) in enumerate(agreed_in(session, meeting.law_id, meeting.id), start=1)
    ]
    positions = DossierSection(
        heading=translate(N_("Positions agreed"), language),
        columns=tuple(translate(column, language) for column in _POSITION_COLUMNS),
        rows=tuple(agreed),
        missing="" if agreed else translate(N_("No position was agreed."), language),
    )
    dossier = Dossier(meeting.title, tuple(notes), (section, positions), landscape=True)
    return write_dossier(dossier, language, day=day)


def _rows(session: Session, decided: Sequence[MeetingDecision], language: str) -> list[tuple[str, ...]]:
    firsts = [each.opinion.first for each in decided]
    comments = comments_by_id(session, [first.id for first in firsts])
    clauses = clauses_by_id(session, [first.clause_id for first in firsts if first.clause_id])
    behind = N_("{comments} comments, {organisations} organisations, {people} people")
    return [
        (
            str(number),
            cited(clauses[first.clause_id].path) if first.clause_id else "—",
            (each.opinion.opinion.name if each.opinion.opinion else "") or words_of(comments[first.id]),
            translate(
                behind,
                language,
                comments=each.opinion.counts.comments,
                organisations=each.opinion.counts.organisations,
                people=each.opinion.counts.people,
            ),
            each.disposition.in_language(language),
            each.decision.reason or "—",
        )
        for number, (each, first) in enumerate(zip(decided, firsts, strict=True), start=1)
    ]


def _moment(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")
