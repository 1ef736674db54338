"""The date and the author of an Akoma Ntoso document."""

from __future__ import annotations

import pytest
from lxml import etree

from workbench.formats.akoma.metadata import date_and_author

PEOPLE = '<references><TLCOrganization eId="house" showAs="House of  Assembly"/></references>'


@pytest.mark.parametrize(
    ("work", "expression", "told"),
    [
        ('<FRBRdate date="2020-01-02"/>', '<FRBRdate date="2021-03-04" name="adoption"/>', ("2021-03-04", "")),
        ('<FRBRdate date="2020-01-02T10:00:00"/><FRBRauthor href="#house"/>', "", ("2020-01-02", "House of Assembly")),
        ('<FRBRdate date="2020-01-02"/>', '<FRBRdate date="2021-03-04" name="Generation"/>', ("2020-01-02", "")),
        ('<FRBRdate date="soon"/><FRBRauthor href="#nobody"/>', "<FRBRauthor/>", ("", "")),
    ],
)
def test_what_the_file_says_of_itself(work: str, expression: str, told: tuple[str, str]) -> None:
    levels = f"<FRBRWork>{work}</FRBRWork><FRBRExpression>{expression}</FRBRExpression>"
    document = etree.fromstring(f"<act><meta><identification>{levels}</identification>{PEOPLE}</meta></act>")
    assert date_and_author(document) == told
