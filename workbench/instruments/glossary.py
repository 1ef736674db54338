"""The glossary: concepts of social security with all their forms in Chinese and English, and how to find them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import yaml

from workbench.instruments.model import Bilingual, Corpus
from workbench.instruments.term_trie import TermTrie, grow, keys, longest, spans
from workbench.instruments.vocabulary import BRANCHES
from workbench.instruments.yaml_reader import CorpusFinding, YamlReader
from workbench.lang.languages import TEXT_LANGUAGES, Lang
from workbench.yaml_file import FileFaultError, SourceLocation

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FURTHER: Final = ("synonyms", "narrower", "related", "colloquial", "not_in")  # as Term has them
_REFERENCE: Final = re.compile(r"[A-Z]+\d*:[0-9A-Za-z.():]+")


@dataclass(frozen=True, slots=True)
class Term:
    """The words of one language that lead to a concept; only ``names`` can stand for each other in every clause.

    term        the form shown first
    synonyms    words that can stand for it in every clause
    narrower    words for a kind of it, or a part
    related     words for what goes with it, or for something wider or vaguer
    colloquial  the words of everyday life
    not_in      longer words in which one of its forms stands by chance and means something else
    """

    term: str
    synonyms: tuple[str, ...]
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    colloquial: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The forms that mean the concept and nothing else: where one stands, the definition holds."""
        return (self.term, *self.synonyms)

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms, the one shown first, everyday words last: by each the concept is found."""
        return (*self.names, *self.narrower, *self.related, *self.colloquial)


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: its forms, the branches it belongs to, and the provisions that speak of it.

    ``broader``, ``related`` and ``opposite`` are ids of other concepts: the wider one, those that go with it (a leave
    and the benefit paid during it), and those that say the contrary.
    """

    id: str
    en: Term
    zh: Term
    branches: tuple[str, ...]
    provisions: tuple[str, ...]
    definition: Bilingual
    broader: str | None
    related: tuple[str, ...]
    opposite: tuple[str, ...]
    note: str
    location: SourceLocation

    def term(self, lang: Lang) -> Term:
        """The forms in one language."""
        return {"zh": self.zh, "en": self.en}[lang]


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


class GlossaryFault(FileFaultError):
    """The glossary cannot be used as it stands."""

    faulty = "glossary_faulty"


@dataclass(frozen=True)
class Glossary:
    """Every concept by id. Matching trees are built on first use and kept."""

    concepts: Mapping[str, Concept]

    def find(self, text: str, lang: Lang) -> tuple[Occurrence, ...]:
        """The concepts named in ``text``, in order and without overlap; of two that overlap the longer stands."""
        term_spans = longest(spans(text, self._trie(lang), lang))
        return tuple(Occurrence(start, end, self.concepts[term]) for start, end, term in term_spans if term)

    def named(self, text: str, lang: Lang) -> tuple[Occurrence, ...]:
        """The concepts that ``text`` calls by their term or a true synonym, so that their definition holds there.

        Words that only go with a concept give none, and neither does a name inside a longer form: in 失业保险金 stands
        no 失业保险.
        """
        names = set(spans(text, self._trie(lang, names_only=True), lang))
        return tuple(
            occurrence
            for occurrence in self.find(text, lang)
            if (occurrence.start, occurrence.end, occurrence.concept.id) in names
        )

    def expand(self, query: str) -> tuple[Expansion, ...]:
        """The concepts a query names in either language, each with all its forms, in the order of the query."""
        term_spans = longest(span for lang in TEXT_LANGUAGES for span in spans(query, self._trie(lang), lang))
        return tuple(self._expansion(query, *span) for span in term_spans if span[2])

    def _expansion(self, query: str, start: int, end: int, term: str) -> Expansion:
        concept = self.concepts[term]
        return Expansion(start, end, query[start:end], concept, concept.en.forms, concept.zh.forms)

    def narrower(self, concept: str) -> tuple[Concept, ...]:
        """The concepts whose wider concept is ``concept``."""
        return tuple(other for other in self.concepts.values() if other.broader == concept)

    @cached_property
    def checksum(self) -> str:
        """A SHA-256 that changes with any form of any concept, which decides how texts are cut and words put right."""
        forms = [(concept.id, concept.zh.forms, concept.en.forms) for concept in self.concepts.values()]
        return hashlib.sha256(repr(forms).encode()).hexdigest()

    @cached_property
    def _tries(self) -> dict[tuple[Lang, bool], TermTrie]:
        return {}

    def _trie(self, lang: Lang, names_only: bool = False) -> TermTrie:
        if (lang, names_only) not in self._tries:
            forms = self._names(lang) if names_only else self._forms(lang)
            self._tries[lang, names_only] = grow(forms, lang)
        return self._tries[lang, names_only]

    def _names(self, lang: Lang) -> Iterator[tuple[str, str]]:
        for concept in self.concepts.values():
            for form in concept.term(lang).names:
                yield form, concept.id

    def _forms(self, lang: Lang) -> Iterator[tuple[str, str]]:
        """Every form with its concept; a longer word that only looks like one has none and keeps its place free."""
        for concept in self.concepts.values():
            for form in concept.term(lang).forms:
                yield form, concept.id
            for word in concept.term(lang).not_in:
                yield word, ""


