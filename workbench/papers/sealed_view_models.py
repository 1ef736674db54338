"""What the pages of sealed papers show, in the reader's language, and no rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.decisions.view_models import DecisionView, decision_views
from workbench.formats.docx.writing.changes import PartChange, TextChange, write_changes
from workbench.i18n.messages import N_, Message, listed, translate
from workbench.instruments.citation import format_ref
from workbench.lang.languages import Lang, text_language
from workbench.law.redline import DiffRun, redline
from workbench.papers.addresses import frozen_address
from workbench.papers.freezing import PositionChange
from workbench.papers.models import SealedFile, SealedPaper
from workbench.papers.sealing import sendings
from workbench.people.deputies import acting_name
from workbench.web import richtext

_SAID: Final[Mapping[str, Message]] = {
    "proposed_zh": N_("Proposed wording in Chinese"),
    "proposed_en": N_("Proposed wording in English"),
    "reasons_zh": N_("Reasons in Chinese"),
    "reasons_en": N_("Reasons in English"),
}
_TEXTS: Final[Mapping[str, Message]] = {
    "title_zh": N_("Title in Chinese"),
    "title_en": N_("Title in English"),
    "addressee_zh": N_("Addressed to, in Chinese"),
    "addressee_en": N_("Addressed to, in English"),
    "organisation_zh": N_("Issued by, in Chinese"),
    "organisation_en": N_("Issued by, in English"),
    "introduction_zh": N_("Introduction in Chinese"),
    "introduction_en": N_("Introduction in English"),
    "opinions_zh": N_("Opinion on the draft as a whole, in Chinese"),
    "opinions_en": N_("Opinion on the draft as a whole, in English"),
}


@dataclass(frozen=True, slots=True)
class SealedFileView:
    """A file of a sealed paper, with the digest by which a copy is known."""

    lang: str
    is_tracked: bool
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SealedPaperView:
    """A sealed paper; ``replaces`` and ``replaced_by`` are (id, number) of those before and after it, or None.

    ``positions`` are the clauses that its positions are on, ``comments`` the ids of the comments they rest on.
    """

    id: str
    number: str
    title: str
    dated: date
    sealed_at: datetime
    sealed_by: str
    sha256: str
    version: str
    positions: tuple[str, ...]
    comments: tuple[str, ...]
    quotations: int
    replaces: tuple[str, str] | None
    replaced_by: tuple[str, str] | None
    files: tuple[SealedFileView, ...]
    sendings: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class TextChangeView:
    """A text that is not as it was, under its name, as a redline."""

    name: Message
    lang: str
    redline: Sequence[DiffRun]


@dataclass(frozen=True, slots=True)
class PositionChangeView:
    """A position that is not as it was; ``kind`` is ``new``, ``gone`` or ``changed``."""

    address: str
    kind: str
    texts: tuple[TextChangeView, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


def sealed_view(session: Session, sealed: SealedPaper, language: str) -> SealedPaperView:
    made_from = json.loads(sealed.made_from)
    before = session.get(SealedPaper, sealed.replaces_id) if sealed.replaces_id else None
    after = session.scalar(select(SealedPaper).where(SealedPaper.replaces_id == sealed.id))
    files = session.execute(
        select(SealedFile.lang, SealedFile.is_tracked, SealedFile.bytes, SealedFile.sha256)
        .where(SealedFile.sealed_id == sealed.id)
        .order_by(SealedFile.is_tracked, SealedFile.lang.desc())
    )
    texts = made_from["texts"]
    return SealedPaperView(
        id=sealed.id,
        number=sealed.number,
        title=texts.get(f"title_{text_language(language)}") or texts["title_zh"] or texts["title_en"],
        dated=sealed.dated,
        sealed_at=sealed.sealed_at,
        sealed_by=acting_name(sealed.chair, sealed.sealed_at, language),
        sha256=sealed.sha256,
        version=made_from["version"]["label"],
        positions=tuple(frozen_address(each, language) for each in made_from["positions"]),
        comments=tuple(dict.fromkeys(comment["id"] for each in made_from["positions"] for comment in each["comments"])),
        quotations=len(next(iter(made_from["quotations"].values()), ())),
        replaces=(before.id, before.number) if before else None,
        replaced_by=(after.id, after.number) if after else None,
        files=tuple(SealedFileView(*row) for row in files),
        sendings=decision_views(sendings(session, sealed), language),
    )


def change_views(changes: Iterable[PositionChange], language: str) -> tuple[PositionChangeView, ...]:
    """What changed of each position, its texts as redlines and its provisions by their names."""
    return tuple(_change_view(change, language) for change in changes)


def _change_view(change: PositionChange, language: str) -> PositionChangeView:
    before, after = change.before or {}, change.after or {}
    lang = text_language(language)
    old, new = before.get("provisions", []), after.get("provisions", [])
    kind = "changed" if before and after else "new" if after else "gone"
    return PositionChangeView(
        address=change.address(language),
        kind=kind,
        texts=tuple(_text_changes(before, after)),
        added=tuple(format_ref(ref, lang) for ref in new if ref not in old),
        dropped=tuple(format_ref(ref, lang) for ref in old if ref not in new),
    )


def _text_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[TextChangeView]:
    for name, label in _SAID.items():
        old, new = (richtext.plain(str(state.get(name, ""))) for state in (before, after))
        if old != new:
            yield TextChangeView(label, name[-2:], redline(old, new, _language_of(name)))


def text_change_views(changes: Iterable[tuple[str, str, str]]) -> tuple[TextChangeView, ...]:
    """The texts of a paper that are not as they were."""
    return tuple(
        TextChangeView(_TEXTS[name], name[-2:], redline(richtext.plain(old), richtext.plain(new), _language_of(name)))
        for name, old, new in changes
    )


def _language_of(name: str) -> Lang:
    """The language of a text by its name, ``title_zh``."""
    return text_language(name[-2:])


_KINDS: Final[Mapping[str, Message]] = {
    "new": N_("new position"),
    "gone": N_("position that is gone"),
    "changed": N_("position changed"),
}


def write_sealed_changes(
    sealed: SealedPaper,
    other: SealedPaper | None,
    texts: Iterable[TextChangeView],
    positions: Iterable[PositionChangeView],
    language: str,
) -> bytes:
    """What changed from a sealed paper to another, or to the paper as it stands, as a Word file."""
    to = other.number if other is not None else translate(N_("the paper as it stands"), language)
    parts = [PartChange(text.name.in_language(language), (), (_changed(text, language),)) for text in texts]
    parts += [
        PartChange(each.address, tuple(_notes_on(each, language)), [_changed(text, language) for text in each.texts])
        for each in positions
    ]
    notes = [f"{sealed.number} → {to}"]
    if not parts:
        notes.append(translate(N_("Nothing: both say the same."), language))
    day = other.dated if other is not None else sealed.dated
    return write_changes(translate(N_("What changed since"), language), notes, parts, language, day=day)


def _changed(text: TextChangeView, language: str) -> TextChange:
    return TextChange(text.name.in_language(language), text.redline)


def _notes_on(change: PositionChangeView, language: str) -> Iterable[str]:
    yield translate(_KINDS[change.kind], language)
    for words, provisions in (
        (N_("Provisions cited anew: {listed}"), change.added),
        (N_("Provisions no more cited: {listed}"), change.dropped),
    ):
        if provisions:
            yield translate(words, language, listed=listed(provisions, language))
