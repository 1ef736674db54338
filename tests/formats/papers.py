"""Position papers to be exported, made up for the tests, and a reader of what the export holds."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date

from docx.oxml.ns import qn
from lxml import etree

from workbench.formats.docx.writing.paper_content import (
    Annex,
    Block,
    CitedProvision,
    PaperContent,
    PaperRow,
    Section,
    Span,
    plain_text,
)
from workbench.law.redline import DiffRun

_MARK = re.compile(r"\[([-+])(#?)(.*?)\]", re.DOTALL)


def changes(text: str) -> tuple[DiffRun, ...]:
    """A redline in short: ``甲[-乙][+丙]``; ``[-#三]`` is a changed figure."""
    runs, at = [], 0
    for found in _MARK.finditer(text):
        if found.start() > at:
            runs.append(DiffRun("equal", text[at : found.start()]))
        op, figure, words = found.groups()
        runs.append(DiffRun("insert" if op == "+" else "delete", words, bool(figure)))
        at = found.end()
    if at < len(text):
        runs.append(DiffRun("equal", text[at:]))
    return tuple(runs)


def row(label: str, redline: str = "", **given: object) -> PaperRow:
    """A position whose draft wording is the redline's old side, unless one is given."""
    runs = changes(redline)
    old = "".join(run.text for run in runs if run.op != "insert")
    number = int(re.sub(r"\D", "", label) or 0)
    values = {"clause_id": f"art_{number}", "clause_text": old, "reasons": (), "number": number} | given
    return PaperRow(clause_label=label, amendment=runs, **values)  # type: ignore[arg-type]


REASONS = (
    Block((Span("两点", bold=True), Span("理由："))),
    Block((Span("期限太长；"),), "number"),
    Block((Span("见"), Span("说明", italic=True, link="https://example.org/a?b=说")), "number"),
    Block((Span("附带一句"),), "bullet", 1),
)


def paper(**given: object) -> PaperContent:
    """A small paper with one of everything."""
    rows = (
        row(
            "第8条",
            "登记应在[-#三十][+#十五]日内办理。\n[+（一）新项；\n]（二）旧项。",
            reasons=REASONS,
            provisions=("甲约第5条",),
        ),
        row("第9条", "[-整条删去，\n两款都删。]", issue_type="管理"),
        row("第10条之一", "[+新设一条。]", clause_id="", reasons=plain_text("草案没有规定。")),
        row("第11条", "照旧写法。"),
        row("第12条", "", clause_text="只有理由的一条。", reasons=plain_text("赞成。")),
    )
    values: dict[str, object] = {
        "id": "paper-7",
        "title": "关于某法草案的意见",
        "organisation": "某某组",
        "date": date(2026, 3, 5),
        "law_title": "某法草案",
        "version_label": "二稿",
        "subtitle": "逐条提出",
        "addressee": "某某委员会",
        "status": "讨论稿",
        "introduction": plain_text("引言一段。"),
        "overall": plain_text("总的赞成。"),
        "sections": (
            Section("第一章", "总则", rows[:3], plain_text("本章三条。")),
            Section("第二章", "待遇", rows[3:]),
        ),
        "cited": (
            CitedProvision("甲约第5条", "期限", "期限以合理为准。", False, "zh", "本项目"),
            CitedProvision("乙约第6条", "", "Texte de la règle.", True, "fr", "别处"),
        ),
        "annexes": (Annex("测算", plain_text("步骤如下。"), ("项", "值"), (("工资", "4200"),), ("单位：元",)),),
        "disclaimers": ("仅供讨论。",),
    }
    return PaperContent(**(values | given))  # type: ignore[arg-type]


def parts(data: bytes) -> dict[str, bytes]:
    """What a .docx file holds, by name, in the order of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def body(data: bytes) -> etree._Element:
    """The document part."""
    return etree.fromstring(parts(data)["word/document.xml"])


def words(element: etree._Element) -> str:
    """Every printed character of an element, a line feed after each paragraph but the last."""
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(qn("w:t"), qn("w:delText")))
        for paragraph in element.iter(qn("w:p"))
    )


def cells(data: bytes) -> list[list[str]]:
    """The words of every cell of every table, a list a row, header rows included."""
    return [[words(cell) for cell in line.iter(qn("w:tc"))] for line in body(data).iter(qn("w:tr"))]


def faults(data: bytes) -> Iterator[str]:
    """Whatever Word would stumble over: undefined styles and lists, unpaired or doubled marks, broken cells."""
    held = parts(data)
    read = {name: etree.fromstring(part) for name, part in held.items() if not name.startswith("word/media/")}
    if next(iter(held)) != "[Content_Types].xml":
        yield "content types do not come first"
    styles = {style.get(qn("w:styleId")) for style in read["word/styles.xml"].iter(qn("w:style"))}
    lists = {entry.get(qn("w:numId")) for entry in read["word/numbering.xml"].iter(qn("w:num"))} | {"0"}
    based = {used.get(qn("w:val")) for used in read["word/styles.xml"].iter(qn("w:basedOn"), qn("w:next"))}
    yield from (f"style {name} based on nothing" for name in based - styles)
    for name, part in read.items():
        if not re.fullmatch(r"word/(document|footer\d+)\.xml", name):
            continue
        used = {style.get(qn("w:val")) for style in part.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))}
        yield from (f"{name}: style {missing} undefined" for missing in used - styles)
        numbered = {entry.get(qn("w:val")) for entry in part.iter(qn("w:numId"))}
        yield from (f"{name}: list {missing} undefined" for missing in numbered - lists)
        kinds = [mark.get(qn("w:fldCharType")) for mark in part.iter(qn("w:fldChar"))]
        if not kinds.count("begin") == kinds.count("separate") == kinds.count("end"):
            yield f"{name}: field without an end"
        yield from (
            f"{name}: w:t inside w:del" for gone in part.iter(qn("w:del")) if gone.find(f".//{qn('w:t')}") is not None
        )
        for cell in part.iter(qn("w:tc")):
            if cell[-1].tag != qn("w:p"):
                yield f"{name}: a cell does not end with a paragraph"
    document = read["word/document.xml"]
    starts = list(document.iter(qn("w:bookmarkStart")))
    names = [str(start.get(qn("w:name"))) for start in starts]
    anchors = {link.get(qn("w:anchor")) for link in document.iter(qn("w:hyperlink"))} - {None}
    yield from (f"link to no bookmark: {anchor}" for anchor in anchors - set(names))
    yield from (
        f"bookmark {name} is not legal" for name in names if not re.fullmatch("[A-Za-z_][A-Za-z0-9_]{0,39}", name)
    )
    if len({name.lower() for name in names}) < len(names):
        yield "two bookmarks of one name"
    ends = [end.get(qn("w:id")) for end in document.iter(qn("w:bookmarkEnd"))]
    if [start.get(qn("w:id")) for start in starts] != ends:
        yield "bookmarks do not pair"
    ids = [mark.get(qn("w:id")) for mark in document.iter(qn("w:bookmarkStart"), qn("w:ins"), qn("w:del"))]
    if len(set(ids)) < len(ids):
        yield "an id is used twice"
