"""Opinions in running text: letters, lists and mail, line by line; who writes, headings and formulas are set aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from workbench.lang.folding import fold
from workbench.returns.draft import ReturnDraft
from workbench.returns.model import ReturnedFile, ReturnedLine, ReturnedOpinion, ReturnedRest

_NUMBER: Final = re.compile(
    r"^\s*(?:[(（]\s*(?:[一二三四五六七八九十]+|\d+)\s*[)）]|(?:[一二三四五六七八九十]+|\d+)\s*[、.．])\s*"
)
_SENTENCE: Final = re.compile(r"[。！？；.!?;]|[:：]\s*[“\"]")
_FORMULA: Final = re.compile(
    r"^(?:特此|此致|敬礼|专此|以上意见|以上建议|如有|请与|联系|现将|你组|贵组|来函|收悉"
    r"|谢谢|感谢|顺祝|填表说明|填报|附[件：:]|yours|regards|thank|please contact|we refer to|dear )"
    r"|收悉|函复如下|汇总如下|意见如下|报告如下|[(（]?联系(?:部门|人|电话)",
    re.IGNORECASE,
)
_NO_OPINION: Final = re.compile(
    r"(?:没有|无|暂无)(?:修改|不同|其他)?(?:意见|建议)[。.]?$|^(?:no comments?|none)[.]?$", re.IGNORECASE
)
_DATE: Final = re.compile(
    r"^[(（]?(?:\d{4}|[〇零一二三四五六七八九]{4})\s?[年./-]\s?\S{1,6}(?:\s?[日月]|\d)[)）]?$|^[(（][^)）]{0,12}\d{4}年[^)）]*[)）]$"
)
_HEADING: Final = re.compile(r"^\s*[一二三四五六七八九十]+、[^。！？；]{0,24}$")
_QUOTED: Final = re.compile(r"^\s*>|^\s*-{2,}\s*(?:原始邮件|original message|forwarded)", re.IGNORECASE)


def read_lines(
    lines: Iterable[ReturnedLine], draft: ReturnDraft, read: ReturnedFile, *, is_beside: bool = False
) -> None:
    """Put what running text holds into ``read``: numbered points and what cites a clause are opinions.

    In text that stands beside a table of opinions, only what cites a clause is one.
    """
    heading, is_quoted = "", False
    for line in _run_on(list(lines)):
        text = line.text.strip()
        is_quoted = is_quoted or bool(_QUOTED.search(text))
        if not text:
            continue
        if is_quoted or _is_aside(text):
            read.rest.append(ReturnedRest(line.where, text))
        elif _HEADING.match(text) and not draft.references(text):
            heading = text
            read.rest.append(ReturnedRest(line.where, text))
        elif _is_opinion(text, heading, draft) and not (is_beside and not draft.references(text[:60])):
            read.opinions.append(ReturnedOpinion(line.where, body=_NUMBER.sub("", text, count=1)))
        else:
            read.rest.append(ReturnedRest(line.where, text))


def _is_aside(text: str) -> bool:
    is_short = not _SENTENCE.search(text.rstrip("。.:："))
    return bool(
        _FORMULA.search(text)
        or _DATE.match(text)
        or _NO_OPINION.search(text)
        or text.endswith(("：", ":"))
        or (is_short and "〔" in text)
    )


def _is_opinion(text: str, heading: str, draft: ReturnDraft) -> bool:
    has_sentence = bool(_SENTENCE.search(text)) or len(fold(text)) > 24
    if not has_sentence:
        return False
    return bool(_NUMBER.match(text) or heading or draft.references(text[:60]))


def _run_on(lines: Sequence[ReturnedLine]) -> list[ReturnedLine]:
    """The lines, one that goes on in the next joined with it: the next is indented and begins no point of its own."""
    joined: list[ReturnedLine] = []
    for line in lines:
        goes_on = (
            joined
            and "lines" in line.where
            and line.text[:2].isspace()
            and _NUMBER.match(joined[-1].text)
            and not _NUMBER.match(line.text)
        )
        if goes_on:
            before = joined[-1]
            span = [before.where["lines"][0], line.where["lines"][1]]  # type: ignore[index]
            joined[-1] = ReturnedLine({**before.where, "lines": span}, before.text.rstrip() + line.text.strip())
        else:
            joined.append(line)
    return joined
