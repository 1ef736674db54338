"""What the pages share on which a text is handed in: the form read, and no file left behind."""

from __future__ import annotations

from workbench.drafts import intake
from workbench.drafts.forms import TextForm
from workbench.drafts.intake import IntakeFile
from workbench.drafts.originals import sweep_source
from workbench.errors import Invalid
from workbench.web import requests as web


def take_in(form: TextForm, lang: str | None = None) -> IntakeFile:
    """The file or the pasted text of a form; raises Invalid as :func:`workbench.drafts.intake.hand_in`.

    A law is not changed without a word: what the gate took out of a pasted one is told before it is read.
    """
    if count := web.taken_out("pasted"):
        raise Invalid("controls_taken_out", field="pasted", count=count)
    file = form.file.data
    return intake.hand_in(
        name=file.filename if file else "",
        data=file.read() if file and file.filename else b"",
        pasted=form.pasted.data or "",
        lang=lang,
        encoding=form.encoding.data or None,
    )


def sweep_afterwards(sha256: str) -> None:
    """Leave no file behind that nothing stored needs."""
    database, uploads = web.database(), web.settings().uploads
    web.call_on_teardown(lambda: sweep_source(database, uploads, sha256))
