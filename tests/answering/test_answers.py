"""Everybody who spoke is answered: letters to all organisations, and a public table in which nothing is missing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import FIRST, clause_at, make_version
from tests.factories.papers import make_paper, make_position
from tests.factories.people import PASSWORD
from workbench.answering.answers import answer_counts, answers_on, organisation_answers
from workbench.answering.comment_table import write_comment_table
from workbench.answering.job import gathered_letters
from workbench.answering.letters import write_answer
from workbench.commentary.models import Agreement, Comment
from workbench.commentary.service import withdraw
from workbench.db import Database
from workbench.deliberation.deciding import DispositionData, decide_opinions
from workbench.deliberation.gathering import comment_rows
from workbench.drafts.models import Version
from workbench.drafts.service import find_law
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.papers import export
from workbench.papers.export import print_paper
from workbench.papers.models import SealedPaper
from workbench.papers.sealing import PrintedFile, SealData, seal, sealed_contents
from workbench.papers.service import agree_position
from workbench.people.models import Member
from workbench.people.organisations import add_organisation
from workbench.people.service import add_member, member_named

Open = Callable[[str], Browser]
ORGANISATIONS = 19
WORDING = "互助金由工会管理，每年公布收支，不得挪用。"
SECOND = FIRST.replace("互助金由工会管理，不得挪用。", WORDING)


def named(session: Session, name: str) -> Member:
    member = member_named(session, name)
    assert member is not None
    return member


def make_spoken(session: Session) -> Version:
    """Nineteen organisations that spoke on a first draft, most of it decided, and a second draft after it."""
    editor, chair = named(session, "editor"), named(session, "chair")
    version = make_version(session, editor)
    fourth, first = clause_at(session, version, "第四条"), clause_at(session, version, "第一条")
    comments: list[Comment] = []
    for number in range(ORGANISATIONS):
        organisation = add_organisation(session, f"u{number}", f"第{number}工会", f"Union {number}")
        speaker = add_member(
            session, username=f"speaker{number}", password=PASSWORD, role="officer", organisation=organisation,
            name_zh=f"发言人甲{number}", name_en=f"Speaker {number}", is_lead=True, language="en",
        )  # fmt: skip
        clause = fourth if number % 2 else first
        comments.append(
            make_comment(session, speaker, clause, f"第{number}工会的意见。", proposed=WORDING if number % 2 else "")
        )
    asked = comments[1]
    session.add(
        Agreement(comment_id=asked.id, organisation_id=comments[2].organisation_id, member_id=comments[2].author_id)
    )
    withdraw(session, comments[4].author, comments[4])
    ways = ["accepted", "in_part", "not_accepted"]
    for number, comment in enumerate(comments[:16]):
        if comment is not comments[4]:
            data = DispositionData(ways[number % 3], f"理由{number}。")
            decide_opinions(session, chair, version.law_id, {comment.id: 0}, data)
    paper = make_paper(session, editor, version)
    make_position(
        session,
        editor,
        paper,
        fourth,
        status="proposed",
        proposed_zh=WORDING,
        comments=[comments[1].id, comments[3].id],
    )
    make_version(session, editor, version.law, SECOND, "二稿")
    return version


@pytest.fixture
def spoken(session: Session, monkeypatch: pytest.MonkeyPatch) -> Version:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)
    return make_spoken(session)


def sealed(session: Session, version: Version) -> SealedPaper:
    (paper,) = session.scalars(select(export.Paper).where(export.Paper.law_id == version.law_id))
    chair, (position,) = named(session, "chair"), paper.positions
    agree_position(session, chair, position, position.revision, agrees=True)
    data = SealData("工发〔2026〕19号", date(2026, 11, 27))
    contents = sealed_contents(session, paper, data)
    files = [PrintedFile(lang, False, print_paper(said, lang)) for lang, said in contents.items()]
    return seal(session, chair, paper, data, contents, files)


def cells(data: bytes) -> list[list[str]]:
    """The rows of every table of a Word file, heads aside."""
    return [[cell.text for cell in row.cells] for table in Document(io.BytesIO(data)).tables for row in table.rows[1:]]


@pytest.mark.parametrize("lang", TEXT_LANGUAGES)
def test_every_organisation_gets_a_letter_and_every_comment_stands_in_one(
    session: Session, spoken: Version, lang: str
) -> None:
    letters = gathered_letters(session, spoken.law_id, lang)  # type: ignore[arg-type]
    assert len(letters) == ORGANISATIONS and len({name for _, name, _ in letters}) == ORGANISATIONS
    rows = {name: cells(write_answer(letter, "", lang, date(2026, 11, 27))) for _, name, letter in letters}
    answers = answers_on(session, spoken.law_id, lang)
    assert {each.comment_id for each in answers} == {row.id for row in comment_rows(session, spoken.law_id)}
    assert sum(map(len, rows.values())) == len(answers) + 1, "and once more to whoever said the same"
    said = "\n".join(row[2] for own in rows.values() for row in own)
    for each in answers:
        assert each.is_withdrawn or (each.body in said and (each.proposed or "") in said)
    answered = [row[3] for own in rows.values() for row in own]
    assert sum("理由" in words for words in answered) == 16, "fifteen decided, one of them told twice"


def test_a_letter_says_what_was_decided_what_the_paper_and_what_the_newest_draft_say(
    session: Session, spoken: Version
) -> None:
    draft = {name: letter for _, name, letter in gathered_letters(session, spoken.law_id, "zh")}
    (before,) = [letter for name, letter in draft.items() if "第1工会" in name]
    ((_, _, _, _, paper_says, _),) = before.sections[0].rows
    assert "尚未定稿" in paper_says and WORDING not in paper_says, "unsealed words are told to nobody"
    sealed(session, spoken)
    letters = {name: letter for _, name, letter in gathered_letters(session, spoken.law_id, "en")}
    (letter,) = [letter for name, letter in letters.items() if "Union 1.docx" in name]
    ((number, clause, words, decision, paper_says, draft_says),) = letter.sections[0].rows
    assert (number, clause.splitlines()[0]) == ("1", "第四条")
    assert "第1工会的意见。" in words and WORDING in words
    assert decision.splitlines() == ["Accepted in part", "理由1。"]
    assert "工发〔2026〕19号" in paper_says and WORDING in paper_says
    assert draft_says.splitlines()[:2] == ["二稿", "adopted"] and WORDING in draft_says
    (unproposed,) = [letter for name, letter in letters.items() if "Union 0.docx" in name]
    assert "reads as before" in unproposed.sections[0].rows[0][5]
    (agreeing,) = [letter for name, letter in letters.items() if "Union 2.docx" in name]
    assert [section.heading for section in agreeing.sections][1] == "What you said the same as others about"
    (undecided,) = [letter for name, letter in letters.items() if "Union 18.docx" in name]
    assert undecided.sections[0].rows[0][3] == "not decided yet"
    (gone,) = [letter for name, letter in letters.items() if "Union 4.docx" in name]
    assert gone.sections[0].rows[0][2:4] == ("withdrawn", "—")


def test_the_sums_of_all_letters_are_all_comments(session: Session, spoken: Version) -> None:
    answers = answers_on(session, spoken.law_id, "en")
    each = [organisation.counts for organisation in organisation_answers(session, spoken.law_id, answers)]
    whole = answer_counts(answers)
    assert whole.comments == ORGANISATIONS == sum(counts.comments for counts in each)
    assert whole.comments == sum(whole.decided.values()) + whole.undecided + whole.withdrawn
    assert (whole.undecided, whole.withdrawn) == (3, 1)


@pytest.mark.parametrize("lang", TEXT_LANGUAGES)
def test_the_public_table_has_every_comment_and_names_no_person(session: Session, spoken: Version, lang: str) -> None:
    answers = answers_on(session, spoken.law_id, lang)
    law = find_law(session, spoken.law_id)
    word = write_comment_table(session, law, answers, "docx", lang, date(2026, 11, 27))
    book = load_workbook(io.BytesIO(write_comment_table(session, law, answers, "xlsx", lang, date(2026, 11, 27))))
    rows = [[str(value or "") for value in row] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert rows == cells(word) and len(rows) == ORGANISATIONS
    assert all(row[5] for row in rows), "each is decided or listed as not"
    text = "\n".join(cell for row in rows for cell in row)
    for number in range(ORGANISATIONS):
        assert (f"Union {number}" if lang == "en" else f"第{number}工会") in text
    assert "发言人甲" not in text and "Speaker" not in text


def test_what_begins_like_a_formula_is_words(session: Session, spoken: Version) -> None:
    first = answers_on(session, spoken.law_id, "en")[0]
    answers = [replace(first, quote="", body="=1+1", proposed="", is_withdrawn=False)]
    law = find_law(session, spoken.law_id)
    book = load_workbook(io.BytesIO(write_comment_table(session, law, answers, "xlsx", "en", date(2026, 1, 1))))
    assert (book.worksheets[0].cell(2, 4).value, book.worksheets[0].cell(2, 4).data_type) == ("=1+1", "s")


@pytest.fixture
def law_id(stored: Callable[[Callable[[Session], str]], str]) -> str:
    return stored(lambda session: make_spoken(session).law_id)


def made_file(browser: Browser) -> bytes:
    (address,) = browser.texts("//main//a[contains(@href, '/file')]/@href")
    browser.get(address)
    return browser.data


def test_all_letters_are_one_file_made_as_a_job(browser: Open, law_id: str) -> None:
    chair = browser("chair")
    chair.get(f"/laws/{law_id}/answers")
    assert len(chair.elements("//tbody/tr")) == ORGANISATIONS and "3 comments are not decided yet" in chair.words
    chair.post(f"/laws/{law_id}/answers/letters")
    with zipfile.ZipFile(io.BytesIO(made_file(chair))) as archive:
        assert len(archive.namelist()) == 2 * ORGANISATIONS and archive.testzip() is None
        assert {name.split("/")[0] for name in archive.namelist()} == {"zh", "en"}
    for kind in ("docx", "xlsx"):
        chair.get(f"/laws/{law_id}/answers")
        chair.post(f"/laws/{law_id}/answers/table", {"kind": kind, "lang": "en"})
        assert made_file(chair)[:2] == b"PK"
    chair.post(f"/laws/{law_id}/answers/table", {"kind": "exe", "lang": "en"})
    assert chair.status == 404


def test_an_organisation_reads_its_own_answer_and_no_other(app: Flask, browser: Open, law_id: str) -> None:
    database: Database = app.extensions["workbench.database"]
    with database.reading() as session:
        own, other = (named(session, f"speaker{number}").organisation_id for number in (1, 2))
    speaker = browser("speaker1")
    speaker.get(f"/laws/{law_id}")
    speaker.get(f"/laws/{law_id}/answers/{own}")
    assert "第1工会的意见。" in speaker.words and "Accepted in part" in speaker.words
    speaker.post(f"/laws/{law_id}/answers/{own}/letter", {"lang": "zh"})
    assert "第1工会的意见。" in "\n".join(cell for row in cells(made_file(speaker)) for cell in row)
    speaker.get(f"/laws/{law_id}/answers/{other}")
    assert speaker.status == 403
    speaker.post(f"/laws/{law_id}/answers/{other}/letter", {"lang": "zh"})
    assert speaker.status == 403
    speaker.get(f"/laws/{law_id}/answers")
    assert speaker.status == 403


def test_what_was_decided_stands_on_the_desk_in_the_list_and_beside_the_comment(browser: Open, law_id: str) -> None:
    speaker = browser("speaker1")
    speaker.get("/")
    desk = speaker.texts("//section[contains(@class, 'desk')]//li")
    assert any("Accepted in part" in line and "第1工会的意见。" in line for line in desk)
    speaker.get(f"/laws/{law_id}/comments?mine=1&version=")
    (address,) = speaker.texts("//a[@class='comment-time']/@href")
    speaker.get(address)
    assert "Accepted in part" in speaker.words and "理由1。" in speaker.words
