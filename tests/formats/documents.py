"""Small Word and OpenDocument files made in code, so that a test shows the markup it is about and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)


def p(words: str = "", *, style: str = "", num: tuple[int, int] | None = None, props: str = "") -> str:
    """A paragraph; ``num`` is (numId, level), ``words`` plain text or, where it begins with ``<``, markup."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    inner = words if words.startswith("<") else (r(words) if words else "")
    return f"<w:p><w:pPr>{named}{numbered}{props}</w:pPr>{inner}</w:p>"


def r(words: str, props: str = "") -> str:
    """A run of plain words."""
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def level(at: int, style: str, text: str, *, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*lists: str, nums: Mapping[int, str] | None = None) -> str:
    """A numbering part: list n (from 1) is counted in by w:num n; ``nums`` adds instances as markup by id."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>' for at, levels in enumerate(lists, start=1)
    )
    own = {at: f'<w:abstractNumId w:val="{at}"/>' for at in range(1, len(lists) + 1)} | dict(nums or {})
    return abstract + "".join(f'<w:num w:numId="{at}">{inner}</w:num>' for at, inner in own.items())


def style(style_id: str, name: str, inner: str = "", *, based_on: str = "", kind: str = "paragraph") -> str:
    """A style with the markup of its properties."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{base}{inner}</w:style>'


def docx(
    body: str,
    *,
    parts: Mapping[str, str] | None = None,
    relations: str = "",
    raw: Mapping[str, bytes] | None = None,
) -> bytes:
    """A .docx; ``parts`` are further parts by the last word of their relation (styles, numbering, footnotes, ...)."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
    roots |= {"comments": "comments"}
    told = dict(parts or {})
    links = "".join(f'<Relationship Id="rId{name}" Type="{R}/{name}" Target="{name}.xml"/>' for name in told)
    members: dict[str, bytes] = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}{relations}</Relationships>'
        ).encode(),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>".encode(),
    }
    for name, inner in told.items():
        members[f"word/{name}.xml"] = f"<w:{roots[name]} {_SPACES}>{inner}</w:{roots[name]}>".encode()
    return packed(members | dict(raw or {}))


def odt(body: str, *, styles: str = "", automatic: str = "") -> bytes:
    """An .odt with the markup of its text, of its automatic styles and of its common styles."""
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": b"<manifest/>",
            "content.xml": (
                f"<office:document-content {_ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ).encode(),
            "styles.xml": (
                f"<office:document-styles {_ODF}><office:styles>{styles}</office:styles></office:document-styles>"
            ).encode(),
        }
    )


def packed(members: Mapping[str, bytes]) -> bytes:
    """A zip file of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()
