"""Pictures: whole records, the same bytes for the same shapes, and a size that programs read."""

from __future__ import annotations

import struct

from workbench.formats.emf import PictureRectangle, PictureText, text_width, write_emf

SHAPES = (PictureRectangle(1, 2, 30, 4, (11, 79, 158)), PictureText(5, 2, "养老保险 old age", 3.4, "right"))


def records(data: bytes) -> list[int]:
    """The kinds of the records, which follow each other without a gap."""
    kinds, at = [], 0
    while at < len(data):
        kind, size = struct.unpack_from("<II", data, at)
        assert size % 4 == 0 and size >= 8
        kinds.append(kind)
        at += size
    assert at == len(data)
    return kinds


def test_the_file_is_records_from_a_header_to_an_end() -> None:
    data = write_emf(150, 40, SHAPES, "宋体")
    kinds = records(data)
    assert kinds[0] == 1 and kinds[-1] == 14 and 43 in kinds and 84 in kinds
    assert data[40:44] == b" EMF" and struct.unpack_from("<II", data, 48) == (len(data), len(kinds))
    assert struct.unpack_from("<4i", data, 24) == (0, 0, 15_000, 4_000), "hundredths of a millimetre"
    assert "养老保险 old age".encode("utf-16-le") in data and data == write_emf(150, 40, SHAPES, "宋体")


def test_chinese_letters_are_wider() -> None:
    assert text_width("养老", 3) == 6 and text_width("ab", 3) < 4
