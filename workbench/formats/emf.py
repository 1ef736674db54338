"""Pictures of lines of text and filled rectangles as enhanced metafiles, which every word processor draws sharply."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

_DEVICE: Final = (21_000, 29_700)  # hundredths of a millimetre of the sheet that units are told against
_PER_MILLIMETRE: Final = 100
_LATIN: Final = 0.52  # how wide a Latin letter is beside a Chinese one
_TRANSPARENT: Final = 1
_NO_PEN: Final = 0x80000008  # what the program that draws has ready, by number
_NO_BRUSH: Final = 0x80000005
_USUAL_FONT: Final = 0x8000000D
_CLIENT: Final = 1  # the one object that is ours at any moment
_ALIGNED: Final = {"left": 0, "centre": 6, "right": 2}


@dataclass(frozen=True, slots=True)
class PictureRectangle:
    """A filled rectangle in millimetres from the top left; ``fill`` is red, green and blue."""

    x: float
    y: float
    width: float
    height: float
    fill: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class PictureText:
    """A line of text; ``x`` is its left end, its middle or its right end as ``align`` says, ``y`` its top."""

    x: float
    y: float
    text: str
    size: float  # millimetres
    align: Literal["left", "centre", "right"] = "left"
    colour: tuple[int, int, int] = (0, 0, 0)


def write_emf(width: float, height: float, shapes: Iterable[PictureRectangle | PictureText], font: str) -> bytes:
    """A picture so many millimetres wide and high; the same shapes give the same bytes."""
    records = [_record(18, struct.pack("<I", _TRANSPARENT)), _record(37, struct.pack("<I", _NO_PEN))]
    for shape in shapes:
        records += _text(shape, font) if isinstance(shape, PictureText) else _rectangle(shape)
    records.append(_record(14, struct.pack("<III", 0, 16, 20)))
    body = b"".join(records)
    right, bottom = _units(width), _units(height)
    header = struct.pack(
        "<4i4iIIIIHHIIIiiii",
        *(0, 0, right, bottom),
        *(0, 0, right, bottom),
        *(0x464D4520, 0x10000, 88 + len(body), len(records) + 1),
        *(2, 0, 0, 0, 0),
        *_DEVICE,
        *(side // _PER_MILLIMETRE for side in _DEVICE),
    )
    return _record(1, header) + body


def text_width(text: str, size: float) -> float:
    """About how wide a line of text is, in the measure of ``size``."""
    return sum(_letter_width(letter) for letter in text) * size


def _letter_width(letter: str) -> float:
    return 1.0 if unicodedata.east_asian_width(letter) in "WFA" else _LATIN


def _units(millimetres: float) -> int:
    return round(millimetres * _PER_MILLIMETRE)


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<II", kind, 8 + len(content)) + content


def _colour(colour: tuple[int, int, int]) -> int:
    red, green, blue = colour
    return red | green << 8 | blue << 16


def _rectangle(shape: PictureRectangle) -> list[bytes]:
    corners = (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
    return [
        _record(39, struct.pack("<IIII", _CLIENT, 0, _colour(shape.fill), 0)),
        _record(37, struct.pack("<I", _CLIENT)),
        _record(43, struct.pack("<4i", *map(_units, corners))),
        _record(37, struct.pack("<I", _NO_BRUSH)),
        _record(40, struct.pack("<I", _CLIENT)),
    ]


def _text(shape: PictureText, font: str) -> list[bytes]:
    look = struct.pack("<5i8B", -_units(shape.size), 0, 0, 0, 400, 0, 0, 0, 1, 0, 0, 0, 0)
    face = font.encode("utf-16-le")[:62].ljust(64, b"\0")
    words = shape.text.encode("utf-16-le")
    advance = [_units(_letter_width(letter) * shape.size) for letter in shape.text]
    padded = words.ljust(len(words) + len(words) % 4, b"\0")
    start = 76
    drawn = struct.pack("<4iIff", 0, 0, -1, -1, 1, 1.0, 1.0)
    spot = (_units(shape.x), _units(shape.y), len(shape.text), start, 0)
    drawn += struct.pack("<iiIII4iI", *spot, *(0, 0, -1, -1), start + len(padded))
    drawn += padded + struct.pack(f"<{len(advance)}I", *advance)
    return [
        _record(82, struct.pack("<I", _CLIENT) + (look + face).ljust(320, b"\0")),
        _record(37, struct.pack("<I", _CLIENT)),
        _record(24, struct.pack("<I", _colour(shape.colour))),
        _record(22, struct.pack("<I", _ALIGNED[shape.align])),
        _record(84, drawn),
        _record(37, struct.pack("<I", _USUAL_FONT)),
        _record(40, struct.pack("<I", _CLIENT)),
    ]
