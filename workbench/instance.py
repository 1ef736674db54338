"""An instance: the directory with the database, index, uploads and key that one drafting group works in."""

from __future__ import annotations

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import inspect

from workbench.config import resource_dir
from workbench.db import Database


def bring_up_to_date(app: Flask) -> None:
    """Make the tables, or migrate them to what this version of the program needs; quick where nothing is to be done."""
    with app.app_context():
        upgrade(directory=str(resource_dir("migrations")))


def is_made(app: Flask) -> bool:
    """Whether the instance's database has its tables."""
    database: Database = app.extensions["workbench.database"]
    return inspect(database.engine).has_table("member")
