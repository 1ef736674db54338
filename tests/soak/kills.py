"""Kills: a real server is ended with SIGKILL while somebody writes, started again, and what it holds is looked at.

What was acknowledged is there once. What was not is there once or not at all, and once it is sent again under its key.
Nothing is there by half, the database and the record are whole, and jobs go on where they were.
"""

from __future__ import annotations

import http.cookiejar
import os
import random
import secrets
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from multiprocessing.context import ForkServerProcess
from typing import Final
from urllib.parse import urlencode, urljoin
from zipfile import BadZipFile, ZipFile

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from tests.factories.drafts import FIRST, SECOND
from tests.patience import HANGS, eventually
from tests.soak.processes import begin
from tests.soak.targets import Page
from workbench.app import create_app
from workbench.commands.doctor import examine
from workbench.commentary.models import Anchor, Comment, Revision
from workbench.config import Settings
from workbench.db import now
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import number_of
from workbench.demonstration import ACCOUNTS_PASSWORD, load_demonstration
from workbench.drafts.models import StoredClause, Upload, Version
from workbench.instance import bring_up_to_date
from workbench.jobs.models import Job, JobState
from workbench.jobs.service import SILENCE
from workbench.papers.models import Paper, Position
from workbench.record.chain import WITNESS, link_waiting
from workbench.record.models import RecordEntry
from workbench.wiring import open_database

EXAMINED_EVERY: Final = 20  # kills; the database's own check is made after each
AMISS: Final = frozenset({"free disk"})  # what the doctor may find on any machine, whatever is killed


@dataclass(slots=True)
class Tally:
    """How many were killed while what was done, what had been acknowledged, and what must not be."""

    kills: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


class Site:
    """A server in processes of its own: the pages, and on PostgreSQL a worker beside them."""

    def __init__(self, settings: Settings, is_printed: bool) -> None:
        self.settings = settings
        self.has_worker = settings.database_url.startswith("postgresql")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.processes: list[ForkServerProcess] = []
        self.environment = {
            **os.environ,
            "WORKBENCH_INSTANCE": str(settings.instance),
            "WORKBENCH_DATABASE_URL": settings.database_url,
            "WORKBENCH_JOBS_AT_ONCE": "2",
            "WORKBENCH_JOBS_HERE": "0" if self.has_worker else "1",
            "WORKBENCH_LANGUAGE": "en",
            **({} if is_printed else {"PATH": ""}),  # where LibreOffice is not found, papers are not printed
        }

    def start(self) -> None:
        log = self.settings.instance / "soak.log"
        self.processes = [begin(["run", "--port", str(self.port)], self.environment, log)]
        if self.has_worker:
            self.processes.append(begin(["work"], self.environment, log))
        assert eventually(self._answers), log.read_text()[-2000:]

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=HANGS) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def kill(self) -> None:
        """End every process at once, with those that they have started."""
        for process in self.processes:
            assert process.pid is not None
            with suppress(ProcessLookupError):  # it ended by itself, which whoever looks at the site will see
                os.killpg(process.pid, signal.SIGKILL)
        for process in self.processes:
            process.join()
            process.close()
        self.processes = []


