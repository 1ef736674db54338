"""Laws and versions renamed, withdrawn and put back: what is refused, and that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.crossref import make_link
from tests.factories.drafts import ENGLISH, FIRST, SECOND, clause_at, make_version
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import history
from workbench.drafts import changes, service
from workbench.drafts.models import Version
from workbench.drafts.stored_law import read_law
from workbench.errors import Conflict, Invalid, WorkbenchError
from workbench.papers.service import add_paper
from workbench.people.models import Member
from workbench.search.labels import typed_clauses

Find = Callable[[str], Member]


@pytest.fixture
def editor(people: Find) -> Member:
    return people("editor")


@pytest.fixture
def first(session: Session, editor: Member) -> Version:
    return make_version(session, editor)


@pytest.fixture
def second(session: Session, editor: Member, first: Version) -> Version:
    return make_version(session, editor, first.law, SECOND, "二稿")


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(WorkbenchError) as error:
        act()
    return error.value.code


def test_a_law_and_a_version_are_renamed_and_what_they_were_called_is_kept(
    session: Session, editor: Member, first: Version
) -> None:
    changes.rename_law(session, editor, first.law, "互助法", "Mutual Aid Act", "改名", seen=0)
    changes.rename_version(session, editor, first, " 征求意见稿 ", date(2026, 3, 1), seen=0)
    assert (first.law.title_zh, first.label, first.dated) == ("互助法", "征求意见稿", date(2026, 3, 1))
    before = [history(session, kind, of)[0].what for kind, of in (("law", first.law_id), ("version", first.id))]
    assert [what and what["before"] for what in before] == [
        {"title_zh": "互助保险条例", "title_en": "Mutual Aid Rules", "note": ""},
        {"label": "一稿", "dated": None},
    ]


def test_what_cannot_be_renamed(session: Session, editor: Member, first: Version, second: Version) -> None:
    assert refused(lambda: changes.rename_law(session, editor, first.law, "", " ", "")) == "law_title_missing"
    assert refused(lambda: changes.rename_version(session, editor, second, " ", None)) == "label_missing"
    assert refused(lambda: changes.rename_version(session, editor, second, "一稿", None)) == "label_taken"
    changes.rename_version(session, editor, second, "二稿", date(2026, 1, 1), seen=0)
    assert refused(lambda: changes.rename_version(session, editor, second, "三稿", None, seen=0)) == "decision_changed"
    assert second.label == "二稿"


def test_a_withdrawn_version_is_in_no_list_and_comes_back_as_it_was(
    session: Session, editor: Member, first: Version, second: Version
) -> None:
    text = read_law(session, second).text
    changes.withdraw_version(session, editor, second, "传错了文件", seen=0)
    assert service.versions_of(session, first.law) == [first]
    assert [entry.version for entry in service.timeline(session, first.law)] == [first]
    assert changes.withdrawn_versions(session, first.law) == [second]
    assert [label for _, label, _ in typed_clauses(session, "第五条")] == []
    third = make_version(session, editor, first.law, FIRST + "第五条 本条例自公布之日起施行。\n", "三稿")
    assert (third.ordinal, service.previous_version(session, third)) == (3, first)
    changes.put_back_version(session, editor, second, seen=1)
    assert service.versions_of(session, first.law) == [first, second, third]
    assert service.previous_version(session, third) == second
    assert read_law(session, second).text == text
    decided = history(session, DecisionKind.WITHDRAWAL, second.id)
    assert [(one.what is None, one.reason) for one in decided] == [(False, "传错了文件"), (True, "")]


def test_what_cannot_be_withdrawn_or_put_back(session: Session, editor: Member, first: Version) -> None:
    def withdraw(version: Version, reason: str = "错", seen: int | None = None) -> None:
        changes.withdraw_version(session, editor, version, reason, seen)

    def put_back(version: Version) -> None:
        changes.put_back_version(session, editor, version)

    english = make_version(session, editor, first.law, ENGLISH, "first", "en", first)
    assert refused(lambda: withdraw(first, " ")) == "withdrawal_reason_missing"
    assert refused(lambda: withdraw(first)) == "version_has_translations"
    assert refused(lambda: put_back(first)) == "version_not_withdrawn"
    withdraw(english)
    withdraw(first)
    assert refused(lambda: withdraw(first)) == "version_withdrawn"
    assert refused(lambda: put_back(english)) == "original_withdrawn"
    assert refused(lambda: make_version(session, editor, first.law)) == "same_source_withdrawn"
    other = make_version(session, editor, first.law, SECOND, "一稿")
    assert refused(lambda: put_back(first)) == "label_taken"
    changes.rename_version(session, editor, other, "另一稿", None)
    put_back(first)
    make_version(session, editor, first.law, ENGLISH + "Article 5 End.\n", "first again", "en", first)
    assert refused(lambda: put_back(english)) == "translation_taken"
    put_back_seen = service.versions_of(session, first.law)
    assert put_back_seen == [first, other]
    assert refused(lambda: withdraw(other, seen=1)) == "decision_changed"


def test_nothing_new_is_said_of_a_withdrawn_version(session: Session, editor: Member, first: Version) -> None:
    clause = clause_at(session, first, "第一条")
    changes.withdraw_version(session, editor, first, "错")
    for act in (
        lambda: make_comment(session, editor, clause),
        lambda: make_link(session, editor, clause),
        lambda: add_paper(session, editor, first, {"title_zh": "意见"}),
    ):
        assert refused(act) == "version_withdrawn"


def test_a_translation_s_name_is_its_own(session: Session, editor: Member, first: Version, second: Version) -> None:
    english = make_version(session, editor, first.law, ENGLISH, "first", "en", first)
    changes.rename_version(session, editor, english, "二稿", None)
    assert first.label_in("en") == "二稿"
    session.expire_all()
    changes.withdraw_version(session, editor, english, "错")
    assert first.label_in("en") == "一稿"


def test_errors_name_their_field(session: Session, editor: Member, first: Version) -> None:
    with pytest.raises(Invalid) as missing:
        changes.withdraw_version(session, editor, first, "")
    assert missing.value.field == "reason"
    with pytest.raises(Conflict):
        changes.withdraw_version(session, editor, first, "错", seen=3)
