"""Matches an official text to the restatement of its instrument, down to each subparagraph (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from typing import Any, Final, Literal

from workbench.instruments.model import Corpus
from workbench.lang.numerals import roman_number, roman_numeral
from workbench.law.model import STRUCTURE, Clause, LawText, ReadWarning
from workbench.standards.official.tables import Rows, words_of

_TABLE_NAMES: Final = re.compile(r"(schedule|annex|addendum)\s*([ivx]+|\d+)?\b", re.IGNORECASE)
_SHOWN: Final = 70


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Words of the file that the restatement has no place for, by the address they bear there."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class MisplacedArticle:
    """An article that stands elsewhere than in the restatement.

    ``by`` is ``part``, where ``actual`` and ``expected`` are numbers of Parts, or ``order``, where it stands behind the
    article ``actual`` and the restatement has it before that one.
    """

    address: str
    by: Literal["part", "order"]
    actual: str
    expected: str = ""


@dataclass(frozen=True, slots=True)
class TextAlignment:
    """What an official text and a restatement have in common, and what not.

    ``wordings`` are the official words by reference, in the order of the file, those of ``extra`` articles and
    subdivisions among them; ``missing_articles`` are addresses that the restatement has and the file lacks,
    ``missing`` the references below an article that is there; ``unassigned`` is what belongs to no provision (the
    preamble, notes, signatures), ``warnings`` what the reader of the file was not sure of.
    """

    instrument: str
    lang: str
    wordings: Mapping[str, str]
    articles: tuple[str, ...]
    missing_articles: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[TextBlock, ...]
    out_of_place: tuple[MisplacedArticle, ...]
    repeated: tuple[str, ...]
    unassigned: tuple[TextBlock, ...]
    warnings: tuple[ReadWarning, ...]

    @property
    def article_count(self) -> int:
        """How many of the articles found are articles, and not Schedules or Annexes."""
        return sum(address[0].isdigit() for address in self.articles)


def report_of(alignment: TextAlignment) -> dict[str, Any]:
    """The alignment as plain data, without the words but for the beginnings of what has no place."""
    return {
        "instrument": alignment.instrument,
        "lang": alignment.lang,
        "articles": alignment.article_count,
        "tables": [address for address in alignment.articles if not address[0].isdigit()],
        "provisions": len(alignment.wordings),
        "missing_articles": list(alignment.missing_articles),
        "missing": list(alignment.missing),
        "extra": [asdict(piece) for piece in alignment.extra],
        "out_of_place": [
            {"address": article.address, "by": article.by, "found": article.actual, "expected": article.expected}
            for article in alignment.out_of_place
        ],
        "repeated": list(alignment.repeated),
        "aside": [asdict(piece) for piece in alignment.unassigned],
        "warnings": [
            {"code": warning.code, "place": warning.label, "line": warning.line, "facts": dict(warning.facts)}
            for warning in alignment.warnings
        ],
        "order": list(alignment.wordings),
    }


def match_official(law: LawText, corpus: Corpus, instrument: str, lang: str) -> TextAlignment:
    """Give every word of ``law`` the address it has in the restatement, and list what does not fit.

    Nothing is guessed: a subdivision that the restatement lacks keeps its own address and is listed as extra.
    Raises NotFound for an instrument the corpus does not hold.
    """
    matcher = _Matcher(corpus, corpus.instrument(instrument).code, law)
    matcher.read()
    addresses = [article.address for article in corpus.articles(instrument)]
    known = [address for address in matcher.articles if address in addresses]
    return TextAlignment(
        instrument=instrument,
        lang=lang,
        wordings={ref: "\n".join(words) for ref, words in matcher.wordings.items()},
        articles=tuple(known),
        missing_articles=tuple(address for address in addresses if address not in matcher.articles),
        missing=tuple(ref for address in known for ref in lacking(corpus, f"{instrument}:{address}", matcher.wordings)),
        extra=tuple(matcher.extra),
        out_of_place=(*matcher.misplaced, *_out_of_order(known, addresses)),
        repeated=tuple(address for address, count in Counter(matcher.seen).items() if count > 1),
        unassigned=tuple(matcher.unassigned),
        warnings=law.warnings,
    )


def lacking(corpus: Corpus, ref: str, official: Collection[str]) -> Iterator[str]:
    """The provisions from ``ref`` down that have no ``official`` words, themselves or below; each only by its root."""
    if not any(is_within(address, ref) for address in official):
        yield ref
    else:
        for child in corpus.children(ref):
            yield from lacking(corpus, child.ref, official)


def _out_of_order(articles: Sequence[str], addresses: Sequence[str]) -> Iterator[MisplacedArticle]:
    """The articles that stand before one which the restatement has after them."""
    order = {address: position for position, address in enumerate(addresses)}
    for before, address in pairwise(articles):
        if order[address] < order[before] and address[0].isdigit() and before[0].isdigit():
            yield MisplacedArticle(address, "order", before)


def is_within(ref: str, above: str) -> bool:
    """Whether ``ref`` is ``above`` or stands below it: ``C102:24(1)(a)`` within ``C102:24(1)`` and ``C102:24``."""
    return ref == above or ref.startswith((f"{above}(", f"{above}:"))


@dataclass(slots=True)
class _Matcher:
    """One pass over the clauses of a file."""

    corpus: Corpus
    instrument: str
    law: LawText
    wordings: dict[str, list[str]] = field(default_factory=dict)
    articles: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    extra: list[TextBlock] = field(default_factory=list)
    misplaced: list[MisplacedArticle] = field(default_factory=list)
    unassigned: list[TextBlock] = field(default_factory=list)
    children: dict[str | None, list[Clause]] = field(default_factory=dict)

    def read(self) -> None:
        for clause in self.law.clauses:
            self.children.setdefault(clause.parent, []).append(clause)
        self._level(None, "")

    def _level(self, parent: str | None, part: str) -> None:
        for clause in self.children.get(parent, ()):
            if clause.kind in STRUCTURE:
                self._level(clause.key, _part_number(clause) if clause.kind == "part" else part)
            elif clause.kind == "annex":
                self._table(clause)
            elif clause.kind == "article":
                self._article(clause, part)
            elif words := _own_words(clause, self.children):
                self.unassigned.append(TextBlock(clause.path, _shortened(words)))

    def _article(self, clause: Clause, part: str) -> None:
        address = clause.number
        self.seen.append(address)
        if address in self.articles:
            self.unassigned.append(TextBlock(clause.path, _shortened(clause.text)))
            return
        self.articles.append(address)
        ref = f"{self.instrument}:{address}"
        provision = self.corpus.provisions.get(ref)
        if provision is None:
            self.extra.append(TextBlock(address, _shortened(clause.text)))
        elif part and provision.part and part != provision.part:
            self.misplaced.append(MisplacedArticle(address, "part", part, provision.part))
        if clause.heading:
            self._put(ref, clause.heading)
        self._below(clause, ref, provision is not None)

    def _below(self, above: Clause, ref: str, reported: bool) -> None:
        """Place what stands below ``above``; ``reported`` is False where an extra above it covers it already."""
        last = ref
        points = self.children.get(above.key, ())
        numbered = any(point.kind == "paragraph" and point.label for point in points)
        for position, clause in enumerate(points, 1):
            if clause.kind == "note":
                self.unassigned.append(TextBlock(clause.path, _shortened(clause.text)))
                continue
            target = self._target(clause, ref, position, numbered)
            if target == ref:
                # words that follow a list without a number of their own stay where they stand: behind its last entry
                self._put(last, words_of(clause))
                self._below(clause, ref, reported)
            else:
                known = target in self.corpus.provisions
                if reported and not known:
                    self.extra.append(TextBlock(target.partition(":")[2], _shortened(words_of(clause))))
                self._put(target, words_of(clause))
                self._below(clause, target, reported and known)
            last = next(reversed(self.wordings), ref)

    def _target(self, clause: Clause, ref: str, position: int, numbered: bool) -> str:
        """The address of a point; that of what it belongs to where it has no number and the restatement gives none."""
        if clause.label and clause.number:
            return f"{ref}({clause.number})"
        address = f"{ref}({position})"
        if clause.kind == "paragraph" and not numbered and address in self.corpus.provisions:
            return address
        return ref

    def _table(self, clause: Clause) -> None:
        """A Schedule or an Annex: rows that the restatement numbers get their own address, the rest is the table's."""
        address = self._table_address(clause)
        self.seen.append(address)
        if address in self.articles:
            self.unassigned.append(TextBlock(clause.path, _shortened(clause.heading or clause.text)))
            return
        self.articles.append(address)
        ref = f"{self.instrument}:{address}"
        if ref not in self.corpus.provisions:
            self.extra.append(TextBlock(address, _shortened(clause.heading or clause.text)))
        rows = Rows(self.corpus, ref, self._put)
        if words := " ".join(filter(None, (clause.heading, clause.text))):
            self._put(ref, words)
        for below in self._all_below(clause):
            rows.take(below)

    def _all_below(self, clause: Clause) -> Iterator[Clause]:
        for child in self.children.get(clause.key, ()):
            yield child
            yield from self._all_below(child)

    def _table_address(self, clause: Clause) -> str:
        """``Schedule``, ``ScheduleII``, ``Annex``: as the restatement calls it, else as the file does."""
        match = _TABLE_NAMES.search(f"{clause.label} {clause.heading}")
        if match is None:
            return clause.label or clause.path
        name, order = match[1].capitalize(), match[2] or ""
        number = int(order) if order.isdigit() else roman_number(order) or 0
        numbered = f"{name}{roman_numeral(number).upper()}" if number else name
        provision = self.corpus.provisions.get(f"{self.instrument}:{name}")
        if number and provision and re.findall(r"\d+", provision.heading.en) in ([], [str(number)]):
            return name
        return numbered

    def _put(self, ref: str, words: str) -> None:
        if words:
            self.wordings.setdefault(ref, []).append(words)


def _part_number(clause: Clause) -> str:
    """The number of a Part in Roman capitals, as the restatement has it."""
    return roman_numeral(int(clause.number)).upper() if clause.number.isdigit() else clause.number.upper()


def _own_words(clause: Clause, children: Mapping[str | None, Sequence[Clause]]) -> str:
    below = " ".join(_own_words(child, children) for child in children.get(clause.key, ()))
    return " ".join(filter(None, (clause.label, words_of(clause), below)))


def _shortened(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1]}…"
