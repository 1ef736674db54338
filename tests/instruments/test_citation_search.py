"""A citation is found in a query however it is typed, alone and beside other words."""

from __future__ import annotations

import pytest

from workbench.instruments.citation_search import find_citation
from workbench.instruments.citation_style import Citation
from workbench.instruments.library import corpus

TYPED = """
C.102 Art. 71 | C102:71
C102 Art 71 | C102:71
C 102 art 71 | C102:71
C-102 art. 71 | C102:71
C102:71 | C102:71
C102/71 | C102:71
C102 71 | C102:71
c102 71(3) | C102:71(3)
C102 art 71(3) | C102:71(3)
C102 art.71.3 | C102:71(3)
C102 A.71 | C102:71
C102 a71 | C102:71
C102, 71 | C102:71
C102 §71 | C102:71
C102 § 71(3) | C102:71(3)
C102art71 | C102:71
C.102.71 | C102:71
C.102, Article 71, paragraph 3 | C102:71(3)
ILO Convention 102, Article 36, paragraph 3 | C102:36(3)
ILO C102 article 71 para 3 | C102:71(3)
ILO-C102 art 71 | C102:71
ILO 102 art 71 | C102:71
Convention No. 102, art. 71, para. 3 | C102:71(3)
Convention 102 Art. 71 | C102:71
Convention no 102 article 71(3) | C102:71(3)
Conv. No. 102 art 71 | C102:71
conv.102 art.71 | C102:71
conv 102, 71 | C102:71
art.71 par.2 conv.102 | C102:71(2)
art. 71, para. 2, conv. no. 102 | C102:71(2)
article 71 of C.102 | C102:71
article 71(3) of Convention No. 102 | C102:71(3)
paragraph 3 of article 71 of Convention No. 102 | C102:71(3)
para 3, article 71, C102 | C102:71(3)
Art. 71 C.102 | C102:71
71(3) C.102 | C102:71(3)
71 C102 | C102:71
art 71 (3) c102 | C102:71(3)
Article seventy-one of Convention 102 | C102:71
article seventy-one, paragraph three, Convention No. 102 | C102:71(3)
Convention #102 art 71 | C102:71
Convention n° 102, art. 71 | C102:71
Convention (No. 102), art. 71 | C102:71
Social Security (Minimum Standards) Convention, 1952 (No. 102), Article 71 | C102:71
Article 71, Social Security (Minimum Standards) Convention, 1952 (No. 102) | C102:71
C102 Art. 71 al. 3 | C102:71(3)
C102 art 71 par 3 | C102:71(3)
C102 Art. 65, para. 6, (c) | C102:65(6)(c)
C102 65(6)(c) | C102:65(6)(c)
C102 art. 65.6.c | C102:65(6)(c)
Art. 65 para. 6 sub-para. (c) of C.102 | C102:65(6)(c)
C102 Art. 10, para 1, subpara (a), item (iii) | C102:10(1)(a)(iii)
c102 s 71 | C102:71
C102 Articles 65-67 | C102:65..67
C102 arts 65 to 67 | C102:65..67
C102 65-67 | C102:65..67
C102 Part XI | C102:Part XI
Part XI of C.102 | C102:Part XI
Part 11 C102 | C102:Part XI
Part eleven of Convention No. 102 | C102:Part XI
C102 Schedule | C102:Schedule
C121 Schedule I | C121:ScheduleI
Schedule I to C.121 | C121:ScheduleI
R202 para 5 | R202:5
R.202 | R202
R 202 | R202
Recommendation No. 202 | R202
rec. 202 par 5 | R202:5
Recommendation No. 202, paragraph 5 | R202:5
Recommendation 202 para. 5(a) | R202:5(a)
R202 5 | R202:5
para. 5 of R.202 | R202:5
European Code article 68 | ECSS:68
ECSS 68 | ECSS:68
C102 | C102
c.102 | C102
Convention No. 102 | C102
第102号公约 | C102
102号公约 | C102
公约102 | C102
C102第71条 | C102:71
C102 第71条 | C102:71
c102第71.3 | C102:71(3)
C102第71条第3款 | C102:71(3)
C102 71条3款 | C102:71(3)
C102第七十一条第三款 | C102:71(3)
第102号公约第71条 | C102:71
102号公约71条 | C102:71
102号公约第71条3款 | C102:71(3)
102号公约七十一条三款 | C102:71(3)
102号公约第71.3条 | C102:71(3)
102号公约 71(3) | C102:71(3)
第一百零二号公约第七十一条第三款 | C102:71(3)
一百零二号公约71条 | C102:71
公约第102号第71条 | C102:71
公约102 第71条 | C102:71
公约102号71条 | C102:71
公约102 第69条 i项 | C102:69(i)
社会保障（最低标准）公约第71条 | C102:71
社会保障最低标准公约第71条 | C102:71
《社会保障（最低标准）公约》第七十一条 | C102:71
1952年社会保障（最低标准）公约（第102号）第七十一条 | C102:71
国际劳工组织第102号公约第七十一条第三款 | C102:71(3)
国际劳工公约第102号第71条 | C102:71
第71条（第102号公约） | C102:71
第71条 C102 | C102:71
第七十一条第三款，第102号公约 | C102:71(3)
第102号公约第七十一条第(三)款 | C102:71(3)
第102号公约第71（3）条 | C102:71(3)
第102號公約第71條第3款 | C102:71(3)
Ｃ１０２　第７１条 | C102:71
第102号公约第69条i项 | C102:69(i)
第102号公约第六十五条第六款第(c)项 | C102:65(6)(c)
第102号公约第65条第6款c项 | C102:65(6)(c)
第102号公约第65条6款（三）项 | C102:65(6)(c)
第102号公约第10条第1款(a)项(iii)目 | C102:10(1)(a)(iii)
第102号公约第十一部分 | C102:Part XI
102号公约第11部分 | C102:Part XI
C102 第XI部分 | C102:Part XI
102号公约附表 | C102:Schedule
121号公约附表一 | C121:ScheduleI
第121号公约附表二 | C121:ScheduleII
102号公约65-67条 | C102:65..67
102号公约65至67条 | C102:65..67
第102号公约第六十五条至第六十七条 | C102:65..67
第202号建议书第5段 | R202:5
R202第5段 | R202:5
R202 第5段 | R202:5
R.202 第五段 | R202:5
202号建议书 | R202
建议书202 第5段 | R202:5
欧洲社会保障法典第68条 | ECSS:68
第71条 | -:71
71条 | -:71
七十一条 | -:71
第71条第3款 | -:71(3)
71条3款 | -:71(3)
第71.3条 | -:71(3)
公约第71条 | -:71
公约71条 | -:71
Art. 71 | -:71
article 71 | -:71
article sixty-five, paragraph ten | -:65(10)
section 12 | -:12
sec. 12(1) | -:12(1)
第25條第2款 | -:25(2)
"""


