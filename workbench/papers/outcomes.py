"""What became of the positions of a paper in every later draft: judged by the texts, overruled by persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from workbench.commentary.terms import CommentTarget
from workbench.compare.outcomes import judge_in, judge_new_article, judge_proposal, rule_on, standing_result
from workbench.compare.service import Pairing, pair_versions
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import histories, last_standing
from workbench.drafts.models import Version
from workbench.drafts.service import find_version, later_versions
from workbench.errors import NotFound
from workbench.law.model import STRUCTURE, Clause
from workbench.law.outcome import Outcome, OutcomeResult
from workbench.papers.models import Paper, Position
from workbench.people.models import Member


@dataclass(frozen=True, slots=True)
class PositionOutcome:
    """What became of a position in one later draft.

    ``result`` is what counts: the ruling that stands of those persons made, else the program's. ``news`` are the
    clauses that answer it.
    """

    version: Version
    outcome: Outcome
    result: str
    news: Sequence[Clause]
    rulings: Sequence[Decision]

    @property
    def ruling(self) -> Decision | None:
        """The ruling that stands, its note as the reason."""
        return last_standing(self.rulings)


@dataclass(frozen=True, slots=True)
class PositionJudgement:
    """A position with its outcomes, the first later draft first; none where there is no later draft yet."""

    position: Position
    outcomes: Sequence[PositionOutcome]


def pairs_of(session: Session, papers: Iterable[Paper]) -> Iterator[Pairing]:
    """The drafts that papers were written on, each with every later one: what their positions are judged by."""
    for sent_on in {paper.version_id: paper.version for paper in papers if paper.positions}.values():
        for version in later_versions(session, sent_on):
            yield pair_versions(session, sent_on.id, version.id)


def judge_positions(session: Session, paper: Paper) -> list[PositionJudgement]:
    """Judge what was sent: every position of the paper with a wording, dropped ones aside, in each later draft."""
    lang = paper.version.lang
    sent = [position for position in paper.positions if position.status != "dropped" and position.proposed(lang)]
    return judge_positions_of(session, sent)


def judge_positions_of(session: Session, positions: Sequence[Position]) -> list[PositionJudgement]:
    """Judge positions of any papers, each in the drafts after its paper's; one without a wording has no outcome."""
    outcomes: dict[str, list[PositionOutcome]] = {}
    judged = [position for position in positions if position.proposed(position.paper.version.lang)]
    for sent_on in {position.paper.version_id: position.paper.version for position in judged}.values():
        on_draft = [position for position in judged if position.paper.version_id == sent_on.id]
        for version in later_versions(session, sent_on):
            pairing = pair_versions(session, sent_on.id, version.id)
            rulings = histories(session, DecisionKind.OUTCOME, version.id)
            for position in on_draft:
                decided = rulings.get((position.id, version.id), ())
                outcomes.setdefault(position.id, []).append(_outcome(pairing, position, decided))
    return [PositionJudgement(position, outcomes.get(position.id, ())) for position in positions]


def _outcome(pairing: Pairing, position: Position, decided: Sequence[Decision]) -> PositionOutcome:
    computed, news = _judged(pairing, position, position.proposed(pairing.old_text.lang))
    return PositionOutcome(pairing.new, computed, standing_result(decided, computed), news, decided)


def _judged(pairing: Pairing, position: Position, proposed: str) -> tuple[Outcome, Sequence[Clause]]:
    """What the program says became of a position; what is on the draft as a whole it leaves to a person."""
    match position.target:
        case CommentTarget.DRAFT:
            return Outcome(OutcomeResult.UNSURE, 0.0, None, ()), ()
        case CommentTarget.NEW_ARTICLE:
            return judge_new_article(pairing, proposed)
    clause = pairing.old_text.by_key[pairing.old_law.keys[position.clause_id]]
    if clause.kind not in STRUCTURE:
        return judge_in(pairing, position.clause_id, proposed)
    news = [pairing.new_text.by_key[key] for key in pairing.successors.get(clause.key, ())]
    titles = [_titled(new) for new in news]
    return judge_proposal(_titled(clause), proposed, titles, pairing.old_text.lang), news


def _titled(chapter: Clause) -> Clause:
    """A chapter whose text is its label and heading, the words that a position on it is about."""
    return replace(chapter, text=f"{chapter.label} {chapter.heading}".strip())


def rule_on_position(
    session: Session, member: Member, position: Position, version_id: str, result: str, note: str, seen: int | None
) -> None:
    """Record a person's word on what became of a position in a later draft.

    As :func:`workbench.compare.outcomes.rule_on`; raises NotFound for a draft that is no later one of the same law.
    """
    version = find_version(session, version_id)
    if version not in later_versions(session, position.paper.version):
        raise NotFound("version_unknown")
    rule_on(session, member, version, position.id, result, note, seen)
