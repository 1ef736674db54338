"""Names: classes made of the words that CONTRIBUTING.md lists, none standing twice; nothing called by a catch-all."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tests.sources import PACKAGE, modules, nodes_of, tree_of

LIST = PACKAGE.parent / "CONTRIBUTING.md"

# Words that say of a value only that there is one. A name is the noun of what it holds: comment, clause, match, row.
CATCH_ALL = {
    "asked", "found", "given", "got", "held", "kept", "likeness", "meant", "one", "ones", "place", "said", "shown",
    "sought", "standing", "stuff", "thing", "things", "told", "wanted",
}  # fmt: skip


def class_names() -> list[str]:
    """Every class of the program, private and nested ones too, without a leading underscore."""
    nodes = (node for path in modules() for node in nodes_of(path))
    return [node.name.lstrip("_") for node in nodes if isinstance(node, ast.ClassDef)]


def words(name: str) -> list[str]:
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*", name)


def listed_words() -> list[str]:
    section = LIST.read_text(encoding="utf-8").split("\n## Word list\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| ")]
    return [word.strip() for row in rows[1:] for word in row.split(",")]


def test_no_class_name_stands_twice() -> None:
    assert [name for name, count in Counter(class_names()).items() if count > 1] == []


def test_no_alias_of_a_type_stands_for_two_things() -> None:
    meanings: dict[str, set[str]] = {}
    for path in modules():
        for node in tree_of(path).body:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if name[0].isupper() and not name.isupper():
                    meanings.setdefault(name, set()).add(ast.unparse(value))
    assert {name: several for name, several in meanings.items() if len(several) > 1} == {}


def test_class_names_are_made_of_listed_words() -> None:
    listed = set(listed_words())
    assert {name: new for name in class_names() if (new := [word for word in words(name) if word not in listed])} == {}


def test_the_list_has_no_word_twice_and_none_that_is_not_used() -> None:
    used = {word for name in class_names() for word in words(name)}
    listed = listed_words()
    assert [word for word, count in Counter(listed).items() if count > 1] == []
    assert [word for word in listed if word not in used] == []


def test_a_name_is_cut_into_its_words() -> None:
    assert words("StoredLaw") == ["Stored", "Law"]
    assert words("HTMLReader") == ["HTML", "Reader"]


def bound_names(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, int]]:
    """Every name that a definition, assignment, loop, case or import gives, with its line; attributes are none."""
    for node in nodes:
        match node:
            case ast.FunctionDef(name=name) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name, node.lineno
            case ast.MatchMapping(rest=str(name)) | ast.ExceptHandler(name=str(name)) | ast.alias(asname=str(name)):
                yield name, node.lineno
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield name, node.lineno


def test_no_value_is_called_by_a_catch_all() -> None:
    assert [
        f"{path.relative_to(PACKAGE)}:{line} {name}"
        for path in modules()
        for name, line in bound_names(nodes_of(path))
        if name.lstrip("_") in CATCH_ALL
    ] == []


def test_every_way_of_giving_a_name_is_seen() -> None:
    source = """
def held(told, *given, kept=1):
    found, [place] = told
    for one, *ones in given:
        with one as thing:
            sought = [said for said in ones if (shown := said)]
    import place as likeness
    try:
        match kept:
            case {"a": things, **wanted}:
                call(asked=kept.meant)
            case [_, *stuff]:
                pass
    except standing as got:
        pass
"""
    names = {name for name, _ in bound_names(ast.walk(ast.parse(source)))}
    assert names == CATCH_ALL - {"asked", "meant", "standing"}
