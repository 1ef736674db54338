"""Where a comment stands in a clause, and where it stands in another version: exact, near, or lost, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from workbench.law.atoms import atoms, is_figure
from workbench.law.similarity import plain_key

Status = Literal["exact", "near", "lost"]
Candidate = tuple[str, str]  # clause id, text

# How many characters before and after the quoted words are kept: two limbs of a Chinese sentence, five or six English
# words, enough to tell two uses of one phrase in a clause apart.
CONTEXT = 32
# A quote of up to four Chinese characters (one or two words) has lookalikes everywhere, and with one character changed
# it is another term: it is found word for word or not at all. Twelve letters are as much in Latin script.
SHORT_CHINESE = 4
SHORT_LATIN = 12
# The words themselves are three quarters of the evidence for a place, what stands around them one quarter.
WORDS = 0.75
# At least half of the quoted words must be there, in order; and words and surroundings together must reach six tenths:
# half of the words are enough only between unchanged neighbours, and four fifths of them anywhere.
HALF = 0.5
FLOOR = 0.6
# The next best place must be worse by a tenth, or nobody can tell the two apart.
MARGIN = 0.1
# A word found once, but with less than this in common around it, is probably another use of the word.
FAMILIAR = 0.3

_CHINESE = re.compile(r"[\u3400-\u9fff]")
# Wide and narrow punctuation, one for one so that positions stay.
_WIDTH = str.maketrans("（），：；！？％“”‘’　\u00a0", "(),:;!?%\"\"''  ")


@dataclass(frozen=True, slots=True)
class TextQuote:
    """Quoted words of a clause, up to 32 characters before and after them, and where in the clause they begin.

    An empty ``quote`` stands for the whole clause.
    """

    clause_id: str
    quote: str
    prefix: str
    suffix: str
    start: int


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an anchor was found again.

    exact   word for word, and nowhere else that fits as well
    near    probably here; a person should look
    lost    nowhere that can be told from others; then ``clause_id`` is None and ``start`` and ``end`` are 0

    ``score`` (0 to 1) is how well the best place fits and ``runner_up`` how well the next best does, found or lost.
    """

    status: Status
    clause_id: str | None
    start: int
    end: int
    score: float
    runner_up: float


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of a candidate with how like it is to the quoted words and its surroundings to theirs (0 to 1)."""

    clause_id: str
    start: int
    end: int
    words: float
    around: float

    @property
    def score(self) -> float:
        return WORDS * self.words + (1 - WORDS) * self.around


def quote_words(clause_id: str, text: str, start: int = 0, end: int = 0) -> TextQuote:
    """The anchor of ``text[start:end]``; of the whole clause where that is empty.

    Raises ValueError where ``start`` and ``end`` are no stretch of the text.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"no stretch of a text of {len(text)} characters: {start} to {end}")
    if start == end:
        return TextQuote(clause_id, "", "", "", 0)
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return TextQuote(clause_id, text[start:end], prefix, suffix, start)


def find_again(anchor: TextQuote, candidates: Sequence[Candidate], clause_text: str | None = None) -> Placement:
    """Find the anchor in ``candidates``: the clauses that its clause became, all of them where it was split or merged.

    ``clause_text`` is the text of the anchor's own clause; only with it can a whole clause be told to be unchanged.
    """
    if not anchor.quote:
        return _whole(candidates, clause_text)
    exact = [place for candidate in candidates for place in _word_for_word(anchor, candidate)]
    if exact:
        return _decide_exact(anchor, exact)
    if is_short(anchor.quote):
        return Placement("lost", None, 0, 0, 0.0, 0.0)
    return _decide_near([place for candidate in candidates for place in _alike(anchor, candidate)])


def is_short(quote: str) -> bool:
    """Whether a quote is too short to be recognised by anything but its exact words."""
    quote = quote.strip()
    return len(quote) <= (SHORT_CHINESE if _CHINESE.search(quote) else SHORT_LATIN)


def _whole(candidates: Sequence[Candidate], clause_text: str | None) -> Placement:
    """The successor that says the same, else the one most like the clause: that they belong together is known."""
    if not candidates:
        return Placement("lost", None, 0, 0, 0.0, 0.0)
    key = plain_key(clause_text or "")
    likeness = [Indel.normalized_similarity(key, plain_key(text)) if key else 0.0 for _, text in candidates]
    best = max(range(len(candidates)), key=lambda at: likeness[at])
    others = max((alike for at, alike in enumerate(likeness) if at != best), default=0.0)
    clause_id, text = candidates[best]
    is_exact = likeness[best] == 1.0 and others < 1.0
    return Placement("exact" if is_exact else "near", clause_id, 0, len(text), likeness[best], others)


