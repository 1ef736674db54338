"""What is counted in an OpenDocument text, and what of it is no text."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.formats.documents import odt
from workbench.formats.odt.words import beside_the_text, deletions, pieces_of, words_in
from workbench.formats.package import open_package

DELETED = (
    '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>gone</text:p></text:deletion>'
    "</text:changed-region></text:tracked-changes>"
)


def content(body: str) -> etree._Element:
    return etree.fromstring(open_package(odt(body))["content.xml"])


@pytest.mark.parametrize(
    ("body", "pieces"),
    [
        ("<text:p>one <text:span>two</text:span> three</text:p>", ["one two three"]),
        ("<text:h>one</text:h><text:p><text:number>1.</text:number>two</text:p>", ["one", "two"]),
        ("<text:p>one<office:annotation><text:p>why</text:p></office:annotation> two</text:p>", ["one two", "why"]),
        (DELETED + "<text:p>stays</text:p>", ["gone", "stays"]),
    ],
)
def test_pieces(body: str, pieces: list[str]) -> None:
    assert list(pieces_of(content(body))) == pieces
    assert words_in(content(body)) == " ".join(pieces)


def test_what_is_no_text_is_told_by_kind() -> None:
    assert [(each.kind.value, each.text) for each in deletions(content(DELETED))] == [("deletion", "gone")]
    page = (
        "<style:header><text:p>Gazette</text:p></style:header><style:footer-left><text:p>7</text:p></style:footer-left>"
    )
    told = [(each.kind.value, each.text) for each in beside_the_text([content(page)])]
    assert told == [("page_header", "Gazette"), ("page_footer", "7")]
