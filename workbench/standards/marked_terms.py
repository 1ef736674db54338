"""Terms of the glossary marked in a text, so that their meaning is shown where the text is read."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from workbench.instruments.glossary import Concept
from workbench.instruments.library import glossary
from workbench.lang.languages import Lang


def meaning(concept: Concept, lang: Lang) -> str:
    """A concept in one line, for a reader of ``lang``: its name in both languages and what it means."""
    other = concept.en.term if lang == "zh" else concept.zh.term
    name = f"{concept.term(lang).term}（{other}）" if lang == "zh" else f"{concept.term(lang).term} ({other})"
    return f"{name}：{concept.definition.zh}" if lang == "zh" else f"{name}: {concept.definition.en}"


@lru_cache(maxsize=8192)
def with_terms(text: str, lang: Lang, reader: Lang) -> Markup:
    """``text`` as HTML with each term of the glossary, where it first stands, as ``<dfn>`` that tells its meaning."""
    marked: list[str] = []
    told: set[str] = set()
    end = 0
    for occurrence in glossary().find(text, lang):
        if occurrence.concept.id in told:
            continue
        told.add(occurrence.concept.id)
        words = escape(text[occurrence.start : occurrence.end])
        title = escape(meaning(occurrence.concept, reader))
        marked.append(f'{escape(text[end : occurrence.start])}<dfn class="term" title="{title}">{words}</dfn>')
        end = occurrence.end
    return Markup("".join(marked)) + escape(text[end:])


def concepts_in(texts: list[str], lang: Lang) -> list[Concept]:
    """The concepts that these texts name, each once, in order."""
    found = {occurrence.concept.id: occurrence.concept for text in texts for occurrence in glossary().find(text, lang)}
    return list(found.values())


def forms(lang: Lang, reader: Lang) -> list[tuple[str, str]]:
    """Every form of every term in one language with its meaning, for marking a text in the browser."""
    return [
        (form, meaning(concept, reader))
        for concept in glossary().concepts.values()
        for form in concept.term(lang).forms
        if len(form) > 1
    ]
