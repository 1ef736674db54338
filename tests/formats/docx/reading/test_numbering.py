"""Automatic numbers come out as the labels a reader of the Word file sees."""

from __future__ import annotations

from tests.formats.documents import docx, level, numbering, p, style
from workbench.formats.docx.reading.document import read_docx

LAW = (
    level(0, "chineseCountingThousand", "第%1章", more='<w:suff w:val="space"/>')
    + level(1, "chineseCountingThousand", "第%2条", more='<w:lvlRestart w:val="0"/><w:suff w:val="nothing"/>')
    + level(2, "chineseCountingThousand", "（%3）", more='<w:suff w:val="nothing"/>')
    + level(3, "decimal", "%4.", more='<w:suff w:val="space"/>')
)
ENGLISH = (
    level(0, "upperRoman", "Part %1")
    + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    + level(2, "lowerLetter", "(%3)")
    + level(3, "lowerRoman", "(%4)")
)


def labels(body: str, *lists: str, nums: dict[int, str] | None = None, styles: str = "") -> list[str]:
    """What stands before the word ``x`` in every line."""
    data = docx(body, parts={"numbering": numbering(*lists, nums=nums), "styles": styles})
    return [line.text.removesuffix("x") for line in read_docx(data).lines]


def numbered(places: str, num: int = 1) -> str:
    """One paragraph for every level in ``places``; a letter changes to another list."""
    return "".join(p("x", num=(num, int(place))) for place in places)


def test_articles_run_on_through_the_chapters() -> None:
    assert labels(numbered("011223011"), LAW) == [
        "第一章\u3000",
        "第一条\u3000",
        "第二条\u3000",
        "（一）",
        "（二）",
        "1. ",
        "第二章\u3000",
        "第三条\u3000",
        "第四条\u3000",
    ]


def test_articles_beyond_a_hundred() -> None:
    assert labels(numbered("1" * 120), LAW)[99:111:5] == ["第一百条\u3000", "第一百零五条\u3000", "第一百一十条\u3000"]


def test_several_levels_in_one_label_and_legal_digits() -> None:
    assert labels(numbered("011223201"), ENGLISH) == [
        *("Part I ", "1.1 ", "1.2 ", "(a) ", "(b) ", "(i) ", "(c) ", "Part II ", "2.1 "),
    ]


def test_a_level_never_reached_shows_its_start() -> None:
    assert labels(numbered("10"), ENGLISH) == ["1.1 ", "Part I "]


def test_instances_of_one_list_count_on_unless_they_start_again() -> None:
    nums = {
        5: '<w:abstractNumId w:val="1"/>',
        6: '<w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>',
    }
    body = numbered("00") + numbered("0", 5) + numbered("00", 6) + numbered("0")
    assert labels(body, level(0, "decimal", "%1."), nums=nums) == ["1. ", "2. ", "3. ", "7. ", "8. ", "9. "]


def test_an_instance_may_bring_its_own_level() -> None:
    own = level(0, "ideographTraditional", "%1、", start=2)
    nums = {5: f'<w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">{own}</w:lvlOverride>'}
    assert labels(numbered("00", 5), level(0, "decimal", "%1."), nums=nums) == ["乙、 ", "丙、 "]


def test_restart_only_after_a_named_level() -> None:
    three = (
        level(0, "decimal", "%1.")
        + level(1, "decimal", "%1.%2")
        + level(2, "lowerLetter", "(%3)", more='<w:lvlRestart w:val="1"/>')
    )
    assert labels(numbered("0121202"), three)[2::2] == ["(a) ", "(b) ", "(a) "]


def test_numbers_from_styles_and_their_bases() -> None:
    numbering_of = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("Chapter", "Law chapter", numbering_of)
        + style("Article", "Law article", numbering_of)
        + style("Narrow", "Narrow article", based_on="Article")
    )
    law = level(0, "chineseCountingThousand", "第%1章", more='<w:pStyle w:val="Chapter"/>') + level(
        1, "chineseCountingThousand", "第%2条", more='<w:lvlRestart w:val="0"/><w:pStyle w:val="Article"/>'
    )
    body = (
        p("x", style="Chapter")
        + p("x", style="Article")
        + p("x", style="Narrow")
        + p("x", style="Article", props='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("x", style="Chapter")
        + p("x", style="Article")
    )
    assert labels(body, law, styles=styles) == [
        *("第一章\u3000", "第一条\u3000", "第二条\u3000", "", "第二章\u3000", "第三条\u3000"),
    ]


def test_a_list_named_by_a_numbering_style() -> None:
    styles = style("Legal", "Legal", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    linked = '<w:numStyleLink w:val="Legal"/>'
    assert labels(numbered("00", 1), linked, level(0, "upperLetter", "%1."), styles=styles) == ["A. ", "B. "]


def test_rings_of_styles_and_links_end() -> None:
    styles = (
        style("A", "A", based_on="B")
        + style("B", "B", based_on="A")
        + style("Legal", "Legal", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    )
    body = p("x", style="A") + p("x", num=(1, 0)) + p("x", num=(77, 0))
    assert labels(body, '<w:numStyleLink w:val="Legal"/>', styles=styles) == ["", "", ""]


def test_custom_formats_hidden_in_an_alternate_branch() -> None:
    alternate = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1)"/></w:lvl>'
    )
    assert labels(numbered("00"), alternate) == ["001) ", "002) "]


def test_bullets_of_symbol_fonts_become_a_plain_sign() -> None:
    assert labels(numbered("0"), level(0, "bullet", "\uf0b7")) == ["• "]


def test_a_paragraph_without_words_still_has_its_number() -> None:
    assert labels(p("", num=(1, 0)) + p("x", num=(1, 0)), level(0, "decimal", "%1.")) == ["1.", "2. "]
