"""A register taken in: organisations and members added or changed row by row, all of it or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Final

from sqlalchemy.orm import Session

from workbench.errors import Invalid, WorkbenchError
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.people.models import Member, Organisation, OrganisationKind
from workbench.people.organisations import (
    OrganisationData,
    change_organisation,
    found_organisation,
    headquarters,
    list_organisations,
    names_of,
    organisation_named,
)
from workbench.people.permissions import Role
from workbench.people.register import RegisterColumn, RegisterRow
from workbench.people.service import MemberData, add_member, change_member, member_named, set_role


class RowResult(ClosedList):
    """What a row of a register comes to."""

    NEW = "new", N_("new"), "positive"
    CHANGED = "changed", N_("changed"), "mixed"
    UNCHANGED = "unchanged", N_("as it stands")
    REFUSED = "refused", N_("refused"), "negative"


class Affirmation(ClosedList):
    """Whether somebody is the lead, as a list says it."""

    YES = "yes", N_("yes"), "", ("y", "true", "1", "x", "√", "✓", "是的")
    NO = "no", N_("no"), "", ("n", "false", "0", "-", "×")


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A row with what it comes to; where it is refused, the code of the reason with its facts."""

    row: RegisterRow
    result: RowResult
    code: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegisterReport:
    """Every row of a register in the order of the file, and whether it was stored."""

    lines: tuple[RegisterLine, ...]
    is_stored: bool

    @property
    def refused(self) -> int:
        return sum(line.result is RowResult.REFUSED for line in self.lines)

    @property
    def counts(self) -> Mapping[tuple[bool, RowResult], int]:
        """How many rows, of members or not, come to what; they add up to the rows there are."""
        return Counter((line.row.is_member, line.result) for line in self.lines)


MOST_REGISTER_ROWS: Final = 2_000


def import_register(
    session: Session, rows: Sequence[RegisterRow], by: Member | None = None, *, store: bool
) -> RegisterReport:
    """Take in every row of a register; where one is refused, or ``store`` is False, nothing stays changed.

    Whatever and whomever a register does not name stays as it is. Organisations are taken in before members, and those
    above before those below, in whatever order the rows are.
    """
    if not rows:
        raise Invalid("register_empty", field="file")
    if len(rows) > MOST_REGISTER_ROWS:
        raise Invalid("register_too_long", field="file", most=MOST_REGISTER_ROWS)
    attempt = session.begin_nested()
    taking_in = _RegisterLoading(session, by)
    lines = {id(line.row): line for line in taking_in.take_in(rows)}
    imported = tuple(lines[id(row)] for row in rows)
    is_stored = store and all(line.result is not RowResult.REFUSED for line in imported)
    if is_stored:
        attempt.commit()
    else:
        attempt.rollback()
        session.expire_all()
    return RegisterReport(imported, is_stored)


