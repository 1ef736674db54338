"""A whole draft held against the Convention: its articles one by one, with what other articles of it say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.instruments.library import topic_rules
from workbench.instruments.model import Corpus
from workbench.instruments.topics import TopicRules
from workbench.law.model import LawText
from workbench.rules.articles.periods import PeriodRule, period_rules
from workbench.rules.figures import branch_parts
from workbench.rules.rates import LADDERS
from workbench.rules.readings.care import read_care
from workbench.rules.readings.durations import days, read_durations
from workbench.rules.readings.later_parts import read_later_parts, read_whole
from workbench.rules.readings.qualifying import read_qualifying
from workbench.rules.readings.rates import read_rates
from workbench.rules.readings.result import DraftReading, PartReader
from workbench.rules.readings.sentences import DraftArticle, read_draft
from workbench.rules.readings.stated import StatedFigure


@dataclass(frozen=True, slots=True)
class _DraftContext:
    """What the reading of one article needs of the Convention and of the other articles.

    ``leave`` is the longest maternity leave granted, ``years`` by Part after how long a benefit is first said to be
    due, ``periodical`` the Parts that have a periodical payment.
    """

    corpus: Corpus
    period_rule: Callable[[str], PeriodRule]
    leave: StatedFigure | None
    years: Mapping[str, StatedFigure | None]
    periodical: frozenset[str]


def assess_draft(law: LawText, corpus: Corpus, rules: TopicRules | None = None) -> tuple[DraftReading, ...]:
    """What a machine reads in a draft, article by article in the order of the draft, then of the Convention.

    One row for an article and an alternative; nothing where the text does not say it.
    """
    articles = read_draft(law, rules or topic_rules())
    parts = [part.number for part in branch_parts(corpus)]
    context = _DraftContext(
        corpus,
        {rule.id: rule for rule in period_rules(corpus)}.__getitem__,
        _leave(articles),
        {part: _years(articles, part) for part in LADDERS},
        frozenset(part for part in parts if any(_pays_periodically(article, part) for article in articles)),
    )
    return tuple(row for article in articles for row in _of_article(article, parts, context))


def _of_article(article: DraftArticle, parts: Sequence[str], context: _DraftContext) -> list[DraftReading]:
    """The rows of one article in the order of the Convention, one for a provision and what it is judged by."""
    rows: dict[tuple[str, str], DraftReading] = {}
    for part in parts:
        if article.concerns(part):
            for row in _rows(PartReader(context.corpus, article.key, article.number, part), article, context):
                rows.setdefault((row.ref, row.subject), row)
    for row in read_whole(PartReader(context.corpus, article.key, article.number, ""), article):
        rows.setdefault((row.ref, row.subject), row)
    return sorted(rows.values(), key=lambda row: context.corpus.provision(row.ref).order)


def _rows(reader: PartReader, article: DraftArticle, context: _DraftContext) -> Iterator[DraftReading]:
    part = reader.part
    by_means = article.says("means_tested", part)
    yield from read_care(reader, article)
    yield from read_qualifying(reader, article, context.period_rule)
    yield from read_durations(reader, article, context.period_rule, context.leave, by_means=by_means)
    yield from read_rates(reader, article, context.years.get(part), by_means=by_means)
    yield from read_later_parts(reader, article, is_periodical=part in context.periodical)


def _pays_periodically(article: DraftArticle, part: str) -> bool:
    sentences = article.about(part)
    return any(sentence.says("says_monthly") and not sentence.says("says_single_payment") for sentence in sentences)


def _leave(articles: Sequence[DraftArticle]) -> StatedFigure | None:
    """The longest maternity leave that the draft grants."""
    granted = [figure for article in articles for figure in article.figures("VIII", "leave")]
    return max(granted, key=days, default=None)


def _years(articles: Sequence[DraftArticle], part: str) -> StatedFigure | None:
    """After how many years of contribution a benefit is due: what the draft first says of it."""
    stated = [figure for article in articles for figure in article.figures(part, "contribution")]
    return stated[0] if stated else None
