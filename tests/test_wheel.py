"""A wheel built from the checkout carries everything and runs outside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.slow
def test_wheel_runs_outside_the_checkout(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheels, installed = tmp_path / "wheels", tmp_path / "installed"
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(wheels), str(ROOT)], check=True, cwd=tmp_path
    )
    (wheel,) = wheels.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(installed), str(wheel)], check=True, cwd=tmp_path)
    environ = {**os.environ, "PYTHONPATH": str(installed), "WORKBENCH_INSTANCE": str(tmp_path / "instance")}

    def run(*words: str) -> str:
        told = subprocess.run(
            [sys.executable, "-m", "workbench.cli", *words], env=environ, cwd=tmp_path, capture_output=True, text=True
        )
        assert told.returncode == 0, told.stderr
        return told.stdout

    where = subprocess.run(
        [sys.executable, "-c", "import workbench; print(workbench.__file__)"],
        env=environ, cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert where.stdout.startswith(str(installed))
    assert "demonstration is loaded" in run("init", "--demo")
    assert "adopted: " in run("adopted", "--from", "v1", "--to", "v2")
    run("export", "--lang", "zh", "--out", "paper.docx")
    assert (tmp_path / "paper.docx").stat().st_size > 10_000
    assert list(installed.rglob("messages.mo"))
