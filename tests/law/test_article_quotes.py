from __future__ import annotations

import pytest

from workbench.formats.intake import read_file
from workbench.law.article_quotes import find_quoted, start_in_unit

TEXT = """口粮条例

第一条 石匠领粮。骡夫领粮。
口粮由港务所在十日内发给。
（一）石匠每月两斗；
（二）骡夫每月一斗。

第二条 本条例自春分起施行。
"""
LAW = read_file("law.txt", TEXT.encode())
# article, words, which of them | the clause, and the words in it
QUOTED = [
    ("1", "领粮", 1, "art_1__para_1", "领粮"),
    ("1", "十日内", 0, "art_1__para_2", "十日内"),
    ("1", "10日内", 0, "art_1__para_2", "十日内"),
    ("1", "每月", 1, "art_1__para_2__item_2", "每月"),
    ("1", "发给。\n（一）石匠", 0, "art_1", "发给。\n（一）石匠"),
    ("1", "领粮", 2, None, ""),
    ("2", "领粮", 0, None, ""),
    ("9", "领粮", 0, None, ""),
]


@pytest.mark.parametrize(("number", "quote", "occurrence", "key", "words"), QUOTED)
def test_words_of_an_article_are_those_of_a_clause(
    number: str, quote: str, occurrence: int, key: str | None, words: str
) -> None:
    quoted = find_quoted(LAW, number, quote, occurrence)
    if quoted is None:
        assert key is None
        return
    clause, start, end = quoted
    assert (clause.key, clause.text[start:end]) == (key, words)
    article = LAW.articles[0]
    begins = start_in_unit(LAW, clause.key, start)
    assert begins is not None and begins[0].key == article.key
    assert article.text.startswith(words, begins[1])
