"""What stands before and after the colon of ``field:value`` is understood in every language of the interface."""

from __future__ import annotations

import pytest

from workbench.search.query.fields import SearchField, field_meant, values_meant

FIELDS = """
stance: stance 立场 态度 STANCE
issue: issue 问题 类别 问题类别
branch: branch 分支 险种 部类
part: part 部分
role: role 角色 规定内容
chapter: chapter 章
author: author 作者
org: org 组织 单位 作者单位
status: status 状态
scope: scope 范围
law: law 法律
version: version 版本
""".strip().splitlines()


@pytest.mark.parametrize("row", FIELDS)
def test_a_field_under_each_of_its_names(row: str) -> None:
    field, _, words = row.partition(": ")
    assert {field_meant(word) for word in words.split()} == {SearchField(field)}


def test_other_words_name_no_field() -> None:
    assert field_meant("https") is None


@pytest.mark.parametrize(
    ("field", "words", "values"),
    [
        ("stance", "oppose 反对 Oppose", ("oppose",)),
        ("stance", "support 赞成 支持", ("support",)),
        ("issue", "coverage 覆盖范围", ("coverage",)),
        ("branch", "unemployment 失业 Unemployment", ("unemployment",)),
        ("role", "rate 津贴标准", ("rate",)),
        ("status", "agreed 已商定", ("agreed",)),
        ("status", "lost 未找到位置", ("lost",)),
        ("scope", "comments 意见", ("comments",)),
        ("chapter", "总则", ("总则",)),
        ("stance", "perhaps", ("perhaps",)),
    ],
)
def test_a_value_under_each_of_its_names(field: str, words: str, values: tuple[str, ...]) -> None:
    assert {values_meant(field, word) for word in words.split()} == {values}
