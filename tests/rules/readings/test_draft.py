"""A whole draft read against the Convention: its articles count together, and it reads alike in both languages."""

from collections import Counter

import pytest

from tests.shared import shared
from workbench.config import resource_dir
from workbench.formats.intake import read_file
from workbench.instruments.library import corpus
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law
from workbench.rules.readings.draft import assess_draft


def read(text: str) -> list[tuple[str, str, str]]:
    law = read_law(plain_source(text), "zh")
    return [(row.article, row.ref.removeprefix("C102:"), str(row.result)) for row in assess_draft(law, corpus())]


def test_leave_in_one_article_is_held_against_benefit_in_another() -> None:
    text = "# 法\n\n第一条　女职工享受{}天产假。\n\n第二条　生育津贴发给八十四天。\n"
    assert ("2", "52", "falls_short") in read(text.format("九十八"))
    assert ("2", "52", "met") in read(text.format("八十四"))


def test_a_rate_is_judged_by_the_years_that_another_article_asks_for() -> None:
    text = (
        "# 法\n\n## 第一章 养老保险\n\n第一条　缴费满{}年的，领取养老金。\n\n第二条　养老金为本人工资的百分之三十二。\n"
    )
    assert ("2", "28(a)", "met") in read(text.format("十"))
    assert ("2", "28(a)", "falls_short") in read(text.format("二十"))
    assert ("2", "28(a)", "met") in read(text.format("十四"))  # 29(4): 30 + 0.5 × 4 = 32


def test_a_single_payment_beside_a_pension_of_another_article_is_no_breach() -> None:
    single = "第一条　参保人员死亡的，其遗属领取一次性抚恤金。\n"
    assert ("1", "62", "falls_short") in read(f"# 法\n\n{single}")
    pension = "第二条　遗属津贴按月发给。\n"
    assert ("1", "62", "look") in read(f"# 法\n\n{single}\n{pension}")


def test_items_of_a_list_are_read_behind_the_words_that_head_it() -> None:
    text = "# 法\n\n第一条　有下列情形之一的，停止领取失业保险金：\n\n（一）重新就业的；\n\n（二）移居境外的。\n"
    assert read(text) == [("1", "69(a)", "met")]


def test_penalties_and_procedures_are_no_benefits() -> None:
    text = (
        "# 社会保险法\n\n第一条　骗取失业保险金的，责令退回，处五千元罚款。\n\n"
        "第二条　经办机构应当自收到申请之日起二十日内作出决定。\n"
    )
    assert read(text) == []


def demonstration(lang: str) -> set[tuple[str, str, str]]:
    path = resource_dir("corpus") / "demonstration" / f"v3.{lang}.md"
    rows = assess_draft(read_file(path.name, path.read_bytes()), corpus())
    return {(row.article, row.ref, str(row.result)) for row in rows}


def test_the_two_languages_of_the_demonstration_read_alike() -> None:
    chinese, english = demonstration("zh"), demonstration("en")
    assert len(chinese & english) / len(chinese | english) > 0.8
    breaches = [{row for row in rows if row[2] == "falls_short"} for rows in (chinese, english)]
    assert breaches[0] == breaches[1]


def test_the_social_insurance_law_is_not_found_in_breach_where_it_only_names_a_ceiling() -> None:
    path = shared("data/laws/sil_2018.md")
    rows = assess_draft(read_file(path.name, path.read_bytes()), corpus())
    results = {(row.article, row.ref): str(row.result) for row in rows}
    assert results["46", "C102:24(1)(a)"] == "look"
    assert results["16", "C102:29(3)"] == "cannot_be_used"
    assert results["39", "C102:71(1)"] == "falls_short"
    assert not any(row.unit == "year" and "residence" in row.subject for row in rows)


@pytest.mark.parametrize("name", ["union_2021.md", "agency_2023.md"])
def test_laws_on_other_matters_are_found_in_no_breach(name: str) -> None:
    path = shared(f"data/laws/{name}")
    rows = assess_draft(read_file(path.name, path.read_bytes()), corpus())
    assert Counter(str(row.result) for row in rows)["falls_short"] == 0
