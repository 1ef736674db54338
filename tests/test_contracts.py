"""The contracts between packages hold everything that they should hold, and name nothing that has gone."""

from __future__ import annotations

import ast
import re
from configparser import ConfigParser
from pathlib import Path

import pytest

import workbench
from tests.sources import nodes_of, tree_of

PACKAGE = Path(workbench.__file__).parent
CONTRACTS = ConfigParser()
CONTRACTS.read(PACKAGE.parent / ".importlinter", "utf-8")
SPEAKS_TO_THE_WEB = {"flask", "flask_babel", "flask_wtf", "wtforms"}
NO_FEATURES = {"commands", "web"}  # packages that call services and are none


def modules() -> list[Path]:
    return [path.relative_to(PACKAGE) for path in sorted(PACKAGE.rglob("*.py"))]


def dotted(module: Path) -> str:
    return ".".join(("workbench", *module.with_suffix("").parts)).removesuffix(".__init__")


def docstring(module: Path) -> str:
    return ast.get_docstring(tree_of(PACKAGE / module)) or ""


def is_held(name: str, contract: str) -> bool:
    """Whether the contract names the module, a package it lies in, or a pattern for one of these."""
    listed = CONTRACTS[f"importlinter:contract:{contract}"]["source_modules"].split()
    patterns = [
        re.compile(re.escape(each).replace(r"\*\*", r"[\w.]+").replace(r"\*", r"\w+") + r"(\..+)?") for each in listed
    ]
    return any(pattern.fullmatch(name) for pattern in patterns)


def imports(module: Path) -> set[str]:
    """The outermost packages that a module imports, and its own project's modules in full."""
    found = set()
    for node in nodes_of(PACKAGE / module):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found.update(name if name.startswith("workbench") else name.partition(".")[0] for name in names)
    return found


def test_whoever_calls_itself_pure_is_held_to_it() -> None:
    def says_so(module: Path) -> bool:
        return re.search(r"\(pure\)|\bpure code\b", docstring(module)) is not None

    pure = [module for module in modules() if says_so(module)]
    assert len(pure) > 20
    assert [str(module) for module in pure if not is_held(dotted(module), "pure")] == []


def test_every_service_is_held_to_its_contract() -> None:
    """A service is what is called one, and what works on the database inside a feature without speaking to the web."""

    def is_service(module: Path) -> bool:
        if "service" in module.stem or "a service" in docstring(module):
            return True
        inside = len(module.parts) > 1 and module.parts[0] not in NO_FEATURES and module.stem != "models"
        return inside and "sqlalchemy" in imports(module) and not imports(module) & SPEAKS_TO_THE_WEB

    services = [module for module in modules() if is_service(module)]
    assert len(services) > 15
    assert [str(module) for module in services if not is_held(dotted(module), "services")] == []


@pytest.mark.parametrize("contract", ["pure", "services"])
def test_what_a_contract_names_is_there(contract: str) -> None:
    names = {dotted(module) for module in modules()}
    listed = CONTRACTS[f"importlinter:contract:{contract}"]["source_modules"].split()
    assert [name for name in listed if "*" not in name and name not in names] == []
    assert set(CONTRACTS[f"importlinter:contract:{contract}"]["forbidden_modules"].split()) >= SPEAKS_TO_THE_WEB
