"""The words from which made-up comments are put together, as ``corpus/filling.yaml`` has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import yaml

from workbench.commentary.terms import Issue, Stance
from workbench.config import resource_dir
from workbench.lang.languages import Lang

FILE: Final = "filling.yaml"
REPLACED: Final = "figure"


@dataclass(frozen=True, slots=True)
class Demand:
    """What a comment wants; ``proposes`` is empty, ``figure``, or the sentence to be added to the clause."""

    stance: Stance
    issue: Issue
    text: str
    proposes: str = ""

    @property
    def needs_figure(self) -> bool:
        return "{figure}" in self.text


@dataclass(frozen=True, slots=True)
class PhraseTable:
    """The parts of a comment in one language, and how a made-up organisation and its account are called by number."""

    organisation: str
    account: str
    openings: Sequence[str]
    demands: Sequence[Demand]
    reasons: Sequence[str]
    closings: Sequence[str]
    signatures: Sequence[str]
    replies: Sequence[str]


@cache
def phrases() -> Mapping[Lang, PhraseTable]:
    """The phrases of each language, read once a process."""
    written = yaml.safe_load((resource_dir("corpus") / FILE).read_text("utf-8"))
    return {lang: _phrases(**parts) for lang, parts in written.items()}


def _phrases(*, demands: Sequence[Mapping[str, str]], **parts: Any) -> PhraseTable:
    read = [
        Demand(Stance(each["stance"]), Issue(each["issue"]), each["text"], each.get("proposes", "")) for each in demands
    ]
    return PhraseTable(demands=read, **parts)
