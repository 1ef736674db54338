"""How lines of an English law begin that head a part of it: Part, Section, Article, Schedule, or a bare number."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import Final, NamedTuple

from workbench.lang.number_words import english_cardinal, english_ordinal
from workbench.lang.numerals import roman_number
from workbench.law.model import ClauseKind
from workbench.law.parsing.source import SourceLine

LabelOrder = tuple[int, int, int]  # what stands later in a law is greater

# The ways in which statutes number what this program calls an article.
WORD_FAMILIES: Final = ("article", "section", "rule", "regulation", "clause", "sign")
BARE_FAMILIES: Final = ("stop", "blank", "decimal")

_INSERTED: Final = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_COUNTED: Final = tuple(english_cardinal(value) or "" for value in range(1, 21))  # Part Two
_ORDERED: Final = tuple(english_ordinal(value) or "" for value in range(1, 21))  # Second Schedule
_LETTERS: Final = string.ascii_letters
_BIS: Final = "|".join(_INSERTED)
_WORDS: Final = (
    "PART", "BOOK", "CHAPTER", "TITLE", "SUBTITLE", "SUBCHAPTER", "SUBPART", "DIVISION", "SUBDIVISION",
    "SECTION", "ARTICLE", "RULE", "REGULATION", "CLAUSE",
)  # fmt: skip
_PRINTED: Final = "|".join((*_WORDS, *(word.capitalize() for word in _WORDS)))
_NUMBER: Final = (
    r"(?P<number>[0-9]{1,5}(?:[.-][0-9]{1,4}(?![0-9])){0,2}(?:-?(?:[A-Z]{1,3}|[a-z])(?![A-Za-z]))?|[IVXLCDM]{1,9}"
    r"|[ivxlcdm]{1,9}(?=[\s.:]|$)|[A-Z](?=[\s.:—–-]|$)|(?i:" + "|".join(_COUNTED) + r")(?![A-Za-z]))"
)
_AFTER: Final = (
    rf"(?P<bis>[ ]?(?:{_BIS}))?(?![A-Za-z0-9])(?P<stop>[ \t]*(?:[.:][ \t]?[—–-]{{1,2}}|[.:—–-]{{1,2}}))?(?P<rest>.*)$"
)
_HEADING: Final = re.compile(
    rf"(?:(?P<word>{_PRINTED})[ \t\xa0]{{1,4}}|(?P<sign>Art\.|ART\.|Sec\.|SEC\.|Reg\.|§)[ \t\xa0]{{0,4}})"
    + _NUMBER
    + _AFTER
)
_BARE: Final = re.compile(
    r"(?P<number>[0-9]{1,4}(?P<decimal>\.[0-9]{1,3}(?:\.[0-9]{1,3})?)?(?:[A-Z]{1,3}|-[A-Z]{1,2}(?=[.\s]))?"
    rf"(?:[ ]?(?:{_BIS}))?)"
    r"(?:(?P<stop>[ \t]?\.?[ \t]?(?:[—–]|-{1,2})|\.)(?=[\s(“\"‘—–-]|[A-Z][a-z]|$)|(?=[\s(]))(?P<rest>.*)$"
)
_SCHEDULE: Final = re.compile(
    rf"(?:(?:THE|The)[ \t]+)?(?:(?P<ordinal>(?i:{'|'.join(_ORDERED)}))[ \t]+)?"
    r"(?P<word>SCHEDULE|Schedule|ANNEX|Annex|ANNEXURE|Annexure|APPENDIX|Appendix|ADDENDUM|Addendum|SCHEDULES)"
    r"(?:[ \t\xa0]{1,4}(?P<number>[0-9]{1,3}[A-Z]?|[IVXLC]{1,7}|[A-Z])(?![A-Za-z0-9]))?"
    r"(?P<stop>[ \t]*[.:—–-]{1,2}(?=\s|$|[A-Z]))?(?P<rest>.*)$"
)
_STRUCTURE: Final[Mapping[ClauseKind, str]] = {
    ClauseKind.PART: "part book",
    ClauseKind.CHAPTER: "chapter title",
    ClauseKind.SECTION: "subtitle subchapter subpart division subdivision",
}
_KINDS: Final[Mapping[str, ClauseKind]] = {word: kind for kind, words in _STRUCTURE.items() for word in words.split()}
_FAMILIES: Final[dict[str, str]] = {
    "article": "article", "art.": "article", "section": "section", "sec.": "section", "rule": "rule",
    "regulation": "regulation", "reg.": "regulation", "clause": "clause", "§": "sign",
}  # fmt: skip
# The first three letters of every heading that is no bare number: most lines are turned down by them.
_FIRST: Final = frozenset(
    word[:3].casefold()
    for word in (*_WORDS, *_ORDERED, "ART.", "SEC.", "REG.", "THE", "SCHEDULE", "ANNEX", "APPENDIX", "ADDENDUM")
)
LONGEST_HEADING: Final = 120  # characters; a long heading of a Part


class HeadingMark(NamedTuple):
    """A line that heads a part of the text, or that could.

    ``number`` is Arabic (or a letter), ``value`` its leading whole number, ``rest`` what follows the label.
    ``family`` is one of the ways in which articles are numbered; empty for a heading that is never an article.
    """

    kind: ClauseKind
    number: str
    label: str
    rest: str
    value: int
    family: str = ""
    key: LabelOrder = (0, 0, 0)
    has_stop: bool = False


def label_of(line: SourceLine) -> HeadingMark | None:
    """What the beginning of a line could head, by its form alone; None where it is words."""
    text = line.text
    if text[0].isdecimal():
        return _bare_of(text)
    if text[0] != "§" and text[:3].casefold() not in _FIRST:
        return None
    match = _HEADING.match(text)
    if match is None:
        return _annex_of(line)
    word, rest = (match["word"] or match["sign"]).lower(), match["rest"].strip()
    family = _FAMILIES.get(word, "")
    kind = _KINDS.get(word, ClauseKind.SECTION if family == "section" else ClauseKind.ARTICLE)
    if line.kind != "heading" and not _heads(kind, family, rest, match["stop"]):
        return None
    printed = match["number"]
    inserted = (match["bis"] or "").strip()
    if printed[0].isdecimal():
        key = _key(printed, inserted)
        value, number = key[0], str(int(printed)) if printed.isdecimal() else printed
    else:
        value = _spelled(printed)
        key = (value, 0, _INSERTED.index(inserted) + 2 if inserted else 0)
        number = str(value) if value else printed
    label = text[: match.start("rest")].rstrip()
    return HeadingMark(kind, number + inserted, label, rest, value, family, key, bool(match["stop"]))


def _spelled(printed: str) -> int:
    """The value of a Roman numeral or a number in words; 0 for a letter."""
    word = printed.lower()
    return _COUNTED.index(word) + 1 if word in _COUNTED else roman_number(printed) or 0


def _key(printed: str, inserted: str) -> LabelOrder:
    """12B is (12, 0, 2), 12bis as 12B, 4.3 is (4, 3000, 0): parts below the first leave room for parts of their own."""
    if printed.isdecimal():
        return int(printed), 0, _INSERTED.index(inserted) + 2 if inserted else 0
    digits = printed.rstrip(_LETTERS).rstrip("-")
    at = 0
    for letter in printed[len(digits) :].lstrip("-").upper():
        at = at * 26 + ord(letter) - 64
    whole, part, below = (*map(int, re.split(r"[.-]", digits)), 0, 0)[:3]
    return whole, part * 1000 + below, _INSERTED.index(inserted) + 2 if inserted else at


def _bare_of(text: str) -> HeadingMark | None:
    """A number that opens a line: ``12A.`` or ``3.—`` before anything, ``12A`` before a capital or a bracket."""
    match = _BARE.match(text)
    if match is None:
        return None
    rest = match["rest"].strip()
    first = rest[:1]
    if first and not (first.isupper() or first in "(“\"‘'[—–-"):
        return None
    printed, _, inserted = match["number"].partition(" ")
    for word in _INSERTED:
        if printed.endswith(word):
            printed, inserted = printed.removesuffix(word), word
    family = "decimal" if match["decimal"] else "stop" if match["stop"] else "blank"
    if family != "stop" and not rest:
        return None
    label = text[: match.start("rest")].rstrip()
    key = _key(printed, inserted)
    return HeadingMark(ClauseKind.ARTICLE, printed + inserted, label, rest, key[0], family, key, bool(match["stop"]))


def heads_structure(mark: HeadingMark) -> bool:
    """Whether a Section (or Article) that is no article here can head a group of them: no sentence stands behind it."""
    rest = mark.rest
    return not rest or (len(rest) <= LONGEST_HEADING and rest[-1] not in ".;," and (rest[0].isupper() or mark.has_stop))


def _heads(kind: ClauseKind, family: str, rest: str, stop: str | None) -> bool:
    """Whether what follows the label can stand in a heading: a reference goes on in small letters or with a comma."""
    if not rest:
        return True
    if family:
        is_opened = rest[0] in '(“"[' and bool(stop or rest[0] != "(")
        return rest[0].isupper() or rest[0].isdigit() or is_opened or bool(stop)
    if len(rest) > LONGEST_HEADING or (rest[-1] in ".;," and not rest.isupper() and not (stop and rest[-1] == ".")):
        return False
    return rest[0].isupper() or bool(stop)


def _annex_of(line: SourceLine) -> HeadingMark | None:
    text = line.text
    match = _SCHEDULE.match(text)
    if match is None or (match["word"] == "SCHEDULES" and match.end() > len("SCHEDULES")):
        return None
    rest, stop = match["rest"].strip(), match["stop"]
    printed, ordinal = match["number"] or "", match["ordinal"] or ""
    if (match["rest"][:1].isalnum() and not stop) or (ordinal and printed):
        return None
    if line.kind != "heading":
        is_sentence = text[-1] in ";," or (text[-1] == "." and not (stop and len(rest.split()) < 12))
        is_opened = not rest or rest[0].isupper() or rest[0] in "([" or bool(stop and rest[0] in '“"‘')
        if len(text) > LONGEST_HEADING or is_sentence or not is_opened:
            return None
    value = int(re.sub(r"\D", "", printed)) if printed[:1].isdecimal() else roman_number(printed) or 0 if printed else 0
    if ordinal:
        value = _ORDERED.index(ordinal.lower()) + 1
    number = printed if printed and not printed.isdecimal() and printed[0].isdecimal() else str(value or printed)
    label = text[: match.start("rest")].rstrip()
    return HeadingMark(ClauseKind.ANNEX, number, label, rest, value)
