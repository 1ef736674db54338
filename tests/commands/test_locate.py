"""``workbench locate``: quoted words found again in another version, in the shape scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from workbench.commands.locate import locate

OLD = """口粮条例

第一条 石匠应当领取停工口粮。骡夫应当领取停工口粮。
口粮由港务所在十日内发给。
（一）石匠每月两斗；
（二）骡夫每月一斗。

第二条 本条例自春分起施行。
"""
NEW = (
    OLD.replace("石匠应当领取停工口粮。", "石匠可以领取木牌。").replace("十日内", "10日内").replace("第二条", "第三条")
)
NEW = NEW.replace("第三条", "第二条 船工修理渡船，由铁匠帮助。\n\n第三条")


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    paths = tmp_path / "old.txt", tmp_path / "new.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


def run(files: tuple[str, str], given: object, *arguments: str, language: str = "en") -> Result:
    written = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
    return CliRunner().invoke(locate, [*files, *arguments], input=written, env={"WORKBENCH_LANGUAGE": language})


def quotation(quote: str, occurrence: int = 0, article: str = "1") -> dict[str, Any]:
    return {"id": "x", "article": article, "quote": quote, "occurrence": occurrence}


ARTICLE = (
    "石匠可以领取木牌。骡夫应当领取停工口粮。\n口粮由港务所在10日内发给。\n（一）石匠每月两斗；\n（二）骡夫每月一斗。"
)
# what is quoted | status, article and words
PLACES = [
    (quotation("应当领取停工口粮", 1), "exact", "1", "应当领取停工口粮"),
    (quotation("应当领取停工口粮", 0), "lost", None, ""),
    (quotation("十日内发给"), "exact", "1", "10日内发给"),
    (quotation("10日内发给"), "exact", "1", "10日内发给"),
    (quotation("骡夫每月一斗"), "exact", "1", "骡夫每月一斗"),
    (quotation("在十日内发给。\n（一）石匠每月两斗"), "exact", "1", "在10日内发给。\n（一）石匠每月两斗"),
    (quotation("自春分起施行", article="2"), "exact", "3", "自春分起施行"),
]


@pytest.mark.parametrize(("given", "status", "article", "text"), PLACES)
def test_words_are_found_again(
    files: tuple[str, str], given: dict[str, Any], status: str, article: str | None, text: str
) -> None:
    (place,) = json.loads(run(files, [given], "--json").output)
    assert list(place) == ["id", "status", "article", "text", "start", "score"]
    assert (place["status"], place["article"], place["text"]) == (status, article, text)
    if article == "1":
        assert ARTICLE.startswith(text, place["start"])
    assert (place["start"] is None) is (status == "lost") and 0 <= place["score"] <= 1
    assert run(files, [given]).output.startswith(f"x  {status}")


def test_the_words_of_an_item_are_counted_in_its_article(files: tuple[str, str]) -> None:
    (place,) = json.loads(run(files, [quotation("每月", 1)], "--json").output)
    assert place["start"] == ARTICLE.rindex("每月")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("{", "no JSON"),
        ({"id": "x"}, "Quotation 1"),
        ([quotation("木牌"), {"id": "x"}], "Quotation 2"),
        ([{**quotation("口粮"), "occurrence": -1}], "Quotation 1"),
        ([{**quotation("口粮"), "occurrence": True}], "Quotation 1"),
        ([{**quotation("口粮"), "quote": " "}], "Quotation 1"),
        ([quotation("石匠"), quotation("石匠", article="9")], "Quotation 2: the old version has no article 9."),
        ([quotation("应当领取停工口粮", 2)], "does not say “应当领取停工口粮” 3 times"),
    ],
)
def test_what_is_no_quotation_is_told(files: tuple[str, str], given: object, message: str) -> None:
    done = run(files, given, "--json")
    assert done.exit_code == 1 and message in done.output


def test_what_is_wrong_is_told_in_chinese_too(files: tuple[str, str]) -> None:
    assert "没有第 9 条" in run(files, [quotation("石匠", article="9")], language="zh_CN.UTF-8").output


def test_points_of_a_text_without_articles(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("关于口粮的意见\n\n一、石匠领取停工口粮\n按月由港务所发给。\n\n二、骡夫领取木牌\n", encoding="utf-8")
    new.write_text(
        "关于口粮的意见\n\n一、石匠领取停工口粮\n按月由港务所足额发给。\n\n二、骡夫领取木牌\n", encoding="utf-8"
    )
    (place,) = json.loads(run((str(old), str(new)), [quotation("由港务所发给")], "--json").output)
    assert (place["status"], place["text"]) == ("near", "由港务所足额发给")


def test_nothing_given_is_nothing_looked_for(files: tuple[str, str]) -> None:
    assert json.loads(run(files, [], "--json").output) == []
