"""References in a law that an inserted article or paragraph reaches: those that follow, and those to be looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.lang.languages import Lang
from workbench.lang.numerals import CHINESE_NUMERAL, chinese_number
from workbench.law.amending.chinese.targets import clause_number
from workbench.law.amending.references import CHAINED, OTHER_LAW, REFERENCE
from workbench.law.inserting import ProposedArticle
from workbench.law.model import Clause, ClauseKind, LawText
from workbench.law.story import LawStory

_ENGLISH: Final = re.compile(
    r"\b(?:articles?|sections?)\s+\d+[A-Z]?(?:\(\w+\))*"
    r"(?:(?:\s*,\s*|\s*,?\s+(?:and|or|to)\s+|\s*[–-]\s*)\d+[A-Z]?(?:\(\w+\))*)*",
    re.IGNORECASE,
)
_ENGLISH_OTHER: Final = re.compile(
    r"\s+of\s+(?:the\s+)?(?!this\b)[A-Z][\w ]*\b(?:Law|Act|Convention|Regulations?|Code)\b"
)
_NUMBER: Final = re.compile(r"(?<![\d(])\d+[A-Z]?")
_INSIDE: Final = re.compile(r"(?:\(\w+\))+")
_RANGE: Final = re.compile(r"[至到]|\s*(?:to|[–-])\s*")
_NEIGHBOUR: Final = re.compile(
    rf"(?P<before>[前上](?P<several>[两{CHINESE_NUMERAL}])?[一]?条(?!件|例|约))|(?P<after>[下后次][一]?条(?!件|例|约))"
    r"|(?P<preceding>\b(?:preceding|previous) (?:article|section))"
    r"|(?P<following>\b(?:following|next) (?:article|section))"
)
_OWN: Final = re.compile(
    rf"前(?:[两{CHINESE_NUMERAL}]|述各)?[款项]|(?:本条|本款)第[（(]?{'['}{CHINESE_NUMERAL}{']'}+[）)]?[款项]"
    rf"|\b(?:preceding|previous) (?:paragraph|item)"
)


@dataclass(frozen=True, slots=True)
class StoryReference:
    """A reference that an insertion reaches: the label of the clause it stands in, its words, and what they become.

    ``becomes`` is empty where a person has to see to it; ``code`` names the reason.
    """

    code: str
    where: str
    words: str
    becomes: str = ""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _CitedArticle:
    """An article that a text names, and where; ``whole`` is where what is named within it ends, else ``end``."""

    start: int
    end: int
    number: str
    whole: int


def broken_references(
    law: LawText,
    story: LawStory,
    new: Sequence[ProposedArticle],
    labels: Mapping[str, str],
    added: Mapping[str, str],
    inserted: Mapping[str, str],
    taken: Sequence[tuple[int, int]],
    touched: Collection[str],
) -> tuple[list[tuple[int, int, str]], list[StoryReference]]:
    """What becomes of the references: ``(start, end, new words)`` of those that follow, and all that are reached.

    ``labels`` are those that articles get by key, ``inserted`` the words put in by the id of their proposal, ``taken``
    where in the draft words change, and ``touched`` the clauses that get or lose lines.
    """
    reader = _ReferenceReader(law, story, new, labels, taken, touched)
    if new or touched:
        reader.read()
    if labels:
        for id, words in inserted.items():
            reader.read_inserted(id, words)
    return reader.following, reader.reached


class _ReferenceReader:
    def __init__(
        self,
        law: LawText,
        story: LawStory,
        new: Sequence[ProposedArticle],
        labels: Mapping[str, str],
        taken: Sequence[tuple[int, int]],
        touched: Collection[str],
    ) -> None:
        self.law, self.story, self.labels, self.taken = law, story, labels, taken
        self.following: list[tuple[int, int, str]] = []
        self.reached: list[StoryReference] = []
        self._by_number: dict[str, Clause] = {}
        for article in law.articles:
            self._by_number.setdefault(article.number, article)
        self._order = [article.key for article in law.articles]
        self._after: dict[str, list[str]] = {}
        for each in new:
            self._after.setdefault(each.after, []).append(each.id)
        self._touched = {holder.key for key in touched if (holder := self._article(key)) is not None}

    def _article(self, key: str) -> Clause | None:
        clause: Clause | None = self.law.by_key.get(key)
        while clause is not None and clause.kind is not ClauseKind.ARTICLE:
            clause = self.law.by_key.get(clause.parent or "")
        return clause

    def read(self) -> None:
        """Go through the words of every clause of the draft."""
        for line, start in zip(self.story.lines, self.story.starts, strict=True):
            own = self._article(line.key)
            where = (own.label if own is not None else line.text[: line.label]).strip(" .:：\u3000")
            words = line.text[line.label :]
            if line.key:
                self._named(words, start + line.label, where)
                self._neighbours(words, start + line.label, own, where)
            if own is not None and own.key in self._touched:
                for match in _OWN.finditer(words):
                    if not self._is_changed(start + line.label, match.span()):
                        self._reach("reference_inside", where, match[0])

    def read_inserted(self, id: str, words: str) -> None:
        """The articles that proposed words name by a number which is no longer theirs."""
        for named in _named_in(words, self.law.lang):
            article = self._by_number.get(named.number)
            if article is not None and article.key in self.labels:
                self._reach("reference_in_proposal", "", words[named.start : named.end], ids=(id,))

    def _is_changed(self, offset: int, span: tuple[int, int]) -> bool:
        """Whether a wording changes the words of a reference itself, so that somebody has looked at it."""
        start, end = offset + span[0], offset + span[1]
        return any(begin < end and start < close for begin, close in self.taken)

    def _reach(self, code: str, where: str, words: str, becomes: str = "", ids: tuple[str, ...] = ()) -> None:
        self.reached.append(StoryReference(code, where, words, becomes, ids))

    def _named(self, words: str, offset: int, where: str) -> None:
        before: _CitedArticle | None = None
        for named in _named_in(words, self.law.lang):
            article: Clause | None = self._by_number.get(named.number)
            printed = words[named.start : named.end]
            if article is not None and article.key in self.labels:
                self._follow(article, named, printed, offset, where)
            if before is not None and _RANGE.fullmatch(words[before.end : named.start]):
                self._range(before, named, words, where)
            is_inside = named.whole > named.end and not self._is_changed(offset, (named.start, named.whole))
            if article is not None and is_inside and article.key in self._touched:
                self._reach("reference_inside", where, words[named.start : named.whole])
            before = named

    def _follow(self, article: Clause, named: _CitedArticle, printed: str, offset: int, where: str) -> None:
        label = self.labels[article.key]
        becomes = match[0] if (match := _NUMBER.search(label)) else label  # 第六条 whole, of Article 6 its number
        if self._is_changed(offset, (named.start, named.end)):
            self._reach("reference_changed", where, printed, becomes)
            return
        self.following.append((offset + named.start, offset + named.end, becomes))
        self._reach("reference_follows", where, printed, becomes)

    def _range(self, first: _CitedArticle, last: _CitedArticle, words: str, where: str) -> None:
        """Say so where a new article stands between the two that a range names."""
        ends = [self._by_number.get(each.number) for each in (first, last)]
        if ends[0] is None or ends[1] is None:
            return
        low, high = (self._order.index(each.key) for each in ends if each is not None)
        ids = tuple(id for key in self._order[low:high] for id in self._after.get(key, ()))
        if ids:
            self._reach("reference_range", where, words[first.start : last.end], ids=ids)

    def _neighbours(self, words: str, offset: int, article: Clause | None, where: str) -> None:
        """Say so where 前条 and the like now name a new article."""
        if article is None or not self._after:
            return
        at = self._order.index(article.key)
        for match in _NEIGHBOUR.finditer(words):
            if self._is_changed(offset, match.span()):
                continue
            count = chinese_number(match["several"].replace("两", "二")) if match["several"] else 1
            if match["before"] or match["preceding"]:
                reach = self._order[max(0, at - (count or 1)) : at]
            else:
                reach = [article.key]
            if ids := tuple(id for key in reach for id in self._after.get(key, ())):
                self._reach("reference_relative", where, match[0], ids=ids)


def _named_in(words: str, lang: Lang) -> Iterator[_CitedArticle]:
    """The articles of the law itself that words name, in their order."""
    yield from _NAMING[lang](words)


def _chinese(words: str) -> Iterator[_CitedArticle]:
    last_end, is_other = -1, False
    for match in REFERENCE.finditer(words):
        if not match.lastgroup:
            continue
        is_chained = last_end >= 0 and CHAINED.fullmatch(words[last_end : match.start()]) is not None
        is_other = OTHER_LAW.search(words[: match.start()]) is not None or (is_chained and is_other)
        last_end = match.end()
        if match["article"] and not is_other:
            end = match.start() + len(match["article"])
            yield _CitedArticle(match.start(), end, clause_number(match["article"]), match.end())


def _english(words: str) -> Iterator[_CitedArticle]:
    for match in _ENGLISH.finditer(words):
        if _ENGLISH_OTHER.match(words, match.end()):
            continue
        for number in _NUMBER.finditer(words, match.start(), match.end()):
            inside = _INSIDE.match(words, number.end())
            yield _CitedArticle(number.start(), number.end(), number[0], inside.end() if inside else number.end())


_NAMING: Final[Mapping[Lang, Callable[[str], Iterator[_CitedArticle]]]] = {"zh": _chinese, "en": _english}
