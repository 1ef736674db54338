import pytest

from tests.crossref.suggesting.laws import corpus, glossary, law, one_article
from workbench.crossref.suggesting.branches import article_contexts, branches_of_law

# title | heading | sentence | the branches it speaks of, the weightiest first
SPOKEN = """
社会保险法 | 失业保险 | 失业人员领取失业保险金 | unemployment
社会保险法 | 养老保险 | 职工死亡的，其遗属可以领取抚恤金 | survivors old_age
社会保险法 | 养老保险 | 因病致残的，可以领取病残津贴 | invalidity old_age
社会保险法 | 失业保险 | 领取期间参加职工基本医疗保险 | medical_care unemployment
社会保险法 | 工伤保险 | 因工死亡的，其遗属领取丧葬补助金 | employment_injury
社会保险法 | 生育保险 | 基金支付住院和药品费用 | maternity
社会保险法 | 失业保险 | 享受基本养老保险待遇的，停止领取失业保险金 | unemployment
社会保险法 | 总则 | 国家建立养老保险和生育保险 | old_age maternity
社会保险法 | 总则 | 社会保险应当可持续 |
工伤保险条例 | 待遇 | 工资照发 | employment_injury
社会保险法 | 生育 | 工资照发 | maternity
Social Insurance Law | Unemployment insurance | A survivor receives a funeral grant | survivors unemployment
Social Insurance Law | Old-age insurance | A pension is paid each month | old_age
""".strip().splitlines()


@pytest.mark.parametrize("row", SPOKEN)
def test_a_sentence_speaks_of_its_chapter_or_of_the_benefit_it_grants(row: str) -> None:
    title, heading, words, expected = (cell.strip() for cell in row.split("|"))
    mark = "." if title.isascii() else "。"
    (setting,) = article_contexts(one_article(heading, words + mark, title), corpus(), glossary())
    branches = setting.units[-1].branches
    assert sorted(branches, key=lambda branch: -branches[branch]) == expected.split()


def test_the_innermost_heading_that_names_a_branch_counts() -> None:
    text = law(
        "# 社会保险法\n\n## 第一章 养老保险\n\n### 第一节 遗属津贴\n\n第一条 按月发给。\n\n"
        "### 第二节 管理\n\n第二条 从简。\n"
    )
    first, second = article_contexts(text, corpus(), glossary())
    assert (first.heading_branches, first.named_by) == (("survivors",), "遗属津贴")
    assert (second.heading_branches, second.named_by) == (("old_age",), "养老保险")
    assert second.headings == ("养老保险", "管理")


def test_the_branches_of_a_law_are_those_of_its_headings_in_the_order_of_the_convention() -> None:
    text = law(
        "# 社会保险法\n\n## 第一章 失业保险\n\n第一条 略。\n\n"
        "## 第二章 医疗保险\n\n第二条 略。\n\n## 第三章 附则\n\n第三条 略。\n"
    )
    assert branches_of_law(text, glossary()) == ("medical_care", "unemployment")


@pytest.mark.parametrize(
    ("title", "words", "expected"),
    [
        ("社会保险法", "工会可以向法院起诉。", True),
        ("妇女权益法", "工会可以向法院起诉。", False),
        ("妇女权益法", "妇女享有社会保障权利。", True),
        ("妇女权益法", "妇女依法领取生育津贴。", True),
        ("Trade Union Act", "A union may appeal to the court.", False),
        ("Trade Union Act", "A union may speak on social insurance.", True),
    ],
)
def test_other_laws_count_only_where_they_speak_of_social_security(title: str, words: str, expected: bool) -> None:
    (setting,) = article_contexts(
        one_article("总则" if not title.isascii() else "General", words, title), corpus(), glossary()
    )
    assert setting.is_social_security is expected


def test_where_no_chapter_names_a_branch_the_articles_do() -> None:
    from_sections = law(
        "# Fund (Benefits) Act\n\n## Part I General\n\nSection 1. Scope\n\nEvery cook becomes a member of the Fund.\n\n"
        "## Part II Benefits\n\nSection 2. Age benefit\n\nPaid for life.\n\nSection 3. Maternity benefit\n\nPaid.\n"
    )
    assert branches_of_law(from_sections, glossary()) == ("old_age", "maternity")
