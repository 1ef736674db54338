"""The long runs: ``python -m tests.soak [kills|races|deadlines|strings|histories|proposals] [--count N] [--seed S]``.

Prints what was tried and what failed, each failure with the seed that repeats it; exit code 1 where anything failed.
Races and strings run on SQLite and on PostgreSQL: on a server of their own where its programs are installed, or on
that of ``--postgresql`` (``postgresql://user@host:port``, in which databases are made and left).
"""

from __future__ import annotations

import argparse
import random
import secrets
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from argon2 import PasswordHasher
from flask import Flask
from hypothesis import HealthCheck
from hypothesis import seed as hypothesis_seed
from hypothesis import settings as hypothesis_settings
from hypothesis.stateful import run_state_machine_as_test

from tests.factories.people import PASSWORD
from tests.papers.histories import Histories
from tests.postgresql import is_installed, make_database, server
from tests.proposed_sets import proposed_set, settled
from tests.soak import deadlines, kills, races, strings
from tests.soak.scenarios import add_accounts
from tests.soak.world import World, make_world
from workbench.app import create_app
from workbench.config import Settings
from workbench.db import Database
from workbench.demonstration import load_demonstration
from workbench.formats.docx.writing.marked_law import ChangeMark, LawDocument, write_law
from workbench.instance import bring_up_to_date
from workbench.law.proposing import propose
from workbench.people import service
from workbench.people.service import add_member

DATABASES: Final = ("sqlite", "postgresql")
COUNTS: Final[Mapping[str, int]] = {
    "kills": 1_000,
    "races": 10_000,
    "deadlines": 1_000,
    "strings": 0,  # all
    "histories": 1_000,
    "proposals": 1_000,
}


def arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=(__doc__ or "").partition("\n\n")[2])
    parser.add_argument("what", nargs="*", metavar="|".join(COUNTS), help="what is run; all of it by default")
    parser.add_argument("--count", type=int, help="kills, races, histories in total, writes, or strings a field")
    parser.add_argument("--seed", type=int, help="where to begin; drawn by default, and printed")
    parser.add_argument("--postgresql", metavar="URL", help="a server that runs already")
    parser.add_argument("--database", choices=(*DATABASES, "both"), default="both")
    given = parser.parse_args(words)
    if unknown := set(given.what) - COUNTS.keys():
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    return given


def main(words: Sequence[str]) -> int:
    given = arguments(words)
    seed = secrets.randbelow(1_000_000) if given.seed is None else given.seed
    failures = 0
    with databases(given) as addresses:
        for what in given.what or COUNTS:
            count = COUNTS[what] if given.count is None else given.count
            print(f"== {what}, seed {seed}", flush=True)
            failures += RUNS[what](addresses, seed, count)
    return 1 if failures else 0


@contextmanager
def databases(given: argparse.Namespace) -> Iterator[Mapping[str, str | None]]:
    """The address of the server of each database that is run on; SQLite has none."""
    with ExitStack() as stack:
        addresses: dict[str, str | None] = {"sqlite": None} if given.database != "postgresql" else {}
        if given.database != "sqlite":
            if given.postgresql:
                addresses["postgresql"] = given.postgresql
            elif is_installed():
                addresses["postgresql"] = stack.enter_context(server())
            else:
                print("PostgreSQL's server programs are not installed: it is left out.", flush=True)
        yield addresses


@contextmanager
def instance(address: str | None) -> Iterator[Settings]:
    """Settings of an instance that is not made yet, in a folder of its own and a database of its own."""
    with tempfile.TemporaryDirectory(prefix="soak") as made:
        folder = Path(made)
        url = (
            make_database(address, f"soak{secrets.token_hex(6)}") if address else f"sqlite:///{folder}/workbench.sqlite"
        )
        yield Settings(folder, url, jobs_at_once=0)


@contextmanager
def site(address: str | None) -> Iterator[Flask]:
    """The application on an empty instance."""
    with instance(address) as settings:
        app = create_app(settings)
        bring_up_to_date(app)
        yield app
        app.extensions["workbench.database"].dispose()


