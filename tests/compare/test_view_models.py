"""Clauses chosen by their address, and the proposals and comments that the pages of a comparison show."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import FIRST, SECOND, clause_at, make_version
from workbench.compare.carry import carry
from workbench.compare.service import pair_versions, rows
from workbench.compare.view_models import carried_views, chosen_clause, clause_choices, match_view
from workbench.drafts.models import Version
from workbench.drafts.stored_law import read_law
from workbench.people.models import Member

# Two annexes whose articles are numbered alike.
TWINS = f"{FIRST}附件一\n第一条 甲。\n附件二\n第一条 乙。\n"


@pytest.fixture
def version(session: Session, people: Callable[[str], Member]) -> Version:
    return make_version(session, people("editor"))


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("第三条第一款第（二）项", "第二章/第三条/第一款/（二）"),
        (" 第四条 ", "第二章/第四条"),
        ("第二条第二款", "第一章/第二条/第二款"),
    ],
)
def test_a_clause_is_found_by_the_address_a_person_reads(
    session: Session, version: Version, typed: str, path: str
) -> None:
    law = read_law(session, version)
    clause = law.clause(chosen_clause(law, typed))
    assert clause is not None and clause.path == path


def test_what_is_no_address_stays_as_it_was_typed(session: Session, version: Version) -> None:
    law = read_law(session, version)
    assert [chosen_clause(law, words) for words in ("第九条", "", "第二章")] == ["第九条", "", "第二章"]


def test_every_choice_has_an_address_of_its_own(session: Session, people: Callable[[str], Member]) -> None:
    law = read_law(session, make_version(session, people("editor"), text=TWINS))
    choices = clause_choices(law, ("article", "paragraph", "item", "annex"))
    assert len({choice.address for choice in choices}) == len(choices)
    assert [chosen_clause(law, choice.address) for choice in choices] == [choice.id for choice in choices]


def test_a_match_points_at_its_new_article_or_else_the_old(
    session: Session, version: Version, people: Callable[[str], Member]
) -> None:
    new = make_version(
        session, people("editor"), version.law, SECOND.replace("第五条 互助金由工会管理，不得挪用。", ""), "二稿"
    )
    pairing = pair_versions(session, version.id, new.id)
    views = {view.kind: view for view in (match_view(pairing, row, {}, "zh") for row in rows(pairing))}
    assert views["deleted"].id == clause_at(session, version, "第四条").id
    assert views["inserted"].id == clause_at(session, new, "第二条").id and views["inserted"].edges == ()
    ((before, after, number),) = views["same"].edges
    assert number == 0
    assert (before.label, after.label) == ("第一条", "第一条")


def test_a_comment_lost_before_tells_where_it_was_written(
    session: Session, version: Version, people: Callable[[str], Member]
) -> None:
    editor = people("editor")
    text = FIRST.replace("第四条 互助金由工会管理，不得挪用。\n", "")
    second = make_version(session, editor, version.law, text, "二稿")
    third = make_version(session, editor, version.law, f"{text}第四条 另行规定。\n", "三稿")
    make_comment(session, editor, clause_at(session, version, "第四条"))
    carry(session, pair_versions(session, version.id, second.id))
    (view,) = carried_views(session, carry(session, pair_versions(session, second.id, third.id)).rows, "zh")
    assert (view.status, view.before.address, view.after.address) == ("lost", "", "")
    assert view.written_on == ("第四条", "一稿")
