"""``workbench outcome``: what became of proposals, judged on loose texts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, Final

import click

from workbench.commands.json_input import read_rows
from workbench.commands.speaking import refusal, worded
from workbench.errors import Invalid
from workbench.instruments.library import concept_spans
from workbench.lang.languages import TEXT_LANGUAGES, text_language
from workbench.law.limbs import Lexicon, shipped_lexicon
from workbench.law.outcome import Outcome, OutcomeResult, outcome, reason_of

_TEXTS: Final = ("lang", "old", "proposed")


@click.command("outcome")
@click.option("--json", "as_json", is_flag=True, help="One JSON list: id, result, share, where, and why.")
def tell_outcomes(as_json: bool) -> None:
    """Judge what became of the proposals given on standard input.

    They are a JSON list of objects: id; lang, zh or en; old, the clause; proposed, the wording asked for in its place
    (empty where the clause was to go); new, a list of the texts of the clauses it may have become.
    """
    try:
        proposals = read_rows(
            sys.stdin.buffer.read(), _is_proposal, no_json="proposals_no_json", malformed="proposals_malformed"
        )
    except Invalid as error:
        raise refusal(error) from error
    lexicon = shipped_lexicon(concept_spans)
    verdicts = [_verdict(proposal, lexicon) for proposal in proposals]
    if as_json:
        click.echo(json.dumps(verdicts, ensure_ascii=False))
        return
    for verdict in verdicts:
        click.echo(f"{verdict['id']}  {verdict['result']}  {verdict['share']:.2f}  {' '.join(verdict['why'])}".rstrip())


def _is_proposal(proposal: object) -> bool:
    return (
        isinstance(proposal, dict)
        and "id" in proposal
        and all(isinstance(proposal.get(name), str) for name in _TEXTS)
        and proposal["lang"] in TEXT_LANGUAGES
        and isinstance(proposal.get("new"), list)
        and all(isinstance(text, str) for text in proposal["new"])
    )


def _verdict(proposal: dict[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    """The verdict on one proposal; ``where`` is the place in its list, from 0, of the text that answers it."""
    successors = [(str(at), text) for at, text in enumerate(proposal["new"])]
    judged = outcome(
        proposal["old"], proposal["proposed"], successors, text_language(proposal["lang"]), lexicon=lexicon
    )
    return {
        "id": proposal["id"],
        "result": judged.result.value,
        "share": judged.share,
        "where": int(judged.clause_key) if judged.clause_key is not None else None,
        "why": list(_reasons(judged)),
    }


def _reasons(judged: Outcome) -> Iterator[str]:
    """Why not all of it came, a sentence for each change that did not, in the language of the terminal."""
    for change in judged.changes if judged.result is not OutcomeResult.MOOT else ():
        if change.why:
            code, facts = reason_of(change)
            yield worded(code, **facts)
