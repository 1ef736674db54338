"""What a register says: which rows are organisations and which members, by the heads above them."""

from __future__ import annotations

import pytest

from workbench.formats.sheets import read_sheets
from workbench.people.register import RegisterColumn, RegisterRow, read_register


def rows(text: str) -> tuple[RegisterRow, ...]:
    return read_register(read_sheets("list.csv", text.encode()))


@pytest.mark.parametrize(
    "head",
    [
        "name_zh,name_en,kind,parent",
        "Name_ZH,NAME_EN,Kind,Parent",
        "单位名称,英文名称,类别,上级单位",
        "Name in Chinese,Name in English,Kind of organisation,Belongs to",
    ],
)
def test_heads_are_known_in_either_language(head: str) -> None:
    (row,) = rows(f"{head}\n东部省总工会,East,province,总部\n")
    assert (row.is_member, row.fault, row.number, row.name) == (False, "", 2, "东部省总工会")
    columns = RegisterColumn.NAME_EN, RegisterColumn.KIND, RegisterColumn.PARENT
    assert [row.cell(column) for column in columns] == ["East", "province", "总部"]
    assert row.cell(RegisterColumn.ROLE) == ""


def test_organisations_and_members_stand_in_one_sheet() -> None:
    text = "name_zh,kind\n东部,city\n\n用户名,姓名,所属单位,负责人\nzhao,赵,东部,是\nqian,钱\n"
    organisation, zhao, qian = rows(text)
    assert [each.is_member for each in (organisation, zhao, qian)] == [False, True, True]
    assert (zhao.cell(RegisterColumn.USERNAME), zhao.cell(RegisterColumn.LEAD)) == ("zhao", "是")
    assert (qian.name, qian.cell(RegisterColumn.ORGANISATION)) == ("钱", "")


@pytest.mark.parametrize(
    ("text", "fault", "number"),
    [
        ("东部,city\n", "register_row_without_head", 1),
        ("通讯录\nname_zh,kind\n东部,city\n", "register_row_without_head", 1),
        ("name_zh,kind,城市\n东部,city,x\n", "register_column_unknown", 1),
        ("name_zh,名称,kind\n东部,西部,city\n", "register_column_twice", 1),
        ("name_zh,kind\n东部,city,多余\n", "register_row_too_long", 2),
    ],
)
def test_every_row_that_is_neither_is_told(text: str, fault: str, number: int) -> None:
    assert (fault, number) in [(row.fault, row.number) for row in rows(text)]
