"""Asking for work, looking how far it is, cancelling it, and what a worker does to a job: each one statement."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, CursorResult, and_, bindparam, func, or_, select, text, update
from sqlalchemy.orm import Session

from workbench.db import UtcDateTime, change_rows, new_id, now
from workbench.errors import Forbidden, NotFound
from workbench.jobs.models import ENDS, Job, JobState, TimerRun
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, may
from workbench.record.acts import Act
from workbench.record.service import enter

# A job whose worker has not given a sign for this long was killed with it, and is taken up by another.
SILENCE: Final = timedelta(seconds=60)
KEPT: Final = timedelta(days=7)
AGAIN: Final = timedelta(minutes=10)  # after which a duty of the timer that came to nothing is begun again
ATTEMPTS: Final = 3  # how often a job is taken up again before it counts as failed
_CLAIMS: Final = "jobs.claims"  # the row whose lock lets workers claim jobs one after the other
_ADD_TIMER_RUN: Final = text(
    "INSERT INTO timer_run (name, last_at) VALUES (:name, :moment) ON CONFLICT (name) DO NOTHING"
).bindparams(bindparam("moment", type_=UtcDateTime()))


def ask(
    session: Session, kind: str, arguments: Mapping[str, Any], *, by: Member | None, same_as: str | None = None
) -> Job:
    """Ask for work of a kind; it begins once this transaction is committed.

    Where ``same_as`` is given and this member has asked for the same already, that job is the answer; what somebody
    else had made is served from what was made, see :func:`made_before`.
    """
    if same_as is not None and (there := _same(session, same_as, by)) is not None:
        return there
    job = Job(
        id=new_id(),
        kind=kind,
        arguments=json.dumps(dict(arguments), ensure_ascii=False, sort_keys=True),
        member_id=by.id if by else None,
        same_as=same_as,
    )
    session.add(job)
    enter(session, Act.JOB_START, f"job:{job.id}", by=by.id if by else None, after={"kind": kind, **arguments})
    session.flush()
    return job


def _same(session: Session, same_as: str, member: Member | None) -> Job | None:
    usable = Job.state.in_((JobState.QUEUED, JobState.RUNNING, JobState.DONE))
    asked_by = Job.member_id == (member.id if member else None)
    return session.scalar(
        select(Job)
        .where(Job.same_as == same_as, asked_by, usable, Job.cancel_at.is_(None))
        .order_by(Job.created_at.desc())
        .limit(1)
    )


def made_before(session: Session, same_as: str) -> Job | None:
    """The newest job, whoever asked for it, that has made this very thing as a file; None where none has."""
    return session.scalar(
        select(Job)
        .where(Job.same_as == same_as, Job.state == JobState.DONE, Job.file_name != "")
        .order_by(Job.finished_at.desc())
        .limit(1)
    )


def find_job(session: Session, job_id: str, member: Member) -> Job:
    """A job of this member; another's is as unknown as one that never was."""
    job = session.get(Job, job_id)
    if job is None or not _is_followed_by(job, member):
        raise NotFound("job_unknown")
    return job


def _is_followed_by(job: Job, member: Member) -> bool:
    return may(member, Permission.FOLLOW_JOB, Circumstances(owner=job.member_id, law=job.inputs.get("law")))


def jobs_of(session: Session, member: Member) -> Sequence[Job]:
    """The jobs of a member that are still kept, the newest first."""
    own = select(Job).where(Job.member_id == member.id).order_by(Job.created_at.desc(), Job.id)
    return [job for job in session.scalars(own) if _is_followed_by(job, member)]


def cancel(session: Session, job: Job, by: Member) -> None:
    """Ask for a job to end: one that waits ends at once, one at work at its next step; an ended one stays as it is."""
    if not _is_followed_by(job, by):
        raise Forbidden("job_not_yours")
    newly_asked = change_rows(
        session,
        update(Job).where(Job.id == job.id, Job.state.not_in(ENDS), Job.cancel_at.is_(None)).values(cancel_at=now()),
    )
    change_rows(
        session,
        update(Job)
        .where(Job.id == job.id, Job.state == JobState.QUEUED)
        .values(state=JobState.CANCELLED, finished_at=now()),
    )
    if newly_asked:
        enter(session, Act.JOB_CANCEL, f"job:{job.id}", by=by.id)
    session.expire(job)


def claim(session: Session, job_id: str, limit: int) -> Job | None:
    """Take a job to work on it; None where another has it, it is over, or ``limit`` jobs run already.

    Claims are made one after the other, in all processes together, so that two never both see the last room.
    """
    _mark(session, _CLAIMS)
    silent = now() - SILENCE
    running = select(func.count()).select_from(Job).where(Job.state == JobState.RUNNING, Job.beat_at >= silent)
    free = or_(Job.state == JobState.QUEUED, and_(Job.state == JobState.RUNNING, Job.beat_at < silent))
    taken = change_rows(
        session,
        update(Job)
        .where(Job.id == job_id, free, Job.cancel_at.is_(None), running.scalar_subquery() < limit)
        .values(
            state=JobState.RUNNING,
            attempts=Job.attempts + 1,
            started_at=func.coalesce(Job.started_at, now()),
            beat_at=now(),
        ),
    )
    return session.get(Job, job_id, populate_existing=True) if taken == 1 else None