class _Unled(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer like any other."""

    def redirect_request(self, *_: object) -> None:
        return None


class Window:
    """A browser's window on the server, signed in; an answer is its status, its address to go on to, and its page."""

    def __init__(self, port: int, name: str) -> None:
        self.base = f"http://127.0.0.1:{port}"
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(_Unled, cookies)
        status, _, page = self.post("/sign-in", {"username": name, "password": ACCOUNTS_PASSWORD})
        assert status in (302, 303), page[-2000:]

    def get(self, path: str) -> str:
        return self._send(urllib.request.Request(self.base + path))[2]

    def form(self, page: str, path: str) -> dict[str, str]:
        """The fields of the form on a page that leads to ``path``, with its token and its key."""
        forms = Page(self.get(page)).forms
        return next(fields for _, action, fields, _ in forms if urljoin(page, action) == path)

    def post(self, path: str, typed: Mapping[str, str]) -> tuple[int, str, str]:
        """Fill in the form of a page that leads to the page itself, and send it."""
        return self.send(path, {**self.form(path, path), **typed})

    def send(self, path: str, fields: Mapping[str, str], file: bytes = b"") -> tuple[int, str, str]:
        if not file:
            return self._send(urllib.request.Request(self.base + path, urlencode(fields).encode(), method="POST"))
        edge, disposition = secrets.token_hex(16), "Content-Disposition: form-data; name="
        parts = [f'{disposition}"{name}"\r\n\r\n{fields[name]}' for name in fields if name != "file"]
        parts.append(f'{disposition}"file"; filename="soak.txt"\r\n\r\n{file.decode()}')
        body = "".join(f"--{edge}\r\n{part}\r\n" for part in parts) + f"--{edge}--\r\n"
        kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
        asked = urllib.request.Request(self.base + path, body.encode(), kind)
        return self._send(asked)

    def _send(self, asked: urllib.request.Request) -> tuple[int, str, str]:
        try:
            with self.opener.open(asked, timeout=HANGS) as answer:
                return answer.status, "", answer.read().decode(errors="replace")
        except urllib.error.HTTPError as error:
            return error.code, error.headers.get("Location", ""), error.read().decode(errors="replace")


Times = Callable[[Session], int]


@dataclass(frozen=True, slots=True)
class Deed:
    """One form, ready to be sent as often as needed under its key, and how often the database holds what it asks."""

    path: str
    fields: Mapping[str, str]
    times: Times
    file: bytes = b""

    def send(self, window: Window) -> bool:
        """Whether the server says that it is done."""
        status, _, page = window.send(self.path, self.fields, self.file)
        assert status < 500, f"{status} {self.path} {page[-500:]}"
        return status in (302, 303)


class Ground:
    """The instance that is written in, and the ways to write in it; each draws what it writes from chance."""

    def __init__(self, settings: Settings, window: Window) -> None:
        self.settings, self.window = settings, window
        self.database = open_database(settings.database_url)
        with self.database.reading() as session:
            paper = session.scalars(select(Paper)).first()
            position = session.scalars(select(Position).where(Position.paper_id == paper.id)).first() if paper else None
            assert paper and position
            law, is_chinese = paper.version.law, Version.lang == "zh"
            of_law = select(Version).where(Version.law_id == law.id, is_chinese).order_by(Version.ordinal)
            old, new = session.scalars(of_law).all()[:2]
            clause = session.scalars(select(StoredClause).where(StoredClause.version_id == old.id)).first()
            assert clause
            self.paper_id, self.position_id, self.law_id, self.clause_id = paper.id, position.id, law.id, clause.id
            self.old_id, self.new_id = old.id, new.id
        self.deeds: Mapping[str, Callable[[str], Deed]] = {
            "comment": self._comment,
            "position": self._position,
            "upload": self._upload,
            "import": self._import,
            "carry": self._carry,
            "export": self._export,
        }

    def _deed(
        self, path: str, page: str, typed: Mapping[str, str], times: Callable[[Session], int], **more: bytes
    ) -> Deed:
        return Deed(path, {**self.window.form(page, path), **typed}, times, **more)

    def _comment(self, mark: str) -> Deed:
        def times(session: Session) -> int:
            written = session.scalars(select(Revision).where(Revision.body.contains(mark))).all()
            for revision in written:
                acts = session.scalars(
                    select(RecordEntry).where(RecordEntry.subject == f"comment:{revision.comment_id}")
                )
                anchors = select(func.count()).select_from(Anchor).where(Anchor.comment_id == revision.comment_id)
                assert (len(acts.all()), session.scalar(anchors)) == (1, 1), "a comment by half"
            return len(written)

        typed = {"body": f"意见{mark}", "stance": "question", "issue": "wording", "quote": "", "proposed": ""}
        return self._deed(f"/clauses/{self.clause_id}/comments", f"/clauses/{self.clause_id}", typed, times)

    def _position(self, mark: str) -> Deed:
        def times(session: Session) -> int:
            position = session.get_one(Position, self.position_id)
            saves = number_of(session, DecisionKind.POSITION, position.id)
            assert saves == position.revision, f"{saves} saves of a position at revision {position.revision}"
            return int(mark in position.reasons_zh)

        typed = {"reasons_zh": f"理由{mark}", "status": "draft"}
        return self._deed(f"/positions/{self.position_id}", f"/positions/{self.position_id}", typed, times)

    def _upload(self, mark: str) -> Deed:
        def times(session: Session) -> int:
            return len(session.scalars(select(Upload).where(Upload.reading.contains(mark))).all())

        page = f"/laws/{self.law_id}/import"
        return self._deed(page, page, {}, times, file=f"{FIRST}第五条 本条例自{mark}起施行。\n".encode())

    def _import(self, mark: str) -> Deed:
        text = f"{SECOND}第六条 本条例自{mark}起施行。\n"
        page = f"/laws/{self.law_id}/import"
        status, location, told = self.window.send(page, self.window.form(page, page), text.encode())
        assert status in (302, 303), told[-500:]
        path = urljoin(page, location)

        def times(session: Session) -> int:
            versions = session.scalars(select(Version).where(Version.label == mark)).all()
            uploads = session.scalars(select(Upload).where(Upload.id == path.rpartition("/")[2])).all()
            assert len(versions) + len(uploads) == 1, "an import by half"
            for version in versions:
                clauses = select(func.count()).select_from(StoredClause).where(StoredClause.version_id == version.id)
                act = session.scalars(select(RecordEntry).where(RecordEntry.subject == f"version:{version.id}")).one()
                assert session.scalar(clauses) == act.count, "a version by half"
            return len(versions)

        return self._deed(path, path, {"label": mark}, times)

    def _carry(self, mark: str) -> Deed:
        path, before = f"/carry/{self.old_id}/{self.new_id}", self._job_ids()
        return self._deed(path, path, {}, lambda session: len(self._new_jobs(session, before)))

    def _export(self, mark: str) -> Deed:
        with self.database.writing() as session:  # another content each time, so that it is made anew
            paper = session.get_one(Paper, self.paper_id)
            session.execute(update(Paper).where(Paper.id == paper.id).values(addressee_zh=mark))
            session.commit()
        before = self._job_ids()
        path = f"/papers/{self.paper_id}/export.zh.docx"
        return self._deed(path, f"/papers/{self.paper_id}", {}, lambda session: len(self._new_jobs(session, before)))

    def _job_ids(self) -> set[str]:
        with self.database.reading() as session:
            return set(session.scalars(select(Job.id)))

    def _new_jobs(self, session: Session, before: set[str]) -> list[Job]:
        return [job for job in session.scalars(select(Job)) if job.id not in before]

    def let_a_minute_pass(self) -> None:
        """A job is taken up by another worker when the one that was killed has been silent for a minute."""
        with self.database.writing() as session:
            long_ago = now() - 2 * SILENCE
            session.execute(update(Job).where(Job.state == JobState.RUNNING).values(beat_at=long_ago))
            session.commit()

    def jobs_end(self) -> Iterator[str]:
        """Every job comes to its end and is done, every export has made a whole Word file; yields what is not so."""
        if not eventually(lambda: not self._unended()):
            yield f"jobs do not end: {self._unended()}"
        with self.database.reading() as session:
            for job in session.scalars(select(Job).where(Job.state == JobState.DONE, Job.file_name != "")):
                file = self.settings.instance / "jobs" / job.id / job.file_name
                try:
                    assert ZipFile(BytesIO(file.read_bytes())).testzip() is None
                except (OSError, BadZipFile, AssertionError) as error:
                    yield f"the file of job {job.id} is not whole: {error}"
            for job in session.scalars(select(Job).where(Job.state == JobState.FAILED)):
                yield f"job {job.id} {job.kind} failed: {job.error}"

    def _unended(self) -> list[tuple[str, str]]:
        with self.database.reading() as session:
            over = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)
            return [(job.id, job.state) for job in session.scalars(select(Job).where(Job.state.not_in(over)))]

    def faults(self, whole: bool) -> Iterator[str]:
        """What is wrong with the database; with ``whole`` all that the doctor looks at."""
        with self.database.reading() as session:
            if session.get_bind().dialect.name == "sqlite":
                told = session.scalar(text("PRAGMA integrity_check"))
                if told != "ok":
                    yield f"integrity check: {told}"
            silent = select(Comment.id).where(~select(Revision.id).where(Revision.comment_id == Comment.id).exists())
            if session.scalars(silent).all():
                yield "a comment says nothing"
        if whole:
            link_waiting(self.database, self.settings.instance / WITNESS)
            with self.database.reading() as session:
                for check in examine(session, self.settings):
                    if not check.is_well and check.name not in AMISS:
                        yield f"doctor: {check.name}: {check.state}"


