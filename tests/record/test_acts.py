"""Every writing route and command has its row of acts, and the watch over them sees what it should."""

from __future__ import annotations

from collections.abc import Callable

import click
import pytest
from flask import Flask, g
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.acts_table import COMMANDS, NO_ACTS, ROUTES, SAFE
from tests.browsing import Browser
from tests.factories.drafts import clause_at, make_version
from workbench.cli import main
from workbench.commentary.models import Comment
from workbench.db import Base
from workbench.drafts.models import Law
from workbench.i18n.languages import languages
from workbench.people.models import Member
from workbench.people.service import member_named, set_role
from workbench.record.acts import Act
from workbench.record.chain import check_chain, link_entries
from workbench.record.downloads import DOWNLOADS
from workbench.record.service import bulk_act, enter, entries_on, erase_content, proves
from workbench.web import requests as web


def test_every_writing_route_has_a_row_and_every_row_a_route(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules() if (rule.methods or set()) - SAFE} == set(ROUTES)


def commands(group: click.Group, path: str = "") -> set[str]:
    names = set()
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        names |= commands(command, f"{path}{name} ") if isinstance(command, click.Group) else {path + name}
    return names


def test_every_command_has_a_row_and_every_row_a_command() -> None:
    assert commands(main) == set(COMMANDS)


def test_every_act_is_entered_somewhere() -> None:
    entered = frozenset().union(*ROUTES.values(), *COMMANDS.values())
    inside = {Act.JOB_START, Act.JOB_CANCEL, Act.ORGANISATION_ADD}  # by a service that no route of its own calls
    assert set(Act) - entered <= inside | set(DOWNLOADS)  # a download is entered by a page that only reads


def test_every_act_has_a_name_of_its_own_in_each_language() -> None:
    for language in languages():
        names = [act.in_language(language) for act in Act]
        assert all(names) and len(names) == len(set(names))


def test_the_tables_that_are_no_acts_are_tables() -> None:
    assert set(Base.metadata.tables) >= NO_ACTS - {"comment_words"}


WRONG: dict[str, tuple[Callable[[Session, Member], object], str]] = {
    "nothing entered": (
        lambda session, member: session.add(Law(title_zh="法", title_en="", note="", created_by=member.id)),
        "reading.show_redline changed law and entered no act",
    ),
    "another act": (
        lambda session, member: enter(session, Act.LAW_ADD, "law:x", by=member.id),
        "reading.show_redline entered law.add, which its row does not have",
    ),
    "another's name": (
        lambda session, member: enter(session, Act.LAW_ADD, "law:x", by=None),
        "reading.show_redline entered law.add in another's name",
    ),
    "twice": (
        lambda session, member: [enter(session, Act.LAW_ADD, "law:x", by=member.id) for _ in range(2)],
        "reading.show_redline entered an act twice",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_the_watch_sees_what_is_wrong(app: Flask, acts_watched: list[str], name: str) -> None:
    do, fault = WRONG[name]
    with app.test_request_context("/clauses/x/redline", method="POST"):
        g.member = member_named(web.db_session(), "officer")
        do(web.db_session(), g.member)
        web.db_session().commit()
    noted, acts_watched[:] = list(acts_watched), []
    assert any(line.startswith(fault) for line in noted), noted


def test_a_bulk_act_is_one_entry_with_its_count(session: Session, people: Callable[[str], Member]) -> None:
    with bulk_act(session, Act.DEMONSTRATION_LOAD, "instance", by=None):
        set_role(session, people("reader"), "officer")
        with bulk_act(session, Act.COMMENTS_CARRY, "version:x", by=None) as inner:
            inner.count += 3
    _making, entry = entries_on(session, "instance")
    assert (entry.act, entry.count) == (Act.DEMONSTRATION_LOAD, 4)
    assert entries_on(session, "version:x") == []


def test_a_bulk_act_that_changes_nothing_or_fails_is_not_entered(session: Session) -> None:
    with bulk_act(session, Act.COMMENTS_CARRY, "version:none", by=None):
        pass
    with pytest.raises(ValueError), bulk_act(session, Act.COMMENTS_CARRY, "version:none", by=None) as bulk:
        bulk.count = 2
        raise ValueError
    assert entries_on(session, "version:none") == []
    enter(session, Act.COMMENTS_CARRY, "version:none", by=None)
    session.flush()
    assert len(entries_on(session, "version:none")) == 1, "a bulk act that failed hides nothing that comes after it"


def test_a_members_comment_can_be_erased_and_the_chain_holds(
    app: Flask, browser: Callable[[str], Browser], stored: Callable[[Callable[[Session], str]], str]
) -> None:
    def make(session: Session) -> str:
        editor = member_named(session, "editor")
        assert editor is not None
        return clause_at(session, make_version(session, editor), "第三条").id

    clause_id = stored(make)
    officer = browser("officer")
    officer.post(f"/clauses/{clause_id}/comments", {"body": "<p>早</p>", "stance": "oppose", "issue": "coverage"})
    with app.extensions["workbench.database"].writing() as session:
        comment = session.scalars(select(Comment)).one()
        subject = f"comment:{comment.id}"
        (entry,) = entries_on(session, subject)
        said = {"body": "<p>早</p>", "stance": "oppose", "issue": "coverage", "proposed": ""}
        assert (entry.act, entry.member_id) == (Act.COMMENT_ADD, comment.author_id)
        assert proves(entry, said)
        link_entries(session)
        assert erase_content(session, subject) == 1
        session.expire_all()
        assert not proves(entry, said)
        assert list(check_chain(session)) == []
