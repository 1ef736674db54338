"""How gunicorn serves the site, by ``workbench run`` and by ``gunicorn -c python:workbench.serving wsgi:app`` alike.

The names below are gunicorn's own settings. One process with threads: what is read once (the instruments, the search
index) is then kept once, and SQLite has one writer to wait for.
"""

from __future__ import annotations

from typing import Final

from workbench.config import LONGEST_JOB_SECONDS, SERVER_SECONDS

bind: Final = "127.0.0.1:8000"
worker_class: Final = "gthread"
workers: Final = 1
threads: Final = 8
timeout: Final = SERVER_SECONDS
graceful_timeout: Final = LONGEST_JOB_SECONDS  # an upload or export under way is finished before the end
loglevel: Final = "warning"
control_socket_disable: Final = True  # known to newer gunicorns only; older ones have no such socket
