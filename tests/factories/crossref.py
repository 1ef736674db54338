"""Links of made-up clauses to provisions of the corpus."""

from __future__ import annotations

from sqlalchemy.orm import Session

from workbench.crossref.links import add_link
from workbench.crossref.models import CrossReference
from workbench.drafts.models import StoredClause
from workbench.people.models import Member


def make_link(
    session: Session, member: Member, clause: StoredClause, provision: str = "C102:16", relation: str = "gives_effect"
) -> CrossReference:
    return add_link(session, member, clause, provision, relation, "依据会员章程。")
