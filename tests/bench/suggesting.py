"""How long suggestions for a 300-article law take, beside plain BM25 over the same words."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.bench.reading import printed
from workbench.config import resource_dir
from workbench.crossref.suggesting.suggest import suggest
from workbench.instruments.library import corpus, glossary
from workbench.lang.bm25 import ranker
from workbench.lang.terms import ranking_terms
from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law

ARTICLES = 300
ROUNDS = 3


def taken(run: Callable[[], object]) -> float:
    """Seconds of the quickest of several runs."""
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        run()
        times.append(time.process_time() - began)
    return min(times)


def plain(law: LawText) -> None:
    """Rank every article of the Convention for every article of the law by its words alone."""
    words = ranker({one.ref: ranking_terms(corpus().full_text(one.ref, law.lang)) for one in corpus().articles("C102")})
    for article in law.articles:
        words.scores(ranking_terms(article.text))


def teaching_draft(articles: int) -> LawText:
    """The demonstration draft over and over until it has at least so many articles."""
    text = (resource_dir("corpus") / "demonstration" / "v3.zh.md").read_text(encoding="utf-8")
    once = read_law(plain_source(text), "zh")
    times = -(-articles // len(once.articles))
    return read_law(plain_source("\n\n".join([text] * times)), "zh")


def main() -> None:
    for name, law in (
        ("teaching draft, repeated", teaching_draft(ARTICLES)),
        ("made-up law without social security", read_law(plain_source(printed(ARTICLES, "zh", 1)), "zh")),
    ):
        ours, words = taken(lambda law=law: suggest(law, corpus(), glossary())), taken(lambda law=law: plain(law))
        print(f"  {name}: {len(law.articles)} articles in {ours:.2f} s, {ours / words:.1f}x the time of plain BM25")


if __name__ == "__main__":
    main()
