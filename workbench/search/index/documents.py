"""What can be found: an article, paragraph, clause, figure or position each, and the terms it is found by (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workbench.instruments.citation import format_ref
from workbench.instruments.glossary import Concept, Glossary
from workbench.instruments.model import Bilingual, Corpus, Provision, ProvisionFigure
from workbench.lang.languages import Lang, text_language
from workbench.search.analysis.figures import indexed_terms
from workbench.search.analysis.words import chinese_terms, english_terms, joined
from workbench.search.query.fields import SearchScope
from workbench.standards.official.wordings import official_wording

SCOPES: Final = tuple(scope.value for scope in SearchScope)
TEXT_FIELDS: Final = ("zh", "en", "title")
TERMS: Final = "terms"  # the words by which one looks for an article, which need not stand in it
FIELDS: Final = (*TEXT_FIELDS, TERMS, "keyword")
_FIRST_MARKS: Final = re.compile(r"([^:]+:[^(:]+)([(:][^(:)]+\)?)?")  # of a reference: its article, its paragraph
_UNPLACED: Final = 1_000_000  # behind every article of the corpus


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """Something that can be found, in one language or two.

    ``group`` is what is indexed and removed together (an instrument, a version, a position); ``whole`` the ref of
    the article that a paragraph belongs to, else ``ref`` itself; ``facets`` the values it can be filtered by;
    ``order`` ranks it among its kind, for hits of equal score; ``keywords`` are further ones (``cites:C102:71``);
    ``terms`` are words by which one looks for it and which are no part of it: they are not kept with the document.
    """

    scope: str
    ref: str
    whole: str
    group: str
    label: Bilingual
    heading: Bilingual
    text: Bilingual
    facets: Mapping[str, str]
    order: int = 0
    figures: tuple[ProvisionFigure, ...] = ()
    keywords: tuple[str, ...] = ()
    terms: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How often each term stands in each field of a document."""

    fields: Mapping[str, Mapping[str, int]]


def terms_of(document: SearchDocument, glossary: Glossary) -> TermCounts:
    """Cut a document into the terms it is found by; concepts, figures and facets are keywords, in lower case."""
    headings = (document.heading.zh, document.heading.en)
    body = joined((document.text.zh, document.text.en))
    zh = Counter(chinese_terms(joined((document.text.zh, document.text.en)), glossary))
    en = Counter(english_terms(body))
    title = Counter(term for heading in headings for term in chinese_terms(heading, glossary))
    title.update(term for heading in headings for term in english_terms(heading))
    keywords = Counter(f"concept:{concept.id}" for concept in document_concepts(document, glossary))
    keywords.update(f"figure:{term}" for term in indexed_terms(joined((*headings, body)), document.figures))
    keywords.update(f"{name}:{value.lower()}" for name, value in document.facets.items() if value)
    keywords.update(keyword.lower() for keyword in document.keywords)
    keywords.update(f"about:{concept.id}" for concept in _concepts_of(document.terms, glossary))
    search_terms = Counter(term for text in document.terms for term in chinese_terms(text.zh, glossary))
    search_terms.update(term for text in document.terms for term in english_terms(text.en))
    return TermCounts({"zh": zh, "en": en, "title": title, TERMS: search_terms, "keyword": keywords})


def document_concepts(document: SearchDocument, glossary: Glossary) -> Iterator[Concept]:
    """Every time a concept stands in a document."""
    return _concepts_of((document.heading, document.text), glossary)


def _concepts_of(texts: Iterable[Bilingual], glossary: Glossary) -> Iterator[Concept]:
    for text in texts:
        for words in (text.zh, text.en):
            if words:
                yield from concepts_in(words, "zh", glossary)
                yield from concepts_in(words, "en", glossary)


def concepts_in(text: str, lang: Lang, glossary: Glossary) -> Iterator[Concept]:
    """The concepts named in a text, also those named inside the name of another (失业 in 失业保险金)."""
    for occurrence in glossary.find(text, lang):
        yield occurrence.concept
        inside = {occurrence.concept.id}
        named = text[occurrence.start : occurrence.end]
        for shorter in _SHORTER[lang](named):
            for below in concepts_in(shorter, lang, glossary):
                if below.id not in inside:
                    inside.add(below.id)
                    yield below


def _without_end_characters(named: str) -> tuple[str, ...]:
    return named[1:], named[:-1]


def _without_end_words(named: str) -> tuple[str, ...]:
    first, _, later = named.partition(" ")
    return (later, named.rpartition(" ")[0]) if later and first else ()


