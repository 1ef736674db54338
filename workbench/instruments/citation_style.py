"""A citation, and how lawyers who write one language write it (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from workbench.instruments.names import MARITIME, NAMED, is_in_paragraphs
from workbench.lang.languages import Lang
from workbench.lang.numerals import chinese_numeral, roman_number

CitationKind = Literal["instrument", "part", "article", "schedule", "annex"]


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation points at.

    ``instrument`` is a code of the corpus (``C102``) or None where it goes without saying; ``article`` the number
    of the article, of the Part (``XI``), of one of several Schedules (``II``), or of a recommendation's paragraph;
    ``subdivisions`` the levels below it (``("6", "c")``); ``last`` the last article of a range.
    """

    instrument: str | None
    kind: CitationKind
    article: str = ""
    subdivisions: tuple[str, ...] = ()
    last: str | None = None

    @property
    def address(self) -> str:
        """``65(6)(c)``, ``Part XI``, ``Schedule:VI(a)``; empty for a whole instrument."""
        if self.kind == "part":
            return f"Part {self.article}"
        if self.kind in {"schedule", "annex"}:
            row, *below = self.subdivisions or ("",)
            table = f"{self.kind.capitalize()}{self.article}" + (f":{row}" if row else "")
            return table + "".join(f"({mark})" for mark in below)
        return self.article + "".join(f"({mark})" for mark in self.subdivisions)

    @property
    def ref(self) -> str | None:
        """The reference in the corpus, ``C102:65(6)(c)``; None where the instrument is not known."""
        if self.instrument is None:
            return None
        return f"{self.instrument}:{self.address}" if self.address else self.instrument


def format_citation(citation: Citation, lang: Lang) -> str:
    """``C.102 Art. 65(6)(c)`` or 第102号公约第六十五条第六款第(c)项; without an instrument, only the address in it."""
    name = instrument_name(citation.instrument, lang) if citation.instrument else ""
    style = _STYLES[lang]
    return f"{name}{style.gap}{style.address(citation, is_in_paragraphs(citation.instrument))}".strip()


def instrument_name(code: str, lang: Lang) -> str:
    """``C.102`` or 第102号公约 for ``C102``; an unknown code as it is."""
    if code in NAMED:
        return NAMED[code].names[lang]
    if match := re.fullmatch(r"([CR])(\d+)", code):
        return _STYLES[lang].names[match[1]].format(number=match[2])
    return code


_ROW_OF_PART: Final = re.compile(r":([IVXLC]+)(.*)$")  # Schedule:VI(a)
_MARITIME_EN: Final = {"": "Regulation", "A": "Standard", "B": "Guideline"}
_MARITIME_ZH: Final = {"": "规则", "A": "标准", "B": "导则"}


def _address_en(citation: Citation, is_recommendation: bool) -> str:
    if citation.kind != "article":
        written = re.sub(r"(?<=[a-z])(?=[IVX])", " ", citation.address)
        return _ROW_OF_PART.sub(r" (Part \1)\2", written) if citation.kind == "schedule" else written
    if citation.instrument == MARITIME:
        return f"{_MARITIME_EN[citation.article.rstrip('.0123456789')]} {citation.address}"
    word = "Para" if is_recommendation else "Art"
    if citation.last:
        return f"{word}s. {citation.article}-{citation.last}"
    return f"{word}. {citation.address}"


def _address_zh(citation: Citation, is_recommendation: bool) -> str:
    if citation.kind == "instrument":
        return ""
    if citation.kind == "part":
        number = roman_number(citation.article)
        return f"第{chinese_numeral(number)}部分" if number else f"{citation.article}"
    if citation.kind in {"schedule", "annex"}:
        name = "附表" if citation.kind == "schedule" else "附件"
        order = roman_number(citation.article) or 0
        rest = citation.address.partition(":")[2]
        name += chinese_numeral(order) if order else ""
        row, below = rest.partition("(")[::2]
        if citation.kind == "schedule" and (part := roman_number(row)):
            return f"{name}（第{chinese_numeral(part)}部分）" + (f"({below}" if below else "")
        return name + (f":{rest}" if rest else "")
    if citation.instrument == MARITIME:
        kind = _MARITIME_ZH[citation.article.rstrip(".0123456789")]
        return f"{kind}{citation.article}" + _steps_zh(citation)
    word = "段" if is_recommendation else "条"
    number_zh = _article_number_zh(citation.article, word)
    if citation.last:
        return f"{number_zh}至{_article_number_zh(citation.last, word)}"
    return number_zh + _steps_zh(citation)


def _steps_zh(citation: Citation) -> str:
    return "".join(map(_step_zh, citation.subdivisions, ("0", *citation.subdivisions)))


def _article_number_zh(number: str, word: str) -> str:
    plain, _, inserted = number.partition("-")
    written = chinese_numeral(int(plain)) if plain.isdigit() else plain
    return f"第{written}{word}" + (f"之{chinese_numeral(int(inserted))}" if inserted else "")


def _step_zh(mark: str, above: str) -> str:
    if mark.isdigit():
        return f"第{chinese_numeral(int(mark))}款"
    return f"第({mark}){'项' if above.isdigit() else '目'}"


@dataclass(frozen=True, slots=True)
class _CitationStyle:
    """How lawyers who write one language cite: the names of instruments, and the address within one."""

    names: Mapping[str, str]
    gap: str
    address: Callable[[Citation, bool], str]


_STYLES: Final[Mapping[Lang, _CitationStyle]] = {
    "zh": _CitationStyle({"C": "第{number}号公约", "R": "第{number}号建议书"}, "", _address_zh),
    "en": _CitationStyle({"C": "C.{number}", "R": "R.{number}"}, " ", _address_en),
}
