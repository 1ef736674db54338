"""A Word file printed by LibreOffice, where it is installed, to learn on which pages its headings fall."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import structlog

from workbench.config import PRINTING_SECONDS
from workbench.errors import Conflict

log = structlog.get_logger()


def as_pdf(docx: bytes) -> bytes | None:
    """The file as PDF; None where LibreOffice is absent.

    Raises Conflict ``paper_not_printed`` where it is there and fails, or takes longer than PRINTING_SECONDS: what is
    written must not depend on how busy the machine is.
    """
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
            raise Conflict("paper_not_printed") from error
        printed = source.with_suffix(".pdf")
        if not printed.exists():
            raise Conflict("paper_not_printed")
        return printed.read_bytes()
