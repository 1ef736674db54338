"""How headings and lists are numbered in every exported file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from workbench.formats.docx.writing.style_xml import NAMESPACE
from workbench.lang.numerals import chinese_numeral

HEADINGS: Final = 1
BULLETS: Final = 2
NUMBERS: Final = 3
TABLE_BULLETS: Final = 4
TABLE_NUMBERS: Final = 5
"""The forms a list can have; each is also the id of the first list of that form."""


@dataclass(frozen=True, slots=True)
class HeadingNumbering:
    """How headings are numbered, by Word in the text and by us in the contents.

    ``counting`` is what Word calls the way of counting (ECMA-376, 17.18.59) and ``counted`` does the same for us;
    ``forms`` has the number of each level, its own count and those above being ``%1`` and ``%2``; ``indent`` holds the
    attributes of ``w:ind``, and ``suffix`` what stands between number and heading where it is not a tab.
    """

    counting: str
    counted: Callable[[int], str]
    forms: tuple[str, str]
    indent: str
    suffix: str = ""

    def number(self, *counts: int) -> str:
        """The number that Word prints before a heading, given the counts of the levels above and its own."""
        number = self.forms[len(counts) - 1]
        for level, count in enumerate(counts, 1):
            number = number.replace(f"%{level}", self.counted(count))
        return number

    def levels(self) -> Iterator[str]:
        """The ``w:lvl`` of each level."""
        for level, form in enumerate(self.forms):
            style = f'<w:pStyle w:val="Heading{level + 1}"/>{self.suffix}'
            yield _level(level, self.counting, form, self.indent, style)


GB_T_9704_HEADINGS: Final = HeadingNumbering(
    counting="chineseCountingThousand",
    counted=chinese_numeral,
    forms=("%1、", "（%2）"),
    indent='w:left="0" w:firstLineChars="200" w:firstLine="640"',
    suffix='<w:suff w:val="nothing"/>',
)
INTERNATIONAL_HEADINGS: Final = HeadingNumbering("decimal", str, ("%1", "%1.%2"), 'w:left="680" w:hanging="680"')
# The way of counting of one style in the layout of the other, for a paper whose language is not that of its style.
DECIMAL_IN_GB_T_9704: Final = HeadingNumbering(
    "decimal", str, ("%1", "%1.%2"), GB_T_9704_HEADINGS.indent, '<w:suff w:val="space"/>'
)
CHINESE_IN_INTERNATIONAL: Final = HeadingNumbering(
    GB_T_9704_HEADINGS.counting,
    GB_T_9704_HEADINGS.counted,
    GB_T_9704_HEADINGS.forms,
    'w:left="0" w:firstLine="0"',
    GB_T_9704_HEADINGS.suffix,
)


def _hanging(left: int, hanging: int) -> str:
    return f'w:left="{left}" w:hanging="{hanging}"'


def _level(index: int, kind: str, text: str, indent: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{extra}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr><w:ind {indent}/></w:pPr></w:lvl>"
    )


def numbering_part(headings: HeadingNumbering, step: int) -> str:
    """``word/numbering.xml``: heading numbers, and bullets and numbers for running text and for cells.

    Each level of a list in running text stands ``step`` twips further in.
    """
    lists = {
        HEADINGS: "".join(headings.levels()),
        BULLETS: "".join(_level(n, "bullet", mark, _hanging(step * (n + 1), 320)) for n, mark in enumerate("•–•")),
        NUMBERS: "".join(_level(n, "decimal", f"%{n + 1}.", _hanging(step * (n + 1), 360)) for n in range(3)),
        TABLE_BULLETS: "".join(_level(n, "bullet", mark, _hanging(220 * (n + 1), 220)) for n, mark in enumerate("•–•")),
        TABLE_NUMBERS: "".join(_level(n, "decimal", f"%{n + 1}.", _hanging(300 * (n + 1), 300)) for n in range(3)),
    }
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for key, levels in lists.items()
    )
    made = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in lists)
    return f"<w:numbering {NAMESPACE}>{abstract}{made}</w:numbering>"
