"""Every comment on a law with what became of it: what was decided and why, in papers, and in the newest draft."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.models import Agreement, Anchor, Comment
from workbench.commentary.terms import AnchorStatus, CommentTarget, Issue, PositionStatus, Stance
from workbench.compare.outcomes import judge_proposals
from workbench.compare.service import Pairing, pair_versions
from workbench.consultation.models import Return, Round
from workbench.decisions.models import Decision
from workbench.deliberation.gathering import Deliberation, deliberation_on
from workbench.deliberation.terms import Disposition
from workbench.drafts.models import Version
from workbench.drafts.service import later_versions
from workbench.law.address import cited
from workbench.law.model import Clause
from workbench.law.outcome import OutcomeResult
from workbench.papers.addresses import frozen_address
from workbench.papers.models import Paper, Position, PositionComment, SealedPaper
from workbench.people.models import Organisation
from workbench.people.organisations import list_organisations
from workbench.web.richtext import plain


@dataclass(frozen=True, slots=True)
class PaperAnswer:
    """What a sealed paper asks for on the strength of a comment; ``proposed`` is empty where it gives reasons alone."""

    number: str
    dated: date
    address: str
    proposed: str


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """What the newest draft says: ``result`` is what became of a wording that was asked for, None where none was.

    ``clauses`` are the clauses that answer, each with address and text; none where the clause is gone. ``is_same``
    where the clause reads as it did; ``is_whole`` where the comment was on no clause.
    """

    draft: str
    result: OutcomeResult | None
    clauses: tuple[tuple[str, str], ...]
    is_same: bool
    is_whole: bool


@dataclass(frozen=True, slots=True)
class CommentAnswer:
    """A comment and what its organisation is answered; it names no person.

    ``address`` is the clause where it was written, empty for the draft as a whole; ``agreeing`` are the organisations
    that say the same. ``disposition`` is None where it is not decided. ``is_taken_up`` where a paper that is not sealed
    yet takes it up: its words are not told before the chair has sealed them.
    """

    comment_id: str
    organisation_id: str
    agreeing: frozenset[str]
    draft: str
    address: str
    target: CommentTarget
    quote: str
    stance: Stance
    issue: Issue
    body: str
    proposed: str
    is_withdrawn: bool
    disposition: Disposition | None
    reason: str
    papers: tuple[PaperAnswer, ...]
    is_taken_up: bool
    newest: DraftAnswer | None


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """What comments add up to: those decided in each way, those not decided, and those withdrawn are all of them."""

    comments: int
    decided: Mapping[Disposition, int]
    undecided: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class OrganisationAnswer:
    """What one organisation is answered: on its own comments, on those of others with which it said the same.

    ``has_no_opinion`` where it returned in a round that it has none.
    """

    organisation_id: str
    own: tuple[CommentAnswer, ...]
    agreed: tuple[CommentAnswer, ...]
    has_no_opinion: bool

    @property
    def counts(self) -> AnswerCounts:
        return answer_counts(self.own)


def answer_counts(answers: Sequence[CommentAnswer]) -> AnswerCounts:
    present = [each for each in answers if not each.is_withdrawn]
    decided = Counter(each.disposition for each in present if each.disposition is not None)
    return AnswerCounts(
        comments=len(answers),
        decided={each: decided[each] for each in Disposition if decided[each]},
        undecided=sum(each.disposition is None for each in present),
        withdrawn=len(answers) - len(present),
    )


def answers_on(session: Session, law_id: str, language: str) -> tuple[CommentAnswer, ...]:
    """Every comment that came in on a law and is seen, in the order of its clauses, with what became of it."""
    whole = deliberation_on(session, law_id)
    rows = sorted((row for each in whole.opinions for row in each.comments), key=lambda row: (row.order, row.id))
    of_law = select(Comment).where(Comment.law_id == law_id, Comment.parent_id.is_(None))
    comments = {each.id: each for each in session.scalars(of_law).unique()}
    written, labels, agreeing = (
        _written(session, law_id),
        _labels(session, law_id, language),
        _agreeing(session, law_id),
    )
    decisions, papers, taken = _decisions(whole), _papers(session, law_id, language), _taken_up(session, law_id)
    newest = _newest(session, law_id, written, comments, language)
    return tuple(
        _answer(
            comments[row.id],
            written.get(row.id),
            labels,
            frozenset(agreeing.get(row.id, ())),
            decisions.get(row.id),
            papers.get(row.id, ()),
            row.id in taken,
            newest.get(row.id),
        )
        for row in rows
    )


def _answer(
    comment: Comment,
    anchor: Anchor | None,
    labels: Mapping[str, str],
    agreeing: frozenset[str],
    decision: Decision | None,
    papers: Sequence[PaperAnswer],
    is_taken_up: bool,
    newest: DraftAnswer | None,
) -> CommentAnswer:
    words, is_withdrawn = comment.current, comment.withdrawn_at is not None
    return CommentAnswer(
        comment_id=comment.id,
        organisation_id=comment.organisation_id,
        agreeing=agreeing,
        draft=labels.get(anchor.version_id, "") if anchor is not None else "",
        address=cited(anchor.clause.path) if anchor is not None and anchor.clause is not None else "",
        target=comment.target,
        quote=anchor.quote if anchor is not None and not is_withdrawn else "",
        stance=words.stance,
        issue=words.issue,
        body="" if is_withdrawn else plain(words.body),
        proposed="" if is_withdrawn else words.proposed,
        is_withdrawn=is_withdrawn,
        disposition=Disposition((decision.what or {})["disposition"]) if decision is not None else None,
        reason=decision.reason if decision is not None else "",
        papers=tuple(papers),
        is_taken_up=is_taken_up and not papers,
        newest=newest,
    )


def _decisions(whole: Deliberation) -> Mapping[str, Decision]:
    return {row.id: each.decision for each in whole.opinions if each.decision is not None for row in each.comments}


def _written(session: Session, law_id: str) -> Mapping[str, Anchor]:
    """Where each comment was written."""
    anchors = session.scalars(
        select(Anchor)
        .join(Comment, Comment.id == Anchor.comment_id)
        .where(Comment.law_id == law_id, Anchor.status == AnchorStatus.ORIGINAL)
    )
    return {anchor.comment_id: anchor for anchor in anchors}


def _labels(session: Session, law_id: str, language: str) -> Mapping[str, str]:
    versions = session.scalars(select(Version).where(Version.law_id == law_id))
    return {version.id: version.label_in(language) for version in versions}


def _agreeing(session: Session, law_id: str) -> Mapping[str, Sequence[str]]:
    """The organisations that say the same as each comment."""
    agreeing: dict[str, list[str]] = {}
    agreements = (
        select(Agreement.comment_id, Agreement.organisation_id)
        .join(Comment, Comment.id == Agreement.comment_id)
        .where(Comment.law_id == law_id, Agreement.withdrawn_at.is_(None))
    )
    for comment_id, organisation_id in session.execute(agreements):
        agreeing.setdefault(comment_id, []).append(organisation_id)
    return agreeing


def _papers(session: Session, law_id: str, language: str) -> Mapping[str, Sequence[PaperAnswer]]:
    """What the sealed papers ask for on the strength of each comment; one that a newer one replaced does so no more."""
    sealed = session.scalars(
        select(SealedPaper).where(SealedPaper.law_id == law_id).order_by(SealedPaper.sealed_at, SealedPaper.id)
    ).all()
    replaced = {each.replaces_id for each in sealed}
    asking: dict[str, list[PaperAnswer]] = {}
    for each in sealed:
        if each.id in replaced:
            continue
        made_from = json.loads(each.made_from)
        lang = made_from["version"]["lang"]
        for position in made_from["positions"]:
            proposed = position[f"proposed_{lang}"]
            answer = PaperAnswer(each.number, each.dated, frozen_address(position, language), proposed)
            for comment in position["comments"]:
                asking.setdefault(comment["id"], []).append(answer)
    return asking


def _taken_up(session: Session, law_id: str) -> set[str]:
    """The comments that some position of a paper takes up, dropped ones aside."""
    return set(
        session.scalars(
            select(PositionComment.comment_id)
            .join(Position, Position.id == PositionComment.position_id)
            .join(Paper, Paper.id == Position.paper_id)
            .where(Paper.law_id == law_id, Position.status != PositionStatus.DROPPED)
        )
    )


def answer_pairs(session: Session, law_id: str) -> Iterator[Pairing]:
    """Every draft of a law on which somebody commented, with the newest one after it."""
    commented = session.scalars(
        select(Version)
        .where(
            Version.law_id == law_id,
            Version.id.in_(
                select(Anchor.version_id)
                .join(Comment, Comment.id == Anchor.comment_id)
                .where(Comment.law_id == law_id, Anchor.status == AnchorStatus.ORIGINAL)
            ),
        )
        .order_by(Version.ordinal)
    ).all()
    for version in commented:
        later = later_versions(session, version)
        if later:
            yield pair_versions(session, version.id, later[-1].id)


def _newest(
    session: Session,
    law_id: str,
    written: Mapping[str, Anchor],
    comments: Mapping[str, Comment],
    language: str,
) -> Mapping[str, DraftAnswer]:
    """What the newest draft says to each comment that was written on an earlier one."""
    answers: dict[str, DraftAnswer] = {}
    for pairing in answer_pairs(session, law_id):
        label = pairing.new.label_in(language)
        for row in judge_proposals(session, pairing).rows:
            for comment in (row.comment, *row.supporters):
                answers[comment.id] = DraftAnswer(label, OutcomeResult(row.result), _clauses(row.news), False, False)
        for comment_id, anchor in written.items():
            if anchor.version_id == pairing.old.id and comment_id not in answers:
                answers[comment_id] = _unproposed(pairing, anchor, comments[comment_id], label)
    return answers


def _clauses(news: Sequence[Clause]) -> tuple[tuple[str, str], ...]:
    return tuple((cited(clause.path), clause.text) for clause in news)


def _unproposed(pairing: Pairing, anchor: Anchor, comment: Comment, label: str) -> DraftAnswer:
    """What became of the clause of a comment that asks for no wording; for a new article there is none to show."""
    if anchor.clause_id is None or comment.target is CommentTarget.NEW_ARTICLE:
        return DraftAnswer(label, None, (), False, True)
    old = pairing.old_text.by_key[pairing.old_law.keys[anchor.clause_id]]
    news = [pairing.new_text.by_key[key] for key in pairing.successors.get(old.key, ())]
    is_same = len(news) == 1 and news[0].text == old.text
    return DraftAnswer(label, None, _clauses(news), is_same, False)


def organisation_answers(
    session: Session, law_id: str, answers: Sequence[CommentAnswer]
) -> tuple[OrganisationAnswer, ...]:
    """What each organisation is answered, in the order of the tree: whoever spoke, said the same, or has no opinion."""
    without = _without_opinion(session, law_id)
    gathered = (_of_organisation(each, answers, without) for each in list_organisations(session))
    return tuple(each for each in gathered if each.own or each.agreed or each.has_no_opinion)


def _of_organisation(
    organisation: Organisation, answers: Sequence[CommentAnswer], without: frozenset[str]
) -> OrganisationAnswer:
    id_ = organisation.id
    return OrganisationAnswer(
        organisation_id=id_,
        own=tuple(each for each in answers if each.organisation_id == id_),
        agreed=tuple(each for each in answers if id_ in each.agreeing),
        has_no_opinion=id_ in without,
    )


def answer_of(
    session: Session, law_id: str, answers: Sequence[CommentAnswer], organisation: Organisation
) -> OrganisationAnswer:
    """What one organisation is answered, also where it said nothing."""
    return _of_organisation(organisation, answers, _without_opinion(session, law_id))


def _without_opinion(session: Session, law_id: str) -> frozenset[str]:
    returned = (
        select(Return.organisation_id)
        .join(Round, Round.id == Return.round_id)
        .where(Round.law_id == law_id, Return.submitted_at.is_not(None), Return.is_no_opinion)
    )
    return frozenset(session.scalars(returned))
