"""Every word of two versions stands once in the rows of their comparison, on its side and under its label."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.factories.drafts import ENGLISH, FIRST, SECOND
from tests.shared import shared
from workbench.compare.matching import match_versions
from workbench.formats.intake import read_file
from workbench.law.matching.align import MatchOverride, match_articles
from workbench.law.matching.whole import whole_clauses
from workbench.law.model import LawText
from workbench.law.side_by_side import ComparisonCell, ComparisonRow, side_by_side, words_of

ANNEX = """附件一 津贴标准
1. 住院津贴每日{}元。
2. 手术津贴每次{}元。
"""
POINTS = "关于互助的意见\n一、扩大互助。人人参加。\n（一）全体职工。\n二、加强管理。专款专用。\n"


def read(text: str) -> LawText:
    return read_file("made-up.txt", text.encode())


def words(cell: ComparisonCell) -> str:
    return "".join(run.text for run in cell.runs)


def every_word_once(old: LawText, new: LawText, rows: list[ComparisonRow]) -> bool:
    for law, cells in (
        (old, [cell for row in rows for cell in row.old]),
        (new, [cell for row in rows for cell in row.new]),
    ):
        front = [("", law.front)] if old.front or new.front else []
        expected = Counter([*front, *((clause.label, words_of(clause)) for clause in whole_clauses(law))])
        if Counter((cell.label, words(cell)) for cell in cells) != expected:
            return False
    return True


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FIRST, SECOND),
        (SECOND, FIRST),
        (FIRST + ANNEX.format(50, 500), SECOND + ANNEX.format(60, 500)),
        (FIRST + ANNEX.format(50, 500), SECOND),
        (POINTS, POINTS.replace("二、", "二、简化手续。\n三、").replace("全体", "本会")),
        (FIRST, "各位会员：\n来信收到。\n第一条 为了便利会员互助，制定本条例。"),
        (FIRST, ENGLISH),
    ],
)
def test_no_word_of_either_version_is_left_out_or_said_twice(old: str, new: str) -> None:
    before, after = read(old), read(new)
    assert every_word_once(before, after, side_by_side(before, after, match_versions(before, after)))


@pytest.mark.parametrize(
    ("old", "new"), [("women_2018", "women_2022"), ("veterans_2019", "veterans_2024"), ("veterans_2024", "women_2018")]
)
def test_real_laws_come_whole(old: str, new: str) -> None:
    before, after = (read_file(f"{name}.md", shared(f"data/laws/{name}.md").read_bytes()) for name in (old, new))
    assert every_word_once(before, after, side_by_side(before, after, match_articles(before, after)))


def test_what_only_one_side_says_is_marked_there() -> None:
    old, new = read(FIRST), read(SECOND)
    rows = side_by_side(old, new, match_articles(old, new))
    shown = {
        (side, run.op, run.text)
        for row in rows
        for side, cells in (("old", row.old), ("new", row.new))
        for cell in cells
        for run in cell.runs
        if run.op != "equal"
    }
    assert shown == {
        ("new", "insert", "加入互助的会员应当如实登记姓名与住址。"),
        ("old", "delete", "百分之一"),
        ("new", "insert", "百分之二"),
        ("new", "insert", "；\n（三）护理津贴"),
    }
    assert [row.new[0].label for row in rows if row.is_heading] == ["第一章", "第二章"]


def test_articles_that_were_joined_stand_apart_in_their_cell() -> None:
    old = read(FIRST)
    new = read(FIRST.replace("第三条 会员患病的", "会员患病的").replace("第四条", "第三条"))
    links = [MatchOverride("link", f"art_{at}", "art_2") for at in (2, 3)]
    merged = next(row for row in side_by_side(old, new, match_articles(old, new, links)) if row.kind == "merged")
    assert [cell.label for cell in merged.old] == ["第二条", "第三条"] and [cell.label for cell in merged.new] == [
        "第二条"
    ]
    assert [words(cell) for cell in merged.old] == [old.by_key["art_2"].text, old.by_key["art_3"].text]
