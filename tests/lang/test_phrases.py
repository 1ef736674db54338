import re

import pytest

from workbench.lang.languages import Lang
from workbench.lang.phrases import Phrase, PhraseFault, compile_phrases, first_letters, prove_phrase

# phrase | text | the words found, or nothing
NOTATION = """
期限 | 领取期限为一年 | 期限
由…4支付 | 由基金支付 | 由基金支付
由…4支付 | 由失业保险基金支付 |
由…4支付 | 由，支付 |
由……4支付 | 由，支付 | 由，支付
由……4支付 | 由。支付 |
参照…2-3办理 | 参照本办理 | none
参照…2-3办理 | 参照本法办理 | 参照本法办理
停止(领取|发放) | 停止发放 | 停止发放
停止(领取|发放) | 停止 |
适当[的]工作 | 适当工作 | 适当工作
适当[的|之]工作 | 适当之工作 | 适当之工作
满6#岁 | 满65岁 | 满65岁
##% | 占 100% | 100%
参保!(缴|费) | 参保费 |
参保!(缴|费) | 参保人 | 参保
<!(未|不曾)参加 | 未参加 |
<!(未|不曾)参加 | 不曾参加 |
<!(未|不曾)参加 | 应参加 | 参加
^责任$ | 责任 | 责任
^责任$ | 法律责任 |
300% (以上) | 300% 以上 | 300% 以上
pension | All PENSIONS | PENSION
_fine[d]_ | a fine | fine
_fine[d]_ | defined |
refus~ treatment | refuses treatment | refuses treatment
work~~ | work |
work~~ | workers | workers
paid…6full | paid in, full | paid in, full
paid…6full | paid. full |
paid……6full | paid; full |
""".strip().splitlines()


@pytest.mark.parametrize("row", NOTATION)
def test_notation(row: str) -> None:
    written, text, expected = row.rsplit(" | ", 2) if not row.endswith(" |") else (*row[:-2].rsplit(" | ", 1), "")
    lang: Lang = "en" if row.replace("…", "").isascii() else "zh"
    match = compile_phrases([Phrase(written)], lang).search(text)
    assert (match.group() if match else "") == expected.strip().replace("none", "")


def test_what_has_a_meaning_in_regular_expressions_is_only_a_letter_here() -> None:
    assert compile_phrases([Phrase("1.5*")], "zh").search("1x5") is None
    assert compile_phrases([Phrase("1.5*")], "zh").search("1.5*")


def test_any_phrase_is_enough_and_a_pattern_is_taken_as_it_is() -> None:
    pattern = compile_phrases([Phrase("停发"), Phrase("第[一二]日", is_pattern=True)], "zh")
    assert [pattern.search(text) is not None for text in ("停发", "第二日", "第三日")] == [True, True, False]


FAULTS = [
    ("由…支付", "phrase_gap_unbounded"),
    ("停止(领取", "phrase_bracket_unclosed"),
    ("停止(领取]", "phrase_bracket_unclosed"),
    ("停止领取)", "phrase_bracket_unopened"),
    ("停止|领取", "phrase_bar_outside"),
    ("停止(领取|)", "phrase_choice_empty"),
    ("[停止]", "phrase_matches_nothing"),
]


@pytest.mark.parametrize(("written", "code"), FAULTS)
def test_a_phrase_that_says_nothing_definite_is_refused(written: str, code: str) -> None:
    with pytest.raises(PhraseFault) as fault:
        prove_phrase(Phrase(written), "zh")
    assert fault.value.code == code
    assert fault.value.facts["phrase"] == written


@pytest.mark.parametrize("written", ["第[一二", "a" * 3 + "("])
def test_a_broken_pattern_is_refused_with_the_reason(written: str) -> None:
    with pytest.raises(PhraseFault, match="phrase_pattern_broken"):
        prove_phrase(Phrase(written, is_pattern=True), "zh")
    with pytest.raises(re.error):
        re.compile(written)


FIRST_LETTERS = [
    ("[的]工(作|厂)", {"的", "工"}),
    ("(甲|乙丙)丁", {"甲", "乙"}),
    ("<!(不)应!(当)付", {"应"}),
    ("_ab", {"a"}),
    ("…4甲", set()),
    ("##天", set()),
]


@pytest.mark.parametrize(("phrase", "letters"), FIRST_LETTERS)
def test_the_letters_a_phrase_may_begin_with(phrase: str, letters: set[str]) -> None:
    assert first_letters([Phrase(phrase)], "zh") == letters


def test_one_phrase_that_may_begin_with_any_letter_makes_the_search_look_everywhere() -> None:
    assert first_letters([Phrase("甲"), Phrase("…2乙")], "zh") == frozenset()
    assert compile_phrases([Phrase("甲"), Phrase("…2乙")], "zh").search("丙丙乙")
