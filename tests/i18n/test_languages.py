"""The languages of the interface are those that have a catalogue, and English."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.i18n.catalogues import add_pseudo_language
from workbench.i18n import languages
from workbench.i18n.languages import Language, catalogue, find_language
from workbench.wording import say


def test_chinese_and_english_are_there() -> None:
    assert languages.languages() == {
        "zh": Language("zh", "zh_Hans_CN", "中文", "zh-Hans"),
        "en": Language("en", "en", "English", "en"),
    }


def test_a_language_nobody_has_made_is_english() -> None:
    assert find_language("xx").code == "en"
    assert catalogue("xx").gettext("Support") == "Support"
    assert say("note_long", {"most": 3}, "xx") == say("note_long", {"most": 3}, "en")


@pytest.mark.parametrize(
    ("locale", "code", "tag"), [("bo_CN", "bo", "bo"), ("ug_Arab_CN", "ug", "ug-Arab"), ("de", "de", "de")]
)
def test_a_further_language_needs_its_catalogue_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, code: str, tag: str
) -> None:
    monkeypatch.setattr(languages, "FOLDER", add_pseudo_language(tmp_path, locale))
    assert set(languages.languages()) == {"zh", "en", code}
    assert find_language(code) == Language(code, locale, "[[English]]", tag)
    assert say("note_long", {"most": 3}, code) == "[[The note is too long: at most 3 characters.]]"
