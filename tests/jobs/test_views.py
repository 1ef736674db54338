"""The pages of jobs as members meet them: their own, how far each is, cancelling, the file, and nobody else's."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from workbench.jobs import service
from workbench.jobs.models import Job, JobState
from workbench.people.service import member_named

Open = Callable[[str], Browser]
Add = Callable[..., Job]


@pytest.fixture
def add(stored: Callable[[Callable[[Session], Job]], Job]) -> Add:
    """Stores a job of the editor as the test wants it, without anybody working on it."""

    def add(then: str = "", **values: Any) -> Job:
        def make(session: Session) -> Job:
            editor = member_named(session, "editor")
            job = service.ask(session, "paper.export", {"about": "关于草案的意见", "then": then}, by=editor)
            for name, value in values.items():
                setattr(job, name, value)
            session.flush()
            return job

        return stored(make)

    return add


@pytest.mark.parametrize(
    ("values", "words", "is_over"),
    [
        ({}, "waits for its turn", False),
        ({"state": JobState.RUNNING, "step": 3, "steps": 10}, "3 of 10", False),
        ({"state": JobState.FAILED, "error": "job_failed"}, "a fault on our side", True),
        ({"state": JobState.FAILED, "error": "text_long", "facts": json.dumps({"most": 7})}, "7", True),
        ({"state": JobState.CANCELLED}, "The work was cancelled.", True),
        ({"state": JobState.DONE}, "The work is done.", True),
    ],
)
def test_the_page_says_how_a_job_stands(
    browser: Open, add: Add, values: dict[str, Any], words: str, is_over: bool
) -> None:
    job, editor = add(**values), browser("editor")
    page = editor.get(f"/jobs/{job.id}")
    assert words in editor.words and "关于草案的意见" in page and 'role="status"' in page
    assert ("data-job=" in page, 'http-equiv="refresh"' in page, "/cancel" in page) == (not is_over,) * 3
    fragment = editor.get(f"/jobs/{job.id}/state")
    assert words in fragment and "<html" not in fragment and ("data-over" in fragment) == is_over
    assert words in editor.get("/jobs")


def test_progress_is_a_figure_for_everybody(browser: Open, add: Add) -> None:
    job = add(state=JobState.RUNNING, step=3, steps=10)
    editor = browser("editor")
    editor.get(f"/jobs/{job.id}")
    assert editor.texts("//progress[@max='10'][@value='3'][@aria-label='Progress']") == ["3 of 10"]


def test_a_job_that_is_done_leads_on(browser: Open, add: Add) -> None:
    job, editor = add(then="/papers", state=JobState.DONE), browser("editor")
    editor.get(f"/jobs/{job.id}")
    assert editor.path == "/papers"
    assert 'data-then="/papers"' in editor.get(f"/jobs/{job.id}/state")
    waits = add(then="/papers")
    editor.get(f"/jobs/{waits.id}")
    assert editor.path == f"/jobs/{waits.id}"


def test_a_job_is_cancelled(app: Flask, browser: Open, add: Add) -> None:
    job, editor = add(), browser("editor")
    editor.get(f"/jobs/{job.id}")
    editor.post(f"/jobs/{job.id}/cancel")
    assert editor.path == f"/jobs/{job.id}" and "The work was cancelled." in editor.page


def test_another_persons_job_is_not_there(browser: Open, add: Add) -> None:
    job, officer = add(state=JobState.DONE, file_name="paper.docx"), browser("officer")
    for path in ("", "/state", "/file"):
        officer.get(f"/jobs/{job.id}{path}")
        assert officer.status == 404, path
    officer.post(f"/jobs/{job.id}/cancel")
    assert officer.status == 404
    assert job.id not in officer.get("/jobs")


def test_a_file_is_handed_out_and_kept_by_nobody_on_the_way(app: Flask, browser: Open, add: Add) -> None:
    job, editor = add(state=JobState.DONE, file_name="意见 1.docx"), browser("editor")
    editor.get(f"/jobs/{job.id}/file")
    assert editor.status == 404 and "no longer kept" in editor.page
    folder = app.extensions["workbench.jobs"].workshop.folder_of(job.id)
    folder.mkdir(parents=True)
    (folder / "意见 1.docx").write_bytes(b"paper")
    assert f"/jobs/{job.id}/file" in editor.get(f"/jobs/{job.id}")
    editor.get(f"/jobs/{job.id}/file")
    assert editor.data == b"paper" and editor.answer.headers["Cache-Control"] == "private, no-store"
    assert editor.answer.headers["Content-Disposition"].startswith("attachment")
