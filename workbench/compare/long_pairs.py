"""Pairs of versions too long to be matched while somebody waits: they are matched as a job, and the result is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from flask import render_template

from workbench.compare.service import MATCHES, REDLINES, SUCCESSORS, Pairing, pair_versions, rows
from workbench.drafts.view_models import draft_view
from workbench.i18n.messages import N_
from workbench.jobs.work import JobContext, JobKind
from workbench.law.matching.align import ArticleMatch, Edge, MatchKind
from workbench.law.redline import DiffRun
from workbench.web import requests as web
from workbench.web.language import language
from workbench.web.requests import Page
from workbench.weights.matching import matching_weights

# Both versions together. Below, matching took less than two seconds of whatever pair was tried (`make bench`): ordinary
# revisions half a second, texts that have nothing in common, or are in two languages, most.
LONGEST: Final = 300_000  # characters
MOST_UNITS: Final = 4_000  # articles
KEPT: Final = 64  # results, of some megabytes at most; of more the oldest go
_FOLDER: Final = "matches"


def is_long(pairing: Pairing) -> bool:
    """Whether matching these two takes longer than a page may."""
    units = (*pairing.old_text.units, *pairing.new_text.units)
    return len(units) > MOST_UNITS or sum(len(unit.text) for unit in units) > LONGEST


def waiting_page(pairings: Iterable[Pairing]) -> Page | None:
    """The page that says a pair is matched as a job, and offers it, where one of these is neither short nor matched.

    Whatever was matched before is taken up, so that nobody waits for it again.
    """
    folder = web.settings().instance / _FOLDER
    for pairing in pairings:
        if not all(_is_at_hand(folder, step) for step in _steps(pairing)):
            views = {"old": draft_view(pairing.old, language()), "new": draft_view(pairing.new, language())}
            units = len(pairing.old_text.units) + len(pairing.new_text.units)
            return render_template("compare/long.html", **views, articles=units)
    return None


def _steps(pairing: Pairing) -> Sequence[Pairing]:
    """What has to be matched for a pair, the pairs of neighbours between them first."""
    forwards = pairing.forwards or pairing
    return (*forwards.between, forwards)


def _is_at_hand(folder: Path, pairing: Pairing) -> bool:
    if not is_long(pairing):
        return True
    path = _path(folder, pairing)
    if not path.exists():
        return False
    MATCHES.get(pairing.key, lambda: _take_up(path, pairing))
    return True


def _take_up(path: Path, pairing: Pairing) -> tuple[ArticleMatch, ...]:
    """The matches that were kept; what goes with them is remembered with them."""
    data = json.loads(path.read_text("utf-8"))
    matches = tuple(
        ArticleMatch(tuple(old), tuple(new), MatchKind(kind), score, tuple(Edge(*edge) for edge in edges))
        for old, new, kind, score, edges in data["matches"]
    )
    successors = {old: tuple(news) for old, news in data["successors"].items()}
    SUCCESSORS.get(pairing.key, lambda: successors)
    for at, runs in data["redlines"]:
        redline = tuple(DiffRun(*run) for run in runs)
        REDLINES.get((pairing.key, matches[at]), partial(tuple, redline))
    return matches


def _path(folder: Path, pairing: Pairing) -> Path:
    """Where the result lies: the texts, what persons decided and how the program matches all name it."""
    identity = repr((version("workbench"), matching_weights(), pairing.key)).encode()
    return folder / f"{hashlib.sha256(identity).hexdigest()}.json"


def _keep(folder: Path, pairing: Pairing) -> None:
    """Match a pair and keep what came of it; of more than are kept the oldest go."""
    data = {
        "matches": [_match_to(match) for match in pairing.matches],
        "successors": dict(pairing.successors),
        "redlines": [
            [at, [[run.op, run.text, run.is_figure] for run in row.redline]]
            for at, row in enumerate(rows(pairing))
            if row.is_long and pairing.is_one_language
        ],
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = _path(folder, pairing)
    half_done = path.with_suffix(".part")
    half_done.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    half_done.replace(path)
    by_age = sorted(folder.glob("*.json"), key=lambda result: result.stat().st_mtime, reverse=True)
    for old in by_age[KEPT:]:
        old.unlink(missing_ok=True)


def _match_to(match: ArticleMatch) -> list[object]:
    edges = [[edge.old, edge.new, edge.score, edge.to_confirm] for edge in match.edges]
    return [match.old, match.new, match.kind, match.score, edges]


def _match_long(context: JobContext, inputs: Mapping[str, Any]) -> object:
    """``inputs``: ``old`` and ``new``, the ids of the versions as they were chosen."""
    folder = context.settings.instance / _FOLDER
    with context.database.reading() as session:
        pairing = pair_versions(session, inputs["old"], inputs["new"], any_two=True)
        steps = _steps(pairing)
    for done, step in enumerate(steps):
        context.progress(done, len(steps))
        if is_long(step):
            _keep(folder, step)
    return {"matches": len(pairing.matches)}


MATCH: Final = JobKind("versions.match", N_("Matching two long versions"), _match_long)
