"""The corpus, glossary and cue phrases that ship with the program, read once a process, and compiled for the next."""

from __future__ import annotations

from functools import cache

from workbench.compiled import compiled
from workbench.config import resource_dir
from workbench.instruments.corpus import load_corpus
from workbench.instruments.glossary import Glossary, load_glossary
from workbench.instruments.model import Corpus
from workbench.instruments.topic_reader import load_topic_rules
from workbench.instruments.topics import TopicRules
from workbench.lang.languages import Lang


@cache
def corpus() -> Corpus:
    """Every instrument and provision as restated; raises Invalid where a file is at fault."""
    folder = resource_dir("corpus") / "standards"
    return compiled("standards", Corpus, folder.glob("*/*.yaml"), lambda: load_corpus(folder))


@cache
def glossary() -> Glossary:
    """The concepts of social security in Chinese and English."""
    folder = resource_dir("corpus") / "glossary"
    return compiled("glossary", Glossary, folder.glob("*.yaml"), lambda: load_glossary(folder))


@cache
def topic_rules() -> TopicRules:
    """The cue phrases of suggestions and questions; raises Invalid where a file is at fault."""
    folder = resource_dir("corpus") / "cues"
    return compiled("cues", TopicRules, folder.glob("*.yaml"), lambda: load_topic_rules(folder))


def concept_spans(text: str, lang: Lang) -> list[tuple[int, int, str]]:
    """Where concepts of the glossary stand in ``text``: (start, end, id), in order and without overlap."""
    return [(occurrence.start, occurrence.end, occurrence.concept.id) for occurrence in glossary().find(text, lang)]
