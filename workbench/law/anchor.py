"""Where a comment stands in a clause, and where it stands in another version: exact, near, or lost, never a guess."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from workbench.lang.characters import has_chinese, is_unseen
from workbench.lang.folding import FoldedText, equality_key, located_key
from workbench.lang.same_words import words_key
from workbench.lang.tokens import atoms, is_figure
from workbench.law.occurrences import CONTEXT, QuoteOccurrence, find_occurrences
from workbench.law.recognition import Quoted, closeness_of, cuts_more, is_recognised, is_theirs
from workbench.weights.places import AnchorWeights, anchor_weights

Status = Literal["exact", "near", "lost"]
Candidate = tuple[str, str]  # clause key, text
# A word may stand a thousand times in a long article: only so many places are held against all where it stood before.
MOST_LIKELY: Final = 16


@dataclass(frozen=True, slots=True)
class TextQuote:
    """Quoted words of a clause, up to 32 characters before and after them, and where in the clause they begin.

    An empty ``quote`` stands for the whole clause.
    """

    quote: str
    prefix: str
    suffix: str
    start: int


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an anchor was found again.

    exact   word for word, and nowhere else that fits as well
    near    probably here; a person should look
    lost    nowhere that can be told from others; then ``clause_key`` is None and ``start`` and ``end`` are 0

    ``score`` (0 to 1) is how well the best place fits and ``runner_up`` how well the next best does, found or lost.
    """

    status: Status
    clause_key: str | None
    start: int
    end: int
    score: float
    runner_up: float


@dataclass(frozen=True, slots=True)
class _QuoteSpan:
    """A stretch of a candidate with how like it is to the quoted words (0 to 1), and its score as a place."""

    occurrence: QuoteOccurrence
    words: float
    score: float


_LOST = Placement("lost", None, 0, 0, 0.0, 0.0)


