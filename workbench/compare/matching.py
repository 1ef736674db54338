"""Match two versions of a law, in one language by their wording or in two by what they say."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.instruments.library import concept_spans
from workbench.lang.languages import Lang
from workbench.law.matching.align import ArticleMatch, MatchOverride, match_articles
from workbench.law.matching.bilingual import match_translated
from workbench.law.model import LawText


def match_versions(old: LawText, new: LawText, overrides: Sequence[MatchOverride] = ()) -> tuple[ArticleMatch, ...]:
    """Every article of both versions, each in exactly one match; raises Invalid as the two ways of matching do."""
    if old.lang == new.lang:
        return match_articles(old, new, overrides)
    return match_translated(old, new, _concepts, overrides)


def _concepts(text: str, lang: Lang) -> list[str]:
    return [concept for _, _, concept in concept_spans(text, lang)]
