"""The index of the standards, built once and copied for each test that opens the site; all else is indexed there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workbench.config import Settings
from workbench.instruments.library import corpus, glossary
from workbench.papers.search_providers import all_sources
from workbench.search.service import make_search_service
from workbench.wiring import open_database


@pytest.fixture(scope="session")
def _index(tmp_path_factory: pytest.TempPathFactory, _template: Path) -> Path:
    folder = tmp_path_factory.mktemp("index")
    (folder / "workbench.sqlite").write_bytes(_template.read_bytes())
    database = open_database(f"sqlite:///{folder / 'workbench.sqlite'}")
    library = make_search_service(corpus(), glossary(), all_sources(database), folder / "index")
    library.collections["standards"].refresh_now(rebuild=True)
    database.dispose()
    return folder / "index"


@pytest.fixture
def settings(settings: Settings, _index: Path) -> Settings:
    shutil.copytree(_index, settings.index)
    return settings
