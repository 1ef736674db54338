"""Every Word file that the program makes is one that Word opens: the validator of its maker finds nothing in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from flask import Flask
from sqlalchemy import select

from tests.browsing import Browser
from tests.shared import shared
from tests.tools import needs
from workbench.answering.answers import answers_on
from workbench.answering.comment_table import write_comment_table
from workbench.answering.job import gathered_letters
from workbench.answering.letters import write_answer
from workbench.consultation.models import Return, Round
from workbench.db import Database
from workbench.demonstration import ACCOUNTS_PASSWORD
from workbench.drafts.models import Version
from workbench.instruments.library import corpus
from workbench.judgement.schemes import SCHEMES
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.papers import export
from workbench.papers.models import Paper

pytestmark = pytest.mark.slow
VALIDATOR: Final = "WORKBENCH_OOXML_VALIDATOR"  # where the program is, set by .ci/run
DAY: Final = date(2026, 11, 27)
ALSO: Final = {"scheme_id": next(iter(SCHEMES))}


def addresses(app: Flask, ids: dict[str, str]) -> Iterator[str]:
    """The address of every Word file that is asked for by GET, in each language where it has one."""
    for rule in app.url_map.iter_rules():
        if rule.rule.endswith(".docx") and "GET" in (rule.methods or ()) and rule.arguments - {"lang"} <= ids.keys():
            for lang in TEXT_LANGUAGES if "lang" in rule.arguments else ("",):
                named = {name: lang if name == "lang" else ids[name] for name in rule.arguments}
                with app.test_request_context():
                    yield app.url_for(rule.endpoint, **named)


def word_files(app: Flask) -> Iterator[tuple[str, bytes]]:
    """Every Word file of the demonstration with a name: what pages lead to, and the paper each way."""
    database: Database = app.extensions["workbench.database"]
    with database.reading() as session:
        version = session.scalars(
            select(Version).where(Version.original_id.is_(None)).order_by(Version.ordinal.desc())
        ).first()
        called = session.scalars(select(Round).where(Round.number > 0).order_by(Round.number.desc())).first()
        paper = session.scalars(select(Paper)).first()
        assert version is not None and called is not None and paper is not None
        returned = session.scalars(select(Return).where(Return.round_id == called.id)).first()
        assert returned is not None
        ids = {
            **ALSO, "version_id": version.id, "paper_id": paper.id, "law_id": version.law_id, "round_id": called.id,
            "return_id": returned.id,
        }  # fmt: skip
        for lang in TEXT_LANGUAGES:
            for tracked in (False, True):
                made = export.export_paper(session, paper, corpus(), lang, tracked=tracked)
                yield f"paper-{lang}-{'tracked' if tracked else 'plain'}", made
            for _, name, letter in gathered_letters(session, version.law_id, lang):
                yield f"answer-{name.replace('/', '-')}".removesuffix(".docx"), write_answer(letter, "", lang, DAY)
            answers = answers_on(session, version.law_id, lang)
            yield f"comments-{lang}", write_comment_table(session, version.law, answers, "docx", lang, DAY)
    for account, language in (("editor", "zh"), ("editor", "en")):
        opened = Browser(app.test_client()).sign_in(account, ACCOUNTS_PASSWORD)
        opened.post(f"/language/{language}", {"back": "/"})
        for address in addresses(app, ids):
            opened.get(address)
            assert opened.status == 200, address
            yield f"{language}{address.replace('/', '-')}".removesuffix(".docx"), opened.data


@pytest.fixture(scope="module")
def validator() -> str:
    named = os.environ.get(VALIDATOR)
    return named if named and Path(named).exists() else needs("ooxml-validator")


def test_word_finds_no_fault_in_any_file(
    demonstration: Flask, tmp_path: Path, validator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)
    faults = {}
    for name, made in word_files(demonstration):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(made)
        ran = subprocess.run([validator, str(file)], capture_output=True, text=True, check=False)
        report = json.loads(ran.stdout)
        if report["errors"] or not report["ok"]:
            faults[name] = report["errors"][:3]
        rules = [sys.executable, str(shared("tools/ooxml_lint.py")), str(file)]
        if broken := subprocess.run(rules, capture_output=True, text=True, check=False).stdout:
            faults[f"{name} (rules)"] = broken[:500]
    assert faults == {}
    assert len(list(tmp_path.glob("*.docx"))) >= 8
