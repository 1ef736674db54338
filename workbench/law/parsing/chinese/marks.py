"""What the beginning of each line of a Chinese text may be: a heading, an article, an item, an annex, or just words."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Sequence
from typing import Final, Literal

from workbench.lang.characters import BLANKS
from workbench.lang.numerals import CHINESE_COUNT, CHINESE_DIGITS, CHINESE_UNITS, chinese_number
from workbench.law.parsing.source import SourceLine

MarkKind = Literal[
    "part", "chapter", "section", "article", "item", "annex", "contents", "preamble", "title", "signature"
]

# How surely a line that begins with 第N条 is an article by its form alone.
SURE: Final = 3  # a blank, a bracketed heading or nothing follows the label
LIKELY: Final = 2  # words follow without a blank
DOUBTFUL: Final = 1  # the words that follow would also continue a sentence
NEVER: Final = 0  # without a blank, words that only make sense after a reference

_BLANK: Final = f"[{BLANKS}]"
_AFTER_LABEL: Final = BLANKS + "：:．."
# Scanned texts print a dash for 一 and a letter for 〇: only where no other reading is left.
_DIGIT: Final = f"(?:[{CHINESE_DIGITS}{CHINESE_UNITS}OoＯ0-9０-９]|(?<=[第十百零〇○OＯ])[—ー](?=[条條十百]))"
_NUMBER: Final = f"{_DIGIT}(?:{_BLANK}{{0,3}}{_DIGIT}){{0,11}}"
_SLIPS: Final = str.maketrans("OoＯ—ー", "〇〇〇一一")
_LABEL: Final = re.compile(
    f"(?:[【\\[〔•·●○◆■▪★※\ue000-\uf8ff]{_BLANK}{{0,3}})?第{_BLANK}{{0,3}}(?P<number>{_NUMBER})"
    f"(?:{_BLANK}{{0,2}}(?:[-－—](?P<dashed>[0-9０-９]{{1,3}})|之{_BLANK}{{0,2}}(?P<within>{_NUMBER})))?{_BLANK}{{0,3}}"
    f"(?P<unit>分编|分編|编|編|篇|部分|章|节|節|条|條)"
    f"(?:{_BLANK}{{0,2}}[之-]{_BLANK}{{0,2}}(?P<sub>[{CHINESE_DIGITS}十]{{1,4}}|[0-9０-９]{{1,3}})(?![0-9０-９年月日]))?[】\\]〕]?"
)
LABEL_BEGUN: Final = re.compile(f"第{_BLANK}{{0,3}}(?:{_NUMBER})?$")
LABEL_ENDED: Final = re.compile(f"(?:{_NUMBER})?{_BLANK}{{0,3}}[条條](?![件款例约约文目])")
_UNITS: Final[dict[str, MarkKind]] = {
    "编": "part", "編": "part", "篇": "part", "分编": "part", "分編": "part", "部分": "part",
    "章": "chapter", "节": "section", "節": "section", "条": "article", "條": "article",
}  # fmt: skip
# A reference goes on like this whether or not a blank stands behind its label.
_REFERENCE: Final = re.compile(
    "第" + _NUMBER + f"{_BLANK}?[款项項条條目]"
    "|[、，,和与與或及至到]" + f"{_BLANK}?(?:以及|或者)?(?:本(?:法|条例|办法|规定|细则))?第"
    "|(?:以及|或者|之一)第|[-－—~～至到](?:第|[0-9])"
    "|的(?:规定|規定|情形|要求|行为|内容|条件|有关|程序|罪|违法|处罚|基础|除外|，|、|。)"
    "|之规定|规定的|規定的|所(?:称|列|述|指|规定|說|说|涉)|中(?:的|所|关于|“)"
    "|(?:修改|改|修正)(?:为|成)|作为第|改作|移至|并入|前增加|后增加"
    f"|[{CHINESE_COUNT}]款"
)
_CONTINUES: Final = re.compile(
    "[，,。；;）)》”]|、《|的|规定|規定|[与與或至到]|和(?![解平谐])|及(?!时)|中(?![国央华外小医级共型期介等学]|國)|以[及外下上内]|之(?:规定|外|前|后|间)|有关|关于|删去|增加|删除|等|项|款"
)
_AFTER_HEADING_LABEL: Final = re.compile(
    "第|[、，,。；;：:和与及或至]|的|规定|所[称列述指]|中[的所]|之规定|以外|有关规定|已经|不适用"
)
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_LETTERS: Final = string.ascii_letters + "".join(chr(ord(letter) + 0xFEE0) for letter in string.ascii_letters)
_ITEM: Final = re.compile(
    f"[（(]{_BLANK}?(?P<round>[{CHINESE_DIGITS}十百]{{1,6}}|[0-9０-９]{{1,3}}){_BLANK}?[）)]"
    f"|(?P<plain>[{CHINESE_COUNT}百]{{1,5}}){_BLANK}?(?P<stop>[、．.])"
    f"|(?P<arabic>[0-9０-９]{{1,3}}){_BLANK}?(?:[、．）)]|\\.(?![0-9０-９]))"
    f"|(?P<latin>[（(]{_BLANK}?[{_LETTERS}]{_BLANK}?[）)]|[{_LETTERS}](?:[）)、．]|\\.(?![A-Za-z0-9])))"
    f"|(?P<stem>[{_STEMS}]、|[（(][{_STEMS}][）)])"
    r"|(?P<circled>[①-⑳])|(?P<ring>[㈠-㈩])|(?P<bracketed>[⑴-⒇])|(?P<dotted>[⒈-⒛])"
)
_SINGLE: Final[dict[str, int]] = {"circled": 0x2460, "ring": 0x3220, "bracketed": 0x2474, "dotted": 0x2488}
_ANNEX: Final = re.compile(
    f"(?:附{_BLANK}{{0,3}}(?:件|录|錄|表|图|则表|属表)|附)(?P<number>{_BLANK}{{0,2}}(?:[{CHINESE_COUNT}]{{1,3}}|[0-9０-９]{{1,2}}"
    f"|[（(](?:[{CHINESE_COUNT}]{{1,3}}|[0-9０-９]{{1,2}})[）)]))?(?P<end>{_BLANK}*[：:．.、]|{_BLANK}+|$)"
)
_CONTENTS: Final = re.compile(f"[【\\[(（]?目{_BLANK}{{0,6}}[录錄次][】\\])）]?(?={_BLANK}|[：:]|$)")
_UNNUMBERED: Final[dict[str, MarkKind]] = {
    "总则": "chapter", "總則": "chapter", "分则": "chapter", "附则": "chapter", "附則": "chapter",
    "序言": "preamble", "前言": "preamble", "引言": "preamble", "导言": "preamble", "序": "preamble",
}  # fmt: skip
_NUMERALS: Final = frozenset(CHINESE_COUNT + "百0123456789０１２３４５６７８９")
_PARTS_LABEL: Final = frozenset(_AFTER_LABEL + "【[〔(（")
_BEFORE_LABEL: Final = frozenset("第【[〔•·●○◆■▪★※") | frozenset(map(chr, range(0xE000, 0xF900)))
_RINGS: Final = "".join(
    chr(code) for start, stop in ((0x3220, 0x322A), (0x2474, 0x249C)) for code in range(start, stop)
)
_FIRST: Final = (
    _BEFORE_LABEL | _NUMERALS | frozenset("（(附目总總分序前引导①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" + _RINGS + _LETTERS + _STEMS)
)
_SENTENCE_END: Final = frozenset("。；;！？!?")
LONGEST_HEADING: Final = 60  # characters; the longest chapter headings of statutes stay well below


class Mark:
    """The beginning of a line that is more than words; ``number`` is (57, 0), or (120, 1) for 第一百二十条之一."""

    __slots__ = ("form", "kind", "label", "number", "position", "quoted", "rest", "style")

    def __init__(
        self, kind: MarkKind, position: int, number: tuple[int, int], label: str, rest: str, style: str = ""
    ) -> None:
        self.kind: MarkKind = kind
        self.position = position
        self.number = number
        self.label = label
        self.rest = rest
        self.style = style
        self.form = SURE
        self.quoted = 0

    @property
    def is_spaced(self) -> bool:
        """Whether a blank, a colon, a bracket or nothing parts the label from the words, as in an article's."""
        return not self.rest or self.rest[0] in _PARTS_LABEL


