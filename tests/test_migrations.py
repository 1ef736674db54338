"""Migrations: from an empty database they give what the models say, and on one with data they lose nothing."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import inspect, select

from tests.first_tables import upgrade_filled
from workbench.app import create_app
from workbench.config import Settings, resource_dir
from workbench.db import Base, Database
from workbench.instance import bring_up_to_date, is_made

MIGRATIONS = str(resource_dir("migrations"))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Flask]:
    app = create_app(Settings(tmp_path, f"sqlite:///{tmp_path / 'workbench.sqlite'}"))
    yield app
    app.extensions["workbench.database"].dispose()


def differences(database: Database) -> list[object]:
    """What the models have and the tables lack, or the other way round; the index of words is no model's."""

    def is_ours(name: str | None, kind: str, parents: object) -> bool:
        return not (kind == "table" and name and (name.startswith("alembic") or name not in Base.metadata.tables))

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_ours})
        return list(compare_metadata(context, Base.metadata))


def contents(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.engine.connect() as connection:
        return {
            name: sorted(tuple(map(repr, row)) for row in connection.execute(select(table)))
            for name, table in Base.metadata.tables.items()
        }


def test_from_an_empty_database_to_the_models(empty: Flask) -> None:
    database: Database = empty.extensions["workbench.database"]
    assert not is_made(empty)
    bring_up_to_date(empty)
    assert is_made(empty)
    assert set(Base.metadata.tables) <= set(inspect(database.engine).get_table_names())
    assert differences(database) == []
    bring_up_to_date(empty)
    assert differences(database) == []


def test_on_a_database_with_data_nothing_is_lost(demonstration: Flask) -> None:
    database: Database = demonstration.extensions["workbench.database"]
    before = contents(database)
    assert len(before["clause"]) > 500 and len(before["comment"]) > 40
    for _ in range(2):
        bring_up_to_date(demonstration)
    assert contents(database) == before
    assert differences(database) == []


def test_the_migrations_are_one_row_without_branches() -> None:
    script = ScriptDirectory(MIGRATIONS)
    assert len(script.get_heads()) == 1 == len(script.get_bases())
    assert script.get_bases() == ["0001"]


@pytest.mark.parametrize("path", sorted(Path(MIGRATIONS).rglob("*.py")), ids=lambda path: path.name)
def test_migrations_import_nothing_of_the_program(path: Path) -> None:
    """A migration must go on running when the program has moved on."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not [name for name in names if name.partition(".")[0] == "workbench"]


def test_every_row_of_the_first_tables_is_found_again(empty: Flask) -> None:
    upgrade_filled(empty)


def test_the_folder_of_migrations_can_be_anywhere(tmp_path: Path) -> None:
    shutil.copytree(MIGRATIONS, tmp_path / "moved")
    assert ScriptDirectory(str(tmp_path / "moved")).get_heads()