def fill(settings: Settings) -> None:
    """Make the instance, with the demonstration in it."""
    app = create_app(settings)
    bring_up_to_date(app)
    with app.app_context():
        load_demonstration(app)
    app.extensions["workbench.search"].refresh_now()
    app.extensions["workbench.database"].dispose()


@contextmanager
def running(settings: Settings, is_printed: bool) -> Iterator[Site]:
    """A site on an instance that holds the demonstration, served; whatever runs of it at the end is ended."""
    site = Site(settings, is_printed)
    site.start()
    try:
        yield site
    finally:
        site.kill()


def run_kills(settings: Settings, seed: int, count: int, *, is_printed: bool = True) -> Tally:
    """Kill the server ``count`` times, each time while one thing is done, at a moment drawn from the seed.

    The instance holds the demonstration (:func:`fill`). Without ``is_printed`` papers are exported without being
    printed, which takes LibreOffice seconds.
    """
    tally = Tally()
    with running(settings, is_printed) as site:
        ground = Ground(settings, Window(site.port, "editor"))
        durations: dict[str, float] = {}
        for each in range(seed, seed + count):
            chance = random.Random(each)
            name = chance.choice(list(ground.deeds))
            if name not in durations:
                durations[name] = min(_durations(ground, ground.deeds[name], name))
            tally.kills[name] += 1
            try:
                tally.ends[_kill_once(site, ground, name, chance, durations[name])] += 1
                wrong = [*ground.jobs_end(), *ground.faults((each - seed) % EXAMINED_EVERY == 0)]
            except Exception as error:  # every kill is made, whatever became of the one before
                wrong = [f"{type(error).__name__} {error}"]
                if not site._answers():
                    site.kill()
                    site.start()
            again = f"--database {ground.database.engine.dialect.name} --seed {each} --count 1"
            tally.failures += [f"{again}: {name}: {told}" for told in wrong]
        tally.failures += list(ground.faults(True))
        ground.database.dispose()
    return tally


