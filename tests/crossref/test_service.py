"""Suggestions as persons left them, and the matrix of clauses and provisions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.crossref import make_link
from tests.factories.drafts import clause_at, make_version
from workbench.crossref import service
from workbench.crossref.links import links_in, reject
from workbench.crossref.relations import Relation
from workbench.db import Database
from workbench.drafts.models import StoredClause, Version
from workbench.instruments.library import corpus
from workbench.people.models import Member

Find = Callable[[str], Member]
LAW = """互助保险条例
第一章 疾病津贴
第一条 会员因患病不能工作、收入中断的，领取疾病津贴，津贴按本人工资的百分之六十按月支付。
第二条 领取疾病津贴须缴费满三个月；津贴自停工第四日起支付，最长二十六周。
第二章 附则
第三条 本条例自公布之日起施行。
"""


@pytest.fixture
def version(session: Session, people: Find) -> Version:
    return make_version(session, people("editor"), text=LAW)


@pytest.fixture
def article(session: Session, version: Version) -> StoredClause:
    return clause_at(session, version, "第一条")


def offered(session: Session, article: StoredClause) -> list[str]:
    return [one.ref for one in service.references_of_article(session, article, "zh").offered]


def test_suggestions_are_put_in_words(session: Session, article: StoredClause) -> None:
    standing = service.references_of_article(session, article, "zh")
    assert standing.links == [] and standing.offered
    for one in standing.offered:
        assert 0 < one.score <= 1 and one.why and one.ref in corpus().provisions
        assert "第102号公约" in one.label
    assert "C.102" in service.references_of_article(session, article, "en").offered[0].label


def test_what_was_linked_or_turned_down_is_not_offered_again(
    session: Session, people: Find, article: StoredClause
) -> None:
    first, second, *rest = offered(session, article)
    make_link(session, people("officer"), article, first)
    reject(session, people("officer"), article, second)
    assert offered(session, article) == rest
    assert [link.provision for link in service.references_of_article(session, article, "zh").links] == [first]


def test_a_link_to_a_paragraph_speaks_for_its_article(session: Session, people: Find, article: StoredClause) -> None:
    ref = next(one for one in offered(session, article) if f"{one}(1)" in corpus().provisions)
    make_link(session, people("officer"), article, f"{ref}(1)", "exceeds")
    assert ref not in offered(session, article)
    matrix = service.matrix(session, session.get_one(Version, article.version_id), linked_only=True)
    assert matrix.rows[0].cells == {ref: service.Cell(Relation.EXCEEDS, 1.0)}


def test_the_matrix_holds_every_article_and_every_column(session: Session, people: Find, version: Version) -> None:
    article, last = clause_at(session, version, "第一条"), clause_at(session, version, "第三条")
    link = make_link(session, people("officer"), article, "C102:14", "falls_short")
    turned_down = offered(session, article)[0]
    reject(session, people("officer"), article, turned_down)
    matrix = service.matrix(session, version)
    assert [row.clause.label for row in matrix.rows] == ["第一条", "第二条", "第三条"]
    assert [row.chapter for row in matrix.rows] == ["第一章 疾病津贴"] * 2 + ["第二章 附则"]
    cells = matrix.rows[0].cells
    assert cells[link.provision] == service.Cell(Relation.FALLS_SHORT, 1.0)
    assert turned_down not in cells and any(not cell.relation and 0 < cell.score <= 1 for cell in cells.values())
    refs = [provision.ref for _, provisions in matrix.parts for provision in provisions]
    assert len(refs) == len(set(refs)) and {"C102:14", "C102:65"} <= set(refs)
    assert matrix.rows[2].cells == {} and last.kind == "article"


def test_the_matrix_of_one_part_and_of_links_alone(session: Session, people: Find, version: Version) -> None:
    make_link(session, people("officer"), clause_at(session, version, "第一条"), "C102:14")
    (part, provisions), *rest = service.matrix(session, version, "III").parts
    assert (part.number, rest) == ("III", []) and "C102:14" in {one.ref for one in provisions}
    assert service.matrix(session, version, "nonsense").parts == []
    alone = service.matrix(session, version, linked_only=True)
    assert [set(row.cells) for row in alone.rows] == [{"C102:14"}, set(), set()]


def test_what_no_clause_answers(session: Session, people: Find, version: Version) -> None:
    article = clause_at(session, version, "第一条")
    make_link(session, people("officer"), article, "C102:40", "silent")
    before = service.matrix(session, version, linked_only=True)
    parts = {part.number for part in before.left_by_links.parts}
    assert {"III", "VII"} <= parts, "a clause that is silent answers nothing"
    make_link(session, people("officer"), article, "C102:14", "gives_effect")
    after = service.matrix(session, version, linked_only=True)
    assert {part.number for part in after.left_by_links.parts} == parts - {"III"}


def test_the_demonstration_shows_its_links(demonstration: Flask) -> None:
    database: Database = demonstration.extensions["workbench.database"]
    with database.reading() as session:
        version = session.scalars(select(Version).where(Version.lang == "zh").order_by(Version.ordinal.desc())).first()
        assert version is not None
        found = links_in(session, version.id)
        matrix = service.matrix(session, version, linked_only=True)
        told = {(row.clause.id, ref) for row in matrix.rows for ref in row.cells}
        assert len(found) > 15
        assert told <= {(link.clause_id, service._article_ref(link.provision)) for link in found}
        assert len(told) > 15


def test_suggestions_are_worked_out_once_for_a_version(session: Session, version: Version) -> None:
    before = service.SUGGESTIONS.computed
    for label in ("第一条", "第二条", "第三条"):
        service.references_of_article(session, clause_at(session, version, label), "zh")
    service.matrix(session, version)
    assert service.SUGGESTIONS.computed == before + 1


POINTS = """关于失业保险的意见
一、提高失业保险金标准。
（一）失业保险金按本人工资的百分之六十按月支付；
（二）最长支付二十六周。
二、本意见自公布之日起施行。
"""


def test_a_text_without_articles_has_a_row_for_each_point(session: Session, people: Find) -> None:
    version = make_version(session, people("editor"), text=POINTS)
    make_link(session, people("editor"), clause_at(session, version, "一/（二）"), "C102:24")
    first, second = service.matrix(session, version).rows
    assert (first.clause.label, second.clause.label) == ("一、", "二、")
    assert first.cells["C102:24"].relation and "C102:22" in first.cells
    assert second.cells == {}


def test_a_text_without_any_numbered_clause_has_no_rows(session: Session, people: Find) -> None:
    version = make_version(session, people("editor"), text="各位同事：\n失业保险金的来信收到。\n")
    assert service.matrix(session, version).rows == []
