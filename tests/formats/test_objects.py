"""Objects and links of a document are left out and named, and its text is read all the same."""

from __future__ import annotations

import pytest

from tests.formats.documents import R, docx, odt, p
from workbench.formats.gate import check_upload
from workbench.formats.intake import read_file, read_source

PICTURE = (
    '<draw:image xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://example.org/a.png"/>'
)


def linked(kind: str, target: str, mode: str = "External") -> bytes:
    relation = f'<Relationship Id="rIdX" Type="{R}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return docx(p("第一条 甲。"), relations=relation)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (docx(p("第一条 甲。"), raw={"word/embeddings/oleObject1.bin": b"x"}), "embeddings/oleObject1.bin"),
        (docx(p("第一条 甲。"), raw={"word/charts/chart1.xml": b"<a/>"}), "charts/chart1.xml"),
        (linked("oleObject", "file:///c:/prices.xls"), "file:///c:/prices.xls"),
        (linked("image", "http://example.org/a.png"), "http://example.org/a.png"),
        (linked("hyperlink", "file:///etc/passwd"), "file:///etc/passwd"),
        (odt(f"<text:p>第一条 甲。</text:p>{PICTURE}"), "http://example.org/a.png"),
    ],
)
def test_the_text_is_read_and_the_object_named(data: bytes, name: str) -> None:
    (warning,) = [each for each in read_source("a.docx", data).warnings if each.code == "objects_left_out"]
    assert warning.facts == {"count": 1, "names": name}
    law = read_file("a.docx", data)
    assert [article.text for article in law.articles] == ["甲。"]
    assert "objects_left_out" in {each.code for each in law.warnings}


def test_addresses_and_templates_are_nothing_to_speak_of() -> None:
    for data in (linked("hyperlink", "https://example.org/"), linked("attachedTemplate", "file:///c:/normal.dotm")):
        assert check_upload("a.docx", data) == "docx" and read_source("a.docx", data).warnings == ()
