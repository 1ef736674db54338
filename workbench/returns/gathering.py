"""The opinions of several returned files together: placed in the draft, and those that say the same in groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.lang.languages import Lang, language_of_words
from workbench.opinions.grouping import OpinionComment, group_comments
from workbench.returns.draft import ReturnDraft
from workbench.returns.model import ReturnedFile, ReturnedOpinion, ReturnedRest
from workbench.returns.placing import PlacedOpinion, place_opinion


@dataclass(frozen=True, slots=True)
class ReturnedCollection:
    """Every opinion with the name of its file, all else with the name of its own, and groups of places in ``items``."""

    items: tuple[tuple[str, PlacedOpinion], ...]
    rest: tuple[tuple[str, ReturnedRest], ...]
    groups: tuple[tuple[int, ...], ...]


def gather(files: Iterable[tuple[str, ReturnedFile]], draft: ReturnDraft) -> ReturnedCollection:
    """What returned files, each with its name, hold; every opinion placed, equal ones proposed as groups."""
    items: list[tuple[str, PlacedOpinion]] = []
    rest: list[tuple[str, ReturnedRest]] = []
    for name, read in files:
        items += [(name, place_opinion(opinion, draft)) for opinion in read.opinions]
        rest += [(name, each) for each in read.rest]
    return ReturnedCollection(tuple(items), tuple(rest), _groups([placed for _, placed in items]))


def _groups(items: Sequence[PlacedOpinion]) -> tuple[tuple[int, ...], ...]:
    comments = [
        OpinionComment(str(at), text, language_of_words(text), None, next(iter(placed.clauses), None))
        for at, placed in enumerate(items)
        if (text := spoken(placed.opinion))
    ]
    groups = group_comments(comments).groups
    return tuple(sorted(tuple(sorted(map(int, group.ids))) for group in groups))


def spoken(opinion: ReturnedOpinion) -> str:
    """What an opinion asks for, said in a sentence where it is only a change."""
    gone, come = opinion.deleted, opinion.inserted
    if not (gone or come) or (opinion.body and (gone in opinion.body and come in opinion.body)):
        return opinion.body
    pattern = _CHANGES[language_of_words(gone + come)][(gone != "") + 2 * (come != "")]
    return "。".join(part for part in (opinion.body, pattern.format(gone, come)) if part)


# Nothing, words that go, words that come, and words in the place of others.
_CHANGES: Final[Mapping[Lang, Sequence[str]]] = {
    "zh": ("", "建议删去“{0}”", "建议增加“{1}”", "建议将“{0}”改为“{1}”"),
    "en": ("", "Delete “{0}”", "Add “{1}”", "Replace “{0}” with “{1}”"),
}
