"""Finding how the bytes of a text file are encoded, without ever guessing past what can be proved."""

from __future__ import annotations

import codecs
import re
from typing import Final

from workbench.errors import Invalid
from workbench.lang.characters import HAN

# What a person may choose from when the file does not tell: (name to pass to :func:`decode`, name shown).
CHOICES: Final[tuple[tuple[str, str], ...]] = (
    ("utf-8", "UTF-8"),
    ("gb18030", "GB18030 / GBK / GB2312 (简体中文)"),
    ("big5", "Big5 (繁體中文)"),
    ("utf-16-le", "UTF-16 LE (Unicode)"),
    ("utf-16-be", "UTF-16 BE (Unicode)"),
    ("cp1252", "Windows-1252 (Western)"),
)

# Python's own big5 lacks characters in common use in Hong Kong and in Windows.
_CODECS: Final = {"big5": "big5hkscs"}

# The four-byte marks first: the mark of UTF-32 LE begins with that of UTF-16 LE.
_MARKS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Tab, line feed, vertical tab, form feed and carriage return part words and lines; the rest have no place in a law.
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_IDEOGRAPH: Final = re.compile(f"[{HAN}]")
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_TOUCHING: Final = re.compile(f"(?<=[A-Za-z])[{HAN}]|[{HAN}](?=[A-Za-z])")

# Law texts in simplified Chinese keep more than 99 in 100 ideographs within GB 2312; bytes of Big5 or Latin-1 read as
# GB18030 scatter over the whole of it, two thirds of which lies outside. One in ten stands between the two.
_RARE_SHARE: Final = 0.1
_PRIVATE_SHARE: Final = 0.01


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text of ``data`` and the name of the encoding used.

    A byte order mark decides; else strict UTF-8; else strict GB18030 where what comes out looks like Chinese; else
    the person is asked. ``encoding`` is what the person chose, one of the names in :data:`CHOICES`.

    Raises Invalid ``encoding_unknown`` (ask), ``encoding_mismatch`` (the chosen one does not fit), ``text_binary``
    (zero bytes, no text) or ``text_control`` (control characters).
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(_decode_as(data[len(mark) :], name)), name
    if encoding is not None:
        return _checked(_decode_as(data, encoding)), encoding
    if b"\0" in data:
        raise Invalid("text_binary", field="file")
    try:
        return _checked(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise Invalid("encoding_unknown", field="encoding") from None
    if not _is_plausible_chinese(text):
        raise Invalid("encoding_unknown", field="encoding")
    return _checked(text), "gb18030"


def check_characters(text: str, field: str = "file") -> str:
    """``text`` itself; raises Invalid ``text_control`` with the line of the first control character."""
    control = _CONTROL.search(text)
    if control is None:
        return text
    raise Invalid(
        "text_control",
        field=field,
        line=text.count("\n", 0, control.start()) + 1,
        character=f"U+{ord(control[0]):04X}",
        count=len(_CONTROL.findall(text)),
    )


def _checked(text: str) -> str:
    # DOS editors end a file with U+001A; it marks the end and stands for nothing.
    return check_characters(text.removesuffix("\x1a"))


def _decode_as(data: bytes, encoding: str) -> str:
    if encoding not in {name for name, _ in CHOICES} | {name for _, name in _MARKS}:
        raise Invalid("encoding_unknown", field="encoding")
    try:
        return data.decode(_CODECS.get(encoding, encoding))
    except UnicodeDecodeError as error:
        raise Invalid("encoding_mismatch", field="encoding", encoding=encoding, position=error.start) from None


def _is_plausible_chinese(text: str) -> bool:
    """False where GB18030 accepted bytes that were something else (Big5, Shift JIS, Latin-1 accents)."""
    ideographs = _IDEOGRAPH.findall(text)
    if not ideographs:
        return False
    if len(_PRIVATE.findall(text)) > _PRIVATE_SHARE * len(ideographs):
        return False
    rare = sum(not _is_common(character) for character in ideographs)
    if rare > _RARE_SHARE * len(ideographs):
        return False
    return len(_TOUCHING.findall(text)) <= len(ideographs) / 2


def _is_common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
