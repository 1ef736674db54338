"""The fixed words of an exported paper, in Chinese and English."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from workbench.formats.docx.writing.paper_content import Lang

_DIGITS: Final = "零一二三四五六七八九"
_MONTHS: Final = "January February March April May June July August September October November December"


@dataclass(frozen=True, slots=True)
class Words:
    """Every word an exported file says of its own accord; text in braces is filled in."""

    contents: str
    introduction: str
    overall: str
    positions: str
    no_positions: str
    chapter_without: str
    cited: str
    annex: str
    table: str
    columns: tuple[str, str, str]
    addressee: str
    law: str
    version: str
    status: str
    restatement: str
    restatement_meaning: str
    legend: str
    legend_inserted: str
    legend_deleted: str
    legend_figure: str
    legend_break: str
    legend_tracked: str
    no_clause: str
    no_reasons: str
    amend: str
    insert: str
    delete: str
    keep: str
    no_wording: str
    comment: str
    provisions: str
    source: str
    page: str
    colon: str
    list_comma: str
    stop: str
    gap: str
    label_gap: str
    no_rows: str


WORDS: Final[dict[Lang, Words]] = {
    "zh": Words(
        contents="目录",
        introduction="引言",
        overall="总体意见",
        positions="逐条修改意见",
        no_positions="本文件没有逐条修改意见。",
        chapter_without="对本章没有修改意见。",
        cited="所引条款",
        annex="附件{number}",
        table="表",
        columns=("草案条文", "修改建议", "理由"),
        addressee="报送",
        law="评议法律",
        version="所据文本",
        status="文件状态",
        restatement="本项目重述，非公约正式文本",
        restatement_meaning="凡注明“本项目重述”的条款，系以自己的语言概述其内容，并非公约正式文本；引用时以正式文本为准。",
        legend="修改标示",
        legend_inserted="建议增加的文字",
        legend_deleted="建议删去的文字",
        legend_figure="涉及数字的改动加粗",
        legend_break="分段的改动",
        legend_tracked="“修改建议”一栏以修订形式标示改动，可逐处接受或者拒绝。",
        no_clause="（草案没有此条）",
        no_reasons="（未附理由）",
        amend="建议修改为：",
        insert="建议增加：",
        delete="建议删去：",
        keep="建议保留：",
        no_wording="（未提出具体条文）",
        comment="意见{number}",
        provisions="所引条款",
        source="来源",
        page="— {page} —",
        colon="：",
        list_comma="、",
        stop="；",
        gap="\u3000",
        label_gap="\u3000",
        no_rows="（无内容）",
    ),
    "en": Words(
        contents="Contents",
        introduction="Introduction",
        overall="General comments",
        positions="Comments clause by clause",
        no_positions="This paper makes no comment on single clauses.",
        chapter_without="There is no comment on this chapter.",
        cited="Provisions cited",
        annex="Annex {number}",
        table="Table ",
        columns=("Draft clause", "Proposed amendment", "Reasons"),
        addressee="Submitted to",
        law="Law under comment",
        version="Version",
        status="Status",
        restatement="Restatement, not the authentic text",
        restatement_meaning="Wording marked as a restatement tells in other words what a provision says. "
        "The authentic text alone counts.",
        legend="Key",
        legend_inserted="words to be inserted",
        legend_deleted="words to be deleted",
        legend_figure="changed figures stand in bold",
        legend_break="a changed paragraph break",
        legend_tracked="Amendments stand as tracked changes, which can be accepted or rejected one by one.",
        no_clause="(The draft has no such clause.)",
        no_reasons="(No reasons given.)",
        amend="Amend to read: ",
        insert="Insert: ",
        delete="Delete: ",
        keep="Keep as drafted: ",
        no_wording="(No wording proposed.)",
        comment="Comment {number}",
        provisions="Provisions cited",
        source="Source",
        page="Page {page} of {pages}",
        colon=": ",
        list_comma=", ",
        stop="; ",
        gap=" – ",
        label_gap="\u2002",
        no_rows="(Nothing to list.)",
    ),
}


def printed_date(day: date, lang: Lang) -> str:
    """The date as it is printed: 2026年3月5日 (GB/T 9704-2012, 7.3.5), 5 March 2026."""
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS.split()[day.month - 1]} {day.year}"


def chinese_number(number: int) -> str:
    """1 to 999 as Word counts headings in Chinese: 一, 十, 十二, 二十, 一百零五, 一百一十."""
    hundreds, below = divmod(number, 100)
    tens, units = divmod(below, 10)
    hundred = _DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        ten = "十" if tens == 1 and not hundreds else _DIGITS[tens] + "十"
    else:
        ten = "零" if hundreds and units else ""
    return hundred + ten + (_DIGITS[units] if units else "")


def heading_number(lang: Lang, *counts: int) -> str:
    """The number that Word prints before a heading, given the counts of the levels above and its own."""
    if lang == "zh":
        number = chinese_number(counts[-1])
        return f"{number}、" if len(counts) == 1 else f"（{number}）"
    return ".".join(str(count) for count in counts)
