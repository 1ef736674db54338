"""Reads a table of cue phrases: branch, sentence, and the aspects that must and must not be seen in it."""

from __future__ import annotations

from workbench.crossref.suggesting.aspects import Aspect, signs


def check(row: str, aspects: tuple[Aspect, ...]) -> None:
    """``branch | sentence | wanted -unwanted``: every wanted aspect is seen, no unwanted one is."""
    branch, sentence, expected = (cell.strip() for cell in row.split("|"))
    lang = "en" if sentence.isascii() else "zh"
    seen = {sign.aspect.id for sign in signs(sentence, {branch: 1.0} if branch else {}, aspects, lang)}
    wanted = {name for name in expected.split() if not name.startswith("-")}
    unwanted = {name[1:] for name in expected.split() if name.startswith("-")}
    assert wanted <= seen
    assert not unwanted & seen
