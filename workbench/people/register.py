"""A register of organisations and members, its rows found in lists by the heads of their columns (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.formats.sheets import Sheet, SheetRow
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_


class RegisterColumn(ClosedList):
    """A column of a register: the word for its head, its name in each language, and what else it may be called."""

    USERNAME = "username", N_("User name"), "", ("user", "login", "账号", "登录名")
    NAME_ZH = "name_zh", N_("Name in Chinese"), "", ("名称", "姓名", "单位名称", "单位全称", "中文名")
    NAME_EN = "name_en", N_("Name in English"), "", ("name", "英文名", "英文名称", "英文姓名")
    KIND = "kind", N_("Kind of organisation"), "", ("类别", "类型", "单位类型")
    PARENT = "parent", N_("Belongs to"), "", ("上级", "上级单位", "隶属")
    ORGANISATION = "organisation", N_("Organisation"), "", ("organization", "单位", "所属单位")
    ROLE = "role", N_("Role"), "", ()
    LEAD = "lead", N_("Lead"), "", ("负责", "is_lead")
    EMAIL = "email", N_("E-mail"), "", ("e-mail", "mail", "邮箱", "电子邮件", "邮件")


_OF_MEMBERS = frozenset({RegisterColumn.USERNAME})
_OF_ORGANISATIONS = frozenset({RegisterColumn.KIND})
_NAMES = frozenset({RegisterColumn.NAME_ZH, RegisterColumn.NAME_EN})


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row of a register; ``cells`` are its values by column, ``fault`` the code of why it can be nothing."""

    file: str
    sheet: str
    number: int
    is_member: bool
    cells: Mapping[RegisterColumn, str] = field(default_factory=dict)
    fault: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    def cell(self, column: RegisterColumn) -> str:
        return self.cells.get(column, "")

    @property
    def name(self) -> str:
        """What the row is about, as it is written there."""
        columns = RegisterColumn.NAME_ZH, RegisterColumn.NAME_EN, RegisterColumn.USERNAME
        return next(filter(None, map(self.cell, columns)), "")


def read_register(sheets: Sequence[Sheet]) -> tuple[RegisterRow, ...]:
    """Every row of the sheets that is not a head: organisations, members, and rows that are neither, with the fault.

    A sheet may hold both, one below the other, each under a head of its own.
    """
    return tuple(row for sheet in sheets for row in _of_sheet(sheet))


def _of_sheet(sheet: Sheet) -> Iterator[RegisterRow]:
    head: Mapping[int, RegisterColumn] = {}
    width = 0
    is_member = False
    for row in sheet.rows:
        columns = _head(row)
        if columns:
            twice = sorted({name for name in columns.values() if list(columns.values()).count(name) > 1})
            if twice:
                yield _faulty(sheet, row, "register_column_twice", column=twice[0].label)
            head, width, is_member = columns, len(row.cells), RegisterColumn.USERNAME in columns.values()
            for at, name in enumerate(row.cells):
                if name and at not in columns:
                    yield _faulty(sheet, row, "register_column_unknown", column=name)
        elif not head:
            yield _faulty(sheet, row, "register_row_without_head", words=row.cells[0] or row.cells[-1])
        elif len(row.cells) > width:
            yield _faulty(sheet, row, "register_row_too_long", words=row.cells[-1])
        else:
            cells = {head[at]: cell for at, cell in enumerate(row.cells) if at in head}
            yield RegisterRow(sheet.file, sheet.name, row.number, is_member, cells)


def _head(row: SheetRow) -> Mapping[int, RegisterColumn]:
    """The columns by their place where the row is a head: it names a column of members or of organisations."""
    meanings = {at: RegisterColumn.meant_by(cell) for at, cell in enumerate(row.cells) if cell}
    columns = {at: column for at, column in meanings.items() if column is not None}
    named = set(columns.values())
    is_head = named & _OF_MEMBERS or (named & _OF_ORGANISATIONS and named & _NAMES)
    return columns if is_head and len(columns) > 1 else {}


def _faulty(sheet: Sheet, row: SheetRow, fault: str, **facts: object) -> RegisterRow:
    return RegisterRow(sheet.file, sheet.name, row.number, False, fault=fault, facts=facts)
