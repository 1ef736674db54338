"""The Word file of ``workbench compare``: two law files side by side."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from workbench.commands.speaking import refusal, terminal_language
from workbench.errors import Invalid
from workbench.formats.docx.writing.comparison import ComparisonContent, ComparisonText, write_comparison
from workbench.law.matching.align import ArticleMatch
from workbench.law.model import LawText
from workbench.law.side_by_side import side_by_side

_NO_DAY: Final = date(1980, 1, 1)  # what the properties say where neither text bears a date: the first day of zip files


def side_by_side_file(old: LawText, new: LawText, matches: Sequence[ArticleMatch], files: tuple[Path, Path]) -> bytes:
    """The file in the language of the terminal; raises ClickException where a text cannot stand in a Word file."""
    sides = [
        ComparisonText(
            title=law.title,
            label=file.name,
            dated=date.fromisoformat(law.dated) if law.dated else None,
            file=file.name,
            sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
            lang=law.lang,
        )
        for law, file in zip((old, new), files, strict=True)
    ]
    content = ComparisonContent(
        law=new.title or old.title or files[1].stem,
        old=sides[0],
        new=sides[1],
        in_order=True,
        rows=side_by_side(old, new, matches),
        day=sides[1].dated or sides[0].dated or _NO_DAY,
    )
    try:
        return write_comparison(content, terminal_language())
    except Invalid as error:
        raise refusal(error) from error
