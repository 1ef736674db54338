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
    RESOLVE_THREAD = "resolve_thread", N_("resolve the discussion of a comment")
    WRITE_ON_BEHALF = "write_on_behalf", N_("type in comments for another organisation, and move them")
    AGREE_COMMENT = "agree_comment", N_("say for one's organisation that it says the same")
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
    DECIDE_OPINION = "decide_opinion", N_("decide what becomes of opinions")
    EXPORT_DISCUSSION = "export_discussion", N_("export papers before they are sealed")
    SEAL_PAPER = "seal_paper", N_("seal papers")
    SEND_PAPER = "send_paper", N_("note that a sealed paper was sent")
    READ_RECORD = "read_record", N_("read the record of acts")
    NAME_DEPUTY = "name_deputy", N_("name a deputy")
    HOLD_MEETING = "hold_meeting", N_("hold a meeting that decides")
    IMPORT_OFFICIAL = "import_official", N_("import official texts")
    KEEP_ACCOUNTS = "keep_accounts", N_("keep accounts")
    KEEP_PEOPLE = "keep_people", N_("look after the people of one's own organisation")
    KEEP_ORGANISATIONS = "keep_organisations", N_("keep the tree of organisations")
    ADMIT = "admit", N_("say who may see a law")
    READ_RETURN = "read_return", N_("see what an organisation answers to a round")
    EXPORT_LAW = "export_law", N_("take a law away whole")
    CLOSE_LAW = "close_law", N_("close a law, and open it again")
    CALL_ROUND = "call_round", N_("call a round of consultation")
    FOLLOW_ROUND = "follow_round", N_("follow who answers to a round, and send an answer back")
    KEEP_ROUND = "keep_round", N_("extend, close and reopen a round, and give leave")
    SUBMIT_RETURN = "submit_return", N_("submit the answer of one's organisation to a round")


_EVERYBODY: Final = frozenset({Permission.ENTER, Permission.READ_STANDARDS})
_READER: Final = _EVERYBODY | {
    Permission.READ,
    Permission.READ_RETURN,
    Permission.FOLLOW_JOB,
    Permission.EXPORT_PAPER,
}
_OFFICER: Final = _READER | {
    Permission.COMMENT,
    Permission.EDIT_COMMENT,
    Permission.RESOLVE_THREAD,
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
        Permission.DECIDE_OPINION,
        Permission.EXPORT_DISCUSSION,
        Permission.SEND_PAPER,
        Permission.IMPORT_OFFICIAL,
        Permission.ADMIT,
        Permission.CALL_ROUND,
        Permission.FOLLOW_ROUND,
        Permission.WRITE_ON_BEHALF,
        Permission.EXPORT_LAW,
    },
    Role.CHAIR: _READER
    | {
        Permission.AGREE_POSITION,
        Permission.DECIDE_OPINION,
        Permission.EXPORT_DISCUSSION,
        Permission.SEAL_PAPER,
        Permission.SEND_PAPER,
        Permission.HOLD_MEETING,
        Permission.NAME_DEPUTY,
        Permission.READ_RECORD,
        Permission.ADMIT,
        Permission.CALL_ROUND,
        Permission.FOLLOW_ROUND,
        Permission.KEEP_ROUND,
        Permission.EXPORT_LAW,
        Permission.CLOSE_LAW,
    },
    Role.ADMINISTRATOR: _EVERYBODY
    | {
        Permission.KEEP_ACCOUNTS,
        Permission.KEEP_PEOPLE,
        Permission.KEEP_ORGANISATIONS,
        Permission.READ_RECORD,
    },
}
# What whoever leads an organisation may do besides, whatever the role, for that organisation and no other.
LEAD: Final[frozenset[Permission]] = frozenset(
    {Permission.KEEP_PEOPLE, Permission.SUBMIT_RETURN, Permission.AGREE_COMMENT}
)
# What a deputy of the chair may do besides, for as long as that lasts: all that the chair may, but name a deputy.
DEPUTY: Final[frozenset[Permission]] = PERMISSIONS[Role.CHAIR] - {Permission.NAME_DEPUTY}
# What is done for the whole federation, by whoever has the role at headquarters.
_AT_HEADQUARTERS: Final = frozenset(
    {
        Permission.CALL_ROUND,
        Permission.FOLLOW_ROUND,
        Permission.KEEP_ROUND,
        Permission.DECIDE_OPINION,
        Permission.HOLD_MEETING,
        Permission.SEAL_PAPER,
        Permission.WRITE_ON_BEHALF,
        Permission.READ_RECORD,
        Permission.EXPORT_LAW,
        Permission.CLOSE_LAW,
    }
)
# What is done to a thing of one's own organisation; editors of headquarters do it for all.
_OF_OWN_ORGANISATION: Final = frozenset({Permission.RESOLVE_THREAD})
# What is still done to a law that is closed: it is read, taken away, and opened again.
_ON_ENDED_LAW: Final = _READER | {Permission.EXPORT_LAW, Permission.CLOSE_LAW}
# What is done to accounts, organisations, standards and the instance, whatever becomes of a law.
_OF_NO_LAW: Final = _EVERYBODY | {
    Permission.KEEP_ACCOUNTS,
    Permission.KEEP_PEOPLE,
    Permission.KEEP_ORGANISATIONS,
    Permission.READ_RECORD,
    Permission.IMPORT_OFFICIAL,
    Permission.NAME_DEPUTY,
}
ENDS_WITH_LAW: Final[frozenset[Permission]] = frozenset(Permission) - _ON_ENDED_LAW - _OF_NO_LAW


