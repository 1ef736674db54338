"""The nine branches in one table: for each Part its articles, rates, options, periods, exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.instruments.model import Bilingual, Corpus, ProvisionFigure
from workbench.rules.articles.periods import PeriodRule, period_rules
from workbench.rules.articles.persons_protected import Option, coverage_options
from workbench.rules.figures import branch_parts, figure, provisions_of, ref
from workbench.rules.rates import schedule_rows


@dataclass(frozen=True, slots=True)
class BranchProvisions:
    """What C.102 requires of one branch.

    ``articles`` gives by role (contingency, persons_protected, benefit, qualifying_period, duration, ...) the
    references of the provisions that have it; ``rates`` are figures in per cent: the rows of the Schedule, for Part
    VII those of Art. 44, none for Part II; ``exceptions`` the provisions that only a declaration under Art. 3 opens.
    """

    part: str
    branch: str
    name: Bilingual
    first_article: str
    last_article: str
    articles: Mapping[str, tuple[str, ...]]
    rates: tuple[ProvisionFigure, ...]
    options: tuple[Option, ...]
    periods: tuple[PeriodRule, ...]
    exceptions: tuple[str, ...]

    def periods_on(self, subject: str) -> tuple[PeriodRule, ...]:
        """The rules on one subject: qualifying, duration, waiting or age."""
        return tuple(rule for rule in self.periods if rule.subject == subject)


def nine_branches(corpus: Corpus) -> tuple[BranchProvisions, ...]:
    """Parts II to X of C.102 in their order."""
    opened = corpus.provision(ref("3(1)")).cites
    branches = []
    for part in branch_parts(corpus):
        articles = [ref(number) for number in part.articles]
        by_role: dict[str, list[str]] = {}
        for article in articles:
            by_role.setdefault(corpus.provision(article).role, []).append(article)
        branches.append(
            BranchProvisions(
                part.number,
                part.branch,
                part.heading,
                part.articles[0],
                part.articles[-1],
                {role: tuple(refs) for role, refs in by_role.items()},
                branch_rates(corpus, part.number),
                coverage_options(corpus, part.number),
                period_rules(corpus, part.number),
                tuple(exception for exception in opened if corpus.provision(exception).part == part.number),
            )
        )
    return tuple(branches)


def branch_rates(corpus: Corpus, part: str) -> tuple[ProvisionFigure, ...]:
    """The percentages a Part's benefit must reach: Schedule to Part XI, or Art. 44; none for care."""
    rows = schedule_rows(corpus, part)
    if rows:
        return tuple(figure(corpus, row, "percent") for row in rows)
    return tuple(
        rate
        for provision in provisions_of(corpus, part, "rate")
        for rate in provision.figures
        if rate.unit == "percent"
    )
