"""The corpus and glossary that ship with the program, read once a process."""

from __future__ import annotations

from functools import cache

from workbench.config import resource_dir
from workbench.instruments.corpus import load_corpus
from workbench.instruments.glossary import Glossary, load_glossary
from workbench.instruments.model import Corpus


@cache
def corpus() -> Corpus:
    """Every instrument and provision as restated; raises Invalid where a file is at fault."""
    return load_corpus(resource_dir("corpus") / "standards")


@cache
def glossary() -> Glossary:
    """The concepts of social security in Chinese and English."""
    return load_glossary(resource_dir("corpus") / "glossary")
