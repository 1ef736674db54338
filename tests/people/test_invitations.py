"""Links with which people choose a password: good once, for a while, and for nobody but whom they were made for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from workbench.db import now
from workbench.errors import WorkbenchError
from workbench.people.invitations import accept_invitation, find_invitation, make_invitation, open_invitations
from workbench.people.models import Member
from workbench.people.service import add_member, erase_person, set_disabled, sign_in, without_password
from workbench.record.acts import Act
from workbench.record.service import entries_on

KEY, SECRET = "the key of the instance", "a-secret-of-twelve"


@pytest.fixture
def invited(session: Session) -> Member:
    return add_member(session, username="invited", password=None, role="officer")


def code(call: Callable[[], object]) -> str:
    with pytest.raises(WorkbenchError) as refused:
        call()
    return refused.value.code


def test_a_link_lets_its_person_in_once(session: Session, invited: Member) -> None:
    for password in ("", SECRET):
        assert code(lambda password=password: sign_in(session, "invited", password, 1)) == "sign_in_wrong"  # type: ignore[misc]
    assert without_password(session) == [invited]
    token = make_invitation(session, invited, KEY)
    assert list(open_invitations(session)) == [invited.id]
    assert code(lambda: accept_invitation(session, token, KEY, "short")) == "password_short"
    assert accept_invitation(session, token, KEY, SECRET) is invited
    assert sign_in(session, "invited", SECRET, 1)[1] is invited
    assert without_password(session) == [] and open_invitations(session) == {}
    assert code(lambda: accept_invitation(session, token, KEY, "another-long-secret")) == "invitation_ended"
    acts = [entry.act for entry in entries_on(session, f"member:{invited.id}")]
    assert acts == [Act.ACCOUNT_ADD, Act.INVITATION_MAKE, Act.ACCOUNT_PASSWORD, Act.SIGN_IN]


def test_a_link_ends(session: Session, invited: Member) -> None:
    first = make_invitation(session, invited, KEY)
    second = make_invitation(session, invited, KEY)
    assert code(lambda: find_invitation(session, first, KEY)) == "invitation_ended"
    invitation = find_invitation(session, second, KEY)
    invitation.expires_at = now() - timedelta(seconds=1)
    session.flush()
    assert code(lambda: find_invitation(session, second, KEY)) == "invitation_late"
    third = make_invitation(session, invited, KEY)
    set_disabled(session, invited, disabled=True)
    assert code(lambda: find_invitation(session, third, KEY)) == "invitation_ended"
    assert code(lambda: make_invitation(session, invited, KEY)) == "invitation_disabled"


def test_a_link_cannot_be_made_up(session: Session, invited: Member) -> None:
    token = make_invitation(session, invited, KEY)
    for forged in ("", "x", token[:-1], token + "x", make_invitation(session, invited, "another key")):
        assert code(lambda forged=forged: find_invitation(session, forged, KEY)) == "invitation_unknown"  # type: ignore[misc]


def test_a_link_is_for_a_forgotten_password_too(session: Session, people: Callable[[str], Member]) -> None:
    officer = people("officer")
    accept_invitation(session, make_invitation(session, officer, KEY), KEY, SECRET)
    assert sign_in(session, "officer", SECRET, 1)[1] is officer


def test_whoever_is_forgotten_is_not_let_in_again(session: Session, invited: Member) -> None:
    token = make_invitation(session, invited, KEY)
    erase_person(session, invited)
    assert code(lambda: find_invitation(session, token, KEY)) == "invitation_ended"
    assert without_password(session) == []
