"""What pages show of laws and their drafts: plain values in the reader's language, and no rows."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.drafts.models import Version


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft as pages name it: ``law`` and ``label`` in the reader's language, ``lang`` the language of its text."""

    id: str
    law_id: str
    law: str
    label: str
    lang: str

    @property
    def name(self) -> str:
        """The draft with its law, where a page shows drafts of several laws."""
        return f"{self.law} · {self.label}"


def draft_view(version: Version, language: str) -> DraftView:
    return DraftView(
        id=version.id,
        law_id=version.law_id,
        law=version.law.title(language),
        label=version.label_in(language),
        lang=version.lang,
    )
