from workbench.lang.bm25 import ranker, tokens


def test_chinese_is_cut_into_pairs_and_english_into_stems() -> None:
    assert tokens("失业金，12周", "zh") == ("12", "失业", "业金", "周")
    assert tokens("Insured persons, 12 weeks", "en") == ("insur", "person", "12", "week")


def test_rarer_words_weigh_more_and_longer_documents_less() -> None:
    words = ranker({"a": ("wage", "old"), "b": ("wage", "sick"), "c": ("wage", "sick", "x", "y", "z")})
    scores = words.scores(("sick", "wage"))
    assert scores["b"] > scores["c"] > scores["a"]


def test_what_shares_no_word_has_no_score() -> None:
    assert ranker({"a": ("wage",)}).scores(("sick",)) == {}
    assert ranker({}).scores(("sick",)) == {}
