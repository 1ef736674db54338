"""How statutes of many countries are laid out, and the articles and annexes that are to be read from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law

_RULE = "===== "


def _layouts() -> dict[str, tuple[str, str, str]]:
    """Name of each layout in ``layouts.txt`` to its text, the numbers of its articles, and those of its annexes."""
    blocks = Path(__file__).with_name("layouts.txt").read_text(encoding="utf-8").split(f"{_RULE}layout ")[1:]
    layouts: dict[str, tuple[str, str, str]] = {}
    for block in blocks:
        name, articles, annexes, text = block.split("\n", 3)
        layouts[name] = (
            text,
            articles.removeprefix(f"{_RULE}articles:").strip(),
            annexes.removeprefix(f"{_RULE}annexes:").strip(),
        )
    return layouts


LAYOUTS = _layouts()


def _read(text: str) -> LawText:
    return read_law(plain_source(text), "en")


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_articles_and_annexes_of_a_layout_are_read(name: str) -> None:
    text, articles, annexes = LAYOUTS[name]
    law = _read(text)
    assert " ".join(article.number for article in law.articles) == articles
    assert " ".join(clause.number for clause in law.clauses if clause.kind == "annex") == annexes


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("trailing_2", ["Short title", "Meaning of porter.", "Registration -", "Badge", "Loads.", "Rest -"]),
        ("ph_2", ["Title. –", "Policy. –", "Terms. –", "Coverage. –", "Voluntary Coverage. –", "Amount. –"]),
        ("sa_2", ["Definitions.-", "Objects of Act.-", "Right to relief", "Duties of employers"]),
        ("usbill_2", ["SHORT TITLE; TABLE OF CONTENTS.", "FINDINGS.", "RELIEF FOR CLOCKMAKERS.", "EFFECTIVE DATE."]),
    ],
)
def test_a_stop_or_dash_behind_some_headings_decides_nothing(name: str, headings: list[str]) -> None:
    articles = _read(LAYOUTS[name][0]).articles
    assert [article.heading for article in articles][: len(headings)] == headings


@pytest.mark.parametrize("name", ["usstate_2", "india"])
def test_a_code_that_numbers_by_chapters_begins_where_it_does(name: str) -> None:
    warnings = _read(LAYOUTS[name][0]).warnings
    assert not [warning for warning in warnings if warning.code in ("article_start", "article_gap")]
