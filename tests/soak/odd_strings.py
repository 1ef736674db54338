"""Strings that nobody writes and somebody sends."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

NUMBER: Final = 520
_FORMULAIC: Final = (
    "", " ", "\t", "\r\n", "\u3000", "0", "-1", "1e999", "nan", "inf", "-0.0", "1" * 5000, "9" * 30, "1/0",
    "1,5", "٣", "²", "①", "𝟙", "½", "一百亿", "零", "第零条", "第一百亿条", "第一条第一条", "C102:",
    "C102:99999", "C.102 Art. 69(zz)", "R202:5(a)", "C102:24:24", "2026-02-30", "0000-00-00", "10000-01-01",
    "9999-12-31", "null", "true", "[]", "{}", "{", "[" * 100_000, '{"a":' * 50_000, '"\\ud800"',
    '{"part": 1, "method": [], "contingency": null, "inputs": []}',
    '{"part":"V","method":"x","contingency":"","inputs":{"a":{"b":[1]}}}', "' OR 1=1 --", '"', "''", "\\", "%",
    "%00", "%s%d%n", "{0.__class__}", "{{7*7}}", "${7*7}", "<script>alert(1)</script>", "</textarea>",
    "../../etc/passwd", "..\\..", "/", "//evil.example", "javascript:alert(1)", "http://[", "http://a:b",
    "\\\\host", "con", ".", "*", "**", "?", "(", "((((((((", "[a-", "a{1,99999}", "(?P<a", "^$", "AND", "NOT",
    "OR OR", "NEAR(", "a:b", ":", "态度:", "立场:反对", '"养老', "养老 AND", "-养老", "+", "a" * 17, "键" * 61,
    "长" * 121, "长" * 201, "长" * 301, "长" * 501, "长" * 4001, "长" * 40_001, "<b>" * 5_000,
    "<ul><li>" * 3_000, "&" * 5_000, "e\u0301" * 500, "e" + "\u0301" * 1_000, "\u200b" * 50, "\u200d", "\ufeff",
    "\u202eabc", "\u2066x\u2069", "👩‍👩‍👧‍👦", "🇨🇳", "𠮷𠮷", "\U0010fffd", "ｆｕｌｌ", "שלום", "ﷺ", "ß", "ǆ",
    "İ", "ı", "\u0345", "\ue000", "\ufffd", "啊" + "\n" * 2_000 + "啊", " " * 10_000, "zh\n", "en ", "ZH",
    "none", "undefined", "\" onmouseover=\"alert(1)", "'><img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "</title><script>alert(1)</script>", "a%0d%0aSet-Cookie:%20x=1", "%ff%fe", "%u0041", "%c0%af", "e\u0301\u0327",
    "\u1112\u1161\u11ab", "\u212b", "\u0627\u0644\u200f1", "1\u066c000", "+", "1_000", "0x1f", "Ⅻ", "〇〇",
)  # fmt: skip
_CONTROLS: Final = tuple(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE)))
_SURROGATES: Final = ("\ud800", "\udfff", "\udc00\ud800", "养\ud83d老", "\udcff")


def odd_strings(seed: int = 9) -> Sequence[str]:
    """The list: what is known to hurt, every control character within words, and mixtures of them by chance."""
    chance = random.Random(seed)
    within = [f"养{control}老 a{control}" for control in _CONTROLS]
    listed = [*_FORMULAIC, *_SURROGATES, *within]
    short = [text for text in listed if len(text) < 60]
    while len(listed) < NUMBER:
        listed.append("".join(chance.choice(short) for _ in range(chance.randrange(2, 5))))
    chance.shuffle(listed)
    return listed
