"""Setting a Word document: paragraphs, headings, rich text, bookmarks and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Final, cast

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from docx.oxml.text.paragraph import CT_P
from docx.shared import Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import ProcessingInstruction, _Element, tostring

from workbench.formats.docx.anchors import BOOKMARK_LENGTH
from workbench.formats.docx.writing.clean_package import ASIDE
from workbench.formats.docx.writing.layout import Layout, layout_of
from workbench.formats.docx.writing.lists import BULLETS, NUMBERS, TABLE_BULLETS, TABLE_NUMBERS
from workbench.formats.docx.writing.paper_content import Block, RichText
from workbench.formats.docx.writing.runs import address, copied, element, one_line, run
from workbench.formats.docx.writing.style_xml import style_id
from workbench.i18n.messages import Message, translate

_WIDTH: Final = qn("w:w")
_ROW: Final = qn("w:tr")
_ROWS_IN_TREE: Final = 40
Holder = WordDocument | _Cell
"""What paragraphs can be added to."""


@dataclass(frozen=True, slots=True)
class NumberedHeading:
    """A numbered or plain heading that stands in the contents, with the bookmark it can be reached by."""

    bookmark: str
    level: int
    number: str
    text: str


class DocxWriter:
    """A document while it is being set; it deals out ids, numbers the headings and remembers them.

    ``aside`` are finished rows, which :func:`~workbench.formats.docx.writing.clean_package.packed` puts back.
    """

    def __init__(self, document: WordDocument, language: str, layout: Layout | None = None) -> None:
        self.document = document
        self.language = language
        self.layout = layout or layout_of(language)
        self.headings: list[NumberedHeading] = []
        self.footnotes: list[str] = []
        self.noted: set[str] = set()  # labels that a footnote explains already
        self.aside: list[bytes] = []
        self._last: Table | None = None
        self._declared = [f' xmlns:{prefix}="{uri}"'.encode() for prefix, uri in document.element.nsmap.items()]
        self._ids = count(1)
        self._tables = count(1)
        self._pictures = count(1)
        self._names: set[str] = set()
        self._counts = [0, 0]

    def worded(self, message: Message, **facts: object) -> str:
        """The message in the language of the document."""
        return translate(message, self.language, **facts)

    def new_id(self) -> str:
        """An id for a bookmark or a tracked change, used once."""
        return str(next(self._ids))

    def next_table(self) -> int:
        """The number of the next captioned table, from 1."""
        return next(self._tables)

    def next_picture(self) -> int:
        """The number of the next picture, from 1."""
        return next(self._pictures)

    def paragraph(self, holder: Holder, style: str, *runs: _Element) -> Paragraph:
        """A paragraph of that style at the end of ``holder``."""
        made = copied(_empty_paragraph(style))
        made.extend(runs)
        if isinstance(holder, _Cell):
            holder._tc.append(made)
        else:
            holder.element.body[-1].addprevious(made)  # the properties of the last section stay last
        return Paragraph(cast(CT_P, made), holder)

    def bookmark(self, paragraph: Paragraph, name: str) -> str:
        """Bookmarks all of a paragraph; a name already taken gets a number. Returns the name it got."""
        taken = (f"{name[: BOOKMARK_LENGTH - 4]}_{again}" for again in count(2))
        while name in self._names:
            name = next(taken)
        self._names.add(name)
        key = self.new_id()
        start = element("bookmarkStart", id=key, name=name)
        properties = paragraph._p.pPr
        paragraph._p.insert(0 if properties is None else 1, start)
        paragraph._p.append(element("bookmarkEnd", id=key))
        return name

    def heading(self, text: str, level: int, *, label: str = "", has_number: bool = True) -> Paragraph:
        """A heading of level 1 or 2, numbered as its style says, or with ``label`` in the number's place.

        Without a number of either kind where it brings its own, as the chapter of a law does.
        """
        text = one_line(text)
        made = self.paragraph(self.document, f"Heading {level}")
        if label or not has_number:
            made._p.get_or_add_pPr().append(element("numPr", element("ilvl", val="0"), element("numId", val="0")))
            number = label + self.layout.gap if label else ""
        else:
            self._counts[level - 1] += 1
            self._counts[level:] = [0] * (2 - level)
            number = self.layout.headings.number(*self._counts[:level])
        made._p.append(run(number + text if label else text))
        name = self.bookmark(made, f"_Toc{100000000 + len(self.headings)}")
        self.headings.append(NumberedHeading(name, level, number, text))
        return made

    def rich_text(self, holder: Holder, blocks: RichText, style: str, bullet: str, number: str) -> None:
        """Paragraphs and lists; every run of numbered entries without a break counts from one."""
        in_cell = isinstance(holder, _Cell)
        counting: str | None = None
        for block in blocks:
            if block.kind == "number":
                counting = counting or self._new_list(TABLE_NUMBERS if in_cell else NUMBERS)
                made = self.paragraph(holder, number)
                self._enter_list(made, counting, block.level)
            elif block.kind == "bullet":
                made = self.paragraph(holder, bullet)
                self._enter_list(made, str(TABLE_BULLETS if in_cell else BULLETS), block.level)
            else:
                counting = None
                made = self.paragraph(holder, style)
            made._p.extend(self._spans(block))

    def _spans(self, block: Block) -> Iterator[_Element]:
        for span in block.spans:
            target = address(span.link) if span.link else None
            if target is None:
                yield run(span.text, bold=span.bold, italic=span.italic)
                continue
            link = element("hyperlink", run(span.text, "Hyperlink", bold=span.bold, italic=span.italic), history="1")
            key = self.document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), key)
            yield link

    def _enter_list(self, paragraph: Paragraph, key: str, level: int) -> None:
        depth = str(min(max(level, 0), 2))
        paragraph._p.get_or_add_pPr().append(element("numPr", element("ilvl", val=depth), element("numId", val=key)))

    def _new_list(self, abstract: int) -> str:
        """A list of its own that counts from one, however many of its kind went before."""
        numbering = self.document.part.numbering_part.element
        key = str(len(numbering.findall(qn("w:num"))) + 1)
        restart = (element("lvlOverride", element("startOverride", val="1"), ilvl=str(level)) for level in range(3))
        numbering.append(element("num", element("abstractNumId", val=str(abstract)), *restart, numId=key))
        return key

    @property
    def ends_with_table(self) -> bool:
        """Whether a table is the last thing in the text, the properties of its last section aside."""
        inside = [child for child in self.document.element.body if child.tag != qn("w:sectPr")]
        return bool(inside) and inside[-1].tag == qn("w:tbl")

    def table(self, widths: Sequence[int], headings: Iterable[str], description: str) -> Table:
        """A table of fixed column ``widths`` (twips) whose first row heads every page it runs over."""
        if self._last is not None:
            self._put_aside(self._last)
        made: Table = self.document.add_table(0, len(widths), "Paper Table")
        made.autofit = False
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Length(width * 635)
        properties = made._tbl.tblPr
        for old in properties.findall(qn("w:tblLook")):
            properties.remove(old)
        for old in properties.findall(qn("w:tblW")):
            old.set(qn("w:w"), str(sum(widths)))
            old.set(qn("w:type"), "dxa")
        look = {
            "firstRow": "1",
            "lastRow": "0",
            "firstColumn": "0",
            "lastColumn": "0",
            "noHBand": "1",
            "noVBand": "1",
        }
        properties.append(element("tblLook", val="0620", **look))
        properties.append(element("tblDescription", val=one_line(description)))
        self._last = made
        cells = self.row(made, whole=True)
        made.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
        for cell, heading in zip(cells, headings, strict=True):
            self.paragraph(cell, "Table Heading", run(heading))
        return made

    def _put_aside(self, table: Table) -> None:
        """Keep the rows of a table that are finished as the bytes they are going to be: a tree takes far more."""
        rows = table._tbl.findall(_ROW)[1:]
        if rows:
            rows[0].addprevious(ProcessingInstruction(ASIDE, str(len(self.aside))))
            self.aside.append(b"".join(map(self._undeclared, rows)))
            for row in rows:
                table._tbl.remove(row)

    def _undeclared(self, row: _Element) -> bytes:
        """A row without the namespaces that the whole text declares."""
        head, separator, rest = tostring(row, encoding="UTF-8", xml_declaration=False).partition(b">")
        for declared in self._declared:
            head = head.replace(declared, b"", 1)
        return head + separator + rest

    def row(self, table: Table, *, whole: bool) -> tuple[_Cell, ...]:
        """A new row's cells, empty even of a paragraph; ``whole`` keeps it on one page."""
        if len(table._tbl) > _ROWS_IN_TREE:
            self._put_aside(table)
        made = copied(_empty_row(tuple(str(column.get(_WIDTH)) for column in table._tbl.tblGrid), whole))
        table._tbl.append(made)
        return tuple(_Cell(cast(CT_Tc, cell), table) for cell in list(made)[int(whole) :])


@cache
def _empty_paragraph(style: str) -> _Element:
    """A paragraph of that style, to be copied, which is much faster than making each."""
    return element("p", element("pPr", element("pStyle", val=style_id(style))))


@cache
def _empty_row(widths: tuple[str, ...], whole: bool) -> _Element:
    """A row of empty cells of these widths in twips, to be copied."""
    cells = (element("tc", element("tcPr", element("tcW", w=width, type="dxa"))) for width in widths)
    return element("tr", *([element("trPr", element("cantSplit"))] if whole else ()), *cells)
