"""Measures grouping: whether comments that say the same stand together, and contrary ones never do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

from workbench.commentary.terms import declared_way
from workbench.errors import Invalid
from workbench.evaluation.sample import Scores, read_json, share
from workbench.lang.languages import language_of_words, text_language
from workbench.opinions.grouping import OpinionComment, OpinionGroups, group_comments
from workbench.weights.grouping import GroupingWeights

Pairs = frozenset[frozenset[str]]  # of ids of comments, or of names of groups


@dataclass(frozen=True)
class GroupingSample:
    """Comments, the groups that persons put them in, the groups that are contrary, and the letters among them."""

    comments: Sequence[OpinionComment]
    groups: Mapping[str, Sequence[str]]
    opposite: Pairs
    neutral: Pairs
    letters: Sequence[Sequence[str]]

    def scores(self, weights: GroupingWeights | None = None) -> Scores:
        """F1, precision and recall over pairs of comments, F1 over groups, and the share of opposites kept apart.

        A true group is scored by the group found that is most like it. ``letters`` is the F1 of the same letter over
        pairs, ``letters_sure`` its precision.
        """
        judged_groups = group_comments(self.comments, weights)
        scores: dict[str, float] = {}
        if self.groups:
            scores |= self._demands([group.ids for group in judged_groups.groups])
        if self.letters:
            letters = _f1(pairs(judged_groups.same_letter), pairs(self.letters))
            scores |= {"letters": letters["f1"], "letters_sure": letters["precision"]}
        return scores

    def _demands(self, judged_groups: Sequence[Sequence[str]]) -> Scores:
        judged = [[id_ for id_ in ids if id_ in self._group_of] for ids in judged_groups]
        neutral = {pair for pair in pairs(judged) if self._names(pair) in self.neutral}
        scores = _f1(pairs(judged) - neutral, pairs(self.groups.values()))
        apart = 1 - share(len(self.joined(judged_groups)), len(self.opposite)) if self.opposite else 1.0
        return {**scores, "groups": _group_f1(judged, list(self.groups.values())), "apart": apart}

    def joined(self, judged_groups: Iterable[Collection[str]]) -> Pairs:
        """The pairs of contrary groups of which comments stand together."""
        return frozenset(names for pair in pairs(judged_groups) if (names := self._names(pair)) in self.opposite)

    def grouped(self, weights: GroupingWeights | None = None) -> OpinionGroups:
        """The comments as these weights group them."""
        return group_comments(self.comments, weights)

    def _names(self, pair: frozenset[str]) -> frozenset[str]:
        return frozenset(self._group_of.get(id_, "") for id_ in pair)

    @cached_property
    def _group_of(self) -> Mapping[str, str]:
        return {id_: name for name, ids in self.groups.items() for id_ in ids}


def pairs(groups: Iterable[Collection[str]]) -> Pairs:
    """Every two that stand together."""
    return frozenset(frozenset(pair) for ids in groups for pair in combinations(ids, 2))


def _f1(judged_groups: Collection[frozenset[str]], gold: Pairs) -> dict[str, float]:
    right = len(gold.intersection(judged_groups))
    precision, recall = share(right, len(judged_groups)), share(right, len(gold))
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"f1": f1, "precision": precision, "recall": recall}


def _group_f1(judged_groups: Sequence[Sequence[str]], gold: Sequence[Sequence[str]]) -> float:
    """How like the groups found are to the true ones, a comment left alone being a group of its own."""
    together = {id_ for ids in judged_groups for id_ in ids}
    every = [*judged_groups, *([id_] for ids in gold for id_ in ids if id_ not in together)]
    likest = [max(_overlap(set(ids), set(other)) for other in every) for ids in gold]
    return share(sum(score * len(ids) for score, ids in zip(likest, gold, strict=True)), sum(map(len, gold)))


def _overlap(left: set[str], other: set[str]) -> float:
    return 2 * len(left & other) / (len(left) + len(other))


def read_grouping(gold: Path, law: Path | None = None) -> GroupingSample:
    """Comments with groups, opposite and neutral pairs of them, and same_letter; raises Invalid ``gold_malformed``."""
    data = read_json(gold)
    try:
        return GroupingSample(
            [_comment(row) for row in data["comments"]],
            {str(name): [str(id_) for id_ in ids] for name, ids in data.get("groups", {}).items()},
            frozenset(frozenset(pair) for pair in data.get("opposite", ())),
            frozenset(frozenset(pair) for pair in data.get("neutral", ())),
            [[str(id_) for id_ in ids] for ids in data.get("same_letter", ())],
        )
    except (KeyError, TypeError, AttributeError) as problem:
        raise Invalid("gold_malformed", file=gold.name, problem=repr(problem)) from problem


def _comment(row: Mapping[str, Any]) -> OpinionComment:
    text, lang, clause = str(row["text"]), row.get("lang"), row.get("clause")
    return OpinionComment(
        str(row["id"]),
        text,
        text_language(str(lang)) if lang else language_of_words(text),
        declared_way(str(row.get("stance"))),
        str(clause) if clause is not None else None,
    )
