"""Words of an article by where they stand in its whole text: to the clause inside that says them, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.lang.same_words import words_key
from workbench.law.model import Clause, LawText


def find_quoted(law: LawText, number: str, quote: str, occurrence: int = 0) -> tuple[Clause, int, int] | None:
    """The innermost clause of article ``number`` that says ``quote``, and from where to where in its text.

    ``occurrence``, from 0, counts in the text of the article; words that are not there as they are written are looked
    for as they are recognised. In a text without articles its outermost points are what is numbered. Words over several
    paragraphs are those of the article. None where there are no such words.
    """
    for unit in law.units:
        if unit.number != number:
            continue
        spans = _spans(unit.text, quote)
        if occurrence < len(spans):
            start, end = spans[occurrence]
            for clause, at in reversed(_inside(law, unit)):
                if at <= start and end <= at + len(clause.text):
                    return clause, start - at, end - at
            return (unit, start, end) if unit.kind == "article" else None
    return None


def start_in_unit(law: LawText, key: str, start: int) -> tuple[Clause, int] | None:
    """The article (or outermost point) that holds the clause ``key``, and where in its text the clause's ``start`` is.

    None for what stands outside them, such as an annex.
    """
    holders = {key}
    clause = law.by_key[key]
    while clause.parent:
        clause = law.by_key[clause.parent]
        holders.add(clause.key)
    for unit in law.units:
        if unit.key in holders:
            if unit.key == key and unit.kind == "article":
                return unit, start
            return next(((unit, at + start) for clause, at in _inside(law, unit) if clause.key == key), None)
    return None


def _spans(text: str, quote: str) -> Sequence[tuple[int, int]]:
    as_written = [match.span() for match in re.finditer(re.escape(quote), text)]
    if as_written:
        return as_written
    key, words = words_key(text), words_key(quote).text
    return [key.original(*match.span()) for match in re.finditer(re.escape(words), key.text)] if words else []


def _inside(law: LawText, unit: Clause) -> Sequence[tuple[Clause, int]]:
    """The clauses whose words the text of a unit is made of, in reading order, each with where it begins there."""
    return list(_begun(unit.text, _members(law, unit)))


def _members(law: LawText, unit: Clause) -> Iterator[Clause]:
    members = {unit.key}
    if unit.kind != "article":
        yield law.by_key[unit.key]
    for clause in law.clauses:
        if clause.parent in members:
            members.add(clause.key)
            yield clause


def _begun(text: str, clauses: Iterator[Clause]) -> Iterator[tuple[Clause, int]]:
    """Each clause with where its words begin: they end a line, since what a clause holds has lines of its own."""
    at = 0
    for clause in clauses:
        if not clause.text:
            continue
        ended = re.compile(re.escape(clause.text) + r"(?=\n|\Z)").search(text, at)
        if ended:
            yield clause, ended.start()
            at = ended.end()
