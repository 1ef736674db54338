"""What of a document's package is never read: objects and charts in it, and links to what lies outside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from workbench.formats.docx.reading.names import RELATIONSHIP
from workbench.formats.markup import parse_xml
from workbench.law.model import ReadWarning

_OBJECT: Final = re.compile(
    r"(?:^|/)(?:embeddings/|charts/chart|externalLinks/externalLink|Object ?\d)[^/]*", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"(?:https?:|mailto:|#)", re.IGNORECASE)
_ODF_LINK: Final = re.compile(rb"<draw:(?:image|object|plugin|applet)\b[^>]{0,500}?xlink:href=\"([^\"]*)\"")
_ODF_INSIDE: Final = ("Pictures/", "./ObjectReplacements/", "./Object")
_NAME: Final = 100  # characters of a name that are told


def left_out_of(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """The names of objects and charts in a package, and of the files and addresses it draws on."""
    names = {match[0].strip("/") for name in parts if (match := _OBJECT.search(name)) and not name.endswith(".rels")}
    for name, content in parts.items():
        if name.lower().endswith(".rels"):
            names.update(_links(parse_xml(content, name)))
    for target in _ODF_LINK.findall(parts.get("content.xml", b"")):
        link = target.decode("utf-8", "replace")
        if not link.startswith(_ODF_INSIDE):
            names.add(link[:_NAME])
    return tuple(sorted(names))


def left_out_warnings(parts: Mapping[str, bytes]) -> Iterator[ReadWarning]:
    """One warning that names all of it, where there is any."""
    if names := left_out_of(parts):
        yield ReadWarning("objects_left_out", "", 0, {"count": len(names), "names": ", ".join(names)})


def _links(root: etree._Element) -> Iterator[str]:
    """Where relations lead outside the file, but for addresses and an attached template; none of it is opened."""
    for each in root.iter(RELATIONSHIP):
        kind, target = (each.get("Type") or "").rpartition("/")[2], each.get("Target") or ""
        is_outside = (each.get("TargetMode") or "").lower() == "external" and kind != "attachedTemplate"
        if is_outside and not (kind == "hyperlink" and _ADDRESS.match(target)):
            yield target[:_NAME]
