"""The styles and fonts of every exported file: those of GB/T 9704-2012, and our own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from workbench.formats.docx.writing.lists import HEADINGS
from workbench.formats.docx.writing.style_xml import NAMESPACE, StyleSpec, letters, lines


@dataclass(frozen=True, slots=True)
class Font:
    """A font by name, with what to take where it is missing; ``family`` and ``charset`` as in ECMA-376 17.8.3."""

    name: str
    instead: str
    family: str
    charset: str


@dataclass(frozen=True, slots=True)
class DocumentStyles:
    """All styles of a document; ``face`` (Latin font, East Asian font) and ``size`` (points) stand where none does."""

    face: tuple[str, str]
    size: float
    styles: tuple[StyleSpec, ...]


FONTS: Final = (
    Font("Times New Roman", "Liberation Serif", "roman", "00"),
    Font("Arial", "Liberation Sans", "swiss", "00"),
    Font("仿宋", "仿宋_GB2312", "modern", "86"),
    Font("楷体", "楷体_GB2312", "modern", "86"),
    Font("黑体", "SimHei", "modern", "86"),
    Font("宋体", "SimSun", "auto", "86"),
    Font("方正小标宋简体", "华文中宋", "auto", "86"),
)

# A Latin font with an East Asian one. The Latin ones have metric twins on every system, so that pages break alike.
FANGSONG: Final = ("Times New Roman", "仿宋")
KAITI: Final = ("Times New Roman", "楷体")
HEITI: Final = ("Arial", "黑体")
SONGTI: Final = ("Times New Roman", "宋体")
TITLE_SONG: Final = ("Times New Roman", "方正小标宋简体")
SERIF: Final = ("Times New Roman", "宋体")
SANS: Final = ("Arial", "黑体")
SANS_TEXT: Final = ("Arial", "宋体")

RED: Final = "B00020"
BLUE: Final = "0B4F9E"
GREY: Final = "595959"
RULE: Final = "808080"
HEADER_FILL: Final = "E7ECF2"

PLAIN: Final = "DefaultParagraphFont"
_TIGHT: Final = -5  # twentieths of a point between letters, so that 28 characters of 16 pt fill 156 mm

_free = partial(lines, off_grid=True)
_centred = partial(lines, off_grid=True, align="center")
_cell = partial(lines, off_grid=True, after=2)


def _gb_t_9704() -> tuple[StyleSpec, ...]:
    """Body 仿宋 16 pt on 22 lines a page; levels 一、in 黑体, （一）in 楷体 (GB/T 9704-2012, 5.2 and 7.3.3)."""
    body = partial(lines, exact=28.95, first_chars=2, size=16)
    head = partial(body, keep_next=True)
    cell = partial(_cell, exact=16)
    unindented = '<w:pPr><w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>'
    provision = _free(exact=24, left=320, right=320, first_chars=2, size=14, align="both")
    return (
        StyleSpec("Title", _centred(before=120, after=18, multiple=1.2) + letters(TITLE_SONG, 22), rank=10),
        StyleSpec("Subtitle", _centred(after=30, multiple=1.2) + letters(KAITI, 16), rank=11),
        StyleSpec(
            "Particulars",
            _free(before=4, after=4, multiple=1.2, left=2700, right=600, hanging=1500) + letters(FANGSONG, 14),
        ),
        StyleSpec("Imprint", _centred(before=4, after=4, multiple=1.2) + letters(FANGSONG, 16)),
        StyleSpec("TOC Heading", _centred(after=14, page_break=True) + letters(HEITI, 16), rank=39),
        StyleSpec(
            "toc 1",
            _free(before=3, after=3, multiple=1.1, tab=8845) + letters(FANGSONG, 14),
            rank=39,
        ),
        StyleSpec(
            "toc 2",
            _free(before=1, after=1, multiple=1.1, left=420, tab=8845) + letters(FANGSONG, 14),
            rank=39,
        ),
        StyleSpec("footer", _free() + letters(SONGTI, 14), rank=99),
        StyleSpec("Notice", _centred(before=2) + letters(SONGTI, 9, color=GREY)),
        StyleSpec("Disclaimer", _centred(before=12, multiple=1.2) + letters(SONGTI, 10.5, color=GREY)),
        StyleSpec(
            "heading 1",
            head(numbering=(HEADINGS, 0), outline=0) + letters(HEITI, 16, spacing=_TIGHT),
            following="BodyText",
            rank=9,
        ),
        StyleSpec(
            "heading 2",
            head(before=8, after=4, numbering=(HEADINGS, 1), outline=1) + letters(KAITI, 16, spacing=_TIGHT),
            following="BodyText",
            rank=9,
        ),
        StyleSpec(
            "heading 3",
            head(before=10, outline=2) + letters(FANGSONG, 16, bold=True, spacing=_TIGHT),
            following="BodyText",
            rank=9,
        ),
        StyleSpec("Body Text", body(align="both") + letters(FANGSONG, 16, spacing=_TIGHT), rank=1),
        StyleSpec("List Bullet", unindented, based="BodyText", rank=36),
        StyleSpec("List Number", unindented, based="BodyText", rank=36),
        StyleSpec("footnote text", _free(exact=14) + letters(SONGTI, 9), rank=99),
        StyleSpec("Addressee", body(first_chars=0) + letters(FANGSONG, 16, spacing=_TIGHT), following="BodyText"),
        StyleSpec("Closing", body(first_chars=0, keep_next=True) + letters(FANGSONG, 16, spacing=_TIGHT)),
        StyleSpec("Provision Text", provision + letters(FANGSONG, 14)),
        StyleSpec("Provision Notice", _free(before=2, left=320) + letters(HEITI, 10.5)),
        StyleSpec("Provision Note", _free(before=2, after=2, left=320) + letters(SONGTI, 10.5, color=GREY)),
        StyleSpec("caption", _centred(before=10, after=5, keep_next=True) + letters(HEITI, 10.5), rank=35),
        StyleSpec("Legend", _free(before=4, after=6, keep_next=True) + letters(SONGTI, 10.5)),
        StyleSpec("Table Text", cell() + letters(SONGTI, 10.5)),
        StyleSpec("Table Clause", cell(first_chars=2, size=10.5) + letters(SONGTI, 10.5)),
        StyleSpec("Table Label", cell() + letters(HEITI, 10.5, bold=True)),
        StyleSpec("Table Heading", _centred(before=3, after=3, exact=16) + letters(HEITI, 10.5)),
        StyleSpec("Table Note", _free(before=3, after=2, exact=14) + letters(SONGTI, 9, color=GREY)),
    )


def _international() -> tuple[StyleSpec, ...]:
    """A serif for running text, a sans serif for headings and tables."""
    head = partial(lines, keep_next=True, left=680, hanging=680)
    cell = partial(_cell, multiple=1.15)
    return (
        StyleSpec("Title", _free(before=130, after=14, multiple=1.1) + letters(SANS, 25, bold=True), rank=10),
        StyleSpec("Subtitle", _free(after=30, multiple=1.15) + letters(SANS, 14, color=GREY), rank=11),
        StyleSpec(
            "Particulars",
            _free(before=4, after=4, multiple=1.15, left=2400, hanging=2400) + letters(SERIF, 12),
        ),
        StyleSpec("Imprint", _free(before=2, after=2, multiple=1.15) + letters(SERIF, 13)),
        StyleSpec("TOC Heading", _free(after=14, page_break=True) + letters(SANS, 16, bold=True), rank=39),
        StyleSpec(
            "toc 1",
            _free(before=5, after=2, multiple=1.1, tab=9071) + letters(SERIF, 11.5),
            rank=39,
        ),
        StyleSpec(
            "toc 2",
            _free(before=1, after=1, multiple=1.1, left=420, tab=9071) + letters(SERIF, 11.5),
            rank=39,
        ),
        StyleSpec("footer", _free() + letters(SANS_TEXT, 9), rank=99),
        StyleSpec("Notice", _centred(before=2) + letters(SANS_TEXT, 8.5, color=GREY)),
        StyleSpec("Disclaimer", _free(before=10, multiple=1.15) + letters(SANS_TEXT, 9, color=GREY)),
        StyleSpec(
            "heading 1",
            head(before=20, after=8, numbering=(HEADINGS, 0), outline=0) + letters(SANS, 16, bold=True),
            following="BodyText",
            rank=9,
        ),
        StyleSpec(
            "heading 2",
            head(before=14, after=6, numbering=(HEADINGS, 1), outline=1) + letters(SANS, 13, bold=True),
            following="BodyText",
            rank=9,
        ),
        StyleSpec(
            "heading 3",
            lines(before=12, after=3, keep_next=True, outline=2) + letters(SANS, 11, bold=True),
            following="BodyText",
            rank=9,
        ),
        StyleSpec("Body Text", lines(after=7, multiple=1.2) + letters(SERIF, 11.5), rank=1),
        StyleSpec("List Bullet", "", based="BodyText", rank=36),
        StyleSpec("List Number", "", based="BodyText", rank=36),
        StyleSpec("footnote text", _free(after=1, multiple=1.0) + letters(SERIF, 9), rank=99),
        StyleSpec("Provision Text", lines(after=5, multiple=1.15, left=340, right=340) + letters(SERIF, 11)),
        StyleSpec("Provision Notice", _free(before=2, left=340) + letters(SANS, 9, bold=True)),
        StyleSpec("Provision Note", _free(before=2, after=2, left=340) + letters(SANS_TEXT, 9, color=GREY)),
        StyleSpec("caption", _free(before=10, after=5, keep_next=True) + letters(SANS, 10, bold=True), rank=35),
        StyleSpec("Legend", _free(before=4, after=6, keep_next=True) + letters(SANS_TEXT, 9)),
        StyleSpec("Table Text", cell() + letters(SANS_TEXT, 9.5)),
        StyleSpec("Table Clause", cell() + letters(SANS_TEXT, 9.5)),
        StyleSpec("Table Label", cell() + letters(SANS, 9.5, bold=True)),
        StyleSpec("Table Heading", _centred(before=3, after=3) + letters(SANS, 10, bold=True)),
        StyleSpec("Table Note", _free(before=3, after=2) + letters(SANS_TEXT, 8.5, color=GREY)),
    )


def _common(label: str) -> tuple[StyleSpec, ...]:
    """Lists in cells, links, and the two sides of a redline, told apart by line as well as by colour.

    ``label`` is the look of the words that a cell opens with.
    """
    word = partial(StyleSpec, kind="character", based=PLAIN)
    return (
        StyleSpec("Table Bullet", "", based="TableText"),
        StyleSpec("Table Number", "", based="TableText"),
        word("Cell Label", label),
        word("Hyperlink", letters(color=BLUE, underline="single"), rank=99),
        word("Inserted", letters(color=BLUE, underline="single")),
        word("Deleted", letters(color=RED, strike=True)),
        word("Inserted Figure", letters(bold=True, color=BLUE, underline="single")),
        word("Deleted Figure", letters(bold=True, color=RED, strike=True)),
    )


def _edge(side: str, eighths: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{RULE}"/>'


def _room(vertical: int, horizontal: int) -> str:
    sides = (("top", vertical), ("left", horizontal), ("bottom", vertical), ("right", horizontal))
    room = "".join(f'<w:{side} w:w="{twips}" w:type="dxa"/>' for side, twips in sides)
    return f"<w:tblCellMar>{room}</w:tblCellMar>"


def _table_styles() -> str:
    edges = (("top", 8), ("left", 4), ("bottom", 8), ("right", 4), ("insideH", 4), ("insideV", 4))
    borders = "".join(_edge(side, eighths) for side, eighths in edges)
    hidden = '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    return (
        f'<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>{hidden}'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_room(0, 108)}</w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="PaperTable"><w:name w:val="Paper Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{_room(57, 113)}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{HEADER_FILL}"/>'
        '<w:vAlign w:val="center"/></w:tcPr></w:tblStylePr></w:style>'
        f'<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>{hidden}</w:style>'
    )


GB_T_9704_STYLES: Final = DocumentStyles(FANGSONG, 16.0, (*_gb_t_9704(), *_common(letters(HEITI, bold=True))))
INTERNATIONAL_STYLES: Final = DocumentStyles(SERIF, 11.5, (*_international(), *_common(letters(SANS, bold=True))))


def styles_part(sheet: DocumentStyles) -> str:
    """``word/styles.xml`` with the styles of that sheet."""
    language = '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = letters(sheet.face, sheet.size, more=language)
    return (
        f"<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        f'<w:style w:type="character" w:default="1" w:styleId="{PLAIN}">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f"{''.join(look.markup() for look in sheet.styles)}{_table_styles()}</w:styles>"
    )


def fonts_part() -> str:
    """``word/fontTable.xml``: each font with what a reader without it should take."""
    fonts = "".join(
        f'<w:font w:name="{font.name}"><w:altName w:val="{font.instead}"/><w:charset w:val="{font.charset}"/>'
        f'<w:family w:val="{font.family}"/><w:pitch w:val="variable"/></w:font>'
        for font in FONTS
    )
    return f"<w:fonts {NAMESPACE}>{fonts}</w:fonts>"
