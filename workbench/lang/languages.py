"""The languages that law texts are read in; a further one is added to this list and gets its readers and tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

from workbench.lang.characters import has_chinese

Lang = Literal["zh", "en"]

TEXT_LANGUAGES: Final[tuple[Lang, ...]] = get_args(Lang)
LANGUAGE_NAMES: Final[Mapping[str, str]] = {"zh": "中文", "en": "English"}  # what those who read it call it
BETWEEN_WORDS: Final[Mapping[Lang, str]] = {"zh": "", "en": " "}  # what parts one word from the next in print
_BY_CODE: Final[Mapping[str, Lang]] = {lang: lang for lang in TEXT_LANGUAGES}


def other_languages(lang: Lang) -> tuple[Lang, ...]:
    """The languages of texts beside ``lang``, in which words are shown where it has none."""
    return tuple(other for other in TEXT_LANGUAGES if other != lang)


def in_language(language: str, texts: Mapping[str, str]) -> str:
    """Of the same words by language those in ``language``, else in English, else whichever there are."""
    text = texts.get(language) or texts.get("en", "")
    return text or next((words for words in texts.values() if words), "")


def text_language(language: str) -> Lang:
    """The language of texts that stands for ``language``: itself where there are texts in it, or else English."""
    return _BY_CODE.get(language, "en")


def language_of_words(text: str) -> Lang:
    """The language that a few words are in, such as a query or a comment: Chinese where any character is."""
    return "zh" if has_chinese(text) else "en"
