"""The demonstration's drafts in Chinese and in English: every article beside the one that says the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pytest

from workbench.compare.matching import match_versions
from workbench.errors import Invalid
from workbench.lang.languages import Lang
from workbench.law.matching.align import MatchOverride
from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law

DRAFTS: Final = Path(__file__).parents[2] / "corpus" / "demonstration"
TOWARDS: Final[tuple[tuple[Lang, Lang], ...]] = (("zh", "en"), ("en", "zh"))


@cache
def draft(number: int, lang: Lang) -> LawText:
    return read_law(plain_source((DRAFTS / f"v{number}.{lang}.md").read_text(encoding="utf-8")), lang)


def edges(old: LawText, new: LawText) -> set[tuple[str, str]]:
    matches = match_versions(old, new)
    return {(old.by_key[edge.old].number, new.by_key[edge.new].number) for match in matches for edge in match.edges}


@pytest.mark.parametrize("langs", TOWARDS)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_draft_and_its_translation(number: int, langs: tuple[Lang, Lang]) -> None:
    old, new = (draft(number, lang) for lang in langs)
    assert edges(old, new) == {(article.number, article.number) for article in old.articles}


@pytest.mark.parametrize("langs", TOWARDS)
@pytest.mark.parametrize(("first", "second"), [(1, 2), (2, 3), (1, 3)])
def test_a_draft_and_the_next_one_in_the_other_language(first: int, second: int, langs: tuple[Lang, Lang]) -> None:
    true = edges(draft(first, "zh"), draft(second, "zh"))
    matched = edges(draft(first, langs[0]), draft(second, langs[1]))
    assert len(matched & true) >= 0.85 * len(true)
    assert len(matched & true) >= 0.95 * len(matched)


def test_texts_that_say_other_things_are_refused() -> None:
    other = "\n".join(f"Article {number} The lamp on pier {number} is lit at dusk." for number in range(1, 60))
    with pytest.raises(Invalid, match="languages_too_far"):
        match_versions(draft(1, "zh"), read_law(plain_source(other), "en"))


def test_a_person_overrules() -> None:
    old, new = draft(1, "zh"), draft(1, "en")
    overrides = [MatchOverride("unlink", "art_5", "art_5"), MatchOverride("link", "art_7", "art_9")]
    matched = {(edge.old, edge.new) for match in match_versions(old, new, overrides) for edge in match.edges}
    assert ("art_7", "art_9") in matched
    assert not matched & {("art_5", "art_5"), ("art_7", "art_7"), ("art_9", "art_9")}


def test_every_article_stands_in_one_match() -> None:
    old, new = draft(1, "zh"), draft(3, "en")
    matches = match_versions(old, new)
    assert sorted(key for match in matches for key in match.old) == sorted(article.key for article in old.articles)
    assert [key for match in matches for key in match.new] == [article.key for article in new.articles]
