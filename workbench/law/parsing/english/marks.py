"""How lines of an English law begin: Part, Article, Schedule, and the labels of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from workbench.lang.numerals import letter_number, roman_number
from workbench.law.model import ClauseKind
from workbench.law.parsing.source import SourceLine

_NUMBER: Final = (
    r"(?P<number>[0-9]{1,5}(?:[A-Z]{1,2}(?![a-z]))?|[IVXLCDM]{1,9}|[ivxlcdm]{1,9}(?=[\s.:]|$)|[A-Z](?=[\s.:]|$))"
)
_AFTER: Final = r"(?P<bis>[ ]?(?:bis|ter|quater|quinquies))?(?![A-Za-z0-9])(?P<stop>[ \t]*[.:—–-]{1,2})?(?P<rest>.*)$"
_HEADING: Final = re.compile(
    r"(?:(?P<word>PART|Part|BOOK|Book|CHAPTER|Chapter|TITLE|Title|SUBTITLE|Subtitle|SECTION|Section|SUBCHAPTER|Subchapter"
    r"|ARTICLE|Article)[ \t\xa0]{1,4}|(?P<sign>Art\.|§)[ \t\xa0]{0,4})" + _NUMBER + _AFTER
)
_ANNEX: Final = re.compile(
    r"(?P<word>SCHEDULE|Schedule|ANNEX|Annex|APPENDIX|Appendix|ADDENDUM|Addendum)"
    r"(?:[ \t\xa0]{1,4}(?P<number>[0-9]{1,3}|[IVXLC]{1,7}|[A-Z])(?![A-Za-z0-9]))?[.:—–-]?(?P<rest>(?:[ \t].*)?)$"
)
_NAMES: Final[Mapping[ClauseKind, str]] = {
    ClauseKind.PART: "part book",
    ClauseKind.CHAPTER: "chapter title",
    ClauseKind.SECTION: "subtitle subchapter section",
    ClauseKind.ARTICLE: "article art. §",
}
_KINDS: Final[Mapping[str, ClauseKind]] = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_POINT: Final = re.compile(
    r"\((?P<round>[a-z]{1,5}|[A-Z]{1,5}|[0-9]{1,3})\)|(?P<stop>[0-9]{1,3})\.(?![0-9])"
    r"|(?P<letter>[a-zA-Z]|[ivx]{1,5})[.)](?=[ \t])"
    r"|(?P<bullet>[•‣▪·–—*-])(?=[ \t])"
)
_SIGNATURE: Final = re.compile(r"(?:IN WITNESS WHEREOF|IN FAITH WHEREOF|Done at |DONE at |In witness whereof)")
_LAPSED: Final = re.compile(r"\[?\(?(?:Vervallen|Repealed|Lapsed|Revoked|Omitted|Deleted|Spent)\b", re.IGNORECASE)
_CONTENTS: Final = re.compile(
    r"(?:table of )?contents:?$|arrangement of (?:sections|articles|clauses):?$", re.IGNORECASE
)
_INLINE: Final = re.compile(r"\(([a-z]{1,5}|[A-Z]|[0-9]{1,2})\)")
_BEFORE_FIRST: Final = re.compile(r"(?:[:—–,;]|\b(?:that|either|if|where|to|by|when))[ \t]*$")
_BEFORE_NEXT: Final = re.compile(r"[;,.](?:[ \t]*(?:and|or|and/or))?[ \t]*$")
_ENGLISH: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "shall",
        "for",
        "by",
        "or",
        "is",
        "be",
        "which",
        "that",
        "this",
        "with",
        "as",
        "may",
        "such",
        "any",
        "not",
    ]
)
_FOREIGN: Final = frozenset(
    [
        "de",
        "het",
        "een",
        "van",
        "en",
        "der",
        "dat",
        "die",
        "voor",
        "zijn",
        "wordt",
        "worden",
        "op",
        "aan",
        "ingevolge",
        "le",
        "la",
        "les",
        "des",
        "du",
        "et",
        "dans",
        "par",
        "pour",
        "que",
        "qui",
        "sur",
        "est",
        "une",
        "der",
        "die",
        "das",
        "und",
        "den",
        "dem",
        "des",
        "für",
        "mit",
        "von",
        "zu",
        "ist",
        "el",
        "los",
        "las",
        "del",
        "y",
        "en",
        "para",
        "por",
        "que",
        "una",
        "se",
        "con",
        "il",
        "della",
    ]
)
ENDED: Final = frozenset('.;:!?)]"”’—–')
LONGEST_HEADING: Final = 120  # characters; a long heading of a Part


class HeadingMark(NamedTuple):
    """A line that heads a part of the text; ``number`` is Arabic (or a letter), ``rest`` what follows the label."""

    kind: ClauseKind
    number: str
    label: str
    rest: str
    value: int


class Point(NamedTuple):
    """A list label: ``mark`` what is inside it (``iv``), ``form`` how it is printed (``()`` or ``.``)."""

    label: str
    mark: str
    form: str
    rest: str


def heading_of(line: SourceLine, sections_are_articles: bool) -> HeadingMark | None:
    """The heading a line holds, None where it is no heading or refers to one inside a sentence."""
    text = line.text
    first = text[0]
    if first not in "PpBCTSA§":
        return None
    match = _HEADING.match(text)
    if match is None:
        return _annex_of(line)
    word, rest = match["word"] or match["sign"], match["rest"].strip()
    kind = _KINDS[word.lower()]
    if kind == "section" and sections_are_articles and word.lower() == "section":
        kind = ClauseKind.ARTICLE
    if line.kind != "heading" and not _heads(kind, rest, match["stop"]):
        return None
    printed = match["number"]
    value = int(printed) if printed.isdecimal() else roman_number(printed) or 0
    number = str(value) if value else printed
    label = text[: match.start("rest")].rstrip()
    return HeadingMark(kind, number + (match["bis"] or "").strip(), label, rest, value)


def _heads(kind: ClauseKind, rest: str, stop: str | None) -> bool:
    """Whether what follows the label can stand in a heading: a reference goes on in small letters or with a comma."""
    if not rest:
        return True
    if kind == "article":
        return (
            rest[0].isupper() or rest[0].isdigit() or (rest[0] in '(“"[' and bool(stop or rest[0] != "(")) or bool(stop)
        )
    if len(rest) > LONGEST_HEADING or rest[-1] in ".;,":
        return False
    return rest[0].isupper() or bool(stop)


def _annex_of(line: SourceLine) -> HeadingMark | None:
    match = _ANNEX.match(line.text)
    if match is None:
        return None
    rest = match["rest"].strip()
    if line.kind != "heading" and (
        len(line.text) > LONGEST_HEADING or line.text[-1] in ".;," or (rest and not rest[0].isupper())
    ):
        return None
    printed = match["number"] or ""
    value = int(printed) if printed.isdecimal() else roman_number(printed) or 0 if printed else 0
    label = line.text[: match.start("rest")].rstrip()
    return HeadingMark(ClauseKind.ANNEX, str(value) if value else printed, label, rest, value)


def point_of(text: str) -> Point | None:
    """The list label at the beginning of ``text``, if there is one."""
    first = text[0]
    if not (first == "(" or first.isdigit() or (len(text) > 1 and text[1] in ".) \tivx")):
        return None
    match = _POINT.match(text)
    if match is None:
        return None
    rest = text[match.end() :].strip()
    if match["round"]:
        return Point(match[0], match["round"], "()", rest)
    if match["stop"]:
        return Point(match[0], match["stop"], ".", rest)
    if match["bullet"]:
        return Point(match[0], "", "bullet", rest)
    return Point(match[0], match["letter"], match[0][-1], rest)


def end_of_contents(lines: Sequence[SourceLine], headings: Sequence[HeadingMark | None], start: int) -> int:
    """The end of a table of contents that begins at ``start``: where its first heading comes again, else ``start``."""
    first: HeadingMark | None = None
    for position in range(start, len(lines)):
        text = lines[position].text
        if (
            len(text) > LONGEST_HEADING
            or lines[position].kind == "note"
            or (text[-1] in ".;" and not text.endswith(".."))
        ):
            return start
        heading = headings[position]
        if position > start and is_contents(text):
            return start
        if heading is None:
            continue
        if first is None:
            first = heading
        elif (heading.kind, heading.number) == (first.kind, first.number):
            return position if position - start > 1 else start
    return start


def is_contents(text: str) -> bool:
    """Whether a line is the title of a table of contents."""
    return _CONTENTS.match(text) is not None


def is_signature(text: str) -> bool:
    return _SIGNATURE.match(text) is not None


def is_lapsed(text: str) -> bool:
    """Whether a line only says that the part it stands in is no longer in force."""
    return len(text) < 80 and _LAPSED.match(text) is not None


def are_sections_articles(lines: Sequence[SourceLine]) -> bool:
    """Whether Section is this text's word for an article: it has sections numbered on, and no articles."""
    sections = 0
    for line in lines:
        if line.kind in ("table", "note"):
            continue
        if (mark := heading_of(line, sections_are_articles=False)) is not None:
            if mark.kind == "article":
                return False
            sections += mark.kind == "section"
    return sections > 0


