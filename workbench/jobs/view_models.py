"""What the pages of jobs show, without a row of the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workbench.i18n.messages import Message
from workbench.jobs.models import Job, JobState
from workbench.wording import say


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as its page shows it.

    ``title`` says what is done and ``about`` to what; ``problem`` is what went wrong, in words; ``then`` is the address
    that leads on when the work is done, empty where the result is a file or there is nothing to see; ``back`` is the
    one at which it can be asked for again, empty unless it came to nothing; ``notes`` are sentences about what was
    made, to be read with it.
    """

    id: str
    title: str
    about: str
    state: JobState
    step: int
    steps: int
    is_over: bool
    is_being_cancelled: bool
    problem: str
    file_name: str
    then: str
    back: str
    notes: tuple[str, ...]
    asked_at: datetime
    finished_at: datetime | None


def job_view(job: Job, titles: Mapping[str, Message], language: str) -> JobView:
    """A job in the reader's language; ``titles`` names the kinds of work."""
    inputs = job.inputs
    title = titles.get(job.kind)
    is_done = job.state == JobState.DONE
    return JobView(
        id=job.id,
        title=title.in_language(language) if title is not None else job.kind,
        about=str(inputs.get("about", "")),
        state=JobState(job.state),
        step=job.step,
        steps=job.steps,
        is_over=job.is_over,
        is_being_cancelled=job.cancel_at is not None and not job.is_over,
        problem=say(job.error, job.known_facts, language) if job.error else "",
        file_name=job.file_name if is_done else "",
        then=str(inputs.get("then", "")) if is_done else "",
        back=str(inputs.get("back", "")) if job.is_over and not is_done else "",
        notes=_notes(job) if is_done else (),
        asked_at=job.created_at,
        finished_at=job.finished_at,
    )


def _notes(job: Job) -> tuple[str, ...]:
    outcome = job.outcome
    return tuple(map(str, outcome.get("notes", ()))) if isinstance(outcome, dict) else ()
