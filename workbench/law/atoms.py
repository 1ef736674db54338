"""Text cut into the smallest pieces a change may show: words, Chinese characters, and figures that are never cut."""

from __future__ import annotations

import re

_NUMERAL = "零〇一二三四五六七八九十百千万亿两"
_ARABIC = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
_CHINESE_UNIT = (
    "个百分点|个工作日|个月|个小时|周岁|周年|工作日|年度|小时|公里|平方米|万元|亿元"
    "|元|年|月|日|天|岁|周|倍|成|户|名|人|次(?!性)"
)
_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|third"
    "|quarter|quarters|thirds"
)

# A reference (第十六条之一第二款) is one piece but no figure: its renumbering changes nothing of substance.
_REFERENCE = rf"第[{_NUMERAL}\d]+[条款项章节编目](?:之[{_NUMERAL}\d]+)?"
_FIGURE = "|".join(
    (
        rf"百分之[{_NUMERAL}]+(?:点[{_NUMERAL}]+)?",
        rf"[{_NUMERAL}\d]+分之[{_NUMERAL}\d]+",
        rf"{_ARABIC}\s?(?:%|％|‰|per\s?cent\b|percent\b)",
        rf"{_ARABIC}(?:st|nd|rd|th)\b",
        rf"{_ARABIC}[万亿]*(?:{_CHINESE_UNIT})?",
        rf"[{_NUMERAL}]+(?:点[{_NUMERAL}]+)?(?:{_CHINESE_UNIT})",
        rf"(?=[{_NUMERAL}]*[十百])[{_NUMERAL}]{{2,}}",
        rf"(?<![A-Za-z])(?:(?:{_WORDS}|one)-)?(?:{_WORDS})(?![A-Za-z])",
    )
)
_ATOM = re.compile(
    rf"(?P<reference>{_REFERENCE})|(?P<figure>{_FIGURE})"
    r"|[^\W\d_\u3400-\u9fff\uf900-\ufaff]+(?:['’\-][^\W\d_\u3400-\u9fff\uf900-\ufaff]+)*|\n|[^\S\n]+|.",
    re.IGNORECASE | re.DOTALL,
)
_FIGURE_ALONE = re.compile(_FIGURE, re.IGNORECASE)


def atoms(text: str) -> list[str]:
    """The pieces of ``text`` in order, which joined give it back; a Latin word, or a figure with its unit, is one."""
    return [found.group() for found in _ATOM.finditer(text)]


def is_figure(atom: str) -> bool:
    """Whether a piece is a number, percentage, fraction, amount, term, age or date (a reference to a clause is not)."""
    return _FIGURE_ALONE.fullmatch(atom) is not None


def is_word(atom: str) -> bool:
    """Whether a piece says something, other than white space and punctuation."""
    return atom[0].isalnum()
