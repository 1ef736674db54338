from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.formats.papers import body, cells, faults, paper, parts, row, words
from workbench.errors import Invalid
from workbench.formats.docx.writing.layout import PaperStyle, usual_style
from workbench.formats.docx.writing.paper import headings, write_paper
from workbench.formats.docx.writing.paper_content import Annex, CitedProvision, Section, plain_text
from workbench.lang.languages import Lang
from workbench.law.redline import DiffRun, redline

LANGS: tuple[Lang, Lang] = ("zh", "en")

LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\u2028\u2029"))


def styled(data: bytes, style: str) -> list[str]:
    return [
        words(line)
        for line in body(data).iter(qn("w:p"))
        if (used := line.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) is not None and used.get(qn("w:val")) == style
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tracked", [False, True])
def test_the_file_holds_nothing_word_stumbles_over_and_never_varies(lang: Lang, tracked: bool) -> None:
    data = write_paper(paper(), lang, tracked=tracked)
    assert list(faults(data)) == []
    assert write_paper(paper(), lang, tracked=tracked) == data


def test_the_parts_stand_in_the_order_of_a_comment_letter() -> None:
    assert styled(write_paper(paper(), "zh"), "Heading1") == [
        "引言",
        "总体意见",
        "逐条修改意见",
        "附件1\u3000所引条款",
        "附件2\u3000测算",
    ]
    assert styled(write_paper(paper(), "en"), "Heading2") == ["第一章 – 总则", "第二章 – 待遇"]


@pytest.mark.parametrize(
    ("lang", "heads"),
    [
        ("zh", ["草案条文", "修改建议", "理由"]),
        ("en", ["Draft clause", "Proposed amendment", "Reasons"]),
    ],
)
def test_each_chapter_has_a_three_column_table_with_a_repeated_head(lang: Lang, heads: list[str]) -> None:
    tables = list(body(write_paper(paper(), lang)).iter(qn("w:tbl")))
    assert [len(table.findall(qn("w:tr"))) for table in tables] == [4, 3, 2]
    for table in tables[:2]:
        first = table.find(qn("w:tr"))
        assert [words(cell) for cell in first.iter(qn("w:tc"))] == heads
        assert [line.find(f".//{qn('w:tblHeader')}") is not None for line in table.iter(qn("w:tr"))] == [
            line is first for line in table.iter(qn("w:tr"))
        ]


def test_a_row_says_what_is_proposed_in_words_as_well_as_in_marks() -> None:
    told = [line for line in cells(write_paper(paper(), "zh")) if len(line) == 3]
    assert [line[:2] for line in told if line[0] != "草案条文"] == [
        [
            "第8条\u3000登记应在三十日内办理。\n（二）旧项。",
            "建议修改为：登记应在三十十五日内办理。\n（一）新项；\n（二）旧项。",
        ],
        ["第9条\u3000整条删去，\n两款都删。", "建议删去：整条删去，\n两款都删。"],
        ["第10条之一\u3000（草案没有此条）", "建议增加：新设一条。"],
        ["第11条\u3000照旧写法。", "建议保留：照旧写法。"],
        ["第12条\u3000只有理由的一条。", "（未提出具体条文）"],
    ]
    assert [line[2].split("\n")[0] for line in told if line[2] != "理由"] == [
        "意见8",
        "意见9 · 管理",
        "意见10",
        "意见11",
        "意见12",
    ]


def test_reasons_keep_their_looks_lists_and_links() -> None:
    data = write_paper(paper(), "zh")
    reasons = next(line[2] for line in cells(data) if line[0].startswith("第8条"))
    assert reasons == "意见8\n两点理由：\n期限太长；\n见说明\n附带一句\n所引条款：甲约第5条"
    texts = {text.text: text.getparent() for text in body(data).iter(qn("w:t"))}
    assert texts["两点"].find(f"{qn('w:rPr')}/{qn('w:b')}") is not None
    assert texts["说明"].find(f"{qn('w:rPr')}/{qn('w:i')}") is not None
    link = texts["说明"].getparent()
    targets = {
        part.get("Id"): part.get("Target") for part in etree.fromstring(parts(data)["word/_rels/document.xml.rels"])
    }
    assert targets[link.get(qn("r:id"))] == "https://example.org/a?b=%E8%AF%B4"
    assert "（未附理由）" in next(line[2] for line in cells(data) if line[0].startswith("第9条"))


def test_every_numbered_list_counts_from_one() -> None:
    blocks = paper().sections[0].rows[0].reasons
    data = write_paper(paper(introduction=blocks, overall=blocks), "zh")
    lists = [
        number.get(qn("w:val"))
        for line in body(data).iter(qn("w:p"))
        if line.find(f".//{qn('w:pStyle')}") is not None
        and line.find(f".//{qn('w:pStyle')}").get(qn("w:val")) in ("ListNumber", "TableNumber")
        for number in line.iter(qn("w:numId"))
    ]
    assert [lists.count(key) for key in dict.fromkeys(lists)] == [2, 2, 2]
    restarted = etree.fromstring(parts(data)["word/numbering.xml"])
    for entry in restarted.iter(qn("w:num")):
        if entry.get(qn("w:numId")) in lists:
            assert [start.get(qn("w:val")) for start in entry.iter(qn("w:startOverride"))] == ["1", "1", "1"]


def test_a_visible_redline_marks_by_line_and_colour_and_is_no_tracked_change() -> None:
    data = write_paper(paper(), "zh")
    marked = {
        words_of.text: words_of.getparent().find(f"{qn('w:rPr')}/{qn('w:rStyle')}").get(qn("w:val"))
        for words_of in body(data).iter(qn("w:t"))
        if words_of.getparent().find(f"{qn('w:rPr')}/{qn('w:rStyle')}") is not None
    }
    assert marked["三十"] == "DeletedFigure"
    assert marked["十五"] == "InsertedFigure"
    assert marked["（一）新项；"] == "Inserted"
    assert marked["整条删去，"] == "Deleted"
    assert not list(body(data).iter(qn("w:ins"), qn("w:del")))
    styles = etree.fromstring(parts(data)["word/styles.xml"])
    looks = {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}
    assert looks["Inserted"].find(f".//{qn('w:u')}") is not None
    assert looks["Deleted"].find(f".//{qn('w:strike')}") is not None


def sides(element: etree._Element) -> tuple[str, str]:
    """The words of a tracked cell with all changes rejected, and with all accepted."""
    texts = ["", ""]
    for line in element.iter(qn("w:p")):
        for written in line.iter(qn("w:t"), qn("w:delText")):
            kind = {kin.tag for kin in written.iterancestors(qn("w:ins"), qn("w:del"))}
            for side, hidden in enumerate((qn("w:ins"), qn("w:del"))):
                texts[side] += "" if hidden in kind else str(written.text)
        mark = line.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        kinds = set() if mark is None else {child.tag for child in mark}
        for side, hidden in enumerate((qn("w:ins"), qn("w:del"))):
            texts[side] += "" if hidden in kinds else "\n"
    return texts[0].removesuffix("\n"), texts[1].removesuffix("\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("第一款。\n第二款。", "第一款。\n新的一款。\n第二款。"),
        ("第一款。\n中间一款。\n第二款。", "第一款。\n第二款。"),
        ("前半句，\n后半句。", "前半句，后半句。"),
        ("满十五年的人", "满二十年的人"),
        ("全部删去。\n两款。", ""),
        ("", "全部新增。\n两款。"),
    ],
)
def test_tracked_changes_give_the_draft_when_rejected_and_the_proposal_when_accepted(old: str, new: str) -> None:
    position = replace(row("第1条"), clause_text=old, amendment=redline(old, new, "zh"))
    data = write_paper(paper(sections=(Section("", "", (position,)),)), "zh", tracked=True)
    label = "建议增加：" if not old else "建议删去：" if not new else "建议修改为："
    lines = list(body(data).iter(qn("w:tr")))
    assert sides(list(lines[1].iter(qn("w:tc")))[1]) == (label + old, label + new)
    for change in body(data).iter(qn("w:ins"), qn("w:del")):
        assert (change.get(qn("w:author")), change.get(qn("w:date"))) == ("某某组", "2026-03-05T00:00:00Z")


