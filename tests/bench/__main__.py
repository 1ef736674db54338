"""Run every benchmark in this folder, or those named: ``python -m tests.bench [matching ...]``."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main(names: list[str]) -> None:
    """Run ``main()`` of each module that has one."""
    found = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))
    for name in names or found:
        run = getattr(importlib.import_module(f"tests.bench.{name}"), "main", None)
        if run is not None:
            print(f"== {name}")
            run()


main(sys.argv[1:])
