"""A citation as anybody types it, brought to the few forms that it is read in (pure)."""

from __future__ import annotations

import re
from typing import Final

from workbench.lang.folding import fold
from workbench.lang.number_words import ENGLISH_WORDS, number
from workbench.lang.numerals import CHINESE_NUMERAL

_HAN: Final = f"[{CHINESE_NUMERAL}]"
_LEVELS: Final = r"articles?|arts?|sections?|paragraphs?|pars?|paras?|parts?|conventions?|convs?|recommendations?|recs?"
# A number in words behind the name of what it numbers: article sixty-five.
_IN_WORDS: Final = re.compile(
    rf"(?P<level>\b(?:{_LEVELS})\.?\s+(?:no\.?\s+)?)(?P<number>{ENGLISH_WORDS})", re.IGNORECASE
)
_NUMBERED: Final = r"\b\.?[\s,]*\(?(?:no|nr|number|n°|nº|#)?[.:\s]*(?=\d{2,3}\b)"
_BLANKS: Final = re.compile(r"\s+")
_REPLACED: Final = (
    # conv. 102, convention no 102, Convention #102, rec. 202: one way to name an instrument by its kind and number
    (re.compile(rf"\bconv(?:ention)?s?{_NUMBERED}", re.IGNORECASE), "Convention No. "),
    (re.compile(rf"\brec(?:ommendation)?s?{_NUMBERED}", re.IGNORECASE), "Recommendation No. "),
    (re.compile(r"\bilo[\s-]*(?=\d{3}\b)", re.IGNORECASE), "C"),  # ILO 102
    (re.compile(r"\bilo[\s-]+(?=[cr]\.?\s?-?\d)", re.IGNORECASE), ""),
    (re.compile(r"\b([cr])\s*[.-]?\s?(?=\d{2,3}(?!\d))", re.IGNORECASE), r"\1"),  # C.102, C-102, C 102
    (re.compile(r"\b(?<![a-z])([cr]\d{2,3})(?=[a-z§])", re.IGNORECASE), r"\1 "),  # C102art71
    (re.compile(r"\b([cr]\d{2,3})[./](?=\d)", re.IGNORECASE), r"\1 "),  # C.102.71
    # 公约102, 公约第102号, 建议书202: the number behind the kind, where it is not that of an article
    (re.compile(rf"(公约|建议书)\s*第?\s*(\d{{2,3}}|{_HAN}+)\s*号"), r"第\2号\1"),
    (re.compile(r"(公约|建议书)\s*(\d{2,3})(?![\d.(]|\s*(?:条|段|款|至|到|-))"), r"第\2号\1"),
    # 71条 and 3款 without 第, also behind 号公约: digits only, for 三条 may be three of them
    (re.compile(r"(?<![\d第.(（之])(?<!第\s)(\d+)\s*(?=(?:[至到-]\s*第?\s*\d+\s*)?(?:条|部分))"), r"第\1"),
    (re.compile(rf"(?<=[号约书])\s*({_HAN}+)\s*(?=条|段|部分)"), r"第\1"),
    (re.compile(rf"(?<!第)(?<!{_HAN})({_HAN}{{2,}})\s*(?=条)"), r"第\1"),
)  # fmt: skip


def written_plainly(text: str) -> str:
    """The text with blanks made one, characters simplified, numbers in digits, and each name in its usual form."""
    plain = _BLANKS.sub(" ", fold(text, keeps_case=True)).strip()
    plain = _IN_WORDS.sub(_in_digits, plain)
    for pattern, replacement in _REPLACED:
        plain = pattern.sub(replacement, plain)
    return plain.strip(" .。;；,、")


def _in_digits(match: re.Match[str]) -> str:
    value = number(match["number"].lower())
    return match[0] if value is None else f"{match['level']}{value}"