def quote_words(text: str, start: int = 0, end: int = 0) -> TextQuote:
    """The anchor of ``text[start:end]``; of the whole clause where that is empty.

    Raises ValueError where ``start`` and ``end`` are no stretch of the text.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"no stretch of a text of {len(text)} characters: {start} to {end}")
    if start == end:
        return TextQuote("", "", "", 0)
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return TextQuote(text[start:end], prefix, suffix, start)


def find_again(
    anchor: TextQuote,
    candidates: Sequence[Candidate],
    clause_text: str | None = None,
    weights: AnchorWeights | None = None,
    beside: Sequence[str] = (),
) -> Placement:
    """Find the anchor in ``candidates``: the clauses that its clause became, all of them where it was split or merged.

    ``clause_text`` is the text of the anchor's own clause; only with it can a whole clause be told to be unchanged, and
    the quoted words from the same words elsewhere in the clause. ``beside`` are the texts of the other old clauses that
    became one of ``candidates``: what they say is theirs. ``weights`` are those that ship by default.
    """
    weights = weights or anchor_weights()
    if not anchor.quote:
        return _whole(candidates, clause_text)
    if is_unseen(anchor.quote):
        return _LOST
    if clause_text is not None and (unchanged := _in_same_text(anchor, candidates, clause_text, beside)):
        return unchanged
    own = _own(anchor, clause_text, beside)
    keys = [(clause_key, own.key_of(text)) for clause_key, text in candidates]
    stretches = [occurrence for clause_key, key in keys for occurrence in find_occurrences(own.quote, clause_key, key)]
    occurrences = [occurrence for occurrence in stretches if not cuts_more(occurrence, own.occurrence)]
    likely = sorted(occurrences, key=lambda occurrence: closeness_of(own.occurrence, occurrence), reverse=True)[
        :MOST_LIKELY
    ]
    free = [
        occurrence
        for occurrence in likely
        if not any(is_theirs(occurrence, own.occurrence, rival) for rival in own.rivals)
    ]
    if free:
        return _decide_exact(own, free, occurrences, weights)
    if is_short(anchor.quote, weights):
        return _in_longer_word(own, stretches, weights)
    near = [span for clause_key, key in keys for span in _alike(own, clause_key, key, weights)]
    return _decide_near([span for span in near if not _overlaps(span.occurrence, occurrences)], weights)


def _in_same_text(
    anchor: TextQuote, candidates: Sequence[Candidate], clause_text: str, beside: Sequence[str]
) -> Placement | None:
    """The same place where the clause stands unchanged, once before and once now; most clauses of a revision do."""
    same = [clause_key for clause_key, text in candidates if text == clause_text]
    if len(same) != 1 or clause_text in beside or not clause_text.startswith(anchor.quote, anchor.start):
        return None
    start = anchor.start + len(anchor.quote) - len(anchor.quote.lstrip())
    return Placement("exact", same[0], start, start + len(anchor.quote.strip()), 1.0, 0.0)


def _own(anchor: TextQuote, clause_text: str | None, beside: Sequence[str]) -> Quoted:
    """The quoted words as they stood: in their clause, or in as much of it as the anchor holds."""
    text, start = clause_text or "", anchor.start
    is_whole = bool(text) and text.startswith(anchor.quote, start)
    if not is_whole:
        text, start = anchor.prefix + anchor.quote + anchor.suffix, len(anchor.prefix)
    end = start + len(anchor.quote)
    key_of: Callable[[str], FoldedText] = words_key
    key = key_of(text)
    first, last = _within(key, start, end)
    if first < last and (key.starts[first] < start or key.ends[last - 1] > end):
        # A part of a figure was quoted: then the figures must be told apart as they are written.
        key_of = located_key
        key = key_of(text)
        first, last = _within(key, start, end)
    before = first if not is_whole and len(anchor.prefix) == CONTEXT and first else len(text)
    after = len(key.text) - last
    after = after if not is_whole and len(anchor.suffix) == CONTEXT and after else len(text)
    occurrence = QuoteOccurrence("", key, first, last, before, after)
    quote = key.text[first:last]
    others = [each for other in beside for each in find_occurrences(quote, "", key_of(other))]
    twins = [each for each in find_occurrences(quote, "", key) if each.start != first] if is_whole else []
    return Quoted(occurrence, [each for each in (*twins, *others) if not cuts_more(each, occurrence)], key_of)


def _within(key: FoldedText, start: int, end: int) -> tuple[int, int]:
    """The characters of ``key`` that stand for something of the stretch of its original."""
    first, last = bisect_right(key.ends, start), bisect_left(key.starts, end)
    return (first, last) if first < last else (0, 0)


def _in_longer_word(own: Quoted, stretches: Sequence[QuoteOccurrence], weights: AnchorWeights) -> Placement:
    """A word that now has an ending (employer, employers), where it stands once and among words that are known."""
    longer = [
        occurrence for occurrence in stretches if occurrence.goes_on and occurrence.cuts[0] <= own.occurrence.cuts[0]
    ]
    if len(longer) != 1 or own.rivals or own.occurrence.around(longer[0]) < weights.familiar:
        return _LOST
    return _placed("near", longer[0], _score(1.0, closeness_of(own.occurrence, longer[0]), weights), 0.0)


def _overlaps(occurrence: QuoteOccurrence, others: Sequence[QuoteOccurrence]) -> bool:
    return any(
        occurrence.clause_key == other.clause_key and occurrence.start < other.end and other.start < occurrence.end
        for other in others
    )


def is_short(quote: str, weights: AnchorWeights | None = None) -> bool:
    """Whether a quote is too short to be recognised by anything but its exact words."""
    weights = weights or anchor_weights()
    words = equality_key(quote)
    return len(words) <= (weights.short_chinese if has_chinese(words) else weights.short_latin)


def _whole(candidates: Sequence[Candidate], clause_text: str | None) -> Placement:
    """The successor that says the same, else the one most like the clause: that they belong together is known."""
    if not candidates:
        return _LOST
    key = equality_key(clause_text or "")
    similarity = [Indel.normalized_similarity(key, equality_key(text)) if key else 0.0 for _, text in candidates]
    best = max(range(len(candidates)), key=lambda at: similarity[at])
    others = max((other for at, other in enumerate(similarity) if at != best), default=0.0)
    clause_key, text = candidates[best]
    is_exact = similarity[best] == 1.0 and others < 1.0
    return Placement("exact" if is_exact else "near", clause_key, 0, len(text), similarity[best], others)


def _decide_exact(
    own: Quoted, free: Sequence[QuoteOccurrence], occurrences: Sequence[QuoteOccurrence], weights: AnchorWeights
) -> Placement:
    """What to make of the places that hold the quoted words and are no better known as those of another place.

    Those of ``free`` stand in surroundings the less like those of the quotation the later they come.
    """
    best = free[0]
    closeness, others = (
        closeness_of(own.occurrence, best),
        closeness_of(own.occurrence, free[1]) if len(free) > 1 else 0.0,
    )
    score, runner_up = _score(1.0, closeness, weights), _score(1.0, others, weights) if len(free) > 1 else 0.0
    if is_recognised(own, best, occurrences, is_short(own.quote, weights), weights):
        return _placed("exact", best, score, runner_up)
    if len(free) == 1 or closeness - others >= weights.margin:
        return _placed("near", best, score, runner_up)
    return Placement("lost", None, 0, 0, score, runner_up)


def _score(words: float, surroundings: float, weights: AnchorWeights) -> float:
    return weights.words * words + (1 - weights.words) * surroundings


def _alike(own: Quoted, clause_key: str, key: FoldedText, weights: AnchorWeights) -> Iterator[_QuoteSpan]:
    """The stretch of the candidate most like the quoted words, then the most like ones before and after it."""
    quote, text = own.quote, key.text
    start, end = _whole_figures(quote, text, *_closest(quote, text, 0, len(text)))
    stretches = [(start, end), _closest(quote, text, 0, start), _closest(quote, text, end, len(text))]
    for start, end in stretches:
        if start < end:
            if quote[-1] in ".;!?" and text[end - 1] not in ".;!?" and text[end : end + 1] in (".", ";", "!", "?"):
                end += 1  # a quotation that ends its sentence is shown with the end of the sentence
            words = Indel.normalized_similarity(quote, text[start:end])
            occurrence = QuoteOccurrence(clause_key, key, start, end)
            yield _QuoteSpan(occurrence, words, _score(words, own.occurrence.around(occurrence), weights))


def _closest(quote: str, text: str, low: int, high: int) -> tuple[int, int]:
    """The stretch of ``text[low:high]`` most like the quote; it may be longer or shorter than the quote."""
    if high - low <= len(quote):
        return low, high
    alignment = fuzz.partial_ratio_alignment(quote, text[low:high])
    if alignment is None:
        return low, low
    start, end = low + alignment.dest_start, low + alignment.dest_end
    room = min(len(quote) // 2, CONTEXT)

    def best_end(start: int, end: int) -> int:
        ends = range(max(start + 1, end - room), min(high, end + room) + 1)
        return max(ends, key=lambda at: (Indel.normalized_similarity(quote, text[start:at]), -abs(at - end)))

    end = best_end(start, end)
    starts = range(max(low, start - room), min(end - 1, start + room) + 1)
    first = max(starts, key=lambda at: (Indel.normalized_similarity(quote, text[at:end]), -abs(at - start)))
    return first, end if first == start else best_end(
        first, max(end, first + alignment.dest_end - alignment.dest_start)
    )


def _whole_figures(quote: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the figures at its edges whole: what changed is often the figure, and half of one misleads.

    Where the quotation begins or ends with a figure, the figure that stands beside the stretch is its new value.
    """
    quoted = atoms(quote)
    begins, closes = is_figure(quoted[0]), is_figure(quoted[-1])
    at = max(0, start - CONTEXT)  # no figure is as long
    first, last = start, end
    for atom in atoms(text[at : end + CONTEXT]):
        after = at + len(atom)
        if (at <= start <= after or at <= end <= after) and is_figure(atom):
            first = at if at < start < after or (begins and start == after) else first
            last = after if at < end < after or (closes and end == at) else last
        at = after
    return first, last


def _decide_near(spans: Sequence[_QuoteSpan], weights: AnchorWeights) -> Placement:
    if not spans:
        return _LOST
    ranked = sorted(spans, key=lambda span: span.score, reverse=True)
    best, runner_up = ranked[0], ranked[1].score if len(ranked) > 1 else 0.0
    is_there = best.words >= weights.least_words and best.score >= weights.least_score
    if is_there and best.score - runner_up >= weights.margin:
        return _placed("near", best.occurrence, best.score, runner_up)
    return Placement("lost", None, 0, 0, best.score, runner_up)


def _placed(status: Status, occurrence: QuoteOccurrence, score: float, runner_up: float) -> Placement:
    return Placement(status, occurrence.clause_key, *occurrence.original, score, runner_up)