def inline_points(text: str) -> Iterator[str]:
    """``text`` cut before each label of the lists inside it: ``such as: (a) x; (b) y`` gives three pieces.

    A label counts where it begins a list behind a colon, dash or comma, or goes on with one behind a semicolon or
    comma; a list of one label is no list, so that references such as ``subparagraph (a)`` stay whole.
    """
    if text.count("(") < 2:
        yield text
        return
    cuts: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for match in _INLINE.finditer(text):
        mark, before = match[1], text[max(0, match.start() - 12) : match.start()]
        for style, value in _values(mark):
            starts = value == 1 and (not match.start() or _BEFORE_FIRST.search(before) is not None)
            goes_on = last.get(style) == value - 1 and _BEFORE_NEXT.search(before) is not None
            if goes_on or (starts and style not in last):
                cuts.setdefault(style, []).append(match.start())
                last[style] = value
                break
    offsets = sorted({offset for style in cuts.values() if len(style) > 1 for offset in style if offset})
    begin = 0
    for offset in offsets:
        yield text[begin:offset].rstrip()
        begin = offset
    yield text[begin:]


def _values(mark: str) -> Iterator[tuple[str, int]]:
    """What a label may count as, most likely first: digits, a Roman numeral from i, or a letter."""
    if mark.isdecimal():
        yield "digit", int(mark)
        return
    case = "upper" if mark.isupper() else "lower"
    roman, letter = roman_number(mark), letter_number(mark)
    if (roman is not None and len(mark) > 1) or mark in "iI":
        yield f"roman {case}", roman or 0
    if letter is not None:
        yield f"letter {case}", letter
    if roman is not None and len(mark) == 1 and mark not in "iI":
        yield f"roman {case}", roman


