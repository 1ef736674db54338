"""Packages are opened within limits that are measured, not read from their headers."""

from __future__ import annotations

import io
import random
import struct
import warnings
import zipfile

import pytest

from tests.formats.documents import docx, p, packed
from workbench.errors import Invalid
from workbench.formats.package import open_package


def code_of(data: bytes) -> str:
    with pytest.raises(Invalid) as refused:
        open_package(data)
    return refused.value.code


def doubled() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", "<a/>")
        archive.writestr("word/document.xml", "<b/>")
    return stream.getvalue()


def encrypted() -> bytes:
    data = bytearray(packed({"a.xml": b"<a/>"}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(signature) + at
        data[place] |= 1
    return bytes(data)


def lying(content: bytes, told: int) -> bytes:
    """A member whose headers say it inflates to ``told`` bytes."""
    data = bytearray(packed({"a.xml": content}))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(signature) + at
        data[place : place + 4] = struct.pack("<I", told)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 and no more", "file_broken"),
        (docx(p("甲"))[:-40], "file_broken"),
        (docx(p("甲"))[: len(docx(p("甲"))) // 2], "file_broken"),
        (packed({"../outside.xml": b"<a/>"}), "file_unsafe_names"),
        (packed({"/root.xml": b"<a/>"}), "file_unsafe_names"),
        (packed({"c:\\windows.xml": b"<a/>"}), "file_unsafe_names"),
        (packed({"A.xml": b"<a/>", "a.xml": b"<a/>"}), "file_unsafe_names"),
        (doubled(), "file_unsafe_names"),
        (encrypted(), "file_password"),
        (packed({f"{at}.xml": b"" for at in range(2_001)}), "file_too_many_parts"),
        (packed({"a.xml": b"\0" * 3_000_000}), "file_bomb"),
        (packed({"a.bin": b"\0" * 3_000_000}), "file_bomb"),
        (packed({"a.xml": bytes(range(256)) * 110_000}), "file_bomb"),
        (lying(b"<a>" + b"x" * 5_000, 10), "file_broken"),
        (b"PK\x03\x04" + b"\0" * 20_000_000, "file_too_large"),
    ],
)
def test_hostile_packages(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_a_large_part_is_refused_by_name() -> None:
    # Digits at random shrink by half only, so that the part is large without being a bomb.
    content = random.Random(1).randbytes(12_500_001).hex().encode()
    with pytest.raises(Invalid) as refused:
        open_package(packed({"word/document.xml": content}))
    assert refused.value.code == "file_part_too_large"
    assert refused.value.facts["part"] == "word/document.xml"


def test_parts_by_name_and_pictures_without_their_bytes() -> None:
    assert open_package(packed({"a.xml": b"<a/>", "media/b.png": b"123"})) == {"a.xml": b"<a/>", "media/b.png": b""}
