"""When the next draft comes: the drafter's answer, the report, and the paper that starts from what is open."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from tests.factories.papers import make_paper, make_position
from tests.papers.test_sealing import sealed_now
from workbench.commentary.terms import PositionStatus
from workbench.drafts.models import Version
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.law.outcome import OutcomeResult
from workbench.papers import export
from workbench.papers.continuing import (
    continue_paper,
    continued_positions,
    place_position,
    waiting_positions,
)
from workbench.papers.drafter_answers import drafter_answers, record_drafter_answer, stated_words
from workbench.papers.freezing import paper_changes
from workbench.papers.models import Paper
from workbench.papers.outcome_report import outcome_report, outcome_rows, write_outcome_report
from workbench.papers.sealed_view_models import change_views, write_sealed_changes
from workbench.papers.sealing import SealData, find_sealed
from workbench.papers.service import agree_position
from workbench.people.models import Member
from workbench.people.service import member_named

People = Callable[[str], Member]
Open = Callable[[str], Browser]
# 第二条第二款 is adopted, 第四条 is as it was, 第三条 is gone.
NEXT = """互助保险条例
第一章 总则
第一条 为了便利会员互助，制定本条例。
第二条 会员按月缴纳互助金。
互助金不低于工资的百分之二。
第二章 管理
第三条 互助金由工会管理，不得挪用。
"""
HIGHER = "互助金不低于工资的百分之二。"
PUBLISHED = "互助金由工会管理，每年公布收支，不得挪用。"


def named(session: Session, name: str) -> Member:
    member = member_named(session, name)
    assert member is not None
    return member


def make_followed(session: Session) -> tuple[Paper, Version]:
    """A paper with three positions on a draft, and the draft after it."""
    editor, officer = named(session, "editor"), named(session, "officer")
    version = make_version(session, editor)
    paper = make_paper(session, editor, version)
    for path, wording in (
        ("第二条/第二款", HIGHER),
        ("第三条", "会员患病的，可以领取护理津贴。"),
        ("第四条", PUBLISHED),
    ):
        clause = clause_at(session, version, path)
        said = [make_comment(session, member, clause, f"关于{path}。", issue="wording") for member in (editor, officer)]
        make_position(
            session, editor, paper, clause, status="proposed", proposed_zh=wording, provisions=["C102:71"],
            comments=[comment.id for comment in said],
        )  # fmt: skip
    return paper, make_version(session, editor, version.law, NEXT, "二稿")


@pytest.fixture
def followed(session: Session, monkeypatch: pytest.MonkeyPatch) -> tuple[Paper, Version]:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)
    return make_followed(session)


def test_the_next_paper_starts_from_what_is_open_with_nothing_retyped(
    session: Session, followed: tuple[Paper, Version]
) -> None:
    paper, version = followed
    states = continued_positions(session, paper, version)
    assert [(each.is_open, each.clause is not None) for each in states] == [(False, True), (True, False), (True, True)]
    begun = continue_paper(session, named(session, "editor"), paper, version)
    session.expire(begun, ["positions"])
    (carried,) = begun.positions
    old = paper.positions[2]
    assert carried.clause.path.endswith("第三条") and carried.clause.version_id == version.id
    assert (carried.proposed_zh, carried.reasons_zh, carried.reasons_en) == (
        old.proposed_zh,
        old.reasons_zh,
        old.reasons_en,
    )
    assert {each.comment_id for each in carried.sources} == {each.comment_id for each in old.sources}
    assert [each.provision for each in carried.citations] == ["C102:71"]
    assert carried.status == PositionStatus.DRAFT and carried.continues_id == old.id
    assert begun.title_zh == paper.title_zh and begun.continues_id == paper.id
    with pytest.raises(Invalid, match="paper_continued_already"):
        continue_paper(session, named(session, "editor"), paper, version)
    with pytest.raises(NotFound, match="version_unknown"):
        continue_paper(session, named(session, "editor"), begun, paper.version)


def test_what_has_no_clause_any_more_waits_until_a_person_places_it(
    session: Session, followed: tuple[Paper, Version]
) -> None:
    paper, version = followed
    editor = named(session, "editor")
    begun = continue_paper(session, editor, paper, version)
    session.expire(begun, ["positions"])
    (waiting,) = waiting_positions(session, begun)
    assert waiting.clause.path.endswith("第三条") and waiting.paper_id == paper.id
    place_position(session, editor, begun, waiting, clause_at(session, version, "第二条"))
    session.expire(begun, ["positions"])
    assert not waiting_positions(session, begun) and len(begun.positions) == 2
    with pytest.raises(NotFound, match="position_unknown"):
        place_position(session, editor, begun, waiting, clause_at(session, version, "第二条"))


def test_what_the_drafter_states_is_recorded_and_never_overwritten_unseen(
    session: Session, followed: tuple[Paper, Version]
) -> None:
    paper, version = followed
    editor, position = named(session, "editor"), paper.positions[2]
    record_drafter_answer(session, editor, position, version.id, "已在配套规定中考虑。", 0)
    with pytest.raises(Conflict, match="decision_changed"):
        record_drafter_answer(session, editor, position, version.id, "另一说法。", 0)
    with pytest.raises(Forbidden):
        record_drafter_answer(session, named(session, "officer"), position, version.id, "不行。", 1)
    with pytest.raises(NotFound):
        record_drafter_answer(session, editor, position, paper.version_id, "不行。", 0)
    history = drafter_answers(session, paper.id)[position.id, version.id]
    assert stated_words(history) == "已在配套规定中考虑。"
    record_drafter_answer(session, editor, position, version.id, "", 1)
    assert stated_words(drafter_answers(session, paper.id)[position.id, version.id]) == ""


@pytest.mark.parametrize("lang", TEXT_LANGUAGES)
def test_the_report_counts_every_position_and_every_distinct_opinion(
    session: Session, followed: tuple[Paper, Version], lang: str
) -> None:
    paper, version = followed
    record_drafter_answer(session, named(session, "editor"), paper.positions[2], version.id, "已考虑。", 0)
    rows = outcome_rows(session, paper, lang)
    assert [row.result for row in rows] == [OutcomeResult.ADOPTED, rows[1].result, OutcomeResult.NOT_ADOPTED]
    assert [len(row.opinions) for row in rows] == [2, 2, 2]
    report = outcome_report(session, paper, lang)
    chapters, issues, organisations, details = report.sections
    assert sum(int(row[-2]) for row in chapters.rows) == 3 and sum(int(row[-1]) for row in chapters.rows) == 6
    assert [row[-2:] for row in issues.rows] == [("3", "6")] and len(organisations.rows) >= 1
    assert details.rows[2][5] == "已考虑。" and HIGHER in details.rows[0][2]
    day = version.created_at.date()
    document = Document(io.BytesIO(write_outcome_report(report, "docx", lang, day)))
    assert len(document.tables) == 4 and len(document.tables[3].rows) == 4
    book = load_workbook(io.BytesIO(write_outcome_report(report, "xlsx", lang, day)))
    assert len(book.worksheets) == 5
    assert [row[-1] for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)] == [
        int(row[-1]) for row in chapters.rows
    ]


def test_two_sealed_papers_are_compared_position_by_position_in_word(
    session: Session, people: People, followed: tuple[Paper, Version]
) -> None:
    paper, version = followed
    for position in paper.positions:
        agree_position(session, people("chair"), position, position.revision, agrees=True)
    first = sealed_now(session, people, paper)
    begun = continue_paper(session, named(session, "editor"), paper, version)
    session.expire(begun, ["positions"])
    (carried,) = begun.positions
    carried.proposed_zh, carried.status = f"{PUBLISHED}违反的，依法处理。", PositionStatus.PROPOSED
    session.flush()
    agree_position(session, people("chair"), carried, carried.revision, agrees=True)
    second = sealed_now(session, people, begun, SealData("工发〔2026〕2号", version.created_at.date()))
    before, after = (json.loads(find_sealed(session, each.id).made_from) for each in (first, second))
    views = change_views(paper_changes(before, after), "en")
    assert [each.kind for each in views] == ["changed", "gone", "gone"]
    document = Document(io.BytesIO(write_sealed_changes(first, second, (), views, "en")))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "工发〔2026〕1号 → 工发〔2026〕2号" in text
    assert "违反的，依法处理。" in text and "position that is gone" in text and HIGHER in text


def test_all_of_that_is_done_on_the_pages(
    browser: Open, stored: Callable[[Callable[[Session], dict[str, str]]], dict[str, str]]
) -> None:
    def make(session: Session) -> dict[str, str]:
        paper, version = make_followed(session)
        return {"paper": paper.id, "position": paper.positions[2].id, "version": version.id}

    ids = stored(make)
    editor = browser("editor")
    editor.get(f"/papers/{ids['paper']}/outcomes")
    editor.post(f"/positions/{ids['position']}/drafter/{ids['version']}", {"words": "已考虑。", "seen": "0"})
    assert "The drafter states:" in editor.words and "已考虑。" in editor.words
    editor.post(f"/positions/{ids['position']}/drafter/{ids['version']}", {"words": "另一说法。", "seen": "0"})
    assert editor.status == 409 and "已考虑。" in editor.words and "另一说法。" in editor.words
    editor.get(f"/papers/{ids['paper']}/outcomes/report")
    assert "By organisation" in editor.words and "已考虑。" in editor.words
    for kind in ("docx", "xlsx"):
        editor.get(f"/papers/{ids['paper']}/outcomes/report.en.{kind}")
        assert editor.status == 200 and editor.data[:2] == b"PK"
    editor.post(f"/papers/{ids['paper']}/next", {"version": ids["version"]})
    assert "1 open position is carried" in editor.words and "have no place in this draft yet" in editor.words
    (action,) = editor.texts("//form[contains(@action, '/waiting/')]/@action")
    clause = editor.texts("//form[contains(@action, '/waiting/')]//option/@value")[-1]
    editor.post(action, {"clause": clause})
    assert len(editor.elements("//li[contains(@class, 'position')]")) == 2
    assert "have no place in this draft yet" not in editor.words
    reader = browser("reader")
    reader.get(f"/papers/{ids['paper']}/outcomes/report")
    assert reader.status == 200


def test_the_paper_table_knows_which_paper_continues_which(session: Session, followed: tuple[Paper, Version]) -> None:
    paper, version = followed
    begun = continue_paper(session, named(session, "editor"), paper, version)
    assert session.scalars(select(Paper.id).where(Paper.continues_id == paper.id)).all() == [begun.id]