def foreign_tail(lines: Sequence[SourceLine]) -> int:
    """Where a copy in another language begins behind the English text; ``len(lines)`` where there is none.

    The cut is the place with most English lines before it and most others behind it, told by their small words.
    """
    signs = [_language_sign(line.text) for line in lines]
    best, cut = 0, len(lines)
    balance = 0
    for position in range(len(signs) - 1, -1, -1):
        balance -= signs[position]
        if balance > best:
            best, cut = balance, position
    english_before = sum(1 for sign in signs[:cut] if sign > 0)
    classified = sum(1 for sign in signs[cut:] if sign)
    english_after = sum(1 for sign in signs[cut:] if sign > 0)
    if english_before < 5 or best < 5 or english_after * 10 > classified:
        return len(lines)
    while cut > 0 and lines[cut - 1].kind == "heading" and not _has_english(lines[cut - 1].text):
        cut -= 1
    return cut


def _has_english(text: str) -> bool:
    return not _ENGLISH.isdisjoint(text.lower().split()) or heading_of(SourceLine(text, 0), False) is not None


def _language_sign(text: str) -> int:
    """1 for a line of English, -1 for another language in Latin letters, 0 where there are too few words to tell."""
    words = text.lower().split()
    if len(words) < 6:
        return 0
    words = words[:60]
    english = sum(1 for word in words if word in _ENGLISH)
    foreign = sum(1 for word in words if word in _FOREIGN)
    if english > foreign * 2 and english > 1:
        return 1
    return -1 if foreign > english * 2 and foreign > 1 else 0
