"""When somebody was here before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from tests.factories.people import PASSWORD
from workbench.db import now
from workbench.people.models import Member, SignIn
from workbench.people.service import sign_in, sign_out
from workbench.people.visits import last_visit


def test_the_last_visit_is_the_one_before_this(session: Session, people: Callable[[str], Member]) -> None:
    officer = people("officer")
    assert last_visit(session, officer) is None
    begun = now() - timedelta(days=2)
    session.add(SignIn(token_hash="a", member=officer, created_at=begun, expires_at=begun))
    session.flush()
    assert last_visit(session, officer) is None, "the only one is the present one"
    token, _ = sign_in(session, "officer", PASSWORD, 1)
    assert last_visit(session, officer) == begun, "one that was never ended counts from its beginning"
    sign_out(session, token)
    sign_in(session, "officer", PASSWORD, 1)
    ended = last_visit(session, officer)
    assert ended is not None and ended > begun
