"""What the commands of ``workbench evaluate`` take: a gold file, a law, other weights; and what they say of faults."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, Final, TypeVar
from unicodedata import east_asian_width

import click

from workbench.commands.speaking import refusal, worded
from workbench.errors import Invalid
from workbench.evaluation.judgements import JUDGEMENTS
from workbench.evaluation.sample import Sample
from workbench.weights.table import WeightTable, read_table, shipped_path

_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
GOLD = click.argument("gold_file", metavar="GOLD.json", type=_FILE)
LAW = click.option("--law", "law_file", type=_FILE, help="The law whose articles the gold file numbers.")
WEIGHTS = click.option("--weights", "weights_file", type=_FILE, help="Other weights than those that ship.")
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object.")

Parsed = TypeVar("Parsed")


def read_weights(judgement: str, path: Path | None) -> WeightTable[Any]:
    """The weights in ``path``, or those that ship; every fault is named with its line."""
    kind = JUDGEMENTS[judgement].kind
    table, faults = read_table(kind, path or shipped_path(JUDGEMENTS[judgement].file))
    if table is None:
        raise click.ClickException(
            "\n".join(f"{fault.location}: {worded(fault.code, **fault.facts)}" for fault in faults)
        )
    return table


def read_gold_file(judgement: str, gold: Path, law: Path | None) -> Sample[Any]:
    """A gold file of a judgement."""
    try:
        return JUDGEMENTS[judgement].read(gold, law)
    except Invalid as problem:
        raise refusal(problem) from problem


def judged(
    judgement: str, gold: Path, law: Path | None, weights: Path | None, kind: type[Parsed]
) -> tuple[Parsed, Any]:
    """The gold file as a sample of ``kind``, and the weights to judge it by."""
    sample = read_gold_file(judgement, gold, law)
    assert isinstance(sample, kind)
    return sample, read_weights(judgement, weights).values


def padded(words: str, width: int) -> str:
    """The words with blanks behind them up to ``width`` columns of a terminal, where a Chinese character takes two."""
    taken = sum(2 if east_asian_width(character) in "WF" else 1 for character in words)
    return words + " " * (width - taken)


def row_name(system: str, left_out: Collection[str]) -> str:
    """The name of a row of scores: the system, and whether the articles cited everywhere are counted."""
    return worded("evaluated_without" if left_out else "evaluated_all", system=system)
