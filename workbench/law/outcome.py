"""What became of a proposal in the next version of the law: adopted, in part, not, its contrary, or moot, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.lang.folding import equality_key, fold
from workbench.lang.languages import Lang
from workbench.law.anchor import Candidate
from workbench.law.answers import AnswerKind, ItemAnswer, ask
from workbench.law.contrary import is_limited_beyond
from workbench.law.coverage import share_in
from workbench.law.leaving import answer_to_taking_out, still_stands
from workbench.law.limbs import Lexicon, SentenceLimbs, read_sentences, shipped_lexicon
from workbench.law.passages import PassageIndex, limb_passages
from workbench.law.questions import (
    ProposedItem,
    RedlineChange,
    asked_by,
    edits,
    replaced_items,
    taken_out,
    weight_of,
    whole_limb,
)
from workbench.weights.outcomes import OutcomeWeights, outcome_weights

_AND: Final = re.compile("以及|(?<![涉普以])及(?![时格其])|(?<!参)与")
_STOPS: Final = ".;。；"  # a clause that goes on still says what it said


class OutcomeResult(ClosedList):
    """What became of a proposal in a later version; :class:`Outcome` says when it is which."""

    ADOPTED = "adopted", N_("adopted"), "adopted", ("采纳",)
    PARTLY = "partly", N_("partly adopted"), "partly", ("部分采纳",)
    UNSURE = "unsure", N_("to be looked at by a person"), "unsure", ("待核",)
    NOT_ADOPTED = "not_adopted", N_("not adopted"), "not_adopted", ("未采纳",)
    CONTRARY = "contrary", N_("the contrary came"), "contrary", ("相反",)
    MOOT = "moot", N_("moot: the clause went"), "moot", ("无着落",)


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """One change that a proposal asked for and how much of it stands in the new version (0 to 1).

    ``deleted`` was to go and ``inserted`` to come in its place; either may be empty. ``why`` says what kept it from
    standing (``outcome_`` and this are a code of ``wording/``), empty where nothing needs saying; ``quote`` is what
    stands there instead, of figures both sides.
    """

    deleted: str
    inserted: str
    stands: float
    why: str = ""
    quote: str = ""


def reason_of(change: ProposedChange) -> tuple[str, Mapping[str, str]]:
    """The code and facts of the sentence that says why a change did not come, or not all of it."""
    code = "to_go" if change.why == "absent" and not change.inserted else change.why
    proposed = (change.inserted or change.deleted).strip()
    return f"outcome_{code}", {"proposed": proposed, "there": change.quote or "—"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a proposal.

    adopted      every change it asked for stands, in its words or in others for the same; or, where it asked for none,
                 its wording does
    partly       some changes stand, and none came as its contrary
    unsure       something stands only by near words or figures, or under a limit not asked for: a person has to look
    not_adopted  none does
    contrary     the new text says the contrary of a change
    moot         the clause went, though the proposal did not ask for that

    ``clause_key`` is the clause most of it stands in (None where there is none), ``share`` (0 to 1) how much of what
    was asked for stands, by the number of characters.
    """

    result: OutcomeResult
    share: float
    clause_key: str | None
    changes: tuple[ProposedChange, ...]


@dataclass(frozen=True, slots=True)
class _ItemJudgement:
    """The answer to one item of ``edit``, ``length`` characters long; ``question`` is None where words were to go."""

    edit: RedlineChange
    length: int
    question: ProposedItem | None
    answered: ItemAnswer

    @property
    def is_condition(self) -> bool:
        return self.question is not None and self.question.limb.is_condition

    @property
    def at(self) -> int:
        """Where its limb stands in the sentence."""
        return self.question.limb.at if self.question is not None else 0


