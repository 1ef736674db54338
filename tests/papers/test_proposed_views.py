"""The page of the draft as a paper would have it, and its files, which are made as jobs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import clause_at, make_version
from tests.factories.papers import make_paper, make_position
from tests.proposed_sets import settled
from workbench.papers.models import Paper
from workbench.papers.proposed_job import ProposedStyle
from workbench.papers.service import agree_position
from workbench.people.models import Member
from workbench.people.service import member_named

Open = Callable[[str], Browser]


def named(session: Session, name: str) -> Member:
    found = member_named(session, name)
    assert found is not None
    return found


@pytest.fixture
def paper(stored: Callable[[Callable[[Session], str]], str]) -> str:
    """A paper of which one position is agreed, and one against it."""

    def make(session: Session) -> str:
        version = make_version(session, named(session, "editor"))
        made = make_paper(session, named(session, "editor"), version, organisation_zh="甲总工会")
        for path, wording in (("第四条", "互助金由工会管理。"), ("第四条/第一款", "互助金由工会保管。")):
            position = make_position(
                session, named(session, "editor"), made, clause_at(session, version, path), proposed_zh=wording,
                status="proposed",
            )  # fmt: skip
            agree_position(session, named(session, "chair"), position, position.revision, agrees=True)
        return made.id

    return stored(make)


def test_what_is_left_out_is_listed_before_anything_is_written(browser: Open, paper: str) -> None:
    opened = browser("editor")
    opened.get(f"/papers/{paper}")
    assert f"/papers/{paper}/proposed" in opened.page
    opened.get(f"/papers/{paper}/proposed")
    assert "1 of 2 agreed positions are put into the draft." in opened.words
    (left_out,) = opened.texts("//section[@aria-labelledby='left-out']//li")
    assert left_out.startswith("Position 2 on 第四条第一款 is not put in: it changes the same lines")


@pytest.mark.parametrize("style", list(ProposedStyle))
def test_each_style_is_made_as_a_job_whose_page_says_what_to_look_at(
    browser: Open, paper: str, style: ProposedStyle
) -> None:
    opened = browser("chair")
    opened.post(f"/papers/{paper}/proposed.zh.docx", {"style": style.value})
    assert opened.path.startswith("/jobs/")
    (note,) = opened.texts("//ul[@class='job-notes']/li")
    assert note.startswith("Position 2 on 第四条第一款 is not put in")
    opened.get(f"{opened.path}/file")
    assert opened.status == 200 and opened.data[:2] == b"PK"
    if style is not ProposedStyle.COLUMNS:
        assert settled(opened.data, accepts=True).endswith("第四条\u3000互助金由工会管理。")


@pytest.mark.parametrize("form", [{"style": "other"}, {}])
def test_an_unknown_style_or_language_is_no_page(browser: Open, paper: str, form: dict[str, object]) -> None:
    opened = browser("editor")
    opened.post(f"/papers/{paper}/proposed.zh.docx", form)
    assert opened.status == 404
    opened.get(f"/papers/{paper}/proposed?lang=fr")
    assert opened.status == 404


def test_a_paper_without_agreed_positions_says_so(app: Flask, browser: Open, paper: str) -> None:
    with app.extensions["workbench.database"].writing() as session:
        for position in session.get_one(Paper, paper).positions:
            agree_position(session, named(session, "chair"), position, position.revision, agrees=False)
        session.commit()
        assert session.scalars(select(Paper)).one().positions
    opened = browser("editor")
    opened.get(f"/papers/{paper}/proposed")
    assert "No position is agreed yet" in opened.words and "proposed.zh.docx" not in opened.page
