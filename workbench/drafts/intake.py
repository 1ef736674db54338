"""What a person hands in, a file or a pasted text, read into clauses under guard."""

from __future__ import annotations

from typing import Final

from workbench.drafts.originals import UploadedFile
from workbench.drafts.sandbox import read_file_guarded
from workbench.errors import Invalid
from workbench.formats.gate import check_paste
from workbench.lang.languages import TEXT_LANGUAGES, Lang, text_language
from workbench.law.model import LawText

PASTED_NAME: Final = "pasted.txt"


def read(
    *, name: str, data: bytes, pasted: str, lang: str | None = None, encoding: str | None = None
) -> tuple[UploadedFile, LawText]:
    """Read the file or the pasted text, whichever was given; raises Invalid with what to do where it cannot be read."""
    pasted = pasted.replace("\r\n", "\n")
    if name and pasted.strip():
        raise Invalid("both_given", field="pasted")
    if not name and not pasted.strip():
        raise Invalid("nothing_given", field="file")
    chosen: Lang | None = text_language(lang) if lang in TEXT_LANGUAGES else None
    if name:
        return UploadedFile(name, data), read_file_guarded(name, data, lang=chosen, encoding=encoding)
    try:
        check_paste(pasted)
        source = UploadedFile(PASTED_NAME, pasted.encode("utf-8"))
        return source, read_file_guarded(source.name, source.data, lang=chosen, encoding="utf-8")
    except Invalid as error:
        raise Invalid(error.code, field="pasted", **error.facts) from error