def outcome(
    old: str,
    proposed: str,
    successors: Sequence[Candidate],
    lang: Lang,
    weights: OutcomeWeights | None = None,
    lexicon: Lexicon | None = None,
    elsewhere: PassageIndex | None = None,
) -> Outcome:
    """Judge ``proposed``, the wording asked for in place of ``old``, by the texts of what the clause became.

    ``successors`` are (clause id, text): one, several where the clause was split, none where it went. An empty
    ``proposed`` asks for the clause to go. What is not found there is looked for in ``elsewhere``, the rest of the new
    version (:func:`passage_index`). ``weights`` and ``lexicon`` are those that ship by default.
    """
    weights, lexicon = weights or outcome_weights(), lexicon or shipped_lexicon()
    present = [(clause_key, text) for clause_key, text in successors if text.strip()]
    if not proposed.strip():
        went = ProposedChange(old, "", 0.0 if present else 1.0)
        result = OutcomeResult.NOT_ADOPTED if present else OutcomeResult.ADOPTED
        return Outcome(result, went.stands, _first(present), (went,))
    old, proposed = _even(old), _even(proposed)
    old_sentences = read_sentences(fold(old), lang, lexicon, weights)
    proposed_sentences = read_sentences(fold(proposed), lang, lexicon, weights)
    new = passage_index(present, (old,), lang, lexicon, weights)
    asks = list(edits(old, proposed, lang, weights))
    judged = [item for edit in asks for item in _judged(edit, asks, old_sentences, proposed_sentences, new, weights)]
    if elsewhere is not None:
        judged = [_elsewhere(item, elsewhere, weights) for item in judged]
    if not present and not any(item.answered.answer is AnswerKind.STANDS for item in judged):
        return Outcome(OutcomeResult.MOOT, 0.0, None, ())
    if not judged:
        return _unchanged(proposed, present, proposed_sentences, new, weights)
    return _summed_up(list(_under_conditions(judged, weights)), present)


def passage_index(
    clauses: Iterable[Candidate],
    olds: Iterable[str],
    lang: Lang,
    lexicon: Lexicon | None = None,
    weights: OutcomeWeights | None = None,
) -> PassageIndex:
    """The new texts of ``clauses``, (clause id, text), ready to be asked; ``olds`` are the texts they came from."""
    weights, lexicon = weights or outcome_weights(), lexicon or shipped_lexicon()
    known = {
        limb.key
        for old in olds
        for sentence in read_sentences(fold(old), lang, lexicon, weights)
        for limb in sentence.limbs
    }
    read = ((clause_key, read_sentences(fold(text), lang, lexicon, weights)) for clause_key, text in clauses)
    return PassageIndex(list(limb_passages(read)), known)


def _even(text: str) -> str:
    """``text`` as it is where folding leaves every character in its place, else folded."""
    plain = fold(text)
    return text if len(plain) == len(text) else plain


def _joined_alike(text: str) -> str:
    """``text`` with one word for 或者 and 或, and one for 以及, 及, 与 and 和; a duty may be said or not."""
    return _AND.sub("和", text.replace("或者", "或").replace("应当", ""))


def _unchanged(
    proposed: str,
    present: Sequence[Candidate],
    proposed_sentences: Sequence[SentenceLimbs],
    new: PassageIndex,
    weights: OutcomeWeights,
) -> Outcome:
    """What became of a proposal to keep the clause as it is."""
    words = _joined_alike(equality_key(proposed)).rstrip(_STOPS)
    for clause_key, text in present:
        _, stands, rest = _joined_alike(equality_key(text)).partition(words)
        if stands and rest[:1] in ("", ",", *_STOPS):
            is_limited = bool(rest.strip(_STOPS)) and is_limited_beyond(proposed_sentences, new, clause_key)
            result = OutcomeResult.UNSURE if is_limited else OutcomeResult.ADOPTED
            return Outcome(result, 0.0 if is_limited else 1.0, clause_key, ())
    for sentence in proposed_sentences:
        for limb in sentence.limbs:
            answer = ask(whole_limb(limb, sentence), new, weights)
            if answer.answer is AnswerKind.CONTRARY:
                return Outcome(OutcomeResult.CONTRARY, 0.0, answer.clause_key, ())
    return Outcome(OutcomeResult.NOT_ADOPTED, 0.0, _first(present), ())


def _judged(
    edit: RedlineChange,
    every: Sequence[RedlineChange],
    old_sentences: Sequence[SentenceLimbs],
    proposed_sentences: Sequence[SentenceLimbs],
    new: PassageIndex,
    weights: OutcomeWeights,
) -> Iterator[_ItemJudgement]:
    """The answers to one change, item by item."""
    if any(map(str.isalnum, edit.inserted)):
        for question in asked_by(edit, every, old_sentences, proposed_sentences, weights):
            yield _ItemJudgement(edit, question.length, question, ask(question, new, weights))
        for item in replaced_items(edit, old_sentences):
            if still_stands(item, proposed_sentences, new):
                answer = ItemAnswer(AnswerKind.ABSENT, 0.0, None, "still", quote=item)
                yield _ItemJudgement(edit, len(item), None, answer)
        return
    for length, question in taken_out(edit, old_sentences):
        gone = answer_to_taking_out(edit, question, proposed_sentences, new, weights)
        if gone is not None:
            yield _ItemJudgement(edit, length, None, gone)


