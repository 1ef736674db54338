"""What happens at the same moment is stored once, or one after the other, or refused with a sentence: small samples."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import FIRST, clause_at, make_law, make_version
from tests.factories.papers import make_paper, make_position
from tests.patience import HANGS
from tests.soak.occasions import with_occasions
from tests.soak.races import PAIRS, RACES, race_of, run_race, run_races
from tests.soak.scenarios import SCENARIOS, make
from tests.soak.world import make_world, named
from tests.soak.writing_services import WRITES
from workbench.commentary.models import Comment
from workbench.db import Database
from workbench.web.once import FIELD, make_key

ROUNDS = 2
SAMPLE = 24  # races of pairs drawn here; the long run goes through all of them on both databases


@pytest.mark.parametrize("name", SCENARIOS)
def test_at_the_same_moment(database: Database, name: str) -> None:
    chance = random.Random(name)
    for _ in range(ROUNDS):
        SCENARIOS[name](database, chance)


def test_pairs_of_writing_services(site: Flask, database: Database, tmp_path: Path) -> None:
    assert set().union(*PAIRS) == set(WRITES)
    tally = run_races(database, tmp_path, seed=9, count=SAMPLE)
    assert tally.failures == []
    assert len(tally.kinds) == SAMPLE and tally.ends["stored"] > SAMPLE


@pytest.mark.parametrize(
    "pair",
    [
        ("commentary.service.add_comment", "commentary.service.add_comment"),
        ("consultation.returns.submit", "consultation.rounds.give_leave"),
        ("consultation.returns.take_back", "consultation.rounds.close"),
        ("crossref.links.end_link", "crossref.links.retype_link"),
        ("people.invitations.make_invitation", "people.invitations.make_invitation"),
        ("commentary.service.withdraw", "commentary.service.withdraw"),
        ("drafts.service.drop_upload", "drafts.service.store_upload"),
        ("standards.official.texts.store_official", "standards.official.texts.store_official"),
        ("papers.continuing.continue_paper", "papers.continuing.continue_paper"),
        ("papers.service.move", "papers.service.save_position"),
        ("people.service.change_own_password", "people.service.sign_in"),
        ("people.service.set_disabled", "people.service.sign_in"),
    ],
    ids="+".join,
)
def test_what_the_long_run_has_found_stays_mended(database: Database, tmp_path: Path, pair: tuple[str, str]) -> None:
    seeds = [seed for seed in range(ROUNDS * len(RACES)) if race_of(seed) == pair]
    assert len(seeds) == ROUNDS
    for seed in seeds:
        world = with_occasions(database, make_world(database, tmp_path / "uploads", random.Random(seed)))
        run_race(database, tmp_path, world, seed)


def together(calls: list[Callable[[], object]]) -> None:
    """Do the calls at the same moment, and wait for them."""
    start = threading.Barrier(len(calls))

    def do(call: Callable[[], object]) -> None:
        start.wait(HANGS)
        call()

    threads = [threading.Thread(target=do, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(HANGS)


def test_ten_double_clicks_are_ten_comments(site: Flask, database: Database) -> None:
    def prepare(session: Session) -> str:
        editor = named(session, "editor")
        version = make_version(session, editor, make_law(session, editor), FIRST)
        return clause_at(session, version, "第一条").id

    address = f"/clauses/{make(database, prepare)}/comments"
    windows = [Browser(site.test_client()).sign_in("officer") for _ in range(2)]
    tokens = [window.token for window in windows]
    for number in range(10):
        said = {"body": f"第{number}条意见", "stance": "question", "issue": "wording", FIELD: make_key()}
        answers: list[tuple[int, str | None]] = []

        def click(at: int, said: dict[str, str] = said, answers: list[tuple[int, str | None]] = answers) -> None:
            answer = windows[at].client.post(address, data={**said, "csrf_token": tokens[at]})
            answers.append((answer.status_code, answer.headers.get("Location")))

        together([lambda: click(0), lambda: click(1)])
        assert len(answers) == 2 and len(set(answers)) == 1 and answers[0][0] == 303, "both get the same answer"
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Comment)) == 10


def test_of_two_editors_one_is_shown_both_texts(site: Flask, database: Database) -> None:
    def prepare(session: Session) -> str:
        editor = named(session, "editor")
        version = make_version(session, editor, make_law(session, editor), FIRST)
        paper = make_paper(session, editor, version)
        return make_position(session, editor, paper, clause_at(session, version, "第一条")).id

    address = f"/positions/{make(database, prepare)}"
    windows = [Browser(site.test_client()).sign_in(name) for name in ("editor", "editor2")]
    for window in windows:
        window.get(address)
    words = ["甲方的理由", "乙方的理由"]

    def save(at: int) -> None:
        windows[at].post(address, {"reasons_zh": words[at], "status": "draft", "seen": "1"})

    together([lambda: save(0), lambda: save(1)])
    assert sorted(window.status for window in windows) == [200, 409]
    loser = next(window for window in windows if window.status == 409)
    assert all(text in loser.page for text in words)
