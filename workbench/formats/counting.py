"""Writing a number the way a numbering format wants it: 一, 甲, ①, iv, (a)'s letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from workbench.lang.number_words import english_cardinal, english_ordinal
from workbench.lang.numerals import roman_numeral

_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")

_LARGEST: Final = 32_767  # Word's own bound; without one, a start of a thousand million would write as many letters


def write_number(value: int, style: str) -> str:
    """``value`` in a numbering format by its name in ISO/IEC 29500-1, 17.18.59 (ST_NumberFormat).

    ``custom:001`` pads with zeros to that width. A value or format with no writing of its own comes out in Arabic
    digits, as Word does; ``none`` and ``bullet`` write nothing.
    """
    if style in ("none", "bullet"):
        return ""
    if style.startswith("custom:"):
        return str(value).zfill(len(style) - len("custom:"))
    write = _STYLES.get(style)
    return write(value) if write is not None and 0 < value <= _LARGEST else str(value)


def is_known(style: str) -> bool:
    """Whether :func:`write_number` writes this format in its own way."""
    return style in _STYLES or style in ("none", "bullet", "decimal") or style.startswith("custom:")


def custom_style(pattern: str) -> str:
    """The style for Word's custom formats, given as ``001, 002, 003, ...``; plain digits where it is another."""
    zeros = re.match(r"0+1(?=,)", pattern)
    return f"custom:{zeros[0]}" if zeros else "decimal"


def letters(value: int) -> str:
    """a to z, then aa, bb, cc (Word's way, not a spreadsheet's)."""
    rounds, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)


def chinese(value: int, digits: str = "零一二三四五六七八九", units: str = "十百千万") -> str:
    """A number in Chinese with its units: 十一, 一百零一, 一百一十, 一万零三百."""
    written = _with_units(value, digits, units)
    ten = digits[1] + units[0]
    # 十一, not 一十一, at the very front; the legal digits keep theirs (壹拾壹).
    return written[1:] if written.startswith(ten) and digits[1] == "一" else written


def _with_units(value: int, digits: str, units: str) -> str:
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        gap = digits[0] if 0 < low < 1_000 else ""
        return _with_units(high, digits, units) + units[3] + gap + (_with_units(low, digits, units) if low else "")
    written = ""
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            written += digits[digit] + (units[power - 1] if power else "")
        elif written and not written.endswith(digits[0]):
            written += digits[0]
    return written.rstrip(digits[0])


def _japanese(value: int) -> str:
    """十, 百一, 二百三十: no zero, and no one before a unit."""
    written = ""
    for power, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = value // 10**power % 10
        if digit:
            written += ("" if digit == 1 and unit else "〇一二三四五六七八九"[digit]) + unit
    return written if value < 10_000 else str(value)


def _digital(value: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))


def _counting(value: int) -> str:
    """Units up to 99, then digit by digit: 一〇〇 ([MS-DOCX] 2.4)."""
    return chinese(value) if value < 100 else _digital(value)


def _from_row(row: str) -> Callable[[int], str]:
    """Formats that have one sign a number, and Arabic digits beyond the last."""
    return lambda value: row[value - 1] if value <= len(row) else str(value)


def _run(first: str, count: int) -> str:
    return "".join(chr(ord(first) + step) for step in range(count))


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


_CIRCLED: Final = _from_row(_run("①", 20))
_STEMS: Final = _from_row("甲乙丙丁戊己庚辛壬癸")
_BRANCHES: Final = _from_row("子丑寅卯辰巳午未申酉戌亥")

_STYLES: Final[Mapping[str, Callable[[int], str]]] = MappingProxyType(
    {
        "decimal": str,
        "decimalHalfWidth": str,
        "decimalZero": lambda value: f"{value:02d}",
        "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
        "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
        "decimalEnclosedCircle": _CIRCLED,
        "decimalEnclosedCircleChinese": _CIRCLED,
        "decimalEnclosedFullstop": _from_row(_run("⒈", 20)),
        "decimalEnclosedParen": _from_row(_run("⑴", 20)),
        "numberInDash": lambda value: f"- {value} -",
        "ordinal": _ordinal,
        "ordinalText": lambda value: (english_ordinal(value) or _ordinal(value)).capitalize(),
        "cardinalText": lambda value: (english_cardinal(value) or str(value)).capitalize(),
        "lowerRoman": roman_numeral,
        "upperRoman": lambda value: roman_numeral(value).upper(),
        "lowerLetter": letters,
        "upperLetter": lambda value: letters(value).upper(),
        "chineseCounting": _counting,
        "taiwaneseCounting": _counting,
        "chineseCountingThousand": chinese,
        "taiwaneseCountingThousand": chinese,
        "chineseLegalSimplified": lambda value: chinese(value, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万"),
        "ideographLegalTraditional": lambda value: chinese(value, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬"),
        "japaneseCounting": _japanese,
        "ideographDigital": _digital,
        "taiwaneseDigital": _digital,
        "japaneseDigitalTenThousand": _digital,
        "ideographTraditional": _STEMS,
        "ideographZodiac": _BRANCHES,
        "ideographEnclosedCircle": _from_row(_run("㈠", 10)),
    }
)
