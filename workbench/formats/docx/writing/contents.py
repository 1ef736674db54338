"""The table of contents: a field that Word can work out again, with entries that stand until it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from workbench.formats.docx.writing.runs import element, field, run
from workbench.formats.docx.writing.style_xml import style_id
from workbench.formats.docx.writing.typesetting import NumberedHeading


def set_contents(
    after: Paragraph, title: str, headings: Iterable[NumberedHeading], pages: Mapping[str, int] | None
) -> None:
    """Writes the contents, of one heading at least, behind the paragraph ``after``.

    ``pages`` gives a page number by bookmark. Without one an entry is a link alone: a number that may be wrong is
    worse than none, and Word fills them in when the reader updates the field.
    """
    entries = [_entry(heading, (pages or {}).get(heading.bookmark)) for heading in headings]
    begin, instruction, separate, end = field(r'TOC \o "1-2" \h \z \u')
    for position, part in enumerate((begin, instruction, separate), 1):
        entries[0].insert(position, part)
    entries[-1].append(end)
    head = element("p", element("pPr", element("pStyle", val=style_id("TOC Heading"))), run(title))
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    block = element("sdt", element("sdtPr", gallery), element("sdtContent", head, *entries))
    after._p.addnext(block)


def _entry(heading: NumberedHeading, page: int | None) -> _Element:
    gap = "" if not heading.number or heading.number[-1] in "、）\u3000 " else " "
    elements = [run(heading.number + gap + heading.text)]
    if page is not None:
        elements.append(run("\t"))
        elements += field(rf"PAGEREF {heading.bookmark} \h", run(str(page)))
    link = element("hyperlink", *elements, anchor=heading.bookmark, history="1")
    return element("p", element("pPr", element("pStyle", val=style_id(f"toc {heading.level}"))), link)
