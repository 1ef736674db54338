import pytest

from tests.crossref.suggesting.laws import glossary
from workbench.crossref.suggesting.reasons import say_reason
from workbench.crossref.suggesting.suggest import Reason

SAID = [
    (Reason("topic", {"topic": "duration", "words": "期限", "at": ""}), "zh", "支付期限：条文有“期限”"),
    (
        Reason("topic", {"topic": "abroad", "words": "abroad", "at": "C102:69(a)"}),
        "en",
        "absence abroad: the clause says “abroad”, compare Art. 69(a)",
    ),
    (
        Reason("topic", {"topic": "claim_fraud", "words": "冒领津贴", "at": "C102:69(d)"}),
        "zh",
        "骗取待遇：条文有“冒领津贴”，参见第六十九条第(d)项",
    ),
    (
        Reason("topic", {"topic": "contributions", "words": "由企业缴纳", "at": "C102:71(1)"}),
        "zh",
        "缴费：条文有“由企业缴纳”，参见第七十一条第一款",
    ),
    (Reason("later", {"at": "C102:24"}), "zh", "对第102号公约第二十四条所规定的事项有进一步规定"),
    (Reason("later", {"at": "C102:24"}), "en", "Says more on what C.102 Art. 24 lays down"),
    (Reason("heading", {"heading": "失业保险", "branch": "unemployment"}), "zh", "章节“失业保险”属于失业"),
    (
        Reason("branch", {"branch": "survivors", "words": ("遗属", "抚恤金")}),
        "en",
        "“遗属, 抚恤金” belongs to the branch Survivors",
    ),
    (Reason("concepts", {"concepts": ("waiting-period",)}), "zh", "共同概念：等待期"),
    (Reason("concepts", {"concepts": ("waiting-period", "appeal")}), "en", "Shared concepts: waiting period, appeal"),
]


@pytest.mark.parametrize(("reason", "lang", "expected"), SAID)
def test_a_reason_is_put_in_words(reason: Reason, lang: str, expected: str) -> None:
    assert say_reason(reason, lang, glossary()) == expected


def test_a_long_cue_is_shown_by_its_ends() -> None:
    said = say_reason(Reason("topic", {"topic": "overlap", "words": "甲" * 40 + "乙" * 40, "at": ""}), "zh", glossary())
    assert "甲…乙" in said and len(said) < 70