def _word_for_word(anchor: TextQuote, candidate: Candidate) -> Iterator[_Span]:
    clause_id, text = candidate
    quote, folded = _folded(anchor.quote), _folded(text)
    start = folded.find(quote)
    while start >= 0:
        end = start + len(quote)
        yield _Span(clause_id, start, end, 1.0, _around(anchor, folded, start, end))
        start = folded.find(quote, start + 1)


def _decide_exact(anchor: TextQuote, places: Sequence[_Span]) -> Placement:
    best, runner_up = _best_two(places)
    if best.around == 1.0 and runner_up > best.score - MARGIN * (1 - WORDS):
        unmoved = [place for place in places if place.around == 1.0 and place.start == anchor.start]
        if len(unmoved) == 1:
            return _placed("exact", unmoved[0], runner_up)
    if len(places) == 1:
        is_sure = best.around >= FAMILIAR or not is_short(anchor.quote)
        return _placed("exact" if is_sure else "near", best, 0.0)
    others = (runner_up - WORDS) / (1 - WORDS)
    if best.around >= HALF:
        return _placed("exact" if best.around - others >= MARGIN else "near", best, runner_up)
    if best.around - others >= MARGIN:
        return _placed("near", best, runner_up)
    return Placement("lost", None, 0, 0, best.score, runner_up)


def _alike(anchor: TextQuote, candidate: Candidate) -> Iterator[_Span]:
    """The stretch of the candidate most like the quoted words, then the most like ones before and after it."""
    clause_id, text = candidate
    quote, folded = _folded(anchor.quote), _folded(text)
    start, end = _whole_figures(folded, *_closest(quote, folded, 0, len(folded)))
    stretches = [(start, end), _closest(quote, folded, 0, start), _closest(quote, folded, end, len(folded))]
    for start, end in stretches:
        if start < end:
            words = Indel.normalized_similarity(quote, folded[start:end])
            yield _Span(clause_id, start, end, words, _around(anchor, folded, start, end))


def _closest(quote: str, text: str, low: int, high: int) -> tuple[int, int]:
    """The stretch of ``text[low:high]`` most like the quote; it may be longer or shorter than the quote."""
    if high - low <= len(quote):
        return low, high
    found = fuzz.partial_ratio_alignment(quote, text[low:high])
    if found is None:
        return low, low
    start, end = low + found.dest_start, low + found.dest_end
    room = min(len(quote) // 2, CONTEXT)
    ends = range(max(start + 1, end - room), min(high, end + room) + 1)
    end = max(ends, key=lambda at: (Indel.normalized_similarity(quote, text[start:at]), -abs(at - end)))
    starts = range(max(low, start - room), min(end - 1, start + room) + 1)
    start = max(starts, key=lambda at: (Indel.normalized_similarity(quote, text[at:end]), -abs(at - start)))
    return start, end


def _whole_figures(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the figures at its edges whole: what changed is often the figure, and half of one misleads."""
    at = 0
    for atom in atoms(text):
        after = at + len(atom)
        if is_figure(atom):
            start = at if at < start < after else start
            end = after if at < end < after else end
        at = after
    return start, end


def _decide_near(places: Sequence[_Span]) -> Placement:
    if not places:
        return Placement("lost", None, 0, 0, 0.0, 0.0)
    best, runner_up = _best_two(places)
    if best.words >= HALF and best.score >= FLOOR and best.score - runner_up >= MARGIN:
        return _placed("near", best, runner_up)
    return Placement("lost", None, 0, 0, best.score, runner_up)


def _best_two(places: Sequence[_Span]) -> tuple[_Span, float]:
    """The best place and the score of the next best, 0 where there is none."""
    ranked = sorted(places, key=lambda place: place.score, reverse=True)
    return ranked[0], ranked[1].score if len(ranked) > 1 else 0.0


def _placed(status: Status, place: _Span, runner_up: float) -> Placement:
    return Placement(status, place.clause_id, place.start, place.end, place.score, runner_up)


def _around(anchor: TextQuote, text: str, start: int, end: int) -> float:
    """How like the surroundings of a stretch are to those of the quote: the mean of both sides."""
    before = Indel.normalized_similarity(_folded(anchor.prefix), text[max(0, start - CONTEXT) : start])
    after = Indel.normalized_similarity(_folded(anchor.suffix), text[end : end + CONTEXT])
    return (before + after) / 2


def _folded(text: str) -> str:
    return text.translate(_WIDTH)
