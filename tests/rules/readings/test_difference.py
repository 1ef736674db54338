"""What changed for the Convention from one draft to the next: better, worse, unchanged, new and gone."""

import pytest

from workbench.instruments.library import corpus
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law
from workbench.rules.readings.difference import reading_differences
from workbench.rules.readings.draft import assess_draft
from workbench.rules.readings.result import DraftReading


def read(article: str) -> tuple[DraftReading, ...]:
    return assess_draft(read_law(plain_source(f"# 法\n\n第一条　{article}\n"), "zh"), corpus())


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("疾病津贴从停工第八日起发给。", "疾病津贴从停工第四日起发给。", {"18": "better"}),
        ("疾病津贴从停工第三日起发给。", "疾病津贴从停工第八日起发给。", {"18": "worse"}),
        ("失业保险金的领取期限为六个月。", "失业保险金的领取期限为八个月。", {"24": "better"}),
        ("失业保险金的领取期限为八个月。", "失业保险金的领取期限最长为八个月。", {"24": "worse"}),
        ("失业保险金的领取期限为六个月。", "失业保险金的领取期限为六个月。", {"24": "same"}),
        ("失业保险金的领取期限为六个月。", "失业保险金的等待期为十日。", {"24": "worse"}),
        ("缴费满十五年的，领取养老金。", "养老金按月发给，直至死亡。", {"29": "gone", "30": "new"}),
        ("缴费满十五年的，领取养老金。", "缴费满二十年的，领取养老金。", {"29": "worse"}),
        ("具体办法另行规定。", "具体办法另行规定。", {}),
    ],
)
def test_each_article_says_what_became_of_it(before: str, after: str, changes: dict[str, str]) -> None:
    found = reading_differences(corpus(), read(before), read(after))
    assert {each.ref.removeprefix("C102:"): str(each.change) for each in found} == changes


def test_both_drafts_stand_beside_each_other() -> None:
    (difference,) = reading_differences(corpus(), read("疾病津贴发给十周。"), read("疾病津贴发给三十周。"))
    assert [reading.quote for reading in difference.before] == ["十周", "十周"]
    assert [reading.quote for reading in difference.after] == ["三十周"]
