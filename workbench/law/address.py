"""The address of a clause as lawyers write it, made from the path that leads to it."""

from __future__ import annotations

import re
from typing import Final

from workbench.lang.characters import HAN

_ARTICLE: Final = re.compile(r"第.+条(之.+)?|Article .+")
_ITEM: Final = re.compile(r"（.+）")
_CHINESE: Final = re.compile(f"[{HAN}（]")


def cited(path: str, *, of_one_paragraph: bool = False) -> str:
    """How a clause is cited within its law: from its article on, or whole where no article holds it.

    Of an article with a single paragraph, which carries no number, lawyers name the item alone: 第四条第（二）项.

    ``第一章/第四条/第一款/（二）`` is ``第四条第一款第（二）项``; ``Chapter III/Article 18/para. 1/(b)`` is
    ``Article 18 para. 1 (b)``.
    """
    steps = path.split("/")
    first = next((at for at, step in enumerate(steps) if _ARTICLE.fullmatch(step)), 0)
    if of_one_paragraph and len(steps) > first + 2:
        del steps[first + 1]
    printed = [f"第{step}项" if _ITEM.fullmatch(step) and at else step for at, step in enumerate(steps[first:])]
    return "".join(printed) if all(_CHINESE.search(step) for step in printed) else " ".join(printed)
