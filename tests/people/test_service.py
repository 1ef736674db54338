"""Accounts: passwords, sign-ins and roles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.people import PASSWORD, make_member
from workbench.db import now
from workbench.errors import Conflict, Invalid, NotFound
from workbench.people import service
from workbench.people.models import Member, SignIn
from workbench.record.acts import Act
from workbench.record.service import entries_on

Find = Callable[[str], Member]
SECRET = "a-secret-of-twelve"


def code(call: Callable[[], object]) -> str:
    with pytest.raises(Invalid) as refused:
        call()
    return refused.value.code


def test_passwords_are_kept_as_argon2_hashes_at_full_strength() -> None:
    assert service._NOBODY.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_no_password_is_stored(session: Session) -> None:
    member = make_member(session)
    assert member.password_hash.startswith("$argon2id$")
    assert PASSWORD not in member.password_hash


@pytest.mark.parametrize(
    ("username", "password", "role", "expected"),
    [
        ("x", SECRET, "officer", "username_form"),
        ("", SECRET, "officer", "username_form"),
        ("two words", SECRET, "officer", "username_form"),
        ("中文名", SECRET, "officer", "username_form"),
        ("-dash", SECRET, "officer", "username_form"),
        ("a" * 61, SECRET, "officer", "username_form"),
        ("fine", "short", "officer", "password_short"),
        ("fine", "x" * 1001, "officer", "password_long"),
        ("fine", SECRET, "king", "role_unknown"),
        ("fine", SECRET, "", "role_unknown"),
    ],
)
def test_accounts_that_cannot_be(session: Session, username: str, password: str, role: str, expected: str) -> None:
    assert code(lambda: service.add_member(session, username=username, password=password, role=role)) == expected
    assert service.member_named(session, username) is None


def test_names_are_taken_whatever_their_case(session: Session) -> None:
    make_member(session, username="somebody")
    with pytest.raises(Conflict):
        make_member(session, username=" SomeBody ")


def test_a_name_given_in_one_language_serves_for_both(session: Session) -> None:
    named = make_member(session, name_zh="工会\n干部\x00")
    bare = make_member(session, username="bare")
    assert (named.name("zh"), named.name("en")) == ("工会 干部", "工会 干部")
    assert (bare.name("zh"), bare.name("en")) == ("bare", "bare")


def test_signing_in_gives_a_token_of_which_only_a_digest_is_stored(session: Session, people: Find) -> None:
    token, member = service.sign_in(session, " Officer ", PASSWORD, 12)
    assert member is people("officer")
    assert service.member_of(session, token) is member
    assert token not in {row.token_hash for row in session.scalars(select(SignIn))}


def test_unknown_wrong_and_disabled_are_told_alike(session: Session, people: Find) -> None:
    service.set_disabled(session, people("reader"), True)
    told = [
        code(lambda: service.sign_in(session, "nobody", PASSWORD, 12)),
        code(lambda: service.sign_in(session, "officer", "wrong", 12)),
        code(lambda: service.sign_in(session, "reader", PASSWORD, 12)),
    ]
    assert told == ["sign_in_wrong"] * 3


def test_eight_wrong_passwords_in_a_row_close_the_account_for_a_while(session: Session, people: Find) -> None:
    tries = [code(lambda: service.sign_in(session, "officer", "wrong", 12)) for _ in range(service.ATTEMPTS)]
    assert tries == ["sign_in_wrong"] * 8
    assert code(lambda: service.sign_in(session, "officer", PASSWORD, 12)) == "sign_in_paused"
    people("officer").locked_until = now() - timedelta(seconds=1)
    assert service.sign_in(session, "officer", PASSWORD, 12)[1] is people("officer")


def test_a_right_password_starts_the_count_again(session: Session) -> None:
    for _ in range(3):
        for _ in range(service.ATTEMPTS - 1):
            code(lambda: service.sign_in(session, "officer", "wrong", 12))
        assert service.sign_in(session, "officer", PASSWORD, 12)


@pytest.mark.parametrize("ending", ["signed out", "expired", "disabled", "new password", "made up"])
def test_a_token_opens_nothing_once_it_has_ended(session: Session, people: Find, ending: str) -> None:
    token, member = service.sign_in(session, "officer", PASSWORD, -1 if ending == "expired" else 12)
    match ending:
        case "signed out":
            service.sign_out(session, token)
        case "disabled":
            service.set_disabled(session, member, True)
            service.set_disabled(session, member, False)  # what ended stays ended
        case "new password":
            service.set_password(session, member, SECRET)
        case "made up":
            token += "x"
    assert service.member_of(session, token) is None


def test_signing_out_ends_one_browser_only(session: Session) -> None:
    (first, member), (second, _) = (service.sign_in(session, "officer", PASSWORD, 12) for _ in range(2))
    service.sign_out(session, first)
    assert service.member_of(session, first) is None
    assert service.member_of(session, second) is member


@pytest.mark.parametrize("role", ["administrator", "chair"])
def test_the_last_administrator_and_the_last_chair_stay(session: Session, people: Find, role: str) -> None:
    last, refusal = people(role), f"last_{role}"
    assert code(lambda: service.set_disabled(session, last, True)) == refusal
    assert code(lambda: service.set_role(session, last, "editor")) == refusal
    service.set_role(session, last, role)
    assert last.role == role and last.disabled_at is None
    second = make_member(session, role)
    service.set_disabled(session, second, True)  # a disabled one does not count
    assert code(lambda: service.set_role(session, last, "reader")) == refusal
    service.set_disabled(session, second, False)
    service.set_role(session, last, "reader")
    assert last.role == "reader"


def test_a_person_is_erased_and_what_was_written_stays(session: Session, people: Find) -> None:
    officer = people("officer")
    officer_id, written_on = officer.id, f"member:{officer.id}"
    service.sign_in(session, officer.username, PASSWORD, 12)
    pseudonym = service.erase_person(session, officer, by=people("administrator"))
    session.flush()
    assert (officer.id, officer.username, officer.password_hash) == (officer_id, pseudonym, "")
    assert pseudonym.removeprefix("erased-") in officer.name("zh") and "officer" not in officer.name("en").lower()
    assert officer.disabled_at is not None and officer.organisation is not None
    assert not session.scalars(select(SignIn).where(SignIn.ended_at.is_(None))).all()
    *older, disabled, last = entries_on(session, written_on)
    assert {entry.salt for entry in (*older, disabled)} == {""} and last.act == Act.ACCOUNT_ERASE
    assert code(lambda: service.sign_in(session, pseudonym, PASSWORD, 12)) == "sign_in_wrong"


@pytest.mark.parametrize("role", ["administrator", "chair"])
def test_the_last_who_keeps_the_accounts_or_agrees_is_not_erased(session: Session, people: Find, role: str) -> None:
    assert code(lambda: service.erase_person(session, people(role))) == f"last_{role}"


def test_a_role_that_is_none(session: Session, people: Find) -> None:
    assert code(lambda: service.set_role(session, people("reader"), "root")) == "role_unknown"


def test_ones_own_password_needs_the_old_one(session: Session, people: Find) -> None:
    officer = people("officer")
    assert code(lambda: service.change_own_password(session, officer, "wrong", SECRET)) == "password_wrong"
    assert code(lambda: service.change_own_password(session, officer, PASSWORD, "short")) == "password_short"
    service.change_own_password(session, officer, PASSWORD, SECRET)
    assert service.sign_in(session, "officer", SECRET, 12)[1] is officer


def test_a_member_that_is_none(session: Session) -> None:
    with pytest.raises(NotFound):
        service.find_member(session, "none")
