"""File names that any system can store and no header is broken by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import Headers

from workbench.web.files import file_name


@pytest.mark.parametrize(
    ("name", "ending", "told"),
    [
        ("意见书", ".docx", "意见书.docx"),
        ("a/b\\c:d", ".docx", "a b c d.docx"),
        ("一\r\nX-Evil: 1", ".docx", "一 X-Evil  1.docx"),
        ("", ".docx", "file.docx"),
        ("...", ".docx", "file.docx"),
        ("../../etc/passwd", "", "etc passwd"),
        ("law\u202excod.exe", "", "lawxcod.exe"),
        ("长" * 200 + ".docx", "", "长" * 115 + ".docx"),
        ("长" * 200, ".docx", "长" * 120 + ".docx"),
    ],
)
def test_names(name: str, ending: str, told: str) -> None:
    assert file_name(name, ending) == told


@given(st.text())
def test_any_name_fits_into_a_header(name: str) -> None:
    Headers().set("Content-Disposition", "attachment", filename=file_name(name, ".docx"))
