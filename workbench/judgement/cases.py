"""Adequacy cases that are kept: stored as a person gave them, judged anew each time they are shown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.drafts.models import Law
from workbench.errors import Invalid, NotFound
from workbench.instruments.model import Corpus
from workbench.judgement.models import AdequacyCase
from workbench.people.models import Member
from workbench.record.acts import Act
from workbench.record.service import Content, enter
from workbench.rules.adequacy import Case, judge_adequacy
from workbench.rules.working import Answer


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A case with its answer, or with the problem that keeps it from one; just one of the two is there."""

    case: Case
    answer: Answer | None = None
    problem: Invalid | None = None


@dataclass(frozen=True, slots=True)
class SavedCase:
    """A case that is kept, judged anew."""

    stored: AdequacyCase
    judged: CaseResult


def judge(corpus: Corpus, case: Case) -> CaseResult:
    """Judge a case; what is wrong with its inputs is told, not raised."""
    try:
        return CaseResult(case, judge_adequacy(corpus, case))
    except Invalid as problem:
        return CaseResult(case, problem=problem)


def dump_case(case: Case) -> str:
    """A case as JSON, in the shape that ``workbench adequacy`` reads."""
    told: Mapping[str, Any] = {
        "part": case.part,
        "method": case.method,
        "contingency": case.contingency,
        "inputs": dict(case.inputs or {}),
    }
    return json.dumps(told, ensure_ascii=False)


def load_case(dumped: str) -> Case:
    """The case that :func:`dump_case` wrote; raises Invalid where it is something else."""
    try:
        told = json.loads(dumped)
        return Case(str(told["part"]), str(told["method"]), str(told["contingency"]), dict(told["inputs"]))
    except (ValueError, TypeError, KeyError) as error:
        raise Invalid("case_unreadable") from error


def keep_case(session: Session, member: Member, law: Law, name: str, case: Case) -> AdequacyCase:
    """Keep a case with a law; raises Invalid where it has no name."""
    name = name.strip()
    if not name:
        raise Invalid("case_name_missing", field="name")
    stored = AdequacyCase(law_id=law.id, name=name[:200], inputs=dump_case(case), created_by=member.id)
    session.add(stored)
    session.flush()
    _enter(session, Act.CASE_SAVE, stored, member, after={"name": stored.name, "inputs": stored.inputs})
    return stored


def _enter(
    session: Session,
    act: Act,
    case: AdequacyCase,
    by: Member | None,
    before: Content = None,
    after: Content = None,
) -> None:
    subject, member_id = f"case:{case.id}", by.id if by else None
    enter(session, act, subject, by=member_id, law_id=case.law_id, before=before, after=after)


def find_case(session: Session, case_id: str) -> AdequacyCase:
    case = session.get(AdequacyCase, case_id)
    if case is None:
        raise NotFound("case_unknown")
    return case


def put_into_paper(session: Session, case: AdequacyCase, wanted: bool, by: Member | None = None) -> None:
    """Say whether papers on the case's law carry it as an annex."""
    _enter(session, Act.CASE_USE, case, by, before=case.in_paper, after=wanted)
    case.in_paper = wanted
    session.flush()


def drop_case(session: Session, case: AdequacyCase, by: Member | None = None) -> None:
    _enter(session, Act.CASE_DROP, case, by, before={"name": case.name, "inputs": case.inputs})
    session.delete(case)
    session.flush()


def saved_cases(session: Session, corpus: Corpus, law_id: str, *, for_paper: bool = False) -> Sequence[SavedCase]:
    """The cases kept with a law, oldest first; with ``for_paper`` only those that go into its papers."""
    rows = select(AdequacyCase).where(AdequacyCase.law_id == law_id)
    if for_paper:
        rows = rows.where(AdequacyCase.in_paper)
    stored = session.scalars(rows.order_by(AdequacyCase.created_at, AdequacyCase.id)).all()
    return [SavedCase(case, judge(corpus, load_case(case.inputs))) for case in stored]
