"""What the readers of law text warn of, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the warning's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {}