_SHORTER: Final[Mapping[Lang, Callable[[str], tuple[str, ...]]]] = {
    "zh": _without_end_characters,
    "en": _without_end_words,
}


def corpus_documents(corpus: Corpus) -> Iterator[SearchDocument]:
    """Every article of every instrument, and the paragraphs of articles that have any."""
    for code in corpus.instruments:
        for article in corpus.articles(code):
            yield _provision(corpus, article, article)
            for paragraph in corpus.children(article.ref):
                yield _provision(corpus, paragraph, article)


def _provision(corpus: Corpus, provision: Provision, article: Provision) -> SearchDocument:
    below = tuple(corpus.walk(provision.ref))
    is_whole = provision is article
    return SearchDocument(
        scope="standards",
        ref=provision.ref,
        whole=article.ref,
        group=provision.instrument,
        label=Bilingual(en=format_ref(provision.ref, "en"), zh=format_ref(provision.ref, "zh")),
        heading=provision.heading if is_whole else Bilingual(en="", zh=""),
        text=Bilingual(en=corpus.full_text(provision.ref, "en"), zh=corpus.full_text(provision.ref, "zh")),
        facets=_facets(provision, article),
        order=provision.order,
        figures=tuple(figure for each in below for figure in each.figures),
        keywords=tuple(_keywords(corpus, provision, below)) if is_whole else (),
        terms=tuple(term for each in below for term in each.concepts) if is_whole else (),
    )


def _facets(provision: Provision, article: Provision) -> dict[str, str]:
    return {
        "law": provision.instrument,
        "part": provision.part,
        "branch": provision.branch,
        "role": provision.role,
        "level": "article" if provision is article else "paragraph",
        "numbered": "yes" if article.number[0].isdigit() else "",
    }


def official_documents(corpus: Corpus, code: str, lang: str, wordings: Mapping[str, str]) -> Iterator[SearchDocument]:
    """Every article of an official text and each of its paragraphs, under the references of the restatement.

    ``wordings`` are the official words by reference. They alone are the text; what they can be filtered by is taken
    from the restatement, so that a field of a query holds for both. An article that only the official text has is
    known by its instrument.
    """
    articles: dict[str, dict[str, None]] = {}
    for ref in wordings:
        match = _FIRST_MARKS.match(ref)
        if match is not None:
            paragraphs = articles.setdefault(match[1], {})
            if match[2]:
                paragraphs[match[0]] = None
    for whole, paragraphs in articles.items():
        for ref in (whole, *paragraphs):
            yield _official(corpus, code, lang, ref, whole, official_wording(wordings, ref, lang))


def _official(corpus: Corpus, code: str, lang: str, ref: str, whole: str, words: str) -> SearchDocument:
    article = corpus.provisions.get(whole)
    provision = corpus.provisions.get(ref, article)
    facets = {"law": code, "level": "article" if ref == whole else "paragraph"}
    if article is not None and provision is not None:
        facets = _facets(provision, article) | {"level": facets["level"]}
    return SearchDocument(
        scope="standards",
        ref=ref,
        whole=whole,
        group=f"{code} {lang}",
        label=Bilingual(en=format_ref(ref, "en"), zh=format_ref(ref, "zh")),
        heading=Bilingual(en="", zh=""),
        text=Bilingual.only(text_language(lang), words),
        facets=facets | {"lang": lang},
        order=provision.order if provision is not None else _UNPLACED,
        keywords=tuple(_keywords(corpus, article, tuple(corpus.walk(whole)))) if article and ref == whole else (),
    )


def _keywords(corpus: Corpus, article: Provision, below: tuple[Provision, ...]) -> Iterator[str]:
    """Its reference, the articles it cites, and what it answers: its role and those of its paragraphs.

    A benefit article with a statement of purpose gives care (Articles 10, 34, 49), within a scheme of another branch
    or as a branch of its own; the others give money.
    """
    yield f"ref:{article.ref}"
    roles = {provision.role for provision in below}
    yield from (f"answers:{role}" for role in roles)
    if article.role == "benefit":
        yield "answers:care" if "purpose" in roles else "answers:cash"
        if "purpose" in roles and article.branch != "medical_care":
            yield "answers:scheme_care"
    yield from {f"cites:{_article_of(corpus, ref)}" for provision in below for ref in provision.cites}


def _article_of(corpus: Corpus, ref: str) -> str:
    provision = corpus.provisions.get(ref)
    return f"{provision.instrument}:{provision.article}" if provision else ref


def articles_only(documents: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
    """The documents that are not part of another."""
    return (document for document in documents if document.ref == document.whole)
