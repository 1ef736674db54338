"""What persons found on a version: one finding for each Part of C.102 and for each guarantee of the floor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.crossref.models import CrossReference
from workbench.db import now
from workbench.drafts.models import Version
from workbench.errors import Invalid
from workbench.instruments.model import Corpus
from workbench.judgement.models import PartFinding
from workbench.people.models import Member
from workbench.rules.articles import article_2, recommendation_202
from workbench.rules.articles.article_2 import Acceptance
from workbench.rules.articles.recommendation_202 import Claim, Floor, judge_floor
from workbench.rules.figures import branch_parts

GUARANTEES: Final = "R202:5"


def parts(corpus: Corpus) -> tuple[str, ...]:
    """Parts II to X."""
    return tuple(part.number for part in branch_parts(corpus))


def guarantees(corpus: Corpus) -> tuple[str, ...]:
    """The addresses of the four guarantees, ``5(a)`` to ``5(d)``."""
    return tuple(provision.address for provision in corpus.children(GUARANTEES))


def findings_on(session: Session, version: Version) -> Mapping[str, PartFinding]:
    """The findings on a version, by Part or by guarantee."""
    rows = session.scalars(select(PartFinding).where(PartFinding.version_id == version.id))
    return {finding.part: finding for finding in rows}


def record_finding(
    session: Session, corpus: Corpus, member: Member, version: Version, part: str, verdict: str, reason: str
) -> None:
    """Record what a person found, in place of an earlier finding; an empty verdict takes it back.

    Raises Invalid for a Part or verdict there is not, and for a verdict without a reason.
    """
    allowed: tuple[str, ...] = article_2.VERDICTS if part in parts(corpus) else recommendation_202.VERDICTS
    if part not in (*parts(corpus), *guarantees(corpus)) or (verdict and verdict not in allowed):
        raise Invalid("finding_unknown", field="verdict")
    if verdict and not reason.strip():
        raise Invalid("finding_reason_missing", field="reason")
    finding = session.scalar(select(PartFinding).where(PartFinding.version_id == version.id, PartFinding.part == part))
    if not verdict:
        if finding is not None:
            session.delete(finding)
    elif finding is None:
        session.add(
            PartFinding(version_id=version.id, part=part, verdict=verdict, reason=reason.strip(), member_id=member.id)
        )
    else:
        finding.verdict, finding.reason, finding.member_id, finding.created_at = (
            verdict,
            reason.strip(),
            member.id,
            now(),
        )
    session.flush()


def assessed(corpus: Corpus, findings: Mapping[str, PartFinding], declaration: bool) -> Acceptance:
    """What the findings come to under Arts. 2, 3 and 5; a Part nobody judged counts as not met."""
    order = parts(corpus)
    verdicts = {
        part: verdict
        for part, finding in findings.items()
        for verdict in article_2.VERDICTS
        if part in order and verdict == finding.verdict
    }
    return article_2.assess(corpus, verdicts, declaration)


def floor_of(corpus: Corpus, findings: Mapping[str, PartFinding], links: Sequence[CrossReference]) -> Floor:
    """What the findings come to under R.202, each guarantee with the clauses that persons linked to it.

    Paragraph 7 wants a guarantee founded in law: one found secured or partly secured stays open until a clause is
    linked to it.
    """
    claims: dict[str, Claim] = {}
    for provision in corpus.children(GUARANTEES):
        clauses = tuple(link.clause_id for link in links if link.provision == provision.ref)
        finding = findings.get(provision.address)
        for verdict in recommendation_202.VERDICTS:
            if finding and finding.verdict == verdict and (clauses or verdict not in {"secured", "partly"}):
                claims[provision.number] = Claim(clauses, verdict)
    return judge_floor(corpus, claims)
