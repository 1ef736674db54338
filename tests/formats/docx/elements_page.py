"""Writes the page on the elements of WordprocessingML from the reader's own tables: ``python -m`` this module."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import workbench.formats.docx
from workbench.formats.docx.reading.document import BLOCKS, CELLS, ROWS, WRAPPERS
from workbench.formats.docx.reading.elements import PASSED_OVER
from workbench.formats.docx.reading.names import ALTERNATE
from workbench.formats.docx.reading.paragraphs import IN_RUN, INLINE, ReadElement

PAGE: Final = Path(workbench.formats.docx.__file__).with_name("README.md")
_INTRODUCTION: Final = """# Word files, and which of their elements are read

A .docx is read by `reading/`, and written by `writing/`. This page is written from the tables of the reader
(`reading/document.py`, `reading/paragraphs.py`, `reading/elements.py`) by `python -m tests.formats.docx.elements_page`;
a test holds the two together. Names are those of ISO/IEC 29500-1; strict files are read like transitional ones.

An element in none of these tables is **unknown**: it is passed over, counted, and named in one warning
(`elements_unknown`), so that nothing of a law is lost in silence. Whoever teaches the reader an element adds it to a
table and writes this page anew.
"""
_PREFIXES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
}


def page() -> str:
    """The whole page."""
    wrapped = WRAPPERS | {ALTERNATE}
    return "\n".join(
        [
            _INTRODUCTION,
            "## In the body, a cell, a note or a text box",
            "",
            f"Read: {_listed(BLOCKS)}; in a table {_listed(ROWS)}, and in a row {_listed(CELLS)}.",
            "Rows and cells that a tracked change deletes are left out. Looked through for all of these:",
            f"{_listed(wrapped)}.",
            "",
            "## In a paragraph",
            "",
            *_table(INLINE),
            "",
            "## In a run",
            "",
            *_table(IN_RUN),
            "",
            "## Passed over without a word, wherever they stand",
            "",
            "| Elements | Because it |",
            "|---|---|",
            *(f"| {', '.join(f'`w:{name}`' for name in names)} | {why} |" for why, names in PASSED_OVER.items()),
            "",
        ]
    )


def _table(readers: Mapping[str, ReadElement]) -> list[str]:
    """Elements that are read alike in one row, with the sentence that their reader opens with."""
    alike: dict[str, list[str]] = {}
    for name, reader in readers.items():
        said = inspect.getdoc(reader)
        assert said, f"the reader of {name} does not say what becomes of it"
        alike.setdefault(said.split("\n\n")[0].replace("\n", " "), []).append(name)
    rows = [f"| {_listed(names)} | {said} |" for said, names in alike.items()]
    return ["| Elements | What becomes of them |", "|---|---|", *rows]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(map(_prefixed, names)))


def _prefixed(name: str) -> str:
    namespace, _, local = name.removeprefix("{").partition("}")
    return f"{_PREFIXES[namespace]}:{local}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
