"""What the pages of judgement show of cases that are kept: the case judged anew, with its history, and no rows."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.decisions.view_models import DecisionView, decision_views
from workbench.judgement.cases import CaseResult, SavedCase


@dataclass(frozen=True, slots=True)
class SavedCaseView:
    """A case kept under a name; ``in_paper`` says that papers on its law carry it as an annex."""

    id: str
    name: str
    in_paper: bool
    judged: CaseResult
    decisions: tuple[DecisionView, ...]


def saved_case_view(case: SavedCase, language: str) -> SavedCaseView:
    return SavedCaseView(case.id, case.name, case.in_paper, case.judged, decision_views(case.decisions, language))
