"""Every table of the workbench, so that migrations and tests see them all."""

from workbench.commentary.models import Comment, Place, Revision
from workbench.compare.models import OutcomeRuling, StoredOverrule
from workbench.crossref.models import Link, Rejection
from workbench.drafts.models import Law, StoredClause, Upload, Version
from workbench.judgement.models import AdequacyCase, PartFinding
from workbench.papers.models import Position, PositionComment, PositionProvision, StoredPaper
from workbench.people.models import Member, Organisation, SignIn
from workbench.standards.models import OfficialProvision, OfficialText

__all__ = [
    "AdequacyCase",
    "Comment",
    "Law",
    "Link",
    "Member",
    "OfficialProvision",
    "OfficialText",
    "Organisation",
    "OutcomeRuling",
    "PartFinding",
    "Place",
    "Position",
    "PositionComment",
    "PositionProvision",
    "Rejection",
    "Revision",
    "SignIn",
    "StoredClause",
    "StoredOverrule",
    "StoredPaper",
    "Upload",
    "Version",
]
