"""The pages on which the tree of organisations is kept and a register is taken in."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask import Flask

from tests.browsing import Browser
from tests.people.test_importing import MEMBERS, ORGANISATIONS, federation
from workbench.people.organisations import list_organisations
from workbench.people.service import member_named

Open = Callable[[str], Browser]


def names(app: Flask) -> list[str]:
    with app.extensions["workbench.database"].reading() as session:
        return [each.name_zh for each in list_organisations(session)]


def id_of(app: Flask, name: str) -> str:
    with app.extensions["workbench.database"].reading() as session:
        return next(each.id for each in list_organisations(session) if each.name_zh == name)


@pytest.fixture
def boss(browser: Open) -> Browser:
    return browser("administrator")


def send(boss: Browser, *files: tuple[str, str]) -> None:
    boss.get("/organisations/import")
    sent = [(io.BytesIO(text.encode("gb18030")), name) for name, text in files]
    boss.post("/organisations/import", {"files": sent}, content_type="multipart/form-data")


def test_an_organisation_is_entered_changed_and_retired(app: Flask, boss: Browser) -> None:
    boss.get("/organisations")
    boss.post(
        "/organisations", {"name_zh": "沿海", "name_en": "Coast", "kind": "provincial", "parent": id_of(app, "总部")}
    )
    assert boss.status == 200 and "Coast" in boss.page
    boss.post("/organisations", {"name_zh": "沿海", "name_en": "", "kind": "city", "parent": id_of(app, "总部")})
    assert boss.status == 422 and boss.field("name_zh") == "沿海"
    coast = id_of(app, "沿海")
    boss.get(f"/organisations/{coast}")
    boss.post(f"/organisations/{coast}", {"name_zh": "海岸", "kind": "city", "parent": id_of(app, "总部")})
    assert names(app) == ["总部", "海岸"]
    boss.post(f"/organisations/{coast}/retire")
    assert "retired" in boss.words
    boss.post(f"/organisations/{coast}/take-up")
    assert "retired" not in boss.words
    top = id_of(app, "总部")
    boss.get(f"/organisations/{top}")
    boss.post(f"/organisations/{top}", {"name_zh": "总会", "kind": "headquarters", "parent": top})
    assert names(app) == ["总会", "海岸"]


def test_a_register_is_shown_before_it_is_stored(app: Flask, boss: Browser) -> None:
    send(boss, ("list.csv", federation()))
    assert boss.status == 200 and names(app) == ["总部"], "so far nothing is stored"
    tallies = ["1 organisation changed", "19 organisations new", "35 members new"]
    assert boss.texts("//ul[@class='tallies']/li") == tallies
    assert len(boss.elements("//table[.//td]")[0].xpath(".//tbody/tr")) == 55
    boss.post("/organisations/import", {"register": boss.field("register")})
    assert boss.path == "/organisations" and len(names(app)) == 20
    with app.extensions["workbench.database"].reading() as session:
        assert member_named(session, "person34") is not None


def test_several_files_are_one_register(app: Flask, boss: Browser) -> None:
    send(
        boss, ("people.csv", MEMBERS + "zhao,赵,东部,officer,yes,\n"), ("tree.csv", ORGANISATIONS + "东部,East,city,\n")
    )
    boss.post("/organisations/import", {"register": boss.field("register")})
    assert names(app) == ["总部", "东部"]


def test_what_is_refused_is_told_row_by_row(app: Flask, boss: Browser) -> None:
    send(boss, ("list.csv", ORGANISATIONS + "东部,East,city,\n西部,West,kingdom,\n"))
    assert boss.status == 422 and "1 row cannot be taken in" in boss.words
    assert "“kingdom” is no kind of organisation" in boss.words and 'name="register"' not in boss.page
    assert names(app) == ["总部"]


@pytest.mark.parametrize("register", ["x", "WyJ4Il0.abc"])
def test_what_was_not_shown_is_not_stored(app: Flask, boss: Browser, register: str) -> None:
    boss.get("/organisations/import")
    boss.post("/organisations/import", {"register": register})
    assert boss.status == 422 and "choose the files again" in boss.words and names(app) == ["总部"]


def test_no_file_and_no_list_are_told(boss: Browser) -> None:
    boss.get("/organisations/import")
    boss.post("/organisations/import")
    assert boss.status == 422 and "Choose a file" in boss.words
    send(boss, ("list.csv", "  \n"))
    assert boss.status == 422
