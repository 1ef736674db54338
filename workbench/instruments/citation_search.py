"""Finds the citation in a query: at its beginning or end, or anywhere where it names its instrument (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workbench.instruments.citation import MINIMUM_STANDARDS, parse_citation
from workbench.instruments.citation_style import Citation
from workbench.instruments.model import Corpus
from workbench.instruments.names import NAMED
from workbench.lang.characters import chinese_runs
from workbench.lang.folding import folded
from workbench.lang.number_words import ENGLISH_WORDS
from workbench.lang.numerals import CHINESE_NUMERAL, chinese_number

_HAN: Final = f"[{CHINESE_NUMERAL}]"
_NAMES: Final = "|".join(name.written for name in NAMED.values())
# A piece of a citation, in folded text. What is none of these ends one.
_PIECE: Final = re.compile(
    rf"""(?P<instrument>(?<![a-z])[cr]\s?[.-]?\s?\d{{2,3}}(?!\d)
      |(?<![a-z])(?:conv(?:ention)?|rec(?:ommendation)?)s?(?![a-z])\.?,?\s*\(?(?:(?:no|nr|number|n°|\#)\.?\s*)?\d{{2,3}}(?!\d)\)?
      |(?<![a-z])ilo[\s-]*\d{{3}}(?!\d)|第?(?:\d{{2,3}}|{_HAN}+)号(?:公约|建议书)|(?:公约|建议书)第?(?:\d{{2,3}}|{_HAN}+)号
      |(?:公约|建议书)\s?\d{{2,3}}(?![\d.(条段款])|《?社会保障\(?最低标准\)?公约》?|(?<![a-z])(?:{_NAMES})(?![a-z]))
    |(?P<separator>[\s,、.:/;-]+)
    |(?P<other>\(\s*(?:第?(?:\d{{2,3}})号公约|no\.?\s*\d+|[0-9a-z]{{1,4}}|{_HAN})\s*\)
      |《?(?:本|该|此)?公约》?|国际劳工(?:组织)?|(?<![a-z])(?:this|the)\s+convention(?![a-z])
      |(?<![a-z])(?:ilo|articles?|arts?|sections?|secs?|(?:sub-?)?(?:paragraphs?|paras?|pars?)|parts?|schedule|annex|items?
        |points?|al|lit|of|to|the|no|in)(?![a-z])|§+
      |附表|附件|第|[条款项目段编至到之的中]|部分|\d+(?:\.\d+)*(?:[a-z](?![a-z]))?|{_HAN}+
      |(?<![a-z])(?:{ENGLISH_WORDS}|[ivxlc]{{1,6}}(?![a-z])|[a-z](?![a-z])))""",
    re.IGNORECASE | re.VERBOSE,
)
# What follows says that the number is an instrument's: nothing, a mark, or the number of an article of it. A decree's
# (令第375号) is none.
_NUMBER_ALONE: Final = re.compile(
    rf"""(?<![约书令字发函告释\d])(?:第\s*(?=[^号]+号(?:$|[\s,、.:;(第\d的]))|(?<!第)(?=[^号]+号\s*第?[\d{CHINESE_NUMERAL}]+\s*条))
      (?P<zh>\d{{2,3}}|{_HAN}{{2,}})\s*号
    |(?:^|(?<=[,;(]))\s*no\.?\s*(?P<en>\d{{2,3}})(?=[\s,]+(?:art|par|part|§|sec))""",
    re.VERBOSE,
)
_THE_CONVENTION: Final = re.compile(r"公约|convention", re.IGNORECASE)  # which goes without saying
_OPERATORS: Final = frozenset('":-')  # a phrase, the value of a field, and what is excluded are no citations
_JOINT: Final = re.compile(r"\s+")
_MOST_PIECES: Final = 24
_LONGEST: Final = 80  # columns of print; what is longer is a clause that was pasted, whose citations are its own
_ALSO: Final = re.compile(r"\(又译|\)$")  # a title and the other name it goes by
_YEAR: Final = re.compile(r"\d{4}年|,?\s*\d{4}\b|\s*\((?:又译|schedule|附表)[^)]*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CitationInQuery:
    """What a query cites, and the words left beside it."""

    citation: Citation
    rest: str


def find_citation(text: str, corpus: Corpus | None = None) -> CitationInQuery | None:
    """The longest citation in ``text``; None where there is none, or only in passing in a long text.

    With the corpus, its instruments are known by their titles too.
    """
    if corpus is not None:
        titles = tuple((code, each.title.zh, each.title.en) for code, each in corpus.instruments.items())
        text = _with_codes(_with_kind(text, corpus.instruments), titles)
    plain = folded(text, keeps_case=True)
    best: tuple[int, int, Citation] | None = None
    for run in _runs(plain.text):
        for start, end in _stretches(run):
            if best is None or end - start > best[1] - best[0]:
                citation = _read(plain.text, start, end)
                best = (start, end, citation) if citation is not None else best
    if best is None:
        return None
    start, end = plain.original(best[0], best[1])
    rest = f"{text[:start]} {text[end:]}"
    return CitationInQuery(best[2], _JOINT.sub(" ", rest).strip(" ,，、。:：的"))


def _with_kind(text: str, codes: Collection[str]) -> str:
    """The text with the code of an instrument that is called by its number alone: 第128号, No. 128 Article 15.

    Of a convention and a recommendation of one number the convention is meant; a number that no instrument has stays.
    """
    plain = folded(text)
    for match in _NUMBER_ALONE.finditer(plain.text):
        number = chinese_number(match["zh"] or match["en"])
        code = next((kind + str(number) for kind in "CR" if f"{kind}{number}" in codes), None)
        if code is not None:
            start, end = plain.original(*match.span())
            return f"{text[:start]}{code} {text[end:]}"
    return text


def _with_codes(text: str, titles: tuple[tuple[str, ...], ...]) -> str:
    """The text with the code of an instrument in the place of its title."""
    codes, pattern = _title_pattern(titles)
    plain = folded(text)
    match = pattern.search(plain.text)
    if match is None:
        return text
    start, end = plain.original(*match.span())
    return f"{text[:start]}{codes[match[1]]} {text[end:]}"


@lru_cache(maxsize=4)
def _title_pattern(titles: tuple[tuple[str, ...], ...]) -> tuple[Mapping[str, str], re.Pattern[str]]:
    codes = {
        bare: code
        for code, *several in titles
        for title in several
        for name in _ALSO.split(folded(title).text)
        if (bare := _YEAR.sub("", name).strip())
    }
    either = "|".join(re.escape(title) for title in sorted(codes, key=len, reverse=True))
    return codes, re.compile(rf"(?:\d{{4}}年)?《?({either})》?(?:,?\s*\d{{4}})?(?:\s*\((?:第\d+号|no\.?\s*\d+)\))?")


def _runs(written: str) -> Iterator[list[tuple[int, int]]]:
    """Rows of pieces side by side, each with where it begins and ends; separators at the ends left out."""
    run: list[tuple[int, int, bool]] = []
    for match in (*_PIECE.finditer(written), None):
        if match is None or (run and match.start() != run[-1][1]):
            while run and run[-1][2]:
                run.pop()
            if run:
                yield [(start, end) for start, end, is_separator in run if not is_separator][:_MOST_PIECES]
            run = []
        if match is not None and (run or match.lastgroup != "separator"):
            run.append((*match.span(), match.lastgroup == "separator"))


def _stretches(run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """From the beginning of some piece to the end of some piece, the longest first."""
    spans = ((start, end) for at, (start, _) in enumerate(run) for _, end in run[at:])
    return iter(sorted(spans, key=lambda span: span[0] - span[1]))


def _read(written: str, start: int, end: int) -> Citation | None:
    """The citation that stands there, if it counts as one in this place."""
    piece = written[start:end]
    if written[start - 1 : start] in _OPERATORS:
        return None
    citation = parse_citation(piece, MINIMUM_STANDARDS if _THE_CONVENTION.search(piece) else None)
    if citation is None:
        return None
    if any(match.lastgroup == "instrument" for match in _PIECE.finditer(piece)):
        return citation
    is_aside = written[:start].strip() and written[end:].strip()
    return None if citation.kind == "instrument" or is_aside or _width(written) > _LONGEST else citation


def _width(text: str) -> int:
    return len(text) + sum(map(len, chinese_runs(text)))
