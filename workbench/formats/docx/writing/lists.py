"""How headings and lists are numbered in every exported file."""

from __future__ import annotations

from typing import Final

from workbench.formats.docx.writing.paper_content import Lang
from workbench.formats.docx.writing.style_xml import NAMESPACE

HEADINGS: Final = 1
BULLETS: Final = 2
NUMBERS: Final = 3
TABLE_BULLETS: Final = 4
TABLE_NUMBERS: Final = 5
"""The forms a list can have; each is also the id of the first list of that form."""


def _level(index: int, kind: str, text: str, left: int, hanging: int, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{extra}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _heading_levels(lang: Lang) -> str:
    if lang == "zh":
        indent = '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLineChars="200" w:firstLine="640"/></w:pPr>'
        forms = ("%1、", "（%2）")
        return "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
            f'<w:pStyle w:val="Heading{level + 1}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{form}"/>{indent}</w:lvl>'
            for level, form in enumerate(forms)
        )
    return "".join(
        _level(level, "decimal", form, 680, 680, f'<w:pStyle w:val="Heading{level + 1}"/>')
        for level, form in enumerate(("%1", "%1.%2"))
    )


def numbering_part(lang: Lang) -> str:
    """``word/numbering.xml``: heading numbers, and bullets and numbers for running text and for cells."""
    step = 640 if lang == "zh" else 360
    lists = {
        HEADINGS: _heading_levels(lang),
        BULLETS: "".join(_level(n, "bullet", mark, step * (n + 1), 320) for n, mark in enumerate("•–•")),
        NUMBERS: "".join(_level(n, "decimal", f"%{n + 1}.", step * (n + 1), 360) for n in range(3)),
        TABLE_BULLETS: "".join(_level(n, "bullet", mark, 220 * (n + 1), 220) for n, mark in enumerate("•–•")),
        TABLE_NUMBERS: "".join(_level(n, "decimal", f"%{n + 1}.", 300 * (n + 1), 300) for n in range(3)),
    }
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for key, levels in lists.items()
    )
    made = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in lists)
    return f"<w:numbering {NAMESPACE}>{abstract}{made}</w:numbering>"
