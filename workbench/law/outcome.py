"""What became of a proposal in the next version of the law: adopted, in part, not, or moot, with the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.lang.folding import equality_key
from workbench.lang.languages import Lang
from workbench.lang.opposites import Opposites
from workbench.lang.opposites_reader import shipped_opposites
from workbench.lang.tokens import atoms, is_figure
from workbench.law.anchor import Candidate, is_short
from workbench.law.contrary import contrary_spans
from workbench.law.quantity_writing import with_quantities_as_in
from workbench.law.redline import DiffRun, Op, redline
from workbench.weights.outcomes import OutcomeWeights, outcome_weights


class OutcomeResult(ClosedList):
    """What became of a proposal in a later version; :class:`Outcome` says when it is which."""

    ADOPTED = "adopted", N_("adopted"), "adopted", ("采纳",)
    PARTLY = "partly", N_("partly adopted"), "partly", ("部分采纳",)
    NOT_ADOPTED = "not_adopted", N_("not adopted"), "not_adopted", ("未采纳",)
    MOOT = "moot", N_("moot: the clause went"), "moot", ("无着落",)


_LIMB = re.compile(r"[^，。；,;.\n]+")
_SENTENCE = re.compile(r"[^。；;？！\n]+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """One change that a proposal asked for and how much of it stands in the new version (0 to 1).

    ``deleted`` was to go and ``inserted`` to come in its place; either may be empty. Of a replacement it counts whether
    the new words came: that the old ones went for others is no success. A share below a third is chance and given as 0,
    unless a sentence or a figure of it stands.
    """

    deleted: str
    inserted: str
    stands: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a proposal.

    adopted      every change it asked for stands, whatever else changed around them; or, where it asked for none, its
                 wording does. None stands where the new text says its contrary by a word in the place of a word
    partly       some changes stand, or some words of them: ``changes`` says which
    not_adopted  none does
    moot         the clause went, though the proposal did not ask for that

    ``clause_key`` is the successor most of it stands in (None where there is none), ``share`` (0 to 1) how much of what
    was asked for stands, by the number of characters.
    """

    result: OutcomeResult
    share: float
    clause_key: str | None
    changes: tuple[ProposedChange, ...]


def outcome(
    old: str,
    proposed: str,
    successors: Sequence[Candidate],
    lang: Lang,
    weights: OutcomeWeights | None = None,
    opposites: Opposites | None = None,
) -> Outcome:
    """Judge ``proposed``, the wording asked for in place of ``old``, by the texts of what the clause became.

    ``successors`` are (clause id, text): one, several where the clause was split, none where it went. An empty
    ``proposed`` asks for the clause to go. ``weights`` and ``opposites`` are those that ship by default.
    """
    weights, opposites = weights or outcome_weights(), opposites or shipped_opposites()
    present = [
        (clause_key, with_quantities_as_in((old, proposed), text)) for clause_key, text in successors if text.strip()
    ]
    if not proposed.strip():
        went = ProposedChange(old, "", 0.0 if present else 1.0)
        return Outcome(
            OutcomeResult.NOT_ADOPTED if present else OutcomeResult.ADOPTED, went.stands, _first(present), (went,)
        )
    if not present:
        return Outcome(OutcomeResult.MOOT, 0.0, None, ())
    new = "\n".join(text for _, text in present)
    became = {text: redline(proposed, text, lang, weights) for text in (new, *(text for _, text in present))}
    contrary = _limbs(proposed, contrary_spans(proposed, new, became[new], lang, opposites, weights))
    stand = {text: _unchanged(runs) for text, runs in became.items()}
    changes = tuple(_judged(old, proposed, new, stand, contrary, lang, weights))
    clause_key = max(present, key=lambda candidate: _share(proposed, stand[candidate[1]]))[0]
    if not changes:
        stands = float(equality_key(proposed) in equality_key(new))
        return Outcome(OutcomeResult.ADOPTED if stands else OutcomeResult.NOT_ADOPTED, stands, clause_key, ())
    lengths = [len(change.inserted or change.deleted) for change in changes]
    share = sum(length * change.stands for length, change in zip(lengths, changes, strict=True)) / sum(lengths)
    result = OutcomeResult.PARTLY if share else OutcomeResult.NOT_ADOPTED
    if all(change.stands >= weights.stands for change in changes):
        result = OutcomeResult.ADOPTED
    return Outcome(result, round(share, 4), clause_key, changes)


