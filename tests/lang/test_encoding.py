"""Encodings are proved or asked for, never guessed."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import Invalid
from workbench.lang.encoding import CHOICES, check_characters, decode

CHINESE = "第一条　用人单位应当按时缴纳试点基金，职工有权查询个人账户。\n第二条　本办法自发布之日起试行。\n"
TRADITIONAL = "第一條　用人單位應當按時繳納試點基金，職工有權查詢個人帳戶。\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (CHINESE.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + CHINESE.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF16_LE + CHINESE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + CHINESE.encode("utf-32-le"), "utf-32-le"),
        (codecs.BOM_UTF32_BE + CHINESE.encode("utf-32-be"), "utf-32-be"),
        (CHINESE.encode("gb18030"), "gb18030"),
        (CHINESE.encode("gbk"), "gb18030"),
    ],
)
def test_a_mark_then_utf8_then_gb18030(data: bytes, name: str) -> None:
    assert decode(data) == (CHINESE, name)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (TRADITIONAL.encode("big5"), "encoding_unknown"),
        ("Le régime général de sécurité sociale a été créé après la guerre.".encode("latin-1"), "encoding_unknown"),
        ("“Worker” means a person under contract".encode("cp1252"), "encoding_unknown"),
        ("社会保障の給付は毎年見直すものとする。".encode("shift_jis"), "encoding_unknown"),
        (b"\xff\xff\xff", "encoding_unknown"),
        (CHINESE.encode("utf-16-le"), "text_binary"),
        (b"MZ\x90\x00\x03\x00\x00", "text_binary"),
        ("甲\n乙\x07丙".encode(), "text_control"),
        ("甲\x85\n乙\x9b丙".encode(), "text_control"),
        (codecs.BOM_UTF8 + b"\xff", "encoding_mismatch"),
    ],
)
def test_what_cannot_be_proved_is_asked(data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        decode(data)
    assert refused.value.code == code
    assert refused.value.field in ("file", "encoding")


@pytest.mark.parametrize(
    ("text", "codec", "choice"),
    [
        (TRADITIONAL, "big5", "big5"),
        (CHINESE, "utf-16-le", "utf-16-le"),
        (CHINESE, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "gb18030", "gb18030"),
        ("Le régime général", "cp1252", "cp1252"),
    ],
)
def test_a_person_may_choose(text: str, codec: str, choice: str) -> None:
    assert choice in dict(CHOICES)
    assert decode(text.encode(codec), choice) == (text, choice)


@pytest.mark.parametrize(
    ("data", "choice", "code"),
    [(b"\xff\xff", "utf-8", "encoding_mismatch"), (b"a", "rot13", "encoding_unknown")],
)
def test_a_choice_that_does_not_fit_is_refused(data: bytes, choice: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        decode(data, choice)
    assert refused.value.code == code


def test_the_mark_outranks_the_choice() -> None:
    assert decode(codecs.BOM_UTF16_LE + "甲".encode("utf-16-le"), "gb18030") == ("甲", "utf-16-le")


def test_the_place_of_a_control_character_is_told() -> None:
    with pytest.raises(Invalid) as refused:
        check_characters("one\ntwo\nth\x01ree\x02", field="text")
    assert refused.value.facts == {"line": 3, "character": "U+0001", "count": 2}
    assert refused.value.field == "text"


def test_the_mark_that_ends_a_dos_file_goes() -> None:
    assert decode("甲".encode() + b"\x1a")[0] == "甲"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])).filter(lambda text: "\ufeff" not in text[:1]))
def test_all_utf8_comes_back(text: str) -> None:
    assert decode(text.encode("utf-8"))[0] == text


@given(st.binary(max_size=300))
def test_no_bytes_crash(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except Invalid as refused:
        assert refused.code.startswith(("encoding_", "text_"))
    else:
        assert check_characters(text) == text
