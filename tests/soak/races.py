"""Races: every pair of writing services in a world, and every named scenario, each drawn from a seed of its own."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Final

from tests.soak.at_once import STORED, Call, interleaved
from tests.soak.invariants import violations
from tests.soak.occasions import with_occasions
from tests.soak.scenarios import SCENARIOS
from tests.soak.snapshots import take_snapshot
from tests.soak.world import World, make_world
from tests.soak.writing_services import WRITES
from workbench.db import Database
from workbench.record.chain import WITNESS, check_chain, link_waiting, read_witness

PAIRS: Final[Sequence[tuple[str, str]]] = list(combinations_with_replacement(sorted(WRITES), 2))
RACES: Final[Sequence[tuple[str, ...]]] = [*PAIRS, *((name,) for name in SCENARIOS)]
_STRIDE: Final = 547  # seeds that follow each other are of races that lie apart; coprime to any number of them so far


@dataclass(slots=True)
class Tally:
    """What was tried, how it ended, and what must not be: a race, its seed, and what was wrong."""

    tried: int = 0
    kinds: set[tuple[str, ...]] = field(default_factory=set)
    ends: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def race_of(seed: int) -> tuple[str, ...]:
    """The two services, or the scenario, of a seed; so many seeds in a row as there are races have one each."""
    return RACES[seed * _STRIDE % len(RACES)]


def run_race(database: Database, folder: Path, world: World, seed: int) -> list[str]:
    """Run the race of a seed; returns how each act ended. Raises AssertionError, or what an act raised."""
    chance = random.Random(f"{seed}")
    names = race_of(seed)
    if len(names) == 1:
        SCENARIOS[names[0]](database, chance)
        return []
    draws = [random.Random(f"{seed}:{number}:act") for number in range(2)]
    calls: list[Call] = [
        lambda session, name=name, draw=draw: WRITES[name](session, world, draw)  # type: ignore[misc]
        for name, draw in zip(names, draws, strict=True)
    ]
    if chance.random() < 0.25:
        calls.append(lambda _: link_waiting(database, folder / WITNESS))
    ends = interleaved(database, calls, seed)[:2]
    link_waiting(database, folder / WITNESS)
    with database.reading() as session:
        wrong = [*violations(session, world), *map(str, check_chain(session, read_witness(folder / WITNESS)))]
    assert not wrong, "; ".join(wrong)
    return ends


def run_races(database: Database, folder: Path, seed: int, count: int) -> Tally:
    """Run the races of ``count`` seeds from ``seed`` on, each in the same world as it was before the one before."""
    tally = Tally()
    world = with_occasions(database, make_world(database, folder / "uploads", random.Random("world")))
    put_back = take_snapshot(database)
    for each in range(seed, seed + count):
        put_back()
        (folder / WITNESS).unlink(missing_ok=True)
        tally.tried += 1
        tally.kinds.add(race_of(each))
        try:
            tally.ends.update(run_race(database, folder, world, each))
        except Exception as error:  # every race is run, whatever became of the one before
            told = " ".join(str(error).split())[:600]
            again = f"--database {database.engine.dialect.name} --seed {each} --count 1"
            tally.failures.append(f"{again}: {' + '.join(race_of(each))}: {type(error).__name__} {told}")
    return tally


def told(tally: Tally) -> Iterator[str]:
    """What was tried, in lines."""
    yield f"{tally.tried} races of {len(tally.kinds)} of {len(RACES)} kinds"
    yield f"  stored {tally.ends[STORED]}, refused: " + ", ".join(
        f"{code} {count}" for code, count in tally.ends.most_common() if code != STORED
    )
    yield from (f"  FAILED {failure}" for failure in tally.failures)