def _durations(ground: Ground, make: Callable[[str], Deed], name: str) -> Iterator[float]:
    """How long it takes undisturbed, with the job that it asks for, in seconds: the first time, and once more."""
    for _ in range(2):
        deed, began = make(f"m{secrets.token_hex(6)}"), time.monotonic()
        assert deed.send(ground.window), name
        assert not list(ground.jobs_end())
        yield time.monotonic() - began


def _kill_once(site: Site, ground: Ground, name: str, chance: random.Random, duration: float) -> str:
    """Kill while one thing is done; returns whether that was acknowledged, done all the same, or not done."""
    mark = f"m{chance.getrandbits(60):015x}"
    deed = ground.deeds[name](mark)
    acknowledged: list[bool] = []

    def send() -> None:
        try:
            acknowledged.append(deed.send(ground.window))
        except OSError:  # the server is gone
            acknowledged.append(False)

    sending = threading.Thread(target=send)
    sending.start()
    time.sleep(chance.uniform(0, duration))
    site.kill()
    sending.join(HANGS)
    with ground.database.reading() as session:
        times = deed.times(session)
    assert times <= 1 and (times or not acknowledged[0]), f"acknowledged {acknowledged[0]}, there {times} times"
    ground.let_a_minute_pass()
    site.start()
    assert deed.send(ground.window), "sent again under its key it is not accepted"
    with ground.database.reading() as session:
        assert (again := deed.times(session)) == 1, f"sent again it is there {again} times"
    return "acknowledged" if acknowledged[0] else "done, not acknowledged" if times else "not done"


def told(tally: Tally) -> Iterator[str]:
    """What was killed, in lines."""
    yield f"{tally.kills.total()} kills: " + ", ".join(f"{name} {count}" for name, count in sorted(tally.kills.items()))
    yield "  " + ", ".join(f"{end} {count}" for end, count in sorted(tally.ends.items()))
    yield from (f"  FAILED {failure}" for failure in tally.failures)
