"""Opinions on the pages: listed with their sums, put together, decided one by one, and taken into positions."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.deliberation import LETTER, make_said
from tests.factories.papers import make_paper
from workbench.deliberation.models import GatheredComment, Meeting
from workbench.papers.models import Position
from workbench.people.service import member_named

Open = Callable[[str], Browser]
Ids = dict[str, str]
CHECKED = "//input[@name='disposition'][@checked]/@value"


@pytest.fixture
def ids(stored: Callable[[Callable[[Session], Ids]], Ids]) -> Ids:
    def make(session: Session) -> Ids:
        said = make_said(session)
        editor = member_named(session, "editor")
        assert editor is not None
        paper = make_paper(session, editor, said.version)
        return {
            "law": said.law_id, "paper": paper.id, "raising": said.raising[0].id, "second": said.raising[1].id,
            "other": said.other.id, "lowering": said.lowering.id, "letter": said.letters[0].id,
        }  # fmt: skip

    return stored(make)


def sums(browser: Browser) -> list[str]:
    return browser.texts("//ul[@class='tallies']/li")


def titles(browser: Browser) -> list[str]:
    return browser.texts("//p[@class='opinion-title']")


def test_the_list_shows_every_opinion_and_its_sums(browser: Open, ids: Ids) -> None:
    reader = browser("reader")
    reader.get(f"/laws/{ids['law']}/opinions")
    assert sums(reader)[:4] == ["7 comments came in", "undecided: 7", "decided: 0", "withdrawn: 0"]
    assert len(titles(reader)) == 7 and titles(reader)[0].startswith("请写明制定本条例的依据")
    assert not reader.elements("//input[@name='opinion']"), "who only reads decides nothing"
    reader.get(f"/laws/{ids['law']}/opinions?issue=wording&order=weight&show=all&after=unknown")
    assert len(titles(reader)) == 7
    assert "7 listed" not in reader.get(f"/laws/{ids['law']}/opinions?show=decided")


def test_the_run_is_a_job_that_leads_to_what_it_offers(browser: Open, ids: Ids) -> None:
    editor = browser("editor")
    editor.get(f"/laws/{ids['law']}/opinions")
    editor.post(f"/laws/{ids['law']}/opinions/group")
    assert editor.path.endswith("/opinions/offered"), "the job is done within the request, and leads on"
    editor.get(f"/laws/{ids['law']}/opinions/offered")
    (offer,) = editor.texts("//li[starts-with(@id, 'offer-')]/@id")
    assert "百分之二" in editor.words and editor.texts("//input[@name='comment'][@checked]/@value")
    chosen = editor.texts("//input[@name='comment']/@value")
    assert set(chosen) == {ids["raising"], ids["second"]}
    editor.post(f"/offers/{offer.removeprefix('offer-')}", {"answer": "accept", "comment": chosen[:1]})
    assert (editor.status, "Choose at least two" in editor.words) == (422, True)
    editor.post(f"/offers/{offer.removeprefix('offer-')}", {"answer": "accept", "comment": chosen, "name": "提高"})
    assert "Nothing is offered" in editor.words
    editor.get(f"/laws/{ids['law']}/opinions?order=weight")
    assert titles(editor)[:2] == [LETTER, "提高"] and sums(editor)[4].startswith("4 opinions")


def test_one_is_decided_after_the_other_and_undone(browser: Open, ids: Ids) -> None:
    chair = browser("chair")
    chair.get(f"/laws/{ids['law']}/queue")
    shown = chair.field("opinion")
    assert shown == ids["other"] and "1 of 7 that wait" in chair.words
    assert chair.texts("//kbd") and chair.texts("//*[@data-key]/@data-key")
    chair.post(f"/laws/{ids['law']}/queue", {"opinion": shown, f"seen-{shown}": "0", "disposition": "not_accepted"})
    assert chair.status == 422 and "needs a reason" in chair.words and chair.texts(CHECKED) == ["not_accepted"]
    sent = {"opinion": shown, f"seen-{shown}": "0", "disposition": "not_accepted", "reason": "依据见上位法。"}
    chair.post(f"/laws/{ids['law']}/queue", sent)
    assert chair.field("opinion") != shown and "of 6 that wait" in chair.words
    assert sums(chair)[:3] == ["7 comments came in", "undecided: 6", "decided: 1"]
    assert "依据见上位法。" in chair.texts("//select[@name='phrase']/option/@value")
    chair.post(f"/laws/{ids['law']}/queue", sent | {"reason": "我写了很久。"})
    assert chair.status == 409 and chair.field("reason") == "我写了很久。"
    chair.get(f"/comments/{ids['other']}")
    assert "依据见上位法。" in chair.words and "Not accepted" in chair.words
    chair.get(f"/laws/{ids['law']}/queue")
    chair.post(f"/laws/{ids['law']}/opinions/undo", {"from": "queue"})
    assert "is undone" in chair.words and sums(chair)[1] == "undecided: 7"
    chair.post(f"/laws/{ids['law']}/opinions/undo", {"from": "queue"})
    assert "nothing of yours to undo" in chair.words


def test_many_are_decided_or_put_together_from_the_list(browser: Open, ids: Ids) -> None:
    editor = browser("editor")
    editor.get(f"/laws/{ids['law']}/opinions?order=weight")
    many = {"opinion": [ids["raising"], ids["second"]], "disposition": "accepted", "reason": "同意。"}
    editor.post(f"/laws/{ids['law']}/opinions/decide?order=weight", many)
    assert "2 opinions are decided." in editor.words and "decided: 2" in sums(editor)
    editor.post(f"/laws/{ids['law']}/opinions/decide", {"act": "join", "opinion": [ids["other"]], "name": "依据"})
    assert editor.status == 422 and editor.texts("//input[@name='opinion'][@checked]/@value") == [ids["other"]]
    editor.post(f"/laws/{ids['law']}/opinions/decide", {"act": "join", "opinion": [ids["other"], ids["letter"]]})
    assert editor.status == 200 and editor.path.startswith("/opinions/")
    opinion = editor.path.rpartition("/")[2]
    editor.post(f"/opinions/{opinion}/name", {"seen": "1", "name": "公开与依据"})
    assert "公开与依据" in editor.texts("//h1")
    editor.post(f"/opinions/{opinion}/split", {"seen": "1", "comment": [ids["letter"]]})
    assert editor.status == 409 and editor.texts("//input[@name='comment'][@checked]/@value") == [ids["letter"]]
    editor.post(f"/opinions/{opinion}/split", {"seen": "2", "comment": [ids["letter"]]})
    assert editor.path != f"/opinions/{opinion}" and LETTER in editor.texts("//h1")[0]


def test_an_opinion_goes_straight_into_a_position(app: Flask, browser: Open, ids: Ids) -> None:
    editor = browser("editor")
    editor.get(f"/laws/{ids['law']}/queue?at={ids['raising']}")
    assert editor.texts("//select[@name='target']/option/@value") == [f"paper:{ids['paper']}"]
    assert editor.texts("//*[@class='redline']//ins")
    editor.post(f"/opinions/{ids['raising']}/position", {"target": "", "wording": ""})
    assert editor.status == 422 and "Choose the paper" in editor.words
    taken = {"target": f"paper:{ids['paper']}", "wording": ids["raising"]}
    editor.post(f"/opinions/{ids['raising']}/position", taken)
    assert editor.path.startswith("/positions/") and editor.field("proposed_zh") == "互助金不低于工资的百分之二。"
    position_id = editor.path.rpartition("/")[2]
    editor.post(f"/opinions/{ids['second']}/position", {"target": f"position:{position_id}"})
    with app.extensions["workbench.database"].reading() as session:
        position = session.get_one(Position, position_id)
        assert {source.comment_id for source in position.sources} == {ids["raising"], ids["second"]}
        assert position.clause.path.endswith("第二款") and "百分之二" in position.reasons_zh


def test_a_meeting_decides_on_the_wall_and_its_minutes_say_what_the_record_says(
    app: Flask, browser: Open, ids: Ids
) -> None:
    chair = browser("chair")
    chair.get(f"/laws/{ids['law']}/meetings")
    chair.post(f"/laws/{ids['law']}/meetings", {"title": "", "present": "甲、乙"})
    assert chair.status == 422 and chair.field("present") == "甲、乙"
    chair.post(f"/laws/{ids['law']}/meetings", {"title": "起草小组第一次会议", "present": "甲、乙"})
    wall, shown = chair.path, chair.field("opinion")
    decided = {"opinion": shown, f"seen-{shown}": "0", "disposition": "in_part", "reason": "先征求财务意见。"}
    chair.post(wall, decided)
    assert "1 decided here, 6 wait" in chair.words and chair.field("opinion") != shown
    chair.post(f"{wall}/close")
    assert "The meeting was closed" in chair.words and not chair.elements("//input[@name='disposition']")
    chair.post(wall, decided)
    assert chair.status == 409
    chair.get(f"{wall}/minutes.zh.docx")
    written = Document(io.BytesIO(chair.data))
    (table,) = written.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert len(cells) == 2 and cells[1][4:] == ["部分采纳", "先征求财务意见。"] and cells[1][1] == "第一条"
    assert "甲、乙" in "\n".join(paragraph.text for paragraph in written.paragraphs)
    with app.extensions["workbench.database"].reading() as session:
        assert session.scalars(select(Meeting)).one().closed_at is not None
        assert len(session.scalars(select(GatheredComment)).all()) == 1
    assert chair.get(f"{wall}/minutes.fr.docx") and chair.status == 404


@pytest.mark.parametrize("path", ["/opinions/unknown", "/meetings/unknown", "/meetings/unknown/minutes.zh.docx"])
def test_what_is_not_there_is_told(browser: Open, path: str) -> None:
    chair = browser("chair")
    chair.get(path)
    assert chair.status == 404
