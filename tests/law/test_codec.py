from __future__ import annotations

import json

from workbench.formats.intake import read_file
from workbench.law.codec import clause_to_json, law_from_json, law_to_json

LAW = "试点办法\n第一条 职工缴费。\n第二条 职工可以查询。\n第四条 本办法施行。".encode()


def test_json_and_back() -> None:
    law = read_file("a.txt", LAW)
    assert law.warnings
    assert law_from_json(json.loads(json.dumps(law_to_json(law), ensure_ascii=False))) == law


def test_a_clause_is_known_to_scripts_by_its_id() -> None:
    clause = read_file("a.txt", LAW).articles[0]
    assert list(clause_to_json(clause)) == [
        "id",
        "kind",
        "number",
        "label",
        "heading",
        "text",
        "parent",
        "path",
        "line",
        "source_id",
    ]
    assert clause_to_json(clause)["id"] == clause.key