def mark_lines(lines: Sequence[SourceLine]) -> list[Mark | None]:
    """One entry a line: its mark, or None where it holds only words (or is a table row or a footnote)."""
    marks: list[Mark | None] = []
    for position, line in enumerate(lines):
        text = line.text
        if text[:1] not in _FIRST or line.kind == "table" or line.kind == "note":
            marks.append(None)
        else:
            marks.append(_mark(text, position, line.kind == "heading"))
    return marks


def _mark(text: str, position: int, is_heading: bool) -> Mark | None:
    first = text[0]
    if first in _BEFORE_LABEL and (first == "第" or "第" in text[:6]):
        return _labelled(text, position, is_heading)
    if first == "附":
        return _annex(text, position) or _unnumbered(text, position)
    if first in "目【[(（":
        contents = _CONTENTS.match(text)
        if contents is not None and (first == "目" or contents.end() == len(text)):
            return Mark("contents", position, (0, 0), contents[0], text[contents.end() :])
    if first in "总總分序前引导":
        return _unnumbered(text, position)
    return _item(text, position)


def _labelled(text: str, position: int, is_heading: bool) -> Mark | None:
    match = _LABEL.match(text)
    if match is None:
        return None
    unit = match["unit"]
    number = chinese_number(match["number"].translate(_SLIPS))
    if number is None:
        return None
    sub = chinese_number(match["sub"] or match["within"] or match["dashed"] or "零") or 0
    rest = text[match.end() :]
    if _UNITS[unit] == "article":
        if match["sub"] and rest.startswith(("款", "项")):
            return None
        mark = Mark("article", position, (number, sub), match[0], rest, unit)
        mark.form = SURE if is_heading else article_form(rest)
        return mark
    if not _is_structure(rest, is_heading, unit):
        return None
    return Mark(_UNITS[unit], position, (number, sub), match[0], rest.strip(), unit)


