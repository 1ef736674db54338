"""What the commands of ``workbench evaluate`` take: a gold file, a law, other weights; and what they say of faults."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, TypeVar

import click

from workbench.errors import Invalid
from workbench.evaluation.judgements import JUDGEMENTS
from workbench.evaluation.sample import Sample
from workbench.weights.table import WeightTable, read_table, shipped_path
from workbench.wording import say

_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
GOLD = click.argument("gold_file", metavar="GOLD.json", type=_FILE)
LAW = click.option("--law", "law_file", type=_FILE, help="The law whose articles the gold file numbers.")
WEIGHTS = click.option("--weights", "weights_file", type=_FILE, help="Other weights than those that ship.")
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object.")

Read = TypeVar("Read")


def read_weights(judgement: str, path: Path | None) -> WeightTable[Any]:
    """The weights in ``path``, or those that ship; every fault is told with its line, in both languages."""
    kind = JUDGEMENTS[judgement].kind
    table, faults = read_table(kind, path or shipped_path(JUDGEMENTS[judgement].file))
    if table is None:
        lines = [
            f"{fault.location}: {say(fault.code, fault.facts, 'zh')} {say(fault.code, fault.facts, 'en')}"
            for fault in faults
        ]
        raise click.ClickException("\n".join(lines))
    return table


def read_gold_file(judgement: str, gold: Path, law: Path | None) -> Sample[Any]:
    """A gold file of a judgement."""
    try:
        return JUDGEMENTS[judgement].read(gold, law)
    except Invalid as problem:
        raise say_problem(problem) from problem


def judged(judgement: str, gold: Path, law: Path | None, weights: Path | None, kind: type[Read]) -> tuple[Read, Any]:
    """The gold file as a sample of ``kind``, and the weights to judge it by."""
    sample = read_gold_file(judgement, gold, law)
    assert isinstance(sample, kind)
    return sample, read_weights(judgement, weights).values


def say_problem(problem: Invalid) -> click.ClickException:
    """The error of a command in both languages."""
    return click.ClickException(f"{say(problem.code, problem.facts, 'zh')} {say(problem.code, problem.facts, 'en')}")
