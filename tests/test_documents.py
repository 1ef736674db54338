"""The papers for whoever works on the program are true: what they name exists, and the map is the land."""

from __future__ import annotations

import ast
import re
from configparser import ConfigParser
from pathlib import Path

import pytest

import workbench
from tests.sources import tree_of

PACKAGE = Path(workbench.__file__).parent
ROOT = PACKAGE.parent
PAPERS = [path.name for path in sorted(ROOT.glob("*.md")) if path.name != "CHANGELOG.md"]
MAP = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
_SUFFIXES = r"py|md|yaml|html|toml|lock|po|css|js|ini"
_PATH = re.compile(rf"`((?:[\w.-]+/)+[\w.*-]*|[\w-]+\.(?:{_SUFFIXES})|\.importlinter|\.ci/[\w-]+)`")
_FUNCTION = re.compile(r"`([a-z_]+(?:\.[a-z_0-9]+)+)`")
_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def text_of(paper: str) -> str:
    """The running text of a paper, without its blocks of code."""
    return _BLOCK.sub("", (ROOT / paper).read_text("utf-8"))


def exists(path: str) -> bool:
    """Whether a path is there: from the top, in the package, or in the folders of tests and corpus."""
    return any(next(base.glob(path.rstrip("/")), None) is not None for base in (ROOT, PACKAGE, ROOT / "corpus"))


@pytest.mark.parametrize("paper", PAPERS)
def test_every_path_named_exists(paper: str) -> None:
    made_later = {"instance/"}  # where the program is started
    named = set(_PATH.findall(text_of(paper))) - made_later
    assert sorted(path for path in named if not exists(path)) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_leads_somewhere(paper: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", text_of(paper))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_map_and_the_recipes_name_enough_to_be_proved() -> None:
    for paper in ("ARCHITECTURE.md", "CONTRIBUTING.md"):
        assert len(set(_PATH.findall(text_of(paper)))) > 10, paper
    assert len(set(_FUNCTION.findall(text_of("ARCHITECTURE.md")))) > 15


@pytest.mark.parametrize("paper", PAPERS)
def test_every_function_named_exists(paper: str) -> None:
    names = set(_FUNCTION.findall(text_of(paper)))
    names = {name for name in names if exists(name.split(".")[0]) and not name.endswith(tuple(_SUFFIXES.split("|")))}
    assert sorted(name for name in names if not is_defined(name)) == []


def is_defined(name: str) -> bool:
    """Whether ``module.function`` is defined in that module of the package."""
    *module, function = name.removeprefix("workbench.").split(".")
    path = PACKAGE.joinpath(*module)
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    if not source.exists():
        return False
    return any(
        getattr(node, "name", None) == function
        or (isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == function)
        for node in tree_of(source).body
    )


def test_the_packages_of_the_map_are_the_packages_there_are() -> None:
    (tree,) = re.findall(r"^workbench/\n((?: {2,}\S.*\n)+)", MAP, re.MULTILINE)
    drawn: set[str] = set()
    for line in tree.splitlines():
        if re.match(r" {2}\S", line):
            words = line.split()
            drawn.update(words if all("." in word for word in words) else words[:1])
    there = {f"{path.name}/" for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith(("_", "."))}
    there |= {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py"}
    assert drawn == there


def test_the_arrows_of_the_map_are_the_contract() -> None:
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter", "utf-8")
    layers = contracts["importlinter:contract:layers"]["layers"].strip().splitlines()
    (chain,) = re.findall(r"^```\n(cli → .*?)^```", MAP, re.MULTILINE | re.DOTALL)
    drawn = [layer.strip("() \n") for layer in chain.split("→")]
    assert [re.split(r"\s*\|\s*", layer) for layer in drawn] == [
        re.split(r"\s*\|\s*", layer.strip()) for layer in layers
    ]
