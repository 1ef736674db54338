"""Every upload is judged by its content, and a refusal says what to do."""

from __future__ import annotations

import pytest

from tests.formats.documents import R, docx, odt, p, packed
from workbench.errors import Invalid
from workbench.formats import gate
from workbench.formats.gate import check_paste, check_upload
from workbench.wording import say

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
WORD = docx(p("甲"))


def link(kind: str, target: str, mode: str = "External") -> bytes:
    relation = f'<Relationship Id="rIdX" Type="{R}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return docx(p("甲"), relations=relation)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.docx", WORD, "docx"),
        ("a.pdf", WORD, "docx"),
        ("a.docx", odt("<text:p>甲</text:p>"), "odt"),
        ("a.md", "# 法".encode(), "md"),
        ("a.txt", "# 法".encode(), "txt"),
        ("noname", "法".encode("gb18030"), "txt"),
        ("a.doc", b"<html><body>x</body></html>", "html"),
        ("a.txt", b"\xef\xbb\xbf<!DOCTYPE html><p>x", "html"),
        ("a.htm", "第一条<br>甲".encode(), "html"),
        ("a.md", b'<div align="center">x</div>', "md"),
        ("a.xml", b'<?xml version="1.0"?><!-- c --><akomaNtoso xmlns="x"/>', "akoma"),
        ("a.xml", b'<an:akomaNtoso xmlns:an="x"/>', "akoma"),
        ("a.txt", b"< 5 per cent", "txt"),
        ("a.txt", b"BM is a name", "txt"),
        ("a.docx", link("hyperlink", "https://example.org/"), "docx"),
        ("a.docx", link("hyperlink", "mailto:a@example.org"), "docx"),
        ("a.docx", link("attachedTemplate", "file:///c:/normal.dotm"), "docx"),
        ("a.docx", docx('<w:tbl><w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr></w:tc></w:tbl>'), "docx"),
    ],
)
def test_what_a_file_is(name: str, data: bytes, kind: str) -> None:
    assert check_upload(name, data) == kind


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"", "file_empty"),
        ("a.txt", b" \r\n\t", "file_empty"),
        ("a.docx", b"%PDF-1.7\n", "file_is_pdf"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "file_is_doc"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "file_password"),
        ("a.xls", OLE, "file_is_other"),
        ("a.rtf", b"{\\rtf1 x}", "file_is_rtf"),
        ("a.docx", b"\x89PNG\r\n\x1a\n\0", "file_is_image"),
        ("a.docx", b"BM\x36\0\0\0", "file_is_image"),
        ("a.rar", b"Rar!\x1a\x07\0", "file_is_archive"),
        ("a.zip", packed({"a.txt": b"x"}), "file_is_archive"),
        ("a.mht", b"MIME-Version: 1.0\n", "file_is_web_archive"),
        ("a.xml", b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', "file_is_flat"),
        ("a.xml", b'<?xml version="1.0"?><rss/>', "file_is_other"),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso/>', "file_is_other"),
        ("a.xlsx", packed({"[Content_Types].xml": b"<T/>", "xl/workbook.xml": b"<w/>"}), "file_is_other"),
        ("a.docx", packed({"[Content_Types].xml": b"<T/>"}), "file_no_document"),
        ("a.docm", docx(p("甲"), raw={"word/vbaProject.bin": b"x"}), "file_macros"),
        ("a.docx", docx(p("甲"), raw={"word/embeddings/setup.EXE": b"x"}), "file_program"),
        ("a.docx", link("aFChunk", "chunk.htm", "Internal"), "file_embedded"),
        ("a.docx", link("control", "x.bin", "Internal"), "file_macros"),
        ("a.txt", "甲".encode() * 3_400_000, "file_words"),
        ("a.docx", docx('<w:tbl><w:tc><w:tcPr><w:gridSpan w:val="30000000"/></w:tcPr></w:tc></w:tbl>'), "file_grid"),
        ("a.docx", docx(p("甲"), raw={"word/styles.xml": b"<!DOCTYPE a><a/>"}), "file_dtd"),
        ("a.docx", docx(p("甲"), raw={"word/_rels/x.rels": b"<a>"}), "file_broken_part"),
        ("a.docx", b"PK\x03\x04\0\0", "file_broken"),
        ("a.docx", b"x" * 20_000_001, "file_too_large"),
        (
            "a.odt",
            packed({"content.xml": b"<a/>", "META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
            "file_password",
        ),
        ("a.odt", packed({"content.xml": b"<a/>", "META-INF/manifest.xml": b"", "Basic/a.xml": b""}), "file_macros"),
    ],
)
def test_refusals(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_upload(name, data)
    assert refused.value.code == code
    assert refused.value.field == "file"
    for lang in ("zh", "en"):
        assert not say(code, refused.value.facts, lang).startswith(code)


def test_more_words_than_any_law_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "WORDS_LIMIT", 6)
    assert check_upload("a.docx", docx(p("甲乙"))) == "docx"
    with pytest.raises(Invalid) as refused:
        check_upload("a.docx", docx(p("甲乙丙")))
    assert refused.value.code == "file_words"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "text_empty"),
        (" \n\u3000", "text_empty"),
        ("x" * 5_000_001, "paste_too_large"),
        ("法" * 2_000_000, "paste_too_large"),
        ("a\0b", "text_control"),
        ("a\ud800b", "text_control"),
    ],
)
def test_pastes(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_paste(text)
    assert (refused.value.code, refused.value.field) == (code, "text")


def test_an_honest_paste_is_untouched() -> None:
    assert check_paste("第一条\t甲\r\n乙") == "第一条\t甲\r\n乙"
