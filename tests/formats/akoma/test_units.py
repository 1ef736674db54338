"""The numbers in printed labels, and which elements are the articles of a document."""

from __future__ import annotations

import pytest
from lxml import etree

from workbench.formats.akoma.units import UnitFinder, number_in


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Article 57", "57"),
        ("Article 57 bis", "57bis"),
        ("Article 57-2", "57-2"),
        ("Art. 3 ter.", "3ter"),
        ("12A.", "12A"),
        ("1.1", "1.1"),
        ("Part IV", "4"),
        ("(a)", "a"),
        ("（三）", "3"),
        ("第一百二十条之一", "120-1"),
        ("", ""),
    ],
)
def test_the_number_in_a_label(label: str, number: str) -> None:
    assert number_in(label) == number


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("<section/><section/>", "article article"),
        ("<section><section/></section><section/><section/>", "section article article article"),
        ("<section><article/></section><article/>", "section article article"),
        ("<section><rule/></section><section><rule/></section>", "section article section article"),
        ("<section><clause/></section>", "article paragraph"),
        ("<clause/><clause/>", "article article"),
        ("<article><section/></article>", "chapter article"),
    ],
)
def test_which_elements_are_articles(body: str, kinds: str) -> None:
    root = etree.fromstring(f"<body>{body}</body>")
    units = UnitFinder(root, is_own=False)
    assert " ".join(str(units.kind(element, None)) for element in root.iterdescendants()) == kinds
