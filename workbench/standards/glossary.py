"""The glossary: concepts of social security with all their forms in Chinese and English, and how to find them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final

import yaml

from workbench.errors import Invalid
from workbench.standards.instruments import Lang, Place, Text
from workbench.standards.reading import Finding, Reader
from workbench.standards.vocabulary import BRANCHES

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_REFERENCE: Final = re.compile(r"[A-Z]+\d+:[0-9A-Za-z():]+")
_WORD: Final = re.compile(r"[A-Za-z0-9]+(?:['’][A-Za-z]+|['’](?=\s|$))?")
_JOIN: Final = re.compile(r"[\s\-‐‑–]+")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
_END: Final = ""


@dataclass(frozen=True, slots=True)
class Term:
    """How a concept is called in one language: the form shown first, then every other."""

    term: str
    synonyms: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms, the one shown first."""
        return (self.term, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: its forms, the branches it belongs to, and the provisions that speak of it."""

    id: str
    en: Term
    zh: Term
    branches: tuple[str, ...]
    provisions: tuple[str, ...]
    definition: Text
    broader: str | None
    note: str
    place: Place

    def term(self, lang: Lang) -> Term:
        """The forms in one language."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a concept stands in a text: ``text[start:end]`` is one of its forms."""

    start: int
    end: int
    concept: Concept


@dataclass(frozen=True, slots=True)
class Expansion:
    """A piece of a query that names a concept, and every form of that concept in both languages."""

    start: int
    end: int
    matched: str
    concept: Concept
    en: tuple[str, ...]
    zh: tuple[str, ...]


class GlossaryFault(Invalid):
    """The glossary cannot be used as it stands; ``findings`` say file by file and line by line why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        first = findings[0]
        super().__init__("glossary_faulty", count=len(findings), place=str(first.place), first=first.code)
        self.findings = findings


@dataclass(frozen=True)
class Glossary:
    """Every concept by id. Matching trees are built on first use and kept."""

    concepts: Mapping[str, Concept]

    def find(self, text: str, lang: Lang) -> tuple[Occurrence, ...]:
        """The concepts named in ``text``, in order and without overlap; of two that overlap the longer stands."""
        return _longest(self._chinese(text) if lang == "zh" else self._english(text))

    def expand(self, query: str) -> tuple[Expansion, ...]:
        """The concepts a query names in either language, each with all its forms, in the order of the query."""
        found = _longest([*self._chinese(query), *self._english(query)])
        return tuple(
            Expansion(
                occurrence.start,
                occurrence.end,
                query[occurrence.start : occurrence.end],
                occurrence.concept,
                occurrence.concept.en.forms,
                occurrence.concept.zh.forms,
            )
            for occurrence in found
        )

    def narrower(self, concept: str) -> tuple[Concept, ...]:
        """The concepts whose wider concept is ``concept``."""
        return tuple(found for found in self.concepts.values() if found.broader == concept)

    def _chinese(self, text: str) -> Iterator[Occurrence]:
        folded = text.lower() if len(text.lower()) == len(text) else text
        for start in range(len(folded)):
            node = self._characters
            for end in range(start, len(folded)):
                following = node.get(folded[end])
                if following is None:
                    break
                node = following
                if _END in node:
                    yield Occurrence(start, end + 1, self.concepts[node[_END]])

    def _english(self, text: str) -> Iterator[Occurrence]:
        words = list(_WORD.finditer(text))
        keys = [_stem(word.group()) for word in words]
        joined = [bool(_JOIN.fullmatch(text, a.end(), b.start())) for a, b in pairwise(words)]
        for first in range(len(words)):
            node = self._words
            for last in range(first, len(words)):
                following = node.get(keys[last])
                if following is None or (last > first and not joined[last - 1]):
                    break
                node = following
                if _END in node:
                    yield Occurrence(words[first].start(), words[last].end(), self.concepts[node[_END]])

    @cached_property
    def _characters(self) -> dict:  # type: ignore[type-arg]  # a tree of unlike depth: node[character] or node[""]
        return _tree((tuple(form.lower()), concept.id) for concept, form in self._forms("zh"))

    @cached_property
    def _words(self) -> dict:  # type: ignore[type-arg]
        return _tree((key, concept.id) for concept, form in self._forms("en") for key in _english_keys(form))

    def _forms(self, lang: Lang) -> Iterator[tuple[Concept, str]]:
        for concept in self.concepts.values():
            for form in concept.term(lang).forms:
                yield concept, form


def load_glossary(path: Path) -> Glossary:
    """The glossary in the ``.yaml`` files of the folder ``path``; raises GlossaryFault on any fault."""
    glossary, findings = read_glossary(path)
    if findings:
        raise GlossaryFault(findings)
    return glossary


def read_glossary(path: Path) -> tuple[Glossary, tuple[Finding, ...]]:
    """As much of the glossary as can be read, and every fault found on the way, in the order of the files."""
    concepts: dict[str, Concept] = {}
    findings: list[Finding] = []
    forms: dict[tuple[str, ...], Concept] = {}
    for file in sorted(path.glob("*.yaml")):
        reader = Reader(f"{path.name}/{file.name}", findings)
        root, _ = reader.document(file)
        keys = reader.fields(root, "concepts") if root is not None else {}
        for node in reader.items(keys.get("concepts")):
            concept = _concept(reader, node)
            _admit(reader, node, concept, concepts, forms)
    for concept in concepts.values():
        if concept.broader is not None and not _rooted(concept, concepts):
            findings.append(Finding(concept.place, "broader_unknown", {"broader": concept.broader}))
    if not concepts and not findings:
        findings.append(Finding(Place(path.name, 1), "glossary_empty", {}))
    findings.sort(key=lambda found: (found.place.file, found.place.line))
    return Glossary(concepts), tuple(findings)


def _concept(reader: Reader, node: yaml.Node) -> Concept:
    keys = reader.fields(node, "id en zh branches definition", "provisions broader note")
    slug = reader.string(keys.get("id"))
    if slug and not _SLUG.fullmatch(slug):
        reader.fault(keys["id"], "id_malformed", id=slug)
    provisions = tuple(reader.string(ref) for ref in reader.items(keys.get("provisions")))
    for ref in provisions:
        if not _REFERENCE.fullmatch(ref):
            reader.fault(keys["provisions"], "reference_malformed", ref=ref)
    return Concept(
        id=slug,
        en=_term(reader, keys.get("en")),
        zh=_term(reader, keys.get("zh")),
        branches=tuple(reader.one_of(branch, BRANCHES, "") for branch in reader.items(keys.get("branches"))),
        provisions=provisions,
        definition=reader.text(keys.get("definition")),
        broader=reader.string(keys.get("broader")) or None,
        note=reader.string(keys.get("note")),
        place=reader.place(node),
    )


def _term(reader: Reader, node: yaml.Node | None) -> Term:
    keys = reader.fields(node, "term", "synonyms") if node is not None else {}
    synonyms = tuple(reader.string(form) for form in reader.items(keys.get("synonyms")))
    return Term(reader.string(keys.get("term")), synonyms)


def _admit(
    reader: Reader,
    node: yaml.Node,
    concept: Concept,
    concepts: dict[str, Concept],
    forms: dict[tuple[str, ...], Concept],
) -> None:
    """Take a concept in, unless its id is taken; report every form that stands with another concept or twice."""
    if not concept.id:
        return
    if concept.id in concepts:
        reader.fault(node, "concept_twice", id=concept.id, first=str(concepts[concept.id].place))
        return
    concepts[concept.id] = concept
    for key, form in _identities(concept):
        if key in forms:
            reader.fault(node, "form_twice", form=form, first=forms[key].id, again=concept.id)
        forms[key] = concept


def _identities(concept: Concept) -> Iterator[tuple[tuple[str, ...], str]]:
    for form in filter(None, concept.zh.forms):
        yield ("zh", form.lower()), form
    for form in filter(None, concept.en.forms):
        yield ("en", *_english_keys(form)[0]), form


def _rooted(concept: Concept, concepts: Mapping[str, Concept]) -> bool:
    """Whether the wider concepts of ``concept`` exist and lead up to one that has none."""
    seen: set[str] = set()
    above: str | None = concept.broader
    while above is not None:
        if above in seen or above not in concepts:
            return False
        seen.add(above)
        above = concepts[above].broader
    return True


def _tree(forms: Iterable[tuple[tuple[str, ...], str]]) -> dict:  # type: ignore[type-arg]
    root: dict = {}  # type: ignore[type-arg]
    for key, concept in forms:
        node = root
        for step in key:
            node = node.setdefault(step, {})
        node.setdefault(_END, concept)
    return root


def _longest(found: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Of overlapping occurrences the longest, of equally long ones the first; in the order of the text."""
    kept: list[Occurrence] = []
    taken: set[int] = set()
    for occurrence in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        span = range(occurrence.start, occurrence.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(occurrence)
    return tuple(sorted(kept, key=lambda one: one.start))


def _english_keys(form: str) -> tuple[tuple[str, ...], ...]:
    """The words of a form as they are compared; a hyphened word also written as one (lay-off, layoff)."""
    apart = tuple(_stem(word.group()) for word in _WORD.finditer(form))
    closed = tuple(_stem(word.group()) for word in _WORD.finditer(re.sub(r"(?<=\w)-(?=\w)", "", form)))
    return (apart,) if apart == closed else (apart, closed)


def _stem(word: str) -> str:
    """A word without capitals, possessive, plural and the difference of British and American spelling."""
    stem = re.sub(r"['’].*", "", word.lower())
    stem = re.sub(r"(?<=[a-z]{3})is(?=(e|ed|es|ing|ation|ations)$)", "iz", stem)
    stem = stem.replace("labour", "labor")
    if stem.endswith("ies") and len(stem) > 4:
        return stem[:-3] + "y"
    if re.search(r"(s|x|z|ch|sh)es$", stem) and len(stem) > 4:
        return stem[:-2] if not stem.endswith(("ses", "zes")) or stem.endswith("sses") else stem[:-1]
    if stem.endswith("s") and len(stem) > 3 and not stem.endswith(("ss", "us", "is")):
        return stem[:-1]
    return stem
