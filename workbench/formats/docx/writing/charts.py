"""Charts of an annex as pictures, bars or a map of numbers, each with words for whoever cannot see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from workbench.formats.docx.writing.paper_content import AnnexChart
from workbench.formats.docx.writing.runs import element, one_line
from workbench.formats.docx.writing.typesetting import DocxWriter
from workbench.formats.emf import PictureRectangle, PictureText, text_width, write_emf

_WIDTH: Final = 150.0  # millimetres; fits the type area of every layout
_LETTER: Final = 3.4  # of labels
_LINE: Final = 8.0  # from bar to bar, and the height of a cell
_MARGIN: Final = 2.0
_BLUE: Final = (11, 79, 158)
_LABELS: Final = 0.42  # of the width that labels may take
_EMU: Final = 36_000  # of a millimetre
_IMAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_DRAWN: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_FONTS: Final[Mapping[str, str]] = {"zh": "宋体"}  # by language; Arial in others
_Shapes = list[PictureRectangle | PictureText]


def set_chart(setter: DocxWriter, chart: AnnexChart) -> None:
    """The picture of a chart in a paragraph of its own, kept with what follows it."""
    font = _FONTS.get(setter.language, "Arial")
    shapes, height = _heat_map(chart) if chart.columns else _bars(chart)
    number = setter.next_picture()
    blob = write_emf(_WIDTH, height, shapes, font)
    part = Part(PackURI(f"/word/media/chart{number}.emf"), "image/x-emf", blob, setter.document.part.package)
    key = setter.document.part.relate_to(part, _IMAGE)
    drawing = parse_xml(_inline(key, number, height))
    for named in drawing.iter("{*}docPr", "{*}cNvPr"):
        named.set("descr", one_line(chart.description))
    setter.paragraph(setter.document, "Legend", element("r", drawing))


def _inline(key: str, number: int, height: float) -> str:
    size = f'cx="{round(_WIDTH * _EMU)}" cy="{round(height * _EMU)}"'
    kind = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    name = f'id="{number}" name="chart {number}"'
    return (
        f'<w:drawing {_DRAWN}><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {name}/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{kind}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{key}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def _label_room(chart: AnnexChart) -> float:
    widest = max((text_width(label, _LETTER) for label in chart.labels), default=0)
    return min(widest + 2 * _MARGIN, _WIDTH * _LABELS)


def _bars(chart: AnnexChart) -> tuple[_Shapes, float]:
    """A bar a label, its number behind it."""
    left, most = _label_room(chart), max((row[0] for row in chart.values), default=0) or 1
    room = _WIDTH - left - text_width(f"{most:,}", _LETTER) - 3 * _MARGIN
    shapes: _Shapes = []
    for at, (label, (value, *_)) in enumerate(zip(chart.labels, chart.values, strict=True)):
        top = _MARGIN + at * _LINE
        length = max(room * value / most, 0.2)
        shapes.append(PictureText(left - _MARGIN, top + 1.2, _cut(label, left), _LETTER, "right"))
        shapes.append(PictureRectangle(left, top + 0.6, length, _LINE - 2.4, _BLUE))
        shapes.append(PictureText(left + length + _MARGIN, top + 1.2, f"{value:,}", _LETTER))
    return shapes, 2 * _MARGIN + len(chart.labels) * _LINE


def _heat_map(chart: AnnexChart) -> tuple[_Shapes, float]:
    """A cell for each label and column, the darker the more; its number in it, so that nobody depends on the shade."""
    left, most = _label_room(chart), max((value for row in chart.values for value in row), default=0) or 1
    width = (_WIDTH - left - _MARGIN) / len(chart.columns)
    shapes: _Shapes = [
        PictureText(left + (at + 0.5) * width, _MARGIN, _cut(head, width), _LETTER, "centre")
        for at, head in enumerate(chart.columns)
    ]
    for at, (label, row) in enumerate(zip(chart.labels, chart.values, strict=True), 1):
        top = _MARGIN + at * _LINE
        shapes.append(PictureText(left - _MARGIN, top + 1.6, _cut(label, left), _LETTER, "right"))
        for column, value in enumerate(row):
            share = value / most
            fill = tuple(round(255 - (255 - part) * share) for part in _BLUE)
            x = left + column * width
            shapes.append(PictureRectangle(x + 0.2, top + 0.2, width - 0.4, _LINE - 0.4, (fill[0], fill[1], fill[2])))
            dark = (255, 255, 255) if share > 0.5 else (0, 0, 0)
            shapes.append(PictureText(x + width / 2, top + 1.6, str(value), _LETTER, "centre", dark))
    return shapes, 2 * _MARGIN + (len(chart.labels) + 1) * _LINE


def _cut(label: str, room: float) -> str:
    """As much of a label as fits; it stands whole in the table below."""
    if text_width(label, _LETTER) <= room - _MARGIN:
        return label
    while label and text_width(f"{label}…", _LETTER) > room - _MARGIN:
        label = label[:-1]
    return f"{label}…"
