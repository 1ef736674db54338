"""What of a paper is to be looked at, and the paper as it will read, beside its form and on a page of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import SECOND, clause_at, make_version
from tests.factories.papers import make_paper, make_position
from workbench.commentary.service import reply, withdraw
from workbench.commentary.threads import resolve
from workbench.papers.cautions import PaperCaution, paper_warnings
from workbench.papers.models import Paper, Position
from workbench.papers.service import agree_position
from workbench.people.models import Member
from workbench.people.service import member_named

Open = Callable[[str], Browser]
People = Callable[[str], Member]


def make(session: Session) -> Paper:
    editor = member_named(session, "editor")
    assert editor is not None
    version = make_version(session, editor)
    return make_paper(session, editor, version, introduction_zh="<p>导言。</p>", introduction_en="<p>Introduction.</p>")


def kinds(session: Session, paper: Paper) -> list[PaperCaution]:
    session.expire(paper, ["positions"])
    return [each.caution for each in paper_warnings(session, paper)]


def sound(session: Session, people: People, paper: Paper, **stated: object) -> Position:
    """A position of which nothing is to be looked at once it is agreed."""
    clause = clause_at(session, paper.version, "第四条")
    said = {"status": "proposed", "provisions": ["C102:71"], **stated}
    position = make_position(session, people("editor"), paper, clause, **said)
    agree_position(session, people("chair"), position, position.revision, agrees=True)
    return position


def test_of_a_sound_paper_nothing_is_to_be_looked_at(session: Session, people: People) -> None:
    paper = make(session)
    sound(session, people, paper)
    assert kinds(session, paper) == []


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"provisions": []}, PaperCaution.NO_PROVISION),
        ({"reasons_zh": "", "reasons_en": "", "proposed_zh": "每年公布收支。"}, PaperCaution.NO_REASON),
        ({"reasons_en": ""}, PaperCaution.NO_TEXT),
    ],
    ids=str,
)
def test_what_a_position_lacks_is_told(
    session: Session, people: People, stated: dict[str, object], expected: PaperCaution
) -> None:
    paper = make(session)
    position = sound(session, people, paper, **stated)
    (warning,) = (session.expire(paper, ["positions"]), paper_warnings(session, paper))[1]
    assert (warning.caution, warning.position) == (expected, position)


def test_what_is_not_agreed_is_told_and_what_is_dropped_is_not(session: Session, people: People) -> None:
    paper = make(session)
    clause = clause_at(session, paper.version, "第四条")
    make_position(session, people("editor"), paper, clause, status="draft", provisions=["C102:71"])
    make_position(session, people("editor"), paper, clause, status="dropped")
    assert kinds(session, paper) == [PaperCaution.NOT_AGREED]


def test_comments_withdrawn_and_discussions_still_open_are_told(session: Session, people: People) -> None:
    paper, officer = make(session), people("officer")
    comments = [make_comment(session, officer, clause_at(session, paper.version, "第四条")) for _ in range(3)]
    sound(session, people, paper, comments=[each.id for each in comments])
    assert kinds(session, paper) == []
    withdraw(session, officer, comments[0])
    reply(session, people("editor"), comments[1], "请说明依据。")
    session.expire_all()
    assert kinds(session, paper) == [PaperCaution.WITHDRAWN_COMMENT, PaperCaution.OPEN_COMMENT]
    resolve(session, officer, comments[1], "已说明。")
    session.expire_all()
    assert kinds(session, paper) == [PaperCaution.WITHDRAWN_COMMENT]


def test_a_paper_on_an_older_draft_and_texts_of_one_language_are_told(session: Session, people: People) -> None:
    paper = make(session)
    make_version(session, people("editor"), paper.version.law, SECOND, "二稿")
    paper.introduction_en = ""
    warnings = paper_warnings(session, paper)
    assert [(each.caution, each.lang) for each in warnings] == [
        (PaperCaution.OLD_DRAFT, ""), (PaperCaution.NO_TEXT, "en"),
    ]  # fmt: skip


def test_the_paper_is_previewed_as_it_is_typed_and_nothing_is_stored(
    app: Flask, browser: Open, stored: Callable[[Callable[[Session], str]], str]
) -> None:
    def add(session: Session) -> str:
        paper, editor = make(session), member_named(session, "editor")
        assert editor is not None
        clause = clause_at(session, paper.version, "第四条")
        make_position(session, editor, paper, clause, status="proposed", proposed_zh="互助金由工会管理，每年公布收支。")
        return paper.id

    paper_id = stored(add)
    editor = browser("editor")
    editor.get(f"/papers/{paper_id}")
    assert "things to look at" in editor.words and "not agreed" in editor.words and "cites no provision" in editor.words
    assert editor.elements("//a[starts-with(@href, '#p-')]")
    editor.get(f"/papers/{paper_id}/edit")
    shown = editor.texts("//article[@class='paper-preview']")[0]
    assert "导言。" in shown and "每年公布收支" in shown
    typed = {"title_zh": "新题", "introduction_zh": "<p>另一导言<script>x</script>。</p>", "introduction_en": ""}
    answer = editor.client.post(f"/papers/{paper_id}/preview", data={**typed, "csrf_token": editor.token})
    assert answer.status_code == 200 and "新题" in answer.text and "另一导言" in answer.text
    assert "<script" not in answer.text and "<html" not in answer.text
    for lang, words in (("zh", "导言。"), ("en", "Introduction.")):
        editor.get(f"/papers/{paper_id}/preview?lang={lang}")
        assert words in editor.words and "新题" not in editor.words
    assert browser("reader").get(f"/papers/{paper_id}/preview?lang=zh").count("导言。") == 1
