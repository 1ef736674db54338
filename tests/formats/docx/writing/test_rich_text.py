from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats.docx.writing.paper_content import Block
from workbench.formats.docx.writing.rich_text import from_html


def shown(block: Block) -> str:
    """A block in short: ``- *bold* _italic_ [words](address)``, an entry of a list indented by its level."""
    text = ""
    for span in block.spans:
        words = f"*{span.text}*" if span.bold else span.text
        words = f"_{words}_" if span.italic else words
        text += f"[{words}]({span.link})" if span.link else words
    mark = {"paragraph": "", "bullet": "- ", "number": "1 "}[block.kind]
    return "  " * block.level + mark + text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("<p> </p><br>", []),
        ("平文", ["平文"]),
        ("<p>甲</p><p>乙<br>丙</p>", ["甲", "乙", "丙"]),
        ("<p>甲 <strong>乙</strong>\n  <em>丙</em></p>", ["甲 *乙* _丙_"]),
        ("<p><b><i>甲</i></b></p>", ["_*甲*_"]),
        ('<p>见<a href="https://example.org/">此</a>。</p>', ["见[此](https://example.org/)。"]),
        ("<ul><li>甲</li><li>乙<ol><li>丙</li></ol></li></ul>丁", ["- 甲", "- 乙", "  1 丙", "丁"]),
        ("甲 &lt;乙&gt; &amp;&nbsp;丙\u3000丁", ["甲 <乙> &\xa0丙\u3000丁"]),
        ("<p>甲<script>alert(1)</script>乙", ["甲乙"]),
        ("<table><td>甲</td></table></b></p>", ["甲"]),
    ],
)
def test_simple_html_becomes_blocks(html: str, expected: list[str]) -> None:
    assert [shown(block) for block in from_html(html)] == expected


@given(st.lists(st.text("甲乙 &<>", min_size=1), min_size=1))
def test_no_word_is_lost(paragraphs: list[str]) -> None:
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for text in paragraphs]
    blocks = from_html("".join(f"<p>{text}</p>" for text in escaped))
    words = ["".join(span.text for span in block.spans) for block in blocks]
    assert words == [text for paragraph in paragraphs if (text := " ".join(paragraph.split()))]
