"""Opening a zipped document (.docx, .odt) within limits measured while inflating, never trusting its headers."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from workbench.errors import Invalid

MEGABYTE: Final = 1_000_000
PACKED_LIMIT: Final = 20 * MEGABYTE
INFLATED_LIMIT: Final = 100 * MEGABYTE
XML_LIMIT: Final = 25 * MEGABYTE
RATIO_LIMIT: Final = 200
MEMBER_LIMIT: Final = 2_000

# A small part may shrink a great deal for honest reasons (a page of blanks); below this size it can do no harm.
_RATIO_FLOOR: Final = MEGABYTE
_CHUNK: Final = 1 << 16
_ENCRYPTED: Final = 0x1
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_KEPT: Final = (".xml", ".rels")


def open_package(data: bytes) -> Mapping[str, bytes]:
    """The parts of a zipped document by name: XML parts with their bytes, every other part with none.

    Raises Invalid: ``file_too_large``, ``file_broken``, ``file_password``, ``file_unsafe_names``,
    ``file_too_many_parts``, ``file_bomb``, ``file_part_too_large``.
    """
    if len(data) > PACKED_LIMIT:
        raise Invalid("file_too_large", field="file", megabytes=PACKED_LIMIT // MEGABYTE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return MappingProxyType(_inflate(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise Invalid("file_broken", field="file") from None


def _inflate(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = archive.infolist()
    _check_members(members)
    parts: dict[str, bytes] = {}
    total = 0
    for member in members:
        if member.is_dir():
            continue
        keep = member.filename.lower().endswith(_KEPT)
        size, content = _measure(archive, member, INFLATED_LIMIT - total, keep)
        total += size
        parts[member.filename] = content
    return parts


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MEMBER_LIMIT:
        raise Invalid("file_too_many_parts", field="file", limit=MEMBER_LIMIT)
    names = [member.filename for member in members]
    if len({name.lower() for name in names}) < len(names) or any(map(_is_unsafe, names)):
        raise Invalid("file_unsafe_names", field="file")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise Invalid("file_password", field="file")
    if any(member.compress_type not in _METHODS for member in members):
        raise Invalid("file_broken", field="file")


def _is_unsafe(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _measure(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, keep: bool) -> tuple[int, bytes]:
    """Inflate one member piece by piece; ``left`` is how many bytes the whole file may still take."""
    size = 0
    pieces: list[bytes] = []
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > left or (size > _RATIO_FLOOR and size > RATIO_LIMIT * member.compress_size):
                raise Invalid("file_bomb", field="file", megabytes=INFLATED_LIMIT // MEGABYTE)
            if keep:
                if size > XML_LIMIT:
                    raise Invalid(
                        "file_part_too_large",
                        field="file",
                        part=member.filename,
                        megabytes=XML_LIMIT // MEGABYTE,
                    )
                pieces.append(chunk)
    return size, b"".join(pieces)
