"""What a proposal asks for, item by item: the words, figures and turns that it puts into a clause or takes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.lang.languages import Lang
from workbench.lang.opposites import PolarWord
from workbench.law.figures import TextFigure
from workbench.law.limbs import Limb, LimbWord, SentenceLimbs, clipped
from workbench.law.redline import DiffRun, Op, redline
from workbench.weights.outcomes import OutcomeWeights


@dataclass(frozen=True, slots=True)
class RedlineChange:
    """One change of a redline: ``deleted`` at ``old_start`` of the old text, ``inserted`` at ``start`` of the new."""

    old_start: int
    deleted: str
    start: int
    inserted: str

    @property
    def end(self) -> int:
        return self.start + len(self.inserted)

    @property
    def old_end(self) -> int:
        return self.old_start + len(self.deleted)


@dataclass(frozen=True, slots=True)
class ProposedItem:
    """What is asked for: the ``words``, ``figures`` and ``polar`` words that are new in an item of ``limb``.

    ``around`` are the old words of its limb, ``replaced`` the words and ``outdated`` the figures that were to go for
    it, ``gone`` the same figures where words come for them, ``whole`` all words of the item where nearly all of it is
    new, ``former`` every figure of the old limbs it is put into,
    ``both_texts`` all limbs of the old and the proposed text. ``length`` is how many characters of the
    change it is about.
    """

    limb: Limb
    sentence: tuple[Limb, ...]
    words: tuple[LimbWord, ...]
    figures: tuple[TextFigure, ...]
    polar: tuple[PolarWord, ...]
    around: tuple[LimbWord, ...] = ()
    gone: tuple[TextFigure, ...] = ()
    replaced: tuple[LimbWord, ...] = ()
    outdated: tuple[TextFigure, ...] = ()
    whole: tuple[LimbWord, ...] = ()
    former: tuple[TextFigure, ...] = ()
    both_texts: tuple[Limb, ...] = ()
    length: int = 0


def edits(old: str, proposed: str, lang: Lang, weights: OutcomeWeights) -> Iterator[RedlineChange]:
    """Each change from the old to the proposed text that says something."""
    at = {"delete": 0, "insert": 0}
    texts: dict[Op, str] = {"delete": "", "insert": ""}
    for run in (*redline(old, proposed, lang, weights), DiffRun("equal", "")):
        if run.op != "equal":
            texts[run.op] += run.text
            continue
        if any(map(str.isalnum, texts["delete"] + texts["insert"])):
            yield RedlineChange(at["delete"], texts["delete"], at["insert"], texts["insert"])
        at = {side: at[side] + len(texts[side]) + len(run.text) for side in ("delete", "insert")}
        texts = {"delete": "", "insert": ""}


def whole_limb(limb: Limb, sentence: SentenceLimbs) -> ProposedItem:
    """A limb asked for as it stands."""
    return ProposedItem(limb, sentence.limbs, limb.words, limb.figures, limb.polar)


def asked_by(
    edit: RedlineChange,
    every: Sequence[RedlineChange],
    olds: Sequence[SentenceLimbs],
    proposed: Sequence[SentenceLimbs],
    weights: OutcomeWeights,
) -> Iterator[ProposedItem]:
    """What a change newly asks for, one question an item; ``every`` are all changes of the proposal."""
    touched = [
        (sentence.start, limb)
        for sentence in olds
        if sentence.start < edit.old_end and edit.old_start < sentence.end
        for limb in sentence.limbs
    ]
    gone = tuple(
        figure
        for start, limb in touched
        for figure in limb.figures
        if edit.old_start <= start + figure.start < edit.old_end
    )
    former = tuple(figure for _, limb in touched for figure in limb.figures)
    replaced = tuple(
        word
        for start, limb in touched
        for item in limb.items
        if not (edit.old_start <= start + item[0] and start + item[1] <= edit.old_end)
        for word in clipped(limb.words, max(item[0], edit.old_start - start), min(item[1], edit.old_end - start))
    )
    limbs_of_both = tuple(limb for sentence in (*olds, *proposed) for limb in sentence.limbs)
    for sentence in proposed:
        if edit.end <= sentence.start or sentence.end <= edit.start:
            continue
        fresh = [
            (other.start - sentence.start, other.end - sentence.start)
            for other in every
            if other.start < sentence.end and sentence.start < other.end
        ]
        for limb in sentence.limbs:
            for start, end in limb.items:
                length = min(end, edit.end - sentence.start) - max(start, edit.start - sentence.start)
                if length > 0:
                    questions = _question(limb, sentence, (start, end), fresh, length, weights)
                    for item in questions:
                        words_for = () if item.figures else gone
                        yield replace(
                            item,
                            gone=words_for,
                            replaced=replaced,
                            outdated=gone,
                            former=former if item.around else (),
                            both_texts=limbs_of_both,
                        )


def _question(
    limb: Limb,
    sentence: SentenceLimbs,
    item: tuple[int, int],
    fresh: Sequence[tuple[int, int]],
    length: int,
    weights: OutcomeWeights,
) -> Iterator[ProposedItem]:
    """The question that an item asks; none where nothing in it is new but fillers."""

    def is_fresh(part: LimbWord | TextFigure | PolarWord) -> bool:
        return any(part.start < end and start < part.end for start, end in fresh)

    def is_inside(part: LimbWord | TextFigure | PolarWord) -> bool:
        return item[0] <= part.start < item[1]

    inside = tuple(filter(is_inside, limb.words))
    words = tuple(filter(is_fresh, inside))
    stated = tuple(figure for figure in limb.figures if is_inside(figure) and is_fresh(figure))
    polar = tuple(word for word in limb.polar if is_inside(word) and is_fresh(word))
    if not words and not stated and not polar:
        return
    is_whole = weight_of(words) >= weights.wholly_new * weight_of(inside)
    yield ProposedItem(
        limb,
        sentence.limbs,
        words,
        stated,
        polar,
        around=tuple(word for word in limb.words if not is_fresh(word)),
        whole=inside if is_whole else (),
        length=length,
    )


def taken_out(edit: RedlineChange, olds: Sequence[SentenceLimbs]) -> Iterator[tuple[int, ProposedItem]]:
    """What a change takes out, item by item, with the number of its characters."""
    for sentence in olds:
        first, last = edit.old_start - sentence.start, edit.old_end - sentence.start
        for limb in sentence.limbs:
            for start, end in ((max(item[0], first), min(item[1], last)) for item in limb.items):
                stated = tuple(figure for figure in limb.figures if start <= figure.start < end)
                words = tuple(clipped(limb.words, start, end)) if start < end else ()
                if words or stated:
                    yield end - start, ProposedItem(limb, sentence.limbs, words, stated, ())


def replaced_items(edit: RedlineChange, olds: Sequence[SentenceLimbs]) -> Iterator[str]:
    """The whole items that a change takes out for something else, as they stand."""
    for sentence in olds:
        first, last = edit.old_start - sentence.start, edit.old_end - sentence.start
        for limb in sentence.limbs:
            for start, end in limb.items:
                if first <= start and end <= last:
                    yield limb.text[start - limb.start : end - limb.start].strip()


def weight_of(words: Sequence[LimbWord]) -> int:
    """How much the words say together."""
    return sum(word.weight for word in words)
