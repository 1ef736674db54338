"""XML of strangers: no entities, no document types, no depths."""

from __future__ import annotations

import pytest

from workbench.errors import Invalid
from workbench.formats.markup import parse_xml

LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (LAUGHS, "file_dtd"),
        (OUTSIDE, "file_dtd"),
        ('<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16") + LAUGHS.decode().encode("utf-16-le"), "file_dtd"),
        (b"<a>&unknown;</a>", "file_broken_part"),
        (b"<a>\x01</a>", "file_broken_part"),
        (b"<a>&#1;</a>", "file_broken_part"),
        (b"<a><b></a>", "file_broken_part"),
        (b"", "file_broken_part"),
        (b"\xff\xfe\x00", "file_broken_part"),
        (b"<a>" * 5_000 + b"</a>" * 5_000, "file_broken_part"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_xml(data, "part.xml")
    assert refused.value.code == code


def test_utf16_is_read() -> None:
    assert parse_xml('<?xml version="1.0" encoding="UTF-16"?><a>甲</a>'.encode("utf-16")).text == "甲"


def test_strict_names_become_transitional_ones() -> None:
    root = parse_xml(b'<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>')
    assert root.tag == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