def label_number(label: str) -> tuple[int, int] | None:
    """The number of an article label that stands by itself (第十二条 is (12, 0)), None for anything else."""
    mark = _labelled(label, 0, is_heading=True)
    return mark.number if mark is not None and mark.kind == "article" and not mark.rest else None


def label_end(text: str) -> int:
    """Where the words behind an article's label begin, blanks aside; -1 where ``text`` begins with no such label."""
    match = _LABEL.match(text) if text[:1] in _BEFORE_LABEL else None
    if match is None or _UNITS[match["unit"]] != "article":
        return -1
    return len(text) - len(text[match.end() :].lstrip(_AFTER_LABEL))


def article_form(rest: str) -> int:
    """How surely 第N条 followed by ``rest`` begins an article: SURE, LIKELY, DOUBTFUL or NEVER."""
    if not rest:
        return SURE
    words = rest.lstrip(_AFTER_LABEL)
    refers = _REFERENCE.match(words) is not None
    if len(words) < len(rest) or rest[0] in "【[〔(（":
        return DOUBTFUL if refers else SURE
    if refers:
        return NEVER
    return DOUBTFUL if _CONTINUES.match(rest) else LIKELY


def _is_structure(rest: str, is_heading: bool, unit: str) -> bool:
    """Whether 第N章 followed by ``rest`` heads a part of the text rather than refers to one."""
    if is_heading:
        return True
    words = rest.strip()
    if len(words) > LONGEST_HEADING or (unit == "部分" and not rest[:1].isspace() and rest):
        return False
    if words and (words[-1] in _SENTENCE_END or words[-1] in "：:，,、" or "。" in words):
        return inline_article(words) is not None
    return not _AFTER_HEADING_LABEL.match(words)


def inline_article(words: str) -> re.Match[str] | None:
    """The first 第N条 that stands between blanks inside ``words``, as when a heading and an article share a line."""
    start = 0
    while (start := words.find("第", start)) >= 0:
        match = _LABEL.match(words, start)
        if match is not None and _UNITS[match["unit"]] == "article":
            before = words[start - 1 : start]
            after = words[match.end() : match.end() + 1]
            if (not before or before.isspace()) and (not after or after.isspace()):
                return match
        start += 1
    return None


def _annex(text: str, position: int) -> Mark | None:
    match = _ANNEX.match(text)
    if match is None or len(text) > LONGEST_HEADING + 40 or text[-1] in _SENTENCE_END:
        return None
    rest = text[match.end() :].strip()
    if rest.startswith(("则", "則")):
        return None
    number = chinese_number((match["number"] or "").strip(BLANKS + "（()）") or "零") or 0
    return Mark("annex", position, (number, 0), match[0].strip(), rest)


def _unnumbered(text: str, position: int) -> Mark | None:
    compact = "".join(text.split())
    kind = _UNNUMBERED.get(compact)
    return None if kind is None else Mark(kind, position, (0, 0), "", text)


def _item(text: str, position: int) -> Mark | None:
    match = _ITEM.match(text)
    if match is None:
        return None
    style = match.lastgroup or ""
    if style == "stop":
        style = "plain"
    if style in _SINGLE:
        number = ord(match[0]) - _SINGLE[style] + 1
    elif style in ("latin", "stem"):
        return _lettered(match, style, position)
    else:
        value = chinese_number(match[style])
        if value is None:
            return None
        number = value
        if style == "plain" and chinese_number(text[match.end() : match.end() + 1]) == value + 1:
            return None  # 一、二级: a list of numbers, not a label
        if style == "round" and match["round"].isdecimal():
            style = "round arabic"
    return Mark("item", position, (number, 0), match[0], text[match.end() :].strip(), style)


def _lettered(match: re.Match[str], style: str, position: int) -> Mark | None:
    """An item under a letter (a）, A.) or a heavenly stem (甲、); None where two are only named together (A、B两类)."""
    text = match.string
    label = unicodedata.normalize("NFKC", match[0]).strip("()" + BLANKS)
    following = unicodedata.normalize("NFKC", text[match.end() : match.end() + 2])
    if label[-1] == "、" and (following[:1] in _STEMS or following[1:] == "、" or following[:1].isascii()):
        return None
    letter = label[0]
    number = _STEMS.index(letter) + 1 if style == "stem" else ord(letter.lower()) - 96
    style = style if style == "stem" else f"latin {'upper' if letter.isupper() else 'lower'}"
    bracketed = " round" if match[0][0] in "（(" else ""
    return Mark("item", position, (number, 0), match[0], text[match.end() :].strip(), style + bracketed)
