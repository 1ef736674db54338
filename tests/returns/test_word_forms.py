"""The forms in Word come back with every mark on its clause: straight, through LibreOffice, and without anchors."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tests.returns.files import W, draft, saved
from tests.tools import needs
from workbench.formats.docx.anchors import DRAFT_PROPERTY, clause_anchor
from workbench.formats.docx.writing.return_forms import FormText, write_draft_form, write_table_form
from workbench.formats.intake import read_file
from workbench.returns.draft import ReturnDraft
from workbench.returns.model import ReturnedFile
from workbench.returns.own_form import form_properties, form_rows
from workbench.returns.placing import PlacedOpinion, place_opinion
from workbench.returns.reading import read_return

ROOT: Final = Path(__file__).resolve().parents[2]
COLUMNS: Final = ("条款", "草案原文", "修改建议", "意见", "理由")
Change = Callable[[Any], None]


def frame(of: ReturnDraft) -> FormText:
    return FormText(
        title="过冬办法 二稿",
        notes=["提出单位：草原总工会", "请在正文中修改。"],
        properties=form_properties(of, "v1"),
        day=date(2009, 1, 2),
        columns=COLUMNS,
        general="对整部草案",
    )


def demonstration() -> ReturnDraft:
    return ReturnDraft(read_file("v2.md", (ROOT / "corpus" / "demonstration" / "v2.zh.md").read_bytes()))


def draft_form(of: ReturnDraft) -> bytes:
    return write_draft_form(of.law, "zh", frame(of))


def table_form(of: ReturnDraft) -> bytes:
    return write_table_form(form_rows(of), "zh", frame(of))


def changed(data: bytes, change: Change) -> bytes:
    document = docx.Document(io.BytesIO(data))
    change(document)
    return saved(document)


def with_parts(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The package with each part changed, or left out where the change gives None."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if (content := change(name, source.read(name))) is not None:
                target.writestr(name, content)
    return out.getvalue()


def without_anchors(data: bytes) -> bytes:
    """As a program leaves it that drops bookmarks, custom properties and variables."""

    def bare(name: str, content: bytes) -> bytes:
        if name == "docProps/custom.xml":
            return re.sub(rb"<property .*</property>", b"", content)
        content = re.sub(rb"<w:docVars>.*</w:docVars>", b"", content)
        return re.sub(rb"<w:bookmark(?:Start|End)[^>]*/>", b"", content)

    return with_parts(data, bare)


def through_office(data: bytes, folder: Path, *, by: Sequence[str] = ()) -> bytes:
    """The file saved by LibreOffice, by way of other formats where ``by`` names some."""
    program = needs("soffice")
    path = folder / "form.docx"
    path.write_bytes(data)
    for at, ending in enumerate([*by, "docx"]):
        out = folder / str(at)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [
            program,
            profile,
            "--headless",
            "--norestore",
            "--convert-to",
            ending,
            "--outdir",
            str(out),
            str(path),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        path = out / f"form.{ending}"
    return path.read_bytes()


def replace_everywhere(document: Any) -> None:
    """A tracked change, a comment or a plain change on every paragraph of the draft, each kind in turn."""
    for at, paragraph in enumerate(each for each in document.paragraphs if names_of(each)):
        if at % 3 == 0:
            document.add_comment(paragraph.runs, text=f"第{at}处的意见，请斟酌。", author="草原总工会")
        else:
            text, run = paragraph.text, paragraph.runs[-1]
            run.text = text[:-1]
            marks = 'w:author="草原总工会" w:date="2009-01-01T00:00:00Z"'
            words = f"<w:r><w:t>，增补{at}</w:t></w:r>"
            paragraph._p.append(parse_xml(f'<w:ins {W} w:id="{9000 + at}" {marks}>{words}</w:ins>'))
            paragraph.add_run(text[-1])


def names_of(paragraph: Any) -> list[str]:
    names = [mark.get(qn("w:name")) for mark in paragraph._p.iter(qn("w:bookmarkStart"))]
    return [name for name in names if name.startswith("clause_")]


def anchors_in(data: bytes) -> list[str]:
    return [name for each in docx.Document(io.BytesIO(data)).paragraphs for name in names_of(each)]


def placed(data: bytes, of: ReturnDraft) -> list[PlacedOpinion]:
    return [place_opinion(opinion, of) for opinion in read_return("意见.docx", data, of).opinions]


def keys_in_order(data: bytes, of: ReturnDraft) -> list[str]:
    by_place = sorted(placed(data, of), key=lambda item: int(str(item.opinion.where["paragraph"])))
    assert {item.placed for item in by_place} == {"placed"}
    return [item.keys[0] for item in by_place]


@pytest.mark.parametrize("drop", [False, True])
def test_every_mark_in_the_draft_finds_its_clause(drop: bool) -> None:
    whole = demonstration()
    form = draft_form(whole)
    expected = [whole.by_anchor[name] for name in anchors_in(form)]
    data = changed(form, replace_everywhere)
    data = without_anchors(data) if drop else data
    assert keys_in_order(data, whole) == expected and len(expected) > 150
    read = read_return("意见.docx", data, whole)
    assert read.organisation == "草原总工会" and {rest.text for rest in read.rest} >= {"请在正文中修改。"}


@pytest.mark.slow
@pytest.mark.parametrize("by", [(), ("odt",)], ids=["docx", "odt"])
def test_what_libreoffice_saves_is_placed_whole(tmp_path: Path, by: Sequence[str]) -> None:
    whole = demonstration()
    form = draft_form(whole)
    data = through_office(changed(form, replace_everywhere), tmp_path, by=by)
    assert keys_in_order(data, whole) == [whole.by_anchor[name] for name in anchors_in(form)]
    filled = through_office(changed(table_form(whole), fill), tmp_path, by=by)
    for each in (filled, without_anchors(filled)):
        assert_every_row(each, whole)


def fill(document: Any) -> None:
    for at, row in enumerate(document.tables[0].rows[1:]):
        row.cells[2 + at % 3].text = f"第{at}行的意见，请斟酌。"


def assert_every_row(data: bytes, of: ReturnDraft) -> None:
    general, *items = placed(data, of)
    assert general.kind == "general" and general.keys == ()
    assert [item.keys[0] for item in items] == [key for key, _, _ in form_rows(of)]
    assert {item.placed for item in items} == {"placed"}


@pytest.mark.parametrize("drop", [False, True])
def test_every_row_of_the_table_finds_its_clause(drop: bool) -> None:
    data = changed(table_form(demonstration()), fill)
    assert_every_row(without_anchors(data) if drop else data, demonstration())


def test_a_form_that_nobody_wrote_in_says_nothing() -> None:
    for form in (draft_form(draft()), table_form(draft())):
        for data in (form, without_anchors(form)):
            read = read_return("x.docx", data, draft())
            assert read.opinions == []
            assert not any("取暖" in rest.text for rest in read.rest), "the draft is no remark"


def test_what_was_changed_without_tracking_is_read_as_well() -> None:
    def change(document: Any) -> None:
        named = {name: each for each in document.paragraphs for name in names_of(each)}
        pays = named[clause_anchor("art_2__para_1")].runs[0]
        pays.text = pays.text.replace("三百元", "五百元")
        boat = named[clause_anchor("art_5__para_1")]
        boat._p.getparent().remove(boat._p)
        below = named[clause_anchor("art_6__para_1")]
        below._p.addnext(parse_xml(f"<w:p {W}><w:r><w:t>雨衣太薄，一季就破。</w:t></w:r></w:p>"))

    items = placed(changed(draft_form(draft()), change), draft())
    assert [(item.kind, item.clauses, item.placed) for item in items] == [
        ("proposal", ("第六条",), "near"),
        ("proposal", ("第二条第一款",), "placed"),
        ("proposal", ("第五条",), "placed"),
    ]
    assert [(item.opinion.deleted, item.opinion.inserted) for item in items[1:]] == [
        ("三百元", "五百元"),
        (draft().law.by_key["art_5__para_1"].text, ""),
    ]


def test_a_form_of_another_draft_is_placed_by_its_words() -> None:
    older = ReturnDraft(draft().law)
    law = draft().law
    data = changed(draft_form(older), lambda document: comment_on(document, "art_4__para_1"))
    newer = renumbered(law)
    (item,) = placed(data, newer)
    assert item.clauses == ("第五条",), "the same words, one article further down"
    assert read_return("x.docx", data, newer).opinions[0].body == "太低。"


def comment_on(document: Any, key: str) -> None:
    named = {name: each for each in document.paragraphs for name in names_of(each)}
    document.add_comment(named[clause_anchor(key)].runs, text="太低。", author="乙")


def renumbered(law: Any) -> ReturnDraft:
    from_words = "\n\n".join(
        ["第一条　新的一条，讲牧民的权利。", *(
            re.sub(r"^第.条", f"第{'一二三四五六七八'[at + 1]}条", f"{article.label}　{article.text}")
            for at, article in enumerate(law.articles)
        )]
    )  # fmt: skip
    return ReturnDraft(read_file("x.md", f"# 过冬办法\n\n{from_words}".encode()))


def test_same_draft_same_bytes_and_two_carriers_of_the_property() -> None:
    assert draft_form(draft()) == draft_form(draft()) and table_form(draft()) == table_form(draft())
    for form in (draft_form(draft()), table_form(draft())):
        with zipfile.ZipFile(io.BytesIO(form)) as package:
            for part in ("word/settings.xml", "docProps/custom.xml"):
                assert draft().digest in package.read(part).decode() and DRAFT_PROPERTY in package.read(part).decode()
    with zipfile.ZipFile(io.BytesIO(draft_form(draft()))) as package:
        assert b"<w:trackRevisions/>" in package.read("word/settings.xml")


def test_a_clause_typed_over_whole_stays_on_its_clause() -> None:
    def change(document: Any) -> None:
        named = {name: each for each in document.paragraphs for name in names_of(each)}
        named[clause_anchor("art_4__para_1")].runs[0].text = "第四条　守灯人的津贴每年核定，不低于当地工资的一半。"

    (item,) = placed(changed(draft_form(draft()), change), draft())
    assert item.clauses == ("第四条",) and item.placed == "placed"
    read: ReturnedFile = read_return("x.docx", changed(draft_form(draft()), change), draft())
    assert read.rest[-1].text != item.opinion.inserted