def typed() -> list[tuple[str, str]]:
    rows = (line.rpartition(" | ") for line in TYPED.strip().splitlines())
    return [(written, wanted) for written, _, wanted in rows]


def shown(citation: Citation) -> str:
    address = f":{citation.address}" if citation.address else ""
    return f"{citation.instrument or '-'}{address}{f'..{citation.last}' if citation.last else ''}"


def test_the_table_is_of_more_than_a_hundred_forms() -> None:
    assert len({written for written, _ in typed()}) > 100


@pytest.mark.parametrize(("written", "wanted"), typed())
def test_it_is_read_alone_and_beside_other_words(written: str, wanted: str) -> None:
    for query, rest in ((written, ""), (f"pensions {written}", "pensions"), (f"{written} 失业津贴", "失业津贴")):
        found = find_citation(query, corpus())
        assert found is not None and found.rest == rest
        # 公约 alone is the Convention
        assert shown(found.citation) in {wanted, wanted.replace("-", "C102", 1)}


NAMED_BY_TITLE = [
    ("生育保护公约第4条", "C183:4"),
    ("保护生育公约第4条", "C183:4"),
    ("家庭工人公约第14条", "C189:14"),
    ("经济、社会及文化权利国际公约第9条", "ICESCR:9"),
    ("Domestic Workers Convention article 14", "C189:14"),
    ("Social Protection Floors Recommendation, 2012 (No. 202) para 5", "R202:5"),
    ("1988年促进就业和失业保护公约", "C168"),
]


@pytest.mark.parametrize(("written", "wanted"), NAMED_BY_TITLE)
def test_an_instrument_is_known_by_its_title(written: str, wanted: str) -> None:
    found = find_citation(written, corpus())
    assert found is not None and (shown(found.citation), found.rest) == (wanted, "")


BY_NUMBER_ALONE = [
    *(("第128号", "C128"), ("第一百二十八号", "C128"), ("第128号第15条", "C128:15"), ("128号第十五条", "C128:15")),
    *(("第128号的第15条", "C128:15"), ("第202号", "R202"), ("102号71条", "C102:71"), ("第102号第七十一条", "C102:71")),
    *(("No. 128 Article 15", "C128:15"), ("no 121, art. 7", "C121:7"), ("公约第102号第71条", "C102:71")),
]


@pytest.mark.parametrize(("written", "wanted"), BY_NUMBER_ALONE)
def test_an_instrument_is_known_by_its_number_alone(written: str, wanted: str) -> None:
    found = find_citation(written, corpus())
    assert found is not None and (shown(found.citation), found.rest) == (wanted, "")


DECREES = ("国务院令第121号", "人社部发第128号文件", "法释102号", "第15号", "第375号", "28号文")


@pytest.mark.parametrize("written", DECREES)
def test_a_number_that_no_instrument_has_or_that_is_a_decrees_names_none(written: str) -> None:
    assert find_citation(written, corpus()) is None


AMONG_WORDS = [
    ("第102号公约对失业有什么规定", "C102", "对失业有什么规定"),
    ("review of pensions C.128 in payment", "C128", "review of pensions in payment"),
    ("what does article 69 of C.102 say on strikes", "C102:69", "what does say on strikes"),
    ("社会保险法第41条", "-:41", "社会保险法"),
    ("第41条的先行支付", "-:41", "先行支付"),
]


@pytest.mark.parametrize(("query", "wanted", "rest"), AMONG_WORDS)
def test_it_is_found_among_words(query: str, wanted: str, rest: str) -> None:
    found = find_citation(query, corpus())
    assert found is not None and (shown(found.citation), found.rest) == (wanted, rest)


CLAUSE = "第二十八条　下列工伤待遇由工伤保险基金支付：医疗、康复和辅助器具费用，生活不能自理的护理费。"
NO_CITATION = [
    *("三条建议", "part time workers", "12 weeks", "the 12 exceptions", "5 to 10 years", "二十年", "in 2005", "a 24"),
    *("no. 24 of 1990", "26周", "依照本法第二十八条规定的待遇", CLAUSE, "", "公约", "the Convention", "65"),
    "Can the pensionable age be higher than 65?",
]


@pytest.mark.parametrize("query", NO_CITATION)
def test_what_only_looks_like_one_is_none(query: str) -> None:
    assert find_citation(query, corpus()) is None
