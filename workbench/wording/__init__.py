"""What the program says: one table of sentences a feature, found by the code of an error, a warning or a step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import Message, translate
from workbench.wording import (
    amending,
    commands,
    commentary,
    compare,
    consultation,
    deliberation,
    drafts,
    evaluation,
    formats,
    glossary,
    ground,
    instruments,
    judgement,
    law,
    mail,
    opinions,
    papers,
    people,
    readings,
    rules,
    standards_pages,
    suggesting,
    topics,
    web,
    weights,
    worked_cases,
)

TABLES: Final[tuple[Mapping[str, Message], ...]] = (
    law.WORDING,
    amending.WORDING,
    formats.WORDING,
    instruments.WORDING,
    glossary.WORDING,
    rules.WORDING,
    readings.WORDING,
    suggesting.WORDING,
    topics.WORDING,
    web.WORDING,
    people.WORDING,
    mail.WORDING,
    drafts.WORDING,
    commentary.WORDING,
    compare.WORDING,
    consultation.WORDING,
    deliberation.WORDING,
    judgement.WORDING,
    opinions.WORDING,
    papers.WORDING,
    standards_pages.WORDING,
    ground.WORDING,
    commands.WORDING,
    weights.WORDING,
    evaluation.WORDING,
    worked_cases.WORDING,
)
WORDING: Final[Mapping[str, Message]] = {code: message for table in TABLES for code, message in table.items()}


def say(code: str, facts: Mapping[str, object], language: str) -> str:
    """The sentence for ``code`` with its facts filled in; a code without wording is shown as it is, never hidden."""
    message = WORDING.get(code)
    if message is None:
        return f"{code} {dict(facts)}" if facts else code
    return translate(message, language, **facts)
