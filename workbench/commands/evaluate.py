"""``workbench evaluate``: measures every judgement against gold files, and how much each of its weights matters."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from workbench.commands.adequacy import answer_to
from workbench.commands.evaluate_search import evaluate_search
from workbench.commands.evaluate_suggest import evaluate_suggest
from workbench.commands.evaluating import (
    GOLD,
    JSON,
    LAW,
    WEIGHTS,
    judged,
    padded,
    read_gold_file,
    read_weights,
)
from workbench.commands.speaking import refusal, worded
from workbench.errors import Invalid
from workbench.evaluation.grouping import GroupingSample
from workbench.evaluation.judgements import JUDGEMENTS
from workbench.evaluation.matching import MatchingSample
from workbench.evaluation.outcomes import OutcomeSample, is_contrary_for_not_adopted, is_harmful, is_right
from workbench.evaluation.places import PlaceSample
from workbench.evaluation.sample import read_json, share
from workbench.evaluation.sensitivity import WeightTrial, trials
from workbench.instruments.library import corpus


@click.group()
def evaluate() -> None:
    """Measure what the program judges against gold files, and try other weights."""


evaluate.add_command(evaluate_search)
evaluate.add_command(evaluate_suggest)


@evaluate.command("matching")
@GOLD
@WEIGHTS
@JSON
def evaluate_matching(gold_file: Path, weights_file: Path | None, as_json: bool) -> None:
    """Precision, recall and F1 of the links between the articles of two versions, beside two naive ways."""
    sample, weights = judged("matching", gold_file, None, weights_file, MatchingSample)
    rows = {"matching": sample.scores(weights), **sample.baselines()}
    if as_json:
        click.echo(json.dumps({"edges": len(sample.gold), "systems": rows}, ensure_ascii=False))
        return
    click.echo("\n".join(_score_rows(rows)))


@evaluate.command("places")
@GOLD
@WEIGHTS
@JSON
def evaluate_places(gold_file: Path, weights_file: Path | None, as_json: bool) -> None:
    """Whether quoted words are found again where they stand, and how many are silently wrong."""
    sample, weights = judged("places", gold_file, None, weights_file, PlaceSample)
    answers = list(sample.answers(weights))
    by_status = {
        status: {
            "found": len(rows := [answer for answer in answers if answer.placement.status == status]),
            "right": sum(answer.is_right for answer in rows),
        }
        for status in ("exact", "near", "lost")
    }
    wrong = [answer.case.id for answer in answers if not answer.is_right]
    silent = [answer.case.id for answer in answers if answer.is_silently_wrong]
    if as_json:
        report = {"places": len(answers), "scores": sample.scores(weights), "by_status": by_status}
        click.echo(json.dumps({**report, "wrong": wrong, "silently_wrong": silent}, ensure_ascii=False))
        return
    click.echo("\n".join(_score_rows({"places": sample.scores(weights)})))
    for status, counts in by_status.items():
        click.echo(worded("evaluated_status", status=status, right=counts["right"], count=counts["found"]))
    click.echo(worded("evaluated_places", wrong=", ".join(wrong) or "-", silent=", ".join(silent) or "-"))


@evaluate.command("outcomes")
@GOLD
@WEIGHTS
@JSON
def evaluate_outcomes(gold_file: Path, weights_file: Path | None, as_json: bool) -> None:
    """The share of proposals judged right, those judged to have got more than they did, and the confusion."""
    sample, weights = judged("outcomes", gold_file, None, weights_file, OutcomeSample)
    answers = list(sample.answers(weights))
    wrong = [
        {"id": case.id, "class": case.kind, "gold": case.gold, "result": result, "harmful": is_harmful(case, result)}
        for case, result in answers
        if not is_right(case, result)
    ]
    contrary = [case.id for case, result in answers if is_contrary_for_not_adopted(case, result)]
    to_the_letter = share(len(answers) - len(wrong) - len(contrary), len(answers))
    confusion = [
        {"gold": gold, "result": result, "count": count}
        for (gold, result), count in sorted(sample.confusion(weights).items())
    ]
    if as_json:
        report = {
            "proposals": len(sample.cases),
            "scores": sample.scores(weights),
            "contrary_for_not_adopted": contrary,
            "right_to_the_letter": to_the_letter,
        }
        click.echo(json.dumps({**report, "confusion": confusion, "wrong": wrong}, ensure_ascii=False))
        return
    click.echo("\n".join(_score_rows({"outcomes": sample.scores(weights)})))
    if contrary:
        click.echo(
            worded("evaluated_contrary", count=len(contrary), share=f"{to_the_letter:.3f}", ids=", ".join(contrary))
        )
    for row in confusion:
        click.echo(worded("evaluated_confusion", **row))
    for row in wrong:
        code = "evaluated_outcome_harmful" if row["harmful"] else "evaluated_outcome_wrong"
        click.echo(worded(code, id=row["id"], kind=row["class"], result=row["result"], gold=row["gold"]))


@evaluate.command("grouping")
@GOLD
@WEIGHTS
@JSON
def evaluate_grouping(gold_file: Path, weights_file: Path | None, as_json: bool) -> None:
    """F1, precision and recall of comments that stand together, over pairs and groups, and the opposites joined."""
    sample, weights = judged("grouping", gold_file, None, weights_file, GroupingSample)
    scores = sample.scores(weights)
    joined = sorted(sorted(names) for names in sample.joined(group.ids for group in sample.grouped(weights).groups))
    if as_json:
        report = {"comments": len(sample.comments), "scores": scores, "opposites": len(sample.opposite)}
        click.echo(json.dumps({**report, "joined": joined}, ensure_ascii=False))
        return
    click.echo("\n".join(_score_rows({"grouping": scores})))
    click.echo(worded("evaluated_joined", names="; ".join(" / ".join(names) for names in joined) or "-"))


@evaluate.command("adequacy")
@GOLD
@JSON
def evaluate_adequacy(gold_file: Path, as_json: bool) -> None:
    """The share of worked cases of adequacy whose every expected figure comes out. It has no weights."""
    try:
        data = read_json(gold_file)
        cases = data["adequacy_cases"] if isinstance(data, dict) else data
        wrong = [row for row in map(_adequacy_difference, cases) if row["differs"]]
    except Invalid as problem:
        raise refusal(problem) from problem
    except (KeyError, TypeError, AttributeError) as problem:
        raise refusal(Invalid("gold_malformed", file=gold_file.name, problem=repr(problem))) from problem
    right = 1 - len(wrong) / len(cases) if cases else 1.0
    if as_json:
        click.echo(json.dumps({"cases": len(cases), "scores": {"right": right}, "wrong": wrong}, ensure_ascii=False))
        return
    click.echo("\n".join(_score_rows({"adequacy": {"right": right}})))
    for row in wrong:
        click.echo(worded("evaluated_case_wrong", id=row["id"], differs=row["differs"]))


@evaluate.command("tune")
@click.argument("judgement", type=click.Choice(sorted(JUDGEMENTS)))
@click.option(
    "--gold",
    "gold_file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A gold file.",
)
@LAW
@WEIGHTS
@click.option("--seed", type=int, help="Draw the values at random, the same for the same seed.")
@JSON
def evaluate_tune(
    judgement: str, gold_file: Path, law_file: Path | None, weights_file: Path | None, seed: int | None, as_json: bool
) -> None:
    """Change one weight at a time within its bounds and show what that moves. Nothing is written."""
    table, sample = read_weights(judgement, weights_file), read_gold_file(judgement, gold_file, law_file)
    before = sample.scores(table.values)
    tried = sorted(trials(table, sample, seed), key=lambda trial: -trial.size)
    if as_json:
        click.echo(json.dumps({"scores": before, "trials": [asdict(trial) for trial in tried]}, ensure_ascii=False))
        return
    click.echo("\n".join(_trial_rows(before, tried)))


def _trial_rows(before: Mapping[str, float], tried: Sequence[WeightTrial]) -> list[str]:
    measures = list(before)
    lines = [f"{'':<22}{'value':>8}{'tried':>8}" + "".join(f"{name:>19}" for name in measures)]
    lines.append(padded(worded("evaluated_as_it_is"), 38) + "".join(f"{before[name]:>19.4f}" for name in measures))
    for trial in tried:
        if trial.size:
            changes = "".join(f"{trial.changes.get(name, 0.0):>+19.4f}" for name in measures)
            lines.append(f"{trial.weight:<22}{trial.value:>8.3g}{trial.tried:>8.3g}" + changes)
    moved = {trial.weight for trial in tried if trial.size}
    still = [name for name in dict.fromkeys(trial.weight for trial in tried) if name not in moved]
    return [*lines, worded("evaluated_still", weights=", ".join(still) or "-")]


def _adequacy_difference(case: Mapping[str, Any]) -> dict[str, Any]:
    """The expected figures of a case that did not come out, with what came instead."""
    answer = answer_to(corpus(), case, "en")
    expected = {**case["expected"], **({"required_pct": case["required_pct"]} if "required_pct" in case else {})}
    differs = {
        key: {"expected": value, "given": answer.get(key)}
        for key, value in expected.items()
        if answer.get(key) != value
    }
    return {"id": case.get("id", ""), "differs": differs}


def _score_rows(rows: Mapping[str, Mapping[str, float]]) -> list[str]:
    measures = list(next(iter(rows.values())))
    head = f"{'':<16}" + "".join(f"{name:>12}" for name in measures)
    return [
        head,
        *(f"{name:<16}" + "".join(f"{scores[key]:>12.4f}" for key in measures) for name, scores in rows.items()),
    ]
