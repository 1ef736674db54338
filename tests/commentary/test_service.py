"""Comments: on a clause or on words in it, answered, edited with their history, withdrawn, and counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from workbench.commentary import service
from workbench.commentary.counting import counts, counts_by_article
from workbench.commentary.models import Anchor, Comment, Revision
from workbench.commentary.quoting import QuotedWords
from workbench.commentary.service import LONGEST, CommentData, add_comment
from workbench.drafts.models import StoredClause, Version
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.law.anchor import CONTEXT
from workbench.people.models import Member

Find = Callable[[str], Member]
SAID = CommentData(body="<p>请写明期限。</p>", stance="oppose", issue="duration")


@pytest.fixture
def officer(people: Find) -> Member:
    return people("officer")


@pytest.fixture
def version(session: Session, people: Find) -> Version:
    return make_version(session, people("editor"))


@pytest.fixture
def clause(session: Session, version: Version) -> StoredClause:
    return clause_at(session, version, "第二条")


def place_of(session: Session, comment: Comment) -> Anchor:
    (place,) = session.scalars(select(Anchor).where(Anchor.comment_id == comment.id)).all()
    return place


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        (CommentData(body="", stance="oppose", issue="wording"), "comment_empty", "body"),
        (CommentData(body="<p>&nbsp;\u200b</p>", stance="oppose", issue="wording"), "comment_empty", "body"),
        (CommentData(body="<script></script>", stance="oppose", issue="wording"), "comment_empty", "body"),
        (CommentData(body="好", stance="", issue="wording"), "stance_unknown", "stance"),
        (CommentData(body="好", stance="hate", issue="wording"), "stance_unknown", "stance"),
        (CommentData(body="好", stance="oppose", issue=""), "issue_unknown", "issue"),
        (CommentData(body="好" * (LONGEST + 1), stance="oppose", issue="wording"), "comment_long", "body"),
        (
            CommentData(body="好", stance="oppose", issue="wording", proposed="改" * (LONGEST + 1)),
            "comment_long",
            "body",
        ),
    ],
)
def test_what_a_comment_needs(
    session: Session, officer: Member, clause: StoredClause, said: CommentData, code: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        add_comment(session, officer, clause, said)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert session.scalars(select(Comment)).all() == []


def test_a_proposed_wording_may_stand_alone_but_must_change_something(
    session: Session, officer: Member, clause: StoredClause
) -> None:
    with pytest.raises(Invalid) as refused:
        add_comment(
            session,
            officer,
            clause,
            CommentData(body="", stance="oppose", issue="wording", proposed=f" {clause.text}\n"),
        )
    assert (refused.value.code, refused.value.field) == ("proposal_same", "proposed")
    told = add_comment(
        session,
        officer,
        clause,
        CommentData(body="", stance="oppose", issue="wording", proposed="会员按季\x00缴纳。\r\n另行规定。"),
    )
    assert told.current.proposed == "会员按季缴纳。\n另行规定。"


def test_a_comment_on_the_whole_clause(session: Session, officer: Member, clause: StoredClause) -> None:
    comment = add_comment(session, officer, clause, SAID)
    place = place_of(session, comment)
    assert (place.clause_id, place.version_id, place.status, place.quote) == (
        clause.id, clause.version_id, "original", ""
    )  # fmt: skip
    assert (comment.current.body, comment.current.stance, comment.current.issue) == (
        "<p>请写明期限。</p>", "oppose", "duration"
    )  # fmt: skip


TEXT = "会员按月缴纳互助金。\n互助金不低于工资的百分之一。"
QUOTES = [
    # quote, start given, start found, words found
    ("按月", 2, 2, "按月"),
    ("按月", 7, 2, "按月"),  # wrong start, but the words stand once
    ("按月", -1, 2, "按月"),
    ("互助金", 6, 6, "互助金"),
    ("互助金", 11, 11, "互助金"),
    ("缴纳互助金。\n互助金不低于", -1, 4, "缴纳互助金。\n互助金不低于"),
    ("缴纳互助金。 互助金不低于", -1, 4, "缴纳互助金。\n互助金不低于"),
    ("缴纳互助金。\r\n互助金不低于", -1, 4, "缴纳互助金。\n互助金不低于"),
    ("会员按月", 0, 0, "会员按月"),
    ("百分之一。", 10**30, 20, "百分之一。"),
]


@pytest.mark.parametrize(("quote", "given", "start", "words"), QUOTES)
def test_a_comment_on_words(
    session: Session, officer: Member, clause: StoredClause, quote: str, given: int, start: int, words: str
) -> None:
    assert clause.text == TEXT
    place = place_of(session, add_comment(session, officer, clause, SAID, QuotedWords(quote, given)))
    assert (place.start, place.quote) == (start, words)
    assert TEXT[place.start :].startswith(place.quote)
    assert TEXT.startswith(place.prefix, start - len(place.prefix))
    assert place.suffix == TEXT[start + len(words) :][:CONTEXT]


@pytest.mark.parametrize(("quote", "start"), [("互助金", -1), ("互助金", 3), ("没有", 0), (" \n", -1), ("<b>", 0)])
def test_words_that_stand_nowhere_or_in_two_places_are_not_guessed(
    session: Session, officer: Member, clause: StoredClause, quote: str, start: int
) -> None:
    with pytest.raises(Invalid) as refused:
        add_comment(session, officer, clause, SAID, QuotedWords(quote, start))
    assert (refused.value.code, refused.value.field) == ("quote_not_found", "quote")


def test_editing_adds_a_revision_and_keeps_the_earlier_ones(
    session: Session, officer: Member, clause: StoredClause
) -> None:
    comment = add_comment(session, officer, clause, SAID)
    service.edit_comment(
        session,
        officer,
        comment,
        CommentData(body="二", stance="support", issue="wording", proposed="会员按季缴纳。"),
        1,
    )
    service.edit_comment(session, officer, comment, CommentData(body="三", stance="question", issue="other"), 2)
    session.expire_all()
    assert [(one.number, one.body, one.stance, one.proposed) for one in comment.revisions] == [
        (1, "<p>请写明期限。</p>", "oppose", ""),
        (2, "<p>二</p>", "support", "会员按季缴纳。"),
        (3, "<p>三</p>", "question", ""),
    ]
    assert comment.latest == 3 and comment.current.number == 3


def test_an_edit_that_changes_nothing_is_none(session: Session, officer: Member, clause: StoredClause) -> None:
    comment = add_comment(session, officer, clause, SAID)
    service.edit_comment(session, officer, comment, SAID, 1)
    assert comment.latest == 1


def test_an_edit_from_an_older_text_is_refused(session: Session, officer: Member, clause: StoredClause) -> None:
    comment = add_comment(session, officer, clause, SAID)
    service.edit_comment(session, officer, comment, CommentData(body="二", stance="support", issue="wording"), 1)
    for seen in (1, 0, 3, -1):
        with pytest.raises(Conflict) as refused:
            service.edit_comment(
                session, officer, comment, CommentData(body="三", stance="support", issue="wording"), seen
            )
        assert refused.value.code == "comment_changed"
    assert comment.current.body == "<p>二</p>"


def test_only_the_author_edits_or_withdraws(
    session: Session, people: Find, officer: Member, clause: StoredClause
) -> None:
    comment = add_comment(session, officer, clause, SAID)
    for other in map(people, ("officer2", "editor", "chair", "administrator")):
        with pytest.raises(Forbidden):
            service.edit_comment(session, other, comment, CommentData(body="改", stance="oppose", issue="other"), 1)
        with pytest.raises(Forbidden):
            service.withdraw(session, other, comment)
    assert comment.latest == 1 and comment.withdrawn_at is None


def test_what_is_withdrawn_stays_on_record_but_takes_no_more(
    session: Session, people: Find, officer: Member, clause: StoredClause
) -> None:
    comment = add_comment(session, officer, clause, SAID)
    service.withdraw(session, officer, comment)
    assert comment.withdrawn_at is not None and comment.revisions and place_of(session, comment).clause_id == clause.id
    for act in (
        lambda: service.withdraw(session, officer, comment),
        lambda: service.edit_comment(
            session, officer, comment, CommentData(body="改", stance="oppose", issue="other"), 1
        ),
        lambda: service.reply(session, people("officer2"), comment, "为什么？"),
    ):
        with pytest.raises(Conflict) as refused:
            act()
        assert refused.value.code == "comment_withdrawn"


def test_replies(session: Session, people: Find, officer: Member, clause: StoredClause) -> None:
    comment = add_comment(session, officer, clause, SAID)
    answer = service.reply(session, people("officer2"), comment, "<em>同意</em><script>x</script>")
    assert answer.current.body == "<p><em>同意</em>x</p>"
    assert comment.replies == [answer]
    with pytest.raises(Invalid) as refused:
        service.reply(session, officer, answer, "再答")
    assert refused.value.code == "reply_to_reply"
    with pytest.raises(Invalid):
        service.reply(session, officer, comment, " ")
    service.edit_comment(session, people("officer2"), answer, CommentData(body="改了"), 1)
    assert answer.current.body == "<p>改了</p>"


def test_counts_leave_out_replies_and_what_is_withdrawn(
    session: Session, officer: Member, version: Version, clause: StoredClause
) -> None:
    item = next(
        one
        for one in session.scalars(select(StoredClause).where(StoredClause.version_id == version.id))
        if one.kind == "item"
    )
    article = clause_at(session, version, "第三条")
    first = make_comment(session, officer, clause)
    service.reply(session, officer, first, "答")
    make_comment(session, officer, item)
    make_comment(session, officer, article)
    service.withdraw(session, officer, make_comment(session, officer, clause))
    assert counts(session, version.id) == {clause.id: 1, item.id: 1, article.id: 1}
    assert counts_by_article(session, version.id) == {clause.id: 1, article.id: 2}


def test_where_a_comment_stands(session: Session, officer: Member, clause: StoredClause) -> None:
    comment = add_comment(session, officer, clause, SAID)
    place = place_of(session, comment)
    assert service.anchor_in(session, comment, clause.version_id) is place
    assert service.anchor_in(session, comment, "none") is None
    assert service.newest_anchor(session, comment.id) is place
    assert service.newest_anchor(session, comment.id, "none") is None
    assert list(service.anchors_on(session, [clause])) == [place]
    with pytest.raises(NotFound):
        service.find_comment(session, "none")


def test_a_comment_says_what_a_revision_stores(session: Session, officer: Member, clause: StoredClause) -> None:
    """A column added to one and not to the other would be lost when a comment is edited."""
    kept_by_the_program = {"id", "comment_id", "number", "created_at"}
    assert {field.name for field in fields(CommentData)} == set(Revision.__table__.columns.keys()) - kept_by_the_program
    data = CommentData(body="<p>好</p>", stance="support", issue="other", proposed="会员按季缴纳。")
    assert service.data_of(add_comment(session, officer, clause, data).current) == data


@pytest.mark.parametrize(
    "changed", [{"body": "<p>二</p>"}, {"stance": "oppose"}, {"issue": "other"}, {"proposed": "改"}]
)
def test_a_change_of_any_one_thing_is_an_edit(
    session: Session, officer: Member, clause: StoredClause, changed: dict[str, str]
) -> None:
    data = CommentData(body="<p>一</p>", stance="support", issue="wording", proposed="会员按季缴纳。")
    comment = add_comment(session, officer, clause, data)
    assert service.edit_comment(session, officer, comment, data, 1).number == 1
    assert service.edit_comment(session, officer, comment, replace(data, **changed), 1).number == 2


def test_a_wording_that_changes_nothing_is_no_proposal_when_added_or_edited(
    session: Session, officer: Member, clause: StoredClause
) -> None:
    data = CommentData(body="<p>一</p>", stance="support", issue="wording", proposed=f" {clause.text}\n")
    comment = add_comment(session, officer, clause, data)
    assert comment.current.proposed == ""
    service.edit_comment(session, officer, comment, replace(data, proposed="另行规定。"), 1)
    assert service.edit_comment(session, officer, comment, data, 2).proposed == ""
