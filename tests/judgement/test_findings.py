from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.factories.crossref import make_link
from tests.factories.drafts import clause_at, make_version
from workbench.crossref.links import links_in
from workbench.drafts.changes import withdraw_version
from workbench.errors import Conflict, Invalid
from workbench.instruments.library import corpus
from workbench.judgement.findings import (
    Finding,
    assessed,
    finding_histories,
    findings_on,
    floor_of,
    guarantees,
    parts,
    record_finding,
)
from workbench.people.models import Member

People = Callable[[str], Member]


def test_nine_parts_and_four_guarantees() -> None:
    assert parts(corpus()) == ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    assert guarantees(corpus()) == ("5(a)", "5(b)", "5(c)", "5(d)")


@pytest.mark.parametrize(
    ("verdicts", "declaration", "possible"),
    [
        ("V:met II:met IV:met", False, True),
        ("II:met III:met VIII:met", False, False),  # none of the core
        ("V:met II:met IV:exception", False, False),
        ("V:met II:met IV:exception", True, True),
        ("", True, False),
    ],
)
def test_findings_of_persons_decide(
    session: Session, people: People, verdicts: str, declaration: bool, possible: bool
) -> None:
    version = make_version(session, people("officer"))
    for word in verdicts.split():
        part, verdict = word.split(":")
        record_finding(session, corpus(), people("officer"), version, part, Finding(verdict, "See the clause."))
    assert assessed(corpus(), findings_on(session, version), declaration).can_ratify is possible


def test_a_finding_is_changed_and_taken_back_and_nothing_is_lost(session: Session, people: People) -> None:
    version = make_version(session, people("officer"))
    said = [("officer", "met", "First reason."), ("editor", "not_met", "Second reason."), ("officer", "", "An error.")]
    for seen, (name, verdict, reason) in enumerate(said):
        record_finding(session, corpus(), people(name), version, "V", Finding(verdict, reason), seen)
        standing = findings_on(session, version)
        assert standing == ({"V": Finding(verdict, reason)} if verdict else {})
    kept = finding_histories(session, version)["V"]
    assert [(one.member.username, one.what, one.reason) for one in kept] == [
        ("officer", {"verdict": "met"}, "First reason."),
        ("editor", {"verdict": "not_met"}, "Second reason."),
        ("officer", None, "An error."),
    ]
    assert [one.decided_at for one in kept] == sorted(one.decided_at for one in kept)


@pytest.mark.parametrize(("verdict", "seen"), [("met", 0), ("", 0), ("met", 2)])
def test_a_finding_made_on_something_else_than_what_stands_is_refused(
    session: Session, people: People, verdict: str, seen: int
) -> None:
    version = make_version(session, people("officer"))
    record_finding(session, corpus(), people("officer"), version, "V", Finding("exception", "Art. 3."), 0)
    with pytest.raises(Conflict, match="decision_changed"):
        record_finding(session, corpus(), people("editor"), version, "V", Finding(verdict, "why"), seen)
    assert findings_on(session, version) == {"V": Finding("exception", "Art. 3.")}


@pytest.mark.parametrize(
    ("part", "verdict", "reason", "code"),
    [
        ("XI", "met", "why", "finding_unknown"),
        ("V", "secured", "why", "finding_unknown"),
        ("5(a)", "met", "why", "finding_unknown"),
        ("V", "met", " ", "finding_reason_missing"),
    ],
)
def test_what_is_no_finding_is_refused(
    session: Session, people: People, part: str, verdict: str, reason: str, code: str
) -> None:
    version = make_version(session, people("officer"))
    with pytest.raises(Invalid) as refused:
        record_finding(session, corpus(), people("officer"), version, part, Finding(verdict, reason))
    assert refused.value.code == code


def test_a_guarantee_counts_only_with_a_clause_behind_it(session: Session, people: People) -> None:
    version = make_version(session, people("officer"))
    for address in guarantees(corpus()):
        record_finding(session, corpus(), people("officer"), version, address, Finding("secured", "By the clause."))
    assert floor_of(corpus(), findings_on(session, version), links_in(session, version.id)).complete is None
    for address in guarantees(corpus()):
        make_link(session, people("officer"), clause_at(session, version, "第三条"), f"R202:{address}")
    assert floor_of(corpus(), findings_on(session, version), links_in(session, version.id)).complete is True


def test_nothing_is_found_on_a_withdrawn_version(session: Session, people: People) -> None:
    version = make_version(session, people("editor"))
    record_finding(session, corpus(), people("officer"), version, "V", Finding("met", "See the clause."))
    withdraw_version(session, people("editor"), version, "The wrong file.", 0)
    with pytest.raises(Conflict, match="version_withdrawn"):
        record_finding(session, corpus(), people("officer"), version, "V", Finding("not_met", "See again."), 1)
    assert findings_on(session, version)["V"].verdict == "met"
