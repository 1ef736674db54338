"""The draft as a paper would have it: agreed positions only, in both languages, with reasons and who says the same."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import ENGLISH, clause_at, make_version
from tests.factories.papers import make_paper, make_position
from tests.formats.papers import faults, parts
from tests.proposed_sets import settled
from workbench.commentary.service import CommentData, add_comment
from workbench.commentary.terms import CommentTarget
from workbench.db import Database
from workbench.drafts.models import Version
from workbench.lang.languages import Lang
from workbench.papers.models import Paper, Position
from workbench.papers.proposed_draft import build_proposed_draft
from workbench.papers.proposed_job import ProposedStyle, print_proposed
from workbench.papers.service import agree_position
from workbench.people.models import Member

Find = Callable[[str], Member]
ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def version(session: Session, people: Find) -> Version:
    return make_version(session, people("editor"))


@pytest.fixture
def paper(session: Session, people: Find, version: Version) -> Paper:
    return make_paper(session, people("editor"), version, organisation_zh="甲总工会", organisation_en="Union A")


def agreed(session: Session, people: Find, paper: Paper, path: str, wording: str, **stated: object) -> Position:
    clause = clause_at(session, paper.version, path)
    position = make_position(
        session, people("editor"), paper, clause, **{"proposed_zh": wording, "status": "proposed", **stated}
    )
    agree_position(session, people("chair"), position, position.revision, agrees=True)
    return position


def printed(session: Session, paper: Paper, style: ProposedStyle, lang: Lang = "zh") -> bytes:
    data = print_proposed(build_proposed_draft(session, paper, lang), style, lang, ZONE)
    assert list(faults(data)) == []
    return data


def test_only_what_is_agreed_is_put_in(session: Session, people: Find, paper: Paper) -> None:
    agreed(session, people, paper, "第二条/第二款", "互助金不低于工资的百分之二。")
    make_position(session, people("editor"), paper, clause_at(session, paper.version, "第四条"), proposed_zh="改。")
    draft = build_proposed_draft(session, paper, "zh")
    assert (draft.put_in, draft.others) == (1, 1)
    tracked = printed(session, paper, ProposedStyle.TRACKED)
    clean = printed(session, paper, ProposedStyle.CLEAN)
    assert settled(tracked, accepts=False) == draft.proposed.story.text
    assert "百分之二" in settled(tracked, accepts=True) and "百分之一" not in settled(tracked, accepts=True)
    assert settled(clean, accepts=True) == settled(clean, accepts=False) == settled(tracked, accepts=True)
    assert "讨论稿" in parts(clean)["word/header_default.xml"].decode()


def test_a_position_bears_its_reasons_its_provisions_and_who_says_the_same(
    session: Session, people: Find, paper: Paper
) -> None:
    clause = clause_at(session, paper.version, "第四条")
    comment = make_comment(session, people("officer"), clause, "太松。")
    agreed(
        session, people, paper, "第四条", "互助金由工会管理。", comments=[comment.id], provisions=["C102:71"],
        reasons_zh="<p>便于会员了解。</p>",
    )  # fmt: skip
    (position,) = build_proposed_draft(session, paper, "zh").positions
    assert position.comment.author == "甲总工会"
    assert position.comment.paragraphs == ("第1条修改建议，第四条", "便于会员了解。", "依据：第102号公约第七十一条")
    assert [(each.author, each.paragraphs) for each in position.comment.replies] == [
        (comment.organisation.name("zh"), ("我们持同样意见。",))
    ]


def test_what_contradicts_and_what_a_new_article_reaches_is_told_before_anything_is_written(
    session: Session, people: Find, paper: Paper, version: Version
) -> None:
    agreed(session, people, paper, "第四条", "互助金由工会管理。")
    agreed(session, people, paper, "第四条/第一款", "互助金由工会保管。")
    agreed(session, people, paper, "第一条", "", reasons_zh="<p>赞成。</p>")
    draft = build_proposed_draft(session, paper, "zh")
    assert draft.left_out("zh") == [
        "第1条修改建议（第一条）没有修改文字，草案不作改动。",
        "第3条修改建议（第四条第一款）未写入：与第2条修改建议对同一处文字的改法不同。",
    ]
    comments = parts(printed(session, paper, ProposedStyle.TRACKED))["word/comments.xml"].decode()
    assert "请核对：" in comments and "与第2条修改建议对同一处文字的改法不同" in comments


def test_a_new_article_stands_after_its_clause(session: Session, people: Find, paper: Paper, version: Version) -> None:
    asked = CommentData(body="加一条。", stance="support_with_changes", issue="wording", proposed="账目每年公布。")
    comment = add_comment(
        session, people("officer"), clause_at(session, version, "第三条"), asked, target=CommentTarget.NEW_ARTICLE
    )
    agreed(session, people, paper, "第三条", "账目每年公布。", comments=[comment.id], target=CommentTarget.NEW_ARTICLE)
    within, on = (build_proposed_draft(session, paper, "zh", counts_on=way) for way in (False, True))
    assert "第三条之一\u3000账目每年公布。" in within.proposed.text
    assert "第四条\u3000账目每年公布。\n第五条\u3000互助金" in on.proposed.text


def test_the_other_language_has_its_own_wording_or_says_that_it_has_none(
    session: Session, people: Find, paper: Paper, version: Version
) -> None:
    make_version(session, people("editor"), version.law, ENGLISH, "First", original=version)
    agreed(session, people, paper, "第四条", "由工会保管。", proposed_en="The trade union keeps the money.")
    agreed(session, people, paper, "第三条", "会员患病可以领取给付。")
    draft = build_proposed_draft(session, paper, "en")
    assert "Article 4 The trade union keeps the money." in draft.proposed.text
    assert draft.left_out("en") == [
        "Position 1 on Article 3 is not put in: it proposes no wording in the language of this text."
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("counts_on", [False, True])
def test_the_demonstration_in_every_style(demonstration: Flask, lang: Lang, counts_on: bool) -> None:
    database: Database = demonstration.extensions["workbench.database"]
    with database.reading() as session:
        paper = session.scalars(select(Paper)).one()
        draft = build_proposed_draft(session, paper, lang, counts_on=counts_on)
        assert draft.put_in == 11 and draft.left_out(lang) == []
        files = {style: print_proposed(draft, style, lang, ZONE) for style in ProposedStyle}
        again = print_proposed(
            build_proposed_draft(session, paper, lang, counts_on=counts_on), *([ProposedStyle.TRACKED, lang, ZONE])
        )
    assert settled(files[ProposedStyle.TRACKED], accepts=False) == draft.proposed.story.text
    assert settled(files[ProposedStyle.TRACKED], accepts=True) == draft.proposed.text
    assert settled(files[ProposedStyle.CLEAN], accepts=True) == draft.proposed.text
    assert again == files[ProposedStyle.TRACKED]
    assert all(list(faults(data)) == [] for data in files.values())
