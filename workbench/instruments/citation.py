"""Reads a citation of a provision as people write it, in English or Chinese, and writes one back (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from workbench.errors import Invalid
from workbench.instruments.citation_forms import written_plainly
from workbench.instruments.model import Corpus
from workbench.lang.languages import Lang
from workbench.lang.numerals import (
    CHINESE_COUNT,
    CHINESE_NUMERAL,
    chinese_number,
    chinese_numeral,
    roman_number,
    roman_numeral,
)

CitationKind = Literal["instrument", "part", "article", "schedule", "annex"]

MINIMUM_STANDARDS: Final = "C102"
EUROPEAN_CODE: Final = "ECSS"

_LONGEST: Final = 200  # characters of a citation
_HAN: Final = f"[{CHINESE_NUMERAL}0-9]+"
_INSTRUMENT: Final = re.compile(
    rf"""(?:the\s+)?(?:ilo(?:'s)?\s+|国际劳工(?:组织)?)?(?:
      (?P<letter>[cr])\.?\s?(?P<number>\d{{1,3}})(?!\d)
    | (?P<kind>convention|recommendation)s?,?\s*\(?(?:no\.?|number|n°)?\s*(?P<named>\d{{1,3}})\)?(?:\s+of\s+\d{{4}})?
    | 第?\s*(?P<han>{_HAN})\s*号\s*(?P<sort>公约|建议书)
    | (?:《[^》]*》|[^\s《》]*公约)\s*\(第(?P<after>{_HAN})号\)
    | (?:[a-z'() -]+\s)?(?P<title>convention|recommendation),?\s+\d{{4}},?\s+\(no\.?\s*(?P<titled>\d{{1,3}})\)
    | (?P<minimum>《?社会保障\(?最低标准\)?公约》?)
    | (?P<code>european\s+code(?:\s+of\s+social\s+security)?(?:\s+of\s+1964|,?\s+1964)?|ecss
        |《?欧洲社会保障(?:法典|守则)》?)
    | (?P<bare>(?:this|the)\s+convention|《?(?:本|该|此)?公约》?)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_REF: Final = re.compile(r"([A-Z]+[0-9]*):(?!\s)(.+)")
_PART: Final = re.compile(r"part\s+([ivxlc]+|\d+)", re.IGNORECASE)
_PART_ZH: Final = re.compile(rf"第\s*({_HAN})\s*(?:部分|编)|第\s*([ivx]+)\s*部分", re.IGNORECASE)
_TABLE_NUMBERS: Final = CHINESE_COUNT[:5]  # no instrument has more Schedules or Annexes
_TABLE: Final = re.compile(
    rf"(?:the\s+)?(?:第十一部分)?(?P<name>schedule|annex|附表|附件)\s?(?P<order>[ivx]+|[{_TABLE_NUMBERS}])?(?:\s+to\s+part\s+xi)?(?::(?P<row>[0-9a-z]+)(?P<tail>.*))?",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(
    r"(?P<word>articles?|arts?\.?|§+|sections?|secs?\.?|paragraphs?|paras?\.?|pars?\.?|[as]\.?(?=\s?\d))?\s*(?P<number>\d+[a-z]?)"
    r"(?:\s*(?:-|–|—|to|through)\s*(?P<last>\d+))?(?P<tail>.*)",
    re.IGNORECASE,
)
# What parts a level from the one above it, where the lowest is named first.
_ABOVE: Final = re.compile(r"\s+of\s+(?:the\s+)?(?=art|para)|,\s*(?=art)", re.IGNORECASE)
_STEP: Final = re.compile(
    r"""\s*(?:
      ,?\s*\(\s*(?P<bracket>[0-9a-z]+)\s*\)
    | \.(?P<dot>[0-9]+|[a-z]{1,4})(?![a-z])
    | ,?\s*(?:sub-?\s?)?(?:par(?:a(?:graph)?)?s?|al(?:inea)?|items?|points?|lit(?:era)?|letter|clause)
      \.?\s*\(?(?P<named>[0-9]+|[a-z]{1,4})\)?
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ARTICLE_ZH: Final = re.compile(
    rf"第\s*(?P<number>{_HAN})\s*(?P<inside>(?:\.\d+|\(\w+\))*)\s*(?:(?P<word>条|段)(?:之(?P<inserted>{_HAN}))?)?"
    rf"(?:\s*(?:至|到|-|–|—)\s*第?\s*(?P<last>{_HAN})\s*(?:条|段))?(?P<tail>.*)"
)
_STEP_ZH: Final = re.compile(
    rf"\s*(?:第\s*)?(?:\(\s*)?(?P<mark>{_HAN}|[a-z]{{1,5}})(?:\s*\))?\s*(?P<level>款|项|目)|\s*\((?P<bracket>[0-9a-z]+)\)|\.(?P<dot>\d+|[a-z])(?![a-z])",
    re.IGNORECASE,
)


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


def parse_citation(text: str, default_instrument: str | None = None) -> Citation | None:
    """The citation that ``text`` is as a whole, None where it is something else.

    Understands references (``C102:24(1)(a)``), English and Chinese forms, either width of digits and brackets, and
    the instrument before or after. A bare number is no citation unless an instrument or the word article stands by.
    """
    if len(text) > _LONGEST:
        return None
    plain = written_plainly(text)
    if not plain:
        return None
    if match := _REF.fullmatch(plain):
        return _body(match[2].strip(), match[1])
    code, body, named = _split_instrument(plain, default_instrument)
    if not body:
        return Citation(code, "instrument") if named and code else None
    return _body(body, code, has_instrument=named)


def resolve(corpus: Corpus, text: str, default_instrument: str = MINIMUM_STANDARDS) -> str:
    """The reference of the provision a person cites; raises Invalid where it is none, or none the corpus holds."""
    text = text.strip()
    if text in corpus.provisions:
        return text
    citation = parse_citation(text, default_instrument)
    if citation is None or citation.ref is None or citation.ref not in corpus.provisions:
        raise Invalid("citation_unknown", field="provision", text=text)
    return citation.ref


def format_citation(citation: Citation, lang: Lang) -> str:
    """``C.102 Art. 65(6)(c)`` or 第102号公约第六十五条第六款第(c)项; without an instrument, only the address in it."""
    name = instrument_name(citation.instrument, lang) if citation.instrument else ""
    is_recommendation = bool(citation.instrument and citation.instrument.startswith("R"))
    style = _STYLES[lang]
    return f"{name}{style.gap}{style.address(citation, is_recommendation)}".strip()


def format_ref(ref: str, lang: Lang) -> str:
    """A reference of the corpus as people write it; a ref that is none is given back as it is."""
    citation = parse_citation(ref)
    return format_citation(citation, lang) if citation else ref


def instrument_name(code: str, lang: Lang) -> str:
    """``C.102`` or 第102号公约 for ``C102``; an unknown code as it is."""
    style = _STYLES[lang]
    if code == EUROPEAN_CODE:
        return style.european_code
    if match := re.fullmatch(r"([CR])(\d+)", code):
        return style.names[match[1]].format(number=match[2])
    return code


def _split_instrument(plain: str, default: str | None) -> tuple[str | None, str, bool]:
    """The instrument named before or after the rest, the rest, and whether one was named."""
    if match := _INSTRUMENT.match(plain):
        rest = plain[match.end() :].lstrip(" ,:-的中")
        return _code(match, default), rest, True
    for match in _INSTRUMENT.finditer(plain):
        if len(plain) - match.end() == plain.endswith(")", match.end()) and match.start() > 0:
            before = re.sub(r"[\s,(]*(?:\b(?:of|to|in|from))?\s*$", "", plain[: match.start()], flags=re.IGNORECASE)
            return _code(match, default), before, True
    return default, plain, False


def _code(match: re.Match[str], default: str | None) -> str | None:
    if match["code"]:
        return EUROPEAN_CODE
    if match["bare"]:
        return default
    if match["minimum"]:
        return MINIMUM_STANDARDS
    if match["titled"]:
        return f"{match['title'][0].upper()}{int(match['titled'])}"
    if match["letter"]:
        return f"{match['letter'].upper()}{int(match['number'])}"
    if match["named"]:
        return f"{match['kind'][0].upper()}{int(match['named'])}"
    number = chinese_number(match["han"] or match["after"])
    return f"{'R' if match['sort'] == '建议书' else 'C'}{number}"


def _body(body: str, code: str | None, *, has_instrument: bool = True) -> Citation | None:
    body = ", ".join(reversed(_ABOVE.split(body)))
    if match := _PART.fullmatch(body):
        return _part(code, roman_number(match[1]) or (int(match[1]) if match[1].isdigit() else None))
    if match := _PART_ZH.fullmatch(body):
        return _part(code, chinese_number(match[1]) if match[1] else roman_number(match[2]))
    if match := _TABLE.fullmatch(body):
        kind: CitationKind = "schedule" if match["name"].lower() in {"schedule", "附表"} else "annex"
        order = match["order"] or ""
        if number := chinese_number(order):
            order = roman_numeral(number)
        steps = _steps(_STEP, match["tail"] or "")
        if steps is None:
            return None
        row = (match["row"].upper(),) if match["row"] else ()
        return Citation(code, kind, order.upper(), (*row, *steps))
    return _article_zh(body, code, has_instrument) or _article_en(body, code, has_instrument)


def _part(code: str | None, number: int | None) -> Citation | None:
    return Citation(code, "part", roman_numeral(number).upper()) if number else None


def _article_en(body: str, code: str | None, has_instrument: bool) -> Citation | None:
    match = _ARTICLE.fullmatch(body)
    if match is None:
        return None
    word = (match["word"] or "").lower()
    steps = _steps(_STEP, match["tail"])
    if steps is None or (match["last"] and steps):
        return None
    if word.startswith("para") and not (code or "").startswith("R"):
        return None
    if word[:1] in {"a", "s"} and len(word.strip(".")) == 1 and not has_instrument:
        return None
    is_marked = bool(word) or has_instrument or "(" in match["tail"]
    return Citation(code, "article", match["number"].lower(), steps, match["last"]) if is_marked else None


def _article_zh(body: str, code: str | None, has_instrument: bool) -> Citation | None:
    match = _ARTICLE_ZH.fullmatch(body)
    if match is None or not (match["word"] or match["last"] or has_instrument):
        return None
    number = chinese_number(match["number"])
    inserted = f"-{chinese_number(match['inserted'])}" if match["inserted"] else ""
    last = chinese_number(match["last"]) if match["last"] else None
    steps = _steps(_STEP_ZH, match["inside"] + match["tail"])
    if number is None or steps is None or (last and steps):
        return None
    if match["word"] == "段" and not has_instrument:
        return None
    return Citation(code, "article", f"{number}{inserted}", steps, str(last) if last else None)


def _steps(pattern: re.Pattern[str], tail: str) -> tuple[str, ...] | None:
    """The levels below the article, None where the tail holds anything else."""
    steps: list[str] = []
    position = 0
    tail = tail.rstrip()
    while position < len(tail):
        match = pattern.match(tail, position)
        if match is None:
            return None
        position = match.end()
        groups = match.groupdict()
        if groups.get("mark"):
            steps.append(_mark_zh(groups["mark"].lower(), groups["level"]))
        else:
            steps.append(next(value for value in groups.values() if value).lower())
    return tuple(steps)


def _mark_zh(mark: str, level: str) -> str:
    """第三款 is 3; 第(三)项 and 第3项 are c, for items carry letters in the instruments; 第(二)目 is ii."""
    number = None if mark.isascii() and mark.isalpha() else chinese_number(mark)
    if number is None or number == 0:
        return mark
    if level == "项" and number <= 26:
        return chr(96 + number)
    return roman_numeral(number) if level == "目" else str(number)


def _address_en(citation: Citation, is_recommendation: bool) -> str:
    if citation.kind != "article":
        return re.sub(r"(?<=[a-z])(?=[IVX])", " ", citation.address)
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
        return name + (chinese_numeral(order) if order else "") + (f":{rest}" if rest else "")
    word = "段" if is_recommendation else "条"
    number_zh = _article_number_zh(citation.article, word)
    if citation.last:
        return f"{number_zh}至{_article_number_zh(citation.last, word)}"
    above = ("0", *citation.subdivisions)
    return number_zh + "".join(map(_step_zh, citation.subdivisions, above))


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
    european_code: str
    gap: str
    address: Callable[[Citation, bool], str]


_STYLES: Final[Mapping[Lang, _CitationStyle]] = {
    "zh": _CitationStyle({"C": "第{number}号公约", "R": "第{number}号建议书"}, "欧洲社会保障法典", "", _address_zh),
    "en": _CitationStyle({"C": "C.{number}", "R": "R.{number}"}, "European Code", " ", _address_en),
}
