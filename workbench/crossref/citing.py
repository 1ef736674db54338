"""The clauses that persons linked to a provision, in the newest version of every law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.crossref.models import CrossReference
from workbench.crossref.relations import Relation
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.view_models import ClauseView, DraftView, clause_view, draft_view
from workbench.standards.official.matching import is_within


@dataclass(frozen=True, slots=True)
class ClauseLink:
    """A clause with one link that persons made from it: how it stands to the provision, and their note."""

    clause: ClauseView
    relation: Relation
    provision: str
    note: str


def clause_link(clause: StoredClause, link: CrossReference) -> ClauseLink:
    return ClauseLink(clause_view(clause), link.relation, link.provision, link.note)


@dataclass(frozen=True, slots=True)
class CitingVersion:
    """The newest draft of a law and its clauses linked to a provision, in reading order."""

    draft: DraftView
    clauses: Sequence[ClauseLink]


def citing(session: Session, ref: str, language: str) -> list[CitingVersion]:
    """The clauses linked to the provision, to what stands below it, or to what it is part of; newest laws first."""
    is_current = Version.withdrawn_at.is_(None)
    newest = select(Version.law_id, func.max(Version.ordinal)).where(is_current).group_by(Version.law_id)
    rows = session.execute(
        select(Version, StoredClause, CrossReference)
        .join(StoredClause, StoredClause.version_id == Version.id)
        .join(CrossReference, CrossReference.clause_id == StoredClause.id)
        .where(
            CrossReference.ended_at.is_(None),
            CrossReference.provision.startswith(ref.partition(":")[0] + ":"),
            Version.id.in_(_ids(session, dict(session.execute(newest).all()))),
        )
        .order_by(Version.created_at.desc(), Version.id, StoredClause.position, CrossReference.provision)
    )
    linked: dict[Version, list[ClauseLink]] = {}
    for version, clause, link in rows:
        if is_within(link.provision, ref) or is_within(ref, link.provision):
            linked.setdefault(version, []).append(clause_link(clause, link))
    return [CitingVersion(draft_view(version, language), clauses) for version, clauses in linked.items()]


def _ids(session: Session, ordinals: dict[str, int]) -> list[str]:
    """The versions of each law with its highest ordinal that stand, translations among them."""
    columns = select(Version.id, Version.law_id, Version.ordinal)
    versions = session.execute(columns.where(Version.withdrawn_at.is_(None)))
    return [version for version, law, ordinal in versions if ordinals.get(law) == ordinal]
