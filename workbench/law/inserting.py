"""New articles in a law: the numbers they get, and those of the articles after them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.lang.characters import BLANKS
from workbench.lang.languages import Lang
from workbench.lang.numerals import CHINESE_NUMERAL, chinese_numeral
from workbench.law.amending.labels import counted, number_text, relabelled
from workbench.law.model import Clause, ClauseKind, LawText

_ARTICLE: Final = re.compile(
    rf"(?:第[{CHINESE_NUMERAL}0-9０-９]+条(?:之[{CHINESE_NUMERAL}0-9]+)?|(?:Article|Section)\s+\d+[A-Z]?\.?)"
    rf"(?=[{BLANKS}\n：:]|$)"
)
_ITEM: Final = re.compile(rf"[（(][{CHINESE_NUMERAL}0-9a-z]+[）)]")
_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class ProposedArticle:
    """An article asked for after the one with the key ``after``; ``label`` is what its author called it, or empty."""

    id: str
    after: str
    text: str
    label: str = ""


def article_label(text: str) -> str:
    """The label of an article with which ``text`` begins, with the colon behind it; empty where it has none."""
    match = _ARTICLE.match(text)
    if match is None:
        return ""
    return text[: match.end() + (text[match.end() : match.end() + 1] in (":", "："))] if text[match.end() :] else ""


def without_label(text: str, clause: Clause) -> tuple[str, str]:
    """``text`` without the clause's own label, and, where it begins with that of another one, that label."""
    if clause.label and text.startswith(clause.label):
        rest = text[len(clause.label) :]
        if rest[:1] in (*BLANKS, "：", ":") or clause.kind is not ClauseKind.ARTICLE:
            rest = rest.lstrip(BLANKS + "：:")
            heading = clause.heading
            return (rest[len(heading) :].lstrip(BLANKS + "\n") if heading and rest.startswith(heading) else rest), ""
    if label := article_label(text):
        return text, label.strip(BLANKS + "：:")
    if clause.kind is ClauseKind.ITEM and (match := _ITEM.match(text)) is not None:
        return text, match[0]
    return text, ""


def renumbered(
    law: LawText, new: Sequence[ProposedArticle], *, counts_on: bool
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The labels of articles that get another one, by key, and those of the new ones, by id.

    With ``counts_on`` the numbers of an annex and of the law itself count each for themselves.
    """
    labels: dict[str, str] = {}
    added: dict[str, str] = {}
    if not new:
        return labels, added
    shifts: dict[str, int] = {}
    taken = {(_annex(law, article), article.number) for article in law.articles}
    for article in law.articles:
        annex, number = _annex(law, article), counted(article.number)
        shift = shifts.get(annex, 0)
        if number is None:
            continue
        if shift:
            labels[article.key] = relabelled(article.label, number_text((number[0] + shift, number[1])))
        for each in new:
            if each.after != article.key:
                continue
            if counts_on:
                shift += 1
                added[each.id] = relabelled(article.label, str(number[0] + shift))
                continue
            within = number[1] + 1
            while (annex, number_text((number[0], within))) in taken:
                within += 1
            taken.add((annex, number_text((number[0], within))))
            added[each.id] = _within(article.label, number[0], within, law)
        shifts[annex] = shift
    return {key: label for key, label in labels.items() if label != law.by_key[key].label}, added


def _within(label: str, main: int, within: int, law: LawText) -> str:
    """A label numbered within another: 第五条之一, Article 5A."""
    return _WITHIN[law.lang](label, main, within)


def _within_chinese(label: str, main: int, within: int) -> str:
    return f"{relabelled(label, str(main))}之{chinese_numeral(within)}"


def _within_english(label: str, main: int, within: int) -> str:
    letters = chr(ord("A") + within - 1) if within <= 26 else f"-{within}"
    bare = re.sub(r"(\d+)[A-Z]+", r"\1", label)
    return _DIGITS.sub(f"{main}{letters}", bare, count=1)


_WITHIN: Final[Mapping[Lang, Callable[[str, int, int], str]]] = {"zh": _within_chinese, "en": _within_english}


def _annex(law: LawText, clause: Clause) -> str:
    """The key of the annex that an article stands in, empty for the law itself."""
    holder: Clause | None = clause
    while holder is not None and holder.kind is not ClauseKind.ANNEX:
        holder = law.by_key.get(holder.parent or "")
    return holder.key if holder is not None else ""
