"""An index of Whoosh opened for searching: what answers a query in order of score, and which documents hold what."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from contextlib import suppress
from threading import Lock
from typing import Any, Final

from whoosh import fields, formats
from whoosh.collectors import FilterCollector, UnlimitedCollector
from whoosh.filedb.filestore import RamStorage
from whoosh.query.compound import Or
from whoosh.query.qcore import Query
from whoosh.query.terms import Term
from whoosh.reading import IndexReader, TermNotFound
from whoosh.scoring import BM25F
from whoosh.searching import Searcher
from whoosh.system import pack_uint

from workbench.instruments.glossary import Glossary
from workbench.instruments.model import Bilingual
from workbench.lang.folding import fold
from workbench.lang.stems import stem
from workbench.lang.terms import script_runs
from workbench.search.index.documents import FIELDS, TERMS, TEXT_FIELDS, SearchDocument, terms_of
from workbench.weights.search import SearchWeights, search_weights

KEYWORD: Final = "keyword"
_MOST_PREFIXED: Final = 64  # words looked for in the place of one that ends in a star
Posting = tuple[bytes, int, float | int, bytes]  # term, times, weight, and times as stored


class CountedField(fields.FieldType):
    """A field whose terms are counted before they come here: a mapping of term to frequency."""

    def __init__(self, *, scorable: bool) -> None:
        super().__init__(formats.Frequency(), None, scorable=scorable)  # type: ignore[arg-type]

    def index(self, value: Mapping[str, int], **_options: Any) -> Generator[Posting, Any, None]:
        for term, times in value.items():
            yield term.encode(), times, float(times), pack_uint(times)


def schema() -> fields.Schema:
    """The fields of an index: the words of each language, those of headings, and what else a document is found by."""
    counted = {name: CountedField(scorable=name != KEYWORD) for name in FIELDS}
    return fields.Schema(group=fields.ID(), stored=fields.STORED(), **counted)


def fields_of(document: SearchDocument, glossary: Glossary) -> dict[str, Any]:
    """A document as the index takes it."""
    stored = {name: getattr(document, name) for name in ("scope", "ref", "whole", "group", "facets", "order")}
    texts = {name: [text.zh, text.en] for name in _TEXTS for text in (getattr(document, name),)}
    return {
        "group": document.group,
        "stored": json.dumps(stored | texts, ensure_ascii=False),
        **terms_of(document, glossary).fields,
    }


_TEXTS: Final = ("label", "heading", "text")


class SearchIndex:
    """Documents that can be searched; safe to use from several threads at once, for Whoosh is asked by one of them.

    A document has a number here, its ``doc_id``; documents and what was asked for once are kept.
    """

    def __init__(self, reader: IndexReader, weights: SearchWeights | None = None) -> None:
        weights = weights or search_weights()
        self._reader = reader
        bm25 = BM25F(B=weights.b_text, K1=weights.k1, title_B=weights.b_title, terms_B=weights.b_terms)
        self._searcher = Searcher(reader, weighting=bm25, fromindex=None)
        self._lock = Lock()
        self._documents: dict[int, SearchDocument] = {}
        self._filtered: dict[str, frozenset[int]] = {}
        self._holders: dict[str, frozenset[int]] = {}
        self._matching: dict[str, frozenset[int]] = {}
        self._folded: dict[int, str] = {}
        self._stems: dict[int, str] = {}
        self.everything = frozenset(reader.all_doc_ids())

    def weighted(self, weights: SearchWeights) -> SearchIndex:
        """The same documents, their words weighed otherwise."""
        return SearchIndex(self._reader, weights)

    def search(self, query: Query, admitted: Collection[int]) -> list[tuple[int, float]]:
        """The documents among ``admitted`` that a query finds, with their scores, the likeliest first."""
        if not admitted:  # which Whoosh would take for no filter at all
            return []
        with self._lock:
            every = UnlimitedCollector()  # type: ignore[no-untyped-call]
            collector = every if admitted == self.everything else FilterCollector(every, allow=set(admitted))
            self._searcher.search_with_collector(query, collector)
            ranked = sorted(every.items, key=lambda item: -item[0])
        return [(doc_id, score) for score, doc_id in ranked if score > 0]

    def document(self, doc_id: int) -> SearchDocument:
        """A document by its number."""
        document = self._documents.get(doc_id)
        if document is None:
            with self._lock:
                data = json.loads(self._reader.stored_fields(doc_id)["stored"])
            texts = {name: Bilingual(zh=data[name][0], en=data[name][1]) for name in _TEXTS}
            document = self._documents[doc_id] = SearchDocument(**{**data, **texts})
        return document

    def in_order(self, doc_ids: Iterable[int]) -> list[SearchDocument]:
        """Documents in their own order, as they stand in their instrument or law."""
        return sorted(map(self.document, doc_ids), key=lambda document: (document.order, document.ref))

    def filter(self, field: str, value: str) -> frozenset[int]:
        """The documents whose facet or keyword ``field`` has this value, in whatever case."""
        keyword = keyword_of(field, value)
        doc_ids = self._filtered.get(keyword)
        if doc_ids is None:
            doc_ids = self._filtered[keyword] = self._postings(KEYWORD, keyword)
        return doc_ids

    def holders(self, term: str) -> frozenset[int]:
        """The documents in whose text or heading a term stands."""
        doc_ids = self._holders.get(term)
        if doc_ids is None:
            doc_ids = frozenset().union(*(self._postings(field, term) for field in TEXT_FIELDS))
            self._holders[term] = doc_ids
        return doc_ids

    def matching(self, term: str) -> frozenset[int]:
        """The documents in which a term stands, or which one looks for by it."""
        doc_ids = self._matching.get(term)
        if doc_ids is None:
            doc_ids = self._matching[term] = self.holders(term) | self._postings(TERMS, term)
        return doc_ids

    def _postings(self, field: str, term: str) -> frozenset[int]:
        with self._lock, suppress(TermNotFound):
            return frozenset(self._reader.postings(field, term.encode()).all_ids())
        return frozenset()

    def idf(self, holders: int) -> float:
        """The weight of a term that so many documents hold, as Whoosh reckons it."""
        return math.log(max(1, len(self.everything)) / (holders + 1)) + 1

    def starting(self, prefix: str) -> list[str]:
        """Terms of the text that begin with ``prefix``, some dozens at most."""
        with self._lock:
            terms = {
                term.decode() for field in TEXT_FIELDS for term in self._reader.expand_prefix(field, prefix.encode())
            }
        return sorted(terms)[:_MOST_PREFIXED]

    def folded(self, doc_id: int) -> str:
        """All words of a document as they are compared."""
        folded = self._folded.get(doc_id)
        if folded is None:
            document = self.document(doc_id)
            texts = (document.heading, document.text, document.label)
            folded = self._folded[doc_id] = fold("\n".join(words for text in texts for words in (text.zh, text.en)))
        return folded

    def stems(self, doc_id: int) -> str:
        """The English words of a document without their endings, one blank apart, for phrases."""
        text = self._stems.get(doc_id)
        if text is None:
            words = (stem(run) for is_han, run in script_runs(self.folded(doc_id)) if not is_han)
            text = self._stems[doc_id] = f" {' '.join(words)} "
        return text


class OrQuery(Or):
    """One at least of its queries, their scores added up, read one after the other as is fastest where all is read."""

    matcher_type = Or.ARRAY_MATCHER


def keyword_of(field: str, value: str) -> str:
    """The term of a facet or keyword."""
    return f"{field}:{value.lower()}"


def has(field: str, value: str) -> Term:
    """The query for a facet or keyword."""
    return Term(KEYWORD, keyword_of(field, value))


def build_index(documents: Iterable[SearchDocument], glossary: Glossary) -> SearchIndex:
    """Index documents in memory, without any index on disk."""
    made = RamStorage().create_index(schema())  # type: ignore[no-untyped-call]
    with made.writer(limitmb=256) as writer:
        for document in documents:
            writer.add_document(**fields_of(document, glossary))
    return SearchIndex(made.reader())


def documents_of(index: SearchIndex) -> Sequence[SearchDocument]:
    """All documents of an index, in their order."""
    return index.in_order(index.everything)
