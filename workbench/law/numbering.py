"""What the numbers of a law's articles and items leave to be looked at, told from the clauses alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from workbench.law.model import Clause, ClauseKind, LawText, ReadWarning

_NUMBER: Final = re.compile(r"([0-9]+)(?:-([0-9]+)|([A-Za-z]+))?")
_ITEMS: Final = frozenset({ClauseKind.ITEM, ClauseKind.SUBITEM})
_FIRST_OF_A_CODE: Final = 100  # a code numbers by chapters: § 101, § 401
Number = tuple[int, int]  # 57 is (57, 0), 57之二 (57, 2), 57B (57, 2)


def numbering_warnings(law: LawText) -> list[ReadWarning]:
    """A warning for each article whose number is not the next one, and each item whose label is not, in reading order.

    The articles of an annex count for themselves. What has a number of another kind (1.2, IV) is passed over.
    """
    if not law.articles:
        return [ReadWarning("no_articles", "")]
    return [*_articles(law), *_items(law)]


def _articles(law: LawText) -> Iterator[ReadWarning]:
    last: dict[str | None, tuple[Number, str]] = {}  # of the law (None) and of each annex the article before
    seen: dict[str | None, set[Number]] = {}
    for article in law.articles:
        number = _number(article)
        if number is None:
            continue
        text = _annex(law, article)
        before, label = last.get(text, ((0, 0), ""))
        numbers = seen.setdefault(text, set())
        code = _code(number, before, is_known=number in numbers)
        if code:
            facts = {"number": article.label, "last": label}
            yield ReadWarning(code, article.label, article.line, facts)
        if code == "article_restart":
            numbers.clear()
        numbers.add(number)
        last[text] = number, article.label


def _code(number: Number, before: Number, *, is_known: bool) -> str:
    """What is odd about a number after the one before; empty where nothing is."""
    if is_known:
        return "article_restart" if number == (1, 0) else "article_duplicate"
    if number < before:
        return "article_order"
    if number[0] == before[0] or number == (before[0] + 1, 0):
        return ""
    if before == (0, 0):
        return "article_start" if number[0] <= _FIRST_OF_A_CODE else ""
    return "article_gap"


def _items(law: LawText) -> Iterator[ReadWarning]:
    last: dict[tuple[str | None, ClauseKind], int] = {}
    for clause in law.clauses:
        if clause.kind not in _ITEMS or not clause.number.isdecimal():
            continue
        number, run = int(clause.number), (clause.parent, clause.kind)
        if number not in (last.get(run, 0) + 1, 1):
            yield ReadWarning("item_gap", clause.path, clause.line, {"label": clause.label})
        last[run] = number


def _number(article: Clause) -> Number | None:
    matched = _NUMBER.fullmatch(article.number)
    if matched is None:
        return None
    main, within, letters = matched.groups()
    return int(main), int(within) if within else ord(letters[0].upper()) - ord("A") + 1 if letters else 0


def _annex(law: LawText, clause: Clause) -> str | None:
    holder: Clause | None = clause
    while holder is not None and holder.kind is not ClauseKind.ANNEX:
        holder = law.by_key[holder.parent] if holder.parent else None
    return holder.key if holder is not None else None
