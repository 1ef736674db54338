"""What an opinion says in words is to go, to come or to stand in place of what: 改为, 删去, 之后增加, replace with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_QUOTED: Final = r"[“\"「『]([^”\"」』]+)[”\"」』]"
_CHANGE: Final = re.compile(
    rf"(?:将|把|中的|中)?{_QUOTED}(?:[^“”\"。]{{0,12}}?)(?:修改为|改为|改成|调整为|替换为|换成|表述为)[:：]?\s*{_QUOTED}"
)
_GOES: Final = re.compile(
    rf"(?:删去|删除|删掉|去掉|取消|不要)(?:其中的|其中|中的)?{_QUOTED}|{_QUOTED}(?:[^“”\"。，,]{{0,10}}?)(?:应当|应|建议|宜)?(?:予以)?(?:删去|删除|删掉|去掉)"
)
_COMES: Final = re.compile(
    rf"(?:在)?{_QUOTED}(?:一词|一句)?(?:之后|以后|后面|后)(?:[^“”\"。]{{0,8}}?)(?:增加|补上|加上|加|增写|补充|添加)(?:一句|规定|上)?[:：]?\s*{_QUOTED}"
)
_INSTEAD: Final = re.compile(rf"(?:修改为|改为|改成|表述为|写为|写成|规定为|规定)[:：]?\s*{_QUOTED}")
_INSTEAD_BARE: Final = re.compile(r"(?:建议)?(?:修改为|改为|改成|改作)[:：]?([^“”，。；]{2,60})")
_NEW: Final = re.compile(
    rf"(?:增加|新增|增设|增写|补充)(?:一|1|两|二)?个?(?:条|款|项)[^“”\"]{{0,30}}?[:：]\s*{_QUOTED}"
)
_CHANGE_EN: Final = re.compile(
    rf"replace\s+{_QUOTED}\s+(?:with|by)\s+{_QUOTED}|substitute\s+{_QUOTED}\s+for\s+{_QUOTED}", re.I
)
_GOES_EN: Final = re.compile(rf"(?:delete|omit|strike(?: out)?|remove)\s+(?:the words?\s+)?{_QUOTED}", re.I)
_COMES_EN: Final = re.compile(rf"after\s+(?:the words?\s+)?{_QUOTED},?\s+(?:add|insert)\s+{_QUOTED}", re.I)
_ANY: Final = re.compile(_QUOTED)


@dataclass(frozen=True, slots=True)
class ProposedWords:
    """The words to go and to come, the words of the draft they are told by, and a wording for the whole."""

    quote: str = ""
    deleted: str = ""
    inserted: str = ""
    proposed: str = ""


def proposed_words(text: str) -> ProposedWords:
    """What a text gives words for; empty where it gives none."""
    if match := _CHANGE.search(text) or _CHANGE_EN.search(text):
        gone, come = [part for part in match.groups() if part][:2]
        if match[0].lower().startswith("substitute"):
            gone, come = come, gone
        return ProposedWords(gone, gone, come)
    if match := _COMES.search(text) or _COMES_EN.search(text):
        return ProposedWords(quote=match[1], inserted=match[2])
    if match := _NEW.search(text):
        return ProposedWords(proposed=match[1])
    if match := _GOES.search(text) or _GOES_EN.search(text):
        gone = next(part for part in match.groups() if part)
        return ProposedWords(gone, gone)
    if match := _INSTEAD.search(text):
        return ProposedWords(_first_quote(text[: match.start()]), proposed=match[1])
    if match := _INSTEAD_BARE.search(text):
        return ProposedWords(_first_quote(text[: match.start()]), proposed=match[1].strip())
    return ProposedWords(_first_quote(text))


def _first_quote(text: str) -> str:
    match = _ANY.search(text)
    return match[1] if match else ""
