"""The whole table of aspects: their names, cue phrases in Chinese and English, and the provisions they lead to."""

from __future__ import annotations

from typing import Final

from workbench.crossref.aspects import Aspect
from workbench.crossref.cues_benefit import WHAT, WHEN
from workbench.crossref.cues_cover import EVENT, WHO
from workbench.crossref.cues_limits import STOP
from workbench.crossref.cues_running import MONEY, RUN

ASPECTS: Final[tuple[Aspect, ...]] = (*WHO, *EVENT, *WHAT, *WHEN, *STOP, *MONEY, *RUN)
