"""Opinions in tables: three columns in any order and wording, or the eight of the ISO/IEC form, header in any row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from workbench.lang.folding import fold
from workbench.returns.draft import ReturnDraft, bare
from workbench.returns.model import ReturnedFile, ReturnedOpinion, ReturnedRest, ReturnedTable

ColumnRole = Literal[
    "key", "number", "clause", "within", "quote", "opinion", "proposed", "reason", "organisation", "type", "line",
    "answer",
]  # fmt: skip
# The first that fits a heading gives its role; words of a heading are looked for, not the whole of it.
_WORDS: Final[Mapping[ColumnRole, str]] = {
    "key": r"^workbench-clause$",
    "answer": r"\bobs\b|observations|secretariat|处理意见|采纳情况|答复|采纳与否|resolution|disposition",
    "line": r"line\s*(?:no|number)|行号",
    "type": r"type|意见类型|类型|类别",
    "within": r"paragraph|figure|table|款项",
    "clause": r"clause|article|section|条款|条文(?:序号|编号|号)?$|条目|章节|条号|条次|对应条",
    "organisation": r"^mb|/nc|member body|提出单位|单位|部门|组织|organi[sz]ation|submitted by|from|提出人|建议人",
    "proposed": r"proposed|suggest|修改建议|建议修改|修改为|拟修改|建议(?:条文|表述|内容|文本)|修改后|改后",
    "quote": r"原文|原条文|现行(?:条文|表述)|草案(?:条文|原文|内容|表述)|条文内容|original|current text|text of",
    "reason": r"理由|说明|依据|原因|reason|rationale|justification|备注",
    "opinion": r"意见|建议|内容|comment|opinion|remark",
    "number": r"序号|编号|^no\.?$|^#$|number",
}
_HEADINGS: Final[Mapping[ColumnRole, re.Pattern[str]]] = {
    role: re.compile(words, re.IGNORECASE) for role, words in _WORDS.items()
}
_TOTAL: Final = re.compile(r"^(?:合计|总计|小计|共计|total)", re.IGNORECASE)
_NOTHING: Final = re.compile(r"^(?:无|没有|无意见|没有意见|none|no comments?|n/?a|-|—)[。.]?$", re.IGNORECASE)


def header_of(table: ReturnedTable) -> tuple[int, Mapping[ColumnRole, int]] | None:
    """The row that names the columns, and the column of each role; None where the table holds no opinions."""
    for at, row in enumerate(table.rows[:12]):
        roles = _roles(row)
        if len(roles) >= 2 and len(set(row)) > 1 and ("opinion" in roles or "proposed" in roles):
            return at, roles
    return None


def _roles(row: Sequence[str]) -> dict[ColumnRole, int]:
    roles: dict[ColumnRole, int] = {}
    for column, heading in enumerate(row):
        plain = fold(heading).strip()
        if not plain or len(plain) > 40:
            continue
        role = next((role for role, pattern in _HEADINGS.items() if pattern.search(plain)), None)
        if role is not None and role not in roles:
            roles[role] = column
    return roles


def read_table(
    table: ReturnedTable, read: ReturnedFile, codes: Mapping[str, str], organisation: str, draft: ReturnDraft
) -> None:
    """Put what a table holds into ``read``: each row an opinion, all else among the rest."""
    header = header_of(table)
    if header is None:
        for where, row in zip(table.wheres, table.rows, strict=True):
            if text := " | ".join(dict.fromkeys(cell for cell in row if cell)):
                read.rest.append(ReturnedRest(where, text))
        return
    at, roles = header
    for number, (where, row) in enumerate(zip(table.wheres, table.rows, strict=True)):
        text = " | ".join(dict.fromkeys(cell for cell in row if cell))
        if not text:
            continue
        if number <= at or _is_aside(row):
            read.rest.append(ReturnedRest(where, text))
        else:
            anchor = table.anchors[number] if number < len(table.anchors) else ""
            _read_row(where, row, roles, read, codes, organisation, draft, anchor)


def _is_aside(row: Sequence[str]) -> bool:
    """Whether a row is a remark over all columns, or one of totals."""
    filled = [cell for cell in row if cell]
    is_over_all = len(row) > 2 and len(filled) == len(row) and len(set(filled)) == 1
    return is_over_all or bool(_TOTAL.match(filled[0])) or all(_NOTHING.match(cell) for cell in filled)


def _read_row(
    where: dict[str, object],
    row: Sequence[str],
    roles: Mapping[ColumnRole, int],
    read: ReturnedFile,
    codes: Mapping[str, str],
    organisation: str,
    draft: ReturnDraft,
    anchor: str,
) -> None:
    key = draft.by_anchor.get(anchor, "")
    cells = {role: row[column] if column < len(row) else "" for role, column in roles.items()}
    opinion, proposed, reason = (cells.get(role, "") for role in ("opinion", "proposed", "reason"))
    clause, within = cells.get("clause", ""), cells.get("within", "")
    within = f"para {within}" if within.isdigit() and clause else within
    cited = " ".join(part for part in (clause, within) if part)
    is_drafted = "key" in roles or bool(key) or bare(cells.get("quote", "")) in draft.by_words
    if not (opinion or proposed or reason) and is_drafted:
        return  # a row that nobody wrote in: it is the draft
    if not (opinion or proposed or reason):
        read.rest.append(ReturnedRest(where, " | ".join(dict.fromkeys(cell for cell in row if cell))))
        return
    code = re.sub(r"[-–]?\d+$", "", cells.get("organisation", "")).strip()
    read.opinions.append(
        ReturnedOpinion(
            where,
            body=opinion or proposed or reason,
            reason=reason if opinion or proposed else "",
            cited=cited,
            quote=cells.get("quote", ""),
            key=cells.get("key", "") or key,
            proposed=proposed,
            organisation=codes.get(code) or code or organisation,
        )
    )
    if answer := cells.get("answer"):
        read.rest.append(ReturnedRest(where, answer))
