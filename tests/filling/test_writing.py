"""Made-up comments are skewed, repeatable, and stand on words that are there."""

from __future__ import annotations

from collections import Counter

import pytest

from workbench.filling.phrases import phrases
from workbench.filling.writing import ClauseText, Writer
from workbench.lang.languages import TEXT_LANGUAGES, Lang

TEXTS: dict[Lang, tuple[str, ...]] = {
    "zh": (
        "职工缴费满一年的，可以领取三个月的津贴。",
        "津贴不低于工资的百分之六十。",
        "经办机构应当在十日内答复。",
        "领取六个月后停发。",
        "缴费满十年的，领取养老金，比例为百分之四十。",
    ),
    "en": (
        "A person who has paid for 12 months receives the benefit for 26 weeks.",
        "The rate is 60 per cent.",
        "The institution answers within 30 days.",
        "After 6 months it ends, or after 13 weeks.",
        "It is 45 per cent.",
    ),
}


def clauses(lang: Lang) -> list[ClauseText]:
    return [ClauseText(position, text, lang) for position, text in enumerate(TEXTS[lang] * 20)]


@pytest.mark.parametrize("lang", TEXT_LANGUAGES)
def test_comments_of_every_kind_on_words_that_are_there(lang: Lang) -> None:
    given = clauses(lang)
    made = list(Writer(given, phrases()[lang], 30, seed=5).comments(3_000))
    assert made == list(Writer(given, phrases()[lang], 30, seed=5).comments(3_000))
    assert made != list(Writer(given, phrases()[lang], 30, seed=6).comments(3_000))
    on_clauses = Counter(comment.clause for comment in made if comment.clause is not None)
    assert on_clauses.most_common(1)[0][1] > 3 * sorted(on_clauses.values())[len(on_clauses) // 2]
    assert len({comment.writer for comment in made}) == 30
    for position, comment in enumerate(made):
        assert comment.body and "{" not in comment.body
        if comment.answers is None:
            assert comment.clause is not None and comment.stance and comment.issue
            assert given[comment.clause].text != comment.proposed
        else:
            assert comment.answers < position and made[comment.answers].answers is None
            assert not comment.proposed and comment.clause is None
    on_words = [(given[comment.clause].text[comment.start : comment.end], comment) for comment in made
                if comment.clause is not None and comment.end]  # fmt: skip
    assert on_words and all(words in comment.body for words, comment in on_words)
    assert sum(bool(comment.proposed) for comment in made) > 500
    assert 200 < sum(comment.answers is not None for comment in made) < 600
    assert Counter(comment.body[:20] for comment in made).most_common(1)[0][1] > 50, "a letter that many send"


def test_texts_that_are_given_are_used_for_their_words() -> None:
    made = Writer(clauses("zh"), phrases()["zh"], 3, seed=1, texts=("甲", "乙")).comments(100)
    assert {comment.body for comment in made if comment.answers is None} == {"甲", "乙"}
