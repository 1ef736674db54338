"""A law goes out as Akoma Ntoso and comes back unchanged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from tests.shared import shared
from workbench.formats.akoma.reading import read_akoma
from workbench.formats.akoma.writing import AKN, write_akoma
from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law

CHINESE = """# 甲法
（2001年1月1日通过）
第一章 总则
第一条 甲方应当：
（一）做事；
1.写字；
（二）说话。
前款所称甲方，是指乙方。
第一条之一【丙】丁 & <戊>
|一|二|
|---|---|
|三|四|
附件：
己表
某部
2001年1月1日"""
ENGLISH = """# Apple Act
The makers met.
PART I
Apples
Article 1
1. Apples are
(a) red;
(b) green,
(i) pale; or
(ii) dark.
Vervallen
SCHEDULE
Pears."""


def _without_lines(law: LawText) -> LawText:
    return replace(
        law,
        clauses=tuple(replace(clause, line=0) for clause in law.clauses),
        warnings=(),
        furniture=(),
        missing_words=0,
    )


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
def test_a_law_comes_back_unchanged(text: str) -> None:
    law = read_law(plain_source(text))
    written = write_akoma(law)
    back = read_akoma(written)
    assert _without_lines(back) == _without_lines(law)
    assert write_akoma(back) == written


@pytest.mark.parametrize("name", ["laws/sil_2018.md", "instruments/c121.md"])
def test_a_real_law_comes_back_unchanged(name: str) -> None:
    law = read_law(plain_source(shared(f"data/{name}").read_text(encoding="utf-8")))
    assert _without_lines(read_akoma(write_akoma(law))) == _without_lines(law)


def test_every_clause_is_an_element_with_its_id() -> None:
    law = read_law(plain_source(CHINESE))
    root = etree.fromstring(write_akoma(law))
    written = {found.get("eId") for found in root.iter(f"{{{AKN}}}*") if found.get("eId")}
    assert written - {"workbench"} == {clause.key for clause in law.clauses}
