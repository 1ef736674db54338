"""Charts of annexes: a picture with words for whoever cannot see it, above its table."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from tests.formats.papers import body, faults, paper, parts
from workbench.formats.docx.writing.paper import write_paper
from workbench.formats.docx.writing.paper_content import Annex, AnnexChart

BARS = AnnexChart("条形图：养老 3，医疗 7", ("养老", "医疗"), ((3,), (7,)))
HEAT = AnnexChart("各章意见", ("第一章 总则", "第二章"), ((1, 0), (0, 4)), ("支持", "反对"))


@pytest.mark.parametrize("chart", [BARS, HEAT])
def test_a_chart_stands_above_its_table_and_is_described(chart: AnnexChart) -> None:
    annex = Annex("数据", columns=("项", "值"), rows=(("甲", "1"),), chart=chart)
    data = write_paper(paper(annexes=(annex,)), "zh")
    assert list(faults(data)) == [] and write_paper(paper(annexes=(annex,)), "zh") == data
    (drawn,) = body(data).iter(qn("w:drawing"))
    (named,) = drawn.iter(qn("wp:docPr"))
    assert named.get("descr") == chart.description
    picture = parts(data)["word/media/chart1.emf"]
    for label in (*chart.labels, *chart.columns):
        assert label.encode("utf-16-le") in picture
    children = list(body(data)[0])
    at = next(n for n, child in enumerate(children) if next(child.iter(qn("w:drawing")), None) is not None)
    assert any(child.tag == qn("w:tbl") for child in children[at + 1 :])


def test_a_label_too_long_for_the_picture_is_cut_and_stands_whole_in_the_table() -> None:
    long = "很长的标签" * 20
    annex = Annex("数据", columns=("项",), rows=((long,),), chart=AnnexChart("长", (long,), ((1,),)))
    data = write_paper(paper(annexes=(annex,)), "zh")
    assert "…".encode("utf-16-le") in parts(data)["word/media/chart1.emf"]
    assert long in "".join(str(text) for text in body(data).itertext())
