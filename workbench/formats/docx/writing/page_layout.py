"""The page: paper, margins, type area, page numbers and the notice at the foot."""

from __future__ import annotations

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Length, Mm, Pt
from lxml.etree import _Element

from workbench.formats.docx.writing.layout import Layout
from workbench.formats.docx.writing.runs import element, field, fielded, run
from workbench.formats.docx.writing.style_xml import style_id
from workbench.formats.docx.writing.typesetting import DocxWriter
from workbench.i18n.messages import sentence

_ONE_CHARACTER = Pt(14)
_NUMBER_LENGTH = Mm(30)  # room for the page number along its line, and across it
_NUMBER_HEIGHT = Mm(8)


def lay_out(section: Section, layout: Layout, *, landscape: bool) -> None:
    """A4 with the type area and the grid of the layout."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    margins = layout.margins(landscape=landscape)
    section.top_margin, section.right_margin = Mm(margins.top), Mm(margins.right)
    section.bottom_margin, section.left_margin = Mm(margins.bottom), Mm(margins.left)
    section.header_distance, section.footer_distance, section.gutter = Mm(15), Mm(margins.foot), Mm(0)
    properties = section._sectPr
    section.different_first_page_header_footer = False
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    if layout.line_pitch is not None:
        properties.append(element("docGrid", type="lines", linePitch=str(layout.line_pitch)))


def set_footers(setter: DocxWriter, notice: str, *, title_page: bool) -> None:
    """Footers for the whole document; a title page has the notice but no number.

    Mirrored numbers stand one character in from the margin (GB/T 9704-2012, 7.5).
    """
    section = setter.document.sections[0]
    section.different_first_page_header_footer = title_page
    if title_page:
        _fill(section.first_page_footer, [], notice)
    _fill_both(setter, section, notice)


def set_section_footers(setter: DocxWriter, section: Section, *, landscape: bool) -> None:
    """The page numbers of a section that is turned, or of one behind it.

    On a turned page of a mirrored layout the number stands where it is on the upright ones (GB/T 9704-2012, 8): at
    the left edge of the page as it is read, itself turned with the sheet.
    """
    if not setter.layout.mirrored:
        return
    if not landscape:
        _fill_both(setter, section, "")
        return
    for footer, is_odd in ((section.footer, True), (section.even_page_footer, False)):
        footer.is_linked_to_previous = False
        footer._element.insert(0, _turned_number(setter, is_odd=is_odd))


def _fill_both(setter: DocxWriter, section: Section, notice: str) -> None:
    _fill(section.footer, _page_number(setter), notice)
    number = section.footer.paragraphs[0]
    if not setter.layout.mirrored:
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    number.paragraph_format.right_indent = _ONE_CHARACTER
    _fill(section.even_page_footer, _page_number(setter), notice)
    section.even_page_footer.paragraphs[0].paragraph_format.left_indent = _ONE_CHARACTER


def _turned_number(setter: DocxWriter, *, is_odd: bool) -> _Element:
    """A table of one cell that floats at the left edge of the page, its words running from top to bottom."""
    margins = setter.layout.landscape
    edge = Mm(210 - margins.bottom) - _ONE_CHARACTER - _NUMBER_LENGTH if is_odd else Mm(margins.top) + _ONE_CHARACTER
    number = element("p", element("pPr", element("pStyle", val=style_id("footer"))), *_page_number(setter))
    number[0].append(element("jc", val="right" if is_odd else "left"))
    cell = element(
        "tc",
        element(
            "tcPr",
            element("tcW", w=str(_NUMBER_HEIGHT.twips), type="dxa"),
            element("textDirection", val="tbRl"),
        ),
        number,
    )
    height = element("trPr", element("trHeight", val=str(_NUMBER_LENGTH.twips), hRule="exact"))
    return element(
        "tbl",
        element(
            "tblPr",
            element(
                "tblpPr",
                leftFromText="0",
                rightFromText="0",
                vertAnchor="page",
                horzAnchor="page",
                tblpX=str(Mm(margins.left - 7).twips - _NUMBER_HEIGHT.twips),
                tblpY=str(Length(edge).twips),
            ),
            element("tblW", w=str(_NUMBER_HEIGHT.twips), type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblCellMar", element("left", w="0", type="dxa"), element("right", w="0", type="dxa")),
        ),
        element("tblGrid", element("gridCol", w=str(_NUMBER_HEIGHT.twips))),
        element("tr", height, cell),
    )


def set_headers(setter: DocxWriter, mark: str, *, title_page: bool = True) -> None:
    """A line at the head of every page, both of two facing ones; after the footers are set."""
    section = setter.document.sections[0]
    headers = [section.header]
    if section.different_first_page_header_footer and title_page:
        headers.append(section.first_page_header)
    if setter.document.settings.odd_and_even_pages_header_footer:
        headers.append(section.even_page_header)
    for header in headers:
        header.is_linked_to_previous = False
        line = header.paragraphs[0]
        line.style = setter.document.styles["Footer"]  # a new header names a style that our files do not have
        line._p.append(run(mark))
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _fill(footer: _Footer, number: list[_Element], notice: str) -> None:
    footer.is_linked_to_previous = False
    footer.paragraphs[0]._p.extend(number)
    if notice:
        footer.add_paragraph(style="Notice")._p.append(run(notice))


def _page_number(setter: DocxWriter) -> list[_Element]:
    """The runs of the page number, its fields showing 1 until the page is laid out."""
    fields = {"page": field("PAGE", run("1")), "pages": field("NUMPAGES", run("1"))}
    return fielded(sentence(setter.layout.page_number, setter.language), fields)
