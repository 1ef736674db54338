"""Adequacy cases that are kept: each as a person gave it, judged anew whenever it is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

from workbench.db import new_id
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide, histories, history
from workbench.drafts.models import Law
from workbench.errors import Invalid, NotFound
from workbench.instruments.model import Corpus
from workbench.lang.cleaning import clean_line, read_json
from workbench.people.models import Member
from workbench.rules.adequacy import Case, judge_adequacy
from workbench.rules.working import Answer

LONGEST_CASE: Final = 20_000  # characters of its JSON
LONGEST_NAME: Final = 200  # characters


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A case with its answer, or with the problem that keeps it from one; just one of the two is there."""

    case: Case
    answer: Answer | None = None
    problem: Invalid | None = None


@dataclass(frozen=True, slots=True)
class SavedCase:
    """A case that is kept under a name, judged anew; ``decisions`` are what persons did with it, in their order."""

    id: str
    name: str
    in_paper: bool
    judged: CaseResult
    decisions: Sequence[Decision]


def judge(corpus: Corpus, case: Case) -> CaseResult:
    """Judge a case; what is wrong with its inputs is told, not raised."""
    try:
        return CaseResult(case, judge_adequacy(corpus, case))
    except Invalid as problem:
        return CaseResult(case, problem=problem)


def case_data(case: Case) -> Mapping[str, Any]:
    """A case as plain values, in the shape that ``workbench adequacy`` reads."""
    return {
        "part": case.part,
        "method": case.method,
        "contingency": case.contingency,
        "inputs": dict(case.inputs or {}),
    }


def dump_case(case: Case) -> str:
    """A case as JSON, in the shape that ``workbench adequacy`` reads."""
    return json.dumps(case_data(case), ensure_ascii=False)


def load_case(dumped: str) -> Case:
    """The case that :func:`dump_case` wrote, as a form sends it back; raises Invalid where it is something else."""
    try:
        return _read_case(read_json(dumped, LONGEST_CASE))
    except Invalid as error:
        raise Invalid("case_unreadable") from error


def _read_case(values: Any) -> Case:
    try:
        part, method, contingency = values["part"], values["method"], values["contingency"]
        inputs = dict(values["inputs"])
    except (ValueError, TypeError, KeyError) as error:
        raise Invalid("case_unreadable") from error
    if not all(isinstance(word, str) for word in (part, method, contingency)):
        raise Invalid("case_unreadable")
    return Case(part, method, contingency, inputs)


def keep_case(session: Session, member: Member, law: Law, name: str, case: Case) -> str:
    """Keep a case with a law; returns its id. Raises Invalid where it has no name, or too long a one."""
    name = clean_line(name)
    if not name:
        raise Invalid("case_name_missing", field="name")
    if len(name) > LONGEST_NAME:
        raise Invalid("text_long", field="name", most=LONGEST_NAME)
    what = {"name": name, "case": case_data(case), "in_paper": False}
    return decide(
        session, DecisionKind.CASE, new_id(), scope=law.id, by=member, what=what, seen=0, law_id=law.id
    ).subject_id


def law_of_case(session: Session, case_id: str) -> str:
    """The id of the law with which a case is or was kept; raises NotFound."""
    return _last_words(session, case_id).scope


def put_into_paper(session: Session, member: Member, case_id: str, in_paper: bool, seen: int | None = None) -> None:
    """Say whether papers on the case's law carry it as an annex, also of one that was removed: it is kept again.

    ``seen`` is the number of the decision that the person had before them; raises Conflict where there is a later one.
    """
    _decide(session, member, case_id, {**(_last_words(session, case_id).what or {}), "in_paper": in_paper}, seen)


def drop_case(session: Session, member: Member, case_id: str, seen: int | None = None) -> None:
    """Remove a case; what it was stays in its history. Raises Conflict like :func:`put_into_paper`."""
    _last_words(session, case_id)
    _decide(session, member, case_id, None, seen)


def _last_words(session: Session, case_id: str) -> Decision:
    """The last decision that says what the case is; raises NotFound."""
    saying = [decision for decision in history(session, DecisionKind.CASE, case_id) if decision.what is not None]
    if not saying:
        raise NotFound("case_unknown")
    return saying[-1]


def _decide(session: Session, member: Member, case_id: str, what: Mapping[str, Any] | None, seen: int | None) -> None:
    law_id = law_of_case(session, case_id)
    decide(session, DecisionKind.CASE, case_id, scope=law_id, by=member, what=what, seen=seen, law_id=law_id)


def saved_cases(session: Session, corpus: Corpus, law_id: str, *, for_paper: bool = False) -> Sequence[SavedCase]:
    """The cases kept with a law, oldest first; with ``for_paper`` only those that go into its papers."""
    return [
        SavedCase(
            id=decisions[-1].subject_id,
            name=what["name"],
            in_paper=what["in_paper"],
            judged=_judge_stored(corpus, what["case"]),
            decisions=decisions,
        )
        for decisions in _histories(session, law_id)
        if (what := decisions[-1].what) is not None and (what["in_paper"] or not for_paper)
    ]


def _judge_stored(corpus: Corpus, values: Any) -> CaseResult:
    """Judge a kept case; one kept before cases were looked at so closely shows its problem, not a broken page."""
    try:
        return judge(corpus, _read_case(values))
    except Invalid as problem:
        return CaseResult(Case("", "", "", {}), problem=problem)


def removed_cases(session: Session, law_id: str) -> Sequence[Sequence[Decision]]:
    """The histories of the cases that were removed, oldest case first."""
    return [decisions for decisions in _histories(session, law_id) if decisions[-1].what is None]


def _histories(session: Session, law_id: str) -> Sequence[Sequence[Decision]]:
    decided = histories(session, DecisionKind.CASE, law_id).values()
    return sorted(decided, key=lambda decisions: (decisions[0].decided_at, decisions[0].id))
