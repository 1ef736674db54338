"""Decisions: appended, superseded, taken back, and never lost to a second person."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import decide, history, last_standing, number_of, standing_in
from workbench.errors import Conflict
from workbench.people.models import Member

FINDING = DecisionKind.FINDING
People = Callable[[str], Member]


def test_the_last_decision_stands_and_none_is_lost(session: Session, people: People) -> None:
    for name, verdict in (("officer", "met"), ("editor", "not_met")):
        decide(
            session,
            FINDING,
            "v1",
            aspect="III",
            scope="v1",
            by=people(name),
            what={"verdict": verdict},
            reason=f"because {verdict}",
        )
    last = last_standing(history(session, FINDING, "v1", "III"))
    assert last is not None and last.what == {"verdict": "not_met"} and last.member.username == "editor"
    said = [
        (one.number, one.member.username, one.reason, one.supersedes) for one in history(session, FINDING, "v1", "III")
    ]
    assert said == [(1, "officer", "because met", None), (2, "editor", "because not_met", 1)]


def test_what_is_taken_back_stands_no_more_but_stays_in_the_history(session: Session, people: People) -> None:
    for what in ({"verdict": "met"}, None):
        decide(session, FINDING, "v1", aspect="II", scope="v1", by=people("officer"), what=what)
    assert last_standing(history(session, FINDING, "v1", "II")) is None
    assert standing_in(session, FINDING, ["v1"]) == []
    assert len(history(session, FINDING, "v1", "II")) == 2
    decide(session, FINDING, "v1", aspect="II", scope="v1", by=people("officer"), what={"verdict": "met"})
    assert number_of(session, FINDING, "v1", "II") == 3
    assert [one.aspect for one in standing_in(session, FINDING, ["v1"])] == ["II"]


def test_subjects_aspects_kinds_and_scopes_are_kept_apart(session: Session, people: People) -> None:
    made = [("v1", "II", FINDING, "v1"), ("v1", "III", FINDING, "v1"), ("v2", "II", FINDING, "v2")]
    made += [("v1", "II", DecisionKind.OUTCOME, "v1")]
    for subject, aspect, kind, scope in made:
        decide(session, kind, subject, aspect=aspect, scope=scope, by=people("editor"), what={})
    assert [(one.subject_id, one.aspect) for one in standing_in(session, FINDING, ["v1"])] == [
        ("v1", "II"),
        ("v1", "III"),
    ]


@pytest.mark.parametrize(("seen", "is_stale"), [(1, False), (0, True), (2, True), (None, False)])
def test_a_stale_decision_is_refused(session: Session, people: People, seen: int | None, is_stale: bool) -> None:
    decide(session, FINDING, "v1", aspect="II", scope="v1", by=people("officer"), what={"verdict": "met"}, seen=0)
    if is_stale:
        with pytest.raises(Conflict, match="decision_changed"):
            decide(session, FINDING, "v1", aspect="II", scope="v1", by=people("editor"), what=None, seen=seen)
    else:
        decide(session, FINDING, "v1", aspect="II", scope="v1", by=people("editor"), what=None, seen=seen)
    assert number_of(session, FINDING, "v1", "II") == (1 if is_stale else 2)


def test_a_decision_is_on_behalf_of_the_organisation_of_whoever_made_it(session: Session, people: People) -> None:
    by = people("officer")
    made = decide(session, FINDING, "v1", scope="v1", by=by, what={})
    assert made.organisation_id == by.organisation_id
