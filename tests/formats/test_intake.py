"""From a file of any format to a law, with warnings a person can act on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.documents import docx, level, numbering, odt, p, r
from tests.shared import shared
from workbench.errors import Invalid
from workbench.formats.akoma.writing import write_akoma
from workbench.formats.intake import fold_warnings, read_file, read_pasted, read_source
from workbench.lang.cleaning import is_clean
from workbench.law.accounting import account
from workbench.law.model import Clause, LawText, ReadWarning

BY = 'w:id="1" w:author="甲" w:date="2026-01-02T03:04:05Z"'
WORDS = ["第一章 总则", "第一条 为了试点，制定本办法。", "第二条 职工有权查询账户。", "第三条 本办法自发布之日起施行。"]
PLAIN = "试点办法\n" + "\n".join(WORDS)


def articles(law: LawText) -> list[str]:
    return [clause.label for clause in law.articles]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("law.txt", PLAIN.encode()),
        ("law.txt", PLAIN.encode("gb18030")),
        ("law.txt", PLAIN.replace("\n", "\v").encode()),
        ("law.md", PLAIN.encode()),
        ("law.html", ("<h1>试点办法</h1>" + "".join(f"<p>{each}</p>" for each in WORDS)).encode()),
        ("law.docx", docx(p("试点办法") + "".join(map(p, WORDS)))),
        ("law.odt", odt("".join(f"<text:p>{each}</text:p>" for each in ["试点办法", *WORDS]))),
        ("law.xml", write_akoma(read_pasted(PLAIN))),
    ],
)
def test_every_format_gives_the_same_law(name: str, data: bytes) -> None:
    law = read_file(name, data)
    assert law.title == "试点办法"
    assert law.lang == "zh"
    assert articles(law) == ["第一条", "第二条", "第三条"]
    assert [each.text for each in law.articles] == [each.text for each in read_pasted(PLAIN).articles]


ODD = "第二条 职\u202e工有权\ufdd0查询账户。\u200f"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("law.html", ("<h1>试\u2066点办法</h1>" + "".join(f"<p>{each}</p>" for each in (WORDS[1], ODD))).encode()),
        (
            "law.html",
            f"<h1>试点办法</h1><p>{WORDS[1]}</p><p>第二条 职&#x202e;工有权&#1;查询账户。&#x200f;</p>".encode(),
        ),
        ("law.docx", docx(p("试点办法") + p(WORDS[1]) + p(ODD))),
        ("law.odt", odt("".join(f"<text:p>{each}</text:p>" for each in ["试点办法", WORDS[1], ODD]))),
        (
            "law.xml",
            write_akoma(read_pasted(PLAIN)).replace("职工有权".encode(), "职\u202e工有\u200f权\ufdd0".encode()),
        ),
    ],
)
def test_what_no_text_may_hold_is_taken_out_and_told(name: str, data: bytes) -> None:
    law = read_file(name, data)
    assert law.title == "试点办法"
    assert [clause.text for clause in law.articles][1] == "职工有权查询账户。"
    (warning,) = [warning for warning in law.warnings if warning.code == "characters_taken_out"]
    assert warning.facts["count"] in (3, 4) and warning.facts["places"] and is_clean(str(warning.facts["places"]))


def test_a_law_whose_numbers_are_automatic() -> None:
    law = level(0, "chineseCountingThousand", "第%1章") + level(
        1, "chineseCountingThousand", "第%2条", more='<w:lvlRestart w:val="0"/>'
    )
    law += level(2, "chineseCountingThousand", "（%3）", more='<w:suff w:val="nothing"/>')
    chapter = p("总则", num=(1, 0)) + p("用人单位应当做到下列事项：", num=(1, 1))
    chapter += p("登记；", num=(1, 2)) + p("缴费。", num=(1, 2)) + p("职工可以查询。", num=(1, 1))
    read = read_file("law.docx", docx(p("试点办法") + chapter * 30, parts={"numbering": numbering(law)}))
    assert [clause.number for clause in read.articles] == [str(number) for number in range(1, 61)]
    assert sum(clause.kind == "chapter" for clause in read.clauses) == 30
    assert sum(clause.kind == "item" for clause in read.clauses) == 60


def test_tracked_changes_are_one_warning_that_names_the_clauses() -> None:
    body = (
        p("试点办法")
        + p(r("第一条 职工") + f"<w:ins {BY}>{r('和单位')}</w:ins>" + r("缴费。"))
        + p("第二条 职工可以查询。")
        + p(r("第三条 本办法") + f"<w:del {BY}><w:r><w:delText>暂</w:delText></w:r></w:del>" + r("施行。"))
    )
    warnings = [each for each in read_file("law.docx", docx(body)).warnings if each.code == "tracked_changes"]
    assert len(warnings) == 1
    facts = warnings[0].facts
    assert (facts["count"], facts["insertions"], facts["deletions"], facts["moves"]) == (2, 1, 1, 0)
    assert [place.split("/")[0] for place in str(facts["places"]).split("、")] == ["第一条", "第三条"]


def test_folding_keeps_the_order_and_what_has_no_place() -> None:
    clause = Clause("a", "article", "1", "第一条", "", "", None, "第一条", 3)
    warnings = [
        ReadWarning("x", "front", 1, {"places": "front", "count": 1}),
        ReadWarning("gap", "第五条", 9),
        ReadWarning("x", "words", 4, {"places": "words", "count": 2}),
        ReadWarning("x", "words", 5, {"places": "words", "count": 2}),
    ]
    folded = fold_warnings(warnings, [clause])
    assert [(each.code, each.label) for each in folded] == [("x", "front、第一条"), ("gap", "第五条")]
    assert folded[0].facts == {"places": "front、第一条", "count": 5}


def test_lost_characters_are_told() -> None:
    warning = next(
        each for each in read_pasted("办法\n第一条 职\ufffd\ufffd缴费。").warnings if each.code == "characters_lost"
    )
    assert warning.facts["count"] == 2


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", docx(p()), "text_empty"),
        ("a.md", b"<!-- nothing -->", "text_empty"),
        ("a.docx", b"%PDF-1.4", "file_is_pdf"),
        ("a.txt", "甲\0".encode(), "text_binary"),
    ],
)
def test_files_without_words(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_file(name, data)
    assert refused.value.code == code


def test_akoma_ntoso_has_no_lines() -> None:
    with pytest.raises(Invalid) as refused:
        read_source("a.xml", write_akoma(read_pasted(PLAIN)))
    assert refused.value.code == "file_is_akoma"


def test_an_encoding_chosen_by_a_person() -> None:
    traditional = "辦法\n第一條 職工應當繳費。\n第二條 職工可以查詢。"
    assert articles(read_file("a.txt", traditional.encode("big5"), encoding="big5")) == ["第一條", "第二條"]


@pytest.mark.parametrize("name", ["sil_2018", "women_2022"])
def test_real_laws_through_word_with_automatic_numbers(name: str) -> None:
    """A real law typed as Word users do it, its 章 and 条 numbered by Word, reads like the plain text."""
    plain = read_file(f"{name}.md", shared(f"data/laws/{name}.md").read_bytes())
    law = level(0, "chineseCountingThousand", "第%1章", more='<w:suff w:val="space"/>') + level(
        1, "chineseCountingThousand", "第%2条", more='<w:lvlRestart w:val="0"/>'
    )
    body = p(plain.title)
    for clause in plain.clauses:
        if clause.kind == "chapter":
            body += p(clause.heading, num=(1, 0))
        elif clause.kind == "article":
            first, *rest = clause.text.split("\n")
            body += p(first, num=(1, 1)) + "".join(map(p, rest))
    word = read_file("law.docx", docx(body, parts={"numbering": numbering(law)}))
    assert articles(word) == articles(plain)
    assert ["".join(each.text.split()) for each in word.articles] == [
        "".join(each.text.split()) for each in plain.articles
    ]


@given(st.text(max_size=400))
def test_no_paste_crashes(text: str) -> None:
    try:
        law = read_pasted(text)
    except Invalid as refused:
        assert refused.field == "text"
    else:
        assert law.lang in ("zh", "en")


@given(st.binary(max_size=400), st.sampled_from(["", "PK\x03\x04", "<html>", "<p>", "%PDF-", '<?xml version="1.0"?>']))
def test_no_bytes_crash(data: bytes, head: str) -> None:
    try:
        read_file("a.txt", head.encode() + data)
    except Invalid as refused:
        assert refused.code


_ALTERED = "<w:del><w:r><w:delText>乙、</w:delText></w:r></w:del>"
_RUBY = f"<w:r><w:ruby><w:rt>{r('bing')}</w:rt><w:rubyBase>{r('丙')}</w:rubyBase></w:ruby></w:r>"
_BOX = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>第二条 丁。</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>see</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>戊</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_COMMENTED = "<text:p>第一条 甲<office:annotation><text:p>why</text:p></office:annotation>。</text:p>"
_NOTED = (
    "<text:p>第一条 甲<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>乙。</text:p>"
    "</text:note-body></text:note>。</text:p>"
)


@pytest.mark.parametrize(
    ("name", "data", "left_out"),
    [
        ("a.docx", docx(p(r("第一条 甲、") + _ALTERED + r("丙。"))), {"deletion": "乙、"}),
        ("a.docx", docx(p(r("第一条 ") + _RUBY)), {"pronunciation": "bing"}),
        ("a.docx", docx(p(r("第一条 甲。") + _BOX)), {}),
        ("a.docx", docx(p(r("第一条 ") + _FIELD)), {"field": "see"}),
        ("a.odt", odt(_COMMENTED), {"comment": "why"}),
        ("a.odt", odt(_NOTED), {}),
        (
            "a.html",
            "<html><nav>Home</nav><p>第一条 甲<del>乙</del>。</p><ol><li>丙。</li></ol>",
            {"menu": "Home", "deletion": "乙"},
        ),
        ("a.html", "<head><title>x</title></head><p>第一条 甲。</p><button>Print</button>", {"control": "Print"}),
    ],
)
def test_every_word_of_a_document_is_in_the_law_or_left_out_by_name(
    name: str, data: bytes | str, left_out: dict[str, str]
) -> None:
    law = read_file(name, data.encode() if isinstance(data, str) else data)
    assert {each.kind.value: each.text for each in law.furniture} == left_out
    assert account(law).unexplained == 0 and account(law).file > 0


def test_words_that_no_reader_knows_are_missing_and_told_first() -> None:
    law = read_file("a.docx", docx(p(r("第一条 甲。") + "<w:unheard><w:r><w:t>two words</w:t></w:r></w:unheard>")))
    assert account(law).unexplained == 2 and law.warnings[0].code == "words_missing"