@settings(max_examples=40)
@given(LETTERS, LETTERS, LETTERS)
def test_every_character_of_a_position_is_in_the_file(clause: str, added: str, reason: str) -> None:
    position = replace(
        row("第1条"),
        clause_text=clause,
        amendment=(DiffRun("equal", clause), DiffRun("insert", added)),
        reasons=plain_text(reason),
    )
    data = write_paper(paper(sections=(Section("", "", (position,)),)), "zh")
    draft, proposed, reasons = cells(data)[1]
    assert draft.endswith(clause or "（草案没有此条）")
    assert proposed.endswith(clause + added or "（未提出具体条文）")
    assert reason.strip() in reasons


def test_sixty_rows_all_arrive_in_order() -> None:
    rows = tuple(row(f"第{number}条", f"旧文{number}[+新文{number}]") for number in range(1, 61))
    data = write_paper(paper(sections=(Section("第一章", "总则", rows),), annexes=()), "zh")
    assert [line[1] for line in cells(data)[1:]] == [f"建议修改为：旧文{n}新文{n}" for n in range(1, 61)]
    assert list(faults(data)) == []


def test_no_two_tables_touch_where_a_chapter_has_no_name() -> None:
    sections = (Section("第一章", "总则", (row("第一条", "甲。"),)), Section("", "", (row("第二条", "乙。"),)))
    tables = list(body(write_paper(paper(sections=sections), "zh")).iter(qn("w:tbl")))
    assert len(tables) >= 2
    assert [getattr(table.getnext(), "tag", "") for table in tables].count(qn("w:tbl")) == 0