def run_races(addresses: Mapping[str, str | None], seed: int, count: int) -> int:
    failures = 0
    for number, (name, address) in enumerate(addresses.items()):
        share = (count + number) // len(addresses)
        with site(address) as app:
            add_accounts(app.extensions["workbench.database"])
            folder = app.extensions["workbench.settings"].instance
            tally = races.run_races(app.extensions["workbench.database"], folder, seed, share)
        failures += len(tally.failures)
        print(f"-- {name}: ", *races.told(tally), sep="\n", flush=True)
    return failures


def run_deadlines(addresses: Mapping[str, str | None], seed: int, count: int) -> int:
    failures = 0
    for name, address in addresses.items():
        with site(address) as app:
            add_accounts(app.extensions["workbench.database"])
            tally = deadlines.run_deadlines(app, app.extensions["workbench.settings"].instance, seed, count)
        failures += len(tally.failures)
        print(f"-- {name}: ", *deadlines.told(tally), sep="\n", flush=True)
    return failures


def run_strings(addresses: Mapping[str, str | None], seed: int, count: int) -> int:
    failures = 0
    for name, address in addresses.items():
        with site(address) as app:
            tally = strings.run_strings(app, _world_beside_the_demonstration(app), seed, count or None)
        failures += len(tally.failures)
        print(f"-- {name}: ", *strings.told(tally), sep="\n", flush=True)
    return failures


def _world_beside_the_demonstration(app: Flask) -> World:
    """A world in an instance with the demonstration: small things of every kind, and a law with many clauses."""
    database: Database = app.extensions["workbench.database"]
    with app.app_context():
        load_demonstration(app)
    with database.writing() as session:
        add_member(session, username="officer", password=PASSWORD, role="officer", language="en")
        session.commit()
    return make_world(database, app.extensions["workbench.settings"].uploads, random.Random("world"))


def run_kills(addresses: Mapping[str, str | None], seed: int, count: int) -> int:
    failures = 0
    for number, (name, address) in enumerate(addresses.items()):
        share = (count + number) // len(addresses)
        with instance(address) as settings:
            kills.fill(settings)
            tally = kills.run_kills(settings, seed, share)
        failures += len(tally.failures)
        print(f"-- {name}: ", *kills.told(tally), sep="\n", flush=True)
    return failures


def run_proposals(_: Mapping[str, str | None], seed: int, count: int) -> int:
    """Random sets of wordings put into random laws: Reject All is to give the draft, Accept All the law asked for."""
    failed = []
    for number in range(seed, seed + count):
        made = proposed_set(number)
        proposed = propose(made.law, made.proposals)
        mark = ChangeMark("甲", datetime(2026, 3, 5, tzinfo=UTC))
        data = write_law(LawDocument("某法", proposed.story, proposed.runs, "甲", date(2026, 3, 5), mark), "zh")
        both = settled(data, accepts=False), settled(data, accepts=True)
        if both != (proposed.story.text, made.expected):
            failed.append(number)
    print(f"-- {count} sets, {len(failed)} failed {failed[:10] or ''}", flush=True)
    return len(failed)


def run_histories(addresses: Mapping[str, str | None], seed: int, count: int) -> int:
    """Random histories (:mod:`tests.papers.histories`); the first that fails is printed as the steps that repeat it."""
    failures = 0
    for number, (name, address) in enumerate(addresses.items()):
        share = (count + number) // len(addresses)
        with site(address) as app:
            database = app.extensions["workbench.database"]
            add_accounts(database)

            class Here(Histories):
                open_session = staticmethod(database.writing)

            try:
                run_state_machine_as_test(  # type: ignore[no-untyped-call]
                    hypothesis_seed(seed)(Here),
                    settings=hypothesis_settings(
                        max_examples=share,
                        stateful_step_count=20,
                        deadline=None,
                        suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no fault of a history
                    ),
                )
            except AssertionError:
                traceback.print_exc()
                failures += 1
        print(f"-- {name}: {share} histories, {Here.sealed_in_all} papers sealed, {failures} failed", flush=True)
    return failures


RUNS: Final[Mapping[str, Callable[[Mapping[str, str | None], int, int], int]]] = {
    "kills": run_kills,
    "races": run_races,
    "deadlines": run_deadlines,
    "strings": run_strings,
    "histories": run_histories,
    "proposals": run_proposals,
}

if __name__ == "__main__":
    # Passwords are hashed so lightly that signing in costs nothing; nothing else about them changes.
    service._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # type: ignore[misc]
    sys.exit(main(sys.argv[1:]))
