"""What the corpus is made of: instruments, their Parts, provisions at every level, and figures as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Final, Self

from workbench.errors import NotFound
from workbench.instruments.vocabulary import Sureness
from workbench.lang.languages import TEXT_LANGUAGES, Lang
from workbench.yaml_file import SourceLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """The same words in English and Chinese, always named; both empty where a provision speaks through its children."""

    en: str
    zh: str

    @classmethod
    def only(cls, lang: Lang, words: str) -> Self:
        """Words that there are in one language alone."""
        return cls(**{**dict.fromkeys(TEXT_LANGUAGES, ""), lang: words})

    def in_language(self, language: str) -> str:
        """The words in one language, in English where there are none in it."""
        return {"zh": self.zh, "en": self.en}.get(language, self.en)

    def __bool__(self) -> bool:
        return bool(self.en or self.zh)


NO_TEXT = Bilingual(en="", zh="")


@dataclass(frozen=True, slots=True)
class ProvisionFigure:
    """One number that a provision lays down; ``unit`` is of the closed list."""

    value: Fraction
    unit: str
    measures: str
    name: Bilingual
    provision: str

    @property
    def as_stated(self) -> tuple[Fraction, str]:
        """Value and unit as the reader of quantities gives them: a fraction is a share in points."""
        return (100 * self.value, "percent") if self.unit == "fraction" else (self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Part:
    """A Part of an instrument (number ``""`` where there are none) with the articles it holds, in order."""

    instrument: str
    number: str
    heading: Bilingual
    branch: str
    articles: tuple[str, ...]
    location: SourceLocation

    @property
    def ref(self) -> str:
        """``C102:Part XI``; the instrument itself where it has no Parts."""
        return f"{self.instrument}:Part {self.number}" if self.number else self.instrument


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact of the corpus that is still to be looked up, and why."""

    fact: Bilingual
    why: Bilingual
    location: SourceLocation


@dataclass(frozen=True, slots=True)
class Instrument:
    """A convention, recommendation, treaty or code, restated whole, in a selection, or listed alone (``extent``).

    ``ratified`` is the day on which China ratified it, None where it is not bound; ``checked`` says how far the
    restatement was held against a text, where an article does not say otherwise.
    """

    code: str
    number: str
    kind: str
    title: Bilingual
    short_title: Bilingual
    adopted: date
    in_force: date | None
    adopted_by: Bilingual
    extent: str
    text_status: str
    parts: tuple[Part, ...]
    status_for_china: Bilingual
    check_before_publication: bool
    source: Bilingual
    location: SourceLocation
    ratified: date | None = None
    checked: Sureness = Sureness.MEMORY
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_listed(self) -> bool:
        """Whether there is no text of it here, only its name and its status."""
        return self.extent == "listed"


@dataclass(frozen=True, slots=True)
class Provision:
    """An article, paragraph, subparagraph or item with its own address.

    ``address`` is ``65(6)(c)`` or ``Schedule:III``, ``ref`` the same with the instrument; ``parent`` the ref
    one level up, None for an article. ``heading``, ``branch``, ``role`` and ``source`` are inherited from the
    level above unless the file states them, ``checked`` as well. ``order`` runs through the whole corpus.
    """

    instrument: str
    ref: str
    address: str
    number: str
    article: str
    parent: str | None
    part: str
    branch: str
    role: str
    heading: Bilingual
    text: Bilingual
    figures: tuple[ProvisionFigure, ...]
    cites: tuple[str, ...]
    requires_declaration: bool
    concepts: tuple[Bilingual, ...]
    source: str
    order: int
    location: SourceLocation
    checked: Sureness = Sureness.MEMORY


@dataclass(frozen=True)
class Corpus:
    """Every instrument and provision by reference, in order; ``checksum`` is a SHA-256 of the files."""

    instruments: Mapping[str, Instrument]
    provisions: Mapping[str, Provision]
    checksum: str

    @cached_property
    def _children(self) -> Mapping[str, tuple[Provision, ...]]:
        children: dict[str, list[Provision]] = {}
        for provision in self.provisions.values():
            children.setdefault(provision.parent or provision.instrument, []).append(provision)
        return {ref: tuple(below) for ref, below in children.items()}

    def instrument(self, code: str) -> Instrument:
        """The instrument called ``code``; raises NotFound."""
        if code not in self.instruments:
            raise NotFound("instrument_unknown", instrument=code)
        return self.instruments[code]

    def provision(self, ref: str) -> Provision:
        """The provision at ``ref`` such as ``C102:65(6)(c)``; raises NotFound."""
        if ref not in self.provisions:
            raise NotFound("provision_unknown", ref=ref)
        return self.provisions[ref]

    def part(self, ref: str) -> Part:
        """The Part at ``ref`` such as ``C102:Part XI``; raises NotFound."""
        instrument = self.instruments.get(ref.partition(":")[0])
        for part in instrument.parts if instrument else ():
            if part.ref == ref:
                return part
        raise NotFound("part_unknown", ref=ref)

    def children(self, ref: str) -> tuple[Provision, ...]:
        """The provisions one level below ``ref``, which may also be an instrument (its articles)."""
        return self._children.get(ref, ())

    def articles(self, code: str) -> tuple[Provision, ...]:
        """The articles of an instrument in order, the Schedule and Annex among them."""
        return self.children(self.instrument(code).code)

    def part_of(self, provision: Provision) -> Part:
        """The Part a provision belongs to."""
        parts = self.instrument(provision.instrument).parts
        return next(part for part in parts if part.number == provision.part)

    def walk(self, ref: str) -> Iterator[Provision]:
        """The provision at ``ref`` and everything below it, in order."""
        yield self.provision(ref)
        for child in self.children(ref):
            yield from self.walk(child.ref)

    def full_text(self, ref: str, lang: Lang) -> str:
        """The words of a provision and all below it, one line each, each child behind its own number."""
        top = self.provision(ref)
        lines = [top.text.in_language(lang)] if top.text else []
        for provision in self.walk(ref):
            if provision is not top:
                lines.append(f"{label(provision, lang)}{provision.text.in_language(lang)}".rstrip())
        return "\n".join(lines)

    def holds(self, ref: str) -> bool:
        """Whether ``ref`` names an instrument, a Part or a provision of the corpus."""
        if ref in self.provisions or ref in self.instruments:
            return True
        instrument = self.instruments.get(ref.partition(":")[0])
        return instrument is not None and any(part.ref == ref for part in instrument.parts)


_BRACKETED: Final[Mapping[Lang, str]] = {"zh": "（{}）", "en": "({}) "}


def label(provision: Provision, lang: Lang) -> str:
    """The number in front of a child's words: ``1. ``, ``(a) ``, in Chinese ``（a）``."""
    if provision.number.isdigit():
        return f"{provision.number}. "
    return _BRACKETED[lang].format(provision.number)
