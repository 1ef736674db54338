"""Cue phrases in one language, with texts they must and must not be found in: how they are read and proved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

from workbench.lang.languages import Lang
from workbench.lang.phrases import Phrase, PhraseFault, compile_phrases, first_letters, prove_phrase
from workbench.yaml_file import FileFault, SourceLocation, YamlFile


@dataclass(frozen=True, slots=True)
class PhrasePlace:
    """A cue phrase and the line it stands in."""

    phrase: Phrase
    location: SourceLocation


@dataclass(frozen=True)
class Cues:
    """Cue phrases in ``lang``, any of which is enough, texts that they must be found in, and texts they must not.

    ``begins`` are the letters that what they find can begin with, small ones; empty where it may begin with any.
    """

    lang: Lang
    phrases: tuple[PhrasePlace, ...]
    match: tuple[tuple[str, SourceLocation], ...] = ()
    no_match: tuple[tuple[str, SourceLocation], ...] = ()
    begins: str = ""

    # Compiled when the first text is held against it: most commands need one language, many need none.
    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """One pattern for all phrases."""
        return compile_phrases((cue.phrase for cue in self.phrases), self.lang)

    def search(self, text: str) -> re.Match[str] | None:
        """Where one of the phrases fits; nothing is compiled for a text in which none can begin."""
        if self.begins and set(self.begins).isdisjoint(text.lower()):
            return None
        return self.pattern.search(text)

    def words(self, text: str) -> str | None:
        """The words of ``text`` that one of the phrases fits, or None."""
        match = self.search(text)
        return match.group() if match else None


def read_cues(reader: YamlFile, node: yaml.Node | None, lang: Lang) -> Cues:
    """The lists ``phrases``, ``match`` and ``no_match`` of a mapping; none of them may be empty."""
    if node is None:
        return Cues(lang, ())
    fields = reader.fields(node, "phrases match no_match")
    members = {key: reader.items(member) for key, member in fields.items()}
    for key, member in fields.items():
        if isinstance(member, yaml.SequenceNode) and not members[key]:
            reader.fault(member, "list_empty", key=key, lang=lang)
    phrases = tuple(
        PhrasePlace(_phrase(reader, phrase), reader.location_of(phrase)) for phrase in members.get("phrases", [])
    )
    return Cues(
        lang,
        phrases,
        _examples(reader, members.get("match", [])),
        _examples(reader, members.get("no_match", [])),
        "".join(sorted({letter.lower() for letter in first_letters((cue.phrase for cue in phrases), lang)})),
    )


def _phrase(reader: YamlFile, node: yaml.Node) -> Phrase:
    if isinstance(node, yaml.MappingNode):
        return Phrase(reader.string(reader.fields(node, "pattern").get("pattern")), is_pattern=True)
    return Phrase(reader.string(node))


def _examples(reader: YamlFile, nodes: list[yaml.Node]) -> tuple[tuple[str, SourceLocation], ...]:
    return tuple((reader.string(text), reader.location_of(text)) for text in nodes)


def prove_cues(rule_id: str, cues: Cues) -> Iterator[FileFault]:
    """Each phrase that cannot be read; where all can, each example of the rule ``rule_id`` that comes out wrong."""
    faults = list(_unreadable(cues))
    yield from faults or _wrong_examples(rule_id, cues)


def _unreadable(cues: Cues) -> Iterator[FileFault]:
    for cue in cues.phrases:
        try:
            prove_phrase(cue.phrase, cues.lang)
        except PhraseFault as fault:
            yield FileFault(cue.location, fault.code, fault.facts)


def _wrong_examples(rule_id: str, cues: Cues) -> Iterator[FileFault]:
    for text, location in cues.match:
        if cues.words(text) is None:
            yield FileFault(location, "example_missed", {"id": rule_id, "text": text})
    for text, location in cues.no_match:
        if (words := cues.words(text)) is not None:
            yield FileFault(location, "example_wrongly_matched", {"id": rule_id, "text": text, "words": words})
