"""A Word document as lines: order, tables, notes, headings and merged paragraphs."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.formats.documents import R, W, docx, level, numbering, p, packed, r, style
from tests.shared import shared
from tests.tools import needs
from workbench.errors import Invalid
from workbench.formats.docx.reading.document import read_docx

BY = 'w:id="1" w:author="甲" w:date="2026-01-02T03:04:05Z"'
GONE = f"<w:rPr><w:del {BY}/></w:rPr>"


def lines(body: str, **parts: str) -> list[str]:
    return [line.text for line in read_docx(docx(body, parts=parts)).lines]


def cell(*blocks: str, props: str = "") -> str:
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{''.join(blocks) or p()}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(row if row.startswith("<w:tr") else f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def dropped(words: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{words}</w:delText></w:r></w:del>"


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (p("甲", props=GONE) + p("乙"), ["甲乙"]),
        (p(dropped("甲"), props=GONE) + p("乙"), ["乙"]),
        (p("甲", props=GONE) + p("乙", props=GONE) + p("丙"), ["甲乙丙"]),
        (p("甲", props=GONE), ["甲"]),
        (p("甲", props=GONE) + table(cell(p("a")) + cell(p("b"))), ["甲", "a\tb"]),
        (p("甲", props=GONE, num=(1, 0)) + p("乙") + p("丙", num=(1, 0)), ["第一条\u3000甲乙", "第二条\u3000丙"]),
        (p(dropped("甲"), props=GONE, num=(1, 0)) + p("乙", num=(1, 0)), ["第一条\u3000乙"]),
    ],
)
def test_a_deleted_paragraph_mark_joins_paragraphs(body: str, read: list[str]) -> None:
    law = numbering(level(0, "chineseCountingThousand", "第%1条"))
    assert lines(body, numbering=law) == read


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        (table(cell(p("a")) + cell(p("b")), cell(p("c"), p("d")) + cell()), ["a\tb", "c d\t"]),
        (table(cell(p("a"), props='<w:gridSpan w:val="2"/>') + cell(p("b"))), ["a\tb"]),
        (
            table(
                cell(p("a"), props='<w:vMerge w:val="restart"/>') + cell(p("b")),
                cell(props="<w:vMerge/>") + cell(p("c")),
            ),
            ["a\tb", "\tc"],
        ),
        (table(cell(table(cell(p("x")) + cell(p("y")))) + cell(p("b"))), ["x y\tb"]),
        (table(cell(p("第一条 甲")), cell(p("第二条 乙"), p("丙"))), ["第一条 甲", "第二条 乙", "丙"]),
        (table(cell(p("a")) + cell(p("b")), f"<w:tr><w:trPr><w:del {BY}/></w:trPr>{cell(p('c'))}</w:tr>"), ["a\tb"]),
        (table(cell(p("a")) + cell(p("b")) + cell(p("c"), props=f"<w:cellDel {BY}/>")), ["a\tb"]),
        (f"<w:sdt><w:sdtContent>{p('甲')}{table(cell(p('a')) + cell(p('b')))}</w:sdtContent></w:sdt>", ["甲", "a\tb"]),
        (table(cell(p("", num=(1, 0))) + cell(p("a")), cell(p("", num=(1, 0))) + cell(p("b"))), ["1.\ta", "2.\tb"]),
    ],
)
def test_tables(markup: str, read: list[str]) -> None:
    assert lines(markup + p(), numbering=numbering(level(0, "decimal", "%1."))) == read


def test_notes_stand_after_the_paragraph_that_cites_them() -> None:
    body = (
        p(r("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("乙"))
        + p(r("丙") + '<w:r><w:footnoteReference w:id="3"/><w:endnoteReference w:id="2"/></w:r>')
        + p("丁")
    )
    separator = f'<w:footnote w:type="separator" w:id="0">{p("---")}</w:footnote>'
    feet = (
        separator
        + f'<w:footnote w:id="2">{p("注一")}{p("续")}</w:footnote><w:footnote w:id="3">{p("注二")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="2">{p("尾注")}</w:endnote>'
    source = read_docx(docx(body, parts={"footnotes": feet, "endnotes": ends}))
    assert [(line.text, line.kind, line.line) for line in source.lines] == [
        ("甲乙", "text", 1),
        ("[1] 注一 续", "note", 1),
        ("丙", "text", 2),
        ("[2] 注二", "note", 2),
        ("[i] 尾注", "note", 2),
        ("丁", "text", 3),
    ]
    assert [(each.code, each.facts["count"]) for each in source.warnings] == [("notes_moved", 1), ("notes_moved", 2)]


def test_a_note_that_cites_itself_is_read_once() -> None:
    cite = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{p(r("注") + cite)}</w:footnote>'
    assert lines(p(r("甲") + cite) + p(r("乙") + cite), footnotes=note) == ["甲", "[1] 注", "乙"]


def test_headings_titles_and_contents() -> None:
    styles = style("1", "heading 1") + style("t", "Title") + style("c", "toc 1") + style("o", "Own")
    body = (
        p("<w:r><w:t>试点基金</w:t><w:br/><w:t>管理办法</w:t></w:r>", style="t")
        + p("第一章 总则 1", style="c")
        + p("<w:r><w:t>第一章</w:t><w:br/><w:t>总则</w:t></w:r>", style="1")
        + p("第一节", style="o", props='<w:outlineLvl w:val="1"/>')
        + p("正文")
    )
    source = read_docx(docx(body, parts={"styles": styles}))
    assert source.title == "试点基金管理办法"
    assert [(line.text, line.kind, line.level) for line in source.lines] == [
        ("试点基金管理办法", "heading", 1),
        ("第一章 总则 1", "text", 0),
        ("第一章 总则", "heading", 1),
        ("第一节", "heading", 2),
        ("正文", "text", 0),
    ]


def test_without_a_title_style_a_heading_in_front_is_the_title() -> None:
    styles = style("1", "heading 1")
    assert read_docx(docx(p("办法", style="1") + p("正文"), parts={"styles": styles})).title == "办法"
    assert read_docx(docx(p("正文") + p("办法", style="1"), parts={"styles": styles})).title == ""


def test_strict_files_read_like_others() -> None:
    body = p("总则", num=(1, 0)) + p(f"<w:ins {BY}>{r('甲')}</w:ins>")
    parts = {"numbering": numbering(level(0, "chineseCountingThousand", "第%1章"))}
    import_of = docx(body, parts=parts)
    strict = {
        name: content.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            R.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, content in members(import_of).items()
    }
    assert read_docx(packed(strict)) == read_docx(import_of)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_package_without_a_document() -> None:
    with pytest.raises(Invalid) as refused:
        read_docx(packed({"[Content_Types].xml": b"<Types/>"}))
    assert refused.value.code == "file_no_document"


@pytest.mark.parametrize("name", ["lo_native.docx", "lo_sh.docx"])
def test_a_file_of_libreoffice_with_changes_and_comments(name: str) -> None:
    source = read_docx(shared(f"data/word/{name}").read_bytes())
    texts = [line.text for line in source.lines]
    assert len(texts) == 9
    assert [text.split(" ")[0] for text in texts if text.startswith("第")] == [
        *("第一章", "第一条", "第二条", "第三条", "第四条", "第四条之一", "第五条"),
    ]
    totals = {
        fact: sum(int(str(each.facts[fact])) for each in source.warnings if each.code == "tracked_changes")
        for fact in ("insertions", "deletions", "moves")
    }
    assert totals == {"insertions": 4, "deletions": 3, "moves": 0}
    assert [each.line for each in source.warnings if each.code == "tracked_changes"] == [4, 5, 7, 8, 9]
    assert sum(each.code == "comments_left_out" for each in source.warnings) == 3


@pytest.mark.slow
def test_labels_agree_with_libreoffice(tmp_path: Path) -> None:
    """LibreOffice numbers the same file by its own lights and writes it as plain text."""
    soffice = needs("soffice")
    law = (
        level(0, "chineseCountingThousand", "第%1章", more='<w:suff w:val="space"/>')
        + level(1, "japaneseCounting", "%2、")
        + level(2, "decimal", "%1.%3")
    )
    mixed = level(0, "upperRoman", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "decimal", "%1.%2.%3")
    nums = {3: '<w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'}
    body = "".join(p("x", num=(1, int(at))) for at in "0112201120")
    body += "".join(p("x", num=(2, int(at))) for at in "0112201") + "".join(p("x", num=(3, int(at))) for at in "0012")
    file = tmp_path / "law.docx"
    file.write_bytes(docx(body, parts={"numbering": numbering(law, mixed, nums=nums)}))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(tmp_path),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True)
    theirs = (tmp_path / "law.txt").read_text("utf-8-sig").splitlines()
    ours = [line.text for line in read_docx(file.read_bytes()).lines]
    assert ["".join(line.split()) for line in ours] == ["".join(line.split()) for line in theirs if line.strip()]
