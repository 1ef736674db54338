"""Languages: what is in which one, and that nothing but their own packages asks a language for its name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import workbench
from workbench.lang.languages import (
    BETWEEN_WORDS,
    LANGUAGE_NAMES,
    TEXT_LANGUAGES,
    in_language,
    language_of_words,
    other_languages,
    text_language,
)

ROOT = Path(workbench.__file__).parent.parent
# Where a language is read, or spoken of as such.
OWN = ("workbench/lang/", "workbench/i18n/")
COMPARED = re.compile(r"""(?:==|!=)\s*["'](?:zh|en)["']|["'](?:zh|en)["']\s*(?:==|!=)|\.startswith\(["'](?:zh|en)""")


@pytest.mark.parametrize(
    "path",
    sorted([*(ROOT / "workbench").rglob("*.py"), *(ROOT / "templates").rglob("*.html")]),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_nothing_else_compares_a_language_with_one_of_them(path: Path) -> None:
    """A third language is a catalogue, a reader and rows in tables by language; an ``if`` would forget it."""
    if str(path.relative_to(ROOT)).startswith(OWN):
        return
    lines = path.read_text("utf-8").splitlines()
    assert [f"line {number}: {line.strip()}" for number, line in enumerate(lines, 1) if COMPARED.search(line)] == []


@pytest.mark.parametrize(
    ("language", "texts", "words"),
    [
        ("zh", {"zh": "总部", "en": "Headquarters"}, "总部"),
        ("en", {"zh": "总部", "en": "Headquarters"}, "Headquarters"),
        ("fr", {"zh": "总部", "en": "Headquarters"}, "Headquarters"),
        ("en", {"zh": "总部", "en": ""}, "总部"),
        ("zh", {"zh": "", "en": "Headquarters"}, "Headquarters"),
        ("zh", {"zh": "", "en": ""}, ""),
    ],
)
def test_words_in_a_language_or_whatever_there_is(language: str, texts: dict[str, str], words: str) -> None:
    assert in_language(language, texts) == words


def test_text_languages() -> None:
    assert [text_language(code) for code in ("zh", "en", "fr")] == ["zh", "en", "en"]
    assert {lang: other_languages(lang) for lang in TEXT_LANGUAGES} == {"zh": ("en",), "en": ("zh",)}


@pytest.mark.parametrize(
    ("words", "lang"), [("养老金 pension", "zh"), ("pension", "en"), ("120 %", "en"), ("", "en"), ("pension（金", "zh")]
)
def test_a_few_words_are_chinese_where_any_character_is(words: str, lang: str) -> None:
    assert language_of_words(words) == lang


def test_every_language_of_law_has_its_name_and_its_way_to_part_words() -> None:
    assert set(LANGUAGE_NAMES) == set(BETWEEN_WORDS) == set(TEXT_LANGUAGES)
