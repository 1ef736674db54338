"""What a query can ask for by ``field:value``: the fields, the scopes, and the values that words may mean (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.commentary.terms import AnchorStatus, Issue, PositionStatus, Stance
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_, NC_
from workbench.instruments.vocabulary import Branch, ProvisionRole
from workbench.lang.folding import fold


class SearchField(ClosedList):
    """A field of a query; its label heads the facet on the page."""

    LAW = "law", N_("Law or instrument"), "", ("法律",)
    VERSION = "version", N_("Version")
    CHAPTER = "chapter", N_("Chapter")
    BRANCH = "branch", N_("Branch"), "", ("险种", "部类")
    PART = "part", N_("Part")
    ROLE = "role", N_("What it lays down"), "", ("角色",)
    LANG = "lang", N_("Language"), "", ("language",)
    STANCE = "stance", N_("Stance"), "", ("立场",)
    ISSUE = "issue", N_("Type of issue"), "", ("问题", "类别")
    ORG = "org", N_("Organisation of the author"), "", ("组织", "单位", "organisation")
    AUTHOR = "author", N_("Author")
    STATUS = "status", N_("Status")
    SCOPE = "scope", NC_("where a search looks", "Scope")


class SearchScope(ClosedList):
    """Where a search looks, in the order in which the page shows what it finds."""

    STANDARDS = "standards", N_("Standards")
    DRAFT = "draft", N_("Drafts")
    COMMENTS = "comments", N_("Comments")
    POSITIONS = "positions", N_("Positions")
    EVIDENCE = "evidence", N_("Evidence")


_VALUES: Final[Mapping[str, tuple[type[ClosedList], ...]]] = {
    SearchField.BRANCH: (Branch,),
    SearchField.ROLE: (ProvisionRole,),
    SearchField.STANCE: (Stance,),
    SearchField.ISSUE: (Issue,),
    SearchField.STATUS: (AnchorStatus, PositionStatus),
    SearchField.SCOPE: (SearchScope,),
}


def field_meant(word: str) -> SearchField | None:
    """The field a person means who writes ``word`` before the colon."""
    return SearchField.meant_by(word)


def values_meant(field: str, word: str) -> tuple[str, ...]:
    """What ``word`` may mean as the value of a field: members of its closed lists; or else the word itself."""
    folded = fold(word)
    values = tuple(member.value for member in members(field) if folded in {fold(name) for name in member.names()})
    return values or (word,)


def members(field: str) -> tuple[ClosedList, ...]:
    """The values that a field can have, where that is a closed list."""
    return tuple(member for values in _VALUES.get(field, ()) for member in values)