def _judged(
    old: str,
    proposed: str,
    new: str,
    stand: Mapping[str, Sequence[bool]],
    contrary: Sequence[tuple[int, int]],
    lang: Lang,
    weights: OutcomeWeights,
) -> Iterator[ProposedChange]:
    """Each change from ``old`` to ``proposed`` with how much of it stands in ``new``.

    ``stand`` says for the whole and for each of its parts which characters of the proposal are unchanged there. Nothing
    stands of a change in one of the ``contrary`` limbs of the proposal, whose contrary the new text says.
    """
    still = _unchanged(redline(old, new, lang, weights))
    for old_start, deleted, start, inserted in _changes(old, proposed, lang, weights):
        if inserted:
            spans = [unchanged[start : start + len(inserted)] for unchanged in stand.values()]
            share = max(_share(inserted, span) for span in spans)
            if share < weights.stands and _came_elsewhere(inserted, old, new):
                share = 1.0
            is_chance = share < weights.chance and not any(
                _holds_a_whole(inserted, span, old, new, weights.sentence_stands) for span in spans
            )
        else:
            share = 1.0 - _share(deleted, still[old_start : old_start + len(deleted)])
            if _is_still_somewhere(deleted, old, new):
                share = 0.0
            is_chance = share < weights.chance
        is_contrary = any(limb_start < start + len(inserted) and start < limb_end for limb_start, limb_end in contrary)
        if any(map(str.isalnum, deleted + inserted)):
            yield ProposedChange(deleted, inserted, 0.0 if is_chance or is_contrary else share)


def _limbs(proposed: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The limbs of ``proposed``, between commas and stops, that contain a span or where an empty one stands."""
    limbs = [match.span() for match in _LIMB.finditer(proposed)]
    return [(start, end) for start, end in limbs if any(first <= end and start <= last for first, last in spans)]


def _changes(old: str, proposed: str, lang: Lang, weights: OutcomeWeights) -> Iterator[tuple[int, str, int, str]]:
    """Where each change begins in the old and in the proposed text, and what it deletes and inserts there."""
    at = {"delete": 0, "insert": 0}
    texts: dict[Op, str] = {"delete": "", "insert": ""}
    for run in (*redline(old, proposed, lang, weights), None):
        if run is not None and run.op != "equal":
            texts[run.op] += run.text
            continue
        if texts["delete"] or texts["insert"]:
            yield at["delete"], texts["delete"], at["insert"], texts["insert"]
        for side in at:
            at[side] += len(run.text) if run is not None else 0
        at["delete"] += len(texts["delete"])
        at["insert"] += len(texts["insert"])
        texts = {"delete": "", "insert": ""}


def _unchanged(runs: Sequence[DiffRun]) -> list[bool]:
    """For each character of the old text of a redline whether it still stands in the new, in its place."""
    unchanged: list[bool] = []
    for run in runs:
        if run.op != "insert":
            unchanged += [run.op == "equal"] * len(run.text)
    return unchanged


def _share(text: str, unchanged: Sequence[bool]) -> float:
    """The share of the letters and digits of ``text`` that are unchanged; of its marks where it has no others."""
    letters = [stands for mark, stands in zip(text, unchanged, strict=True) if mark.isalnum()] or list(unchanged)
    return sum(letters) / len(letters) if letters else 0.0


def _holds_a_whole(inserted: str, unchanged: Sequence[bool], old: str, new: str, least: float) -> bool:
    """Whether most of one sentence among the words inserted stands, or a figure that stood less often before."""
    for sentence in _SENTENCE.finditer(inserted):
        words, stands = sentence[0], unchanged[sentence.start() : sentence.end()]
        if not is_short(words) and _share(words, stands) >= least:
            return True
    at = 0
    for atom in atoms(inserted):
        if is_figure(atom) and all(unchanged[at : at + len(atom)]) and atoms(new).count(atom) > atoms(old).count(atom):
            return True
        at += len(atom)
    return False


def _came_elsewhere(inserted: str, old: str, new: str) -> bool:
    """Whether the words stand in the new text, out of their place, more often than they did before."""
    words = _EDGES.sub("", equality_key(inserted))
    return not is_short(words) and equality_key(new).count(words) > equality_key(old).count(words)


def _is_still_somewhere(deleted: str, old: str, new: str) -> bool:
    """Whether words that were to go only went to another place."""
    words = _EDGES.sub("", equality_key(deleted))
    return not is_short(words) and equality_key(new).count(words) >= equality_key(old).count(words)


def _first(successors: Sequence[Candidate]) -> str | None:
    return successors[0][0] if successors else None
