"""Small made-up laws for the tests of suggestions, and what every one of them is judged with."""

from __future__ import annotations

from functools import cache

from workbench.config import resource_dir
from workbench.crossref.suggesting.suggest import Suggestion, suggest
from workbench.instruments.corpus import load_corpus
from workbench.instruments.glossary import Glossary, load_glossary
from workbench.instruments.model import Corpus
from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law


@cache
def corpus() -> Corpus:
    return load_corpus(resource_dir("corpus") / "standards")


@cache
def glossary() -> Glossary:
    return load_glossary(resource_dir("corpus") / "glossary")


def law(text: str) -> LawText:
    return read_law(plain_source(text))


def one_article(heading: str, words: str, title: str = "社会保险法") -> LawText:
    """A law of one article under one chapter, in Chinese or, where the title is, in English."""
    if title.isascii():
        return law(f"# {title}\n\n## Chapter I {heading}\n\nArticle 1. {words}\n")
    return law(f"# {title}\n\n## 第一章 {heading}\n\n第一条 {words}\n")


def suggested(text: LawText) -> dict[str, tuple[Suggestion, ...]]:
    """Suggestions by article number."""
    found = suggest(text, corpus(), glossary())
    return {text.by_key[id].number: suggestions for id, suggestions in found.items()}


def refs(heading: str, words: str, title: str = "社会保险法") -> list[str]:
    """The articles of C.102, without the name of the Convention, suggested for one sentence under one heading."""
    return [one.ref.removeprefix("C102:") for one in suggested(one_article(heading, words, title))["1"]]