def _elsewhere(item: _ItemJudgement, new: PassageIndex, weights: OutcomeWeights) -> _ItemJudgement:
    """The item, or where nothing answered it in its own clause what the clauses most like it say elsewhere.

    Only an item that is wholly new can stand elsewhere, and only among words like those around it.
    """
    question = item.question
    if question is None or item.answered.answer is not AnswerKind.ABSENT or item.answered.share:
        return item
    telling = question.whole if question.around else question.limb.words
    if not question.whole or weight_of(telling) < weights.telling_limb:
        return item
    around = [word for limb in question.sentence if limb is not question.limb for word in limb.words]
    for clause in new.clauses_like(question.limb.words, weights.clauses_elsewhere):
        answer = ask(question, clause, weights, is_elsewhere=True)
        if answer.answer is AnswerKind.STANDS and share_in(around, clause.limbs[0].clause, weights) >= weights.half:
            return replace(item, answered=answer)
    return item


def _under_conditions(judged: Sequence[_ItemJudgement], weights: OutcomeWeights) -> Iterator[_ItemJudgement]:
    """The answers, a condition and what holds under it seen together.

    A condition came for nothing where nothing that was asked for under it did, unless so much of that stands that a
    person has to look; and so has one at what came under another condition than the one asked for.
    """
    sentences: dict[int, list[_ItemJudgement]] = {}
    for item in judged:
        if item.question is not None:
            sentences.setdefault(id(item.question.sentence), []).append(item)
    for item in judged:
        own = item.answered
        beside = sentences[id(item.question.sentence)] if item.question is not None else []
        if item.is_condition:
            under = [other.answered for other in beside if not other.is_condition]
            if own.share and under and all(answer.answer is AnswerKind.ABSENT and not answer.share for answer in under):
                is_near = any(answer.related >= weights.half for answer in under)
                own = replace(own, answer=AnswerKind.NEAR if is_near else AnswerKind.ABSENT, share=0.0, why="condition")
        elif own.answer is AnswerKind.STANDS:
            over = (other for other in beside if other.is_condition and other.at < item.at)
            if any(other.answered.answer is AnswerKind.ABSENT for other in over):
                own = replace(own, answer=AnswerKind.NEAR, share=0.5, why="condition")
        yield replace(item, answered=own)


def _summed_up(judged: Sequence[_ItemJudgement], present: Sequence[Candidate]) -> Outcome:
    changes: list[ProposedChange] = []
    for edit, group in groupby(judged, key=lambda item: item.edit):
        items = list(group)
        stood = sum(item.length * item.answered.share for item in items if item.answered.answer is not AnswerKind.NEAR)
        stands = stood / sum(item.length for item in items)
        first = next((item.answered for item in items if item.answered.why), None)
        why = first.why if first else "" if stands else "absent"
        changes.append(ProposedChange(edit.deleted, edit.inserted, stands, why, first.quote if first else ""))
    lengths = [len(change.inserted or change.deleted) for change in changes]
    share = sum(length * change.stands for length, change in zip(lengths, changes, strict=True)) / sum(lengths)
    answers = [item.answered for item in judged]
    keys = [answer.clause_key for answer in answers if answer.clause_key is not None and answer.share]
    keys = keys or [answer.clause_key for answer in answers if answer.clause_key is not None]
    clause_key = max(keys, key=keys.count) if keys else _first(present)
    return Outcome(_result(answers), round(share, 4), clause_key, tuple(changes))


def _result(answers: Sequence[ItemAnswer]) -> OutcomeResult:
    kinds = {answer.answer for answer in answers}
    if AnswerKind.CONTRARY in kinds:
        return OutcomeResult.CONTRARY
    if kinds == {AnswerKind.STANDS}:
        return OutcomeResult.ADOPTED
    if AnswerKind.NEAR in kinds and not {AnswerKind.ABSENT, AnswerKind.STANDS} <= kinds:
        return OutcomeResult.UNSURE
    return OutcomeResult.PARTLY if any(answer.share for answer in answers) else OutcomeResult.NOT_ADOPTED


def _first(successors: Sequence[Candidate]) -> str | None:
    return successors[0][0] if successors else None
