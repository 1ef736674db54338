"""One clause followed from version to version, to what it became and back to what it came from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from workbench.law.model import STRUCTURE, Clause, LawText

Successors = Mapping[str, tuple[str, ...]]  # for every old clause the new ones it became


def descendants(new: LawText, keys: Collection[str], successors: Successors) -> list[str]:
    """What some old clauses became, in reading order."""
    became = {new_key for key in keys for new_key in successors[key]}
    return [clause.key for clause in new.clauses if clause.key in became]


def ancestors(old: LawText, new: LawText, keys: Collection[str], successors: Successors) -> list[str]:
    """What some new clauses came from, in reading order.

    A paragraph that has no counterpart of its own is answered by an article, but the article did not come from it:
    articles come from articles, and what stands in them from what stood in them.
    """
    levels = {key: _level(new, new.by_key[key]) for key in keys}
    return [
        clause.key
        for clause in old.clauses
        if any(levels.get(key) == _level(old, clause) for key in successors[clause.key])
    ]


def followed(laws: Sequence[LawText], steps: Sequence[Successors], at: int, key: str) -> list[list[str]]:
    """The clause ``key`` of the version ``at`` in each version, in order; empty where it was not there yet or any more.

    ``steps`` lead from each version to the next. Once it is gone it does not come back.
    """
    stages: list[list[str]] = [[] for _ in laws]
    stages[at] = [key]
    for later in range(at + 1, len(laws)):
        stages[later] = descendants(laws[later], stages[later - 1], steps[later - 1])
    for earlier in range(at - 1, -1, -1):
        stages[earlier] = ancestors(laws[earlier], laws[earlier + 1], stages[earlier + 1], steps[earlier])
    return stages


def with_all_below(law: LawText, keys: Collection[str]) -> set[str]:
    """Some clauses with all that stands in them; of a heading the heading alone, for what it heads is not its words."""
    whole = {key for key in keys if key in law.by_key}
    for clause in law.clauses:
        parent = law.by_key[clause.parent] if clause.parent else None
        if parent is not None and parent.key in whole and _level(law, parent) != "heading":
            whole.add(clause.key)
    return whole


def _level(law: LawText, clause: Clause) -> str:
    if clause.key in law.units_by_key:
        return "unit"
    return "heading" if clause.kind in STRUCTURE else "inside"
