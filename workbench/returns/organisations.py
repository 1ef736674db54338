"""Whose opinions a file holds: what it says of itself in its head, its signature, its sheets or its authors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from workbench.lang.characters import HAN

_KINDS: Final = "总工会|工会联合会|工会|联合会|产业工会|协会|企联|委员会"
_NAME: Final = rf"[{HAN}（）]{{2,24}}?(?:{_KINDS})"
_LABELLED: Final = re.compile(
    r"(?:填报单位|提出单位|报送单位|意见单位|单位名称|单位|submitted by|organi[sz]ation|from)\s*[:：]\s*"
    r"([^\s　，,;；][^　\n，,;；]{1,60})",
    re.IGNORECASE,
)
_HEAD: Final = re.compile(rf"^\s*({_NAME})(?=$|[^{HAN}]|对|关于|的?意见|修改|讨论|征求|权益|秘书|保障|法律|办公)")
_LONGEST: Final = re.compile(rf"[{HAN}（）]{{2,24}}(?:{_KINDS})")
_CODE: Final = re.compile(r"\b([A-Z]{2,8})\s*=\s*([^;；,，\n]{4,80})")


def organisation_in(texts: Iterable[str]) -> str:
    """The organisation that a file names: by a label, or as the first words of a line; empty where it names none."""
    lines = [text.strip() for text in texts if text.strip()]
    for line in lines:
        if match := _LABELLED.search(line):
            return match[1].strip()
    for line in lines:
        if match := _HEAD.match(line):
            return match[1]
    return ""


def organisation_of_authors(authors: Iterable[str]) -> str:
    """The organisation that the names of all authors begin with; empty where they share none."""
    named = {match[0] if (match := _LONGEST.match(author)) else "" for author in authors if author}
    return named.pop() if len(named) == 1 else ""


def codes_in(texts: Iterable[str]) -> dict[str, str]:
    """Codes of organisations that a file explains: MTU = Maritime and Transport Union."""
    return {code: f"{name.strip()} ({code})" for text in texts for code, name in _CODE.findall(text)}