@dataclass(slots=True)
class _RegisterLoading:
    session: Session
    by: Member | None
    seen: set[tuple[bool, str]] = field(default_factory=set)

    def take_in(self, rows: Sequence[RegisterRow]) -> list[RegisterLine]:
        lines = [RegisterLine(row, RowResult.REFUSED, row.fault, row.facts) for row in rows if row.fault]
        waiting = [row for row in rows if not row.fault and not row.is_member]
        while waiting:
            ready = [row for row in waiting if not self._waits(row, waiting)] or waiting
            lines += [self._line(row) for row in ready]
            waiting = [row for row in waiting if row not in ready]
        return lines + [self._line(row) for row in rows if not row.fault and row.is_member]

    def _waits(self, row: RegisterRow, waiting: Sequence[RegisterRow]) -> bool:
        """Whether the organisation above is still to be taken in."""
        parent = row.cell(RegisterColumn.PARENT)
        names = {name for other in waiting if other is not row for name in _names(other)}
        return bool(parent) and parent in names

    def _line(self, row: RegisterRow) -> RegisterLine:
        try:
            with self.session.begin_nested():
                self._refuse_twice(row)
                result = self._member(row) if row.is_member else self._organisation(row)
                self.session.flush()
        except WorkbenchError as error:
            return RegisterLine(row, RowResult.REFUSED, error.code, error.facts)
        return RegisterLine(row, result)

    def _refuse_twice(self, row: RegisterRow) -> None:
        names = {row.cell(RegisterColumn.USERNAME).lower()} if row.is_member else _names(row)
        keys = {(row.is_member, name) for name in names if name}
        if keys & self.seen:
            raise Invalid("register_row_twice", name=row.cell(RegisterColumn.USERNAME) or row.name)
        self.seen |= keys

    def _organisation(self, row: RegisterRow) -> RowResult:
        parent_name = row.cell(RegisterColumn.PARENT)
        parent = organisation_named(self.session, parent_name) if parent_name else None
        known = self._known(row, is_top=parent is None)
        if known is None:
            kind, parent_id = row.cell(RegisterColumn.KIND), parent.id if parent else None
            data = OrganisationData(**_names_given(row, "", ""), kind=kind, parent_id=parent_id)
            found_organisation(self.session, data, self.by)
            return RowResult.NEW
        data = OrganisationData(
            **_names_given(row, known.name_zh, known.name_en),
            kind=row.cell(RegisterColumn.KIND) or known.kind,
            parent_id=parent.id if parent else known.parent_id,
        )
        return _changed(change_organisation(self.session, known, data, self.by))

    def _known(self, row: RegisterRow, *, is_top: bool) -> Organisation | None:
        """The organisation a row is about, by its Chinese name before its English one; headquarters by its kind."""
        organisations = list_organisations(self.session)
        for name in (row.cell(RegisterColumn.NAME_ZH), row.cell(RegisterColumn.NAME_EN)):
            for organisation in organisations:
                if name and name in names_of(organisation):
                    return organisation
        is_headquarters = OrganisationKind.meant_by(row.cell(RegisterColumn.KIND)) is OrganisationKind.HEADQUARTERS
        return headquarters(self.session) if is_headquarters and is_top else None

    def _member(self, row: RegisterRow) -> RowResult:
        member = member_named(self.session, row.cell(RegisterColumn.USERNAME))
        role = Role.meant_by(row.cell(RegisterColumn.ROLE) or (member.role if member else Role.OFFICER))
        if role is None:
            raise Invalid("role_unknown", role=row.cell(RegisterColumn.ROLE))
        data = MemberData(
            **_names_given(row, member.name_zh if member else "", member.name_en if member else ""),
            organisation=self._organisation_of(row, member),
            is_lead=_is_lead(row, member),
            email=row.cell(RegisterColumn.EMAIL) or (member.email if member else ""),
        )
        if member is None:
            values = {each.name: getattr(data, each.name) for each in fields(data)}
            name = row.cell(RegisterColumn.USERNAME)
            add_member(self.session, username=name, password=None, role=role, by=self.by, **values)
            return RowResult.NEW
        is_changed = change_member(self.session, member, data, self.by)
        if role != member.role:
            set_role(self.session, member, role, self.by)
            is_changed = True
        return _changed(is_changed)

    def _organisation_of(self, row: RegisterRow, member: Member | None) -> Organisation:
        name = row.cell(RegisterColumn.ORGANISATION)
        if not name:
            return member.organisation if member else headquarters(self.session)
        organisation = organisation_named(self.session, name)
        if organisation.retired_at is not None:
            raise Invalid("organisation_retired", name=name)
        return organisation


def _is_lead(row: RegisterRow, member: Member | None) -> bool:
    word = row.cell(RegisterColumn.LEAD)
    if not word:
        return member is not None and member.is_lead
    lead = Affirmation.meant_by(word)
    if lead is None:
        raise Invalid("register_lead_unknown", word=word)
    return lead is Affirmation.YES


def _names_given(row: RegisterRow, name_zh: str, name_en: str) -> dict[str, str]:
    """The names a row gives; one that it does not give stays, unless it only stood in for the other."""
    zh, en = row.cell(RegisterColumn.NAME_ZH), row.cell(RegisterColumn.NAME_EN)
    if name_zh == name_en and (zh or en):
        return {"name_zh": zh, "name_en": en}
    return {"name_zh": zh or name_zh, "name_en": en or name_en}


def _changed(is_changed: bool) -> RowResult:
    return RowResult.CHANGED if is_changed else RowResult.UNCHANGED


def _names(row: RegisterRow) -> set[str]:
    return {row.cell(RegisterColumn.NAME_ZH), row.cell(RegisterColumn.NAME_EN)} - {""}
