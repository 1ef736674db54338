"""What became of every proposal: as the demonstration's authors wrote it down, and as persons rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
import yaml
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import SECOND, clause_at, make_version
from workbench.commentary.service import reply, withdraw
from workbench.compare import outcomes
from workbench.compare.carry import carry
from workbench.compare.service import Pairing, pair_versions
from workbench.config import resource_dir
from workbench.db import Database
from workbench.decisions.models import Decision
from workbench.drafts.models import Version
from workbench.errors import Conflict, Invalid, NotFound
from workbench.people.models import Member
from workbench.web.richtext import LONGEST, clean

Find = Callable[[str], Member]


def written(name: str) -> Any:
    return yaml.safe_load((resource_dir("corpus") / "demonstration" / f"{name}.yaml").read_text("utf-8"))


@pytest.mark.parametrize("step", written("expected")["outcomes"], ids=lambda step: step["from"])
def test_the_table_of_the_demonstration(demonstration: Flask, step: Mapping[str, Any]) -> None:
    names = {clean(one["body"]): one["id"] for one in written("comments")["comments"]}
    database: Database = demonstration.extensions["workbench.database"]
    with database.reading() as session:
        versions = session.scalars(select(Version).where(Version.lang == "zh").order_by(Version.ordinal)).all()
        old, new = (versions[int(step[side][1:]) - 1] for side in ("from", "to"))
        table = outcomes.judge_proposals(session, pair_versions(session, old.id, new.id))
        found = {names[row.comment.current.body]: row.result for row in table.rows}
        assert found == {one["comment"]: one["outcome"] for one in step["proposals"]}
        assert dict(table.counts) == step["summary"]
        total = step["summary"]["total"]
        for groups in (table.by_chapter, table.by_issue, table.by_organisation("zh"), table.by_organisation("en")):
            assert sum(group["total"] for group in groups.values()) == total


@pytest.fixture
def pairing(session: Session, people: Find) -> Pairing:
    editor = people("editor")
    old = make_version(session, editor)
    return pair_versions(session, old.id, make_version(session, editor, old.law, SECOND, "二稿").id)


def results(session: Session, pairing: Pairing) -> list[str]:
    return [row.result for row in outcomes.judge_proposals(session, pairing).rows]


def test_only_proposals_that_stand_are_judged(session: Session, people: Find, pairing: Pairing) -> None:
    officer, clause = people("officer"), clause_at(session, pairing.old, "第二条/第二款")
    adopted = make_comment(session, officer, clause, proposed="互助金不低于工资的百分之二。")
    make_comment(session, officer, clause)  # proposes nothing
    withdraw(session, officer, make_comment(session, officer, clause, proposed="互助金全免。"))
    reply(session, officer, adopted, "好")
    assert results(session, pairing) == ["adopted"]
    carry(session, pairing)
    assert results(session, pairing) == ["adopted"], "a carried comment is judged once"


def test_a_ruling_counts_and_can_be_taken_back(session: Session, people: Find, pairing: Pairing) -> None:
    officer, editor, clause = people("officer"), people("editor"), clause_at(session, pairing.old, "第四条")
    comment = make_comment(session, officer, clause, proposed="互助金由工会管理，每年公布账目。")
    assert results(session, pairing) == ["not_adopted"]
    outcomes.record_ruling(session, editor, pairing, comment.id, "partly", " 写入了配套办法\x00。 ")
    (row,) = outcomes.judge_proposals(session, pairing).rows
    assert (row.result, row.outcome.result) == ("partly", "not_adopted")
    assert row.ruling is not None and row.ruling.reason == "写入了配套办法。" and row.ruling.member_id == editor.id
    outcomes.record_ruling(session, editor, pairing, comment.id, "adopted", "")
    assert results(session, pairing) == ["adopted"]
    outcomes.record_ruling(session, editor, pairing, comment.id, "", "")
    assert results(session, pairing) == ["not_adopted"]
    (row,) = outcomes.judge_proposals(session, pairing).rows
    assert row.ruling is None
    said = [(one.what, one.reason) for one in row.rulings]
    assert said == [({"outcome": "partly"}, "写入了配套办法。"), ({"outcome": "adopted"}, ""), (None, "")]


def test_a_proposal_adopted_in_another_clause_is_found_and_named(session: Session, people: Find) -> None:
    editor = people("editor")
    old = make_version(session, editor)
    more = SECOND.rstrip() + "\n\n第九条　互助会应当每季度向会员公布账目并接受查询。\n"
    pairing = pair_versions(session, old.id, make_version(session, editor, old.law, more, "二稿").id)
    clause = clause_at(session, old, "第四条")
    proposed = f"{clause.text}互助会应当每季度向会员公布账目并接受查询。"
    make_comment(session, people("officer"), clause, proposed=proposed)
    (row,) = outcomes.judge_proposals(session, pairing).rows
    assert row.result == "adopted" and row.news[-1].path.endswith("第九条")


def test_equal_proposals_count_once_with_those_who_make_them(session: Session, people: Find, pairing: Pairing) -> None:
    officer, editor, clause = people("officer"), people("editor"), clause_at(session, pairing.old, "第四条")
    first = make_comment(session, officer, clause, proposed="互助金由工会管理，每年公布账目。")
    second = make_comment(session, editor, clause, proposed="互助金由工会管理, 每年公布账目。")
    make_comment(session, officer, clause, proposed="互助金由会员管理。")
    same, other = outcomes.judge_proposals(session, pairing).rows
    assert (same.comment, list(same.supporters), list(other.supporters)) == (first, [second], [])
    outcomes.record_ruling(session, editor, pairing, second.id, "partly", "写入了配套办法")
    table = outcomes.judge_proposals(session, pairing)
    assert (table.rows[0].comment, table.rows[0].result, table.counts["total"]) == (second, "partly", 2)
    for language in ("zh", "en"):
        names = {member.organisation.name(language) for member in (officer, editor)}
        assert table.by_organisation(language).keys() == names


def test_rulings_that_make_no_sense(session: Session, people: Find, pairing: Pairing) -> None:
    editor = people("editor")
    later = make_comment(session, editor, clause_at(session, pairing.new, "第一条"), proposed="新写法")
    comment = make_comment(session, editor, clause_at(session, pairing.old, "第一条"), proposed="新写法")
    with pytest.raises(Invalid):
        outcomes.record_ruling(session, editor, pairing, comment.id, "great", "")
    for wrong in (later.id, "none", reply(session, editor, comment, "答").id):
        with pytest.raises(NotFound):
            outcomes.record_ruling(session, editor, pairing, wrong, "adopted", "")
    with pytest.raises(Invalid, match="note_long"):
        outcomes.record_ruling(session, editor, pairing, comment.id, "adopted", "长" * (LONGEST + 1))
    outcomes.record_ruling(session, editor, pairing, comment.id, "adopted", "", seen=0)
    with pytest.raises(Conflict, match="decision_changed"):
        outcomes.record_ruling(session, editor, pairing, comment.id, "partly", "", seen=0)
    assert [one.what for one in session.scalars(select(Decision))] == [{"outcome": "adopted"}]
