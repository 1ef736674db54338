from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from workbench.errors import Invalid
from workbench.formats.docx.writing.runs import address, lines_of, measured, one_line, printable, run


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\ufffe", "\ud800"])
def test_a_character_no_file_can_hold_is_refused_with_its_place(letter: str) -> None:
    with pytest.raises(Invalid) as refused:
        run(f"前面的话{letter}后面的话")
    assert refused.value.code == "word_character_forbidden"
    assert refused.value.facts == {"character": f"U+{ord(letter):04X}", "near": "前面的话\ufffd后面的话"}


def test_every_kind_of_line_end_is_one() -> None:
    text = "a\nb\r\nc\rd\ve\ff\u2028g\u2029h\x85i"
    assert lines_of(text) == list("abcdefghi")
    assert printable(text) == "\n".join("abcdefghi")
    assert one_line(text) == " ".join("abcdefghi")


def test_spaces_tabs_and_breaks_are_kept() -> None:
    made = run(" a\tb \n")
    assert [(child.tag.split("}")[1], child.text) for child in made] == [
        ("t", " a"),
        ("tab", None),
        ("t", "b "),
        ("br", None),
    ]
    assert all(text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve" for text in made.iter(qn("w:t")))


@pytest.mark.parametrize(("text", "hinted"), [("“月”", True), ("plain “words”", False), ("\U00020bb7", True)])
def test_text_with_han_characters_asks_for_their_font(text: str, hinted: bool) -> None:
    assert (run(text).find(f".//{qn('w:rFonts')}") is not None) is hinted


def test_a_language_is_told_only_where_it_is_neither_of_the_documents() -> None:
    told = {tag: run("x", language=tag).find(f".//{qn('w:lang')}") is not None for tag in ("fr", "en-GB", "zh", "")}
    assert told == {"fr": True, "en-GB": False, "zh": False, "": False}


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/说 明", "https://example.org/%E8%AF%B4%20%E6%98%8E"),
        ("mailto:a.b@example.org", "mailto:a.b@example.org"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://[", None),
        ("https://", None),
        ("https://a b/", None),
        ("relative/path", None),
    ],
)
def test_only_whole_web_and_mail_addresses_become_links(link: str, expected: str | None) -> None:
    assert address(link) == expected


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("甲乙", 1), ("甲乙丙", 2), ("abcd", 1), ("abcde\n甲", 3)])
def test_lines_are_measured_in_half_widths(text: str, lines: int) -> None:
    assert measured(text, 4) == lines
