"""The weights that ship still score on every sample what their files say they score."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shared import shared
from workbench.evaluation.judgements import JUDGEMENTS
from workbench.weights.table import WeightSample, WeightTable, load_table, shipped_path

ROOT = Path(__file__).resolve().parents[2]
ROUNDING = 0.0001  # the files give four decimals


def table_of(judgement: str) -> WeightTable[object]:
    return load_table(JUDGEMENTS[judgement].kind, shipped_path(JUDGEMENTS[judgement].file))


def found(sample: WeightSample, file: str) -> Path:
    return ROOT / file if sample.lies == "repository" else shared(f"data/{file}")


SAMPLES = [(judgement, name) for judgement in JUDGEMENTS for name in table_of(judgement).samples]


@pytest.mark.parametrize(("judgement", "name"), SAMPLES)
def test_no_score_of_a_sample_has_fallen(judgement: str, name: str) -> None:
    sample = table_of(judgement).samples[name]
    law = found(sample, sample.law) if sample.law else None
    scores = JUDGEMENTS[judgement].read(found(sample, sample.file), law).scores()
    fallen = {
        measure: (recorded, scores.get(measure))
        for measure, recorded in sample.scores.items()
        if scores.get(measure, 0.0) < recorded - ROUNDING
    }
    assert sample.scores and not fallen, "recorded, measured now"


@pytest.mark.parametrize("judgement", JUDGEMENTS)
def test_every_judgement_has_gold_of_its_own(judgement: str) -> None:
    assert "repository" in {sample.lies for sample in table_of(judgement).samples.values()}


# A change that anyone would call a mistake, and which the gold in the repository alone has to notice.
WORSE = [
    ("matching", "carried", 0.2),
    ("places", "least_score", 0.95),
    ("outcomes", "context", 0.6),
    ("search", "role", 0.0),
    ("suggest", "least", 0.75),
    ("grouping", "contrary", 0.6),
]


@pytest.mark.parametrize(("judgement", "weight", "value"), WORSE)
def test_the_gold_of_the_repository_notices_a_weight_gone_wrong(judgement: str, weight: str, value: float) -> None:
    table = table_of(judgement)
    mine = [sample for sample in table.samples.values() if sample.lies == "repository"]
    drops = []
    for sample in mine:
        law = ROOT / sample.law if sample.law else None
        scores = JUDGEMENTS[judgement].read(ROOT / sample.file, law).scores(table.trying(weight, value))
        drops += [sample.scores[measure] - scores[measure] for measure in sample.scores]
    assert max(drops) > ROUNDING
