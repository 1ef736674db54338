"""Figures by value and unit, and whether two are the same."""

import pytest

from workbench.lang.folding import fold
from workbench.law.figures import FigureAgreement, agreement, figures

# text | value and unit of each figure
READ = """
缴费满十五年的，发给百分之四十 | 180 month, 40 percent
产假十四周，护理假１５日 | 98 day, 15 day
自第四日起发给 | 4 rank 日
处一万二千元罚款，每次补助两次 | 12000 yuan, 2 count 次
the pension is ⅔ of the wage from the first day | 200/3 percent, 1 rank 日
six weeks, two thirds, 20,000 yuan | 42 day, 200/3 percent, 20000 yuan
依照第十条办理 |
""".strip().splitlines()


@pytest.mark.parametrize("row", READ)
def test_figures_are_read_with_their_units(row: str) -> None:
    text, _, expected = (cell.strip() for cell in row.partition("|"))
    read = figures(fold(text))
    assert ", ".join(f"{figure.value} {figure.unit}" for figure in read) == expected
    assert all(fold(text)[figure.start : figure.end] == figure.quote for figure in read)


AGREEING = [
    ("一年", "十二个月", FigureAgreement.SAME),
    ("八周", "五十六日", FigureAgreement.SAME),
    ("四十五日", "45日", FigureAgreement.SAME),
    ("百分之四十", "two fifths", FigureAgreement.SAME),
    ("一千二百元", "1.2千元", FigureAgreement.SAME),
    ("六十日", "两个月", FigureAgreement.NEARLY),
    ("十五日", "十五个工作日", FigureAgreement.NEARLY),
    ("十二周", "三个月", FigureAgreement.NEARLY),
    ("三十日", "六个月", FigureAgreement.OTHER),
    ("六十日", "三十日", FigureAgreement.OTHER),
    ("六十日", "六十元", FigureAgreement.APART),
    ("六十岁", "六十个月", FigureAgreement.APART),
]


@pytest.mark.parametrize(("one", "other", "expected"), AGREEING)
def test_two_figures_are_held_together(one: str, other: str, expected: FigureAgreement) -> None:
    (first,), (second,) = figures(one), figures(other)
    assert agreement(first, second) is expected and agreement(second, first) is expected