def load_glossary(path: Path) -> Glossary:
    """The glossary in the ``.yaml`` files of the folder ``path``; raises GlossaryFault on any fault."""
    glossary, findings = read_glossary(path)
    if findings:
        raise GlossaryFault(findings)
    return glossary


def read_glossary(path: Path) -> tuple[Glossary, tuple[CorpusFinding, ...]]:
    """As much of the glossary as can be read, and every fault found on the way, in the order of the files."""
    concepts: dict[str, Concept] = {}
    findings: list[CorpusFinding] = []
    forms: dict[tuple[str, ...], Concept] = {}
    for file in sorted(path.glob("*.yaml")):
        reader = YamlReader(f"{path.name}/{file.name}", findings)
        root, _ = reader.document(file)
        fields = reader.fields(root, "concepts") if root is not None else {}
        for node in reader.items(fields.get("concepts")):
            concept = _concept(reader, node)
            _admit(reader, node, concept, concepts, forms)
    for concept in concepts.values():
        if concept.broader is not None and not _rooted(concept, concepts):
            findings.append(CorpusFinding(concept.location, "broader_unknown", {"broader": concept.broader}))
        findings += (
            CorpusFinding(concept.location, "concept_unknown", {"id": other})
            for other in (*concept.related, *concept.opposite)
            if other not in concepts or other == concept.id
        )
    if not concepts and not findings:
        findings.append(CorpusFinding(SourceLocation(path.name, 1), "glossary_empty", {}))
    findings.sort(key=lambda finding: (finding.location.file, finding.location.line))
    return Glossary(concepts), tuple(findings)


def _concept(reader: YamlReader, node: yaml.Node) -> Concept:
    fields = reader.fields(node, "id en zh branches definition", "provisions broader related opposite note")
    slug = reader.string(fields.get("id"))
    if slug and not _SLUG.fullmatch(slug):
        reader.fault(fields["id"], "id_malformed", id=slug)
    provisions = tuple(reader.string(ref) for ref in reader.items(fields.get("provisions")))
    for ref in provisions:
        if not _REFERENCE.fullmatch(ref):
            reader.fault(fields["provisions"], "reference_malformed", ref=ref)
    return Concept(
        id=slug,
        en=_term(reader, fields.get("en")),
        zh=_term(reader, fields.get("zh")),
        branches=tuple(reader.one_of(branch, BRANCHES, "") for branch in reader.items(fields.get("branches"))),
        provisions=provisions,
        definition=reader.text(fields.get("definition")),
        broader=reader.string(fields.get("broader")) or None,
        related=tuple(reader.string(other) for other in reader.items(fields.get("related"))),
        opposite=tuple(reader.string(other) for other in reader.items(fields.get("opposite"))),
        note=reader.string(fields.get("note")),
        location=reader.location_of(node),
    )


def _term(reader: YamlReader, node: yaml.Node | None) -> Term:
    fields = reader.fields(node, "term", " ".join(_FURTHER)) if node is not None else {}
    further = (tuple(reader.string(form) for form in reader.items(fields.get(key))) for key in _FURTHER)
    return Term(reader.string(fields.get("term")), *further)


def _admit(
    reader: YamlReader,
    node: yaml.Node,
    concept: Concept,
    concepts: dict[str, Concept],
    forms: dict[tuple[str, ...], Concept],
) -> None:
    """Take a concept in, unless its id is taken; report every form that stands with another concept or twice."""
    if not concept.id:
        return
    if concept.id in concepts:
        reader.fault(node, "concept_twice", id=concept.id, first=str(concepts[concept.id].location))
        return
    concepts[concept.id] = concept
    for term in (concept.en, concept.zh):
        for word in term.not_in:
            if not any(form.casefold() in word.casefold() for form in term.forms):
                reader.fault(node, "not_in_idle", word=word, id=concept.id)
    for key, form in _identities(concept):
        if key in forms:
            reader.fault(node, "form_twice", form=form, first=forms[key].id, again=concept.id)
        forms[key] = concept


def _identities(concept: Concept) -> Iterator[tuple[tuple[str, ...], str]]:
    """What no other form may equal: each form as it is compared, with its language."""
    for form in filter(None, concept.zh.forms):
        yield ("zh", *keys(form, "zh")[0]), form
    for form in filter(None, concept.en.forms):
        yield ("en", *keys(form, "en")[0]), form


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


def unresolved(glossary: Glossary, corpus: Corpus) -> tuple[CorpusFinding, ...]:
    """The provisions the glossary names that the corpus does not hold."""
    return tuple(
        CorpusFinding(concept.location, "provision_unknown", {"ref": ref})
        for concept in glossary.concepts.values()
        for ref in concept.provisions
        if not corpus.holds(ref)
    )
