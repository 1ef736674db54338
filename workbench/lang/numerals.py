"""Numbers as laws print them: Chinese numerals, digits of either width, Roman numerals and letters."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

CHINESE_DIGITS: Final = "零〇○◯一二两兩三四五六七八九壹贰叁肆伍陆柒捌玖"
CHINESE_UNITS: Final = "十百千万亿廿卅卌拾佰仟"
# What stands in a Chinese number, to be put into the brackets of a regular expression; and in plain counting to 99.
CHINESE_NUMERAL: Final = CHINESE_DIGITS + CHINESE_UNITS
CHINESE_COUNT: Final = "一二三四五六七八九十"
_VALUES: Final[dict[str, int]] = {
    "零": 0, "〇": 0, "○": 0, "◯": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3,
    "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_UNITS: Final[dict[str, int]] = {
    "十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000,
}  # fmt: skip
_MYRIADS: Final[dict[str, int]] = {"万": 10_000, "亿": 100_000_000}
_TENS: Final[dict[str, int]] = {"廿": 20, "卅": 30, "卌": 40}
_ROMAN: Final[dict[str, int]] = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_STEPS: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def chinese_number(text: str) -> int | None:
    """The value of ``text`` (一百〇三, 两百, 一二〇, 廿三, 贰拾, １２), blanks inside ignored; None for others."""
    compact = "".join(text.split())
    if not compact or len(compact) > 24:
        return None
    if compact.isdecimal():
        return int(compact)
    whole = below = 0  # what stands before the last 万 or 亿, and after it
    digit: int | None = None
    for mark in compact:
        if mark in _TENS:
            below, digit = below + _TENS[mark], None
        elif mark in _MYRIADS:
            # 一亿两千万: what follows 亿 is group anew; 三万亿 multiplies all that stands before it.
            group = below + (digit or 0)
            whole = (whole + group) * _MYRIADS[mark] if mark == "亿" else whole + (group or 1) * _MYRIADS[mark]
            below, digit = 0, None
        elif unit := _UNITS.get(mark):
            below, digit = below + (digit or 1) * unit, None
        else:
            value = int(mark) if mark.isdecimal() else _VALUES.get(mark)
            if value is None:
                return None
            digit = (digit or 0) * 10 + value
    return whole + below + (digit or 0)


@lru_cache(maxsize=4096)
def chinese_numeral(value: int) -> str:
    """``value`` (0 to 9999) in the numerals of a statute: 1260 is 一千二百六十, 103 is 一百零三.

    A larger or negative value is written in Arabic digits.
    """
    if not 0 <= value <= 9999:
        return str(value)
    if value == 0:
        return "零"
    names = "零一二三四五六七八九"
    written = ""
    gap = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            written += ("零" if gap else "") + names[digit] + name
            gap = False
        else:
            gap = bool(written)
    return written.removeprefix("一") if written.startswith("一十") else written


@lru_cache(maxsize=4096)
def roman_number(text: str) -> int | None:
    """The value of a well-formed Roman numeral in either case (``XIV``, ``iv``), None for anything else."""
    lowered = text.lower()
    total = 0
    for position, mark in enumerate(lowered):
        value = _ROMAN.get(mark)
        if value is None:
            return None
        following = _ROMAN.get(lowered[position + 1], 0) if position + 1 < len(lowered) else 0
        total += -value if value < following else value
    return total if total and roman_numeral(total) == lowered else None


def roman_numeral(value: int) -> str:
    """``value`` (1 or more) as a lower-case Roman numeral."""
    written = ""
    for step, mark in _ROMAN_STEPS:
        while value >= step:
            written += mark
            value -= step
    return written


def letter_number(text: str) -> int | None:
    """The place of a list letter, in either case: ``a`` is 1, ``z`` 26, ``aa`` 27; None for anything else."""
    lowered = text.lower()
    if len(lowered) == 1 and "a" <= lowered <= "z":
        return ord(lowered) - 96
    if len(lowered) == 2 and lowered[0] == lowered[1] and "a" <= lowered[0] <= "z":
        return ord(lowered[0]) - 70
    return None
