"""The floor: four guarantees, what a person claims for each, and what that comes to."""

from __future__ import annotations

import pytest

from workbench.config import resource_dir
from workbench.errors import Invalid
from workbench.instruments.corpus import load_corpus
from workbench.rules.articles.recommendation_202 import Claim, GuaranteeVerdict, judge_floor
from workbench.rules.saying import say_step

CORPUS = load_corpus(resource_dir("corpus") / "standards")
VERDICTS = {verdict[0]: verdict for verdict in GuaranteeVerdict}


# Verdicts for (a) to (d), whether the floor is complete.
@pytest.mark.parametrize(
    ("verdicts", "complete"),
    [("ssss", True), ("ssso", None), ("sspo", False), ("nooo", False), ("oooo", None), ("sssn", False)],
)
def test_completeness(verdicts: str, complete: bool | None) -> None:
    claims = {letter: Claim(("art_1",), VERDICTS[initial]) for letter, initial in zip("abcd", verdicts, strict=True)}
    floor = judge_floor(CORPUS, claims)
    assert floor.complete is complete
    assert [one.ref for one in floor.guarantees] == ["R202:5(a)", "R202:5(b)", "R202:5(c)", "R202:5(d)"]
    for step in floor.working:
        assert CORPUS.holds(step.article)
        assert "{" not in say_step(step, "zh") + say_step(step, "en")


def test_what_more_is_required() -> None:
    care, children, *_ = judge_floor(CORPUS, {}).guarantees
    assert "R202:8(a)" in care.further and "R202:8(b)" not in care.further
    assert "R202:8(b)" in children.further
    assert all(CORPUS.holds(ref) for ref in (*care.further, *children.further))


@pytest.mark.parametrize(
    ("letter", "claim", "code"),
    [("e", Claim(), "guarantee_unknown"), ("a", Claim((), GuaranteeVerdict.SECURED), "guarantee_without_clause")],
)
def test_wrong_claims(letter: str, claim: Claim, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        judge_floor(CORPUS, {letter: claim})
