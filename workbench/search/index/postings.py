"""Documents ready to be searched: postings read once and kept, boolean filters and BM25F over them (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import Protocol

from workbench.instruments.glossary import Glossary
from workbench.lang.bm25 import field_weights, idf, term_scores
from workbench.lang.folding import fold
from workbench.lang.stems import stem
from workbench.lang.terms import script_runs
from workbench.search.index.documents import TEXT_FIELDS, SearchDocument, terms_of
from workbench.weights.search import SearchWeights, search_weights

PostingList = Sequence[tuple[int, int]]  # number of the document in the index, times the term stands in it


class PostingSource(Protocol):
    """Where postings come from: an index on disk, or memory."""

    def read(self, field: str, term: str) -> PostingList: ...

    def starting(self, field: str, prefix: str) -> Iterable[str]: ...


class MemoryPostings:
    """Postings of documents that are only in memory."""

    def __init__(self) -> None:
        self.fields: dict[str, dict[str, list[tuple[int, int]]]] = {}

    def add(self, doc_id: int, fields: Mapping[str, Mapping[str, int]]) -> None:
        for name, counts in fields.items():
            postings = self.fields.setdefault(name, {})
            for term, times in counts.items():
                postings.setdefault(term, []).append((doc_id, times))

    def read(self, field: str, term: str) -> PostingList:
        return self.fields.get(field, {}).get(term, ())

    def starting(self, field: str, prefix: str) -> Iterable[str]:
        return [term for term in self.fields.get(field, {}) if term.startswith(prefix)]


class InvertedIndex:
    """Documents in a fixed order with their postings; safe to use from several threads at once."""

    def __init__(
        self,
        documents: Sequence[SearchDocument],
        lengths: Sequence[Mapping[str, int]],
        postings: PostingSource,
        weights: SearchWeights | None = None,
    ) -> None:
        weights = weights or search_weights()
        self.documents = documents
        self._postings = postings
        self._lock = Lock()
        self._k1 = weights.k1
        self._fields = {
            name: field_weights([length.get(name, 0) for length in lengths], weight, b)
            for name, weight, b in (
                ("zh", weights.field_zh, weights.b_text),
                ("en", weights.field_en, weights.b_text),
                ("title", weights.field_title, weights.b_title),
            )
        }
        self._term_scores: dict[str, Mapping[int, float]] = {}
        self._filtered: dict[str, frozenset[int]] = {}
        self._folded: dict[int, str] = {}
        self._stems: dict[int, str] = {}
        self.everything = frozenset(range(len(documents)))

    def term_scores(self, term: str) -> Mapping[int, float]:
        """What a term of the text adds to the score of each document it stands in (BM25F, idf included)."""
        scores = self._term_scores.get(term)
        if scores is None:
            stands = ((self._fields[name], self._read(name, term)) for name in TEXT_FIELDS)
            scores = self._term_scores[term] = term_scores(stands, len(self.documents), self._k1)
        return scores

    def idf(self, holders: int) -> float:
        """The weight of a term that so many documents hold."""
        return idf(holders, len(self.documents))

    def _read(self, field: str, term: str) -> PostingList:
        with self._lock:
            return self._postings.read(field, term)

    def filter(self, field: str, value: str) -> frozenset[int]:
        """The documents whose facet or keyword ``field`` has this value, in whatever case."""
        keyword = f"{field}:{value.lower()}"
        doc_ids = self._filtered.get(keyword)
        if doc_ids is None:
            doc_ids = self._filtered[keyword] = frozenset(doc_id for doc_id, _ in self._read("keyword", keyword))
        return doc_ids

    def starting(self, prefix: str, most: int = 64) -> list[str]:
        """At most so many terms of the text that begin with ``prefix``."""
        with self._lock:
            terms = {term for field in TEXT_FIELDS for term in self._postings.starting(field, prefix)}
        return sorted(terms)[:most]

    def folded(self, doc_id: int) -> str:
        """All words of a document as they are compared."""
        folded = self._folded.get(doc_id)
        if folded is None:
            document = self.documents[doc_id]
            texts = (
                document.heading.zh,
                document.heading.en,
                document.text.zh,
                document.text.en,
                document.label.zh,
                document.label.en,
            )
            folded = self._folded[doc_id] = fold("\n".join(texts))
        return folded

    def stems(self, doc_id: int) -> str:
        """The English words of a document without their endings, one blank apart, for phrases."""
        text = self._stems.get(doc_id)
        if text is None:
            words = (stem(run) for is_han, run in script_runs(self.folded(doc_id)) if not is_han)
            text = self._stems[doc_id] = f" {' '.join(words)} "
        return text


def build_index(documents: Iterable[SearchDocument], glossary: Glossary) -> InvertedIndex:
    """Index documents in memory, without any index on disk."""
    return InvertedIndex(*post(documents, glossary))


def post(
    documents: Iterable[SearchDocument], glossary: Glossary
) -> tuple[Sequence[SearchDocument], Sequence[Mapping[str, int]], MemoryPostings]:
    """What an index in memory is made of: the documents, the lengths of their fields, and their postings."""
    indexed: list[SearchDocument] = []
    lengths: list[Mapping[str, int]] = []
    postings = MemoryPostings()
    for doc_id, document in enumerate(documents):
        terms = terms_of(document, glossary)
        postings.add(doc_id, terms.fields)
        indexed.append(document)
        lengths.append(terms.lengths)
    return indexed, lengths, postings
