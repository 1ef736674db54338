"""What the pages show of returned files: plain values in the reader's language, and no rows."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.commentary.sources import location_in_words
from workbench.people.models import Organisation
from workbench.receiving.items import ReceivedChoice, ReceivedItem, ReceivedKind, ReceivedReading
from workbench.receiving.models import ReceivedFile
from workbench.receiving.service import names_in
from workbench.returns.draft import ReturnDraft
from workbench.wording import say


@dataclass(frozen=True, slots=True)
class ReceivedFileView:
    """A returned file; ``problem`` is the sentence that says why nothing was read of it, or empty."""

    id: str
    name: str
    bytes: int
    received_at: datetime
    stored_at: datetime | None
    problem: str
    items: int


def received_file_view(received: ReceivedFile, reading: ReceivedReading, language: str) -> ReceivedFileView:
    problem = json.loads(received.problem) if received.problem else None
    return ReceivedFileView(
        received.id,
        received.name,
        received.bytes,
        received.received_at,
        received.stored_at,
        say(problem["code"], problem["facts"], language) if problem else "",
        len(reading.items),
    )


@dataclass(frozen=True, slots=True)
class ReceivedItemView:
    """An item with what is chosen for it; ``clause`` and ``text`` are those of its clause, ``typed`` an unknown one."""

    item: ReceivedItem
    location: str
    choice: ReceivedChoice
    kind: ReceivedKind | None
    clause: str
    text: str
    typed: str
    is_stored: bool


def item_views(
    reading: ReceivedReading,
    choices: Mapping[int, ReceivedChoice],
    draft: ReturnDraft,
    language: str,
    *,
    stored: Collection[int],
    unknown: Mapping[int, str],
) -> Sequence[ReceivedItemView]:
    return [
        ReceivedItemView(
            item,
            location_in_words(item.where, language),
            choices[item.number],
            _kind(choices[item.number]),
            draft.label(key) if (key := choices[item.number].key) else "",
            draft.law.by_key[key].text if key else "",
            unknown.get(item.number, ""),
            item.number in stored,
        )
        for item in reading.items
    ]


def _kind(choice: ReceivedChoice) -> ReceivedKind | None:
    return ReceivedKind(choice.kind) if choice.kind in set(ReceivedKind) else None


@dataclass(frozen=True, slots=True)
class ReceivedNameView:
    """Who says something in a file, by the name it has for them, and the organisation chosen for it."""

    name: str
    items: int
    chosen: str


def name_views(reading: ReceivedReading, whose: Mapping[str, str]) -> Sequence[ReceivedNameView]:
    return [
        ReceivedNameView(name, sum(item.organisation == name for item in reading.items), whose.get(name, ""))
        for name in names_in(reading)
    ]


def rest_views(reading: ReceivedReading, language: str) -> Sequence[tuple[str, str]]:
    """All that is no opinion: where it stands, and its words."""
    return [(location_in_words(where, language), text) for where, text in reading.rest]


def warning_sentences(reading: ReceivedReading, language: str) -> Sequence[str]:
    return [say(warning.code, warning.facts, language) for warning in reading.warnings]


def organisation_options(organisations: Sequence[Organisation], language: str) -> Sequence[tuple[str, str]]:
    return [(each.id, each.name(language)) for each in organisations]
