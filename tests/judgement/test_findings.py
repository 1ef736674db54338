from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.factories.crossref import make_link
from tests.factories.drafts import clause_at, make_version
from workbench.crossref.links import links_in
from workbench.errors import Invalid
from workbench.instruments.library import corpus
from workbench.judgement.findings import assessed, findings_on, floor_of, guarantees, parts, record_finding
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
    for told in verdicts.split():
        part, verdict = told.split(":")
        record_finding(session, corpus(), people("officer"), version, part, verdict, "See the clause.")
    assert assessed(corpus(), findings_on(session, version), declaration).can_ratify is possible


def test_a_finding_is_changed_and_taken_back(session: Session, people: People) -> None:
    version = make_version(session, people("officer"))
    record_finding(session, corpus(), people("officer"), version, "V", "met", "First reason.")
    record_finding(session, corpus(), people("editor"), version, "V", "not_met", "Second reason.")
    found = findings_on(session, version)["V"]
    assert (found.verdict, found.reason, found.member_id) == ("not_met", "Second reason.", people("editor").id)
    record_finding(session, corpus(), people("editor"), version, "V", "", "")
    assert findings_on(session, version) == {}


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
        record_finding(session, corpus(), people("officer"), version, part, verdict, reason)
    assert refused.value.code == code


def test_a_guarantee_counts_only_with_a_clause_behind_it(session: Session, people: People) -> None:
    version = make_version(session, people("officer"))
    for address in guarantees(corpus()):
        record_finding(session, corpus(), people("officer"), version, address, "secured", "By the clause.")
    assert floor_of(corpus(), findings_on(session, version), links_in(session, version.id)).complete is None
    for address in guarantees(corpus()):
        make_link(session, people("officer"), clause_at(session, version, "第三条"), f"R202:{address}")
    assert floor_of(corpus(), findings_on(session, version), links_in(session, version.id)).complete is True
