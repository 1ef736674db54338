"""The languages that law texts and people use here; a further one is added to this list and to nothing else."""

from __future__ import annotations

from typing import Literal

Lang = Literal["zh", "en"]
