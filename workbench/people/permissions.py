"""Who may do what (pure): one table of roles and permissions, asked by pages, services and searches alike."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_, Message


class Role(ClosedList):
    """What a member is in the work on a law. Roles are no ladder: each is what it may do, and none includes another."""

    READER = "reader", N_("Reader")
    OFFICER = "officer", N_("Officer")
    EDITOR = "editor", N_("Editor")
    CHAIR = "chair", N_("Chair")
    ADMINISTRATOR = "administrator", N_("Administrator")

    @property
    def explained(self) -> Message:
        """The role with what it may do."""
        return _EXPLAINED[self]


_EXPLAINED: Final[Mapping[Role, Message]] = {
    Role.READER: N_("Reader: reads and searches"),
    Role.OFFICER: N_("Officer: also comments and judges"),
    Role.EDITOR: N_("Editor: also imports drafts and writes positions"),
    Role.CHAIR: N_("Chair: reads everything and agrees positions"),
    Role.ADMINISTRATOR: N_("Administrator: keeps the accounts, and reads no laws, comments or papers"),
}


class Permission(ClosedList):
    """An act that somebody may or may not do; its name goes on after “may”."""

    ENTER = "enter", N_("sign in")
    READ_STANDARDS = "read_standards", N_("read the standards")
    READ = "read", N_("read laws, comments and papers")
    FOLLOW_JOB = "follow_job", N_("follow a job of one's own")
    EXPORT_PAPER = "export_paper", N_("export papers")
    COMMENT = "comment", N_("comment and reply")
    EDIT_COMMENT = "edit_comment", N_("edit or withdraw a comment of one's own")
    LINK = "link", N_("link clauses to provisions")
    CONFIRM_ANCHOR = "confirm_anchor", N_("confirm where a comment stands")
    SAVE_CASE = "save_case", N_("keep calculations")
    RECORD_FINDING = "record_finding", N_("record findings")
    IMPORT_DRAFT = "import_draft", N_("import drafts")
    CHANGE_DRAFT = "change_draft", N_("rename and withdraw drafts")
    CARRY = "carry", N_("carry comments to another version")
    OVERRIDE_MATCH = "override_match", N_("say which articles belong together")
    RULE_OUTCOME = "rule_outcome", N_("rule on what became of a proposal")
    WRITE_POSITION = "write_position", N_("write papers and positions")
    AGREE_POSITION = "agree_position", N_("agree positions")
    IMPORT_OFFICIAL = "import_official", N_("import official texts")
    KEEP_ACCOUNTS = "keep_accounts", N_("keep accounts")
    KEEP_PEOPLE = "keep_people", N_("look after the people of one's own organisation")
    KEEP_ORGANISATIONS = "keep_organisations", N_("keep the tree of organisations")
    ADMIT = "admit", N_("say who may see a law")


_EVERYBODY: Final = frozenset({Permission.ENTER, Permission.READ_STANDARDS})
_READER: Final = _EVERYBODY | {Permission.READ, Permission.FOLLOW_JOB, Permission.EXPORT_PAPER}
_OFFICER: Final = _READER | {
    Permission.COMMENT,
    Permission.EDIT_COMMENT,
    Permission.LINK,
    Permission.CONFIRM_ANCHOR,
    Permission.SAVE_CASE,
    Permission.RECORD_FINDING,
}
PERMISSIONS: Final[Mapping[str, frozenset[Permission]]] = {
    Role.READER: _READER,
    Role.OFFICER: _OFFICER,
    Role.EDITOR: _OFFICER
    | {
        Permission.IMPORT_DRAFT,
        Permission.CHANGE_DRAFT,
        Permission.CARRY,
        Permission.OVERRIDE_MATCH,
        Permission.RULE_OUTCOME,
        Permission.WRITE_POSITION,
        Permission.IMPORT_OFFICIAL,
        Permission.ADMIT,
    },
    Role.CHAIR: _READER | {Permission.AGREE_POSITION, Permission.ADMIT},
    Role.ADMINISTRATOR: _EVERYBODY | {Permission.KEEP_ACCOUNTS, Permission.KEEP_PEOPLE, Permission.KEEP_ORGANISATIONS},
}
# What whoever leads an organisation may do besides, whatever the role, for that organisation and no other.
LEAD: Final[frozenset[Permission]] = frozenset({Permission.KEEP_PEOPLE})
# Whom a lead looks after: whoever could hand out the password of an editor or an administrator could become one.
LEAD_ROLES: Final[frozenset[str]] = frozenset({Role.READER, Role.OFFICER})
# The states of a thing, a role where it is a person, in which a lead may act on it.
_LEAD_STATES: Final[Mapping[Permission, frozenset[str]]] = {Permission.KEEP_PEOPLE: LEAD_ROLES}
# What a person may do to a thing of one's own only.
_OWN: Final = frozenset({Permission.EDIT_COMMENT, Permission.FOLLOW_JOB, Permission.IMPORT_DRAFT})
# The states in which a thing lets itself be acted on; whatever is not named does so in all of them.
_STATES: Final[Mapping[Permission, frozenset[str]]] = {
    # What nobody proposed is not agreed; what was agreed can be opened again.
    Permission.AGREE_POSITION: frozenset({"proposed", "agreed"}),
}


class Person(Protocol):
    """What is asked of a person: who it is, as what, where, and whether the account is still open (no ``disabled_at``).

    ``closed_laws`` are the ids of the laws that this person is not admitted to.
    """

    @property
    def id(self) -> str: ...

    @property
    def role(self) -> str: ...

    @property
    def organisation_id(self) -> str | None: ...

    @property
    def is_lead(self) -> bool: ...

    @property
    def closed_laws(self) -> Collection[str]: ...

    @property
    def disabled_at(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """The thing to be acted on: ids of its owner, organisation and law, and its state.

    An owner of None is nobody; of the others None says that the thing has none, or that it does not matter. A law that
    the person is not admitted to closes whatever is of it.
    """

    owner: str | None = None
    organisation: str | None = None
    law: str | None = None
    state: str | None = None


def may(person: Person | None, permission: Permission, circumstances: Circumstances | None = None) -> bool:
    """Whether a person may do this to the thing of these circumstances; without any: whether ever, to something.

    None, whoever is not signed in, may do nothing. Commands ask nobody: who runs them on the machine keeps it, and
    could change the database itself.
    """
    if person is None or person.disabled_at is not None:
        return False
    has_by_role = permission in PERMISSIONS.get(person.role, frozenset())
    if not has_by_role and not (person.is_lead and permission in LEAD):
        return False
    if circumstances is None:
        return True
    if circumstances.law is not None and circumstances.law in person.closed_laws:
        return False
    if permission in _OWN and circumstances.owner != person.id:
        return False
    if not has_by_role and circumstances.organisation != person.organisation_id:
        return False
    states = _STATES if has_by_role else _LEAD_STATES
    return circumstances.state is None or circumstances.state in states.get(permission, {circumstances.state})
