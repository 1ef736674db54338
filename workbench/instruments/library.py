"""The corpus, glossary and cue phrases that ship with the program, read once a process."""

from __future__ import annotations

from functools import cache

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
    return load_corpus(resource_dir("corpus") / "standards")


@cache
def glossary() -> Glossary:
    """The concepts of social security in Chinese and English."""
    return load_glossary(resource_dir("corpus") / "glossary")


@cache
def topic_rules() -> TopicRules:
    """The cue phrases of suggestions and questions; raises Invalid where a file is at fault."""
    return load_topic_rules(resource_dir("corpus") / "cues")


def concept_spans(text: str, lang: Lang) -> list[tuple[int, int, str]]:
    """Where concepts of the glossary stand in ``text``: (start, end, id), in order and without overlap."""
    return [(occurrence.start, occurrence.end, occurrence.concept.id) for occurrence in glossary().find(text, lang)]
