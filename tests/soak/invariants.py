"""What must be true of a world whatever was done in it at the same moment: each a function that yields what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.factories.people import PASSWORD
from tests.soak.federation import OF_ORGANISATIONS, OF_ROUNDS
from tests.soak.occasional import OF_OCCASIONS
from tests.soak.world import World
from workbench.commentary.models import Anchor, Comment
from workbench.commentary.terms import AnchorStatus
from workbench.consultation.models import Round
from workbench.crossref.models import CrossReference, Rejection
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import ACTS, history, number_of
from workbench.drafts.models import StoredClause, Upload, Version
from workbench.jobs.models import Job, JobState
from workbench.jobs.service import ATTEMPTS
from workbench.papers.models import Paper, Position
from workbench.people.models import Member, SignIn
from workbench.people.permissions import Role
from workbench.people.service import _is_right
from workbench.record.acts import Act
from workbench.record.models import RecordEntry
from workbench.search.comments.index import count_missing
from workbench.standards.models import OfficialProvision, OfficialText

Invariant = Callable[[Session, World], Iterator[str]]


def _comments(session: Session, world: World) -> Iterator[str]:
    """No edit is lost or half there, each stands where it was written, and each act is entered once."""
    before = session.scalars(select(Round.id).where(Round.law_id == world.law_id, Round.number == 0)).all()
    if len(before) != 1:
        yield f"{len(before)} rounds before rounds"
    for comment in session.scalars(select(Comment).where(Comment.law_id == world.law_id)):
        numbers = [revision.number for revision in comment.revisions]
        if numbers != list(range(1, comment.latest + 1)):
            yield f"revisions {numbers} of a comment whose latest is {comment.latest}"
        acts = Counter(session.scalars(select(RecordEntry.act).where(RecordEntry.subject == f"comment:{comment.id}")))
        entered = acts[Act.COMMENT_EDIT], acts[Act.COMMENT_WITHDRAW]
        if entered != (comment.latest - 1, int(comment.withdrawn_at is not None)):
            yield f"{entered} edits and withdrawals entered of a comment at revision {comment.latest}"
        written = select(func.count()).select_from(Anchor).where(Anchor.comment_id == comment.id)
        original = session.scalar(written.where(Anchor.status == AnchorStatus.ORIGINAL))
        if original != int(comment.parent_id is None):
            yield f"a comment stands {original} times where it was written"
    if missing := count_missing(session.connection()):
        yield f"{missing} comments out of step with their index"


def _decisions(session: Session, world: World) -> Iterator[str]:
    """Decisions are numbered without gaps, and each is entered once."""
    scopes = [world.law_id, world.old_id, world.new_id, world.paper_id]
    decisions = session.scalars(select(Decision).where(Decision.scope.in_(scopes)).order_by(Decision.number)).all()
    numbers: dict[tuple[str, str, str], list[int]] = {}
    for decision in decisions:
        numbers.setdefault((decision.kind, decision.subject_id, decision.aspect), []).append(decision.number)
    for subject, counted in numbers.items():
        if counted != list(range(1, len(counted) + 1)):
            yield f"decisions {counted} on {subject}"
        named = ":".join(subject).rstrip(":")
        entries = select(func.count()).select_from(RecordEntry).where(RecordEntry.subject == named)
        acts = ACTS[DecisionKind(subject[0])]
        if (entered := session.scalar(entries.where(RecordEntry.act.in_(acts)))) != len(counted):
            yield f"{entered} entries of {len(counted)} decisions on {subject}"


def _anchors(session: Session, world: World) -> Iterator[str]:
    """Where a person has confirmed a place, the comment stands there and nowhere else."""
    for comment_id in (world.comment_id, world.silent_id):
        anchors = session.scalars(
            select(Anchor).where(Anchor.comment_id == comment_id, Anchor.version_id == world.new_id)
        ).all()
        if len(anchors) != 1:
            yield f"a comment stands {len(anchors)} times in the new version"
        decisions = history(session, DecisionKind.ANCHOR, comment_id, world.new_id)
        if decisions and (what := decisions[-1].what):
            stands = (anchors[0].status, anchors[0].clause_id, anchors[0].quote)
            if stands != (AnchorStatus.CONFIRMED, what["clause"], what["quote"]):
                yield f"a place was confirmed at {what['path']}, and the comment stands {stands}"


def _papers(session: Session, world: World) -> Iterator[str]:
    """No save is lost, what stands is what was last saved, and every position has a rank of its own."""
    paper = session.get_one(Paper, world.paper_id)
    if (saves := number_of(session, DecisionKind.PAPER, paper.id)) != paper.revision:
        yield f"{saves} saves of a paper at revision {paper.revision}"
    positions = session.scalars(select(Position).where(Position.paper_id == paper.id).order_by(Position.rank)).all()
    if [position.rank for position in positions] != list(range(1, len(positions) + 1)):
        yield f"ranks {[position.rank for position in positions]}"
    for position in positions:
        decisions = history(session, DecisionKind.POSITION, position.id)
        if len(decisions) != position.revision:
            yield f"{len(decisions)} saves of a position at revision {position.revision}"
        last = decisions[-1].what or {}
        cited = sorted(cited.provision for cited in position.citations)
        sources = sorted(source.comment_id for source in position.sources)
        stands = position.reasons_zh, str(position.status), cited, sources
        if stands != (last["reasons_zh"], last["status"], sorted(last["provisions"]), sorted(last["comments"])):
            yield f"a position says {stands}, and what was saved last is {last}"


def _links(session: Session, world: World) -> Iterator[str]:
    """Of the links of one clause to one provision one stands at most, and just where the last decision says so."""
    for clause_id in world.article_ids:
        standing = session.scalars(
            select(CrossReference).where(CrossReference.clause_id == clause_id, CrossReference.ended_at.is_(None))
        ).all()
        relations = {link.provision: str(link.relation) for link in standing}
        if len(relations) != len(standing):
            yield f"{len(standing)} links to {len(relations)} provisions"
        if relations != (decided := _last(session, DecisionKind.REFERENCE, clause_id, "relation")):
            yield f"links {relations}, decided {decided}"
        down = set(session.scalars(select(Rejection.provision).where(Rejection.clause_id == clause_id)))
        if down != (said := set(_last(session, DecisionKind.REJECTION, clause_id))):
            yield f"suggestions turned down {down}, decided {said}"


def _last(session: Session, kind: DecisionKind, subject_id: str, name: str = "") -> dict[str, str]:
    """What stands on a subject, by aspect."""
    decisions = session.scalars(
        select(Decision).where(Decision.kind == str(kind), Decision.subject_id == subject_id).order_by(Decision.number)
    )
    last = {decision.aspect: decision.what for decision in decisions}
    return {aspect: str(what.get(name, "")) for aspect, what in last.items() if what is not None}


def _versions(session: Session, world: World) -> Iterator[str]:
    """Versions are numbered one after the other, none twice under one name, and each is whole; an upload ends once."""
    versions = session.scalars(select(Version).where(Version.law_id == world.law_id).order_by(Version.ordinal)).all()
    if [version.ordinal for version in versions] != list(range(1, len(versions) + 1)):
        yield f"versions numbered {[version.ordinal for version in versions]}"
    labels = [version.label for version in versions if version.withdrawn_at is None]
    if len(set(labels)) != len(labels):
        yield f"versions named {labels}"
    for version in versions:
        count = select(func.count()).select_from(StoredClause).where(StoredClause.version_id == version.id)
        entries = select(RecordEntry.count).where(RecordEntry.subject == f"version:{version.id}")
        entered = session.scalars(entries.where(RecordEntry.act == Act.VERSION_STORE)).all()
        if entered != [stored := session.scalar(count)]:
            yield f"version {version.label} has {stored} clauses, entered {entered}"
    upload = session.get(Upload, world.upload_id)
    dropped = session.scalar(
        select(func.count()).select_from(RecordEntry).where(
            RecordEntry.subject == f"upload:{world.upload_id}", RecordEntry.act == Act.UPLOAD_DROP
        )
    )  # fmt: skip
    is_stored = any(version.source_name == f"{world.name}.txt" for version in versions)
    if int(upload is not None) + (dropped or 0) + int(is_stored) != 1:
        yield f"an upload is there ({upload is not None}), dropped {dropped} times, stored ({is_stored})"


def _jobs(session: Session, world: World) -> Iterator[str]:
    """A job has one end, and is claimed by one worker; no more run than may."""
    for job_id in (world.queued_id, world.running_id):
        job = session.get_one(Job, job_id)
        cancels = session.scalar(
            select(func.count()).select_from(RecordEntry).where(
                RecordEntry.subject == f"job:{job_id}", RecordEntry.act == Act.JOB_CANCEL
            )
        )  # fmt: skip
        if cancels != int(job.cancel_at is not None):
            yield f"a job was cancelled {cancels} times, and its row says {job.cancel_at}"
        if (job.finished_at is not None) != (job.state not in (JobState.QUEUED, JobState.RUNNING)):
            yield f"a job is {job.state} and ended {job.finished_at}"
        if job.attempts > ATTEMPTS or (job_id == world.queued_id and job.attempts > 1):
            yield f"a job was claimed {job.attempts} times"
    running = session.scalar(select(func.count()).select_from(Job).where(Job.state == JobState.RUNNING)) or 0
    if running > 2:
        yield f"{running} jobs run where two may"


def _people(session: Session, world: World) -> Iterator[str]:
    """The last administrator and the last chair stay; nobody is in with a password that was changed, or disabled."""
    for role in (Role.ADMINISTRATOR, Role.CHAIR):
        if not session.scalars(select(Member.id).where(Member.role == role, Member.disabled_at.is_(None))).all():
            yield f"no {role} is left"
    member = session.get_one(Member, world.member_id)
    opened = session.scalars(select(SignIn).where(SignIn.member_id == member.id, SignIn.ended_at.is_(None))).all()
    if opened and not _is_right(member.password_hash, PASSWORD):
        yield f"{len(opened)} sign-ins with the old password go on"
    if opened and member.disabled_at is not None:
        yield f"{len(opened)} sign-ins of a disabled account go on"


def _official(session: Session, world: World) -> Iterator[str]:
    """There is one official text at most, and it is whole."""
    texts: Sequence[OfficialText] = session.scalars(select(OfficialText).where(OfficialText.instrument == "C102")).all()
    if len(texts) > 1:
        yield f"{len(texts)} official texts"
    for text in texts:
        count = select(func.count()).select_from(OfficialProvision)
        if session.scalar(count.where(OfficialProvision.official_text_id == text.id)) != 2:
            yield "an official text is not whole"


INVARIANTS: Final[Sequence[Invariant]] = (
    _comments, _decisions, _anchors, _papers, _links, _versions, _jobs, _people, _official,
    *OF_ROUNDS, *OF_ORGANISATIONS, *OF_OCCASIONS,
)  # fmt: skip


def violations(session: Session, world: World) -> list[str]:
    """Everything that is not as it must be, in sentences."""
    return [told for invariant in INVARIANTS for told in invariant(session, world)]
