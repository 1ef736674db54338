"""Quoting a provision: the official wording where one was imported, else the restatement, and which of the two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from workbench.i18n.messages import N_, listed, translate
from workbench.instruments.citation import format_ref
from workbench.instruments.model import Corpus
from workbench.lang.languages import Lang
from workbench.standards.official.matching import lacking
from workbench.standards.official.texts import Official, officials_of
from workbench.standards.official.wordings import official_wording

_LACKING: Final = N_("{source} (the imported text lacks {missing})")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A provision quoted: ``label`` names instrument and article, ``lang`` is the language of ``text``.

    ``is_official`` tells an imported official wording from this project's restatement, and ``text`` is wholly one or
    the other; ``gloss`` is then the restatement, for reading beside it, and ``missing`` names the provisions below
    that the imported text lacks. ``source`` says where an official wording came from, and what it lacks.
    """

    ref: str
    label: str
    heading: str
    text: str
    lang: str
    is_official: bool
    source: str = ""
    gloss: str = ""
    missing: tuple[str, ...] = ()


def quote_provisions(session: Session, corpus: Corpus, refs: Sequence[str], lang: Lang) -> list[Quotation]:
    """Quote provisions in the order given; a reference the corpus does not hold raises NotFound.

    The official wording is taken in ``lang``, or else in English, where C.102 and its sisters are authentic.
    """
    instruments = sorted({corpus.provision(ref).instrument for ref in refs})
    officials = {(official.instrument, official.lang): official for official in officials_of(session, instruments)}
    return [_quotation(corpus, ref, lang, officials) for ref in refs]


def _quotation(corpus: Corpus, ref: str, lang: Lang, officials: Mapping[tuple[str, str], Official]) -> Quotation:
    provision = corpus.provision(ref)
    for choice in (lang, "en"):
        official = officials.get((provision.instrument, choice))
        if official and (text := official_wording(official.wordings, ref, choice)):
            return _official(corpus, ref, lang, official, text)
    restated = corpus.full_text(ref, lang)
    return Quotation(ref, format_ref(ref, lang), provision.heading.in_language(lang), restated, lang, is_official=False)


def _official(corpus: Corpus, ref: str, lang: Lang, official: Official, text: str) -> Quotation:
    missing = tuple(lacking(corpus, ref, official.wordings))
    return Quotation(
        ref=ref,
        label=format_ref(ref, lang),
        heading=corpus.provision(ref).heading.in_language(lang),
        text=text,
        lang=official.lang,
        is_official=True,
        source=_source(official, missing, lang),
        gloss=corpus.full_text(ref, lang),
        missing=missing,
    )


def _source(official: Official, missing: Sequence[str], lang: Lang) -> str:
    source = f"{official.source}, {official.source_name}"
    if not missing:
        return source
    named = (format_ref(ref, lang) for ref in missing)
    return translate(_LACKING, lang, source=source, missing=listed(named, lang))
