"""``workbench outcome``: verdicts on loose texts, in the shape scripts rely on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from workbench.commands.outcome import tell_outcomes

OLD = "石匠在三十日内领取津贴。"


def run(given: object, *arguments: str, language: str = "en") -> Result:
    written = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
    return CliRunner().invoke(tell_outcomes, arguments, input=written, env={"WORKBENCH_LANGUAGE": language})


def proposal(proposed: str, *new: str, old: str = OLD, lang: str = "zh") -> dict[str, Any]:
    return {"id": "x", "lang": lang, "old": old, "proposed": proposed, "new": list(new)}


SHORTER = OLD.replace("三十日", "六十日")
# proposed, the new texts | result, where, and a word of why
VERDICTS = [
    (proposal(SHORTER, "灯塔每晚点灯。", SHORTER), "adopted", 1, ""),
    (proposal(SHORTER, OLD.replace("三十日", "60日")), "adopted", 0, ""),
    (proposal(SHORTER, OLD.replace("三十日", "两个月")), "unsure", 0, "六十日 / 两个月"),
    (proposal(SHORTER, OLD), "not_adopted", 0, "did not come"),
    (proposal(OLD.replace("领取", "不得领取"), OLD.replace("领取", "可以领取")), "contrary", 0, "the contrary"),
    (proposal(SHORTER), "moot", None, ""),
    (proposal("", OLD), "not_adopted", 0, ""),
    (
        proposal("石匠领取津贴，学徒领取口粮。", "石匠领取津贴。", old="石匠领取津贴。"),
        "not_adopted",
        0,
        "did not come",
    ),
    (
        proposal("Weavers are paid monthly.", "Weavers are paid each month.", old="Weavers are paid.", lang="en"),
        "adopted",
        0,
        "",
    ),
]


@pytest.mark.parametrize(("given", "result", "where", "why"), VERDICTS)
def test_a_verdict_is_told_with_its_reasons(given: dict[str, Any], result: str, where: int | None, why: str) -> None:
    done = run([given], "--json")
    (verdict,) = json.loads(done.output)
    assert set(verdict) == {"id", "result", "share", "where", "why"}
    assert (verdict["result"], verdict["where"]) == (result, where)
    assert why in " ".join(verdict["why"]) and (result != "adopted" or verdict["share"] == 1)
    assert run([given]).output.startswith(f"x  {result}")


def test_reasons_speak_the_language_of_the_terminal() -> None:
    (verdict,) = json.loads(run([proposal(SHORTER, OLD)], "--json", language="zh_CN.UTF-8").output)
    assert verdict["why"] == ["“六十日”未见采纳。"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ({"id": "x"}, "Proposal 1"),
        ([proposal(SHORTER, OLD), {"id": "x"}], "Proposal 2"),
        ([proposal(SHORTER, OLD, lang="fr")], "Proposal 1"),
        ([{**proposal(SHORTER), "new": "text"}], "Proposal 1"),
    ],
)
def test_what_cannot_be_judged_is_told(given: object, message: str) -> None:
    done = run(given, "--json")
    assert done.exit_code == 1 and message in done.output


def test_nothing_given_is_nothing_judged() -> None:
    assert json.loads(run([], "--json").output) == []


def test_the_texts_pass_the_gate() -> None:
    odd = {**proposal(SHORTER, SHORTER), "id": "\u0000a\u202eb"}
    (verdict,) = json.loads(run([odd], "--json").output)
    assert verdict["id"] == "ab"
