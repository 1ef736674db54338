"""A table of plain cells, its columns as wide as what they hold asks for."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.errors import Invalid
from workbench.formats.docx.writing import words
from workbench.formats.docx.writing.runs import field, fielded, lines_of, measured, run
from workbench.formats.docx.writing.typesetting import DocxWriter
from workbench.i18n.messages import sentence

_WIDEST = 60  # half-width characters: beyond this a longer text wraps and asks for no wider column
_NARROWEST = 8
_SHORT_CELL = 20  # lines of the narrowest column


def shared_out(width: int, shares: Sequence[float]) -> list[int]:
    """``width`` in twips parted in proportion to ``shares``, the parts adding up to it."""
    parts = [int(width * share / sum(shares)) for share in shares]
    parts[-1] += width - sum(parts)
    return parts


def set_caption(setter: DocxWriter, text: str) -> None:
    """The caption of the table that follows, numbered by a field."""
    number = field(r"SEQ Table \* ARABIC", run(str(setter.next_table())))
    label = fielded(sentence(words.TABLE, setter.language), {"number": number})
    setter.paragraph(setter.document, "Caption", *label, run(setter.layout.gap + text))


def set_table(
    setter: DocxWriter, columns: Sequence[str], rows: Sequence[Sequence[str]], width: int, description: str
) -> None:
    """A table ``width`` twips wide; one without rows says so. ``description`` is read out to whoever cannot see it.

    Raises Invalid ``word_table_ragged`` where a row has another number of cells than there are columns.
    """
    for number, row in enumerate(rows, 1):
        if len(row) != len(columns):
            raise Invalid("word_table_ragged", row=number, cells=len(row), columns=len(columns))
    body = rows or [(setter.worded(words.NO_ROWS), *[""] * (len(columns) - 1))]
    shares = [_width_asked(texts) for texts in zip(columns, *body, strict=True)]
    table = setter.table(shared_out(width, shares), columns, description)
    for row in body:
        short = all(measured(text, _NARROWEST) <= _SHORT_CELL for text in row)
        for cell, text in zip(setter.row(table, whole=short), row, strict=True):
            for line in lines_of(text):
                setter.paragraph(cell, "Table Text", run(line))


def _width_asked(texts: Sequence[str]) -> float:
    """How wide a column asks to be: between its average and its longest text, within bounds."""
    lengths = [measured(text, 1) for text in texts]
    width = (max(lengths) + sum(lengths) / len(lengths)) / 2
    return min(max(width, _NARROWEST), _WIDEST)
