"""``workbench carry`` and ``workbench adopted``: comments carried to another version, and what became of proposals."""

from __future__ import annotations

import json
from typing import Any

import click

from workbench import models  # noqa: F401  every table, so that relationships resolve
from workbench.commands.opened import find_law, find_version, opened_instance
from workbench.commands.speaking import terminal_language
from workbench.commands.typed import WORDS
from workbench.commentary.models import Anchor, Comment
from workbench.compare import outcomes
from workbench.compare.carry import CarriedRow
from workbench.compare.carry import carry as carry_over
from workbench.compare.service import pair_versions
from workbench.web.richtext import plain


@click.command()
@click.option("--law", "law_name", type=WORDS, help="The law, by title or id; the newest where none is named.")
@click.option("--from", "old_name", type=WORDS, required=True, help="The old version, by label, number or id.")
@click.option("--to", "new_name", type=WORDS, required=True, help="The new version, by label, number or id.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with the counts and the rows.")
def carry(law_name: str | None, old_name: str, new_name: str, as_json: bool) -> None:
    """Carry every comment and link from one version to another; done twice, it changes nothing."""
    with opened_instance(writing=True) as (session, _):
        law = find_law(session, law_name)
        old, new = find_version(session, law, old_name), find_version(session, law, new_name)
        report = carry_over(session, pair_versions(session, old.id, new.id))
        counts = dict(report.counts)
        rows = [_carried(row) for row in report.rows]
    if as_json:
        click.echo(json.dumps({"counts": counts, "rows": rows}, ensure_ascii=False))
        return
    click.echo("  ".join(f"{status}: {count}" for status, count in counts.items()))
    for row in rows:
        if row["status"] != "exact":
            click.echo(f"{row['status']:<10}{row['old']} -> {row['new'] or '-'}  {row['quote'] or row['comment']}")


def _carried(row: CarriedRow) -> dict[str, Any]:
    return {
        "comment": row.comment.id,
        "status": row.after.status,
        "score": round(row.after.score, 4),
        "old": _path(row.before),
        "new": _path(row.after),
        "quote": row.before.quote,
        "found": row.after.quote if row.after.clause_id else "",
    }


def _path(anchor: Anchor) -> str:
    return anchor.clause.path if anchor.clause is not None else ""


@click.command()
@click.option("--law", "law_name", type=WORDS, help="The law, by title or id; the newest where none is named.")
@click.option("--from", "old_name", type=WORDS, required=True, help="The version the proposals were made on.")
@click.option("--to", "new_name", type=WORDS, required=True, help="The version to look for them in.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with the counts and the rows.")
def adopted(law_name: str | None, old_name: str, new_name: str, as_json: bool) -> None:
    """Tell what became of every proposal made on one version in another."""
    with opened_instance() as (session, _):
        law = find_law(session, law_name)
        old, new = find_version(session, law, old_name), find_version(session, law, new_name)
        table = outcomes.judge_proposals(session, pair_versions(session, old.id, new.id))
        counts = dict(table.counts)
        rows = [_judged(row, row.comment) for row in table.rows]
    if as_json:
        click.echo(json.dumps({"counts": counts, "rows": rows}, ensure_ascii=False))
        return
    click.echo("  ".join(f"{result}: {count}" for result, count in counts.items()))
    for row in rows:
        click.echo(f"{row['outcome']:<13}{row['old']} -> {'、'.join(row['new']) or '-'}  {row['author']}")


def _judged(row: outcomes.ProposalRow, comment: Comment) -> dict[str, Any]:
    return {
        "comment": comment.id,
        "author": comment.author.username,
        "supporters": [supporter.author.username for supporter in row.supporters],
        "issue": comment.current.issue,
        "chapter": row.chapter,
        "old": row.clause.path,
        "new": [new.path for new in row.news],
        "outcome": row.result,
        "judged": row.outcome.result,
        "by_hand": row.ruling is not None,
        "share": row.outcome.share,
        "changes": [
            {
                "deleted": change.deleted,
                "inserted": change.inserted,
                "stands": round(change.stands, 4),
                "why": outcomes.say_why(change, terminal_language()),
            }
            for change in row.outcome.changes
        ],
        "proposed": comment.current.proposed,
        "said": plain(comment.current.body),
    }
