"""A Word file printed by LibreOffice, where it is installed, to learn on which pages its headings fall."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import structlog

from workbench.config import PRINTING_SECONDS

log = structlog.get_logger()


def as_pdf(docx: bytes) -> bytes | None:
    """The file as PDF; None where LibreOffice is absent or does not manage within a minute."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "paper.docx")
        source.write_bytes(docx)
        command = [
            soffice, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", "pdf", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=PRINTING_SECONDS, stdin=subprocess.DEVNULL)
        except (OSError, subprocess.SubprocessError) as error:
            log.warning("paper_not_rendered", error=str(error))
            return None
        printed = source.with_suffix(".pdf")
        return printed.read_bytes() if printed.exists() else None
