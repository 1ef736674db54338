"""Pages ask the database no more often, and grow no faster, than what they show: however many comments there are."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import FIRST, SECOND, clause_at, make_law, make_version
from workbench.commentary.service import reply
from workbench.compare.carry import carried, carry
from workbench.compare.outcomes import record_ruling
from workbench.compare.service import override_match, pair_versions
from workbench.drafts.models import Version
from workbench.instruments.library import corpus
from workbench.judgement.cases import keep_case
from workbench.judgement.findings import Finding, record_finding
from workbench.people.models import Member
from workbench.people.service import member_named
from workbench.rules.adequacy import Case

Open = Callable[[str], Browser]
Counted = Callable[[], AbstractContextManager[list[str]]]
Bytes = Callable[[Browser, str], int]
# What one more comment may add to a page, in bytes; a list of every clause would be more.
A_COMMENT = 4000


def named(session: Session, name: str) -> Member:
    member = member_named(session, name)
    assert member is not None
    return member


def add_comments(session: Session, old: Version, new: Version, number: int) -> None:
    """Comments of two members with proposals and replies, some on words that the new draft lacks; carried over."""
    quoted, gone = clause_at(session, old, "第二条/第二款"), clause_at(session, old, "第四条")
    for at in range(number):
        author = named(session, ("officer", "officer2")[at % 2])
        comment = make_comment(
            session, author, quoted, quote="百分之一", proposed=f"互助金不低于工资的百分之{at + 2}。"
        )
        reply(session, named(session, "editor"), comment, "同意。")
        make_comment(session, author, gone, quote="互助金由工会管理，不得挪用", stance="question")
    session.flush()
    carry(session, pair_versions(session, old.id, new.id))


@pytest.fixture
def drafts(stored: Callable[[Callable[[Session], tuple[Version, Version]]], tuple[Version, Version]]) -> list[Version]:
    def make(session: Session) -> tuple[Version, Version]:
        editor = named(session, "editor")
        old = make_version(session, editor, make_law(session, editor), FIRST)
        return old, make_version(session, editor, old.law, SECOND.replace("由工会管理，不得挪用", "归会员所有"), "二稿")

    return list(stored(make))


@pytest.mark.parametrize(
    "page",
    [
        "/",
        "/versions/{old}",
        "/clauses/{clause}",
        "/compare/{old}/{new}",
        "/carried/{old}/{new}",
        "/adopted/{old}/{new}",
    ],
)
def test_no_page_grows_in_statements_with_the_number_of_comments(
    app: Flask,
    browser: Open,
    drafts: list[Version],
    stored: Callable[..., None],
    count_statements: Counted,
    page_bytes: Bytes,
    page: str,
) -> None:
    old, new = drafts
    with app.extensions["workbench.database"].reading() as session:
        clause = clause_at(session, old, "第二条").id
    address = page.format(old=old.id, new=new.id, clause=clause)
    editor = browser("editor")

    stored(lambda session: add_comments(session, old, new, 3))
    editor.get(address)
    with count_statements() as few:
        size = page_bytes(editor, address)
    stored(lambda session: add_comments(session, old, new, 6))
    with count_statements() as statements:
        assert page_bytes(editor, address) - size < 12 * A_COMMENT
    assert len(statements) <= len(few), "\n".join(statements)


@pytest.mark.parametrize(
    "page",
    [
        "/judgement/acceptance",
        "/judgement/adequacy",
        "/compare/{old}/{new}",
        "/carried/{old}/{new}",
        "/adopted/{old}/{new}",
    ],
)
def test_no_page_grows_in_statements_with_what_was_decided(
    app: Flask, browser: Open, drafts: list[Version], stored: Callable[..., None], count_statements: Counted, page: str
) -> None:
    old, new = drafts
    stored(lambda session: add_comments(session, old, new, 2))

    def decide_again(session: Session) -> None:
        editor, pairing = named(session, "editor"), pair_versions(session, old.id, new.id)
        record_finding(session, corpus(), editor, new, "V", Finding("met", "理由"))
        keep_case(session, editor, old.law, "患病津贴", Case("III", "65", "", {}))
        override_match(
            session, editor, pairing, "confirm", clause_at(session, old, "第二条").id, pairing.new_law.ids["art_3"]
        )
        for row in carried(session, pairing).with_status("exact"):
            record_ruling(session, editor, pairing, row.comment.id, "partly", "差一点")

    stored(decide_again)
    editor, address = browser("editor"), page.format(old=old.id, new=new.id)
    editor.get(address)
    with count_statements() as few:
        editor.get(address)
    for _ in range(3):
        stored(decide_again)
    with count_statements() as statements:
        editor.get(address)
    assert editor.status == 200
    assert len(statements) <= len(few), "\n".join(statements)


def test_passwords_are_hashed_where_somebody_signs_in_and_nowhere_else(
    browser: Open, drafts: list[Version], stored: Callable[..., None], hash_calls: list[str]
) -> None:
    stored(lambda session: add_comments(session, *drafts, 2))
    editor = browser("editor")
    assert hash_calls == ["verify"]
    for address in ("/", f"/versions/{drafts[0].id}", "/search?q=会员", "/account"):
        editor.get(address)
    assert hash_calls == ["verify"]
    for name in ("officer", "nobody.of.this.name"):
        hash_calls.clear()
        opened = browser()
        opened.get("/sign-in")
        opened.post("/sign-in", {"username": name, "password": "not-the-password"})
        assert hash_calls == ["verify"], "an unknown name takes as long as a wrong password"