def test_only_short_rows_are_kept_on_one_page() -> None:
    rows = (row("第1条", "短。"), row("第2条", "长" * 2000))
    data = write_paper(paper(sections=(Section("", "", rows),), annexes=()), "zh")
    whole = [line.find(f".//{qn('w:cantSplit')}") is not None for line in body(data).iter(qn("w:tr"))]
    assert whole == [True, True, False]


def test_clauses_and_provisions_are_bookmarked_and_the_file_knows_its_paper() -> None:
    data = write_paper(paper(), "zh")
    names = {mark.get(qn("w:name")) for mark in body(data).iter(qn("w:bookmarkStart"))}
    clauses = {name for name in names if str(name).startswith("clause_")}
    assert clauses == {"clause_art_8", "clause_art_9", "clause_new_10", "clause_art_11", "clause_art_12"}
    assert b'name="WorkbenchPaperId"><vt:lpwstr>paper-7<' in parts(data)["docProps/custom.xml"]


def test_two_positions_on_one_clause_keep_two_bookmarks() -> None:
    twice = Section("", "", (row("第8条", "甲"), row("第8条", "乙")))
    data = write_paper(paper(sections=(twice,)), "zh")
    names = [str(mark.get(qn("w:name"))) for mark in body(data).iter(qn("w:bookmarkStart"))]
    assert [name for name in names if name.startswith("clause")] == ["clause_art_8", "clause_art_8_2"]
    assert list(faults(data)) == []


@pytest.mark.parametrize(
    ("lang", "notice"),
    [("zh", "转述，并非作准文本"), ("en", "Restatement, not the authentic text")],
)
def test_a_restatement_is_told_where_it_stands_and_not_at_the_foot_of_the_letter(lang: Lang, notice: str) -> None:
    data = write_paper(paper(), lang)
    restated, official = styled(data, "ProvisionNote")
    assert restated.startswith(notice) and notice not in official
    feet = [words(etree.fromstring(part)) for name, part in parts(data).items() if name.startswith("word/footer")]
    assert len(feet) == (7 if lang == "zh" else 2) and not any(notice in foot for foot in feet)
    without = paper(cited=(CitedProvision("甲约第5条", "", "正文。", True),))
    assert all(notice.encode() not in part for part in parts(write_paper(without, lang)).values())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("style", list(PaperStyle))
