"""The draft with comments: each on its words, by author and organisation, proposals tracked, only what may be seen."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at
from tests.factories.rounds import Called, make_round, person
from tests.formats.papers import body, faults
from tests.other_reader import read_by_other
from tests.proposed_sets import settled
from workbench.commentary.models import Comment
from workbench.commentary.service import CommentData, add_comment, comment_on_draft, reply
from workbench.commentary.terms import CommentTarget
from workbench.formats.docx.writing.marked_law import write_law
from workbench.people.sight import look_as
from workbench.reading.annotated import annotated_draft
from workbench.reading.narrowing import CommentsQuery


@pytest.fixture
def called(session: Session) -> Called:
    return make_round(session)


def written(session: Session, called: Called, **asked: object) -> bytes:
    query = CommentsQuery(law=called.version.law_id, **asked)  # type: ignore[arg-type]
    document, _ = annotated_draft(session, called.version, query, "zh", UTC)
    data = write_law(document, "zh")
    assert list(faults(data)) == []
    return data


def marked(data: bytes) -> list[str]:
    """The words that each comment stands on, replies left out, in the order of the text."""
    open_: dict[str, list[str]] = {}
    for node in body(data).iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:t"), qn("w:delText")):
        key = str(node.get(qn("w:id")))
        if node.tag == qn("w:commentRangeStart"):
            open_[key] = []
        elif node.tag == qn("w:commentRangeEnd"):
            yield_ = "".join(open_.pop(key))
            open_.setdefault("done", []).append(yield_)
        else:
            for words in [words for name, words in open_.items() if name != "done"]:
                words.append(node.text or "")
    return open_.get("done", [])


def test_a_comment_stands_on_its_words_with_its_replies_below_it(
    session: Session, called: Called, tmp_path: Path
) -> None:
    coast, inland = person(session, "coast.officer"), person(session, "inland.officer")
    clause = clause_at(session, called.version, "第二条/第二款")
    first = make_comment(session, coast, clause, "太低。", quote="百分之一", stance="question")
    reply(session, inland, first, "同问。")
    make_comment(session, inland, clause_at(session, called.version, "第四条"), "赞成。", stance="support")
    data = written(session, called)
    assert marked(data) == ["百分之一", "百分之一", "互助金由工会管理，不得挪用。"]
    comments = read_by_other(data, tmp_path).comments
    assert [(author, text) for author, text, _ in comments] == [
        (f"{coast.organisation.name('zh')} {coast.name('zh')}", "询问；文字表述太低。"),
        (f"{inland.organisation.name('zh')} {inland.name('zh')}", "赞成；文字表述赞成。"),
    ]
    assert [text for _, text in comments[0][2]] == ["同问。"]


def test_of_proposals_on_the_same_lines_the_first_is_tracked_and_the_other_said(
    session: Session, called: Called, tmp_path: Path
) -> None:
    coast, inland = person(session, "coast.officer"), person(session, "inland.officer")
    clause = clause_at(session, called.version, "第二条/第二款")
    make_comment(session, coast, clause, "甲", proposed="互助金不低于工资的百分之二。")
    make_comment(session, inland, clause, "乙", proposed="互助金不低于工资的百分之三。")
    data = written(session, called)
    changes = [mark.get(qn("w:author")) for mark in body(data).iter(qn("w:ins")) if len(mark)]
    assert changes == [f"{coast.organisation.name('zh')} {coast.name('zh')}"]
    texts = [text for _, text, _ in read_by_other(data, tmp_path).comments]
    assert "百分之三" not in texts[0] and f"与{coast.organisation.name('zh')}" in texts[1] and "百分之三" in texts[1]
    assert "百分之二" in settled(data, accepts=True) and "百分之一" in settled(data, accepts=False)


def test_what_is_on_the_draft_or_a_new_article_has_its_place_too(session: Session, called: Called) -> None:
    coast = person(session, "coast.officer")
    stated = CommentData(body="加一条。", stance="support_with_changes", issue="wording", proposed="账目每年公布。")
    add_comment(session, coast, clause_at(session, called.version, "第三条"), stated, target=CommentTarget.NEW_ARTICLE)
    comment_on_draft(session, coast, called.version, CommentData(body="总体赞成。", stance="support", issue="other"))
    data = written(session, called)
    assert marked(data) == ["互助保险条例", "第三条之一\u3000账目每年公布。"]


def test_nobody_gets_what_they_may_not_see(session: Session, called: Called, tmp_path: Path) -> None:
    coast, inland = person(session, "coast.officer"), person(session, "inland.officer")
    clause = clause_at(session, called.version, "第四条")
    make_comment(session, coast, clause, "沿海的话", proposed="互助金由沿海管理。")
    make_comment(session, inland, clause, "内陆的话")
    look_as(session, inland)
    data = written(session, called)
    comments = read_by_other(data, tmp_path).comments
    assert [text.endswith("内陆的话") for _, text, _ in comments] == [True]
    assert "沿海" not in settled(data, accepts=True)


def test_the_filter_of_the_list_holds(session: Session, called: Called) -> None:
    coast, inland = person(session, "coast.officer"), person(session, "inland.officer")
    for author, path in ((coast, "第二条"), (inland, "第四条")):
        make_comment(session, author, clause_at(session, called.version, path), "话")
    only = written(session, called, author=coast.id)
    assert len(marked(only)) == 1 and len(marked(written(session, called))) == 2
    assert session.query(Comment).count() == 2
