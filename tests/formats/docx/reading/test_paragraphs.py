"""The words of one paragraph: changes accepted, fields shown by their results, nothing doubled and nothing lost."""

from __future__ import annotations

import pytest

from tests.formats.documents import docx, p, r, style
from workbench.formats.docx.reading.document import read_docx

BY = 'w:id="1" w:author="甲" w:date="2026-01-02T03:04:05Z"'
LATER = 'w:id="2" w:author="乙" w:date="2026-01-03T03:04:05Z"'
INSTRUCTION = '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str | None = None) -> str:
    shown = "" if result is None else mark("separate") + result
    return mark("begin") + INSTRUCTION.format(instruction) + shown + mark("end")


def ins(inner: str, by: str = BY) -> str:
    return f"<w:ins {by}>{inner}</w:ins>"


def deleted(words: str, by: str = BY) -> str:
    return f"<w:del {by}><w:r><w:delText>{words}</w:delText></w:r></w:del>"


def box(words: str) -> str:
    return f"<w:txbxContent>{p(words)}</w:txbxContent>"


CASES = {
    "runs are joined": (r("甲") + r("乙"), "甲乙"),
    "spaces stay": (r("a ") + r(" b"), "a  b"),
    "a tab": ("<w:r><w:t>1</w:t><w:tab/><w:t>x</w:t></w:r>", "1 x"),
    "line breaks part lines": ("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:t>三</w:t></w:r>", "一|二|三"),
    "hyphens": ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>", "a-bc"),
    "a known symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
    "a symbol by its own code": ('<w:r><w:sym w:font="Any" w:char="2103"/></w:r>', "℃"),
    "a link": (f"<w:hyperlink>{r('甲')}</w:hyperlink>", "甲"),
    "a content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt>", "甲"),
    "a smart tag": (f"<w:smartTag>{r('甲')}</w:smartTag>", "甲"),
    "ruby": (
        f"<w:r><w:ruby><w:rt>{r('jia')}</w:rt><w:rubyBase>{r('甲')}</w:rubyBase></w:ruby></w:r>",
        "甲",
    ),
    "a formula": ("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "x=2"),
    "a field shows its result": (r("见") + field(" REF a ", r("第三条")), "见第三条"),
    "a field in an instruction": (
        mark("begin") + INSTRUCTION.format("IF ") + field("PAGE", r("9")) + mark("separate") + r("甲") + mark("end"),
        "甲",
    ),
    "a circled number made by a field": (
        mark("begin") + INSTRUCTION.format(r" eq \o\ac(○,") + INSTRUCTION.format("3)") + mark("end") + r("甲"),
        "③甲",
    ),
    "a field that never ends hides nothing": (mark("begin") + INSTRUCTION.format("REF a") + r("甲"), "甲"),
    "an end without a beginning": (mark("end") + r("甲"), "甲"),
    "a simple field": (f'<w:fldSimple w:instr="REF a">{r("甲")}</w:fldSimple>', "甲"),
    "an insertion": (r("甲") + ins(r("乙")), "甲乙"),
    "a deletion": (r("甲") + deleted("乙") + r("丙"), "甲丙"),
    "an insertion deleted by another": (ins(r("甲") + deleted("乙", LATER)), "甲"),
    "a move": (f"<w:moveFrom {BY}>{r('甲')}</w:moveFrom>" + r("乙") + f"<w:moveTo {BY}>{r('甲')}</w:moveTo>", "乙甲"),
    "an alternative is read once": (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        + box("框")
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        + box("框")
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        + r("甲"),
        "甲|框",
    ),
    "an empty choice does not hide the fallback": (
        "<w:r><mc:AlternateContent><mc:Choice Requires='w14'/><mc:Fallback><w:pict><v:textbox>"
        + box("框")
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        "框",
    ),
    "a box within a box": (
        f"<w:r><w:pict><v:textbox><w:txbxContent>{p('外')}"
        f"<w:p><w:r><w:pict><v:textbox>{box('内')}</v:textbox></w:pict></w:r></w:p>"
        "</w:txbxContent></v:textbox></w:pict></w:r>",
        "外|内",
    ),
}


@pytest.mark.parametrize(("inner", "words"), CASES.values(), ids=CASES)
def test_words(inner: str, words: str) -> None:
    assert "|".join(line.text for line in read_docx(docx(p(inner))).lines) == words


def told(body: str, styles: str = "") -> dict[str, list[int]]:
    """The counts of every warning by code, in order."""
    counts: dict[str, list[int]] = {}
    for warning in read_docx(docx(body, parts={"styles": styles})).warnings:
        counts.setdefault(warning.code, []).append(int(str(warning.facts["count"])))
    return counts


@pytest.mark.parametrize(
    ("body", "counts"),
    [
        (p(ins(r("甲")) + ins(r("乙"))), {"tracked_changes": [1]}),
        (p(ins(r("甲")) + r("乙") + ins(r("丙"))), {"tracked_changes": [2]}),
        (p(ins(r("甲")) + ins(r("乙"), LATER)), {"tracked_changes": [2]}),
        (
            p(ins(r("甲")), props=f"<w:rPr><w:ins {BY}/></w:rPr>") + p(ins(r("乙"))),
            {"tracked_changes": [1, 0]},
        ),
        (p(r("甲", "<w:vanish/>")), {"hidden_text": [1]}),
        (p("甲", style="h"), {"hidden_text": [1]}),
        (p(r("甲", '<w:rStyle w:val="h"/>')), {"hidden_text": [1]}),
        (p(r("甲", '<w:vanish w:val="0"/>'), style="h"), {}),
        (p('<w:r><w:commentReference w:id="1"/></w:r>' + r("甲")), {"comments_left_out": [1]}),
        (p(field("LISTNUM") + r("甲")), {"fields_missing": [1]}),
        (p('<w:fldSimple w:instr="AUTONUMLGL"/>' + r("甲")), {"fields_missing": [1]}),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F001"/></w:r>'), {"symbols_unknown": [1]}),
        (p('<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>' + r("甲")), {"symbols_unknown": [1]}),
        (p("<w:r><w:pict><v:imagedata/></w:pict></w:r>" + r("甲")), {"pictures_left_out": [1]}),
        (p("<w:r><w:pict><v:line/></w:pict></w:r>" + r("甲")), {}),
        (p(f"<w:r><w:pict>{box('框')}</w:pict></w:r>"), {"text_boxes": [1]}),
    ],
)
def test_what_needs_a_look_is_counted(body: str, counts: dict[str, list[int]]) -> None:
    assert told(body, style("h", "Hidden", "<w:rPr><w:vanish/></w:rPr>")) == counts
