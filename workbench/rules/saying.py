"""Puts a step of a rule's working, or what is wrong with a case, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from workbench.errors import WorkbenchError
from workbench.i18n.messages import translate
from workbench.instruments.citation import format_ref
from workbench.instruments.model import Bilingual
from workbench.instruments.vocabulary import FigureUnit
from workbench.lang.languages import text_language
from workbench.rules.registry import WORDS
from workbench.rules.working import Fact, WorkingStep, format_number
from workbench.wording import say

_REF: Final = re.compile(r"[CR]\d+:\S.*")


def say_step(step: WorkingStep, language: str) -> str:
    """The step as one sentence, rounded for display, without its article."""
    return say_code(step.code, step.facts, language)


def say_problem(problem: WorkbenchError, language: str) -> str:
    """What is wrong with a case and what to do about it."""
    return say_code(problem.code, {name: str(fact) for name, fact in problem.facts.items()}, language)


def say_code(code: str, facts: Mapping[str, Fact], language: str) -> str:
    """The sentence that ``code`` names, in the rule's own words or in the table of wording, with its facts put in."""
    worded = {name: _format_fact(fact, language) for name, fact in facts.items()}
    message = WORDS.get(code)
    return say(code, worded, language) if message is None else translate(message, language, **worded)


def _format_fact(fact: Fact, language: str) -> str:
    if isinstance(fact, Bilingual | FigureUnit):
        return fact.in_language(language)
    if isinstance(fact, Fraction | int):
        return format_number(fact)
    return format_ref(fact, text_language(language)) if _REF.fullmatch(fact) else fact
