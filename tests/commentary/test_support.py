"""Who stands behind a comment: whoever made it, and the organisations that say the same."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from tests.factories.rounds import make_people, person
from workbench.commentary.agreements import agree, end_agreement
from workbench.commentary.support import supporters_by_comment


def test_those_who_say_the_same_stand_behind_it_until_they_take_it_back(session: Session) -> None:
    make_people(session)
    officer, inland = person(session, "coast.officer"), person(session, "inland.lead")
    version = make_version(session, person(session, "secretary"))
    comment = make_comment(session, officer, clause_at(session, version, "第四条"))
    agree(session, inland, comment)
    behind = supporters_by_comment(session, version.law_id)[comment.id]
    assert behind.organisations == {officer.organisation_id, inland.organisation_id}
    assert behind.people == {officer.id, inland.id}
    end_agreement(session, inland, comment)
    assert supporters_by_comment(session, version.law_id)[comment.id].organisations == {officer.organisation_id}
