"""Groups comments in two tiers: the same letter, and the same demand, with every letter inside its demand (pure)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.lang.folding import fold
from workbench.lang.languages import Lang
from workbench.opinions.joining import OpinionCluster, join, nearest_of
from workbench.opinions.letters import letter_of, same_letters
from workbench.opinions.reading import OpinionReading, OpinionStance, read_opinion
from workbench.opinions.terms import OpinionTerms, opinion_terms, shared_words
from workbench.opinions.vectors import OpinionScale, rarity
from workbench.opinions.vocabulary_reader import shipped_vocabulary
from workbench.weights.grouping import GroupingWeights, grouping_weights


@dataclass(frozen=True, slots=True)
class OpinionComment:
    """A comment to be grouped; ``stance`` is the way its author declared, ``clause`` its clause, where known."""

    id: str
    text: str
    lang: Lang
    stance: OpinionStance | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class OpinionGroup:
    """Comments that ask for the same, which way they go, and why they stand together: shared words, figures wanted."""

    ids: tuple[str, ...]
    stance: OpinionStance
    words: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpinionGroups:
    """What is proposed: groups of either tier, the letters among them, and the way each comment goes.

    ``beside`` gives for an unclear comment the place in ``groups`` of the nearest; None where none is near.
    """

    groups: tuple[OpinionGroup, ...]
    same_letter: tuple[tuple[str, ...], ...]
    stances: Mapping[str, OpinionStance]
    beside: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class _Letter:
    """Comments that are one text: compared with others once, however many sent it."""

    comments: tuple[OpinionComment, ...]
    stance: OpinionStance
    terms: OpinionTerms
    clause: str | None
    declared: OpinionStance | None


def group_comments(comments: Iterable[OpinionComment], weights: GroupingWeights | None = None) -> OpinionGroups:
    """The comments grouped; the order they are given in changes nothing."""
    weights = weights or grouping_weights()
    ordered = sorted(
        comments, key=lambda comment: (fold(comment.text), comment.clause or "", comment.stance or "", comment.id)
    )
    letters = _letters(ordered, weights)
    scale = OpinionScale(rarity((letter.terms for letter in letters), weights), weights, shipped_vocabulary())
    clear = [number for number, letter in enumerate(letters) if letter.stance != "unclear"]
    unclear = [number for number, letter in enumerate(letters) if letter.stance == "unclear"]
    clusters = _demands(clear, letters, scale)
    groups = [cluster for cluster in clusters if sum(len(letters[number].comments) for number in cluster.members) > 1]
    campaigns = [_alone(number, letters, scale) for number in unclear if len(letters[number].comments) > 1]
    near = nearest_of([_alone(number, letters, scale) for number in unclear], groups, scale)
    return OpinionGroups(
        tuple(_group(cluster, letters) for cluster in (*groups, *campaigns)),
        tuple(_ids([letter]) for letter in letters if len(letter.comments) > 1),
        {comment.id: letter.stance for letter in letters for comment in letter.comments},
        {id_: at for number, at in zip(unclear, near, strict=True) for id_ in _ids([letters[number]])},
    )


def _letters(ordered: Sequence[OpinionComment], weights: GroupingWeights) -> list[_Letter]:
    """The texts among the comments; each is read once, and of one sent by many the wording most sent speaks for all."""
    vocabulary = shipped_vocabulary()
    readings = [read_opinion(comment.text, comment.lang, vocabulary) for comment in ordered]
    texts = [letter_of(reading, comment.lang) for reading, comment in zip(readings, ordered, strict=True)]
    return [
        _letter([ordered[number] for number in numbers], readings[numbers[0]])
        for numbers in same_letters(texts, vocabulary, weights)
    ]


def _letter(comments: Sequence[OpinionComment], reading: OpinionReading) -> _Letter:
    clauses = Counter(comment.clause for comment in comments if comment.clause is not None)
    declared = Counter(comment.stance for comment in comments if comment.stance is not None)
    stance = max(declared, key=lambda stance: (declared[stance], stance), default=None)
    return _Letter(
        tuple(comments),
        reading.stance if reading.stance != "unclear" or stance is None else stance,
        opinion_terms(reading, comments[0].lang, shipped_vocabulary()),
        max(clauses, key=lambda clause: (clauses[clause], clause), default=None),
        stance,
    )


def _alone(number: int, letters: Sequence[_Letter], scale: OpinionScale) -> OpinionCluster:
    letter = letters[number]
    return OpinionCluster(number, (number,), scale.weigh(letter.terms, letter.clause, letter.declared))


def _demands(numbers: Sequence[int], letters: Sequence[_Letter], scale: OpinionScale) -> list[OpinionCluster]:
    """What asks for the same: joined clause by clause, then over all, since some stand on a wrong clause or on none."""
    by_clause: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        by_clause[letters[number].clause or ""].append(number)
    joined = [
        cluster
        for clause in sorted(by_clause)
        for cluster in join((_alone(number, letters, scale) for number in by_clause[clause]), scale)
    ]
    return join(joined, scale)


def _ids(letters: Iterable[_Letter]) -> tuple[str, ...]:
    return tuple(comment.id for letter in letters for comment in letter.comments)


def _group(cluster: OpinionCluster, letters: Sequence[_Letter]) -> OpinionGroup:
    members = [letters[number] for number in cluster.members]
    stances = Counter(letter.stance for letter in members)
    figures = Counter(figure for letter in members for figure in letter.terms.figures)
    quotes = {figure: quote for letter in reversed(members) for figure, quote in letter.terms.figures.items()}
    return OpinionGroup(
        _ids(members),
        max(stances, key=lambda stance: (stances[stance], stance)),
        shared_words([letter.terms for letter in members]),
        tuple(quotes[figure] for figure, count in figures.items() if 2 * count >= len(members)),
    )
