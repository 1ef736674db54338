"""What a reading page needs, in a number of queries that depends neither on the clauses nor on the comments."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import ENGLISH, SECOND, clause_at, make_version
from tests.factories.people import make_member
from workbench.commentary.service import reply, withdraw
from workbench.compare.carry import carry
from workbench.compare.service import pair_versions
from workbench.db import Database
from workbench.drafts.models import Version
from workbench.people.models import Member
from workbench.reading import service

Find = Callable[[str], Member]
Open = Callable[[str], Browser]
Counted = Callable[[], AbstractContextManager[list[str]]]


def test_the_page_of_a_version(session: Session, people: Find) -> None:
    version = make_version(session, people("editor"))
    english = make_version(session, people("editor"), version.law, ENGLISH, "First", original=version)
    article = clause_at(session, version, "第二条")
    make_comment(session, people("officer"), article, quote="按月")
    withdraw(session, people("officer"), make_comment(session, people("officer"), article, quote="按月"))
    reading = service.read_version(session, version.id, "en")
    assert [node.clause.label for node in reading.nodes] == ["第一章", "第二章"]
    assert [node.comments for node in reading.nodes[0].children] == [0, 1]
    assert (reading.total, reading.lost, list(reading.translations)) == (1, 0, [(english.id, "en")])
    cut = reading.marked[article.id]
    assert [(one.text, len(one.comments)) for one in cut if one.comments] == [("按月", 1)]


def test_the_pane_holds_what_is_said_of_the_whole_article(session: Session, people: Find) -> None:
    version, officer = make_version(session, people("editor")), people("officer")
    article = clause_at(session, version, "第二条")
    second = clause_at(session, version, "第二条/第二款")
    on_article = make_comment(session, officer, article, proposed="会员按季缴纳互助金。\n互助金不低于工资的百分之一。")
    on_paragraph = make_comment(session, officer, second, quote="百分之一")
    elsewhere = make_comment(session, officer, clause_at(session, version, "第一条"))
    for clause in (article, second):
        pane = service.read_pane(session, clause, "zh")
        assert (pane.article_id, pane.clause.id) == (article.id, clause.id)
        assert [entry.comment.id for entry in pane.comments] == [on_article.id, on_paragraph.id]
        assert elsewhere.id not in [entry.comment.id for entry in pane.comments]
    changed = [(run.op, run.text) for run in pane.comments[0].redline if run.op != "equal"]
    assert changed == [("delete", "月"), ("insert", "季")] or changed == [("delete", "按月"), ("insert", "按季")]
    assert pane.comments[1].redline == ()
    withdraw(session, officer, on_article)
    assert service.read_pane(session, article, "zh").open_count == 1


def test_what_lost_its_place_is_counted(session: Session, people: Find) -> None:
    old = make_version(session, people("editor"))
    new = make_version(
        session,
        people("editor"),
        old.law,
        SECOND.replace("第三条 会员按月缴纳互助金。\n互助金不低于工资的百分之二。\n", "第三条 本条删去。\n"),
        "二稿",
    )
    make_comment(session, people("officer"), clause_at(session, old, "第二条/第二款"), quote="百分之一")
    carry(session, pair_versions(session, old.id, new.id))
    assert service.read_version(session, new.id, "zh").lost == 1


@pytest.fixture
def laws(app: Flask, stored: Callable[[Callable[[Session], list[Version]]], list[Version]]) -> list[Version]:
    """A short law with one comment, and a long one with many comments, replies and revisions on every clause."""

    def make(session: Session) -> list[Version]:
        editor = make_member(session, "editor", "writer")
        short, long = (
            make_version(
                session,
                editor,
                text="条例\n" + "".join(f"第{number}条 会员缴费。\n（一）甲款；\n（二）乙款。\n" for number in numbers),
            )
            for numbers in ("一二", "一二三四五六七八九十")
        )
        authors = [make_member(session) for _ in range(6)]
        for version, times in ((short, 1), (long, 25)):
            article = clause_at(session, version, "第一条")
            for at in range(times):
                comment = make_comment(session, authors[at % 6], article, proposed=f"会员缴费{at}。", quote="会员")
                for _ in range(3 if times > 1 else 1):
                    reply(session, authors[(at + 1) % 6], comment, "同意")
        return [short, long]

    return stored(make)


def test_the_number_of_statements_is_bounded(
    app: Flask, browser: Open, laws: list[Version], count_statements: Counted
) -> None:
    database: Database = app.extensions["workbench.database"]
    reader = browser("reader")
    with database.reading() as session:
        articles = [clause_at(session, version, "第一条").id for version in laws]
    sent = {}
    for version, article in zip(laws, articles, strict=True):
        for path in (f"/versions/{version.id}", f"/clauses/{article}"):
            reader.get(path)  # once, so that what is kept in memory is there
            with count_statements() as statements:
                reader.get(path)
            assert reader.status == 200
            sent[path] = len(statements)
    counts = list(sent.values())
    assert counts[2:] == counts[:2], "the long law takes no more queries than the short one"
    # Who may see it takes two on any page (whom the law admits, whose answers in a round are shut); beside a clause one
    # asks why no comment is taken just now, those of its links and rejections which were carried, and from where, and
    # two what was decided on its comments and on the opinions they are part of. Beside comments stand who says the
    # same, who is mentioned, files and decisions: one each. What is said of the draft as a whole is counted.
    # Which comments there are is asked before those that are shown. Who is deputy of a chair is asked once a page.
    assert counts[0] <= 15 and counts[1] <= 38, sent