def _mark(session: Session, name: str) -> None:
    """Write the moment into a row of the timer, which is made where it is missing; its lock is held till the commit."""
    marked = update(TimerRun).where(TimerRun.name == name).values(last_at=now())
    if not change_rows(session, marked):
        session.execute(_ADD_TIMER_RUN, {"name": name, "moment": now()})
        change_rows(session, marked)


def progress(session: Session, job_id: str, attempt: int, step: int, steps: int, checkpoint: object = None) -> bool:
    """Say how far a job is; False where it is to end, because it was cancelled or another worker has it."""
    values: dict[str, Any] = {"step": step, "steps": steps, "beat_at": now()}
    if checkpoint is not None:
        values["checkpoint"] = json.dumps(checkpoint, ensure_ascii=False)
    goes_on = _worked_on(job_id, attempt), Job.cancel_at.is_(None)
    return bool(change_rows(session, update(Job).where(*goes_on).values(**values)))


def beat(session: Session, job_id: str, attempt: int) -> None:
    """Give a sign that a worker is still at a job, however long its step takes."""
    change_rows(session, update(Job).where(_worked_on(job_id, attempt)).values(beat_at=now()))


def _worked_on(job_id: str, attempt: int) -> ColumnElement[bool]:
    """Whether the worker of this attempt still has the job; whoever was thought dead has lost it to the next."""
    return and_(Job.id == job_id, Job.state == JobState.RUNNING, Job.attempts == attempt)


def finish(
    session: Session,
    job_id: str,
    attempt: int,
    state: JobState,
    *,
    result: object = None,
    file_name: str = "",
    error: str = "",
    facts: Mapping[str, object] | None = None,
) -> bool:
    """End a running job; False where another worker has taken it over, to whom it is left."""
    ended = change_rows(
        session,
        update(Job)
        .where(_worked_on(job_id, attempt))
        .values(
            state=state,
            result=json.dumps(result, ensure_ascii=False, default=str),
            file_name=file_name,
            error=error,
            facts=json.dumps(dict(facts or {}), ensure_ascii=False, default=str),
            finished_at=now(),
        ),
    )
    return bool(ended)


def forget_same(session: Session, job_id: str) -> None:
    """Let nobody be served from this job who asks for what it was to make."""
    change_rows(session, update(Job).where(Job.id == job_id).values(same_as=None))


def waiting(session: Session) -> Sequence[str]:
    """The jobs that nobody works on: queued, or left behind by a worker that was killed; the oldest first."""
    silent = now() - SILENCE
    left = and_(Job.state == JobState.RUNNING, Job.beat_at < silent)
    return session.scalars(
        select(Job.id).where(or_(Job.state == JobState.QUEUED, left)).order_by(Job.created_at, Job.id)
    ).all()


def end_abandoned(session: Session) -> int:
    """End what was cancelled, or taken up too often, while no worker had it; returns how many."""
    silent = now() - SILENCE
    left = and_(Job.state == JobState.RUNNING, Job.beat_at < silent)
    cancelled = change_rows(
        session, update(Job).where(left, Job.cancel_at.is_not(None)).values(state=JobState.CANCELLED, finished_at=now())
    )
    failed = change_rows(
        session,
        update(Job)
        .where(left, Job.attempts >= ATTEMPTS)
        .values(state=JobState.FAILED, error="job_killed", finished_at=now()),
    )
    return cancelled + failed


def old_jobs(session: Session) -> Sequence[Job]:
    """The jobs whose results are no longer kept."""
    return session.scalars(select(Job).where(Job.finished_at < now() - KEPT)).all()


def is_due(session: Session, name: str, every: timedelta) -> bool:
    """Whether a duty of the timer is to be done now; of several processes that ask at once, one is told so.

    One that was begun and never done, since it failed or its process was killed, is due again after ``AGAIN``.
    """
    moment = now()
    undone = or_(TimerRun.done_at.is_(None), TimerRun.done_at < TimerRun.last_at)
    due = or_(TimerRun.last_at <= moment - every, and_(undone, TimerRun.last_at <= moment - AGAIN))
    if change_rows(session, update(TimerRun).where(TimerRun.name == name, due).values(last_at=moment)):
        return True
    added = session.execute(_ADD_TIMER_RUN, {"name": name, "moment": moment})
    assert isinstance(added, CursorResult)
    return added.rowcount == 1


def note_done(session: Session, name: str) -> None:
    """Note that a duty of the timer is done, so that it waits for its next time."""
    change_rows(session, update(TimerRun).where(TimerRun.name == name).values(done_at=now()))
