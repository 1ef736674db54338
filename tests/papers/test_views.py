"""Writing a paper as an editor does it: from comments to a Word file."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from typing import Any

import docx
import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import SECOND, clause_at, make_law, make_version
from tests.factories.papers import make_paper, make_position
from workbench.commentary.models import Comment
from workbench.commentary.service import withdraw
from workbench.drafts.models import StoredClause, Version
from workbench.instruments.library import corpus
from workbench.papers import export
from workbench.papers.models import Paper, Position
from workbench.papers.service import PositionData, save_position
from workbench.people.models import Member
from workbench.people.service import member_named

Open = Callable[[str], Browser]
Made = tuple[Paper, StoredClause, Comment]
TOLD = {"proposed_zh": "新写法", "reasons_zh": "<p>理由</p>", "provisions": "C.102 Art. 16；第十条", "status": "draft"}


@pytest.fixture(autouse=True)
def _no_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)


def named(session: Session, name: str) -> Member:
    found = member_named(session, name)
    assert found is not None
    return found


@pytest.fixture
def made(stored: Callable[[Callable[[Session], Made]], Made]) -> Made:
    def make(session: Session) -> Made:
        version = make_version(session, named(session, "editor"))
        clause = clause_at(session, version, "第二条")
        comment = make_comment(session, named(session, "officer"), clause, "<p>太低。</p>", proposed="另一写法")
        return make_paper(session, named(session, "editor"), version), clause, comment

    return stored(make)


def positions(app: Flask) -> list[Position]:
    with app.extensions["workbench.database"].reading() as session:
        return list(session.scalars(select(Position).order_by(Position.rank)))


def test_a_paper_is_started_and_its_texts_changed(app: Flask, browser: Open, made: Made) -> None:
    paper, _, _ = made
    editor = browser("editor")
    editor.get("/papers/new")
    editor.post("/papers/new", {"version": paper.version_id, "title_zh": "<b>意见</b>", "dated": "2009-10-20"})
    assert editor.path.startswith("/papers/") and "&lt;b&gt;意见" in editor.page
    editor.get(f"{editor.path}/edit")
    assert (editor.field("title_zh"), editor.field("dated")) == ("<b>意见</b>", "2009-10-20")
    editor.post(editor.path, {"title_zh": "意见书", "seen": editor.field("seen"), "introduction_zh": "<p>引</p>"})
    assert editor.status == 200 and "意见书" in editor.page


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"title_zh": ""}, "Give the paper a title"),
        ({"dated": "someday"}, "Not a valid date"),
        ({"version": "none"}, "no such version"),
        ({"opinions_zh": "长" * 40_001}, "too long"),
    ],
)
def test_a_paper_that_cannot_be(browser: Open, made: Made, told: dict[str, object], words: str) -> None:
    editor = browser("editor")
    editor.get("/papers/new")
    editor.post("/papers/new", {"version": made[0].version_id, "title_zh": "题", "introduction_zh": "引言", **told})
    assert editor.status in (404, 422) and words in editor.words
    assert editor.field("introduction_zh") == "引言"


def test_comments_are_gathered_into_a_position(app: Flask, browser: Open, made: Made) -> None:
    paper, clause, comment = made
    editor = browser("editor")
    editor.get(f"/papers/{paper.id}/positions/new?clause={clause.id}&comment={comment.id}")
    assert editor.field("proposed_zh") == "另一写法" and "太低。" in editor.field("reasons_zh")
    editor.post(f"/papers/{paper.id}/positions/new", {**TOLD, "clause": clause.id, "comments": comment.id})
    assert editor.path == f"/papers/{paper.id}" and "The position is stored" in editor.page
    assert "1 comment taken up" in editor.words and "C.102 Art. 16" in editor.words
    (position,) = positions(app)
    assert [cited.provision for cited in position.citations] == ["C102:16", "C102:10"]
    editor.get(f"/positions/{position.id}")
    assert editor.field("provisions") == "C.102 Art. 16; C.102 Art. 10"
    editor.post(
        f"/positions/{position.id}",
        {**TOLD, "seen": "1", "provisions": editor.field("provisions"), "status": "proposed"},
    )
    assert editor.status == 200 and positions(app)[0].status == "proposed"
    assert positions(app)[0].sources == []


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"proposed_zh": "", "reasons_zh": ""}, "Write a proposed wording"),
        ({"provisions": "C.102 Art. 16; Art. 999"}, "“Art. 999” was not found"),
        ({"comments": "none"}, "no such comment"),
        ({"status": "won"}, "Not a valid choice"),
        ({"status": "agreed"}, "Not a valid choice"),
        ({"reasons_en": "x" * 40_001}, "too long"),
    ],
)
def test_what_was_typed_stays_in_the_form(
    app: Flask, browser: Open, made: Made, told: dict[str, object], words: str
) -> None:
    paper, clause, _ = made
    editor = browser("editor")
    editor.get(f"/papers/{paper.id}/positions/new?clause={clause.id}")
    sent = {**TOLD, "proposed_en": "Kept", "clause": clause.id, **told}
    if told.get("proposed_zh") == "":
        sent["proposed_en"] = ""
    editor.post(f"/papers/{paper.id}/positions/new", sent)
    assert editor.status in (404, 422) and words in editor.words
    assert editor.field("provisions") == sent["provisions"] and editor.field("proposed_en") == sent["proposed_en"]
    assert positions(app) == []


def test_a_stale_edit_shows_both_texts_and_can_be_merged(app: Flask, browser: Open, made: Made) -> None:
    paper, clause, _ = made
    editor, other = browser("editor"), browser("editor2")
    editor.get(f"/papers/{paper.id}/positions/new?clause={clause.id}")
    editor.post(f"/papers/{paper.id}/positions/new", {**TOLD, "clause": clause.id})
    address = f"/positions/{positions(app)[0].id}"
    editor.get(address)
    other.get(address)
    other.post(address, {**TOLD, "reasons_zh": "旁人的话", "seen": other.field("seen")})
    editor.post(address, {**TOLD, "reasons_zh": "自己的话", "seen": editor.field("seen")})
    assert editor.status == 409
    assert editor.field("reasons_zh") == "自己的话" and "<p>旁人的话</p>" in editor.page
    editor.post(address, {**TOLD, "reasons_zh": "合起来", "seen": editor.field("seen")})
    assert positions(app)[0].reasons_zh == "<p>合起来</p>"
    editor.get(f"/papers/{paper.id}/edit")
    other.get(f"/papers/{paper.id}/edit")
    other.post(f"/papers/{paper.id}/edit", {"title_zh": "旁人的题", "seen": other.field("seen")})
    editor.post(f"/papers/{paper.id}/edit", {"title_zh": "自己的题", "seen": editor.field("seen")})
    assert editor.status == 409 and editor.field("title_zh") == "自己的题"
    assert "旁人的题" in editor.page


def test_ids_of_another_law_are_refused(
    app: Flask, browser: Open, made: Made, stored: Callable[[Callable[[Session], tuple[str, str]]], tuple[str, str]]
) -> None:
    paper, clause, _ = made

    def make(session: Session) -> tuple[str, str]:
        editor = named(session, "editor")
        other = make_version(session, editor, make_law(session, editor, "别的条例"))
        strange = clause_at(session, other, "第一条")
        return strange.id, make_comment(session, editor, strange).id

    strange, foreign = stored(make)
    editor = browser("editor")
    editor.get("/account")
    editor.post(f"/papers/{paper.id}/positions/new", {**TOLD, "clause": strange})
    assert editor.status == 422
    editor.post(f"/papers/{paper.id}/positions/new", {**TOLD, "clause": clause.id, "comments": foreign})
    assert editor.status == 404
    assert positions(app) == []


def test_a_withdrawn_comment_shows_its_words_to_nobody(
    app: Flask, browser: Open, made: Made, stored: Callable[[Callable[[Session], str]], str]
) -> None:
    paper, clause, comment = made

    def make(session: Session) -> str:
        editor = named(session, "editor")
        own = session.get_one(Paper, paper.id)
        position = make_position(session, editor, own, session.get_one(StoredClause, clause.id), comments=[comment.id])
        withdraw(session, named(session, "officer"), session.get_one(Comment, comment.id))
        return position.id

    page = browser("editor").get(f"/positions/{stored(make)}")
    assert "This comment has been withdrawn" in page
    assert "太低。" not in page and "另一写法" not in page


def test_positions_are_moved(app: Flask, browser: Open, made: Made, stored: Callable[..., list[str]]) -> None:
    paper, _, _ = made

    def make(session: Session) -> list[str]:
        own = session.get_one(Paper, paper.id)
        version = session.get_one(Version, paper.version_id)
        return [
            make_position(session, named(session, "editor"), own, clause_at(session, version, path)).id
            for path in ("第一条", "第三条")
        ]

    first, second = stored(make)
    editor = browser("editor")
    editor.get(f"/papers/{paper.id}")
    editor.post(f"/positions/{second}/move", {"step": "up"})
    assert [one.id for one in positions(app)] == [second, first]
    shown = re.findall(r'id="p-(\w+)"', editor.page)
    assert shown == [second, first]


@pytest.mark.parametrize(("lang", "title"), [("zh", "修改意见"), ("en", "Our position")])
@pytest.mark.parametrize("tracked", ["", "1"])
def test_the_paper_is_exported(browser: Open, made: Made, lang: str, title: str, tracked: str) -> None:
    exporter = browser("editor")
    exporter.post(f"/papers/{made[0].id}/export.{lang}.docx", {"tracked": tracked})
    assert exporter.status == 200 and exporter.path.startswith("/jobs/") and title in exporter.page
    exporter.get(f"{exporter.path}/file")
    assert exporter.status == 200 and exporter.answer.headers["Content-Disposition"].startswith("attachment")
    document = docx.Document(io.BytesIO(exporter.data))
    assert any(title in paragraph.text for paragraph in document.paragraphs)


def test_no_other_language(browser: Open, made: Made) -> None:
    exporter = browser("editor")
    exporter.post(f"/papers/{made[0].id}/export.fr.docx")
    assert exporter.status == 404


def test_the_same_content_is_printed_once(
    app: Flask, browser: Open, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[int] = []
    monkeypatch.setattr(export, "as_pdf", lambda data: printed.append(len(data)))
    address = f"/papers/{made[0].id}/export.zh.docx"

    def exported(name: str, **form: str) -> tuple[str, bytes]:
        person = browser(name)
        person.post(address, dict(form))
        page = person.path
        person.get(f"{page}/file")
        return page, person.data

    first, again, another = exported("editor"), exported("editor"), exported("chair")
    assert first == again, "the job that made it is the answer"
    assert another[0] != first[0] and another[1] == first[1], "another member has a job of his own, with the same file"
    assert len(printed) == 1
    exported("editor", tracked="1")
    assert len(printed) == 2, "another style is another file"
    editor = browser("editor")
    editor.get(f"/papers/{made[0].id}/positions/new?clause={made[1].id}")
    editor.post(editor.path, {"clause": made[1].id, **TOLD})
    assert exported("editor")[0] != first[0]
    assert len(printed) == 3, "so is another content"


def test_an_export_whose_file_was_taken_away_is_made_again(app: Flask, browser: Open, made: Made) -> None:
    exporter = browser("editor")
    exporter.post(f"/papers/{made[0].id}/export.zh.docx")
    first = exporter.path
    shutil.rmtree(app.extensions["workbench.settings"].instance / "jobs")
    exporter.post(f"/papers/{made[0].id}/export.zh.docx")
    assert exporter.path != first
    exporter.get(f"{exporter.path}/file")
    assert exporter.status == 200


def test_a_title_breaks_no_header(browser: Open, made: Made) -> None:
    editor = browser("editor")
    editor.get("/papers/new")
    editor.post("/papers/new", {"version": made[0].version_id, "title_zh": '意见\r\nX-Evil: 1\x00/../\u202e"题'})
    assert editor.status == 200
    editor.post(f"{editor.path}/export.zh.docx")
    editor.get(f"{editor.path}/file")
    assert editor.status == 200 and "X-Evil" not in editor.answer.headers
    assert docx.Document(io.BytesIO(editor.data)).paragraphs


def test_papers_are_listed(app: Flask, browser: Open, made: Made) -> None:
    page = browser("reader").get("/papers")
    assert "Our position" in page and "Start a paper" not in page
    with app.extensions["workbench.database"].reading() as session:
        assert session.scalar(select(func.count()).select_from(Paper)) == 1


def test_each_save_of_a_position_and_a_paper_can_be_seen(browser: Open, stored: Callable[..., Any]) -> None:
    def make(session: Session) -> tuple[str, str]:
        editor = named(session, "editor")
        version = make_version(session, editor)
        paper = make_paper(session, editor, version)
        position = make_position(session, editor, paper, clause_at(session, version, "第三条"), reasons_zh="起初的理由")
        told = PositionData(reasons_zh="后来的理由", status="proposed")
        save_position(session, editor, position, told, 1, corpus())
        return paper.id, position.id

    paper_id, position_id = stored(make)
    reader = browser("reader")
    reader.get(f"/papers/{paper_id}")
    assert f"/positions/{position_id}/history" in reader.page and f"/papers/{paper_id}/history" in reader.page
    reader.get(f"/positions/{position_id}/history")
    assert reader.page.index("后来的理由") < reader.page.index("起初的理由")
    assert "proposed" in reader.words and "draft" in reader.words and "editor" in reader.words
    reader.get(f"/papers/{paper_id}/history")
    assert reader.status == 200 and "修改意见" in reader.words


def test_an_editor_proposes_and_the_chair_agrees(app: Flask, browser: Open, stored: Callable[..., Any]) -> None:
    def make(session: Session) -> tuple[str, str]:
        editor = named(session, "editor")
        version = make_version(session, editor)
        paper = make_paper(session, editor, version)
        return paper.id, make_position(session, editor, paper, clause_at(session, version, "第三条")).id

    paper_id, position_id = stored(make)
    editor, chair = browser("editor"), browser("chair")
    agreement, edit = f"/positions/{position_id}/agreement", f"/positions/{position_id}"

    def statuses() -> list[str]:
        return [str(position.status) for position in positions(app)]

    assert agreement not in chair.get(f"/papers/{paper_id}"), "what nobody proposed is not offered"
    chair.post(agreement, {"seen": "1", "agrees": "1"})
    assert chair.status == 403 and statuses() == ["draft"]
    editor.post(edit, {**TOLD, "status": "proposed", "seen": "1"})
    editor.post(agreement, {"seen": "2", "agrees": "1"})
    assert editor.status == 403 and statuses() == ["proposed"]
    assert agreement in chair.get(f"/papers/{paper_id}") and edit + '"' not in chair.page
    chair.post(agreement, {"seen": "1", "agrees": "1"})
    assert chair.status == 409 and statuses() == ["proposed"], "of other words than those now there"
    for nothing in ({}, {"agrees": ""}, {"agrees": "yes"}, {"agrees": "0"}):
        chair.post(agreement, {"seen": "2", **nothing})
        assert chair.status == 422 and [(p.status, p.revision) for p in positions(app)] == [("proposed", 2)]
    chair.post(agreement, {"seen": "2", "agrees": "1"})
    assert statuses() == ["agreed"] and "The position is agreed" in chair.words and "Open again" in chair.words
    assert "then has to agree it anew" in editor.get(edit)
    editor.post(edit, {**TOLD, "reasons_zh": "新的理由", "status": "proposed", "seen": "3"})
    assert statuses() == ["proposed"]
    chair.post(agreement, {"seen": "4", "agrees": "1"})
    chair.post(agreement, {"seen": "5", "agrees": "0"})
    assert statuses() == ["proposed"]
    history = browser("reader").get(f"/positions/{position_id}/history")
    assert history.count("chair") >= 3 and history.index("chair") < history.index("editor")


def test_who_rules_second_on_a_position_sees_both_rulings(
    stored: Callable[[Callable[[Session], tuple[str, str, str]]], tuple[str, str, str]], browser: Open
) -> None:
    def make(session: Session) -> tuple[str, str, str]:
        first = make_version(session, named(session, "editor"))
        paper = make_paper(session, named(session, "editor"), first)
        clause = clause_at(session, first, "第四条")
        position = make_position(session, named(session, "editor"), paper, clause, proposed_zh="互助金由会员共同管理。")
        second = make_version(session, named(session, "editor"), first.law, SECOND, "二稿")
        return paper.id, position.id, second.id

    paper_id, position_id, version_id = stored(make)
    address = f"/positions/{position_id}/outcomes/{version_id}"
    first, second = browser("editor"), browser("editor2")
    first.post(address, {"outcome": "partly", "note": "差一点", "seen": "0"})
    assert first.path == f"/papers/{paper_id}/outcomes" and "decided by hand" in first.page
    second.post(address, {"outcome": "adopted", "note": "意思相同", "seen": "0"})
    assert second.status == 409 and "差一点" in second.words and second.field("note") == "意思相同"
