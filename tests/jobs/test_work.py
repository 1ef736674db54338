"""Jobs from being asked for to their end: done, failed, cancelled, killed and taken up again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from tests.patience import eventually
from workbench.config import Settings
from workbench.db import Database, now
from workbench.errors import Forbidden, Invalid, NotFound
from workbench.jobs import service
from workbench.jobs import work as workshop
from workbench.jobs.models import Job, JobState, TimerRun
from workbench.jobs.work import JobContext, Workshop
from workbench.people.models import Member
from workbench.people.service import member_named
from workbench.record.models import RecordEntry

Kind = Callable[[JobContext, Mapping[str, Any]], object]


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    opened = Database(settings.database_url)
    yield opened
    opened.dispose()


class Yard:
    """A workshop with one kind of work, and short ways to ask and look."""

    def __init__(self, settings: Settings, database: Database, work: Kind, limit: int = 2) -> None:
        self.database = database
        self.shop = Workshop(database, settings, {"count": work}, limit)

    def member(self, name: str = "editor") -> Member:
        with self.database.reading() as session:
            found = member_named(session, name)
            assert found is not None
            return found

    def ask(self, same_as: str | None = None, **given: Any) -> str:
        with self.database.writing() as session:
            job = service.ask(session, "count", given, by=self.member(), same_as=same_as)
            session.commit()
            return job.id

    def look(self, job_id: str) -> Job:
        with self.database.reading() as session:
            job = session.get(Job, job_id)
            assert job is not None
            return job

    def change(self, job_id: str, **values: Any) -> None:
        with self.database.writing() as session:
            job = session.get(Job, job_id)
            for name, value in values.items():
                setattr(job, name, value)
            session.commit()

    def cancel(self, job_id: str, name: str = "editor") -> None:
        with self.database.writing() as session:
            job = session.get(Job, job_id)
            assert job is not None
            service.cancel(session, job, self.member(name))
            session.commit()


@pytest.fixture
def yard(settings: Settings, database: Database) -> Callable[..., Yard]:
    def make(work: Kind, limit: int = 2) -> Yard:
        return Yard(settings, database, work, limit)

    return make


def to_three(context: JobContext, given: Mapping[str, Any]) -> object:
    for step in range(context.checkpoint or 0, 3):
        context.progress(step + 1, 3, checkpoint=step + 1)
    context.file("counted.txt").write_text(str(given["start"] + 3))
    return {"counted": 3}


def test_work_is_done_with_progress_a_result_and_a_file(yard: Callable[..., Yard]) -> None:
    place = yard(to_three)
    job_id = place.ask(start=4)
    assert place.look(job_id).state == JobState.QUEUED
    assert place.shop.do(job_id)
    job = place.look(job_id)
    assert (job.state, job.step, job.steps, job.outcome, job.is_over) == (JobState.DONE, 3, 3, {"counted": 3}, True)
    assert (place.shop.folder_of(job_id) / job.file_name).read_text() == "7"
    assert not place.shop.do(job_id), "what is done is not done again"


@pytest.mark.parametrize(
    ("error", "code", "facts"),
    [(Invalid("law_unknown", most=3), "law_unknown", '{"most": 3}'), (ValueError("a secret"), "job_failed", "{}")],
)
def test_work_that_fails_says_why_and_leaves_nothing(
    yard: Callable[..., Yard], error: Exception, code: str, facts: str
) -> None:
    def fail(context: JobContext, given: Mapping[str, Any]) -> object:
        context.file("half.txt").write_text("half")
        raise error

    place = yard(fail)
    job_id = place.ask()
    place.shop.do(job_id)
    job = place.look(job_id)
    assert (job.state, job.error, job.facts, job.file_name) == (JobState.FAILED, code, facts, "")
    assert not place.shop.folder_of(job_id).exists()


def test_a_job_at_work_ends_at_its_next_step_when_it_is_cancelled(yard: Callable[..., Yard]) -> None:
    steps: list[int] = []

    def work(context: JobContext, given: Mapping[str, Any]) -> object:
        for step in range(10):
            steps.append(step)
            if step == 4:
                place.cancel(context.job_id)
            context.progress(step, 10)
        return None

    place = yard(work)
    job_id = place.ask()
    place.shop.do(job_id)
    assert (place.look(job_id).state, steps) == (JobState.CANCELLED, [0, 1, 2, 3, 4])


def test_a_job_that_waits_is_cancelled_at_once_and_only_by_whoever_asked(yard: Callable[..., Yard]) -> None:
    place = yard(to_three)
    job_id = place.ask(start=0)
    with pytest.raises(Forbidden):
        place.cancel(job_id, "officer")
    place.cancel(job_id)
    assert place.look(job_id).state == JobState.CANCELLED
    assert not place.shop.do(job_id)
    place.cancel(job_id)
    with place.database.reading() as session:
        acts = session.scalars(select(RecordEntry.act).where(RecordEntry.subject == f"job:{job_id}")).all()
    assert sorted(acts) == ["job.cancel", "job.start"]


def test_a_job_whose_worker_was_killed_goes_on_where_it_was(yard: Callable[..., Yard]) -> None:
    place = yard(to_three)
    job_id = place.ask(start=0)
    place.change(job_id, state=JobState.RUNNING, beat_at=now(), attempts=1, checkpoint="2", step=2, steps=3)
    assert not place.shop.do(job_id), "its worker gave a sign a moment ago"
    place.change(job_id, beat_at=now() - service.SILENCE - timedelta(seconds=1))
    with place.database.reading() as session:
        assert service.waiting(session) == [job_id]
    assert place.shop.do(job_id)
    job = place.look(job_id)
    assert (job.state, job.attempts) == (JobState.DONE, 2)


def test_a_job_that_kills_its_workers_is_given_up(yard: Callable[..., Yard]) -> None:
    place = yard(to_three)
    killed, cancelled = place.ask(start=0), place.ask(start=0)
    old = now() - service.SILENCE - timedelta(seconds=1)
    place.change(killed, state=JobState.RUNNING, beat_at=old, attempts=service.ATTEMPTS)
    place.change(cancelled, state=JobState.RUNNING, beat_at=old, attempts=1, cancel_at=now())
    with place.database.writing() as session:
        assert service.end_abandoned(session) == 2
        session.commit()
    assert (place.look(killed).state, place.look(killed).error) == (JobState.FAILED, "job_killed")
    assert place.look(cancelled).state == JobState.CANCELLED


def test_only_so_many_run_at_once(yard: Callable[..., Yard]) -> None:
    place = yard(to_three, limit=2)
    jobs = [place.ask(start=0) for _ in range(3)]
    with place.database.writing() as session:
        claimed = [service.claim(session, job_id, 2) is not None for job_id in jobs]
        session.commit()
    assert claimed == [True, True, False]
    place.change(jobs[0], state=JobState.DONE)
    assert place.shop.do(jobs[2])


def test_the_same_thing_is_made_once(yard: Callable[..., Yard]) -> None:
    place = yard(to_three)
    first = place.ask(same_as="paper:1:zh", start=0)
    assert place.ask(same_as="paper:1:zh", start=0) == first
    place.shop.do(first)
    assert place.ask(same_as="paper:1:zh", start=0) == first, "what is made is served again"
    assert place.ask(same_as="paper:1:en", start=0) != first
    place.change(first, state=JobState.FAILED)
    assert place.ask(same_as="paper:1:zh", start=0) != first, "what failed is tried anew"


def test_results_are_kept_for_a_week(yard: Callable[..., Yard]) -> None:
    place = yard(to_three)
    old, new = place.ask(start=0), place.ask(start=0)
    for job_id in (old, new):
        place.shop.do(job_id)
    place.change(old, finished_at=now() - service.KEPT - timedelta(minutes=1))
    place.change(new, finished_at=now() - service.KEPT + timedelta(minutes=1))
    assert place.shop.clear() == 1
    assert not place.shop.folder_of(old).exists() and place.shop.folder_of(new).exists()
    with place.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Job)) == 1


def test_nobody_sees_the_job_of_another(yard: Callable[..., Yard]) -> None:
    place = yard(to_three)
    job_id = place.ask(start=0)
    with place.database.reading() as session:
        assert service.find_job(session, job_id, place.member()).id == job_id
        assert [job.id for job in service.jobs_of(session, place.member())] == [job_id]
        with pytest.raises(NotFound):
            service.find_job(session, job_id, place.member("officer"))


def test_a_duty_is_due_once_in_its_time(database: Database) -> None:
    def ask(every: timedelta) -> bool:
        with database.writing() as session:
            is_due = service.is_due(session, "digest", every)
            session.commit()
            return is_due

    assert [ask(timedelta(hours=1)) for _ in range(3)] == [True, False, False]
    assert ask(timedelta(0))


def test_a_duty_that_was_begun_and_never_done_is_due_again_soon(database: Database) -> None:
    """Its process was killed: what is done daily does not wait for the next day."""

    def ask(begun_ago: timedelta | None = None, *, is_done: bool = False) -> bool:
        with database.writing() as session:
            if begun_ago is not None:
                session.execute(update(TimerRun).values(last_at=now() - begun_ago))
            if is_done:
                service.note_done(session, "digest")
            is_due = service.is_due(session, "digest", timedelta(days=1))
            session.commit()
            return is_due

    assert ask()
    assert not ask(service.AGAIN / 2)
    assert ask(service.AGAIN)
    assert not ask(service.AGAIN, is_done=True)
    assert ask(timedelta(days=1))


def test_another_worker_that_took_over_is_left_in_peace(yard: Callable[..., Yard]) -> None:
    def work(context: JobContext, given: Mapping[str, Any]) -> object:
        place.change(context.job_id, attempts=context.attempt + 1)  # this one was silent too long
        context.file("half.txt").write_text("half")
        context.progress(1, 2)
        return None

    place = yard(work)
    job_id = place.ask()
    place.shop.do(job_id)
    assert place.look(job_id).state == JobState.RUNNING
    assert place.shop.folder_of(job_id).exists(), "the folder is the other's now"


def test_a_long_step_gives_signs_of_life(yard: Callable[..., Yard], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "_BEAT_EVERY", 0.01)
    old = now() - service.SILENCE - timedelta(seconds=1)

    def work(context: JobContext, given: Mapping[str, Any]) -> object:
        place.change(context.job_id, beat_at=old)
        assert eventually(lambda: (place.look(context.job_id).beat_at or old) > old)
        return None

    place = yard(work)
    job_id = place.ask()
    place.shop.do(job_id)
    assert place.look(job_id).state == JobState.DONE


def test_what_turned_out_otherwise_serves_nobody_else(yard: Callable[..., Yard]) -> None:
    def work(context: JobContext, given: Mapping[str, Any]) -> object:
        context.file("made.txt").write_text(str(given["start"]))
        context.is_as_asked = False
        return None

    place = yard(work)
    first = place.ask(same_as="paper:1", start=0)
    place.shop.do(first)
    assert place.ask(same_as="paper:1", start=0) != first
