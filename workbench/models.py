"""Every table of the workbench, so that migrations and tests see them all."""

from workbench.commentary.models import Anchor, Comment, Revision
from workbench.consultation.models import Return, Round, RoundAnswer, RoundQuestion
from workbench.crossref.models import CrossReference, Rejection
from workbench.decisions.models import Decision
from workbench.deliberation.models import GatheredComment, Meeting, OfferedComment, Opinion, OpinionOffer
from workbench.drafts.models import Law, StoredClause, Upload, Version
from workbench.jobs.models import Job, TimerRun
from workbench.mail.models import Mail
from workbench.papers.models import (
    Paper,
    Position,
    PositionComment,
    PositionProvision,
    SealedFile,
    SealedPaper,
)
from workbench.people.models import Admission, Invitation, Member, Organisation, SignIn
from workbench.receiving.models import ReceivedFile
from workbench.record.models import RecordEntry, RecordLink
from workbench.standards.models import OfficialProvision, OfficialText
from workbench.web.models import HandledForm

__all__ = [
    "Admission",
    "Anchor",
    "Comment",
    "CrossReference",
    "Decision",
    "GatheredComment",
    "HandledForm",
    "Invitation",
    "Job",
    "Law",
    "Mail",
    "Meeting",
    "Member",
    "OfferedComment",
    "OfficialProvision",
    "OfficialText",
    "Opinion",
    "OpinionOffer",
    "Organisation",
    "Paper",
    "Position",
    "PositionComment",
    "PositionProvision",
    "ReceivedFile",
    "RecordEntry",
    "RecordLink",
    "Rejection",
    "Return",
    "Revision",
    "Round",
    "RoundAnswer",
    "RoundQuestion",
    "SealedFile",
    "SealedPaper",
    "SignIn",
    "StoredClause",
    "TimerRun",
    "Upload",
    "Version",
]
