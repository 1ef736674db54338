"""The gate for attached files: what they are by their content, and nothing that could be run."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from openpyxl import Workbook

from workbench.errors import Invalid
from workbench.formats.attachments import check_attachment


def word() -> bytes:
    written = io.BytesIO()
    Document().save(written)
    return written.getvalue()


def excel() -> bytes:
    written = io.BytesIO()
    Workbook().save(written)
    return written.getvalue()


def with_part(data: bytes, name: str) -> bytes:
    written = io.BytesIO(data)
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr(name, b"x")
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.docx", word(), "docx"),
        ("a.exe", excel(), "xlsx"),  # its name says nothing
        ("a.pdf", b"%PDF-1.4\n", "pdf"),
        ("a.png", b"\x89PNG\r\n\x1a\n0000", "png"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "jpg"),
        ("a.txt", "说明。".encode("gb18030"), "txt"),
        ("a.md", "# 说明".encode(), "txt"),
    ],
)
def test_what_is_let_in(name: str, data: bytes, kind: str) -> None:
    assert check_attachment(name, data) == kind


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.pdf", b"<html><script>alert(1)</script></html>", "attachment_kind"),
        ("a.exe", b"MZ\x90\x00\x03\x00\x00\x00", "attachment_kind"),
        ("a.txt", b"", "file_empty"),
        ("a.docx", with_part(word(), "word/vbaProject.bin"), "file_macros"),
        ("a.xlsx", with_part(excel(), "xl/vbaProject.bin"), "file_macros"),
        ("a.xlsx", with_part(excel(), "xl/embeddings/oleObject1.bin"), "file_macros"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "file_is_doc"),
        ("a.zip", with_part(b"", "a.txt"), "file_is_archive"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", "attachment_kind"),
    ],
)
def test_what_is_refused(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_attachment(name, data)
    assert refused.value.code == code
