"""The new text of clauses as passages that may answer a proposal: one or two limbs with the sentence they stand in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, pairwise
from typing import Final

from workbench.law.limbs import Limb, LimbWord, SentenceLimbs

# Of more passages than this only those are read that share most pairs of characters, or words, with what is asked for.
_MOST: Final = 40


@dataclass(frozen=True)
class LimbPassage:
    """One or two neighbouring limbs of the new text, read together, with their ``sentence`` and ``clause``.

    ``clause_key`` is the key of the clause, ``clause`` all limbs of it.
    """

    clause_key: str
    limbs: tuple[Limb, ...]
    sentence: tuple[Limb, ...]
    clause: Sequence[Limb]

    @cached_property
    def text(self) -> str:
        return ",".join(limb.text for limb in self.limbs)

    @cached_property
    def words(self) -> tuple[LimbWord, ...]:
        return tuple(chain.from_iterable(limb.words for limb in self.limbs))

    @cached_property
    def polarities(self) -> frozenset[str]:
        return frozenset().union(*(limb.polarities for limb in self.limbs))


class PassageIndex:
    """The new text of one or more clauses, ready to be asked."""

    def __init__(self, limbs: Sequence[LimbPassage], known: Collection[str]) -> None:
        """``limbs`` are the limbs of the clauses in order; ``known`` the keys of those that stood in the old text."""
        self.limbs = limbs
        self.known = known

    @cached_property
    def changed(self) -> list[LimbPassage]:
        """The limbs that did not stand in the old text, and the pairs with one that did not."""
        single = [passage for passage in self.limbs if passage.limbs[0].key not in self.known]
        return [*single, *(pair for pair in self._pairs if any(limb.key not in self.known for limb in pair.limbs))]

    @cached_property
    def every(self) -> list[LimbPassage]:
        """Every limb and every pair of neighbours."""
        return [*self.limbs, *self._pairs]

    @cached_property
    def _pairs(self) -> list[LimbPassage]:
        return [
            LimbPassage(first.clause_key, (*first.limbs, *second.limbs), first.sentence, first.clause)
            for first, second in pairwise(self.limbs)
            if first.sentence is second.sentence
        ]

    @cached_property
    def with_figures(self) -> list[LimbPassage]:
        """The limbs in which a figure stands."""
        return [passage for passage in self.limbs if passage.limbs[0].figures]

    @cached_property
    def changed_heads(self) -> dict[tuple[str, ...], LimbPassage]:
        """Each changed limb by the keys of its sentence up to it."""
        return {
            heads(passage.sentence, passage.limbs[0]): passage
            for passage in reversed(self.changed)
            if len(passage.limbs) == 1
        }

    def likely(self, words: Sequence[LimbWord]) -> Sequence[LimbPassage]:
        """The changed passages that may hold ``words``: all where they are few, else those that share most."""
        if len(self.changed) <= _MOST:
            return self.changed
        shared: Counter[int] = Counter()
        for term in set(chain.from_iterable(map(_terms, words))):
            shared.update(self._postings.get(term, ()))
        return [self.changed[at] for at, _ in shared.most_common(_MOST)]

    def clauses_like(self, words: Sequence[LimbWord], count: int) -> Iterator[PassageIndex]:
        """The ``count`` clauses whose changed passages share most with ``words``, each by itself, best first."""
        shared: Counter[int] = Counter()
        for term in set(chain.from_iterable(map(_terms, words))):
            shared.update(self._postings.get(term, ()))
        keys = dict.fromkeys(self.changed[at].clause_key for at, _ in shared.most_common(_MOST))
        yield from (self._by_clause[key] for key in islice(keys, count))

    @cached_property
    def _by_clause(self) -> dict[str, PassageIndex]:
        groups: defaultdict[str, list[LimbPassage]] = defaultdict(list)
        for passage in self.limbs:
            groups[passage.clause_key].append(passage)
        return {clause_key: PassageIndex(limbs, self.known) for clause_key, limbs in groups.items()}

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for at, passage in enumerate(self.changed):
            for term in set(chain.from_iterable(map(_terms, passage.words))):
                postings[term].append(at)
        return dict(postings)


def _terms(word: LimbWord) -> Iterable[str]:
    """What a word is looked up by: its keys, and the pairs of characters of a run that is no word known."""
    return (*word.keys, *map("".join, pairwise(word.text))) if word.is_loose else word.keys


def heads(sentence: Sequence[Limb], limb: Limb) -> tuple[str, ...]:
    """What the limbs of ``sentence`` up to ``limb`` say."""
    return tuple(other.key for other in sentence if other.at <= limb.at)


def limb_passages(clauses: Iterable[tuple[str, Sequence[SentenceLimbs]]]) -> Iterator[LimbPassage]:
    """Every limb of the clauses, (key, sentences), as a passage."""
    for clause_key, sentences in clauses:
        clause = tuple(chain.from_iterable(sentence.limbs for sentence in sentences))
        for sentence in sentences:
            for limb in sentence.limbs:
                yield LimbPassage(clause_key, (limb,), sentence.limbs, clause)
