"""The whole table of aspects: their names, cue phrases in Chinese and English, and the provisions they lead to."""

from __future__ import annotations

from typing import Final

from workbench.crossref.suggesting.aspects import Aspect
from workbench.crossref.suggesting.cues_benefit import WHAT, WHEN
from workbench.crossref.suggesting.cues_cover import EVENT, WHO
from workbench.crossref.suggesting.cues_limits import STOP
from workbench.crossref.suggesting.cues_running import MONEY, RUN

ASPECTS: Final[tuple[Aspect, ...]] = (*WHO, *EVENT, *WHAT, *WHEN, *STOP, *MONEY, *RUN)
