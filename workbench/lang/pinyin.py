"""How Chinese characters sound, as far as it matters to slips of typing: without tones, like sounds taken as one."""

from __future__ import annotations

import importlib
import os
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from workbench.compiled import compiled

# Sounds that many speakers, and most keyboards, do not keep apart.
_ALIKE: Final = (
    (re.compile("^([zcs])h"), r"\1"),
    (re.compile("([aei]n)g$"), r"\1"),
    (re.compile("^l(?=[aeiou])"), "n"),
)


@cache
def _dictionary() -> Mapping[str, str]:
    """How each character sounds, its sounds parted by blanks; read when the first word asks for it.

    The package's dictionary of phrases, ten times as large, is left out: readings of single characters are wanted.
    What it says is compiled, since loading the package takes longer than a search.
    """
    package = find_spec("pypinyin")
    sources = [Path(package.origin).parent / "pinyin_dict.py"] if package is not None and package.origin else []
    return compiled("sounds", dict[str, str], sources, _read_dictionary)


def _read_dictionary() -> dict[str, str]:
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    readings: Mapping[int, str] = importlib.import_module("pypinyin.constants").PINYIN_DICT
    return {
        chr(code): " ".join(dict.fromkeys(_sound(reading) for reading in written.split(",") if reading))
        for code, written in readings.items()
    }


def sounds(character: str) -> tuple[str, ...]:
    """The sounds of a character; itself where it has none."""
    return tuple(_dictionary().get(character, "").split()) or (character,)


def likeliest_reading(word: str) -> tuple[str, ...]:
    """A word read as its characters are most often read, sound by sound."""
    return tuple(sounds(character)[0] for character in word)


def _sound(reading: str) -> str:
    letters = unicodedata.normalize("NFD", reading)
    plain = "".join(letter for letter in letters if letter.isalpha() or letter == "\u0308").replace("u\u0308", "v")
    for pattern, replacement in _ALIKE:
        plain = pattern.sub(replacement, plain)
    return plain
