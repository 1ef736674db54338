"""An OpenDocument text as lines, with the numbers LibreOffice would show."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.formats.documents import docx, level, numbering, odt, p, packed, style
from tests.shared import shared
from tests.tools import needs
from workbench.errors import Invalid
from workbench.formats.docx.reading.document import read_docx
from workbench.formats.intake import read_file
from workbench.formats.odt.document import read_odt
from workbench.law.accounting import account

CHAPTERS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-prefix="第" '
    'style:num-suffix="章" style:num-format="一, 二, 三, ..."/><text:list-level-style-number text:level="2" '
    'style:num-format="1" text:display-levels="2"/><text:list-level-style-bullet text:level="3" '
    'text:bullet-char="-"/></text:list-style>'
)
OUTLINE = (
    '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="I" '
    'style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
)


def item(inner: str, start: str = "") -> str:
    return f"<text:list-item{start}>{inner}</text:list-item>"


def listed(*items: str, more: str = 'text:style-name="L"') -> str:
    return f"<text:list {more}>{''.join(items)}</text:list>"


def lines(body: str) -> list[str]:
    return [line.text for line in read_odt(odt(body, styles=OUTLINE, automatic=CHAPTERS)).lines]


X = "<text:p>x</text:p>"


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("<text:p>甲 <text:span>乙</text:span>\n 丙</text:p>", ["甲 乙 丙"]),
        ('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>', ["a   b c", "d"]),
        ('<text:p>a<text:s text:c="999999"/>b</text:p>', ["a" + " " * 100 + "b"]),
        (
            listed(item(X), item(X + listed(item(X), item(X), more=""))),
            ["第一章\u3000x", "第二章\u3000x", "二.1 x", "二.2 x"],
        ),
        (listed(item(X + X)), ["第一章\u3000x", "x"]),
        (listed(item(X)) + listed(item(X)), ["第一章\u3000x", "第一章\u3000x"]),
        (
            listed(item(X)) + X + listed(item(X), more='text:style-name="L" text:continue-numbering="true"'),
            ["第一章\u3000x", "x", "第二章\u3000x"],
        ),
        (
            listed(item(X), more='text:style-name="L" xml:id="one"')
            + listed(item(X))
            + listed(item(X), more='text:style-name="L" text:continue-list="one"'),
            ["第一章\u3000x", "第一章\u3000x", "第二章\u3000x"],
        ),
        (listed(item(X, ' text:start-value="7"'), item(X)), ["第七章\u3000x", "第八章\u3000x"]),
        (listed(item(listed(item(listed(item(X), more="")), more=""))), ["- x"]),
        (listed(f"<text:list-header>{X}</text:list-header>", item(X)), ["x", "第一章\u3000x"]),
        (
            '<text:h text:outline-level="1">甲</text:h><text:h text:outline-level="2">乙</text:h>'
            '<text:h text:outline-level="1">丙</text:h>',
            ["I. 甲", "乙", "II. 丙"],
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
            "<table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell></table:table-row>"
            "<table:table-row><table:table-cell><text:p>d</text:p></table:table-cell>"
            "<table:covered-table-cell/></table:table-row></table:table>",
            ["a\tb c", "d\t"],
        ),
        (
            '<text:p>甲<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            "<text:note-body><text:p>注</text:p></text:note-body></text:note>乙</text:p>",
            ["甲乙", "[1] 注"],
        ),
        (
            "<text:p><draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>甲</text:p>",
            ["甲", "框"],
        ),
        ("<text:section><text:p>甲</text:p></text:section>", ["甲"]),
        (
            "<text:p>甲<text:ruby><text:ruby-base>乙</text:ruby-base><text:ruby-text>yi</text:ruby-text></text:ruby></text:p>",
            ["甲乙"],
        ),
        (
            "<text:table-of-content><text:table-of-content-source/><text:index-body><text:p>第一章 1</text:p>"
            "</text:index-body></text:table-of-content>",
            ["第一章 1"],
        ),
    ],
)
def test_words(body: str, read: list[str]) -> None:
    assert lines(body) == read


def test_tracked_changes_and_comments_of_a_libreoffice_file(tmp_path: Path) -> None:
    file = shared("data/word/lo_native.docx")
    source = read_odt(converted(file, tmp_path))
    word = read_docx(file.read_bytes())
    assert [line.text for line in source.lines] == [line.text for line in word.lines]
    changed = [each for each in source.warnings if each.code == "tracked_changes"]
    assert [each.line for each in changed] == [4, 5, 7, 8, 9]
    assert sum(int(str(each.facts["deletions"])) for each in changed) == 3
    assert sum(int(str(each.facts["count"])) for each in source.warnings if each.code == "comments_left_out") == 3


def converted(file: Path, folder: Path, to: str = "odt") -> bytes:
    """The file as LibreOffice saves it in its own format, or in another of those it writes."""
    profile, made = f"-env:UserInstallation={(folder / 'profile').as_uri()}", folder / "made"
    command = [needs("soffice"), profile, "--headless", "--convert-to", to, "--outdir", str(made), str(file)]
    subprocess.run(command, check=True, capture_output=True)
    return (made / f"{file.stem}.{to}").read_bytes()


ODD = """<html><head><title>办法</title></head><body><div title="header"><p>机密</p></div>
<h1>互助办法</h1><p>第一条　会员<b>按</b><i>月</i>缴<sup>1</sup>费。<br>下一行。</p>
<ol><li><p>第一项；</p></li><li>第二项：<ul><li>甲</li><li>乙</li></ul></li></ol>
<table border=1><caption>津贴表</caption><thead><tr><th>种类</th><th colspan=2>金额</th></tr></thead>
<tr><td rowspan=2>住院</td><td>50</td><td>元</td></tr>
<tr><td>60<table><tr><td>内表</td></tr></table></td><td>元</td></tr></table>
<p>第二条　<del>旧文</del><ins>新文</ins>施行。</p><blockquote>引文一段。</blockquote><pre>第三条　预排
文字。</pre><dl><dt>会员</dt><dd>指参加互助的人。</dd></dl>
<p>第四条　<ruby>罹<rp>(</rp><rt>lí</rt><rp>)</rp></ruby>病的给付。&nbsp;完。</p><p style="display:none">不显示</p>
<details><summary>附则</summary><p>第五条　本办法自公布之日起施行。</p></details><select><option>选项</option></select>
<textarea>输入</textarea><center>居中</center><font size=7>大字</font></body></html>"""


@pytest.mark.slow
@pytest.mark.parametrize("to", ["odt", "docx", "html"])
def test_an_odd_page_loses_no_word_in_any_format_that_libreoffice_makes_of_it(tmp_path: Path, to: str) -> None:
    file = tmp_path / "odd.html"
    file.write_text(ODD, "utf-8")
    whole = tmp_path / "whole.odt"
    whole.write_bytes(converted(file, tmp_path))
    data = whole.read_bytes() if to == "odt" else converted(whole, tmp_path, to)
    law = read_file(f"odd.{to}", data)
    assert [article.label for article in law.articles] == ["第一条", "第二条", "第三条", "第四条", "第五条"]
    words = account(law)
    assert words.unexplained == 0 and words.file > 90


def test_a_law_saved_by_libreoffice_reads_like_the_word_file(tmp_path: Path) -> None:
    law = level(0, "chineseCountingThousand", "第%1章") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)")
    styles = style("1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    body = p("总则", style="1", num=(1, 0)) + "".join(p("x", num=(1, int(at))) for at in "112210121") + p("y")
    file = tmp_path / "law.docx"
    file.write_bytes(docx(body, parts={"numbering": numbering(law), "styles": styles}))
    words = [(line.text, line.kind) for line in read_docx(file.read_bytes()).lines]
    assert [(line.text, line.kind) for line in read_odt(converted(file, tmp_path)).lines] == words


def test_hidden_text_pictures_and_title() -> None:
    styles = (
        '<style:style style:name="P1" style:parent-style-name="Title"/>'
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    )
    body = (
        '<text:p text:style-name="P1">办法</text:p>'
        '<text:p>甲<text:span text:style-name="T1">乙</text:span><draw:frame><draw:image/></draw:frame></text:p>'
    )
    source = read_odt(odt(body, automatic=styles))
    assert source.title == "办法"
    assert [(each.code, each.facts["count"]) for each in source.warnings] == [
        *(("hidden_text", 1), ("pictures_left_out", 1)),
    ]


@pytest.mark.parametrize("members", [{"mimetype": b"x"}, {"content.xml": b"<a/>"}])
def test_a_package_without_text(members: dict[str, bytes]) -> None:
    with pytest.raises(Invalid) as refused:
        read_odt(packed(members))
    assert refused.value.code == "file_no_document"
