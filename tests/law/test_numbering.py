"""What numbers leave to be looked at, as the readers tell it of the same text, and once a person has corrected it."""

from __future__ import annotations

import pytest

from tests.law.test_correcting import ZH, key
from workbench.formats.intake import read_file
from workbench.law.correcting import Correction, correct
from workbench.law.model import ClauseKind, LawText
from workbench.law.numbering import numbering_warnings

CODES = {
    "article_gap",
    "article_start",
    "article_duplicate",
    "article_order",
    "article_restart",
    "item_gap",
    "no_articles",
}


def read(text: str) -> LawText:
    return read_file("made-up.txt", text.encode())


def told(law: LawText) -> list[tuple[str, int]]:
    return sorted({(warning.code, warning.line) for warning in law.warnings if warning.code in CODES})


@pytest.mark.parametrize(
    "text",
    [
        "办法\n第一条 甲事。\n第二条 乙事。\n第四条 丙事。\n第三条 丁事。\n",
        "办法\n第二条 甲事。\n第二条 乙事。\n第三条 有下列情形的：\n（一）甲；\n（三）乙。\n",
        "办法\n第一条 甲事。\n第一条之一 乙事。\n第二条 丙事。\n第一条 丁事。\n第二条 戊事。\n",
        "Rules\nArticle 1 Members meet.\nArticle 3 Members pay.\nArticle 3 Members leave.\n",
        "各位会员：\n来信收到。\n",
        ZH,
    ],
)
def test_it_tells_what_the_readers_tell(text: str) -> None:
    law = read(text)
    assert sorted({(warning.code, warning.line) for warning in numbering_warnings(law)}) == told(law)


def test_a_warning_goes_with_what_it_warned_of_and_another_comes() -> None:
    before = read(ZH)
    gap = next(warning for warning in before.warnings if warning.code == "article_gap")
    assert gap.label == "第四条"
    after = correct(before, Correction(key(before, "第三"), "name", ClauseKind.ARTICLE, "第三"))
    assert not [warning for warning in after.warnings if warning.code == "article_gap"]
    third = next(clause for clause in after.clauses if clause.label == "第三")
    again = correct(after, Correction(third.key, "join"))
    assert [(warning.code, warning.label) for warning in again.warnings if warning.code in CODES] == [
        ("article_gap", "第四条")
    ]


def test_what_a_correction_does_not_touch_stays() -> None:
    before = read(ZH.replace("第二条 会员登记。", "第二条 会员登记。\n第二条 会员退会。"))
    assert "article_duplicate" in {warning.code for warning in before.warnings}
    after = correct(before, Correction(key(before, "第三"), "name", ClauseKind.ARTICLE, "第三"))
    assert "article_duplicate" in {warning.code for warning in after.warnings}
    assert "article_gap" not in {warning.code for warning in after.warnings}
