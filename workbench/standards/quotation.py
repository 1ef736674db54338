"""Quoting a provision: the official wording where imported, else the restatement, and always which of the two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.standards.citation import format_ref
from workbench.standards.instruments import Corpus
from workbench.standards.models import OfficialProvision, OfficialText
from workbench.text.model import Lang


@dataclass(frozen=True, slots=True)
class Quotation:
    """A provision quoted: ``label`` names instrument and article, ``lang`` is the language of ``text``.

    ``is_official`` tells an imported official wording from this project's restatement; ``gloss`` is then the
    restatement, for reading beside it. ``source`` says where an official wording came from.
    """

    ref: str
    label: str
    heading: str
    text: str
    lang: str
    is_official: bool
    source: str = ""
    gloss: str = ""


def quote_provisions(session: Session, corpus: Corpus, refs: Sequence[str], lang: Lang) -> list[Quotation]:
    """Quote provisions in the order given; a reference the corpus does not hold raises NotFound."""
    official = _official(session, corpus, refs, lang)
    return [_quotation(corpus, ref, lang, official.get(ref)) for ref in refs]


def _quotation(corpus: Corpus, ref: str, lang: Lang, official: tuple[str, OfficialText] | None) -> Quotation:
    provision = corpus.provision(ref)
    restated = corpus.full_text(ref, lang)
    label, heading = format_ref(ref, lang), provision.heading.of(lang)
    if official is None:
        return Quotation(ref, label, heading, restated, lang, is_official=False)
    wording, text = official
    return Quotation(ref, label, heading, wording, text.lang, True, f"{text.source}, {text.source_name}", restated)


def _official(
    session: Session, corpus: Corpus, refs: Sequence[str], lang: Lang
) -> Mapping[str, tuple[str, OfficialText]]:
    """The official wording of each provision, with all below it; in ``lang``, or else in English."""
    wanted = {below.ref: ref for ref in refs for below in corpus.walk(ref)}
    rows = session.execute(
        select(OfficialProvision, OfficialText)
        .join(OfficialText, OfficialText.id == OfficialProvision.official_text_id)
        .where(OfficialProvision.provision.in_(wanted), OfficialText.lang.in_((lang, "en")))
    ).tuples()
    by_lang: dict[str, dict[str, str]] = {}
    texts = {}
    for provision, text in rows:
        by_lang.setdefault(text.lang, {})[provision.provision] = provision.wording
        texts[text.lang] = text
    found: dict[str, tuple[str, OfficialText]] = {}
    for ref in refs:
        for choice in (lang, "en"):
            wordings = [by_lang.get(choice, {}).get(below.ref) for below in corpus.walk(ref)]
            lines = [line for line in wordings if line]
            if lines and choice in texts:
                found[ref] = ("\n".join(lines), texts[choice])
                break
    return found
