"""What the pages of position papers show: papers and positions in the reader's language, and no rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.commentary.terms import PositionStatus
from workbench.drafts.view_models import ClauseView, DraftView, clause_view, draft_view
from workbench.instruments.citation import format_ref
from workbench.lang.languages import Lang, text_language
from workbench.law.redline import DiffRun, redline
from workbench.papers.history import PAPER_TEXTS, POSITION_TEXTS
from workbench.papers.models import Paper, Position


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position in a paper; ``redline`` is empty where no wording is proposed, ``citations`` (reference, label).

    ``revision`` counts its saves.
    """

    id: str
    clause: ClauseView
    status: PositionStatus
    reasons: str
    comments: int
    redline: Sequence[DiffRun]
    citations: tuple[tuple[str, str], ...]
    revision: int


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


def paper_summary(paper: Paper, language: str) -> PaperSummary:
    return PaperSummary(paper.id, paper.title(language), draft_view(paper.version, language), len(paper.positions))


def paper_view(paper: Paper, lang: Lang) -> PaperView:
    return PaperView(
        id=paper.id,
        title=paper.title(lang),
        draft=draft_view(paper.version, lang),
        positions=tuple(_position_view(position, paper.version.lang, lang) for position in paper.positions),
    )


def _position_view(position: Position, law_lang: str, lang: Lang) -> PositionView:
    proposed = position.proposed(law_lang)
    return PositionView(
        id=position.id,
        clause=clause_view(position.clause),
        status=position.status,
        reasons=position.reasons(lang),
        comments=len(position.sources),
        redline=redline(position.clause.text, proposed, text_language(law_lang)) if proposed else (),
        citations=tuple((cited.provision, format_ref(cited.provision, lang)) for cited in position.citations),
        revision=position.revision,
    )
