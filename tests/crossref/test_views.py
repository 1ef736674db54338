"""Linking, turning down and the matrix with its two files, as members meet them."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import openpyxl
import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.crossref import make_link
from tests.factories.drafts import clause_at, make_version
from workbench.crossref.models import CrossReference, Rejection
from workbench.drafts.models import StoredClause, Version
from workbench.people.models import Member
from workbench.people.service import member_named

Open = Callable[[str], Browser]
OFFERED = "//form//input[@name='provision'][starts-with(@value, 'C102:')]/@value"
LAW = """=HYPERLINK("http://evil.example")互助条例
第一章 =1+1
第一条 会员因患病不能工作的，领取疾病津贴，津贴为本人工资的百分之六十。
第二章 @SUM(A1)
第二条 会员生育的，领取生育津贴。
第三条 本条例自公布之日起施行。
"""


def officer(session: Session) -> Member:
    found = member_named(session, "officer")
    assert found is not None
    return found


@pytest.fixture
def version(stored: Callable[[Callable[[Session], Version]], Version]) -> Version:
    def make(session: Session) -> Version:
        made = make_version(session, officer(session), text=LAW, lang="zh")
        make_link(session, officer(session), clause_at(session, made, "第二条"), "C102:47", "falls_short")
        return made

    return stored(make)


@pytest.fixture
def clause(app: Flask, version: Version) -> StoredClause:
    with app.extensions["workbench.database"].reading() as session:
        return clause_at(session, version, "第一条")


def links(app: Flask) -> list[CrossReference]:
    with app.extensions["workbench.database"].reading() as session:
        return list(
            session.scalars(
                select(CrossReference).where(CrossReference.ended_at.is_(None)).order_by(CrossReference.created_at)
            )
        )


@pytest.mark.parametrize("typed", ["C.102 Art. 14", "第十四条", "第102号公约第十四条", "C102:14"])
def test_a_clause_is_linked_by_any_way_to_write_the_provision(
    app: Flask, browser: Open, clause: StoredClause, typed: str
) -> None:
    person = browser("officer")
    person.get(f"/clauses/{clause.id}")
    person.post(
        f"/clauses/{clause.id}/links", {"provision": typed, "relation": "exceeds", "note": "<script>x</script>"}
    )
    assert person.path == f"/clauses/{clause.id}" and "is stored" in person.page
    assert "&lt;script&gt;x" in person.page and "<script>x" not in person.page
    assert [(link.provision, link.relation) for link in links(app)][1:] == [("C102:14", "exceeds")]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"provision": "第九百条"}, "was not found"),
        ({"provision": ""}, "was not found"),
        ({"relation": ""}, "Choose how the clause stands"),
        ({"relation": "loves"}, "Not a valid choice"),
        ({"note": "长" * 4001}, "at most 4000 characters"),
    ],
)
def test_what_was_typed_stays_in_the_form(
    app: Flask, browser: Open, clause: StoredClause, told: dict[str, object], words: str
) -> None:
    person = browser("officer")
    sent = {"provision": "C.102 Art. 14", "relation": "exceeds", "note": "留着", **told}
    person.get(f"/clauses/{clause.id}")
    person.post(f"/clauses/{clause.id}/links", sent)
    assert person.status == 422 and words in person.words
    assert person.field("provision") == sent["provision"] and person.field("note") == sent["note"]
    assert len(links(app)) == 1
    person.post(person.path, {"provision": "C.102 Art. 14", "relation": "exceeds", "note": ""})
    assert len(links(app)) == 2


def test_a_link_that_somebody_made_already_is_shown_beside_the_form(
    app: Flask, browser: Open, clause: StoredClause
) -> None:
    first, second = browser("officer"), browser("officer2")
    address = f"/clauses/{clause.id}/links"
    first.get(f"/clauses/{clause.id}")
    first.post(f"/clauses/{clause.id}/rejections", {"provision": "C102:14"})
    first.post(address, {"provision": "C.102 Art. 14", "relation": "exceeds", "note": "旁人的理由"})
    second.get(f"/clauses/{clause.id}")
    second.post(address, {"provision": "第十四条", "relation": "conflicts", "note": "自己的理由"})
    assert second.status == 409 and "is linked to" in second.words
    standing, _, form = second.page.partition('class="card-form"')
    assert "旁人的理由" in standing and "goes beyond it" in standing and "自己的理由" in form
    sent = {name: second.field(name) for name in ("provision", "note", "seen")}
    second.post(address, {**sent, "relation": "conflicts"})
    assert [(link.relation, link.note) for link in links(app)][1:] == [("conflicts", "自己的理由")]


def test_changing_a_link(app: Flask, browser: Open, version: Version) -> None:
    person, (link,) = browser("officer2"), links(app)
    person.get(f"/clauses/{link.clause_id}")
    person.post(f"/links/{link.id}", {"relation": "conflicts", "note": "再看"})
    (changed,) = links(app)
    assert (changed.relation, changed.note, changed.provision) == ("conflicts", "再看", "C102:47")
    person.post(f"/links/{link.id}", {"relation": "exceeds"})
    assert person.status == 404
    person.get(f"/clauses/{link.clause_id}")
    person.post(f"/links/{changed.id}", {"relation": "loves"})
    assert person.status == 422
    person.get(f"/clauses/{link.clause_id}")
    person.post(f"/links/{changed.id}", {"action": "end"})
    assert links(app) == []


def test_a_link_that_somebody_changed_meanwhile(app: Flask, browser: Open, version: Version) -> None:
    first, second, (link,) = browser("officer"), browser("officer2"), links(app)
    first.post(f"/links/{link.id}", {"relation": "exceeds", "note": "旁人", "seen": "1"})
    second.post(f"/links/{link.id}", {"relation": "conflicts", "note": "自己", "seen": "1"})
    assert second.status == 409 and "旁人" in second.words and second.field("note") == "自己"
    second.post(f"/links/{link.id}", {name: second.field(name) for name in ("relation", "note", "seen")})
    (changed,) = links(app)
    assert (changed.relation, changed.note) == ("conflicts", "自己")
    history = second.texts("//*[@class='history']")[0]
    assert history.index("自己") < history.index("旁人")


def test_a_suggestion_that_was_turned_down_stays_away(app: Flask, browser: Open, clause: StoredClause) -> None:
    person = browser("officer")
    person.get(f"/clauses/{clause.id}")
    ref = person.texts(OFFERED)[0]
    person.post(f"/clauses/{clause.id}/rejections", {"provision": ref})
    assert ref not in person.texts(OFFERED)
    other = browser("officer2")
    other.get(f"/clauses/{clause.id}")
    assert ref not in other.texts(OFFERED)
    person.post(f"/clauses/{clause.id}/rejections", {"provision": "C102:900"})
    assert person.status == 404
    with app.extensions["workbench.database"].reading() as session:
        assert session.scalars(select(Rejection.provision)).all() == [ref]


@pytest.mark.parametrize("act", ["links", "rejections"])
@pytest.mark.parametrize("before", ["links", "rejections"])
def test_a_suggestion_that_somebody_decided_on_meanwhile(
    app: Flask, browser: Open, clause: StoredClause, act: str, before: str
) -> None:
    first, second = browser("officer2"), browser("officer")
    second.get(f"/clauses/{clause.id}")
    ref = second.texts(OFFERED)[0]
    assert second.texts(f"//form[.//input[@name='provision'][@value='{ref}']]//input[@name='seen']/@value") == [
        "0",
        "0",
    ]
    sent = {"provision": ref, "relation": "exceeds", "note": "自己", "seen": "0"}
    first.post(f"/clauses/{clause.id}/{before}", {**sent, "note": "旁人"})
    assert first.status == 200
    second.post(f"/clauses/{clause.id}/{act}", sent)
    assert second.status == 409 and second.field("seen") == "1"
    assert ("旁人" in second.words) is (before == "links"), "what the other decided is shown, with the reason"
    if act == "links":
        assert second.field("note") == "自己"
    second.post(f"/clauses/{clause.id}/{act}", {**sent, "seen": second.field("seen")})
    assert second.status == 200
    with app.extensions["workbench.database"].reading() as session:
        is_linked = any(link.provision == ref for link in links(app))
        assert is_linked is (act == "links")
        assert session.scalars(select(Rejection.provision)).all() == ([] if is_linked else [ref])


def test_the_matrix_on_the_page(browser: Open, version: Version) -> None:
    person = browser("reader")
    page = person.get(f"/versions/{version.id}/matrix")
    assert person.status == 200 and person.elements("//td[@class='tone-mixed']")
    assert len(person.elements("//tbody//th[@scope='row']")) == 3
    assert "restatement, not the authentic text" in page
    person.get(f"/versions/{version.id}/matrix?part=VIII&only=links")
    assert person.elements("//td[@class='tone-mixed']")
    assert not person.elements("//tbody//td[starts-with(@class, 'heat-')]")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_matrix_as_a_sheet_holds_every_row_and_no_formula(browser: Open, version: Version, lang: str) -> None:
    person = browser("reader")
    person.get("/account")
    person.post(f"/language/{lang}")
    person.get(f"/versions/{version.id}/matrix.xlsx")
    assert "HYPERLINK" in person.answer.headers["Content-Disposition"].replace("%", "")
    sheet = openpyxl.load_workbook(io.BytesIO(person.data)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[1] for row in rows[1:4]] == ["第一条", "第二条", "第三条"]
    told = {"zh": "低于", "en": "falls short"}[lang]
    assert sum(value == told for value in rows[2]) == 1
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert not any(str(value).startswith(("=", "+", "-", "@")) for row in rows for value in row if value)
    assert any("转述" in str(row[0]) or "restatement" in str(row[0]) for row in rows[4:])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_matrix_as_a_word_file_holds_every_row(browser: Open, version: Version, lang: str) -> None:
    person = browser("reader")
    person.get("/account")
    person.post(f"/language/{lang}")
    person.get(f"/versions/{version.id}/matrix.docx")
    assert person.answer.headers["Content-Disposition"].startswith("attachment")
    document = docx.Document(io.BytesIO(person.data))
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert [row[1] for row in cells if row[1].startswith("第")] == ["第一条", "第二条", "第三条"]
    (row,) = [row for row in cells if row[1] == "第二条"]
    assert {"zh": "低于", "en": "falls short"}[lang] in row[2]


def test_no_other_kind_of_file(browser: Open, version: Version) -> None:
    person = browser("reader")
    assert (person.get(f"/versions/{version.id}/matrix.pdf"), person.status)[1] == 404


def test_nothing_is_said_of_what_could_not_be_judged(browser: Open, stored: Callable[..., Version]) -> None:
    letter = "各位同事：\n失业保险金的来信收到。\n"
    version = stored(lambda session: make_version(session, officer(session), text=letter))
    person = browser("reader")
    page = person.get(f"/versions/{version.id}/matrix")
    assert 'role="alert"' in page and "left-heading" not in page
    person.get(f"/versions/{version.id}/matrix.xlsx")
    assert "Part" not in str([cell.value for cell in openpyxl.load_workbook(io.BytesIO(person.data)).active["A"]])
