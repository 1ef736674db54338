"""A reference of the corpus as lawyers write it in each language."""

from __future__ import annotations

import pytest

from workbench.instruments.citation import format_ref
from workbench.instruments.citation_style import Citation, format_citation


@pytest.mark.parametrize(
    ("ref", "english", "chinese"),
    [
        ("C102:24", "C.102 Art. 24", "第102号公约第二十四条"),
        ("C102:65(6)(c)", "C.102 Art. 65(6)(c)", "第102号公约第六十五条第六款第(c)项"),
        ("C102:69(i)", "C.102 Art. 69(i)", "第102号公约第六十九条第(i)项"),
        ("C102:10(1)(a)(ii)", "C.102 Art. 10(1)(a)(ii)", "第102号公约第十条第一款第(a)项第(ii)目"),
        ("C102:Part XI", "C.102 Part XI", "第102号公约第十一部分"),
        ("C102:Schedule", "C.102 Schedule", "第102号公约附表"),
        ("C102:Schedule:VI(a)", "C.102 Schedule (Part VI)(a)", "第102号公约附表（第六部分）(a)"),
        ("C102:Schedule:IV", "C.102 Schedule (Part IV)", "第102号公约附表（第四部分）"),
        ("ICESCR:10(2)", "ICESCR Art. 10(2)", "《经济、社会及文化权利国际公约》第十条第二款"),
        ("GC19:23", "General Comment No. 19 Para. 23", "第19号一般性意见第二十三段"),
        ("MLC:A4.5(2)", "MLC, 2006 Standard A4.5(2)", "《2006年海事劳工公约》标准A4.5第二款"),
        ("UDHR:22", "UDHR Art. 22", "《世界人权宣言》第二十二条"),
        ("C121:ScheduleII:3", "C.121 Schedule II:3", "第121号公约附表二:3"),
        ("R202:5(a)", "R.202 Para. 5(a)", "第202号建议书第五段第(a)项"),
        ("ECSS:44", "European Code Art. 44", "欧洲社会保障法典第四十四条"),
        ("C102", "C.102", "第102号公约"),
        ("nonsense", "nonsense", "nonsense"),
    ],
)
def test_writes(ref: str, english: str, chinese: str) -> None:
    assert (format_ref(ref, "en"), format_ref(ref, "zh")) == (english, chinese)


def test_a_range_is_written_as_one() -> None:
    citation = Citation("C102", "article", "60", (), "64")
    assert format_citation(citation, "en") == "C.102 Arts. 60-64"
    assert format_citation(citation, "zh") == "第102号公约第六十条至第六十四条"
