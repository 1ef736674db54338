"""Made-up comments on the clauses of a law, skewed as real ones are; the same seed makes the same ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, TypeVar

from workbench.commentary.terms import Issue, Stance
from workbench.filling.phrases import REPLACED, Demand, PhraseTable
from workbench.lang.languages import Lang
from workbench.lang.quantities import Unit, quantities

# What was seen of consultations with tens of thousands of comments: a few clauses and senders have most of them.
_CLAUSE_SKEW: Final = 0.6  # exponent of rank; of 98 clauses the first then has 7 comments of 100
_WRITER_SKEW: Final = 0.8
_CAMPAIGN_SKEW: Final = 1.0
_REPLIES: Final = 0.12  # share of all that answer another comment
_CAMPAIGNS: Final = 0.2  # share of the others that are a text sent by many
_CAMPAIGN_TEXTS: Final = 12
_RECENT: Final = 400  # an answer is to one of so many comments before it
_WITHDRAWN: Final = 0.01
_ON_WORDS: Final = 0.25  # share of comments on words that stand on the figure they speak of
_SUBJECT: Final = 12  # characters
_Choice = TypeVar("_Choice")


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause that comments can stand on: where it is in the sequence given, its words and its language."""

    position: int
    text: str
    lang: Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedComment:
    """A made-up comment on the clause at a position, or an answer to the comment ``answers`` places before all.

    ``writer`` counts from 0; ``start`` and ``end`` are the words of the clause it is on, both 0 where on all of it.
    """

    body: str
    writer: int
    clause: int | None = None
    answers: int | None = None
    stance: Stance | None = None
    issue: Issue | None = None
    proposed: str = ""
    start: int = 0
    end: int = 0
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class _ClauseDemand:
    """A demand on one clause: its words, and the words it speaks of."""

    demand: Demand
    text: str
    proposed: str
    start: int
    end: int


class Writer:
    """Makes comments one after the other; ``texts`` are used for their words instead of the demands, where given."""

    def __init__(
        self, clauses: Sequence[ClauseText], phrases: PhraseTable, writers: int, seed: int, texts: Sequence[str] = ()
    ) -> None:
        self._chance = random.Random(seed)
        self._phrases = phrases
        self._writers = _skewed(writers, _WRITER_SKEW)
        self._clauses = self._chance.sample(clauses, len(clauses))
        self._on_clauses = _skewed(len(clauses), _CLAUSE_SKEW)
        self._texts = texts
        self._figures = _figures(clauses)
        self._letters = [self._new_letter() for _ in range(_CAMPAIGN_TEXTS)]
        self._on_campaigns = _skewed(_CAMPAIGN_TEXTS, _CAMPAIGN_SKEW)

    def comments(self, count: int) -> Iterator[InventedComment]:
        """So many comments and answers; an answer is to a comment, never to an answer."""
        written: list[int] = []
        for position in range(count):
            if written and self._chance.random() < _REPLIES:
                yield self._reply(self._chance.choice(written[-_RECENT:]))
                continue
            written.append(position)
            is_campaign = not self._texts and self._chance.random() < _CAMPAIGNS
            yield self._letter() if is_campaign else self._opinion()

    def _reply(self, answered: int) -> InventedComment:
        return InventedComment(body=self._chance.choice(self._phrases.replies), writer=self._writer(), answers=answered)

    def _letter(self) -> InventedComment:
        """One of many copies of a text: the words are the same, the signature is not."""
        clause, ask, words = self._drawn(self._letters, self._on_campaigns)
        body = words + self._chance.choice(self._phrases.closings) + self._chance.choice(self._phrases.signatures)
        return InventedComment(
            body=body,
            writer=self._writer(),
            clause=clause.position,
            stance=ask.demand.stance,
            issue=ask.demand.issue,
        )

    def _new_letter(self) -> tuple[ClauseText, _ClauseDemand, str]:
        clause = self._clause()
        ask = self._ask(clause)
        return clause, ask, self._chance.choice(self._phrases.openings) + ask.text

    def _opinion(self) -> InventedComment:
        clause, chance = self._clause(), self._chance
        ask = self._ask(clause)
        body = chance.choice(self._texts) if self._texts else self._in_full(ask.text)
        on_words = ask.end > ask.start and chance.random() < _ON_WORDS
        return InventedComment(
            body=body, writer=self._writer(), clause=clause.position, stance=ask.demand.stance, issue=ask.demand.issue,
            proposed="" if self._texts else ask.proposed, start=ask.start if on_words else 0,
            end=ask.end if on_words else 0, withdrawn=chance.random() < _WITHDRAWN,
        )  # fmt: skip

    def _in_full(self, demand: str) -> str:
        parts, choice = self._phrases, self._chance.choice
        return choice(parts.openings) + demand + choice(parts.reasons) + choice(parts.closings)

    def _ask(self, clause: ClauseText) -> _ClauseDemand:
        figures = [each for each in quantities(clause.text) if len(self._figures[each.unit]) > 1]
        demand = self._chance.choice([each for each in self._phrases.demands if figures or not each.needs_figure])
        subject = clause.text[:_SUBJECT].rstrip("，、,. ")
        if not demand.needs_figure:
            added = clause.text + demand.proposes if demand.proposes else ""
            return _ClauseDemand(demand, demand.text.format(subject=subject), added, 0, 0)
        figure = self._chance.choice(figures)
        more = self._chance.choice([other for other in self._figures[figure.unit] if other != figure.quote])
        text = demand.text.format(subject=subject, figure=figure.quote, more=more)
        replaced = clause.text[: figure.start] + more + clause.text[figure.end :]
        return _ClauseDemand(demand, text, replaced if demand.proposes == REPLACED else "", figure.start, figure.end)

    def _clause(self) -> ClauseText:
        return self._drawn(self._clauses, self._on_clauses)

    def _writer(self) -> int:
        return self._drawn(range(len(self._writers)), self._writers)

    def _drawn(self, choices: Sequence[_Choice], weights: Sequence[float]) -> _Choice:
        return self._chance.choices(choices, cum_weights=weights)[0]


def _figures(clauses: Sequence[ClauseText]) -> Mapping[Unit, Sequence[str]]:
    """The figures of a law by their units, as it writes them: what is asked for instead of one is another of them."""
    by_unit: dict[Unit, list[str]] = {}
    for clause in clauses:
        for figure in quantities(clause.text):
            if figure.quote not in by_unit.setdefault(figure.unit, []):
                by_unit[figure.unit].append(figure.quote)
    return by_unit


def _skewed(count: int, exponent: float) -> list[float]:
    """Cumulated weights by which the first of ``count`` is drawn most and each next one less."""
    return list(accumulate((rank + 1) ** -exponent for rank in range(count)))
