"""The corpus and glossary that ship with the program, read once a process."""

from __future__ import annotations

from functools import cache

from workbench.config import resource_dir
from workbench.standards.corpus import load_corpus
from workbench.standards.glossary import Glossary, load_glossary
from workbench.standards.instruments import Corpus


@cache
def corpus() -> Corpus:
    """Every instrument and provision as restated; raises Invalid where a file is at fault."""
    return load_corpus(resource_dir("corpus") / "standards")


@cache
def glossary() -> Glossary:
    """The concepts of social security in Chinese and English."""
    return load_glossary(resource_dir("corpus") / "glossary")
