"""Comments and links carried to the next version: found again, to be checked, or lost, and none forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.crossref import make_link
from tests.factories.drafts import FIRST, SECOND, clause_at, make_law, make_version
from workbench.commentary.models import Anchor, Comment
from workbench.commentary.service import CommentData, add_comment, withdraw
from workbench.compare import carry as carrying
from workbench.compare import service
from workbench.compare.carry import carried, carried_page, carry, confirm_anchor, count_uncarried, is_carried
from workbench.compare.service import Pairing, pair_versions
from workbench.crossref.links import links_in, reject, rejected
from workbench.drafts.changes import withdraw_version
from workbench.drafts.models import Version
from workbench.errors import Conflict, Invalid, NotFound
from workbench.people.models import Member

Find = Callable[[str], Member]


@pytest.fixture
def editor(people: Find) -> Member:
    return people("editor")


@pytest.fixture
def pairing(session: Session, editor: Member) -> Pairing:
    old = make_version(session, editor)
    return pair_versions(session, old.id, make_version(session, editor, old.law, SECOND, "二稿").id)


def snapshot(session: Session, version: Version) -> list[tuple[object, ...]]:
    rows = session.scalars(select(Anchor).where(Anchor.version_id == version.id).order_by(Anchor.id))
    return [(one.id, one.clause_id, one.status, one.quote, one.start, one.placed_at) for one in rows]


def place(session: Session, comment: Comment, pairing: Pairing) -> Anchor:
    found = session.scalar(select(Anchor).where(Anchor.comment_id == comment.id, Anchor.version_id == pairing.new.id))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("path", "quote", "status", "to", "words"),
    [
        ("第一条", "", "exact", "第一条", ""),
        ("第四条", "不得挪用", "exact", "第五条", "不得挪用"),
        ("第二条/第二款", "不低于工资的百分之一。", "near", "第三条/第二款", "不低于工资的百分之二。"),
        ("第三条/第一款/（一）", "", "exact", "第四条/第一款/（一）", ""),
        ("第三条/第一款/（二）", "", "near", "第四条/第一款/（二）", ""),
        ("第一章", "", "exact", "第一章", ""),
    ],
)
def test_where_a_comment_is_found_again(
    session: Session, people: Find, pairing: Pairing, path: str, quote: str, status: str, to: str, words: str
) -> None:
    comment = make_comment(session, people("officer"), clause_at(session, pairing.old, path), quote=quote)
    report = carry(session, pairing)
    found = place(session, comment, pairing)
    assert (found.status, found.clause_id, found.quote) == (status, clause_at(session, pairing.new, to).id, words)
    assert report.counts == {**dict.fromkeys(("exact", "near", "lost", "confirmed"), 0), status: 1}


def test_words_that_are_gone_are_listed_as_lost(session: Session, editor: Member, people: Find) -> None:
    old = make_version(session, editor)
    new = make_version(session, editor, old.law, SECOND.replace("第五条 互助金由工会管理，不得挪用。\n", ""), "二稿")
    pairing = pair_versions(session, old.id, new.id)
    clause = clause_at(session, old, "第四条")
    comments = [make_comment(session, people("officer"), clause, quote=quote) for quote in ("", "不得挪用")]
    report = carry(session, pairing)
    assert {row.comment.id for row in report.with_status("lost")} == {comment.id for comment in comments}
    for comment in comments:
        assert place(session, comment, pairing).clause_id is None


def test_every_comment_is_in_the_report_withdrawn_ones_too(session: Session, people: Find, pairing: Pairing) -> None:
    officer = people("officer")
    for path in ("第一条", "第二条", "第四条"):
        make_comment(session, officer, clause_at(session, pairing.old, path))
    withdraw(session, officer, make_comment(session, officer, clause_at(session, pairing.old, "第三条")))
    assert count_uncarried(session, pairing.old.id, pairing.new.id) == 4
    report = carry(session, pairing)
    assert len(report.rows) == 4 == sum(report.counts.values())
    assert count_uncarried(session, pairing.old.id, pairing.new.id) == 0
    assert len(carried(session, pairing).rows) == 4


def test_done_twice_it_changes_nothing(session: Session, people: Find, editor: Member, pairing: Pairing) -> None:
    for path, quote in (("第一条", ""), ("第二条/第二款", "百分之一"), ("第四条", "不得挪用")):
        make_comment(session, people("officer"), clause_at(session, pairing.old, path), quote=quote)
    make_link(session, editor, clause_at(session, pairing.old, "第三条"))
    carry(session, pairing)
    before = snapshot(session, pairing.new), [link.id for link in links_in(session, pairing.new.id)]
    carry(session, pairing)
    assert (snapshot(session, pairing.new), [link.id for link in links_in(session, pairing.new.id)]) == before


def test_a_later_comment_is_carried_by_the_next_turn(session: Session, people: Find, pairing: Pairing) -> None:
    carry(session, pairing)
    comment = make_comment(session, people("officer"), clause_at(session, pairing.old, "第一条"))
    assert count_uncarried(session, pairing.old.id, pairing.new.id) == 1
    carry(session, pairing)
    assert place(session, comment, pairing).status == "exact"


def test_the_place_in_the_old_version_stays(session: Session, people: Find, pairing: Pairing) -> None:
    make_comment(session, people("officer"), clause_at(session, pairing.old, "第二条"), quote="按月")
    before = snapshot(session, pairing.old)
    carry(session, pairing)
    assert snapshot(session, pairing.old) == before


def overrule(session: Session, member: Member, pairing: Pairing, action: str, old: str, new: str) -> None:
    sides = (clause_at(session, pairing.old, old).id, clause_at(session, pairing.new, new).id)
    service.override_match(session, member, pairing, action, *sides)
    if is_carried(session, pairing.old.id, pairing.new.id):
        carry(session, pair_versions(session, pairing.old.id, pairing.new.id))


def test_comments_and_links_follow_a_match_that_is_overruled(
    session: Session, people: Find, editor: Member, pairing: Pairing
) -> None:
    clause = clause_at(session, pairing.old, "第二条")
    comment = make_comment(session, people("officer"), clause)
    make_link(session, editor, clause)
    carry(session, pairing)
    third, second = (clause_at(session, pairing.new, path).id for path in ("第三条", "第二条"))
    assert place(session, comment, pairing).clause_id == third
    overrule(session, editor, pairing, "unlink", "第二条", "第三条")
    assert place(session, comment, pairing).status == "lost"
    assert links_in(session, pairing.new.id) == []
    overrule(session, editor, pairing, "link", "第二条", "第二条")
    assert place(session, comment, pairing).clause_id == second
    assert [link.clause_id for link in links_in(session, pairing.new.id)] == [second]
    overrule(session, editor, pairing, "unlink", "第二条", "第二条")
    overrule(session, editor, pairing, "link", "第二条", "第三条")
    assert place(session, comment, pairing).clause_id == third
    assert [link.clause_id for link in links_in(session, pairing.new.id)] == [third]


def test_nothing_is_carried_before_somebody_asks_for_it(
    session: Session, people: Find, editor: Member, pairing: Pairing
) -> None:
    make_comment(session, people("officer"), clause_at(session, pairing.old, "第二条"))
    overrule(session, editor, pairing, "confirm", "第二条", "第三条")
    assert snapshot(session, pairing.new) == []


def test_links_and_rejections_are_carried_to_the_article(session: Session, editor: Member, pairing: Pairing) -> None:
    clause = clause_at(session, pairing.old, "第三条")
    link = make_link(session, editor, clause, "C102:16", "falls_short")
    reject(session, editor, clause, "C102:10")
    carry(session, pairing)
    fourth = clause_at(session, pairing.new, "第四条")
    (copy,) = links_in(session, pairing.new.id)
    assert (copy.clause_id, copy.provision, copy.relation, copy.note, copy.carried_from) == (
        fourth.id, "C102:16", "falls_short", link.note, link.id
    )  # fmt: skip
    assert rejected(session, fourth.id) == {"C102:10"}


def test_a_person_settles_a_place(session: Session, people: Find, pairing: Pairing) -> None:
    officer = people("officer2")
    comment = make_comment(
        session, people("officer"), clause_at(session, pairing.old, "第二条/第二款"), quote="不低于工资的百分之一"
    )
    carry(session, pairing)
    settled = confirm_anchor(session, officer, comment.id, pairing.new.id, None)
    assert (settled.status, settled.placed_by) == ("confirmed", officer.id)
    fifth = clause_at(session, pairing.new, "第五条")
    settled = confirm_anchor(session, officer, comment.id, pairing.new.id, fifth.id, "不得挪用")
    assert (settled.clause_id, settled.quote, settled.start) == (fifth.id, "不得挪用", fifth.text.index("不得挪用"))
    report = carry(session, pairing)
    said = [(one.number, one.member_id, one.what["quote"]) for one in report.rows[0].decisions if one.what]
    assert said == [(1, officer.id, "不低于工资的百分之二"), (2, officer.id, "不得挪用")]
    with pytest.raises(Conflict, match="decision_changed"):
        confirm_anchor(session, people("editor"), comment.id, pairing.new.id, None, seen=1)
    session.expire_all()
    overrule(session, people("editor"), pairing, "unlink", "第二条", "第三条")
    assert place(session, comment, pairing).clause_id == fifth.id, "what a person placed stays"


def test_places_that_cannot_be_settled_so(session: Session, people: Find, editor: Member, pairing: Pairing) -> None:
    officer = people("officer")
    other = make_version(session, editor, make_law(session, editor, "别的条例"))
    clause = clause_at(session, pairing.old, "第四条")
    comment = add_comment(session, officer, clause, CommentData(body="好", stance="support", issue="other"))
    before = snapshot(session, pairing.old)
    with pytest.raises(NotFound):
        confirm_anchor(session, officer, comment.id, pairing.new.id, None)  # not carried yet
    carry(session, pairing)
    fifth = clause_at(session, pairing.new, "第五条")
    for clause_id, quote, code in (
        (clause_at(session, pairing.old, "第一条").id, "", "clause_of_other_version"),
        (clause_at(session, other, "第一条").id, "", "clause_of_other_version"),
        (fifth.id, "没有的话", "quote_not_found"),
        (clause_at(session, pairing.new, "第三条").id, "互助金", "quote_not_found"),  # stands twice
    ):
        with pytest.raises(Invalid) as refused:
            confirm_anchor(session, officer, comment.id, pairing.new.id, clause_id, quote)
        assert refused.value.code == code
    with pytest.raises(Invalid) as refused:
        confirm_anchor(session, officer, comment.id, pairing.old.id, clause_at(session, pairing.old, "第一条").id)
    assert refused.value.code == "place_original"
    assert snapshot(session, pairing.old) == before


def test_a_lost_place_cannot_be_confirmed(session: Session, people: Find, editor: Member) -> None:
    old = make_version(session, editor)
    new = make_version(session, editor, old.law, SECOND.replace("第五条 互助金由工会管理，不得挪用。\n", ""), "二稿")
    comment = make_comment(session, people("officer"), clause_at(session, old, "第四条"))
    carry(session, pair_versions(session, old.id, new.id))
    with pytest.raises(Invalid) as refused:
        confirm_anchor(session, editor, comment.id, new.id, None)
    assert refused.value.code == "place_still_lost"


def test_comments_of_a_withdrawn_version_go_back_and_what_stood_before_stays(
    session: Session, people: Find, editor: Member, pairing: Pairing
) -> None:
    officer = people("officer")
    make_comment(session, officer, clause_at(session, pairing.old, "第二条/第二款"), quote="百分之一")
    carry(session, pairing)
    kept = make_comment(session, officer, clause_at(session, pairing.new, "第五条"), quote="不得挪用")
    lost = make_comment(session, officer, clause_at(session, pairing.new, "第二条"))
    before = snapshot(session, pairing.old)
    with pytest.raises(Invalid):
        pair_versions(session, pairing.new.id, pairing.old.id)
    withdraw_version(session, editor, pairing.new, "传错了文件")
    with pytest.raises(Conflict):
        pair_versions(session, pairing.old.id, pairing.new.id)
    back = pair_versions(session, pairing.new.id, pairing.old.id)
    assert count_uncarried(session, back.old.id, back.new.id) == 2
    for _ in range(2):
        carry(session, back)
        assert place(session, kept, back).clause_id == clause_at(session, back.new, "第四条").id
        assert place(session, lost, back).clause_id is None
    assert [row for row in snapshot(session, back.new) if row in before] == before


def test_what_was_carried_is_shown_page_by_page_with_what_needs_a_person_first(
    session: Session, editor: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying, "PAGE", 3)
    version = make_version(session, editor)
    text = FIRST.replace("第四条 互助金由工会管理，不得挪用。\n", "")
    new = make_version(session, editor, version.law, text, "二稿")
    kept = [make_comment(session, editor, clause_at(session, version, "第二条"), f"意见{n}。").id for n in range(4)]
    lost = [make_comment(session, editor, clause_at(session, version, "第四条"), f"意见{n}。").id for n in range(7)]
    pairing = pair_versions(session, version.id, new.id)
    assert carried_page(session, pairing).status is None
    carry(session, pairing)
    first = carried_page(session, pairing)
    assert (first.status, first.counts["lost"], first.counts["exact"]) == ("lost", 7, 4)
    seen, page = [row.comment.id for row in first.rows], first
    while page.after:
        page = carried_page(session, pairing, "lost", page.after)
        assert 0 < len(page.rows) <= 3
        seen += [row.comment.id for row in page.rows]
    assert seen == sorted(lost)
    exact = carried_page(session, pairing, "exact")
    assert [row.comment.id for row in exact.rows] == sorted(kept)[:3] and exact.after == sorted(kept)[2]
    begun = carried_page(session, pairing, "lost", first=seen[4])
    assert [row.comment.id for row in begun.rows] == seen[4:], "the page of a comment begins with it"
    assert carried_page(session, pairing, "original").status == "lost"
