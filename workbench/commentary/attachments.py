"""Files with a comment or a whole return: let in by the gate, kept as they came, seen with what they go with."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from workbench.commentary.events import comment_written
from workbench.commentary.models import Attachment, Comment
from workbench.commentary.service import refuse_to_change
from workbench.consultation.models import Return
from workbench.consultation.returns import refuse_to_write
from workbench.db import Database, change_rows, now
from workbench.drafts.originals import UploadedFile, source_path, write_source
from workbench.errors import Conflict, Invalid, NotFound
from workbench.formats.attachments import check_attachment
from workbench.people.models import Member
from workbench.record.acts import Act
from workbench.record.service import enter
from workbench.web.files import file_name

MOST: Final = 20  # files that go with one comment or one return


def attach(session: Session, folder: Path, member: Member, subject: Comment | Return, file: UploadedFile) -> Attachment:
    """Keep a file with a comment of one's own, or with the return of one's organisation while it is written.

    Raises Invalid where the gate refuses it or there are too many, Conflict where the same file is there already or
    nothing is written any more. Whoever calls sweeps the folder afterwards (:func:`sweep_attachment`).
    """
    _refuse(session, member, subject)
    kind = check_attachment(file.name, file.data)
    _refuse_another(session, subject, file)
    attachment = Attachment(
        law_id=_law_of(subject),
        name=file_name(file.name),
        kind=kind,
        sha256=file.sha256,
        bytes=len(file.data),
        member=member,
        comment_id=subject.id if isinstance(subject, Comment) else None,
        return_id=subject.id if isinstance(subject, Return) else None,
    )
    session.add(attachment)
    session.flush()
    write_source(folder, file)
    _enter(session, Act.ATTACHMENT_ADD, member, attachment, after=attachment.sha256)
    _make_known(session, subject)
    return attachment


def remove_attachment(session: Session, member: Member, attachment: Attachment) -> None:
    """Take a file away from what it goes with; its bytes stay, since the record tells of them."""
    subject = _subject_of(session, attachment)
    _refuse(session, member, subject)
    removing = update(Attachment).where(Attachment.id == attachment.id, Attachment.removed_at.is_(None))
    if not change_rows(session, removing.values(removed_at=now())):
        raise Conflict("attachment_removed")
    session.expire(attachment, ["removed_at"])
    _enter(session, Act.ATTACHMENT_REMOVE, member, attachment, before=attachment.sha256)
    _make_known(session, subject)


def _make_known(session: Session, subject: Comment | Return) -> None:
    """Tell those who follow comments that the files of one are others now, so that it is found by their names."""
    if isinstance(subject, Comment):
        comment_written(session, subject)


def find_attachment(session: Session, attachment_id: str) -> Attachment:
    """An attachment that whoever the session reads for sees, and that was not removed."""
    attachment = session.get(Attachment, attachment_id)
    if attachment is None or attachment.removed_at is not None or _is_withdrawn(session, attachment):
        raise NotFound("attachment_unknown")
    return attachment


def _is_withdrawn(session: Session, attachment: Attachment) -> bool:
    comment = session.get(Comment, attachment.comment_id) if attachment.comment_id else None
    return comment is not None and comment.withdrawn_at is not None


def attachments_on(session: Session, comment_ids: Collection[str]) -> Mapping[str, list[Attachment]]:
    """The files that go with comments, by the id of the comment, in the order they came."""
    statement = select(Attachment).where(Attachment.comment_id.in_(comment_ids), Attachment.removed_at.is_(None))
    attachments: dict[str, list[Attachment]] = {}
    for attachment in session.scalars(statement.order_by(Attachment.attached_at, Attachment.id)).unique():
        attachments.setdefault(attachment.comment_id or "", []).append(attachment)
    return attachments


def attachments_of_return(session: Session, returned: Return) -> Sequence[Attachment]:
    """The files that go with a whole return."""
    statement = select(Attachment).where(Attachment.return_id == returned.id, Attachment.removed_at.is_(None))
    return session.scalars(statement.order_by(Attachment.attached_at, Attachment.id)).unique().all()


def sweep_attachment(database: Database, folder: Path, sha256: str) -> None:
    """Remove a kept file that no attachment tells of, as where what it came with was rolled back."""
    with database.writing() as session:
        if session.scalar(select(Attachment.id).where(Attachment.sha256 == sha256).limit(1)) is None:
            source_path(folder, sha256).unlink(missing_ok=True)


def _refuse(session: Session, member: Member, subject: Comment | Return) -> None:
    if isinstance(subject, Comment):
        refuse_to_change(session, member, subject)
    else:
        refuse_to_write(session, member, subject)


def _refuse_another(session: Session, subject: Comment | Return, file: UploadedFile) -> None:
    column = Attachment.comment_id if isinstance(subject, Comment) else Attachment.return_id
    present = (column == subject.id) & Attachment.removed_at.is_(None)
    if session.scalar(select(Attachment.id).where(present, Attachment.sha256 == file.sha256).limit(1)):
        raise Conflict("attached_already")
    if (session.scalar(select(func.count()).where(present)) or 0) >= MOST:
        raise Invalid("attachments_too_many", field="file", most=MOST)


def _subject_of(session: Session, attachment: Attachment) -> Comment | Return:
    if attachment.comment_id:
        return session.get_one(Comment, attachment.comment_id)
    return session.get_one(Return, attachment.return_id)


def _law_of(subject: Comment | Return) -> str:
    return subject.law_id if isinstance(subject, Comment) else subject.round.law_id


def _enter(
    session: Session,
    act: Act,
    member: Member,
    attachment: Attachment,
    before: str | None = None,
    after: str | None = None,
) -> None:
    enter(
        session,
        act,
        f"attachment:{attachment.id}",
        by=member.id,
        law_id=attachment.law_id,
        before=before,
        after=after,
    )
