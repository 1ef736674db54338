"""The clauses that persons linked to a provision, in the newest version of every law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.crossref.models import CrossReference
from workbench.drafts.models import StoredClause, Version
from workbench.standards.official.matching import is_within


@dataclass(frozen=True, slots=True)
class CitingVersion:
    """A version of a law and its clauses linked to a provision, each with the link, in reading order."""

    version: Version
    clauses: Sequence[tuple[StoredClause, CrossReference]]


def citing(session: Session, ref: str) -> list[CitingVersion]:
    """The clauses linked to the provision, to what stands below it, or to what it is part of; newest laws first."""
    newest = select(Version.law_id, func.max(Version.ordinal)).group_by(Version.law_id)
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
    by_version: dict[str, CitingVersion] = {}
    for version, clause, link in rows:
        if is_within(link.provision, ref) or is_within(ref, link.provision):
            cited = by_version.get(version.id, CitingVersion(version, ()))
            by_version[version.id] = CitingVersion(version, (*cited.clauses, (clause, link)))
    return list(by_version.values())


def _ids(session: Session, ordinals: dict[str, int]) -> list[str]:
    """The versions of each law with its highest ordinal, translations among them."""
    versions = session.execute(select(Version.id, Version.law_id, Version.ordinal))
    return [version for version, law, ordinal in versions if ordinals.get(law) == ordinal]
