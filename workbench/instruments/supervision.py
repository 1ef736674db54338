"""What supervisory bodies said of China's law under the instruments that bind it, told in our own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from workbench.config import resource_dir
from workbench.instruments.model import Bilingual


@dataclass(frozen=True, slots=True)
class SupervisoryComment:
    """A comment under the ``provisions`` it names, point by point, with where it is published."""

    id: str
    title: Bilingual
    provisions: tuple[str, ...]
    points: tuple[Bilingual, ...]
    source: Bilingual


@cache
def supervisory_comments() -> tuple[SupervisoryComment, ...]:
    """Every comment that ships, in the order of its file."""
    path = resource_dir("corpus") / "supervision" / "comments.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(
        SupervisoryComment(
            entry["id"],
            _bilingual(entry["title"]),
            tuple(entry["provisions"]),
            tuple(map(_bilingual, entry["points"])),
            _bilingual(entry["source"]),
        )
        for entry in data["comments"]
    )


def _bilingual(words: Mapping[str, str]) -> Bilingual:
    return Bilingual(en=words["en"], zh=words["zh"])
