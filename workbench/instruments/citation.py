"""Reads a citation of a provision as people write it, in English or Chinese (pure)."""

from __future__ import annotations

import re
from typing import Final

from workbench.errors import Invalid
from workbench.instruments.citation_forms import written_plainly
from workbench.instruments.citation_style import Citation, CitationKind, format_citation
from workbench.instruments.model import Corpus
from workbench.instruments.names import MARITIME, NAMED, is_in_paragraphs
from workbench.lang.languages import Lang
from workbench.lang.numerals import (
    CHINESE_COUNT,
    CHINESE_NUMERAL,
    chinese_number,
    roman_number,
    roman_numeral,
)

MINIMUM_STANDARDS: Final = "C102"

_LONGEST: Final = 200  # characters of a citation
_HAN: Final = f"[{CHINESE_NUMERAL}0-9]+"
_NAMES: Final = "|".join(f"(?P<as_{code}>(?:{name.written})(?![a-z]))" for code, name in NAMED.items())
_INSTRUMENT: Final = re.compile(
    rf"""(?:the\s+)?(?:ilo(?:'s)?\s+|国际劳工(?:组织)?)?(?:
      {_NAMES}
    | (?P<letter>[cr])\.?\s?(?P<number>\d{{1,3}})(?!\d)
    | (?P<kind>convention|recommendation)s?,?\s*\(?(?:no\.?|number|n°)?\s*(?P<named>\d{{1,3}})\)?(?:\s+of\s+\d{{4}})?
    | 第?\s*(?P<han>{_HAN})\s*号\s*(?P<sort>公约|建议书)
    | (?:《[^》]*》|[^\s《》]*公约)\s*\(第(?P<after>{_HAN})号\)
    | (?:[a-z'() -]+\s)?(?P<title>convention|recommendation),?\s+\d{{4}},?\s+\(no\.?\s*(?P<titled>\d{{1,3}})\)
    | (?P<minimum>《?社会保障\(?最低标准\)?公约》?)
    | (?P<bare>(?:this|the)\s+convention|《?(?:本|该|此)?公约》?)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_REF: Final = re.compile(r"([A-Z]+[0-9]*):(?!\s)(.+)")
_PART: Final = re.compile(r"part\s+([ivxlc]+|\d+)", re.IGNORECASE)
_PART_ZH: Final = re.compile(rf"第\s*({_HAN})\s*(?:部分|编)|第\s*([ivx]+)\s*部分", re.IGNORECASE)
_TABLE_NUMBERS: Final = CHINESE_COUNT[:5]  # no instrument has more Schedules or Annexes
_TABLE: Final = re.compile(
    rf"(?:the\s+)?(?:第十一部分)?(?P<name>schedule|annex|附表|附件)\s?(?P<order>[ivx]+|[{_TABLE_NUMBERS}])?(?:\s+to\s+part\s+xi)?(?::(?P<row>[0-9a-z]+)(?P<tail>.*)|\s?\((?:part\s+|第)(?P<of_part>[ivxlc]+|[{CHINESE_COUNT}]+)(?:部分)?\)(?P<below>.*))?",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(
    r"(?P<word>articles?|arts?\.?|§+|sections?|secs?\.?|paragraphs?|paras?\.?|pars?\.?|[as]\.?(?=\s?\d))?\s*(?P<number>\d+[a-z]?)"
    r"(?:\s*(?:-|–|—|to|through)\s*(?P<last>\d+))?(?P<tail>.*)",
    re.IGNORECASE,
)
# What parts a level from the one above it, where the lowest is named first.
_ABOVE: Final = re.compile(r"\s+of\s+(?:the\s+)?(?=art|para)|,\s*(?=art)", re.IGNORECASE)
# the Regulations, Standards and Guidelines of the Maritime Labour Convention: 4.5, A4.5, B4.5
_MARITIME: Final = re.compile(
    r"(?:regulations?|standards?|guidelines?|规则|标准|导则)?\s*(?P<number>[ab]?\d+\.\d+)(?P<tail>.*)", re.IGNORECASE
)
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


def format_ref(ref: str, lang: Lang) -> str:
    """A reference of the corpus as people write it; a ref that is none is given back as it is."""
    citation = parse_citation(ref)
    return format_citation(citation, lang) if citation else ref


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
    for code in NAMED:
        if match[f"as_{code}"]:
            return code
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
    if code == MARITIME and (match := _MARITIME.fullmatch(body)):
        steps = _steps(_STEP, match["tail"]) or _steps(_STEP_ZH, match["tail"])
        return None if steps is None else Citation(code, "article", match["number"].upper(), steps)
    if match := _PART.fullmatch(body):
        return _part(code, roman_number(match[1]) or (int(match[1]) if match[1].isdigit() else None))
    if match := _PART_ZH.fullmatch(body):
        return _part(code, chinese_number(match[1]) if match[1] else roman_number(match[2]))
    if match := _TABLE.fullmatch(body):
        kind: CitationKind = "schedule" if match["name"].lower() in {"schedule", "附表"} else "annex"
        order = match["order"] or ""
        if number := chinese_number(order):
            order = roman_numeral(number)
        steps = _steps(_STEP, match["tail"] or match["below"] or "")
        if steps is None:
            return None
        row = _row(match["row"] or match["of_part"] or "")
        return Citation(code, kind, order.upper(), (*row, *steps))
    return _article_zh(body, code, has_instrument) or _article_en(body, code, has_instrument)


def _row(mark: str) -> tuple[str, ...]:
    """The row of a Schedule: by its own mark, or by the Part of the instrument that it is about."""
    number = None if mark.isascii() else chinese_number(mark)
    return ((roman_numeral(number) if number else mark).upper(),) if mark else ()


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
    if word.startswith("para") and not is_in_paragraphs(code):
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
