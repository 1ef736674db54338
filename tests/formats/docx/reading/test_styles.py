"""What styles say of headings, titles and contents, through the styles they are based on."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.formats.documents import W, style
from workbench.formats.docx.reading.styles import Styles, read_styles

SHEET = (
    style("1", "heading 1")
    + style("2", "标题 2")
    + style("own", "Article", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>')
    + style("child", "Child", based_on="own")
    + style("plain", "Plain", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="1")
    + style("t", "Title")
    + style("toc", "toc 2")
    + style("h", "Hidden", "<w:rPr><w:vanish/></w:rPr>")
    + style("shown", "Shown", '<w:rPr><w:vanish w:val="0"/></w:rPr>', based_on="h")
)


@pytest.fixture(scope="module")
def styles() -> Styles:
    return read_styles(etree.fromstring(f'<w:styles xmlns:w="{W}">{SHEET}</w:styles>'))


@pytest.mark.parametrize(
    ("style_id", "level"),
    [("1", 0), ("2", 1), ("own", 3), ("child", 3), ("plain", None), ("t", None), ("absent", None), (None, None)],
)
def test_outline(styles: Styles, style_id: str | None, level: int | None) -> None:
    assert styles.outline(style_id) == level


def test_titles_contents_and_hidden(styles: Styles) -> None:
    assert [each for each in styles.by_id if styles.is_title(each)] == ["t"]
    assert [each for each in styles.by_id if styles.is_contents(each)] == ["toc"]
    assert [each for each in styles.by_id if styles.is_hidden(each)] == ["h"]


def test_a_document_without_styles() -> None:
    assert read_styles(None).outline("1") is None