def test_style_and_language_are_chosen_apart(lang: Lang, style: PaperStyle) -> None:
    data = write_paper(paper(), lang, style=style)
    assert list(faults(data)) == [] and write_paper(paper(), lang, style=style) == data
    opening = styled(data, "Addressee")
    feet = "".join(words(etree.fromstring(part)) for name, part in parts(data).items() if "/footer" in name)
    if style is PaperStyle.GB_T_9704:
        assert opening == ["某某委员会：" if lang == "zh" else "某某委员会:"] and "— 1 —" in feet
    else:
        assert opening == [] and "— 1 —" not in feet
    assert headings(paper(), lang, style)[0].number == ("一、" if lang == "zh" else "1")
    assert (data == write_paper(paper(), lang)) is (style is usual_style(lang))


def test_an_official_letter_ends_with_annexes_signature_and_date() -> None:
    assert styled(write_paper(paper(), "zh"), "Closing") == ["附件：1. 所引条款", "2. 测算", "某某组", "2026年3月5日"]
    alone = styled(write_paper(paper(annexes=()), "zh"), "Closing")
    assert alone == ["附件：所引条款", "某某组", "2026年3月5日"]
    signed = [line for line in body(write_paper(paper(), "zh")).iter(qn("w:p")) if words(line) == "2026年3月5日"][-1]
    assert signed.find(f".//{qn('w:ind')}").get(qn("w:right")) == str(4 * 16 * 20), "four characters"


def test_page_numbers_of_turned_pages_stand_where_they_do_on_upright_ones() -> None:
    document = Document(io.BytesIO(write_paper(paper(), "zh")))
    upright, turned, last = document.sections
    for footer, side in ((turned.footer, "right"), (turned.even_page_footer, "left")):
        table = footer._element.find(qn("w:tbl"))
        assert words(table) == "— 1 —"
        assert table.find(f".//{qn('w:textDirection')}").get(qn("w:val")) == "tbRl"
        assert table.find(f".//{qn('w:jc')}").get(qn("w:val")) == side
        at = table.find(f".//{qn('w:tblpPr')}")
        left, top = (int(at.get(qn(f"w:tblp{axis}"))) / 56.7 for axis in "XY")
        assert left + 8 == pytest.approx(35 - 7, abs=0.2), "seven millimetres off the type area"
        assert (top < 40) is (side == "left")
    for section in (upright, last):
        assert section.footer._element.find(qn("w:tbl")) is None and "— 1 —" in words(section.footer._element)


def test_a_provision_is_told_at_its_first_citation_in_a_footnote() -> None:
    cited = (
        CitedProvision("甲约第5条", "", "甲。", False, "zh", instrument="甲公约"),
        CitedProvision("甲约第6条", "", "乙。", False, "zh", instrument="甲公约"),
        CitedProvision("乙约第1条", "", "A.", True, "en", instrument="乙公约"),
    )
    rows = (
        row("第1条", "甲[+乙]", provisions=("甲约第5条", "甲约第6条", "乙约第1条", "别处第2条")),
        row("第2条", "甲[+乙]", provisions=("甲约第5条",)),
    )
    data = write_paper(paper(sections=(Section("", "", rows),), cited=cited), "zh")
    notes = etree.fromstring(parts(data)["word/footnotes.xml"])
    assert [words(note).strip() for note in notes if note.get(qn("w:type")) is None] == [
        "甲约第5条、甲约第6条，甲公约，中文，转述，并非作准文本。",
        "乙约第1条，乙公约，英文，作准文本。",
    ]
    marks = [mark.get(qn("w:id")) for mark in body(data).iter(qn("w:footnoteReference"))]
    assert marks == ["1", "2"]
    assert "word/footnotes.xml" not in parts(write_paper(paper(cited=()), "zh"))


