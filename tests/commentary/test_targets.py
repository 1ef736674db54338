"""Comments on a draft as a whole, on a new article, and on the words of a translation: where they stand and travel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import FIRST, clause_at, make_law, make_version
from tests.factories.rounds import make_round, person
from workbench.commentary.models import Anchor
from workbench.commentary.quoting import QuotedWords
from workbench.commentary.returns import comment_counts, returned_clauses
from workbench.commentary.service import CommentData, add_comment, anchor_in, comment_on_draft, edit_comment
from workbench.commentary.terms import CommentTarget
from workbench.compare.carry import carry
from workbench.compare.outcomes import judge_proposals
from workbench.compare.service import pair_versions
from workbench.errors import Invalid
from workbench.people.models import Member
from workbench.reading.service import read_draft_pane, read_pane, read_version

People = Callable[[str], Member]
SAID = CommentData(body="总体赞成。", stance="support", issue="other")
NEW = "互助金的账目每年公布一次。"
WITH_NEW = FIRST.replace("第四条", f"第四条 {NEW}\n第五条")


def proposing(proposed: str) -> CommentData:
    return CommentData(body="", stance="support_with_changes", issue="financing", proposed=proposed)


def test_a_comment_on_the_draft_counts_and_stands_in_the_next_one(session: Session, people: People) -> None:
    version = make_version(session, people("editor"), text=FIRST)
    comment = comment_on_draft(session, people("officer"), version, SAID)
    make_comment(session, people("officer"), clause_at(session, version, "第四条"))
    reading = read_version(session, version.id, "en")
    assert (reading.on_draft, reading.total) == (1, 2)
    (entry,) = read_draft_pane(session, version, "en").comments
    assert (entry.comment.id, entry.clause, entry.comment.target) == (comment.id, None, CommentTarget.DRAFT)
    later = make_version(session, people("editor"), version.law, WITH_NEW, "二稿")
    report = carry(session, pair_versions(session, version.id, later.id))
    assert (report.counts["exact"], report.counts["lost"]) == (2, 0)
    assert read_version(session, later.id, "en").on_draft == 1
    assert carry(session, pair_versions(session, version.id, later.id)).counts == report.counts


def test_there_is_no_wording_for_the_draft_as_a_whole(session: Session, people: People) -> None:
    version = make_version(session, people("editor"))
    with pytest.raises(Invalid) as refused:
        comment_on_draft(session, people("officer"), version, proposing(NEW))
    assert refused.value.code == "proposal_on_no_clause"
    comment = comment_on_draft(session, people("officer"), version, SAID)
    again = CommentData(body="再议。", stance="oppose", issue="other")
    edited = edit_comment(session, people("officer"), comment, again, 1)
    assert edited.number == 2


def test_a_new_article_is_asked_for_after_one_and_judged_by_those_that_came(session: Session, people: People) -> None:
    version = make_version(session, people("editor"), text=FIRST)
    third = clause_at(session, version, "第三条")
    comment = add_comment(session, people("officer"), third, proposing(NEW), target=CommentTarget.NEW_ARTICLE)
    missed = add_comment(
        session, people("officer"), third, proposing("会员可以随时退出并取回本金。"), target=CommentTarget.NEW_ARTICLE
    )
    (entry, _) = read_pane(session, third, "en").comments
    assert "".join(run.text for run in entry.redline) == NEW and all(run.op == "insert" for run in entry.redline)
    later = make_version(session, people("editor"), version.law, WITH_NEW, "二稿")
    pairing = pair_versions(session, version.id, later.id)
    carry(session, pairing)
    anchor = anchor_in(session, comment, later.id)
    assert anchor is not None and anchor.clause is not None and anchor.clause.path == "第二章/第三条"
    rows = {row.comment.id: row for row in judge_proposals(session, pairing).rows}
    assert rows[comment.id].result == "adopted" and [each.label for each in rows[comment.id].news] == ["第四条"]
    assert (rows[missed.id].result, rows[missed.id].news) == ("not_adopted", [])


def test_a_new_article_comes_after_an_article(session: Session, people: People) -> None:
    version = make_version(session, people("editor"), text=FIRST)
    with pytest.raises(Invalid) as refused:
        paragraph = clause_at(session, version, "第二条/第二款")
        add_comment(session, people("officer"), paragraph, proposing(NEW), target=CommentTarget.NEW_ARTICLE)
    assert refused.value.code == "new_article_after_article"


def test_what_is_said_of_a_translation_stands_on_the_original(session: Session, people: People) -> None:
    editor, officer = people("editor"), people("officer")
    law = make_law(session, editor)
    original = make_version(session, editor, law, "第一条 会员缴纳互助金。\n第二条 互助金由工会管理。\n")
    english = "Article 1 Members pay contributions.\nArticle 2 The union manages the fund.\nArticle 3 Alone.\n"
    translation = make_version(session, editor, law, english, "译稿", original=original)
    read = clause_at(session, translation, "Article 2")
    comment = add_comment(session, officer, read, SAID, QuotedWords("manages", 10))
    anchor = session.scalars(select(Anchor).where(Anchor.comment_id == comment.id)).one()
    assert anchor.version_id == original.id and anchor.clause is not None
    assert (anchor.clause.path, anchor.quote, comment.read_quote) == ("第二条", "", "manages")
    for pane in (read_pane(session, read, "en"), read_pane(session, anchor.clause, "en")):
        words = pane.comments[0].comment.translated
        assert words is not None and (words.address, words.lang, words.quote) == ("Article 2", "en", "manages")
    assert read_version(session, translation.id, "en").counts == {read.id: 1}
    for clause, data, code in (
        ("Article 2", proposing("The members manage the fund."), "proposal_on_no_clause"),
        ("Article 3", SAID, "translation_matches_nothing"),
    ):
        with pytest.raises(Invalid) as refused:
            add_comment(session, officer, clause_at(session, translation, clause), data)
        assert refused.value.code == code


def test_a_return_holds_them_all(session: Session) -> None:
    called = make_round(session)
    officer = person(session, "coast.officer")
    make_comment(session, officer, called.clause)
    add_comment(session, officer, called.clause, proposing(NEW), target=CommentTarget.NEW_ARTICLE)
    comment_on_draft(session, officer, called.version, SAID)
    returned = called.returned(session, "coast")
    clauses = returned_clauses(session, returned, "en")
    assert [(clause.address, sum(map(len, clause.groups))) for clause in clauses] == [("", 1), ("第四条", 2)]
    assert comment_counts(session, called.round) == {returned.id: 3}
