"""Files made for a request, handed out to be kept."""

from __future__ import annotations

import io
from typing import Final

from flask import Response, send_file

from workbench.web.files import file_name

_KINDS: Final = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/akn+xml",
}


def as_download(data: bytes, name: str, ending: str) -> Response:
    """The answer that hands over what was written, of the kind its ``ending`` says, under a name of that ending."""
    kind = _KINDS[ending]
    return send_file(io.BytesIO(data), mimetype=kind, as_attachment=True, download_name=file_name(name, ending))
