"""Reads a comment limb by limb: which way each limb goes, and what is left of it beside the words for that (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from workbench.lang.folding import fold
from workbench.lang.languages import Lang
from workbench.opinions.vocabulary import BOUNDS, TELLING, OpinionVocabulary, OpinionWord

_PartOfLetter = Literal["frame", "who", "said", "other"]
OpinionStance = Literal["for", "against", "unclear"]

# A limb ends at any stop, a comma too; a point or colon within a figure is none. Question marks and colons stay.
_LIMB: Final = re.compile(r"[^,，。;；!！?:\n….]+(?:(?:\.(?!\s|$)|:(?=\d))[^,，。;；!！?:\n….]*)*[?:]?")
_SENTENCE: Final = re.compile(r"[^。!！?\n]+\??")
_BUT: Final = re.compile(r"(?=[但而bir])(?=但是?(?!愿)|而不是|而是|\bbut\b|\binstead of\b|\brather than\b)")
_WORD: Final = re.compile(r"\w")
_TAKEN_OUT: Final = "\x1f"  # stands for the letters of a sign in what is left of a limb
_OUTER: Final = frozenset({"wanting", "refusing"})
# Of these, what the limb speaks of is not wanted.
REFUSING: Final = frozenset({"not_having", "not_raising", "not_lowering", "ending"})
_COMPLAINTS: Final = {"too_much": "lowering", "too_little": "raising", "fault": "changing"}
_OPEN: Final = frozenset({"doubt", "denial", "reason"})
_SAYING: Final = frozenset({*_OUTER, *TELLING, *_COMPLAINTS, "beyond", "doubt"})


@dataclass(frozen=True, slots=True)
class OpinionLimb:
    """A limb of folded text: its direction, whether words of wanting or refusing say so, and the ``rest`` without them.

    ``is_open`` where it asks, weighs or gives a reason, ``is_complaint`` where it only finds fault with what is,
    ``is_refused`` where what it speaks of is not wanted.
    """

    text: str
    rest: str
    direction: str | None
    is_marked: bool
    is_open: bool
    is_complaint: bool
    is_refused: bool

    @property
    def is_demand(self) -> bool:
        """Whether the limb says what should be, and not only what is wrong or why."""
        return self.direction is not None and not self.is_complaint


@dataclass(frozen=True, slots=True)
class OpinionReading:
    """What a comment says: the limbs that ask for something or give reasons, without who writes and to whom."""

    limbs: tuple[OpinionLimb, ...]

    @property
    def stance(self) -> OpinionStance:
        """Whether the comment is for or against what it speaks of; unclear where it says neither."""
        directed = sorted((limb for limb in self.limbs if limb.direction), key=lambda limb: not limb.is_marked)
        if not directed:
            return "unclear"
        return "against" if directed[0].is_refused else "for"


def read_opinion(text: str, lang: Lang, vocabulary: OpinionVocabulary) -> OpinionReading:
    """A comment as its limbs; what only says who writes and to whom is left out."""
    limbs: list[OpinionLimb] = []
    for sentence in _SENTENCE.findall(fold(text)):
        tells_who = False  # a sentence that begins with who writes goes on with it until it says what is wanted
        for part in cut(sentence):
            limb, part_of_letter = _read_limb(part, lang, vocabulary)
            if part_of_letter == "frame":
                continue
            tells_who = part_of_letter == "who" or (tells_who and part_of_letter != "said")
            if tells_who:
                continue
            if limbs and not _WORD.search(limb.rest):
                at = _spoken_of(limbs)
                limbs[at] = _joined(limbs[at], limb, vocabulary)
            else:
                limbs.append(limb)
    return OpinionReading(_stated(limbs))


@lru_cache(maxsize=1 << 15)  # letters repeat each other, and so do the reasons that people give
def _read_limb(text: str, lang: Lang, vocabulary: OpinionVocabulary) -> tuple[OpinionLimb, _PartOfLetter]:
    words = vocabulary.find(text, lang)
    limb = _limb(text, words, vocabulary)
    if vocabulary.is_part("closing", text, lang):
        return limb, "frame"
    if any(word.id in _SAYING for word in words):
        return limb, "said"
    if vocabulary.is_part("salutation", text, lang):
        return limb, "frame"
    return limb, "who" if vocabulary.is_part("self_description", text, lang) else "other"


def cut(text: str) -> list[str]:
    """The limbs of folded text, without their stops."""
    parts = (piece for part in _LIMB.findall(text) for piece in _BUT.split(part))
    return [part.strip() for part in parts if _WORD.search(part)]


def _limb(text: str, words: Sequence[OpinionWord], vocabulary: OpinionVocabulary) -> OpinionLimb:
    rest = text
    for word in words:
        rest = rest[: word.start] + _TAKEN_OUT * (word.end - word.start) + rest[word.end :]
    ids = [word.id for word in words]
    # A denial of words that are no sign could turn the limb or not: it is better not to know.
    is_open = not _OPEN.isdisjoint(ids)
    inner = None if is_open else _inner(ids)
    is_turned = ids.count("refusing") % 2 == 1
    direction = vocabulary.directions[inner].refused if inner is not None and is_turned else inner
    return OpinionLimb(
        text,
        rest,
        direction,
        is_marked=direction is not None and not _OUTER.isdisjoint(ids),
        is_open=is_open,
        is_complaint=_named(ids) is None and not _COMPLAINTS.keys().isdisjoint(ids),
        is_refused=direction in REFUSING or (is_turned and inner == "changing"),
    )


def _inner(ids: Sequence[str]) -> str | None:
    """Where the signs of a limb lead, refusals aside: what is told, complained of, bounded, or wanted at all."""
    if (named := _named(ids)) is not None:
        return named
    complaint = next((_COMPLAINTS[id_] for id_ in ids if id_ in _COMPLAINTS), None)
    if complaint is not None:  # to complain that there is none is to want it
        return "having" if "lack" in ids else complaint
    bound = next((id_ for id_ in ids if id_ in BOUNDS), None)
    if bound is None and ("beyond" in ids or not _OUTER.isdisjoint(ids)):
        return "having"
    return bound


def _named(ids: Sequence[str]) -> str | None:
    """The direction that is named: the first after the last word of wanting or refusing, or else the last before it."""
    outer = max((at for at, id_ in enumerate(ids) if id_ in _OUTER), default=-1)
    named = [(at, id_) for at, id_ in enumerate(ids) if id_ in TELLING and id_ not in BOUNDS]
    after = [id_ for at, id_ in named if at > outer >= 0]
    return after[0] if after else named[-1][1] if named else None


def _spoken_of(limbs: Sequence[OpinionLimb]) -> int:
    """Which limb a bare one speaks of: the last that goes some way, or else the first, where the subject stands."""
    return next((at for at in reversed(range(len(limbs))) if limbs[at].direction), 0)


def _joined(before: OpinionLimb, bare: OpinionLimb, vocabulary: OpinionVocabulary) -> OpinionLimb:
    """A limb with a bare one that follows it (延迟退休，坚决反对): what the bare one says goes for the limb."""
    whole = replace(before, text=f"{before.text},{bare.text}")
    if bare.direction is None:
        return replace(whole, direction=None, is_open=True) if bare.is_open else whole
    if before.direction is None or before.is_complaint or bare.direction not in ("having", "not_having"):
        return replace(bare, text=whole.text, rest=whole.rest)
    if bare.direction == "having" or (before.is_marked and not before.text.endswith("?")):
        return replace(whole, is_marked=True)
    turned = vocabulary.directions[before.direction].refused
    return replace(whole, direction=turned, is_marked=True, is_refused=turned in REFUSING)


def _stated(limbs: Sequence[OpinionLimb]) -> tuple[OpinionLimb, ...]:
    """The limbs; where none has a direction and none is open, what is stated is wanted, as in proposed wording."""
    if any(limb.direction or limb.is_open for limb in limbs):
        return tuple(limbs)
    return tuple(replace(limb, direction="having") for limb in limbs)