class ReturnSight(ClosedList):
    """How far what an organisation answers to a round is open to others; its own people see it always."""

    SHARED = "shared"
    SUBMITTED = "submitted"
    DRAFT_SHOWN = "draft_shown"
    DRAFT = "draft"


# Who of headquarters sees it besides; what is shared is seen by all who read.
_SEES_RETURN: Final[Mapping[str, frozenset[str]]] = {
    ReturnSight.SUBMITTED: frozenset({Role.EDITOR, Role.CHAIR}),
    ReturnSight.DRAFT_SHOWN: frozenset({Role.EDITOR}),
    ReturnSight.DRAFT: frozenset(),
}
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

    ``is_deputy`` says that the person is a deputy of the chair just now. ``closed_laws`` are the ids of the laws that
    this person is not admitted to, ``ended_laws`` of those that are closed to changes by anybody.
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
    def is_at_headquarters(self) -> bool: ...

    @property
    def is_deputy(self) -> bool: ...

    @property
    def closed_laws(self) -> Collection[str]: ...

    @property
    def ended_laws(self) -> Collection[str]: ...

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
    has_by_role = permission in PERMISSIONS.get(person.role, frozenset()) or (
        permission in DEPUTY and may_be_deputy(person.role) and person.is_deputy
    )
    if not has_by_role and not (person.is_lead and permission in LEAD and may(person, Permission.READ)):
        return False
    if permission in _AT_HEADQUARTERS and not person.is_at_headquarters:
        return False
    if circumstances is None:
        return True
    if circumstances.law is not None and circumstances.law in person.closed_laws:
        return False
    if permission not in _ON_ENDED_LAW and circumstances.law is not None and circumstances.law in person.ended_laws:
        return False
    if permission in _OWN and circumstances.owner != person.id:
        return False
    if permission is Permission.READ_RETURN:
        return _sees_return(person, circumstances)
    is_own = circumstances.organisation == person.organisation_id
    if not has_by_role and not is_own:
        return False
    keeps_all = person.is_at_headquarters and person.role == Role.EDITOR
    if permission in _OF_OWN_ORGANISATION and circumstances.organisation and not (is_own or keeps_all):
        return False
    states = _STATES if has_by_role else _LEAD_STATES
    return circumstances.state is None or circumstances.state in states.get(permission, {circumstances.state})


def may_be_deputy(role: str) -> bool:
    """Whether somebody of this role can be a deputy of the chair: whoever reads laws, and is no chair."""
    return role != Role.CHAIR and Permission.READ in PERMISSIONS.get(role, frozenset())


def _sees_return(person: Person, circumstances: Circumstances) -> bool:
    if circumstances.organisation == person.organisation_id or circumstances.state == ReturnSight.SHARED:
        return True
    seeing = _SEES_RETURN.get(circumstances.state or "", frozenset())
    sees = person.role in seeing or (Role.CHAIR in seeing and may_be_deputy(person.role) and person.is_deputy)
    return person.is_at_headquarters and sees
