"""What is said of a file that cannot be taken, or not whole, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the warning's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {}
