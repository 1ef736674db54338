"""``workbench work``: a worker alone, beside the site; several of them on PostgreSQL."""

from __future__ import annotations

import signal
import threading

import click

from workbench.commands.instance import made_instance
from workbench.commands.speaking import worded
from workbench.db import Database
from workbench.jobs.queue import JobQueue


@click.command("work")
@click.option("--threads", default=1, show_default=True, type=click.IntRange(1, 16), help="Jobs taken at one time.")
def work(threads: int) -> None:
    """Work on jobs until stopped; how many run in all processes together is set by WORKBENCH_JOBS_AT_ONCE."""
    app = made_instance()
    if app.extensions["workbench.settings"].jobs_at_once == 0:
        raise click.ClickException(worded("command_no_jobs_wait"))
    database: Database = app.extensions["workbench.database"]
    queue: JobQueue = app.extensions["workbench.jobs"]
    is_stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: is_stopping.set())
    queue.start(threads)
    click.echo(worded("command_working", number=threads))
    is_stopping.wait()
    queue.stop()
    database.dispose()
