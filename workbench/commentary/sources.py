"""Where a comment came from that was brought in from a returned file: the file, and the place in it, in words."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.models import ReturnedSource
from workbench.i18n.messages import N_, Message, translate

_SHEET: Final = N_("sheet “{sheet}”, row {row}")
_TABLE: Final = N_("table {table}, row {row}")
_LINE: Final = N_("line {first}")
_LINES: Final = N_("lines {first} to {last}")
_MARGIN: Final = N_("comment in the margin, paragraph {paragraph}")
_LOOSE: Final = N_("comment in the margin")
_PARAGRAPH: Final = N_("paragraph {paragraph}")
_HEADER: Final = N_("top or foot of the page")
_OTHER: Final = N_("elsewhere in the file")


def sources_of(session: Session, comment_ids: Collection[str]) -> Mapping[str, ReturnedSource]:
    """The sources of comments that were brought in from files, by the id of the comment."""
    sources = session.scalars(select(ReturnedSource).where(ReturnedSource.comment_id.in_(comment_ids)))
    return {source.comment_id: source for source in sources}


def source_in_words(source: ReturnedSource, language: str) -> str:
    """The name of the file and the place in it."""
    return f"{source.name} · {location_in_words(json.loads(source.location), language)}"


def location_in_words(where: Mapping[str, object], language: str) -> str:
    """A place in a returned file as a person counts: paragraphs, tables and rows of Word files from 1."""
    message, facts = _location(where)
    return translate(message, language, **facts)


def _location(where: Mapping[str, object]) -> tuple[Message, dict[str, object]]:
    if "sheet" in where:
        return _SHEET, {"sheet": where["sheet"], "row": where["row"]}
    if "table" in where:
        return _TABLE, {"table": _from_one(where["table"]), "row": _from_one(where["row"])}
    if isinstance(lines := where.get("lines"), list):
        first, last = lines
        return (_LINE if first == last else _LINES), {"first": first, "last": last}
    paragraph = where.get("paragraph")
    if "comment_id" in where:
        return (_LOOSE, {}) if paragraph is None else (_MARGIN, {"paragraph": _from_one(paragraph)})
    if paragraph is not None:
        return _PARAGRAPH, {"paragraph": _from_one(paragraph)}
    return (_HEADER if where.get("part") == "header" else _OTHER), {}


def _from_one(number: object) -> int:
    return int(str(number)) + 1
