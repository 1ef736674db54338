"""Terms of the glossary marked in a text, so that their meaning is shown where the text is read."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from workbench.i18n.messages import N_, listed, translate
from workbench.instruments.glossary import Concept
from workbench.instruments.library import glossary
from workbench.lang.languages import Lang, other_languages

_MEANING: Final = N_("{term} ({others}): {definition}")


def meaning(concept: Concept, lang: Lang) -> str:
    """A concept in one line, for a reader of ``lang``: its name in both languages and what it means."""
    others = (concept.term(other).term for other in other_languages(lang))
    return translate(
        _MEANING,
        lang,
        term=concept.term(lang).term,
        others=listed(others, lang),
        definition=concept.definition.in_language(lang),
    )


@lru_cache(maxsize=8192)
def with_terms(text: str, lang: Lang, reader: Lang) -> Markup:
    """``text`` as HTML with each term of the glossary, where it first stands, as ``<dfn>`` that tells its meaning.

    Only a term and its true synonyms are told of: what merely goes with a concept is not what the definition defines.
    """
    marked: list[str] = []
    explained: set[str] = set()
    end = 0
    for occurrence in glossary().named(text, lang):
        if occurrence.concept.id in explained:
            continue
        explained.add(occurrence.concept.id)
        words = escape(text[occurrence.start : occurrence.end])
        title = escape(meaning(occurrence.concept, reader))
        marked.append(f'{escape(text[end : occurrence.start])}<dfn class="term" title="{title}">{words}</dfn>')
        end = occurrence.end
    return Markup("".join(marked)) + escape(text[end:])


def concepts_in(texts: list[str], lang: Lang) -> list[Concept]:
    """The concepts that these texts name, each once, in order."""
    concepts = {
        occurrence.concept.id: occurrence.concept for text in texts for occurrence in glossary().named(text, lang)
    }
    return list(concepts.values())


def forms(lang: Lang, reader: Lang) -> list[tuple[str, str]]:
    """Every form of every term in one language with its meaning, for marking a text in the browser.

    What is no name of its concept has no meaning to show; it is sent all the same, so that no shorter name inside it
    is marked.
    """
    return [
        (form, meaning(concept, reader) if form in concept.term(lang).names else "")
        for concept in glossary().concepts.values()
        for form in (*concept.term(lang).forms, *concept.term(lang).not_in)
        if len(form) > 1
    ]
