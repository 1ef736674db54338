"""What persons found on a version: on each Part of C.102, each condition of all, each guarantee of the floor."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from workbench.crossref.models import CrossReference
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide, histories, last_standing
from workbench.drafts.models import Version
from workbench.drafts.service import refuse_withdrawn
from workbench.errors import Invalid
from workbench.instruments.model import Corpus
from workbench.people.models import Member
from workbench.rules.articles.article_2 import COMMON, Acceptance, ConditionState, PartVerdict, assess
from workbench.rules.articles.recommendation_202 import FOUNDED, Claim, Floor, GuaranteeVerdict, judge_floor
from workbench.rules.figures import branch_parts

GUARANTEES: Final = "R202:5"
# What may be found of a condition that all Parts share: an exception is open to Parts only.
CONDITION_VERDICTS: Final = (PartVerdict.MET, PartVerdict.NOT_MET)
# The verdicts by the word that is stored; no two of both lists have one in common.
VERDICTS: Final[Mapping[str, PartVerdict | GuaranteeVerdict]] = {
    verdict.value: verdict for verdict in (*PartVerdict, *GuaranteeVerdict)
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a person found on a Part, condition or guarantee, and why; the verdict is one of :data:`VERDICTS`."""

    verdict: str
    reason: str


def parts(corpus: Corpus) -> tuple[str, ...]:
    """Parts II to X."""
    return tuple(part.number for part in branch_parts(corpus))


def guarantees(corpus: Corpus) -> tuple[str, ...]:
    """The addresses of the four guarantees, ``5(a)`` to ``5(d)``."""
    return tuple(provision.address for provision in corpus.children(GUARANTEES))


def finding_histories(session: Session, version: Version) -> Mapping[str, Sequence[Decision]]:
    """Every finding ever made on a version, by Part or by guarantee, the first one first."""
    return {part: decisions for (_, part), decisions in histories(session, DecisionKind.FINDING, version.id).items()}


def standing_findings(decided: Mapping[str, Sequence[Decision]]) -> Mapping[str, Finding]:
    """The findings that stand, by Part or by guarantee; none where the last decision took it back."""
    last = {part: last_standing(decisions) for part, decisions in decided.items()}
    return {
        part: Finding(VERDICTS[decision.what["verdict"]], decision.reason)
        for part, decision in last.items()
        if decision and decision.what
    }


def findings_on(session: Session, version: Version) -> Mapping[str, Finding]:
    """The findings that stand on a version, by Part or by guarantee."""
    return standing_findings(finding_histories(session, version))


def record_finding(
    session: Session,
    corpus: Corpus,
    member: Member,
    version: Version,
    part: str,
    finding: Finding,
    seen: int | None = None,
) -> None:
    """Record what a person found, in place of an earlier finding; an empty verdict takes it back.

    ``seen`` is the number of the finding the person had before them. Raises Invalid for a Part or verdict there is
    not, and for a verdict without a reason; Conflict where somebody decided since, or the version is withdrawn.
    """
    refuse_withdrawn(version)
    verdict, reason = finding.verdict, finding.reason.strip()
    allowed = _verdicts_on(corpus, part)
    if not allowed or (verdict and verdict not in allowed):
        raise Invalid("finding_unknown", field="verdict")
    if verdict and not reason:
        raise Invalid("finding_reason_missing", field="reason")
    decide(
        session,
        DecisionKind.FINDING,
        version.id,
        aspect=part,
        scope=version.id,
        by=member,
        what={"verdict": verdict} if verdict else None,
        reason=reason,
        seen=seen,
        law_id=version.law_id,
    )


def _verdicts_on(corpus: Corpus, part: str) -> Collection[str]:
    """What may be found of a Part, a condition or a guarantee; nothing where there is none of the name."""
    if part in parts(corpus):
        return tuple(PartVerdict)
    if part in COMMON:
        return CONDITION_VERDICTS
    return tuple(GuaranteeVerdict) if part in guarantees(corpus) else ()


def assessed(corpus: Corpus, findings: Mapping[str, Finding], declaration: bool) -> Acceptance:
    """What the findings come to under Arts. 2(a), 3 and 5; what nobody judged is not yet judged."""
    order = parts(corpus)
    verdicts = {part: PartVerdict(finding.verdict) for part, finding in findings.items() if part in order}
    common = {name: ConditionState(finding.verdict) for name, finding in findings.items() if name in COMMON}
    return assess(corpus, verdicts, declaration, common)


def floor_of(corpus: Corpus, findings: Mapping[str, Finding], links: Sequence[CrossReference]) -> Floor:
    """What the findings come to under R.202, each guarantee with the clauses that persons linked to it.

    Paragraph 7 wants a guarantee founded in law: what is said to be secured or partly secured stays open until a
    clause is linked to it.
    """
    claims: dict[str, Claim] = {}
    for provision in corpus.children(GUARANTEES):
        clauses = tuple(link.clause_id for link in links if link.provision == provision.ref)
        finding = findings.get(provision.address)
        if finding and (clauses or finding.verdict not in FOUNDED):
            claims[provision.number] = Claim(clauses, GuaranteeVerdict(finding.verdict))
    return judge_floor(corpus, claims)
