"""Citations as people write them, read to an address and written back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.instruments.citation import parse_citation
from workbench.instruments.citation_style import Citation, format_citation

READ = """
C102 art 65(3)                                   C102 65(3)
C.102 Art. 24                                    C102 24
c102 24                                          C102 24
C 102, art. 24                                   C102 24
ILO C102 Article 10(1)(a)(ii)                    C102 10(1)(a)(ii)
Convention No. 102, Article 65, para. 3          C102 65(3)
ILO Convention (No. 102), Article 65, paragraph 6, subparagraph (c)   C102 65(6)(c)
Social Security (Minimum Standards) Convention, 1952 (No. 102), Art. 24   C102 24
Article 65, para. 3                              - 65(3)
art. 24.1.a                                      - 24(1)(a)
Art. 65(6)(c)                                    - 65(6)(c)
65 (6) (c)                                       - 65(6)(c)
§ 12                                             - 12
Article 24 of Convention No. 102                 C102 24
subparagraph (a) of paragraph 2 of Article 18    - 18(2)(a)
paragraph 3 of Article 65 of C.102               C102 65(3)
C.102 Part X                                     C102 Part X
Part 11                                          - Part XI
Arts. 60 to 64                                   - 60..64
C.102 Articles 60–64                             C102 60..64
C102:24(1)(a)                                    C102 24(1)(a)
C102:Part XI                                     C102 Part XI
C102:Schedule:VI(a)                              C102 Schedule:VI(a)
C.102 Schedule to Part XI                        C102 Schedule
C.121 Schedule II                                C121 ScheduleII
C121:ScheduleII:3                                C121 ScheduleII:3
第121号公约附表二                                     C121 ScheduleII
Annex:36                                         - Annex:36
C121 Art. 19                                     C121 19
C.168 Article 15(1)                              C168 15(1)
R202 Para. 5(a)                                  R202 5(a)
Recommendation No. 202, paragraph 13(1)(b)       R202 13(1)(b)
European Code of Social Security, Article 44     ECSS 44
C.102                                            C102 -
第二十四条                                        - 24
第24条                                            - 24
第六十五条第三款                                    - 65(3)
第六十五条第六款第（三）项                            - 65(6)(c)
第六十五条第六款(c)项                               - 65(6)(c)
第十条第一款第（一）项第（二）目                       - 10(1)(a)(ii)
第六十九条第（j）项                                 - 69(j)
公约第24条                                         - 24
本公约第二十四条                                    - 24
102号公约第二十四条第一款                            C102 24(1)
第102号公约第２４条第１款第（ａ）项                     C102 24(1)(a)
第一百零二号公约第七十二条                            C102 72
《社会保障（最低标准）公约》（第102号）第24条             C102 24
《社会保障（最低标准）公约》第二十四条                    C102 24
ICESCR Art. 9                                     ICESCR 9
International Covenant on Economic, Social and Cultural Rights, Article 10(2)   ICESCR 10(2)
《经济、社会及文化权利国际公约》第九条                 ICESCR 9
经济社会文化权利公约第十条第二款                       ICESCR 10(2)
CEDAW Art. 11(1)(e)                               CEDAW 11(1)(e)
《消除对妇女一切形式歧视公约》第十一条第二款第(b)项    CEDAW 11(2)(b)
Article 26 of the CRC                             CRC 26
儿童权利公约第26条                                   CRC 26
残疾人权利公约第二十八条                              CRPD 28
世界人权宣言第二十二条                               UDHR 22
General Comment No. 19, para. 23                  GC19 23
第19号一般性意见第二十三段                            GC19 23
MLC, 2006 Regulation 4.5                          MLC 4.5
MLC Standard A4.5(2)                              MLC A4.5(2)
《2006年海事劳工公约》标准A4.5第二款                  MLC A4.5(2)
GC19:22                                           GC19 22
MLC:B4.5(1)                                       MLC B4.5(1)
C.19 Art. 1(2)                                    C19 1(2)
第102号公约第十部分                                  C102 Part X
第102号公约附表                                      C102 Schedule
第102号公约附表（第四部分）                            C102 Schedule:IV
C.102 Schedule (Part VI)(a)                        C102 Schedule:VI(a)
第六十条至第六十四条                                  - 60..64
第60至64条                                          - 60..64
第202号建议书第五段                                   R202 5
欧洲社会保障法典第四十四条                              ECSS 44
第十六条之一                                          - 16-1
Ｃ１０２ Ａｒｔ． ２４（１）                            C102 24(1)
"""


def _cases() -> list[tuple[str, str, str]]:
    cases = []
    for line in READ.strip().splitlines():
        written, _, wanted = line.rpartition("  ")
        instrument, _, address = wanted.strip().partition(" ")
        cases.append((written.strip(), instrument, address))
    return cases


def _shown(citation: Citation) -> str:
    return f"{citation.address}..{citation.last}" if citation.last else citation.address or "-"


@pytest.mark.parametrize(("written", "instrument", "address"), _cases())
def test_reads(written: str, instrument: str, address: str) -> None:
    citation = parse_citation(written)
    assert citation is not None
    assert (citation.instrument or "-", _shown(citation)) == (instrument, address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "24.1",
        "养老保险",
        "paragraph 3",
        "第三款",
        "第五段",
        "Article",
        "article 24 shall apply",
        "第二十四条规定",
        "Arts. 60 to 64(1)",
        "Part of it",
        "Part 0",
        "C102 art 24 (",
        "24 weeks",
        "第条",
        "the Convention",
        "x" * 500,
    ],
)
def test_is_no_citation(text: str) -> None:
    assert parse_citation(text) is None


def test_the_default_instrument_stands_in_where_none_is_named() -> None:
    for text in ("Art. 24", "公约第24条", "第二十四条", "this Convention, Art. 24"):
        citation = parse_citation(text, "C102")
        assert citation is not None and citation.ref == "C102:24"
    other = parse_citation("C.121 Art. 24", "C102")
    assert other is not None and other.ref == "C121:24"
    unnamed = parse_citation("Art. 24")
    assert unnamed is not None and unnamed.ref is None


@given(
    article=st.integers(1, 120),
    marks=st.lists(st.sampled_from(["1", "3", "12"]), max_size=1),
    letters=st.lists(st.sampled_from(["a", "c", "i", "j"]), max_size=1),
    items=st.sampled_from([[], ["i"], ["iv"]]),
    lang=st.sampled_from(["en", "zh"]),
)
def test_what_is_written_reads_back(
    article: int, marks: list[str], letters: list[str], items: list[str], lang: str
) -> None:
    steps = (*marks, *letters, *(items if letters else []))
    citation = Citation("C102", "article", str(article), steps)
    assert parse_citation(format_citation(citation, "zh" if lang == "zh" else "en")) == citation


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    citation = parse_citation(text)
    assert citation is None or citation.kind
