"""The signs of Microsoft's symbol fonts in Unicode."""

from __future__ import annotations

from typing import Final

# (font, code without its private offset): the same sign where every font has it; those that occur in official texts.
_SIGNS: Final = {
    ("wingdings", 0x6C): "●",
    ("wingdings", 0x6E): "■",
    ("wingdings", 0x6F): "□",
    ("wingdings", 0x71): "❑",
    ("wingdings", 0x75): "◆",
    ("wingdings", 0xA8): "□",
    ("wingdings", 0xD8): "➢",
    ("wingdings", 0xE0): "→",
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFE): "☑",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0xA3): "□",
    ("symbol", 0xA3): "≤",
    ("symbol", 0xB1): "±",
    ("symbol", 0xB3): "≥",
    ("symbol", 0xB4): "×",
    ("symbol", 0xB7): "•",
    ("symbol", 0xB8): "÷",
}


def plain_sign(font: str, code: int) -> str | None:
    """The Unicode sign for a private code (U+F0xx) of a symbol font; None where it is not known."""
    return _SIGNS.get((font.lower(), code & 0xFF))
