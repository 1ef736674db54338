"""Every Word file that the program makes is one that Word opens: the validator of its maker finds nothing in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import chain, product
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.formats.papers import parts
from tests.proposed_sets import proposed_set
from tests.shared import shared
from tests.tools import needs
from workbench.answering import comment_table as public_table
from workbench.answering.answers import answers_on
from workbench.answering.job import gathered_letters
from workbench.answering.letters import write_answer
from workbench.consultation.models import Return, Round
from workbench.db import Database
from workbench.deliberation.models import Meeting
from workbench.demonstration import ACCOUNTS_PASSWORD
from workbench.drafts.models import Version
from workbench.formats.docx.writing.layout import PaperStyle
from workbench.formats.docx.writing.marked_law import ChangeMark, LawComment, LawDocument, write_law
from workbench.formats.docx.writing.native_comments import DocxComment
from workbench.instruments.library import corpus
from workbench.judgement.schemes import SCHEMES
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.law.proposing import propose
from workbench.papers import export
from workbench.papers.models import Paper
from workbench.papers.proposed_draft import build_proposed_draft
from workbench.papers.proposed_job import ProposedStyle, print_proposed
from workbench.papers.sealing import SealData, sealed_contents
from workbench.people.service import member_named
from workbench.reading.all_listed import all_listed, beside_all
from workbench.reading.annotated import annotated_draft
from workbench.reading.comment_tables import CommentTableFile, CommentTableForm, comment_table, write_comment_table
from workbench.reading.narrowing import CommentsQuery
from workbench.settling.minutes import write_minutes

pytestmark = pytest.mark.slow
VALIDATOR: Final = "WORKBENCH_OOXML_VALIDATOR"  # where the program is, set by .ci/run
DAY: Final = date(2026, 11, 27)
MOMENT: Final = datetime(2026, 3, 5, 9, tzinfo=UTC)
ZONE: Final = ZoneInfo("Asia/Shanghai")
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
        returned = session.scalars(select(Return).where(Return.submitted_at.is_not(None))).first()
        assert returned is not None
        ids = {
            **ALSO, "version_id": version.id, "paper_id": paper.id, "law_id": version.law_id, "round_id": called.id,
            "return_id": returned.id,
        }  # fmt: skip
        yield from papers(session, paper)
        yield from proposed(session, paper)
        yield from commented(session, version)
        for lang in TEXT_LANGUAGES:
            yield f"minutes-{lang}", minutes(session, version, lang)
            for _, name, letter in gathered_letters(session, version.law_id, lang):
                yield f"answer-{name.replace('/', '-')}".removesuffix(".docx"), write_answer(letter, "", lang, DAY)
            answers = answers_on(session, version.law_id, lang)
            table = public_table.write_comment_table(session, version.law, answers, "docx", lang, DAY)
            yield f"comments-{lang}", table
    for account, language in (("editor", "zh"), ("editor", "en")):
        opened = Browser(app.test_client()).sign_in(account, ACCOUNTS_PASSWORD)
        opened.post(f"/language/{language}", {"back": "/"})
        for address in addresses(app, ids):
            opened.get(address)
            assert opened.status == 200, address
            yield f"{language}{address.replace('/', '-')}".removesuffix(".docx"), opened.data


def papers(session: Session, paper: Paper) -> Iterator[tuple[str, bytes]]:
    """The paper in each language, style and way of marking, as a discussion draft and as it is sealed."""
    sealed = sealed_contents(session, paper, SealData("工发〔2026〕1号", DAY))
    for lang, style, tracked in product(TEXT_LANGUAGES, PaperStyle, (False, True)):
        name = f"{lang}-{style.value}-{'tracked' if tracked else 'plain'}"
        yield f"paper-{name}", export.export_paper(session, paper, corpus(), lang, style=style, tracked=tracked)
        yield f"sealed-{name}", export.print_paper(sealed[lang], lang, style=style, tracked=tracked)


def proposed(session: Session, paper: Paper) -> Iterator[tuple[str, bytes]]:
    """The draft as the paper would have it, in every style and way of numbering."""
    for lang, style, counts_on in product(TEXT_LANGUAGES, ProposedStyle, (False, True)):
        draft = build_proposed_draft(session, paper, lang, counts_on=counts_on)
        yield f"proposed-{lang}-{style.value}-{counts_on}", print_proposed(draft, style, lang, ZONE)


def commented(session: Session, version: Version) -> Iterator[tuple[str, bytes]]:
    """The draft with all comments, and the tables of them."""
    query = CommentsQuery(law=version.law_id)
    comments = all_listed(session, version, query)
    for lang in TEXT_LANGUAGES:
        document, _ = annotated_draft(session, version, query, lang, ZONE)
        yield f"annotated-{lang}", write_law(document, lang)
        for form in CommentTableForm:
            table = comment_table("表", ["说明"], comments, beside_all(session, comments), form, lang, DAY)
            yield f"table-{lang}-{form.value}", write_comment_table(table, CommentTableFile.WORD, lang)


def minutes(session: Session, version: Version, lang: str) -> bytes:
    """The minutes of a meeting that decided nothing yet."""
    chair = member_named(session, "chair")
    meeting = Meeting(id="m", law_id=version.law_id, title="第一次会议", opened_at=MOMENT, chair=chair, present="甲 乙")
    return write_minutes(session, meeting, lang, ZONE)


def long_law() -> Iterator[tuple[str, bytes]]:
    """A law of 98 articles with 300 comments and replies by forty organisations, half of which propose something."""
    made = proposed_set(98, articles=98)
    law = propose(made.law, made.proposals)
    keys = [clause.key for clause in made.law.clauses if clause.kind == "paragraph"]
    remarks = []
    for at in range(300):
        reply = DocxComment(f"单位{at % 7}", MOMENT, ("同意",))
        comment = DocxComment(f"单位{at % 40}", MOMENT, ("意见", "第二段"), (reply,))
        remarks.append(LawComment(comment, *law.story.spans[keys[at % len(keys)]]))
    authors = {each.id: ChangeMark(f"单位{at % 40}", MOMENT) for at, each in enumerate(made.proposals)}
    mark = ChangeMark("甲总工会", MOMENT)
    document = LawDocument("某法", law.story, law.runs, "甲", DAY, mark, authors, remarks, mark="讨论稿")
    for lang in TEXT_LANGUAGES:
        yield f"long-{lang}", write_law(document, lang)


@pytest.fixture(scope="module")
def validator() -> str:
    named = os.environ.get(VALIDATOR)
    return named if named and Path(named).exists() else needs("ooxml-validator")


def test_word_finds_no_fault_in_any_file(
    demonstration: Flask, tmp_path: Path, validator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)
    faults = {}
    for name, made in chain(word_files(demonstration), long_law()):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(made)
        ran = subprocess.run([validator, str(file)], capture_output=True, text=True, check=False)
        report = json.loads(ran.stdout)
        if report["errors"] or not report["ok"]:
            faults[name] = report["errors"][:3]
        if b"</w:tbl><w:tbl>" in parts(made)["word/document.xml"]:
            faults[f"{name} (tables)"] = "two tables touch: Word joins them"
        rules = [sys.executable, str(shared("tools/ooxml_lint.py")), str(file)]
        if broken := subprocess.run(rules, capture_output=True, text=True, check=False).stdout:
            faults[f"{name} (rules)"] = broken[:500]
    assert faults == {}
    assert len(list(tmp_path.glob("*.docx"))) >= 50
