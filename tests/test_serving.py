"""The server: ``workbench run`` and the command of the README have one configuration, whose limits know each other."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from gunicorn.config import Config

from workbench import serving
from workbench.config import (
    LONGEST_JOB_SECONDS,
    PRINTING_SECONDS,
    READING_SECONDS,
    READING_WAIT_SECONDS,
    SERVER_SECONDS,
)

ROOT = Path(__file__).resolve().parents[1]


def test_who_waits_waits_longer_than_the_job_takes() -> None:
    assert READING_SECONDS < READING_WAIT_SECONDS <= LONGEST_JOB_SECONDS
    assert PRINTING_SECONDS <= LONGEST_JOB_SECONDS < SERVER_SECONDS == serving.timeout
    assert serving.graceful_timeout >= LONGEST_JOB_SECONDS


def test_every_name_is_a_setting_of_gunicorn() -> None:
    names = {name for name in vars(serving) if name.islower() and not name.startswith("_")}
    assert names - {"annotations"} <= Config().settings.keys()


def test_the_command_of_the_readme_serves_as_run_does(tmp_path: Path) -> None:
    (command,) = set(re.findall(r"`(gunicorn [^`]+)`", (ROOT / "README.md").read_text("utf-8")))
    told = subprocess.run(
        [sys.executable, "-m", *shlex.split(command), "--print-config"],
        cwd=ROOT, env={**os.environ, "WORKBENCH_INSTANCE": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    settings = dict(line.split(" = ", 1) for line in told.stdout.splitlines() if " = " in line)
    settings = {name.strip(): value.strip() for name, value in settings.items()}
    assert settings["worker_class"].endswith("ThreadWorker'>") or settings["worker_class"] == "gthread"
    assert (settings["threads"], settings["timeout"]) == (str(serving.threads), str(serving.timeout))
