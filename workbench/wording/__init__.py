"""What the program says about a warning or an error, in the reader's language: one table a package, looked up by code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from workbench.formats.wording import WORDING as WORD
from workbench.instruments.wording import WORDING as STANDARDS
from workbench.law.wording import WORDING as TEXT
from workbench.rules.wording import WORDING as RULES
from workbench.weights.wording import WORDING as WEIGHTS
from workbench.wording.commentary import WORDING as COMMENTARY
from workbench.wording.compare import WORDING as COMPARE
from workbench.wording.drafts import WORDING as DRAFTS
from workbench.wording.glossary import WORDING as GLOSSARY
from workbench.wording.judgement import WORDING as JUDGEMENT
from workbench.wording.papers import WORDING as PAPERS
from workbench.wording.standards_pages import WORDING as STANDARDS_PAGES
from workbench.wording.web import WORDING as WEB

Wording = Mapping[str, tuple[str, str]]

_TABLES: tuple[Wording, ...] = (
    TEXT,
    WORD,
    WEB,
    DRAFTS,
    COMMENTARY,
    COMPARE,
    PAPERS,
    STANDARDS,
    RULES,
    STANDARDS_PAGES,
    GLOSSARY,
    JUDGEMENT,
    WEIGHTS,
)


def say(code: str, facts: Mapping[str, object], lang: Literal["zh", "en"]) -> str:
    """The sentence for ``code`` with its facts filled in; a code without wording is shown as it is, never hidden."""
    for table in _TABLES:
        if code in table:
            chinese, english = table[code]
            return (chinese if lang == "zh" else english).format_map(facts)
    return f"{code} {dict(facts)}" if facts else code
