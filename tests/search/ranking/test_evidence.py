"""What speaks for a document: words, concepts, figures and constants, in one query of Whoosh."""

from __future__ import annotations

from workbench.instruments.library import corpus, glossary
from workbench.instruments.model import Bilingual
from workbench.search.index.documents import SearchDocument
from workbench.search.index.opened import build_index
from workbench.search.ranking.engine import find_others, interpret
from workbench.search.ranking.evidence import clause_evidence, word_weights
from workbench.weights.search import search_weights


def clause(ref: str, words: str, branch: str = "") -> SearchDocument:
    facets = {"branch": branch, "number": ref, "lang": "zh"}
    only = Bilingual.only("zh", words)
    return SearchDocument("draft", ref, ref, "v", Bilingual.only("zh", ref), Bilingual(en="", zh=""), only, facets)


CLAUSES = [
    clause("1", "失业的盐工领取停工口粮，期限为二十六周。", "unemployment"),
    clause("2", "盐工每周休息一天。"),
    clause("3", "灯塔看守人领取津贴六十元。"),
    clause("4", "灯塔看守人的津贴为工资的百分之六十。"),
]


def found(query: str) -> list[str]:
    index = build_index(CLAUSES, glossary())
    return [hit.document.ref for hit in find_others(index, interpret(query, glossary(), corpus()), glossary())]


def test_words_find_the_likest_and_a_phrase_only_what_holds_it() -> None:
    assert found("盐工休息")[0] == "2"
    assert found('"停工口粮"') == ["1"] and found('"口粮停工"') == []
    assert "2" not in found("盐工 -休息") and found("-盐工 盐工") == []


def test_a_figure_with_a_unit_is_not_answered_by_a_bare_number() -> None:
    assert found("60%") == ["4"] == found("百分之六十")
    assert found("26周")[0] == "1"


def test_a_field_narrows_and_what_no_document_has_finds_nothing() -> None:
    assert found("branch:unemployment") == ["1"]
    assert found("branch:nothing 盐工") == []


def test_of_a_pasted_text_the_rarest_words_are_looked_for() -> None:
    index = build_index(CLAUSES, glossary())
    pasted = interpret("灯塔看守人应当每晚点灯并检查油箱，" * 30 + "停工口粮", glossary(), corpus())
    assert len(word_weights(pasted.query, glossary(), index, search_weights())) <= 64
    evidence = clause_evidence(pasted.query, pasted.intent, glossary(), index, search_weights())
    assert {index.document(doc_id).ref for doc_id, _ in index.search(evidence, index.everything)} >= {"1", "3", "4"}
