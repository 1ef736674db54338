"""A Word file that a job has made as PDF: one's own only, where LibreOffice is there, by a job."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import clause_at, make_version
from tests.factories.papers import make_paper, make_position
from tests.tools import needs
from workbench.papers import pdf_job
from workbench.papers.service import agree_position
from workbench.people.service import member_named

Open = Callable[[str], Browser]


@pytest.fixture
def exported(browser: Open, stored: Callable[[Callable[[Session], str]], str]) -> Browser:
    """A browser on the page of a job that has made a Word file."""

    def make(session: Session) -> str:
        editor, chair = (member_named(session, name) for name in ("editor", "chair"))
        assert editor is not None and chair is not None
        version = make_version(session, editor)
        paper = make_paper(session, editor, version)
        clause = clause_at(session, version, "第四条")
        position = make_position(session, editor, paper, clause, proposed_zh="互助金由工会管理。", status="proposed")
        agree_position(session, chair, position, position.revision, agrees=True)
        return paper.id

    opened = browser("editor")
    opened.post(f"/papers/{stored(make)}/proposed.zh.docx", {"style": "clean"})
    assert opened.path.startswith("/jobs/")
    return opened


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What was handed to LibreOffice, which these tests do without."""
    handed: list[bytes] = []

    def as_pdf(data: bytes) -> bytes:
        handed.append(data)
        return b"%PDF-1.7"

    monkeypatch.setattr(pdf_job, "as_pdf", as_pdf)
    monkeypatch.setattr(pdf_job.shutil, "which", lambda _: "/usr/bin/soffice")
    return handed


def test_the_file_of_a_job_is_printed_by_a_job_of_its_own(exported: Browser, printed: list[bytes]) -> None:
    source = exported.path
    exported.get(f"{source}/file")
    word = exported.data
    exported.get(source)
    assert f'action="{source}/pdf"' in exported.page
    exported.post(f"{source}/pdf")
    assert exported.path.startswith("/jobs/") and exported.path != source and printed == [word]
    assert f"{exported.path}/pdf" not in exported.page, "a PDF is not printed again"
    exported.get(f"{exported.path}/file")
    assert exported.data == b"%PDF-1.7" and ".pdf" in exported.answer.headers["Content-Disposition"]


def test_nobody_prints_the_file_of_another(exported: Browser, browser: Open, printed: list[bytes]) -> None:
    other = browser("chair")
    other.post(f"{exported.path}/pdf")
    assert other.status == 404 and printed == []


def test_without_libreoffice_nothing_is_offered_and_asking_says_why(
    exported: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_job.shutil, "which", lambda _: None)
    source = exported.path
    exported.get(source)
    assert f"{source}/pdf" not in exported.page
    exported.post(f"{source}/pdf")
    assert "LibreOffice is not installed" in exported.words


@pytest.mark.slow
def test_libreoffice_prints_it(exported: Browser) -> None:
    needs("soffice")
    exported.post(f"{exported.path}/pdf")
    exported.get(f"{exported.path}/file")
    assert exported.data.startswith(b"%PDF")
