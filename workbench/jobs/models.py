"""Jobs as they are stored, and when the timer last did what it does again and again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.db import Base, CleanText, Identified, now
from workbench.people.models import Member


class JobState(StrEnum):
    """Where a job stands; the last three are ends."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDS = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})


class Job(Identified, Base):
    """One piece of work: what is to be done with what, for whom, how far it is, and what came of it.

    ``arguments`` and ``result`` are JSON. ``step`` of ``steps`` is how far the work is, ``steps`` 0 while nobody knows.
    ``checkpoint`` is where work that is taken up again goes on. ``error`` is a code of the wording with ``facts`` as
    JSON. ``beat_at`` is written while the work goes on: a running job whose beat is old was killed. ``same_as`` names
    what the job makes, so that the same thing asked for twice is made once.
    """

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_state_beat_at", "state", "beat_at"),)
    kind: Mapped[str] = mapped_column(CleanText(40))
    state: Mapped[str] = mapped_column(CleanText(12), default=JobState.QUEUED)
    member_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"), index=True)
    arguments: Mapped[str] = mapped_column(CleanText, default="{}")
    same_as: Mapped[str | None] = mapped_column(CleanText(120), index=True)
    step: Mapped[int] = mapped_column(default=0)
    steps: Mapped[int] = mapped_column(default=0)
    checkpoint: Mapped[str] = mapped_column(CleanText, default="null")
    attempts: Mapped[int] = mapped_column(default=0)
    result: Mapped[str] = mapped_column(CleanText, default="null")
    file_name: Mapped[str] = mapped_column(CleanText(300), default="")
    error: Mapped[str] = mapped_column(CleanText(60), default="")
    facts: Mapped[str] = mapped_column(CleanText, default="{}")
    created_at: Mapped[datetime] = mapped_column(default=now)
    started_at: Mapped[datetime | None]
    beat_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None] = mapped_column(index=True)
    cancel_at: Mapped[datetime | None]

    member: Mapped[Member | None] = relationship(lazy="joined")

    @property
    def inputs(self) -> Mapping[str, Any]:
        """What the work is done with."""
        values: Mapping[str, Any] = json.loads(self.arguments)
        return values

    @property
    def outcome(self) -> Any:
        """What the work came to, beside its file."""
        return json.loads(self.result)

    @property
    def known_facts(self) -> Mapping[str, object]:
        """What the sentence about its error quotes."""
        facts: Mapping[str, object] = json.loads(self.facts)
        return facts

    @property
    def is_over(self) -> bool:
        return self.state in ENDS


class TimerRun(Base):
    """When the timer last began one of its duties, and when it last was done: before that, where it was cut off."""

    __tablename__ = "timer_run"
    name: Mapped[str] = mapped_column(CleanText(40), primary_key=True)
    last_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
