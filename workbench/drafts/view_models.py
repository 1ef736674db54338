"""What pages show of laws and their drafts: plain values in the reader's language, and no rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import last_standing
from workbench.decisions.view_models import DecisionView, decision_view, decision_views
from workbench.drafts.admissions import Download
from workbench.drafts.models import Law, StoredClause, Upload, Version
from workbench.law.accounting import count_words
from workbench.law.address import cited
from workbench.law.model import ClauseKind, Furniture, FurnitureKind
from workbench.record.acts import Act


@dataclass(frozen=True, slots=True)
class LawView:
    """A law as pages name it, in the reader's language; ``note`` is what its editor wrote of it, or empty.

    ``closed_at`` is set where it is closed.
    """

    id: str
    title: str
    note: str
    closed_at: datetime | None


def law_view(law: Law, language: str) -> LawView:
    return LawView(law.id, law.title(language), law.note, law.closed_at)


@dataclass(frozen=True, slots=True)
class UploadView:
    """A file that was sent in and waits for a person to look at what was read of it."""

    id: str
    name: str
    bytes: int
    sha256: str


def upload_view(upload: Upload) -> UploadView:
    return UploadView(upload.id, upload.name, upload.bytes, upload.sha256)


@dataclass(frozen=True, slots=True)
class FurnitureView:
    """What was left out of the clauses of a file under one name: how many words, and the passages in order."""

    kind: FurnitureKind
    words: int
    passages: Sequence[Furniture]


def furniture_views(furniture: Iterable[Furniture]) -> list[FurnitureView]:
    """What was left out, by kind, each kind where its first passage stands."""
    passages: dict[FurnitureKind, list[Furniture]] = {}
    for each in furniture:
        passages.setdefault(each.kind, []).append(each)
    return [FurnitureView(kind, sum(count_words(each.text) for each in own), own) for kind, own in passages.items()]


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft as pages name it: ``law`` and ``label`` in the reader's language, ``lang`` the language of its text.

    ``closed_at`` is set where its law is closed.
    """

    id: str
    law_id: str
    law: str
    label: str
    lang: str
    closed_at: datetime | None = None

    @property
    def name(self) -> str:
        """The draft with its law, where a page shows drafts of several laws."""
        return f"{self.law} · {self.label}"


def draft_view(version: Version, language: str) -> DraftView:
    return DraftView(
        id=version.id,
        law_id=version.law_id,
        law=version.law.title(language),
        closed_at=version.law.closed_at,
        label=version.label_in(language),
        lang=version.lang,
    )


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause as pages show it; ``address`` is how it is cited, ``path`` the whole way to it."""

    id: str
    kind: ClauseKind
    label: str
    heading: str
    text: str
    address: str
    path: str


def clause_view(clause: StoredClause) -> ClauseView:
    return ClauseView(
        id=clause.id,
        kind=clause.kind,
        label=clause.label,
        heading=clause.heading,
        text=clause.text,
        address=cited(clause.path),
        path=clause.path,
    )


@dataclass(frozen=True, slots=True)
class TimelineEntryView:
    """A draft in the timeline of its law, with its source and the (id, language) of the same draft in others."""

    draft: DraftView
    ordinal: int
    dated: date | None
    stored_at: datetime
    articles: int
    translations: tuple[tuple[str, str], ...]
    previous: DraftView | None
    source_name: str
    source_bytes: int
    source_sha256: str
    changes: tuple[DecisionView, ...] = ()


def timeline_entry_view(
    version: Version,
    translations: Iterable[Version],
    previous: Version | None,
    *,
    articles: int,
    language: str,
    changes: Sequence[Decision] = (),
) -> TimelineEntryView:
    return TimelineEntryView(
        draft=draft_view(version, language),
        ordinal=version.ordinal,
        dated=version.dated,
        stored_at=version.created_at,
        articles=articles,
        translations=tuple((other.id, other.lang) for other in translations),
        previous=draft_view(previous, language) if previous else None,
        source_name=version.source_name,
        source_bytes=version.source_bytes,
        source_sha256=version.source_sha256,
        changes=decision_views(changes, language),
    )


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """A version that is withdrawn: by whom, when and why, and the draft before it, to which its comments can go."""

    draft: DraftView
    withdrawal: DecisionView | None
    before: DraftView | None


def withdrawn_view(
    version: Version, changes: Sequence[Decision], before: Version | None, language: str
) -> WithdrawnView:
    withdrawals = [decision for decision in changes if decision.kind == DecisionKind.WITHDRAWAL]
    withdrawal = last_standing(withdrawals)
    return WithdrawnView(
        draft=draft_view(version, language),
        withdrawal=decision_view(withdrawal, language) if withdrawal else None,
        before=draft_view(before, language) if before is not None and version.original_id is None else None,
    )


@dataclass(frozen=True, slots=True)
class DownloadView:
    """That somebody took a file of a law away; ``draft`` is the version it was of, where it was of one."""

    at: datetime
    member: str
    organisation: str
    act: Act
    draft: str


def download_view(download: Download, labels: Mapping[str, str], language: str) -> DownloadView:
    """``labels`` are the names of the versions of the law, by the name the record has for each."""
    member = download.member
    return DownloadView(
        at=download.at,
        member=member.name(language) if member else "",
        organisation=member.organisation.name(language) if member else "",
        act=download.act,
        draft=labels.get(download.subject, ""),
    )
