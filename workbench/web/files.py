"""Names under which files are handed out: any system can store them, and no header is broken by them."""

from __future__ import annotations

import re
from typing import Final

from workbench.lang.cleaning import clean_line

_LONGEST: Final = 120
# Separators of paths, what Windows refuses, and marks that turn the direction of writing and so hide an ending.
_REFUSED: Final = re.compile(r'[/\\:*?"<>|\x80-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]')


def file_name(name: str, ending: str = "") -> str:
    """``name`` as a file name, with ``ending`` (``.docx``) if one is given; long names keep their end."""
    printed = _REFUSED.sub(" ", clean_line(name)).strip(" .")
    return f"{printed[:_LONGEST] if ending else printed[-_LONGEST:]}{ending}" if printed else f"file{ending}"
