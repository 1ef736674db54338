"""What an Akoma Ntoso document says of itself: the day of its text and who wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from lxml import etree

_OF_THE_FILE: Final = frozenset({"generation", "unknown"})  # dates by these names say nothing of the text


def date_and_author(document: etree._Element) -> tuple[str, str]:
    """The date (ISO 8601) and the author's printed name, of the text as it is worded rather than of the work.

    Either is empty where the document does not tell it; the day on which a program made the file is none of the text.
    Source: Akoma Ntoso Version 1.0, Part 1 (OASIS), the FRBR levels of the identification.
    """
    dates = (
        day
        for each in _at_levels(document, "FRBRdate")
        if each.get("name", "").lower() not in _OF_THE_FILE and (day := _day(each.get("date", "")))
    )
    names = (name for each in _at_levels(document, "FRBRauthor") if (name := _name(document, each.get("href", ""))))
    return next(dates, ""), next(names, "")


def _at_levels(document: etree._Element, name: str) -> Iterator[etree._Element]:
    for level in ("FRBRExpression", "FRBRWork"):
        for holder in document.iterfind(f"{{*}}meta/{{*}}identification/{{*}}{level}"):
            yield from holder.iterfind(f"{{*}}{name}")


def _day(written: str) -> str:
    """The day of a date or moment; empty where it is none."""
    try:
        return date.fromisoformat(written[:10]).isoformat()
    except ValueError:
        return ""


def _name(document: etree._Element, href: str) -> str:
    """How the document prints the name of whom a reference such as ``#parliament`` means; empty where it does not."""
    for holder in document.iterfind("{*}meta/{*}references/*"):
        if holder.get("eId", holder.get("id")) == href.removeprefix("#"):
            return " ".join((holder.get("showAs") or "").split())
    return ""
