"""What the pages of position papers show: papers and positions in the reader's language, and no rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from workbench.commentary.terms import CommentTarget, PositionStatus
from workbench.compare.outcomes import say_why
from workbench.decisions.models import Decision
from workbench.decisions.view_models import DecisionView, decision_views
from workbench.drafts.view_models import ClauseView, DraftView, clause_view, draft_view
from workbench.instruments.citation import format_ref
from workbench.lang.languages import Lang, text_language
from workbench.law.address import cited
from workbench.law.redline import DiffRun, redline
from workbench.papers.addresses import amended_text, position_address
from workbench.papers.cautions import PaperCaution, PaperWarning
from workbench.papers.history import PAPER_TEXTS, POSITION_TEXTS
from workbench.papers.models import Paper, Position
from workbench.papers.outcomes import PositionJudgement, PositionOutcome


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position in a paper; ``redline`` is empty where no wording is proposed, ``citations`` (reference, label).

    ``address`` says what it is on, ``heading`` is that of its clause, ``text`` the words that its wording replaces.
    ``revision`` counts its saves; ``lang`` is the language of the draft.
    """

    id: str
    clause: ClauseView
    target: CommentTarget
    address: str
    heading: str
    text: str
    status: PositionStatus
    reasons: str
    comments: int
    redline: Sequence[DiffRun]
    citations: tuple[tuple[str, str], ...]
    revision: int
    lang: str


@dataclass(frozen=True, slots=True)
class PaperWarningView:
    """Something to look at before the paper is sealed; ids are empty where it is of the paper itself."""

    caution: PaperCaution
    position_id: str
    address: str
    comment_id: str
    lang: str


def warning_views(warnings: Sequence[PaperWarning], language: str) -> tuple[PaperWarningView, ...]:
    return tuple(
        PaperWarningView(
            each.caution,
            each.position.id if each.position else "",
            position_address(each.position, language) if each.position else "",
            each.comment_id,
            each.lang,
        )
        for each in warnings
    )


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper with the draft it is on and its positions in their order."""

    id: str
    title: str
    draft: DraftView
    positions: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True)
class PaperSummary:
    """A paper as lists name it."""

    id: str
    title: str
    draft: DraftView
    positions: int


@dataclass(frozen=True, slots=True)
class PositionSummary:
    """A position as lists name it: what it is on, and how far they have come with it."""

    id: str
    address: str
    heading: str
    status: PositionStatus
    comments: int


@dataclass(frozen=True, slots=True)
class StoredPaperView:
    """What is stored of a paper, beside the form that changes it: ``texts`` by the names of the form's fields."""

    id: str
    dated: date | None
    texts: Mapping[str, str]


def stored_paper_view(paper: Paper) -> StoredPaperView:
    return StoredPaperView(paper.id, paper.dated, {name: getattr(paper, name) for name in PAPER_TEXTS})


@dataclass(frozen=True, slots=True)
class StoredPositionView:
    """What is stored of a position, beside the form that changes it: ``texts`` by the names of the form's fields."""

    id: str
    texts: Mapping[str, str]
    status: PositionStatus


def stored_position_view(position: Position) -> StoredPositionView:
    texts = {name: getattr(position, name) for name in POSITION_TEXTS}
    return StoredPositionView(position.id, texts, position.status)


@dataclass(frozen=True, slots=True)
class PositionOutcomeView:
    """What became of a position in one later draft; ``whys`` are sentences, ``ruling`` the note of the ruling.

    ``stated`` is what was recorded of what the drafter states, the last one counting.
    """

    draft: DraftView
    result: str
    judged: str
    addresses: tuple[str, ...]
    whys: tuple[str, ...]
    ruling: str | None
    decisions: tuple[DecisionView, ...]
    stated: tuple[DecisionView, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionJudgementView:
    """A position with what became of it, draft by draft."""

    id: str
    clause: ClauseView
    address: str
    outcomes: tuple[PositionOutcomeView, ...]


def position_judgement_view(
    judged: PositionJudgement,
    language: str,
    stated: Mapping[tuple[str, str], Sequence[Decision]] = MappingProxyType({}),
) -> PositionJudgementView:
    """``stated`` are the drafter's answers by position and draft, where the page shows them."""
    return PositionJudgementView(
        id=judged.position.id,
        clause=clause_view(judged.position.clause),
        address=position_address(judged.position, language),
        outcomes=tuple(
            replace(
                _outcome_view(outcome, language),
                stated=decision_views(stated.get((judged.position.id, outcome.version.id), ()), language),
            )
            for outcome in judged.outcomes
        ),
    )


def _outcome_view(judged: PositionOutcome, language: str) -> PositionOutcomeView:
    return PositionOutcomeView(
        draft=draft_view(judged.version, language),
        result=judged.result,
        judged=judged.outcome.result,
        addresses=tuple(cited(clause.path) for clause in judged.news),
        whys=tuple(say_why(change, language) for change in judged.outcome.changes if change.why),
        ruling=judged.ruling.reason if judged.ruling else None,
        decisions=decision_views(judged.rulings, language),
    )


def paper_summary(paper: Paper, language: str) -> PaperSummary:
    return PaperSummary(paper.id, paper.title(language), draft_view(paper.version, language), len(paper.positions))


def position_summary(position: Position, language: str) -> PositionSummary:
    return PositionSummary(
        id=position.id,
        address=position_address(position, language),
        heading=position.clause.heading if position.target is CommentTarget.CLAUSE else "",
        status=position.status,
        comments=len(position.sources),
    )


def paper_view(paper: Paper, lang: Lang) -> PaperView:
    return PaperView(
        id=paper.id,
        title=paper.title(lang),
        draft=draft_view(paper.version, lang),
        positions=tuple(position_view(position, paper.version.lang, lang) for position in paper.positions),
    )


def position_view(position: Position, law_lang: str, lang: Lang) -> PositionView:
    proposed = position.proposed(law_lang)
    return PositionView(
        id=position.id,
        clause=clause_view(position.clause),
        target=position.target,
        address=position_address(position, lang),
        heading=position.clause.heading if position.target is CommentTarget.CLAUSE else "",
        text=amended_text(position),
        status=position.status,
        reasons=position.reasons(lang),
        comments=len(position.sources),
        redline=redline(amended_text(position), proposed, text_language(law_lang)) if proposed else (),
        citations=tuple((citation.provision, format_ref(citation.provision, lang)) for citation in position.citations),
        revision=position.revision,
        lang=law_lang,
    )
