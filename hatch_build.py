"""Compiles the message catalogues whenever the package is built or installed, so that no compiled file is committed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Writes messages.mo beside every messages.po, in one step: a site that is running may read it at any moment."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for source in Path(self.root, "workbench", "translations").rglob("messages.po"):
            compiled = source.with_suffix(".mo")
            written = compiled.with_name(f"{compiled.name}.{os.getpid()}")
            with source.open("rb") as catalogue, written.open("wb") as file:
                write_mo(file, read_po(catalogue))
            written.replace(compiled)
