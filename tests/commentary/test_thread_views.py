"""The page of a comment and the list of questions: what each may do there, and that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.rounds import make_round, person, place_named
from workbench.commentary.models import Comment
from workbench.commentary.service import CommentData, add_comment
from workbench.consultation import returns

Open = Callable[[str], Browser]
Ids = dict[str, str]


@pytest.fixture
def ids(stored: Callable[[Callable[[Session], Ids]], Ids]) -> Ids:
    def make(session: Session) -> Ids:
        called = make_round(session, visibility="submitted")
        officer = person(session, "coast.officer")
        question = make_comment(session, officer, called.clause, "何时施行？", stance="question")
        returns.submit(session, person(session, "coast.lead"), called.returned(session, "coast"))
        said = CommentData(body="来信说不妥。", stance="oppose", issue="wording")
        typed_in = add_comment(
            session, person(session, "secretary"), called.clause, said, behalf=place_named(session, "inland")
        )
        return {
            "version": called.version.id,
            "clause": called.clause.id,
            "question": question.id,
            "typed_in": typed_in.id,
            "inland": place_named(session, "inland").id,
            "miners": place_named(session, "miners").id,
        }

    return stored(make)


def test_a_question_is_agreed_to_and_resolved(browser: Open, ids: Ids) -> None:
    lead, secretary = browser("inland.lead"), browser("secretary")
    lead.get(f"/clauses/{ids['clause']}")
    assert "We say the same" in lead.words
    lead.post(f"/comments/{ids['question']}/agreement", {"agrees": "1"})
    assert lead.path == f"/comments/{ids['question']}/thread"
    assert "1 organisation says the same Inland" in " ".join(lead.words.split())
    lead.post(f"/comments/{ids['question']}/agreement", {"agrees": "1"})
    assert lead.status == 409 and "said already" in lead.words
    assert "1 question has no reply yet" in secretary.get("/")
    (listed,) = secretary.texts("//a[contains(@href, 'open=1')]/@href")
    assert "何时施行" in secretary.get(listed)
    secretary.post(f"/comments/{ids['question']}/resolution", {"resolved": "1", "reason": " "})
    assert secretary.status == 422
    secretary.post(f"/comments/{ids['question']}/resolution", {"resolved": "1", "reason": "自公布之日起施行。"})
    assert "自公布之日起施行" in secretary.words
    assert "何时施行" not in secretary.get(listed) and "has no reply yet" not in secretary.get("/")
    lead.post(f"/comments/{ids['question']}/agreement", {"agrees": "0"})
    assert "says the same" not in lead.words
    secretary.post(f"/comments/{ids['question']}/resolution", {"resolved": "1", "reason": "又一次。"})
    assert secretary.status == 409 and "又一次。" in secretary.page, "what was typed is kept"


def test_typed_in_for_the_wrong_organisation(app: Flask, browser: Open, ids: Ids) -> None:
    secretary = browser("secretary")
    secretary.get(f"/comments/{ids['typed_in']}/thread")
    assert "Inland (typed in by secretary)" in secretary.words
    assert ids["miners"] in secretary.texts("//select[@name='organisation']/option/@value")
    moving = {"organisation": ids["miners"], "reason": ""}
    secretary.post(f"/comments/{ids['typed_in']}/move", moving)
    assert secretary.status == 422
    secretary.post(f"/comments/{ids['typed_in']}/move", {**moving, "reason": "信封看错了。"})
    assert "Miners (typed in by secretary)" in secretary.words and "Moved from Inland to Miners" in secretary.words
    with app.extensions["workbench.database"].reading() as session:
        assert session.get_one(Comment, ids["typed_in"]).organisation_id == ids["miners"]
    miners = browser("miners.officer")
    assert "typed in by secretary" in miners.get(f"/clauses/{ids['clause']}")
    assert "typed in by" in miners.get("/search?q=来信&scope=comments")
    assert "来信说不妥" not in browser("inland.officer").get(f"/clauses/{ids['clause']}")


def test_on_the_draft_as_a_whole_and_a_new_article(browser: Open, ids: Ids) -> None:
    officer = browser("inland.officer")
    officer.get(f"/versions/{ids['version']}/whole")
    said = {"stance": "support", "issue": "other", "body": "总体赞成。", "mentioned": []}
    officer.post(f"/versions/{ids['version']}/comments", {**said, "stance": ""})
    assert officer.status == 422 and "总体赞成" in officer.page
    officer.post(f"/versions/{ids['version']}/comments", said)
    assert officer.path == f"/versions/{ids['version']}/whole" and "总体赞成" in officer.page
    officer.get(f"/clauses/{ids['clause']}/new-article")
    assert "Propose a new article after 第四条" in officer.words
    new = {"stance": "support", "issue": "other", "body": "", "target": "new_article", "proposed": "账目每年公布。"}
    officer.post(f"/clauses/{ids['clause']}/comments", new)
    assert "a new article after this one" in officer.words and "账目每年公布" in officer.page
    officer.post(f"/clauses/{ids['clause']}/comments", {**new, "target": "nothing"})
    assert officer.status == 422
    assert not officer.elements("//select[@name='behalf']"), "an officer types in for nobody"
    secretary = browser("secretary")
    secretary.get(f"/versions/{ids['version']}/whole")
    assert ids["inland"] in secretary.texts("//select[@name='behalf']/option/@value")
