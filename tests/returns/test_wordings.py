"""The words to go and to come, as people say it."""

from __future__ import annotations

import pytest

from workbench.returns.wordings import ProposedWords, proposed_words

SAID = [
    ("将“三百元”改为“五百元”。", ProposedWords("三百元", "三百元", "五百元")),
    ("“三百元”建议修改为：“五百元”", ProposedWords("三百元", "三百元", "五百元")),
    ("删去“县级”二字", ProposedWords("县级", "县级")),
    ("“县级”建议删去", ProposedWords("县级", "县级")),
    ("在“按月”之后增加“足额”", ProposedWords("按月", inserted="足额")),
    ("建议修改为：“按月足额发放。”", ProposedWords(proposed="按月足额发放。")),
    ("建议增加一条：“封冻期加发。”", ProposedWords(proposed="封冻期加发。")),
    ("Replace “300 yuan” with “500 yuan”.", ProposedWords("300 yuan", "300 yuan", "500 yuan")),
    ("After “monthly” add “in full”", ProposedWords("monthly", inserted="in full")),
    ("Delete the words “of the county”", ProposedWords("of the county", "of the county")),
    ("太低了", ProposedWords()),
]


@pytest.mark.parametrize(("text", "words"), SAID)
def test_proposed_words(text: str, words: ProposedWords) -> None:
    assert proposed_words(text) == words
