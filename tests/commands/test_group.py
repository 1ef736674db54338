"""``workbench group``: comments from standard input in groups, in the shape scripts rely on."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from workbench.commands.group import group

COMMENTS = [
    {"id": "a", "text": "建议提高牧民的取暖补贴。", "lang": "zh", "clause": "9"},
    {"id": "b", "text": "牧民的取暖补贴应当提高。", "stance": None, "clause": 9},
    {"id": "c", "text": "不应提高牧民的取暖补贴。"},
    {"id": "d", "text": "建议提高牧民的取暖补贴。"},
    {"id": "e", "text": "牧民的取暖补贴归谁管？", "clause": "9"},
]


def run(given: object, *arguments: str, language: str = "en") -> Result:
    written = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
    return CliRunner().invoke(group, arguments, input=written, env={"WORKBENCH_LANGUAGE": language})


def test_groups_and_letters_are_told_by_id() -> None:
    answer = json.loads(run(COMMENTS, "--json").output)
    assert [set(ids) for ids in answer["groups"]] == [{"a", "b", "d"}]
    assert [set(ids) for ids in answer["same_letter"]] == [{"a", "d"}]


def test_ids_come_back_as_they_were_given() -> None:
    given = [{"id": 1, "text": "雨衣"}, {"id": 2, "text": "雨衣"}]
    assert json.loads(run(given, "--json").output) == {"groups": [[1, 2]], "same_letter": [[1, 2]]}


def test_reasons_are_told_in_the_language_of_the_terminal() -> None:
    english, chinese = run(COMMENTS).output, run(COMMENTS, language="zh").output
    assert "1. for, 3 comments" in english and "the same letter, 2 times" in english and "nearest to this: e" in english
    assert "取暖补贴" in english and "赞成" in chinese
    assert run([], language="en").output.strip() == "No two comments say the same."


FAULTS = [
    ("{", "no JSON"),
    ([{"id": "a"}], "Comment 1 is not what this command reads"),
    ([{"id": "a", "text": "x"}, {"id": "b", "text": 3}], "Comment 2 is not"),
    ([{"id": "a", "text": "x"}, {"id": "a", "text": "y"}], "Comments 1 and 2 have the same id, a"),
]


@pytest.mark.parametrize(("given", "said"), FAULTS)
def test_what_cannot_be_read_is_told(given: object, said: str) -> None:
    done = run(given, "--json")
    assert done.exit_code == 1 and said in done.output
