"""Where documents come from that ship with the program: the instruments, and the figures of the evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from workbench.i18n.messages import translate
from workbench.instruments.library import corpus
from workbench.instruments.model import Bilingual, Corpus
from workbench.instruments.statistics import Statistic, figures
from workbench.instruments.vocabulary import NUMBER_AND_UNIT, FigureUnit
from workbench.search.index.disk import DocumentProvider
from workbench.search.index.documents import SearchDocument, corpus_documents


@dataclass(frozen=True, slots=True)
class CorpusSource:
    """Every instrument of the corpus; after a change of any file all are read again."""

    corpus: Corpus
    scope: str = "standards"

    def stamps(self) -> Mapping[str, str]:
        return dict.fromkeys(self.corpus.instruments, self.corpus.checksum)

    def documents(self, groups: Collection[str]) -> Iterator[SearchDocument]:
        return (document for document in corpus_documents(self.corpus) if document.group in groups)


@dataclass(frozen=True, slots=True)
class EvidenceSource:
    """The figures that ship with the program."""

    scope: str = "evidence"

    def stamps(self) -> Mapping[str, str]:
        return {"figures": hashlib.sha256(repr(figures()).encode()).hexdigest()[:16]}

    def documents(self, groups: Collection[str]) -> Iterator[SearchDocument]:
        if "figures" in groups:
            every = (statistic for whole in figures() for statistic in (whole, *whole.breakdown))
            yield from (_figure(statistic, order) for order, statistic in enumerate(every))


def _figure(statistic: Statistic, order: int) -> SearchDocument:
    def described(lang: str) -> str:
        value = translate(NUMBER_AND_UNIT, lang, number=f"{statistic.value:,}", unit=FigureUnit(statistic.unit))
        return f"{statistic.name[lang]} {statistic.as_of[lang]} {value} {statistic.source[lang]}"

    name = Bilingual(en=statistic.name["en"], zh=statistic.name["zh"])
    return SearchDocument(
        scope="evidence",
        ref=statistic.id,
        whole=statistic.id,
        group="figures",
        label=name,
        heading=Bilingual(en="", zh=""),
        text=Bilingual(en=described("en"), zh=described("zh")),
        facets={"branch": statistic.branch, "part": statistic.part},
        order=order,
    )


def shipped_sources() -> tuple[DocumentProvider, ...]:
    """All that can be searched without an instance."""
    return CorpusSource(corpus()), EvidenceSource()
