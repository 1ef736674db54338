"""A sealed paper is frozen whole, equal to the byte for ever, and never holds a position that is not agreed."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from tests.factories.papers import make_paper, make_position
from tests.factories.people import make_member
from workbench.commentary.service import withdraw
from workbench.drafts.admissions import Admitted, admit
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.instruments.library import corpus
from workbench.papers import export
from workbench.papers.export import print_paper
from workbench.papers.freezing import frozen_paper, paper_changes, text_changes
from workbench.papers.models import Paper, Position, SealedFile, SealedPaper
from workbench.papers.sealing import (
    PrintedFile,
    SealData,
    check_seal,
    file_of,
    note_sent,
    seal,
    sealed_contents,
    sealed_papers,
    sendings,
    valid_papers,
)
from workbench.papers.service import PositionData, agree_position, save_position
from workbench.people.models import Member
from workbench.people.organisations import add_organisation, headquarters
from workbench.people.service import member_named
from workbench.people.sight import look_as

People = Callable[[str], Member]
Open = Callable[[str], Browser]
DATA = SealData("工发〔2026〕1号", date(2026, 11, 27))


def make(session: Session) -> Paper:
    editor = member_named(session, "editor")
    assert editor is not None
    version = make_version(session, editor)
    clause = clause_at(session, version, "第四条")
    comment = make_comment(session, editor, clause, "请公布收支。", proposed="互助金由工会管理，每年公布收支。")
    paper = make_paper(session, editor, version)
    make_position(
        session, editor, paper, clause, status="proposed", proposed_zh="互助金由工会管理，每年公布收支。",
        comments=[comment.id], provisions=["C102:71"],
    )  # fmt: skip
    return paper


@pytest.fixture
def paper(session: Session, monkeypatch: pytest.MonkeyPatch) -> Paper:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)
    return make(session)


def agree(session: Session, people: People, paper: Paper) -> Position:
    (position,) = paper.positions
    agree_position(session, people("chair"), position, position.revision, agrees=True)
    return position


def sealed_now(session: Session, people: People, paper: Paper, data: SealData = DATA) -> SealedPaper:
    contents = sealed_contents(session, paper, data)
    files = [PrintedFile(lang, False, print_paper(said, lang)) for lang, said in contents.items()]
    return seal(session, people("chair"), paper, data, contents, files)


def test_nothing_is_sealed_with_a_position_that_is_not_agreed(session: Session, people: People, paper: Paper) -> None:
    chair = people("chair")
    for status in ("proposed", "draft"):
        paper.positions[0].status = status  # type: ignore[assignment]
        with pytest.raises(Invalid, match="seal_not_agreed"):
            check_seal(session, chair, paper, DATA)
    paper.positions[0].status = "dropped"  # type: ignore[assignment]
    with pytest.raises(Invalid, match="seal_nothing_agreed"):
        check_seal(session, chair, paper, DATA)
    with pytest.raises(Forbidden):
        check_seal(session, people("editor"), paper, DATA)
    with pytest.raises(Invalid, match="seal_needs_number"):
        check_seal(session, chair, paper, replace(DATA, number=" "))
    assert session.scalars(select(SealedPaper)).all() == []


def test_a_position_opened_while_the_files_are_printed_stops_the_seal(
    session: Session, people: People, paper: Paper
) -> None:
    position = agree(session, people, paper)
    contents = sealed_contents(session, paper, DATA)
    said = PositionData(proposed_zh="互助金由工会管理，每季公布收支。", status="proposed")
    save_position(session, people("editor"), position, said, position.revision, corpus())
    with pytest.raises(Invalid, match="seal_not_agreed"):
        seal(session, people("chair"), paper, DATA, contents, [])
    agree_position(session, people("chair"), position, position.revision, agrees=True)
    with pytest.raises(Conflict, match="seal_changed_meanwhile"):
        seal(session, people("chair"), paper, DATA, contents, [])


def test_it_is_frozen_with_everything_it_rests_on(session: Session, people: People, paper: Paper) -> None:
    position = agree(session, people, paper)
    sealed = sealed_now(session, people, paper)
    frozen, content = sealed.made_from, file_of(session, sealed, "zh", is_tracked=False).content
    (comment,) = [source.comment for source in position.sources]
    said = PositionData(proposed_zh="互助金由工会管理，每季公布收支。", status="proposed")
    save_position(session, people("editor"), position, said, position.revision, corpus())
    withdraw(session, comment.author, comment)
    session.expire_all()
    assert session.get_one(SealedPaper, sealed.id).made_from == frozen
    assert hashlib.sha256(frozen.encode()).hexdigest() == sealed.sha256
    file = file_of(session, sealed, "zh", is_tracked=False)
    assert (file.content, file.sha256) == (content, hashlib.sha256(content).hexdigest())
    made_from = json.loads(frozen)
    (stated,) = made_from["positions"]
    assert stated["comments"][0]["body"] == "<p>请公布收支。</p>" and stated["clause"]["text"].startswith("互助金")
    assert [each["ref"] for each in made_from["quotations"]["en"]] == ["C102:71"]
    with pytest.raises(NotFound):
        file_of(session, sealed, "fr", is_tracked=False)


def test_only_a_newer_one_recalls_it_and_it_is_sent_by_an_act(session: Session, people: People, paper: Paper) -> None:
    agree(session, people, paper)
    first = sealed_now(session, people, paper)
    with pytest.raises(Conflict, match="seal_number_taken"):
        check_seal(session, people("chair"), paper, DATA)
    note_sent(session, people("editor"), first, date(2026, 11, 28), "机要交换", "回执第 5 号", 0)
    (sending,) = sendings(session, first)
    assert (sending.what or {})["number"] == DATA.number
    with pytest.raises(Conflict, match="decision_changed"):
        note_sent(session, people("editor"), first, date(2026, 11, 28), "传真", "", 0)
    for sent_on, way, code in ((None, "传真", "sent_needs_date"), (date(2026, 1, 1), " ", "sent_needs_way")):
        with pytest.raises(Invalid, match=code):
            note_sent(session, people("editor"), first, sent_on, way, "", 1)
    second = sealed_now(session, people, paper, SealData("工发〔2026〕2号", date(2026, 12, 1), first.id))
    assert valid_papers(session, paper) == [second] and len(sealed_papers(session, paper)) == 2
    with pytest.raises(Conflict, match="sealed_replaced"):
        note_sent(session, people("editor"), first, date(2026, 12, 1), "传真", "", 1)
    with pytest.raises(Conflict, match="seal_replaced_already"):
        check_seal(session, people("chair"), paper, SealData("工发〔2026〕3号", date(2026, 12, 2), first.id))


def test_to_whoever_is_not_admitted_to_the_law_it_is_not_there(session: Session, people: People, paper: Paper) -> None:
    agree(session, people, paper)
    sealed_now(session, people, paper)
    admit(session, paper.version.law, Admitted(frozenset({headquarters(session).id})), people("editor"))
    outsider = make_member(session, "editor", organisation=add_organisation(session, "p", "某省总工会", "A province"))  # type: ignore[arg-type]
    look_as(session, outsider)
    assert session.scalars(select(SealedPaper)).all() == [] == session.scalars(select(SealedFile)).all()


def test_what_changed_since_it_was_sealed(session: Session, people: People, paper: Paper) -> None:
    position = agree(session, people, paper)
    before = frozen_paper(session, paper)
    said = PositionData(proposed_zh="互助金由工会管理，每季公布收支。", status="proposed", provisions=["C102:72"])
    save_position(session, people("editor"), position, said, position.revision, corpus())
    clause = clause_at(session, paper.version, "第一条")
    make_position(session, people("editor"), paper, clause)
    session.expire(paper)
    changes = paper_changes(before, frozen_paper(session, paper))
    assert [(change.address("zh"), change.before is None) for change in changes] == [
        ("第一条", True), ("第四条", False),
    ]  # fmt: skip
    assert paper_changes(before, before) == [] and text_changes(before, before) == []


def test_a_discussion_draft_says_so_on_every_page_and_a_sealed_paper_does_not(
    session: Session, people: People, paper: Paper
) -> None:
    agree(session, people, paper)
    draft = Document(io.BytesIO(export.export_paper(session, paper, corpus(), "zh")))
    section = draft.sections[0]
    for header in (section.header, section.first_page_header, section.even_page_header):
        assert header.paragraphs[0].text == "讨论稿"
    assert all(each.header.is_linked_to_previous for each in draft.sections[1:])
    sealed = sealed_now(session, people, paper)
    written = Document(io.BytesIO(file_of(session, sealed, "zh", is_tracked=False).content))
    words = "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert DATA.number in words and "讨论稿" not in words + written.sections[0].header.paragraphs[0].text


def test_the_chair_seals_on_the_page_and_anybody_takes_the_file_away(
    app: Flask, browser: Open, stored: Callable[[Callable[[Session], tuple[str, str]]], tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(export, "as_pdf", lambda _: None)

    def set_up(session: Session) -> tuple[str, str]:
        paper = make(session)
        return paper.id, paper.positions[0].id

    paper_id, position_id = stored(set_up)
    chair, sent = browser("chair"), {"number": DATA.number, "dated": "2026-11-27", "replaces": ""}
    chair.get(f"/papers/{paper_id}/sealed")
    chair.post(f"/papers/{paper_id}/sealed", dict(sent))
    assert chair.status == 422 and "1 positions are not agreed" in chair.words
    assert chair.field("number") == DATA.number
    chair.post(f"/positions/{position_id}/agreement", {"seen": "1", "agrees": "1"})
    chair.post(f"/papers/{paper_id}/sealed", dict(sent))
    assert chair.path == f"/papers/{paper_id}/sealed" and DATA.number in chair.words
    (address,) = chair.texts("//li//h2/a/@href")
    reader = browser("reader")
    reader.get(address)
    links = [link for link in reader.texts("//a/@href") if link.endswith(".docx")]
    assert len(links) == 4 and not reader.elements("//input[@name='way']")
    with app.extensions["workbench.database"].reading() as session:
        files = {file.sha256 for file in session.scalars(select(SealedFile))}
    assert {hashlib.sha256((reader.get(link), reader.data)[1]).hexdigest() for link in links} == files
    chair.get(address)
    chair.post(f"{address}/sent", {"seen": "0", "sent_on": "", "way": "机要交换"})
    assert chair.status == 422 and chair.field("way") == "机要交换"
    chair.post(f"{address}/sent", {"seen": "0", "sent_on": "2026-11-28", "way": "机要交换", "receipt": ""})
    assert "2026-11-28" in chair.words
    assert "Nothing: both say the same." in (chair.get(f"{address}/since/now"), chair.words)[1]
    assert (chair.get(f"{address}/zh-other.docx"), chair.status)[1] == 404
    assert (reader.post(f"/papers/{paper_id}/export.zh.docx"), reader.status)[1] == 403
