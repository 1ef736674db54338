"""Puts the reasons of a suggestion into a sentence a person reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from workbench.crossref.suggesting.suggest import Reason
from workbench.i18n.messages import listed
from workbench.instruments.citation import format_ref
from workbench.instruments.glossary import Glossary
from workbench.instruments.library import topic_rules
from workbench.instruments.vocabulary import Branch
from workbench.lang.languages import text_language
from workbench.wording import say

_QUOTED: Final = 48  # a longer cue is shown by its two ends


def say_reason(reason: Reason, language: str, glossary: Glossary) -> str:
    """``reason`` as one sentence without a full stop; words quoted from the clause stay in the clause's language."""
    code, facts = reason.code, dict(reason.facts)
    lang = text_language(language)
    if at := str(facts.get("at") or ""):
        # The reader knows which instrument the suggested provision is of; a provision of another one is named in full.
        facts["at"] = format_ref(at if code == "later" else at.partition(":")[2], lang)
    if code == "topic":
        facts["words"] = _shortened(str(facts["words"]))
        facts["topic"] = topic_rules().by_id[str(facts["topic"])].name.in_language(language)
        code = "topic_at" if facts["at"] else "topic"
    if "branch" in facts:
        facts["branch"] = Branch(str(facts["branch"]))
    if code == "branch":
        facts["words"] = listed(cast("Iterable[str]", facts["words"]), language)
    if code == "concepts":
        concepts = (glossary.concepts[concept] for concept in cast("Iterable[str]", facts["concepts"]))
        facts["concepts"] = listed((concept.term(lang).term for concept in concepts), language)
    return say(code, facts, language)


def _shortened(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED // 2].rstrip()}…{words[-_QUOTED // 2 :].lstrip()}"
