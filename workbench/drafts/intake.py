"""What a person hands in, a file or a pasted text, read into clauses under guard."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from workbench.config import READING_SECONDS
from workbench.drafts.originals import UploadedFile
from workbench.drafts.sandbox import read_file_guarded
from workbench.errors import Invalid
from workbench.formats.gate import check_paste
from workbench.lang.languages import TEXT_LANGUAGES, Lang, text_language
from workbench.law.model import LawText

PASTED_NAME: Final = "pasted.txt"
# Measured: reading takes 0.5 s to begin and 1 s for each MB, whatever the format; the longest law in force has 0.4 MB.
# What is larger is read aside: nobody should wait in front of a page for longer than some three seconds.
LONGEST_AT_ONCE: Final = 2_000_000  # bytes to be read


@dataclass(frozen=True, slots=True)
class IntakeFile:
    """What was handed in, with what a person said of its language and encoding; None where it is to be found out.

    ``document`` is which of the documents of a file that holds several is to be read, from 1.
    """

    source: UploadedFile
    lang: Lang | None
    encoding: str | None
    is_pasted: bool
    document: int = 1

    @property
    def is_long(self) -> bool:
        """Whether it takes too long to be read while somebody waits."""
        return bytes_to_read(self.source.data) > LONGEST_AT_ONCE


def bytes_to_read(data: bytes) -> int:
    """How much there is to read in a file: its bytes, or those of its XML parts where it is a package.

    A package says itself how large its parts are; what it says falsely, the reader finds out within its limits.
    """
    if not data.startswith(b"PK"):
        return len(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(part.file_size for part in archive.infolist() if part.filename.lower().endswith(".xml"))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return len(data)  # the reader refuses it in its own words


def hand_in(*, name: str, data: bytes, pasted: str, lang: str | None = None, encoding: str | None = None) -> IntakeFile:
    """The file or the pasted text, whichever was given; raises Invalid where it is neither, both, or can be no text."""
    pasted = pasted.replace("\r\n", "\n")
    if name and pasted.strip():
        raise Invalid("both_given", field="pasted")
    if not name and not pasted.strip():
        raise Invalid("nothing_given", field="file")
    chosen: Lang | None = text_language(lang) if lang in TEXT_LANGUAGES else None
    if name:
        return IntakeFile(UploadedFile(name, data), chosen, encoding, is_pasted=False)
    try:
        check_paste(pasted)
    except Invalid as error:
        raise _beside_the_paste(error) from error
    return IntakeFile(UploadedFile(PASTED_NAME, pasted.encode("utf-8")), chosen, "utf-8", is_pasted=True)


def read(
    file: IntakeFile, seconds: float = READING_SECONDS, while_reading: Callable[[], object] | None = None
) -> LawText:
    """Read what was handed in; raises Invalid with what to do where it cannot be read.

    ``seconds`` and ``while_reading`` are as :func:`workbench.drafts.sandbox.read_file_guarded` has them.
    """
    source = file.source
    try:
        return read_file_guarded(
            source.name,
            source.data,
            lang=file.lang,
            encoding=file.encoding,
            document=file.document,
            seconds=seconds,
            while_reading=while_reading,
        )
    except Invalid as error:
        if not file.is_pasted:
            raise
        raise _beside_the_paste(error) from error


def _beside_the_paste(error: Invalid) -> Invalid:
    return Invalid(error.code, field="pasted", **error.facts)
