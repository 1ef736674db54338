"""Templates, style sheet and scripts can be read and changed: short lines, partials, and no way through the rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "workbench" / "static"
LONGEST_LINE = 160
TEMPLATE_FILES = sorted(TEMPLATES.rglob("*.html"))
FILES = [*TEMPLATE_FILES, *sorted(STATIC.rglob("*.css")), *sorted(STATIC.rglob("*.js"))]
# From a row to its neighbour and on to a third: what a page needs is in its view model.
REACH = re.compile(r"\b\w+\.(?:author|organisation|version|law|comment|clause|member|stored|place)\.\w+\.\w+")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_lines_are_short_and_clean(path: Path) -> None:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        assert len(line) <= LONGEST_LINE, f"line {number} has {len(line)} characters"
        assert line == line.rstrip() and "\t" not in line, f"line {number} has stray white space"


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=name)
def test_a_template_reaches_no_further_than_its_view_model(path: Path) -> None:
    assert REACH.findall(path.read_text("utf-8")) == []


def test_the_way_to_a_page_is_written_in_one_partial() -> None:
    assert [name(path) for path in TEMPLATE_FILES if 'class="crumbs"' in path.read_text("utf-8")] == [
        "templates/parts/crumbs.html"
    ]


def test_a_style_sheet_holds_one_declaration_a_line() -> None:
    for path in sorted(STATIC.rglob("*.css")):
        for line in path.read_text("utf-8").splitlines():
            assert line.count(";") <= 1 and not re.search(r"\{.*\S|\S\s*\}", line), line


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.js")), ids=name)
def test_a_script_asks_with_care(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "execCommand" not in text or text.count("document.execCommand") == 1
    assert not re.search(r"\b(?:var|eval|alert|document\.write)\b(?! \w+ of)\s*[(=]", text)
    assert re.match(r"// [A-Z].*[.:,]", text), "a module opens with what it is for"
