"""Comments are put together, taken apart and named; a run changes nothing that a person touched."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.deliberation import LETTER, Said, all_comments, group_now, make_said
from tests.factories.drafts import clause_at
from tests.factories.people import make_member
from workbench.commentary.service import withdraw
from workbench.commentary.terms import AnchorStatus, CommentTarget
from workbench.decisions.recorded import changed_decisions
from workbench.deliberation.deciding import DispositionData, decide_opinions
from workbench.deliberation.gathering import deliberation_on
from workbench.deliberation.models import GatheredComment, Opinion, OpinionOffer
from workbench.deliberation.offers import accept_offer, open_offers, refuse_offer
from workbench.deliberation.service import comments_in, join, opinion_history, opinion_of, rename, split
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.people.models import Member
from workbench.people.organisations import add_organisation

People = Callable[[str], Member]


@pytest.fixture
def said(session: Session) -> Said:
    return make_said(session)


def compositions(session: Session) -> list[set[str]]:
    rows = session.execute(select(GatheredComment.opinion_id, GatheredComment.comment_id)).all()
    return sorted(
        ({row[1] for row in rows if row[0] == id_} for id_ in {row[0] for row in rows}), key=lambda ids: sorted(ids)
    )


def ids(*comments: object) -> set[str]:
    return {comment.id for comment in comments}  # type: ignore[attr-defined]


def offered(session: Session, said: Said) -> list[set[str]]:
    return [{each.comment_id for each in offer.comments} for offer in open_offers(session, said.law_id)]


def test_a_run_puts_letters_together_and_offers_demands(session: Session, said: Said, people: People) -> None:
    group_now(session, people("editor"), said.law_id)
    assert compositions(session) == [ids(*said.letters)]
    (offer,) = open_offers(session, said.law_id)
    assert {each.comment_id for each in offer.comments} == ids(*said.raising)
    assert "百分之二" in offer.figures and offer.way == "for" and offer.words != "[]"
    (letter,) = session.scalars(select(Opinion))
    assert not letter.is_touched and (opinion_history(session, letter)[-1].what or {})["by_program"] is True


def test_another_run_leaves_everything_as_it_is(session: Session, said: Said, people: People) -> None:
    group_now(session, people("editor"), said.law_id)
    before = compositions(session), [offer.id for offer in session.scalars(select(OpinionOffer))]
    group_now(session, people("editor"), said.law_id)
    assert (compositions(session), [offer.id for offer in session.scalars(select(OpinionOffer))]) == before


def test_a_new_copy_joins_a_letter_that_nobody_touched_and_is_only_offered_to_others(
    session: Session, said: Said, people: People
) -> None:
    editor = people("editor")
    group_now(session, editor, said.law_id)
    fourth = clause_at(session, said.version, "第四条")
    copy = make_comment(session, make_member(session), fourth, LETTER)
    group_now(session, editor, said.law_id)
    assert compositions(session) == [ids(*said.letters, copy)]
    (letter,) = session.scalars(select(Opinion))
    rename(session, editor, letter, "公布收支", letter.revision)
    later = make_comment(session, make_member(session), fourth, LETTER)
    group_now(session, editor, said.law_id)
    assert compositions(session) == [ids(*said.letters, copy)]
    offer = next(each for each in open_offers(session, said.law_id) if each.opinion_id == letter.id)
    assert {each.comment_id for each in offer.comments} == {later.id}
    accept_offer(session, editor, offer, {later.id})
    assert compositions(session) == [ids(*said.letters, copy, later)]


def test_a_decided_letter_takes_in_no_copy_by_itself(session: Session, said: Said, people: People) -> None:
    editor = people("editor")
    group_now(session, editor, said.law_id)
    (letter,) = session.scalars(select(Opinion))
    decide_opinions(session, editor, said.law_id, {letter.id: 0}, DispositionData("accepted"))
    make_comment(session, make_member(session), clause_at(session, said.version, "第四条"), LETTER)
    group_now(session, editor, said.law_id)
    assert compositions(session) == [ids(*said.letters)]


def test_what_was_refused_is_not_offered_again(session: Session, said: Said, people: People) -> None:
    editor = people("editor")
    group_now(session, editor, said.law_id)
    (offer,) = open_offers(session, said.law_id)
    refuse_offer(session, editor, offer)
    group_now(session, editor, said.law_id)
    assert offered(session, said) == []
    with pytest.raises(Conflict, match="offer_answered"):
        accept_offer(session, editor, offer, ids(*said.raising))


def test_join_split_and_name_stay_on_record(session: Session, said: Said, people: People) -> None:
    editor = people("editor")
    opinion = join(session, editor, said.law_id, [each.id for each in said.raising], "提高 互助金")
    apart = split(session, editor, opinion, [said.raising[1].id], opinion.revision)
    rename(session, editor, opinion, "提高到百分之二", opinion.revision)
    assert [len((each.what or {})["comments"]) for each in opinion_history(session, opinion)] == [2, 1, 1]
    assert [each.comment_id for each in comments_in(session, apart)] == [said.raising[1].id]
    group_now(session, editor, said.law_id)
    assert offered(session, said) == [], "what a person took apart is not put together again"
    assert list(changed_decisions(session)) == []


def test_contrary_comments_and_other_laws_are_refused(session: Session, said: Said, people: People) -> None:
    editor = people("editor")
    supporting = make_comment(
        session, make_member(session), clause_at(session, said.version, "第二条/第二款"), "赞成。", stance="support"
    )
    with pytest.raises(Conflict, match="join_contrary"):
        join(session, editor, said.law_id, [supporting.id, said.lowering.id])
    with pytest.raises(Invalid, match="join_needs_two"):
        join(session, editor, said.law_id, [said.other.id, said.other.id])
    with pytest.raises(NotFound, match="comment_unknown"):
        join(session, editor, said.law_id, [make_said(session).other.id, said.other.id])
    opinion = opinion_of(session, editor, said.law_id, said.other.id)
    with pytest.raises(Invalid, match="split_needs_some"):
        split(session, editor, opinion, [said.other.id], opinion.revision)
    with pytest.raises(Conflict, match="opinion_changed"):
        rename(session, editor, opinion, "名", opinion.revision - 1)


def test_opinions_decided_unlike_are_not_joined(session: Session, said: Said, people: People) -> None:
    editor = people("editor")
    first, second = (each.id for each in said.raising)
    decide_opinions(session, editor, said.law_id, {first: 0}, DispositionData("accepted"))
    decide_opinions(session, editor, said.law_id, {second: 0}, DispositionData("not_accepted", "基金不足。"))
    with pytest.raises(Conflict, match="join_decided"):
        join(session, editor, said.law_id, [first, second])
    joined = join(session, editor, said.law_id, [said.other.id, second])
    assert deliberation_on(session, said.law_id).find(said.other.id).id == joined.id  # type: ignore[union-attr]
    assert deliberation_on(session, said.law_id).find(joined.id).decision is not None  # type: ignore[union-attr]


@pytest.mark.parametrize("role", ["reader", "officer", "administrator", "editor of a province"])
def test_only_those_who_decide_at_headquarters_put_together(session: Session, said: Said, role: str) -> None:
    place = {"organisation": add_organisation(session, "p", "某省总工会", "A province")} if "province" in role else {}
    somebody = make_member(session, role.split()[0], **place)  # type: ignore[arg-type]
    with pytest.raises(Forbidden):
        join(session, somebody, said.law_id, [each.id for each in said.raising])


def test_the_sums_add_up_whatever_is_joined_split_and_withdrawn(session: Session, said: Said, people: People) -> None:
    editor = people("editor")

    def sums() -> tuple[int, int, int, int]:
        whole = deliberation_on(session, said.law_id)
        parts = (whole.undecided, whole.decided)
        counted = [sum(each.counts.comments - each.counts.withdrawn for each in part) for part in parts]
        assert whole.comments == sum(counted) + whole.withdrawn == len(all_comments(session, said.law_id))
        return (*counted, whole.withdrawn, len(whole.opinions))  # type: ignore[return-value]

    assert sums() == (7, 0, 0, 7)
    group_now(session, editor, said.law_id)
    assert sums() == (7, 0, 0, 5)
    opinion = join(session, editor, said.law_id, [each.id for each in said.raising])
    assert sums() == (7, 0, 0, 4)
    decide_opinions(session, editor, said.law_id, {opinion.id: 0}, DispositionData("accepted"))
    assert sums() == (5, 2, 0, 4)
    withdraw(session, said.other.author, said.other)
    withdraw(session, said.raising[0].author, said.raising[0])
    assert sums() == (4, 1, 2, 4)
    whole = deliberation_on(session, said.law_id).find(opinion.id)
    assert whole is not None
    counts = whole.counts
    assert (counts.comments, counts.withdrawn, counts.organisations, counts.people) == (2, 1, 1, 1)


def test_what_is_said_of_the_whole_draft_stands_first_and_is_not_lost(session: Session, said: Said) -> None:
    comment = make_comment(session, make_member(session), clause_at(session, said.version, "第四条"), "总体赞成。")
    comment.target = CommentTarget.DRAFT
    comment.anchors[0].clause = None
    session.flush()
    first = deliberation_on(session, said.law_id).opinions[0]
    assert first.id == comment.id and (first.counts.lost, first.counts.moved) == (0, 0)
    comment.anchors[0].status = AnchorStatus.LOST
    session.flush()
    last = deliberation_on(session, said.law_id).opinions[-1]
    assert last.id == comment.id and last.counts.lost == 1
