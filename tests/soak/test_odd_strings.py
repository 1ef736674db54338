"""Whatever is sent to whatever field: it is stored, or refused with a sentence, and never a fault of the program."""

from __future__ import annotations

import random

import pytest
from flask import Flask

from tests.soak.odd_strings import NUMBER, odd_strings
from tests.soak.strings import acting, run_strings, unreached
from tests.soak.world import make_world
from workbench.papers import export

A_FIELD = 1  # string that each field gets here, another one each; the long run gives it all of them


def test_there_are_many_and_all_are_different() -> None:
    assert len(odd_strings()) == NUMBER
    assert len(set(odd_strings())) > 0.97 * NUMBER
    assert list(odd_strings()) == list(odd_strings())


@pytest.mark.parametrize(
    ("page", "acts"),
    [
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", False),
        ("<p title='onload=alert(1)'>javascript:alert(1)</p>", False),
        ("<p><script>alert(1)</script></p>", True),
        ("<p onmouseover='alert(1)'>x</p>", True),
        ("<a href=' javascript:alert(1)'>x</a>", True),
    ],
)
def test_a_script_is_told_from_its_words(page: str, acts: bool) -> None:
    assert bool(acting(page)) == acts


def test_no_string_in_no_field_is_a_fault(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)
    database, settings = app.extensions["workbench.database"], app.extensions["workbench.settings"]
    world = make_world(database, settings.uploads, random.Random(9))
    tally = run_strings(app, world, seed=9, a_field=A_FIELD, walked=0)
    assert tally.failures == []
    assert unreached(app, tally) == set()
    assert tally.fields > 200
