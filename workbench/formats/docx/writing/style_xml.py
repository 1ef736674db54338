"""How a look is written in WordprocessingML: letters, lines, and the style made of both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def letters(
    face: tuple[str, str] | None = None,
    size: float | None = None,
    *,
    bold: bool = False,
    strike: bool = False,
    color: str | None = None,
    spacing: int | None = None,
    underline: str | None = None,
    more: str = "",
) -> str:
    """A ``w:rPr`` with its children in the schema's order.

    face     a Latin and an East Asian font
    size     in points
    spacing  between letters, in twentieths of a point
    more     elements that stand after all of these
    """
    parts = []
    if face:
        latin, east = face
        parts.append(f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{latin}"/>')
    if bold:
        parts.append("<w:b/><w:bCs/>")
    if strike:
        parts.append("<w:strike/>")
    if color:
        parts.append(f'<w:color w:val="{color}"/>')
    if spacing is not None:
        parts.append(f'<w:spacing w:val="{spacing}"/>')
    if size:
        parts.append(f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>')
    if underline:
        parts.append(f'<w:u w:val="{underline}"/>')
    return f"<w:rPr>{''.join(parts)}{more}</w:rPr>" if parts or more else ""


def lines(
    *,
    before: float = 0,
    after: float = 0,
    exact: float | None = None,
    multiple: float = 1.0,
    align: str | None = None,
    first_chars: int = 0,
    size: float = 0,
    left: int = 0,
    right: int = 0,
    hanging: int = 0,
    keep_next: bool = False,
    page_break: bool = False,
    numbering: tuple[int, int] | None = None,
    tab: int | None = None,
    off_grid: bool = False,
    outline: int | None = None,
) -> str:
    """A ``w:pPr`` with its children in the schema's order.

    before, after, exact  in points; without an exact line height the lines are ``multiple`` of single ones
    first_chars           indent of the first line in characters of ``size`` points
    left, right, hanging  indents in twips; tab: a right tab with dots, at that many twips
    numbering             list and level
    """
    parts = []
    if keep_next:
        parts.append("<w:keepNext/><w:keepLines/>")
    if page_break:
        parts.append("<w:pageBreakBefore/>")
    parts.append("<w:widowControl/>")
    if numbering:
        parts.append(f'<w:numPr><w:ilvl w:val="{numbering[1]}"/><w:numId w:val="{numbering[0]}"/></w:numPr>')
    if tab:
        parts.append(f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{tab}"/></w:tabs>')
    if off_grid:
        parts.append('<w:snapToGrid w:val="0"/>')
    line, rule = (round(exact * 20), "exact") if exact else (round(multiple * 240), "auto")
    around = f'w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
    parts.append(f'<w:spacing {around} w:line="{line}" w:lineRule="{rule}"/>')
    first = f'w:firstLineChars="{first_chars * 100}" w:firstLine="{round(first_chars * size * 20)}"'
    sides = f'w:left="{left}" w:right="{right}"'
    parts.append(f'<w:ind {sides} w:hanging="{hanging}"/>' if hanging else f"<w:ind {sides} {first}/>")
    if align:
        parts.append(f'<w:jc w:val="{align}"/>')
    if outline is not None:
        parts.append(f'<w:outlineLvl w:val="{outline}"/>')
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


@dataclass(frozen=True, slots=True)
class StyleSpec:
    """One style to be written; its id is its name without spaces.

    ``properties`` are its ``w:pPr`` and ``w:rPr``; ``rank`` is Word's priority of a built-in style, 0 for our own.
    """

    name: str
    properties: str
    kind: str = "paragraph"
    based: str = "Normal"
    following: str = ""
    rank: int = 0

    def markup(self) -> str:
        """The style as a ``w:style`` element."""
        own = "" if self.rank else ' w:customStyle="1"'
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        rank = f'<w:uiPriority w:val="{self.rank}"/>' if self.rank else ""
        return (
            f'<w:style w:type="{self.kind}"{own} w:styleId="{style_id(self.name)}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="{self.based}"/>{following}{rank}<w:qFormat/>{self.properties}</w:style>'
        )


@cache
def style_id(name: str) -> str:
    """The id of the style of that name: ``heading 1`` is ``Heading1``."""
    return "".join(word[0].upper() + word[1:] for word in name.split())
