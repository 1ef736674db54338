"""The gate for files that only go with something said: what they really are, and that they hold no program.

They are never opened here beyond that, and handed out as files to keep. A PDF file and a picture are known by their
first bytes alone: what stands in them is not looked at, which no page claims.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from workbench.errors import Invalid
from workbench.formats.gate import check_upload
from workbench.formats.package import MEGABYTE, PACKED_LIMIT, open_package

AttachmentKind = Literal["docx", "odt", "xlsx", "pdf", "png", "jpg", "txt"]

_ARCHIVE: Final = b"PK\x03\x04"
_PDF: Final = b"%PDF-"
_SIGNATURES: Final[tuple[tuple[bytes, AttachmentKind], ...]] = (
    (_PDF, "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
)
_PROGRAMS: Final = re.compile(r"vbaProject|/activeX|/embeddings/|/externalLinks/", re.IGNORECASE)


def check_attachment(name: str, data: bytes) -> AttachmentKind:
    """What a file to be attached really is, by its content.

    Raises Invalid where it is none of these kinds (``attachment_kind``), is too large or empty, or may do harm.
    """
    if len(data) > PACKED_LIMIT:
        raise Invalid("file_too_large", field="file", megabytes=PACKED_LIMIT // MEGABYTE)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(_ARCHIVE) and (parts := open_package(data)) and any(part.startswith("xl/") for part in parts):
        if any(map(_PROGRAMS.search, parts)) or b"macroEnabled" in parts.get("[Content_Types].xml", b""):
            raise Invalid("file_macros", field="file")
        return "xlsx"
    match check_upload(name, data):
        case "docx":
            return "docx"
        case "odt":
            return "odt"
        case "txt" | "md":
            if b"\0" in data[:4096] or data.lstrip().startswith(b"<"):  # a picture or page in markup
                raise Invalid("attachment_kind", field="file")
            return "txt"
    raise Invalid("attachment_kind", field="file")
