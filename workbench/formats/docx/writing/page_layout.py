"""The page: paper, margins, type area, page numbers and the notice at the foot."""

from __future__ import annotations

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Mm, Pt
from lxml.etree import _Element

from workbench.formats.docx.writing.paper_content import Lang
from workbench.formats.docx.writing.runs import element, field, run
from workbench.formats.docx.writing.typesetting import DocxWriter

_ONE_CHARACTER = Pt(14)


def lay_out(section: Section, lang: Lang, *, landscape: bool) -> None:
    """A4 with the type area of GB/T 9704-2012, 5.2, turned for landscape, for Chinese; even margins for English."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    if lang == "zh":
        top, right, bottom, left, foot = (28, 37, 26, 35, 12) if landscape else (37, 26, 35, 28, 20)
    else:
        top, right, bottom, left, foot = (22, 25, 25, 25, 12) if landscape else (25, 25, 25, 25, 12)
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
    section.header_distance, section.footer_distance, section.gutter = Mm(15), Mm(foot), Mm(0)
    properties = section._sectPr
    section.different_first_page_header_footer = False
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    if lang == "zh":
        properties.append(element("docGrid", type="lines", linePitch="579"))


def text_width(lang: Lang, *, landscape: bool) -> int:
    """The width of the type area in twips."""
    if lang == "zh":
        return 12756 if landscape else 8845
    return 14003 if landscape else 9071


def set_footers(setter: DocxWriter, notice: str, *, title_page: bool) -> None:
    """Footers for the whole document; a title page has the notice but no number.

    Chinese: "— 1 —", right on odd pages and left on even ones, one character in (GB/T 9704-2012, 7.5).
    English: "Page 1 of 9", centred.
    """
    section = setter.document.sections[0]
    section.different_first_page_header_footer = title_page
    if title_page:
        _fill(section.first_page_footer, [], notice)
    _fill(section.footer, _page_number(setter), notice)
    number = section.footer.paragraphs[0]
    if setter.lang == "en":
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    number.paragraph_format.right_indent = _ONE_CHARACTER
    _fill(section.even_page_footer, _page_number(setter), notice)
    section.even_page_footer.paragraphs[0].paragraph_format.left_indent = _ONE_CHARACTER


def _fill(footer: _Footer, number: list[_Element], notice: str) -> None:
    footer.is_linked_to_previous = False
    footer.paragraphs[0]._p.extend(number)
    if notice:
        footer.add_paragraph(style="Notice")._p.append(run(notice))


def _page_number(setter: DocxWriter) -> list[_Element]:
    """The runs of the page number, its fields showing 1 until the page is laid out."""
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    runs: list[_Element] = []
    for word in setter.words.page.replace("{", "\0{").replace("}", "}\0").split("\0"):
        if word in fields:
            runs += field(fields[word], run("1"))
        elif word:
            runs.append(run(word))
    return runs
