"""The path on which a new instance comes to its first round: what is done of it, by whom the rest is, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from workbench.consultation.models import Round, RoundState
from workbench.drafts import service as drafts
from workbench.drafts.admissions import admitted_to
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import NC_
from workbench.people.invitations import open_invitations
from workbench.people.models import Member, Organisation
from workbench.people.organisations import headquarters
from workbench.people.permissions import Permission, Role, may
from workbench.people.service import without_password


class InstanceStep(ClosedList):
    """A step of the path, in its order."""

    ADMINISTRATOR = "administrator", NC_("step to the first round", "An administrator")
    ORGANISATIONS = "organisations", NC_("step to the first round", "Organisations and their members, from one file")
    INVITATIONS = "invitations", NC_("step to the first round", "Links with which each member chooses a password")
    ROLES = "roles", NC_("step to the first round", "A secretary (editor) and a chair at headquarters")
    LAW = "law", NC_("step to the first round", "The law and its first draft")
    ADMITTED = "admitted", NC_("step to the first round", "Who may see the law")
    ROUND = "round", NC_("step to the first round", "The first round is called")


# Who does a step; the first ones are the administrator's, then it is the secretary's turn.
NEEDED: Final = {
    InstanceStep.ADMINISTRATOR: Permission.KEEP_ACCOUNTS,
    InstanceStep.ORGANISATIONS: Permission.KEEP_ORGANISATIONS,
    InstanceStep.INVITATIONS: Permission.KEEP_ACCOUNTS,
    InstanceStep.ROLES: Permission.KEEP_ACCOUNTS,
    InstanceStep.LAW: Permission.IMPORT_DRAFT,
    InstanceStep.ADMITTED: Permission.ADMIT,
    InstanceStep.ROUND: Permission.CALL_ROUND,
}


@dataclass(frozen=True, slots=True)
class StepView:
    """A step: whether it is done, None where that is not for the reader to know, and whether the reader does it.

    ``done`` counts what is there: organisations besides headquarters, members of these; ``missing`` the members with
    neither a password nor a link to choose one. ``law_id`` and ``version_id`` are where to go, empty while there is
    none: until then nobody does the steps that follow.
    """

    step: InstanceStep
    is_done: bool | None
    is_mine: bool
    done: int = 0
    missing: int = 0
    law_id: str = ""
    version_id: str = ""


@dataclass(frozen=True, slots=True)
class StepList:
    """The whole path as one person sees it."""

    steps: Sequence[StepView]

    @property
    def next(self) -> StepView | None:
        """The first step that is the reader's and not done."""
        return next((each for each in self.steps if each.is_mine and each.is_done is False), None)

    @property
    def is_done(self) -> bool:
        """Whether nothing of it is left for the reader."""
        return self.next is None


def first_steps(session: Session, member: Member) -> StepList:
    """How far the instance has come, in a handful of counts; of laws only those that the session sees."""
    organisations = _count(session, select(Organisation.id).where(Organisation.retired_at.is_(None))) - 1
    enabled = select(Member.id).where(Member.disabled_at.is_(None))
    elsewhere = _count(session, enabled.where(Member.organisation_id != headquarters(session).id))
    invited = open_invitations(session)
    waiting = sum(each.id not in invited for each in without_password(session))
    people = session.scalars(select(Member).where(Member.disabled_at.is_(None))).unique()
    roles = {each.role for each in people if each.is_at_headquarters}
    counted = {
        InstanceStep.ADMINISTRATOR: StepView(InstanceStep.ADMINISTRATOR, True, False),
        InstanceStep.ORGANISATIONS: StepView(
            InstanceStep.ORGANISATIONS, organisations > 0 and elsewhere > 0, False, organisations
        ),
        InstanceStep.INVITATIONS: StepView(
            InstanceStep.INVITATIONS, elsewhere > 0 and waiting == 0, False, elsewhere, waiting
        ),
        InstanceStep.ROLES: StepView(InstanceStep.ROLES, {Role.EDITOR, Role.CHAIR} <= roles, False),
        **_steps_of_laws(session, member),
    }
    return StepList([_for(member, counted[step]) for step in InstanceStep])


def _steps_of_laws(session: Session, member: Member) -> dict[InstanceStep, StepView]:
    steps = (InstanceStep.LAW, InstanceStep.ADMITTED, InstanceStep.ROUND)
    if not may(member, Permission.READ):
        return {step: StepView(step, None, False) for step in steps}
    law = next((law for law in drafts.list_laws(session) if law.closed_at is None), None)
    versions = drafts.versions_of(session, law) if law is not None else ()
    called = select(Round.id).where(Round.number > 0, Round.state != RoundState.WITHDRAWN)
    is_called = _count(session, called) > 0
    law_id, version_id = law.id if law is not None else "", versions[-1].id if versions else ""
    is_admitted = law is not None and (bool(admitted_to(session, law)) or is_called)
    return {
        step: StepView(step, is_done, False, law_id=law_id, version_id=version_id)
        for step, is_done in zip(steps, (bool(versions), is_admitted, is_called), strict=True)
    }


def _count(session: Session, ids: Select[str]) -> int:
    return session.scalar(select(func.count()).select_from(ids.subquery())) or 0


def _for(member: Member, step: StepView) -> StepView:
    needs = {InstanceStep.ADMITTED: step.law_id, InstanceStep.ROUND: step.version_id}
    is_mine = may(member, NEEDED[step.step]) and needs.get(step.step) != ""
    return StepView(step.step, step.is_done, is_mine, step.done, step.missing, step.law_id, step.version_id)
