"""Where a comment stands in a clause, and where it stands in another version: exact, near, or lost, never a guess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from workbench.lang.characters import has_chinese
from workbench.lang.folding import FoldedText, equality_key, located_key
from workbench.lang.tokens import atoms, is_figure
from workbench.weights.places import AnchorWeights, anchor_weights

Status = Literal["exact", "near", "lost"]
Candidate = tuple[str, str]  # clause key, text

# How many characters before and after the quoted words are kept: two limbs of a Chinese sentence, five or six English
# words, enough to tell two uses of one phrase in a clause apart.
CONTEXT = 32

_Folded = tuple[str, FoldedText]  # a candidate as it is compared


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
    """A stretch of a candidate with how like it is to the quoted words and its surroundings to theirs (0 to 1)."""

    clause_key: str
    start: int
    end: int
    words: float
    around: float
    score: float


@dataclass(frozen=True, slots=True)
class _FoldedQuote:
    """A quotation as it is compared, with how many characters around a place its surroundings are held against."""

    quote: str
    prefix: str
    suffix: str
    before: int
    after: int


def _fold_quote(anchor: TextQuote) -> _FoldedQuote:
    prefix, suffix = equality_key(anchor.prefix), equality_key(anchor.suffix)
    # Where the clause began or ended beside the words, more may stand now: that is a difference.
    before = len(prefix) if len(anchor.prefix) == CONTEXT and prefix else CONTEXT
    after = len(suffix) if len(anchor.suffix) == CONTEXT and suffix else CONTEXT
    return _FoldedQuote(equality_key(anchor.quote), prefix, suffix, before, after)


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
) -> Placement:
    """Find the anchor in ``candidates``: the clauses that its clause became, all of them where it was split or merged.

    ``clause_text`` is the text of the anchor's own clause; only with it can a whole clause be told to be unchanged.
    ``weights`` are those that ship by default.
    """
    weights = weights or anchor_weights()
    if not anchor.quote:
        return _whole(candidates, clause_text)
    texts = [(clause_key, located_key(text)) for clause_key, text in candidates]
    folded_quote = _fold_quote(anchor)
    exact = [span for text in texts for span in _word_for_word(folded_quote, text, weights)]
    if exact:
        return _decide_exact(anchor, exact, weights)
    if is_short(anchor.quote, weights):
        return Placement("lost", None, 0, 0, 0.0, 0.0)
    near = [span for text in texts for span in _alike(folded_quote, text, weights)]
    return _decide_near(near, weights)


def is_short(quote: str, weights: AnchorWeights | None = None) -> bool:
    """Whether a quote is too short to be recognised by anything but its exact words."""
    weights = weights or anchor_weights()
    words = equality_key(quote)
    return len(words) <= (weights.short_chinese if has_chinese(words) else weights.short_latin)


def _whole(candidates: Sequence[Candidate], clause_text: str | None) -> Placement:
    """The successor that says the same, else the one most like the clause: that they belong together is known."""
    if not candidates:
        return Placement("lost", None, 0, 0, 0.0, 0.0)
    key = equality_key(clause_text or "")
    similarity = [Indel.normalized_similarity(key, equality_key(text)) if key else 0.0 for _, text in candidates]
    best = max(range(len(candidates)), key=lambda at: similarity[at])
    others = max((other for at, other in enumerate(similarity) if at != best), default=0.0)
    clause_key, text = candidates[best]
    is_exact = similarity[best] == 1.0 and others < 1.0
    return Placement("exact" if is_exact else "near", clause_key, 0, len(text), similarity[best], others)


def _word_for_word(folded_quote: _FoldedQuote, candidate: _Folded, weights: AnchorWeights) -> Iterator[_QuoteSpan]:
    quote, text = folded_quote.quote, candidate[1].text
    start = text.find(quote) if quote else -1
    while start >= 0:
        end = start + len(quote)
        yield _span(folded_quote, candidate, start, end, 1.0, weights)
        start = text.find(quote, start + 1)


def _span(
    folded_quote: _FoldedQuote, candidate: _Folded, start: int, end: int, words: float, weights: AnchorWeights
) -> _QuoteSpan:
    clause_key, folded = candidate
    around = _around(folded_quote, folded.text, start, end)
    score = weights.words * words + (1 - weights.words) * around
    return _QuoteSpan(clause_key, *folded.original(start, end), words, around, score)


def _decide_exact(anchor: TextQuote, spans: Sequence[_QuoteSpan], weights: AnchorWeights) -> Placement:
    best, runner_up = _best_two(spans)
    if best.around == 1.0 and runner_up > best.score - weights.margin * (1 - weights.words):
        unmoved = [span for span in spans if span.around == 1.0 and span.start == anchor.start]
        if len(unmoved) == 1:
            return _placed("exact", unmoved[0], runner_up)
    if len(spans) == 1:
        is_sure = best.around >= weights.familiar or not is_short(anchor.quote, weights)
        return _placed("exact" if is_sure else "near", best, 0.0)
    others = (runner_up - weights.words) / (1 - weights.words)
    if best.around >= weights.known_surroundings:
        return _placed("exact" if best.around - others >= weights.margin else "near", best, runner_up)
    if best.around - others >= weights.margin:
        return _placed("near", best, runner_up)
    return Placement("lost", None, 0, 0, best.score, runner_up)


def _alike(folded_quote: _FoldedQuote, candidate: _Folded, weights: AnchorWeights) -> Iterator[_QuoteSpan]:
    """The stretch of the candidate most like the quoted words, then the most like ones before and after it."""
    quote, text = folded_quote.quote, candidate[1].text
    start, end = _whole_figures(text, *_closest(quote, text, 0, len(text)))
    stretches = [(start, end), _closest(quote, text, 0, start), _closest(quote, text, end, len(text))]
    for start, end in stretches:
        if start < end:
            words = Indel.normalized_similarity(quote, text[start:end])
            yield _span(folded_quote, candidate, start, end, words, weights)


def _closest(quote: str, text: str, low: int, high: int) -> tuple[int, int]:
    """The stretch of ``text[low:high]`` most like the quote; it may be longer or shorter than the quote."""
    if high - low <= len(quote):
        return low, high
    alignment = fuzz.partial_ratio_alignment(quote, text[low:high])
    if alignment is None:
        return low, low
    start, end = low + alignment.dest_start, low + alignment.dest_end
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


def _decide_near(spans: Sequence[_QuoteSpan], weights: AnchorWeights) -> Placement:
    if not spans:
        return Placement("lost", None, 0, 0, 0.0, 0.0)
    best, runner_up = _best_two(spans)
    is_there = best.words >= weights.least_words and best.score >= weights.least_score
    if is_there and best.score - runner_up >= weights.margin:
        return _placed("near", best, runner_up)
    return Placement("lost", None, 0, 0, best.score, runner_up)


def _best_two(spans: Sequence[_QuoteSpan]) -> tuple[_QuoteSpan, float]:
    """The best place and the score of the next best, 0 where there is none."""
    ranked = sorted(spans, key=lambda span: span.score, reverse=True)
    return ranked[0], ranked[1].score if len(ranked) > 1 else 0.0


def _placed(status: Status, span: _QuoteSpan, runner_up: float) -> Placement:
    return Placement(status, span.clause_key, span.start, span.end, span.score, runner_up)


def _around(folded_quote: _FoldedQuote, text: str, start: int, end: int) -> float:
    """How like the surroundings of a stretch are to those of the quote: the mean of both sides."""
    before = text[max(0, start - folded_quote.before - 1) : start].rstrip()[-folded_quote.before :]
    after = text[end : end + folded_quote.after + 1].lstrip()[: folded_quote.after]
    similarity = Indel.normalized_similarity(folded_quote.prefix, before) + Indel.normalized_similarity(
        folded_quote.suffix, after
    )
    return similarity / 2
