"""Elements that the reader does not know are told of by name; and the page on them is true."""

from __future__ import annotations

import pytest

from tests.formats.documents import docx, p, r
from tests.formats.docx.elements_page import PAGE, page
from workbench.formats.docx.reading.document import BLOCKS, CELLS, ROWS, WRAPPERS, read_docx
from workbench.formats.docx.reading.elements import PASSED_OVER
from workbench.formats.docx.reading.names import w
from workbench.formats.docx.reading.paragraphs import IN_RUN, INLINE

MARKS = '<w:bookmarkStart w:id="1" w:name="a"/><w:proofErr w:type="spellStart"/><w:bookmarkEnd w:id="1"/>'
CELL = "<w:tc><w:tcPr/><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"


@pytest.mark.parametrize(
    ("body", "unknown"),
    [
        (p(MARKS + "<w:r><w:rPr/><w:lastRenderedPageBreak/><w:t>甲</w:t></w:r>") + "<w:sectPr/>", None),
        (MARKS + p("甲") + MARKS, None),
        (p(r("甲") + '<w:subDoc r:id="x"/>'), (1, "w:subDoc", 1)),
        (p("甲") + p("<w:r><w:dayLong/><w:t>乙</w:t></w:r>"), (1, "w:dayLong", 2)),
        (p("甲") + '<w:altChunk r:id="x"/>' + p("乙"), (1, "w:altChunk", 1)),
        (f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{CELL}<w:own/></w:tr><w:own/></w:tbl>" + p("乙"), (2, "w:own", 1)),
        (
            p('<w:ins w:id="1" w:author="a"><v:new xmlns:v="urn:x"/></w:ins>' + r("甲")) + p("<w:r><w:x/></w:r>"),
            (2, "v:new, w:x", 1),
        ),
        (p("<w:r><w:txt/><w:t>甲</w:t></w:r>" * 3), (3, "w:txt", 1)),
        ('<w:sdt><w:sdtPr/><w:sdtContent><w:new/><w:p/></w:sdtContent></w:sdt>' + p("甲"), (1, "w:new", 1)),
    ],
)  # fmt: skip
def test_an_unknown_element_is_told_of_once_and_the_words_stay(body: str, unknown: tuple[int, str, int] | None) -> None:
    source = read_docx(docx(body))
    assert "甲" in "".join(line.text for line in source.lines)
    told = [
        (each.facts["count"], each.facts["elements"], each.line)
        for each in source.warnings
        if each.code == "elements_unknown"
    ]
    assert told == ([] if unknown is None else [unknown])


def test_no_element_stands_in_two_tables() -> None:
    passed_over = [w(name) for names in PASSED_OVER.values() for name in names]
    assert len(passed_over) == len(set(passed_over))
    dropped = {w("del"), w("moveFrom")}  # read in a paragraph, where their words are counted; passed over elsewhere
    assert set(passed_over) & (INLINE.keys() | IN_RUN.keys() | BLOCKS | ROWS | CELLS | WRAPPERS) == dropped


def test_the_page_says_what_the_tables_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "write it anew: python -m tests.formats.docx.elements_page"