def test_the_column_of_reasons_is_the_widest() -> None:
    table = next(body(write_paper(paper(), "zh")).iter(qn("w:tbl")))
    draft, amendment, reasons = (int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol")))
    assert draft < amendment < reasons


@pytest.mark.parametrize(
    ("lang", "numbers"),
    [
        (
            "zh",
            [
                "一、引言",
                "二、总体意见",
                "三、逐条修改意见",
                "第一章\u3000总则",
                "第二章\u3000待遇",
                "附件1\u3000所引条款",
                "附件2\u3000测算",
            ],
        ),
        (
            "en",
            [
                "1 Introduction",
                "2 General comments",
                "3 Comments clause by clause",
                "第一章 – 总则",
                "第二章 – 待遇",
                "Annex 1 – Provisions cited",
                "Annex 2 – 测算",
            ],
        ),
    ],
)
def test_contents_list_every_heading_with_its_number_and_page(lang: Lang, numbers: list[str]) -> None:
    listed = headings(paper(), lang)
    pages = {heading.bookmark: page for page, heading in enumerate(listed, 3)}
    for given_pages, ends in ((None, [""] * 7), (pages, [str(page) for page in range(3, 10)])):
        data = write_paper(paper(), lang, pages=given_pages)
        assert list(faults(data)) == []
        block = body(data).find(f".//{qn('w:sdtContent')}")
        shown = [words(line) for line in block.iter(qn("w:p"))]
        title = "目录" if lang == "zh" else "Contents"
        assert shown == [title, *(number + end for number, end in zip(numbers, ends, strict=True))]


def test_tables_stand_on_landscape_a4_between_upright_pages() -> None:
    sections = Document(io.BytesIO(write_paper(paper(), "zh"))).sections
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert [(round(s.page_width.mm), round(s.page_height.mm)) for s in sections] == [(210, 297), (297, 210), (210, 297)]
    upright = sections[0]
    assert [round(side.mm) for side in (upright.top_margin, upright.left_margin, upright.right_margin)] == [37, 28, 26]
    assert [section.different_first_page_header_footer for section in sections] == [True, False, False]


def test_properties_tell_title_author_language_and_date() -> None:
    known = Document(io.BytesIO(write_paper(paper(title="一\n二"), "zh"))).core_properties
    assert (known.title, known.author, known.subject) == ("一 二", "某某组", "某法草案 二稿")
    assert known.created is not None and known.created.date() == date(2026, 3, 5)
    assert b"<dc:language>zh-CN<" in parts(write_paper(paper(), "zh"))["docProps/core.xml"]


def test_an_empty_paper_is_still_a_whole_one() -> None:
    bare = paper(sections=(), cited=(), annexes=(), introduction=(), overall=(), subtitle="", disclaimers=())
    data = write_paper(bare, "zh")
    assert list(faults(data)) == []
    assert "本文件没有逐条修改意见。" in words(body(data))
    assert len(Document(io.BytesIO(data)).sections) == 1


def test_a_character_word_cannot_hold_stops_the_export() -> None:
    with pytest.raises(Invalid, match="word_character_forbidden"):
        write_paper(paper(sections=(Section("", "", (row("第1条", "甲\x07乙"),)),)), "zh")


def test_the_file_is_our_own_from_the_ground() -> None:
    held = parts(write_paper(paper(), "zh"))
    assert not [name for name in held if "theme" in name or "thumbnail" in name]
    assert (
        b'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in held["word/settings.xml"]
    )
    assert b'w:eastAsia="zh-CN"' in held["word/styles.xml"]
    assert b"ja-JP" not in b"".join(held.values())


def test_what_is_left_out_is_said_or_simply_absent() -> None:
    sections = (
        Section("第一章", "总则", (row("第8条", "甲[-，\n]乙", provisions=("未列的条款", "甲约第5条")),)),
        Section("第二章", "", ()),
    )
    data = write_paper(paper(sections=sections, annexes=(Annex("说明", plain_text("只有文字。")),)), "zh")
    assert list(faults(data)) == []
    assert "对本章没有修改意见。" in words(body(data))
    assert cells(data)[1] == [
        "第8条\u3000甲，\n乙",
        "建议修改为：甲，¶\n乙",
        "意见8\n（未附理由）\n所引条款：未列的条款、甲约第5条",
    ]
    linked = {"".join(text.text or "" for text in link.iter(qn("w:t"))) for link in body(data).iter(qn("w:hyperlink"))}
    assert "甲约第5条" in linked
    assert "未列的条款" not in linked
