"""What stands at the head and foot of every page of a text written as markup, and the page it is on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbench.formats.docx.writing.clean_package import RELATIONSHIPS, DocumentPart, relationship_id
from workbench.formats.docx.writing.layout import layout_of
from workbench.formats.docx.writing.style_xml import NAMESPACE
from workbench.formats.docx.writing.written import written_run
from workbench.i18n.messages import translate

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ONE_CHARACTER: Final = 280  # twips


def running_parts(language: str, mark: str) -> list[DocumentPart]:
    """The page number, outside where pages are mirrored, and ``mark`` at the head of every page where there is one."""
    layout = layout_of(language)
    sides = ("default", "even") if layout.mirrored else ("default",)
    parts = [_part("footer", side, _number(language, side)) for side in sides]
    if mark:
        line = f'<w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="right"/></w:pPr>{written_run(mark)}</w:p>'
        parts += [_part("header", side, line) for side in sides]
    return parts


def _part(kind: str, side: str, line: str) -> DocumentPart:
    tag = "ftr" if kind == "footer" else "hdr"
    content = f"<w:{tag} {NAMESPACE}>{line}</w:{tag}>"
    return DocumentPart(f"{kind}_{side}.xml", f"{_TYPE}.{kind}+xml", f"{RELATIONSHIPS}/{kind}", content)


def _number(language: str, side: str) -> str:
    layout = layout_of(language)
    if not layout.mirrored:
        edge = '<w:jc w:val="center"/>'
    elif side == "even":
        edge = f'<w:ind w:left="{_ONE_CHARACTER}"/>'
    else:
        edge = f'<w:ind w:right="{_ONE_CHARACTER}"/><w:jc w:val="right"/>'
    words = translate(layout.page_number, language, page="\x00PAGE\x00", pages="\x00NUMPAGES\x00")
    pieces = [_field(piece) if at % 2 else written_run(piece) for at, piece in enumerate(words.split("\x00"))]
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{edge}</w:pPr>{"".join(pieces)}</w:p>'


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} ">{written_run("1")}</w:fldSimple>'


def page_end(language: str, running: Sequence[DocumentPart]) -> str:
    """The properties of an upright A4 page with these parts at its head and foot, which come first in the package."""
    layout = layout_of(language)
    margins = layout.portrait
    references = "".join(
        f'<w:{kind}Reference w:type="{side}" r:id="{relationship_id(at)}"/>'
        for at, part in enumerate(running)
        for kind, _, side in [part.name.removesuffix(".xml").partition("_")]
    )
    sides = " ".join(
        f'w:{name}="{_twips(value)}"'
        for name, value in (
            ("top", margins.top), ("right", margins.right), ("bottom", margins.bottom), ("left", margins.left),
            ("header", 15), ("footer", margins.foot),
        )
    )  # fmt: skip
    grid = f'<w:docGrid w:type="lines" w:linePitch="{layout.line_pitch}"/>' if layout.line_pitch else ""
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    return f'<w:sectPr>{references}{size}<w:pgMar {sides} w:gutter="0"/>{grid}</w:sectPr>'


def _twips(millimetres: int) -> int:
    return round(millimetres * 1440 / 25.4)
