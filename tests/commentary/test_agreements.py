"""Agreement: once an organisation, by its lead, on what is submitted and seen; taken back, and said again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.rounds import Called, let_it_end, make_round, person
from workbench.commentary.agreements import agree, agreements_on, end_agreement
from workbench.commentary.beside import beside
from workbench.commentary.models import Agreement, Comment
from workbench.commentary.service import reply, withdraw
from workbench.commentary.view_models import comment_view
from workbench.consultation import returns
from workbench.errors import Conflict, Forbidden, Invalid, WorkbenchError


def submitted(session: Session) -> tuple[Called, Comment]:
    called = make_round(session, visibility="submitted")
    comment = make_comment(session, person(session, "coast.officer"), called.clause)
    returns.submit(session, person(session, "coast.lead"), called.returned(session, "coast"))
    return called, comment


def test_an_organisation_says_the_same_once_and_takes_it_back(session: Session) -> None:
    called, comment = submitted(session)
    inland, miners = person(session, "inland.lead"), person(session, "miners.lead")
    let_it_end(session, called)  # it is no writing in the round
    agree(session, inland, comment)
    with pytest.raises(Conflict) as refused:
        agree(session, inland, comment)
    assert refused.value.code == "agreed_already"
    agree(session, miners, comment)
    view = comment_view(comment, "en", beside=beside(session, [comment]))
    assert [name for _, name in view.supporters] == ["Inland", "Miners"] and view.takes_agreements
    end_agreement(session, inland, comment)
    with pytest.raises(Conflict) as gone:
        end_agreement(session, inland, comment)
    assert gone.value.code == "not_agreed"
    agree(session, inland, comment)
    assert [each.organisation.name_en for each in agreements_on(session, [comment.id])[comment.id]] == [
        "Miners",
        "Inland",
    ]
    assert len(session.scalars(select(Agreement)).unique().all()) == 3, "what was taken back is kept"


Change = Callable[[Session, Called, Comment], Comment]


def withdrawn(session: Session, called: Called, comment: Comment) -> Comment:
    returns.take_back(session, person(session, "coast.lead"), called.returned(session, "coast"))
    withdraw(session, person(session, "coast.officer"), comment)
    return comment


def taken_back(session: Session, called: Called, comment: Comment) -> Comment:
    returns.take_back(session, person(session, "coast.lead"), called.returned(session, "coast"))
    return comment


def not_taken(session: Session, called: Called, comment: Comment) -> Comment:
    called.round.takes_agreements = False
    return comment


def answer(session: Session, called: Called, comment: Comment) -> Comment:
    return reply(session, person(session, "coast.officer"), comment, "补充。")


@pytest.mark.parametrize(
    ("name", "change", "kind", "code"),
    [
        ("inland.officer", None, Forbidden, "permission_needed"),
        ("hq.chair", None, Forbidden, "permission_needed"),
        ("coast.lead", None, Invalid, "agreement_with_own"),
        ("inland.lead", withdrawn, Conflict, "comment_withdrawn"),
        ("inland.lead", taken_back, Conflict, "agreement_before_submission"),
        ("inland.lead", not_taken, Conflict, "round_takes_no_agreements"),
        ("inland.lead", answer, Invalid, "reply_to_reply"),
    ],
)
def test_who_cannot_say_so_and_of_what(
    session: Session, name: str, change: Change | None, kind: type[WorkbenchError], code: str
) -> None:
    called, comment = submitted(session)
    if change is not None:
        comment = change(session, called, comment)
    with pytest.raises(kind) as refused:
        agree(session, person(session, name), comment)
    assert refused.value.code == code
    if kind is Conflict:
        assert not comment_view(comment, "en", beside=beside(session, [comment])).takes_agreements
