"""List styles of OpenDocument as levels."""

from __future__ import annotations

import pytest
from lxml import etree

from workbench.formats.docx.reading.numbering import Counters
from workbench.formats.odt.lists import instance_of, read_list_styles, whole

ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def first_label(attributes: str) -> str:
    root = etree.fromstring(
        f'<a xmlns:text="{ODF}text:1.0" xmlns:style="{ODF}style:1.0"><text:list-style style:name="L">'
        f'<text:list-level-style-number text:level="1" {attributes}/></text:list-style></a>'
    )
    levels = read_list_styles([root])["L"]
    return Counters().label(instance_of("one", levels), 0, 0)


@pytest.mark.parametrize(
    ("attributes", "label"),
    [
        ('style:num-format="1" style:num-suffix="."', "1. "),
        ('style:num-format="一, 二, 三, ..." style:num-list-format="第%1%条"', "第一条\u3000"),
        ('style:num-format="i" style:num-prefix="(" style:num-suffix=")" text:start-value="4"', "(iv) "),
        ('style:num-format="甲, 乙, 丙, ..." style:num-suffix="、"', "甲、 "),
        ('style:num-format="01, 02, 03, ..."', "01 "),
        ('style:num-format="①, ②, ③, ..."', "① "),
        ('style:num-format=""', ""),
    ],
)
def test_labels(attributes: str, label: str) -> None:
    assert first_label(attributes) == label


@pytest.mark.parametrize(("told", "number"), [("7", 7), (None, 1), ("x", 1), ("-3", 1), ("9" * 30, 1)])
def test_numbers_out_of_reason_are_not_believed(told: str | None, number: int) -> None:
    assert whole(told, 1) == number
