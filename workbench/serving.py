"""How gunicorn serves the site, by ``workbench run`` and by ``gunicorn -c python:workbench.serving wsgi:app`` alike.

The names below are gunicorn's own settings. One process with threads: what is read once (the instruments, the search
index) is then kept once, and SQLite has one writer to wait for.
"""

from __future__ import annotations

from typing import Any, Final

from workbench.config import LONGEST_JOB_SECONDS, SERVER_SECONDS

bind: Final = "127.0.0.1:8000"
worker_class: Final = "gthread"
workers: Final = 1
threads: Final = 8
timeout: Final = SERVER_SECONDS
graceful_timeout: Final = LONGEST_JOB_SECONDS  # an upload or export under way is finished before the end
limit_request_line: Final = (
    0  # without limit: a clause of any length may be pasted into the search; it reads what it can
)
loglevel: Final = "warning"
control_socket_disable: Final = True  # known to newer gunicorns only; older ones have no such socket


def post_worker_init(worker: Any) -> None:
    """Start the jobs in the process that serves, once the site is loaded: threads do not live through a fork."""
    worker.app.wsgi().extensions["workbench.jobs"].start_serving()


def worker_exit(_server: Any, worker: Any) -> None:
    """End the jobs with the process; one that is not done is taken up again by the next."""
    if worker.app.callable is not None:
        worker.app.callable.extensions["workbench.jobs"].stop()
