"""A realistic revision of a law with known truth: which articles were inserted, moved, split, merged or reworded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.bench.made_up_law import article, sentence
from workbench.lang.languages import Lang

# The share of articles each edit falls on: a thorough revision that leaves more than half of the law as it was.
INSERTED, DELETED, MOVED, SPLIT, MERGED, REWORDED, REWRITTEN = 0.08, 0.03, 0.03, 0.03, 0.03, 0.25, 0.03
WORDS = {
    "zh": (
        ("应当", "必须"),
        ("规定", "要求"),
        ("或者", "以及"),
        ("有关", "相应"),
        ("单位", "组织"),
        ("经费", "资金"),
    ),
    "en": (
        ("shall", "must"),
        ("may", "is entitled to"),
        ("person", "individual"),
        ("office", "authority"),
    ),
}


@dataclass(frozen=True, slots=True)
class Revision:
    """The texts of the new articles in order; the links (old number, new number) that are true, and their kinds."""

    texts: list[str]
    links: frozenset[tuple[int, int]]
    moved: frozenset[tuple[int, int]]
    divided: frozenset[tuple[int, int]]


@dataclass(slots=True)
class _Piece:
    """A new article being made, with the old articles it comes from."""

    text: str
    origins: tuple[int, ...] = ()
    is_moved: bool = False
    is_divided: bool = False


def revise(texts: Sequence[str], lang: Lang, seed: int) -> Revision:
    """Revise a law as a drafting group would; the same seed gives the same revision."""
    random = Random(seed)
    pieces: list[_Piece] = []
    at = 0
    while at < len(texts):
        made, used = _next(texts, at, random, lang)
        pieces += made
        at += used
    pieces = _moved(pieces, random)
    for _ in range(round(INSERTED * len(texts))):
        pieces.insert(random.randrange(len(pieces) + 1), _Piece(article(random, lang)))
    links, moved, divided = set(), set(), set()
    for number, piece in enumerate(pieces, start=1):
        found = {(origin, number) for origin in piece.origins}
        links |= found
        moved |= found if piece.is_moved else set()
        divided |= found if piece.is_divided else set()
    return Revision([piece.text for piece in pieces], frozenset(links), frozenset(moved), frozenset(divided))


def _next(texts: Sequence[str], at: int, random: Random, lang: Lang) -> tuple[list[_Piece], int]:
    """What becomes of the article at ``at``: the new pieces and how many old articles they use up."""
    text, number, chance = texts[at], at + 1, random.random()
    halves = _halves(text)
    if (chance := chance - DELETED) < 0:
        return [], 1
    if (chance := chance - SPLIT) < 0 and halves:
        return [_Piece(half, (number,), is_divided=True) for half in halves], 1
    if (chance := chance - MERGED) < 0 and at + 1 < len(texts):
        return [_Piece(f"{text}\n{texts[at + 1]}", (number, number + 1), is_divided=True)], 2
    if (chance := chance - REWORDED) < 0:
        return [_Piece(reword(text, random, lang), (number,))], 1
    if (chance - REWRITTEN) < 0:
        return [_Piece(_rewrite(text, random, lang), (number,))], 1
    return [_Piece(text, (number,))], 1


def _moved(pieces: list[_Piece], random: Random) -> list[_Piece]:
    """The pieces with some single ones taken out and put at least five places away."""
    movable = [piece for piece in pieces if not piece.is_divided]
    chosen = random.sample(movable, round(MOVED * len(movable)))
    places = {id(piece): at for at, piece in enumerate(pieces)}
    rest = [piece for piece in pieces if not any(piece is other for other in chosen)]
    for piece in chosen:
        piece.is_moved = True
        home = places[id(piece)]
        away = [at for at in range(len(rest) + 1) if abs(at - home) >= 5] or [0]
        rest.insert(random.choice(away), piece)
    return rest


def sentences_of(text: str) -> list[str]:
    """The sentences of a text with what ends them, line breaks included."""
    return re.findall(r"[^。.\n]*(?:[。.]+\s*|\n|$)", text)[:-1]


def _halves(text: str) -> list[str]:
    """The text in two at the line break or end of a sentence nearest to its middle; empty where there is none."""
    cuts = [found.end() for found in re.finditer(r"\n", text)] or [
        found.end() for found in re.finditer(r"。|\. ", text)
    ]
    cuts = [cut for cut in cuts if 30 <= cut <= len(text) - 30]
    if not cuts:
        return []
    cut = min(cuts, key=lambda cut: abs(cut - len(text) / 2))
    return [text[:cut].strip(), text[cut:].strip()]


def reword(text: str, random: Random, lang: Lang) -> str:
    """A light rewording: a word for another throughout, a figure changed, a limb or a sentence added."""
    edit = random.randrange(4)
    present = [pair for pair in WORDS[lang] if pair[0] in text]
    if edit == 0 and present:
        return text.replace(*random.choice(present))
    if edit == 1 and re.search(r"\d+", text):
        return re.sub(r"\d+", lambda found: str(int(found.group()) + random.randrange(1, 9)), text, count=1)
    if edit == 2:
        parts = sentences_of(text)
        parts.insert(random.randrange(len(parts) + 1), sentence(random, lang) + (" " if lang == "en" else ""))
        return "".join(parts).strip()
    comma, limb = ("，", "经集体讨论") if lang == "zh" else (",", " after due hearing")
    return text.replace(comma, f"{comma}{limb}{comma}", 1) if comma in text else f"{limb.strip()}{comma}{text}"


def _rewrite(text: str, random: Random, lang: Lang) -> str:
    """A heavy rewording: three light ones, and of three sentences or more one dropped and another put first."""
    for _ in range(3):
        text = reword(text, random, lang)
    parts = sentences_of(text)
    if len(parts) >= 3:
        parts.pop(random.randrange(len(parts)))
        parts.insert(0, parts.pop())
    return "".join(part if part.endswith(("\n", " ", "。")) else f"{part} " for part in parts).strip()
