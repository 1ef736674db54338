"""What the search finds in the instruments: the right articles first, in either language, and never nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.instruments.library import corpus, glossary
from workbench.instruments.model import Bilingual
from workbench.lang.folding import fold
from workbench.lang.languages import Lang
from workbench.lang.stems import stem
from workbench.lang.terms import script_runs
from workbench.search.index.documents import SearchDocument, corpus_documents
from workbench.search.index.opened import SearchIndex, build_index
from workbench.search.ranking.engine import Hit, find_standards, interpret
from workbench.search.ranking.evaluator import QueryEvaluator


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return build_index(corpus_documents(corpus()), glossary())


def find(index: SearchIndex, text: str, *without: str) -> list[Hit]:
    return find_standards(index, interpret(text, glossary(), corpus(), without), glossary())


def refs(hits: list[Hit]) -> list[str]:
    return [hit.document.ref.removeprefix("C102:") for hit in hits]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        # a branch: its duty and contingency before the rest of its Part
        ("失业", {"19", "20"}),
        ("old-age benefit", {"25", "26"}),
        ("生育津贴", {"46", "47", "50"}),
        # a word of daily speech, in either language
        ("被裁员", {"19", "20"}),
        ("jobless", {"19", "20"}),
        ("病假", {"14", "13", "16", "18"}),
        # what is asked of a branch
        ("失业金领多久", {"24"}),
        ("How long is unemployment benefit paid?", {"24"}),
        ("缴费多少年才能领养老金", {"29"}),
        ("Who must be protected against invalidity?", {"55"}),
        ("工伤后的职业康复", {"35"}),
        ("what medical care is given before and after childbirth", {"49"}),
        # articles for every branch
        ("对拒绝支付不服怎么申诉", {"70"}),
        ("equal treatment of foreigners", {"68"}),
        ("how to denounce the Convention", {"82"}),
        ("服刑期间停发", {"69"}),
        # figures, in either language
        ("三日等待期", {"18", "38"}),
        ("12 weeks for maternity", {"52"}),
        ("百分之三 家庭津贴总值", {"44"}),
    ],
)
def test_the_answer_stands_first(index: SearchIndex, typed: str, first: set[str]) -> None:
    found = refs(find(index, typed))
    assert found[0] in first
    assert first <= set(found[:5])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("C102 art 65(3)", ["65"]),
        ("Article 65, para. 3", ["65"]),
        ("第六十五条第三款", ["65"]),
        ("公约第24条", ["24"]),
        ("art. 24.1.a", ["24"]),
        ("Articles 19 to 21", ["19", "20", "21"]),
        ("C.102 Part XIII", ["69", "70", "71", "72"]),
        ("第102号公约第七部分", ["39", "40", "41", "42", "43", "44", "45"]),
    ],
)
def test_a_citation_finds_what_it_names_and_nothing_else(index: SearchIndex, typed: str, found: list[str]) -> None:
    hits = find(index, typed)
    assert refs(hits) == found
    assert all(hit.is_cited for hit in hits)


def test_a_citation_names_its_paragraph(index: SearchIndex) -> None:
    assert find(index, "C102 art 65(3)")[0].best.ref == "C102:65(3)"


def test_a_citation_among_words_stands_before_what_the_words_find(index: SearchIndex) -> None:
    found = refs(find(index, "C.102 Art. 71 申诉"))
    assert found[:2] == ["71", "70"]


def test_another_instrument_stands_first_where_it_is_named(index: SearchIndex) -> None:
    assert find(index, "C121 rehabilitation")[0].document.group == "C121"


def test_an_instrument_that_is_not_named_goes_before_no_better_answer(index: SearchIndex) -> None:
    found = [hit.document.group for hit in find(index, "breastfeeding breaks")]
    assert found[0] == "C183"


def test_an_instrument_alone_is_answered_with_its_articles(index: SearchIndex) -> None:
    hits = find(index, "R.202")
    assert [hit.document.ref for hit in hits[:2]] == ["R202:1", "R202:2"]
    assert {hit.document.group for hit in hits} == {"R202"} and all(hit.is_cited for hit in hits)


@pytest.mark.parametrize("figure", ["26周", "二十六周", "26 weeks", "twenty-six weeks"])
def test_a_figure_finds_every_article_that_carries_it(index: SearchIndex, figure: str) -> None:
    assert set(refs(find(index, figure))[:3]) == {"12", "18", "24"}


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("遗属津贴", "survivors' benefit"), ("工伤", "employment injury"), ("申诉", "appeal"), ("覆盖范围", "coverage")],
)
def test_both_languages_find_the_same(index: SearchIndex, chinese: str, english: str) -> None:
    one, two = refs(find(index, chinese))[:8], refs(find(index, english))[:8]
    assert one[0] == two[0]
    assert len(set(one) & set(two)) >= 4


@pytest.mark.parametrize(
    ("typed", "group"),
    [("law:C121 工伤", {"C121"}), ("branch:unemployment benefit", {"unemployment"}), ("部分:IV 津贴", {"IV"})],
)
def test_fields_narrow(index: SearchIndex, typed: str, group: set[str]) -> None:
    hits = find(index, typed)
    assert hits
    assert all(group & {hit.document.group, *hit.document.facets.values()} for hit in hits)


def test_operators(index: SearchIndex) -> None:
    both = {hit.document.ref for hit in find(index, '失业 AND "疾病"')}
    assert both
    assert not both & {hit.document.ref for hit in find(index, "失业 -疾病")}
    assert find(index, '"suitable job"')
    assert not find(index, '"job suitable"')
    assert refs(find(index, "rehabilitat*"))[0] == "35"


def test_what_is_excluded_is_excluded_as_it_is_written() -> None:
    none = Bilingual(en="", zh="")
    texts = {"en": Bilingual(en="unemployed persons", zh=""), "zh": Bilingual(en="", zh="失业人员")}
    notes = build_index(
        (SearchDocument("notes", name, name, name, none, none, one, {}) for name, one in texts.items()), glossary()
    )
    for typed, kept in (("unemployed -失业", {"en"}), ("失业 -unemployed", {"zh"}), ("失业", {"en", "zh"})):
        parsed = interpret(typed, glossary(), corpus())
        evaluator = QueryEvaluator(notes, parsed.query, parsed.intent, glossary())
        assert {notes.document(place).ref for place in evaluator.admitted()} == kept, typed
        assert len(evaluator.excluded()) == 2 - len(kept)


def test_a_concept_can_be_left_out_of_the_search(index: SearchIndex) -> None:
    with_names = interpret("下岗", glossary(), corpus())
    assert "laid-off" in with_names.intent.concepts
    assert find(index, "下岗")
    assert not find(index, "下岗", "laid-off", "unemployment")


def short_words() -> Iterator[str]:
    """Every character and every pair of neighbours in the Chinese text of the articles."""
    for article in corpus().articles("C102"):
        for is_han, run in script_runs(fold(corpus().full_text(article.ref, "zh"))):
            if is_han:
                yield from run
                yield from (one + two for one, two in pairwise(run))


def test_one_and_two_characters_find_every_document_they_stand_in(index: SearchIndex) -> None:
    """Against a scan of every text, for every word of one or two characters there is."""
    documents = {doc_id: index.document(doc_id) for doc_id in index.everything}
    texts = {doc_id: fold(f"{one.heading.zh}\n{one.text.zh}") for doc_id, one in documents.items()}
    for word in sorted(set(short_words())):
        parsed = interpret(f'"{word}"', glossary(), corpus())
        evaluator = QueryEvaluator(index, parsed.query, parsed.intent, glossary())
        scanned = {place for place, text in texts.items() if word in text}
        assert scanned <= evaluator.admitted(), word
        assert scanned <= evaluator.holding_all(), word


@pytest.mark.parametrize("word", ["医疗", "工伤", "病", "女", "税", "海员", "子女"])
def test_short_queries_list_every_article_they_stand_in(index: SearchIndex, word: str) -> None:
    found = {hit.document.ref for hit in find(index, word)}
    for article in corpus().articles("C102"):
        if word in corpus().full_text(article.ref, "zh"):
            assert article.ref in found


CHANCE = random.Random(102)
SEEDED = tuple(CHANCE.random() for _ in range(150))  # where a phrase is taken from, the same ones every time


def phrase_at(where: float) -> str:
    """Two to eight characters or words that stand side by side in the text of some article."""
    articles = [article for code in corpus().instruments for article in corpus().articles(code)]
    article = articles[int(where * len(articles))]
    rest = where * len(articles) % 1
    lang: Lang = "zh" if int(rest * 1000) % 2 else "en"
    runs = [run for is_han, run in script_runs(fold(corpus().full_text(article.ref, "zh"))) if is_han and len(run) > 2]
    if lang == "zh" and runs:
        run = runs[int(rest * len(runs))]
        start = int(rest * 1e6) % (len(run) - 1)
        return run[start : start + 2 + int(rest * 1e4) % 7]
    words = corpus().full_text(article.ref, "en").split()
    start = int(rest * max(1, len(words) - 4))
    return " ".join(words[start : start + 2 + int(rest * 1e4) % 3])


def stems_of(text: str) -> str:
    """The words of an English text without their endings, one blank apart."""
    return f" {' '.join(stem(run) for is_han, run in script_runs(fold(text)) if not is_han)} "


@pytest.mark.parametrize("where", SEEDED[::5])
def test_what_is_excluded_and_what_a_field_asks_for_never_widen(index: SearchIndex, where: float) -> None:
    words = fold(phrase_at(where)).replace('"', " ").replace("-", " ").replace(":", " ")
    for field, value in (("law", "C102"), ("branch", "unemployment")):
        assert {hit.document.facets[field] for hit in find(index, f"{field}:{value} {words}")} <= {value}
    excluded = words.split()[0]
    if not excluded.isascii():
        for hit in find(index, f"津贴 benefit -{excluded}"):
            assert excluded not in fold(f"{hit.document.heading.zh}\n{hit.document.text.zh}")


def test_150_phrases_are_found_exactly_where_they_stand(index: SearchIndex) -> None:
    """Against a scan of every text: Chinese as it is written, English in whatever forms of its words."""
    documents = {doc_id: index.document(doc_id) for doc_id in index.everything}
    chinese = {doc_id: fold(f"{one.heading.zh}\n{one.text.zh}") for doc_id, one in documents.items()}
    english = {doc_id: stems_of(f"{one.heading.en}\n{one.text.en}") for doc_id, one in documents.items()}
    for where in SEEDED:
        phrase = fold(phrase_at(where)).replace('"', "")
        parsed = interpret(f'"{phrase}"', glossary(), corpus())
        evaluator = QueryEvaluator(index, parsed.query, parsed.intent, glossary())
        if phrase.isascii():
            row = stems_of(phrase)
            whole = {doc_id for doc_id, words in english.items() if row in words}
            # The name of a provision belongs to it as well: Part V of a heading may be that of the Schedule.
            named = {doc_id for doc_id in documents if row in index.stems(doc_id)}
            assert whole <= evaluator.admitted() <= named, phrase
        else:
            assert evaluator.admitted() == {doc_id for doc_id, text in chinese.items() if phrase in text}, phrase


@settings(max_examples=60)
@given(text=st.text(max_size=60))
def test_whatever_is_typed_is_answered(index: SearchIndex, text: str) -> None:
    for hit in find(index, text):
        assert 0 <= hit.score <= 1
