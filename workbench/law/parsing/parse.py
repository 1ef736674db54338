"""Reading a law: its language is found where it is not given, and the reader of that language does the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from workbench.lang.characters import chinese_runs
from workbench.lang.languages import Lang
from workbench.law.model import LawText, ReadWarning
from workbench.law.parsing.chinese.parser import read_chinese
from workbench.law.parsing.english.parser import read_english
from workbench.law.parsing.pages import take_out_pages
from workbench.law.parsing.source import SourceText

_EXAMPLES: Final = 6  # of what was taken out, quoted in the warning
_SAMPLE: Final = 2_000  # letters that are looked at to tell Chinese from English
_READERS: Final[Mapping[Lang, Callable[[SourceText], LawText]]] = {"zh": read_chinese, "en": read_english}
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def read_law(source: SourceText, lang: Lang | None = None) -> LawText:
    """The clauses of the law in ``source``; ``lang`` overrides what its characters say.

    Every non-space character of the source stands in the result once: in ``front``, or in a clause's label, heading
    or own text, or in ``furniture`` where it numbers or heads a page. What is unusual is in ``warnings``; no text makes
    the reader fail.
    """
    source, taken = take_out_pages(source)
    law = _READERS[lang or language_of(source)](source)
    if not taken:
        return law
    examples = "; ".join(dict.fromkeys(each.text for each in taken[:_EXAMPLES]))
    facts = {"count": len(taken), "examples": examples}
    warning = ReadWarning("pages_taken_out", taken[0].text, taken[0].line, facts)
    return replace(law, warnings=(*law.warnings, warning), furniture=(*taken, *law.furniture))


def language_of(source: SourceText) -> Lang:
    """``zh`` where at least one letter in five is Chinese (an English law may quote Chinese names), else ``en``."""
    seen = chinese = 0
    for line in source.lines:
        seen += sum(map(len, _LETTERS.findall(line.text)))
        chinese += sum(map(len, chinese_runs(line.text)))
        if seen > _SAMPLE:
            break
    return "zh" if chinese * 5 >= seen and chinese else "en"
