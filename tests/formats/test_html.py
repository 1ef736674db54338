"""A web page as lines: what a reader sees of it, in order, and nothing of its machinery."""

from __future__ import annotations

import codecs

import pytest

from workbench.errors import Invalid
from workbench.formats.html import read_html


def lines(html: str) -> list[str]:
    return [line.text for line in read_html(html.encode()).lines]


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<p>甲</p><p>乙", ["甲", "乙"]),
        ("<p>甲<br>乙<br/>丙</p>", ["甲", "乙", "丙"]),
        ("<p>甲 <b>乙</b>丙</p>丁", ["甲 乙丙", "丁"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>a\n  b&nbsp;&nbsp;c &lt;d&gt; &sect;</p>", ["a b c <d> §"]),
        ("<p>\u3000\u3000甲</p>", ["甲"]),
        ("<pre>甲\n乙</pre>丙", ["甲", "乙", "丙"]),
        ("<script>x()</script><style>p{}</style><nav>menu</nav>甲<!-- no -->", ["甲"]),
        ("<div role='navigation'>menu <p>more</p></div>甲", ["甲"]),
        ("<head><title>site</title></head><body>甲</body>", ["甲"]),
        ("<ol><li>甲<li>乙</ol><ol start=5><li>丙<li value=9>丁</ol>", ["1. 甲", "2. 乙", "5. 丙", "9. 丁"]),
        ("<ol type=a><li>甲<ol type=i><li>乙<li>丙</ol><li>丁</ol>", ["a. 甲", "i. 乙", "ii. 丙", "b. 丁"]),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol><li></li></ol><p>甲</p>", ["甲"]),
        ("<ol><li>第一条 甲<li>（二）乙<li>3.5 per cent</ol>", ["第一条 甲", "（二）乙", "3. 3.5 per cent"]),
        ("<ul><li>甲</ul>", ["• 甲"]),
        ("<table><tr><td>a<td>b<tr><td>c<p>d<td></table>x", ["a\tb", "c d\t", "x"]),
        ("<table><tr><td>第一条 甲<tr><td>第二条 乙</table>", ["第一条 甲", "第二条 乙"]),
        ("<table><tr><td>甲<table><tr><td>a<td>b</table>乙</table>", ["甲", "a\tb", "乙"]),
        ("<p>甲<del>乙</del><ins>丙</ins>丁", ["甲丙丁"]),
    ],
)
def test_words(html: str, read: list[str]) -> None:
    assert lines(html) == read


def test_headings_and_title() -> None:
    source = read_html("<p>x</p><h1>试点<em>办法</em></h1><h2>第一章</h2><p>甲</p>".encode())
    assert source.title == "试点办法"
    assert [(line.kind, line.level, line.line) for line in source.lines] == [
        *(("text", 0, 1), ("heading", 1, 2), ("heading", 2, 3), ("text", 0, 4)),
    ]


def test_what_needs_a_look_is_told() -> None:
    source = read_html("<p>甲<del>乙</del><ins>丙</ins></p><p hidden>丁</p><p><img>戊</p>".encode())
    assert [(each.code, each.line, each.facts["count"]) for each in source.warnings] == [
        *(("tracked_changes", 1, 2), ("hidden_text", 2, 1), ("pictures_left_out", 3, 1)),
    ]


CHINESE = "<p>第一条　职工有权查询个人账户。</p>"
TRADITIONAL = "<meta charset=big5><p>第一條　職工有權查詢個人帳戶。</p>"


@pytest.mark.parametrize(
    "data",
    [
        CHINESE.encode("utf-8"),
        codecs.BOM_UTF8 + CHINESE.encode("utf-8"),
        CHINESE.encode("utf-16"),
        CHINESE.encode("gb18030"),
        b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">' + CHINESE.encode("gbk"),
        b"<meta charset=gbk>" + CHINESE.encode("utf-8"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert [line.text for line in read_html(data).lines] == ["第一条　职工有权查询个人账户。"]


def test_a_declared_encoding_is_believed_and_a_missing_one_asked() -> None:
    assert read_html(TRADITIONAL.encode("big5")).lines[0].text.startswith("第一條")
    with pytest.raises(Invalid) as refused:
        read_html(TRADITIONAL.replace("<meta charset=big5>", "").encode("big5"))
    assert refused.value.code == "encoding_unknown"


@pytest.mark.parametrize("html", ["<div>" * 20_000 + "甲", "<table><tr><td>" * 3_000 + "甲", "<b" * 10_000])
def test_deep_or_broken_pages_do_not_crash(html: str) -> None:
    try:
        source = read_html(html.encode())
    except Invalid as refused:
        assert refused.code in ("file_broken", "text_empty")
    else:
        assert all(line.text for line in source.lines)
