"""Instruments cited by a name of their own: the name reads back, and a word that only begins like one is none."""

from __future__ import annotations

import pytest

from workbench.instruments.citation import parse_citation
from workbench.instruments.citation_style import instrument_name
from workbench.instruments.library import corpus
from workbench.instruments.names import NAMED, is_in_paragraphs
from workbench.lang.languages import TEXT_LANGUAGES


@pytest.mark.parametrize("code", NAMED)
def test_every_name_reads_back_and_belongs_to_an_instrument(code: str) -> None:
    assert code in corpus().instruments
    for lang in TEXT_LANGUAGES:
        citation = parse_citation(instrument_name(code, lang))
        assert citation is not None and (citation.instrument, citation.kind) == (code, "instrument")


@pytest.mark.parametrize("text", ["crcs 26", "udhrx Art. 22", "mlcs 4.5"])
def test_a_word_that_begins_like_a_name_is_none(text: str) -> None:
    assert parse_citation(text) is None


def test_recommendations_and_comments_count_paragraphs() -> None:
    assert [code for code in ("R202", "GC19", "C102", "ICESCR", None) if is_in_paragraphs(code)] == ["R202", "GC19"]
