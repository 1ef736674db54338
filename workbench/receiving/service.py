"""Returned files taken in: held for a look, corrected, and stored as comments of an organisation, all or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workbench.commentary.behalf import organisations_to_write_for
from workbench.commentary.models import Comment, ReturnedSource
from workbench.commentary.quoting import QuotedWords
from workbench.commentary.service import add_comment, comment_on_draft
from workbench.commentary.terms import CommentTarget
from workbench.config import READING_SECONDS
from workbench.consultation.models import Round
from workbench.consultation.service import BEFORE_ROUNDS, round_for
from workbench.db import Database, change_rows, now
from workbench.drafts.models import Law, StoredClause, Version
from workbench.drafts.originals import UploadedFile, source_path, write_source
from workbench.drafts.return_sandbox import read_return_guarded
from workbench.drafts.service import find_law, find_version, versions_of
from workbench.drafts.stored_law import StoredLaw, read_law
from workbench.errors import Conflict, Invalid, NotFound
from workbench.lang.cleaning import clean_line, clean_text
from workbench.people.models import Member, Organisation
from workbench.people.permissions import Circumstances, Permission, may
from workbench.receiving.items import (
    ReceivedChoice,
    ReceivedItem,
    ReceivedKind,
    ReceivedReading,
    article_of,
    check_choice,
    choices_of,
    comment_data,
    dump_choices,
    dump_reading,
    load_reading,
    placed_reading,
    whose_of,
)
from workbench.receiving.models import ReceivedFile
from workbench.record.acts import Act
from workbench.record.service import Content, enter
from workbench.returns.draft import ReturnDraft

MOST_FILES: Final = 30  # in one upload
_NOTHING: Final = ReceivedReading((), (), ())


@dataclass(frozen=True, slots=True)
class ReceivedRound:
    """Where what is returned on a law goes now: its round, None before rounds, and the draft it is read against."""

    round: Round | None
    version: Version


def received_into(session: Session, law: Law) -> ReceivedRound:
    """The round called last with its draft, or else the newest draft; raises NotFound where the law has none."""
    current = session.scalar(
        select(Round).where(Round.law_id == law.id, Round.state != "withdrawn").order_by(Round.number.desc()).limit(1)
    )
    if current is not None and current.number != BEFORE_ROUNDS and current.version_id:
        return ReceivedRound(current, find_version(session, current.version_id))
    versions = versions_of(session, law)
    if not versions:
        raise NotFound("version_unknown")
    return ReceivedRound(None, versions[-1])


def read_received(
    source: UploadedFile,
    law: StoredLaw,
    seconds: float = READING_SECONDS,
    while_reading: Callable[[], object] | None = None,
) -> ReceivedReading:
    """What a returned file says of a draft, read under guard and placed; raises Invalid where it cannot be taken."""
    draft = law.text
    read = read_return_guarded(source.name, source.data, draft, seconds=seconds, while_reading=while_reading)
    return placed_reading(read, ReturnDraft(draft))


def receive(
    session: Session,
    folder: Path,
    member: Member,
    version: Version,
    source: UploadedFile,
    reading: ReceivedReading | Invalid,
    received_id: str | None = None,
) -> ReceivedFile:
    """Hold a returned file until somebody has looked at what was read of it, or at why nothing could be read."""
    _refuse(member, version.law_id)
    problem = ""
    if isinstance(reading, Invalid):
        problem, reading = (
            json.dumps({"code": reading.code, "facts": dict(reading.facts)}, ensure_ascii=False),
            _NOTHING,
        )
    else:
        write_source(folder, source)
    received = ReceivedFile(
        law_id=version.law_id,
        version_id=version.id,
        member_id=member.id,
        name=clean_line(source.name.replace("\\", "/").rpartition("/")[2])[-300:],
        sha256=source.sha256,
        bytes=len(source.data),
        reading=dump_reading(reading),
        problem=problem,
    )
    if received_id:
        received.id = received_id
    whose = _proposed_organisations(session, member, version.law_id, reading)
    received.choices = dump_choices({}, whose)
    session.add(received)
    session.flush()
    _enter(session, Act.RETURN_RECEIVE, member, received, after=received.sha256)
    return received


def organisations_for(session: Session, member: Member, law_id: str) -> Sequence[Organisation]:
    """Whose opinions a member may bring in on a law: those of the own organisation, and those typed in for others."""
    return [member.organisation, *organisations_to_write_for(session, member, law_id)]


def _proposed_organisations(session: Session, member: Member, law_id: str, reading: ReceivedReading) -> dict[str, str]:
    """For each name that a file has for whoever says something, the organisation that bears it, where one does."""
    open_to = organisations_for(session, member, law_id)
    by_name = {name: each.id for each in open_to for name in (each.name_zh, each.name_en, each.code) if name}
    only = open_to[0].id if len(open_to) == 1 else ""
    return {name: by_name.get(name, only) for name in names_in(reading)}


def names_in(reading: ReceivedReading) -> Sequence[str]:
    """The names that a file has for those who say something, in their order; empty for what bears none."""
    return list(dict.fromkeys(item.organisation for item in reading.items))


def find_received(session: Session, received_id: str, member: Member) -> ReceivedFile:
    """A returned file that this member brought in; another's is as unknown as one that never was."""
    received = session.get(ReceivedFile, received_id)
    if received is None or received.member_id != member.id:
        raise NotFound("received_unknown")
    find_law(session, received.law_id)  # of a law that is seen
    return received


def received_by(session: Session, member: Member, law_id: str) -> Sequence[ReceivedFile]:
    """The files on a law that a member brought in, those that wait first, each the newest first."""
    query = select(ReceivedFile).where(ReceivedFile.law_id == law_id, ReceivedFile.member_id == member.id)
    return session.scalars(
        query.order_by(ReceivedFile.stored_at.is_not(None), ReceivedFile.received_at.desc(), ReceivedFile.id).limit(200)
    ).all()


def stored_items(session: Session, received: ReceivedFile) -> frozenset[int]:
    """The numbers of the items of a file, and of any with the same bytes, that are comments in the round already."""
    current = round_for(session, received.law_id) if received.stored_at is None else None
    query = select(ReturnedSource.item).where(ReturnedSource.sha256 == received.sha256)
    if current is not None:
        query = query.where(ReturnedSource.round_id == current.id)
    else:
        query = query.where(ReturnedSource.received_id == received.id)
    return frozenset(session.scalars(query))


def choose(
    session: Session,
    member: Member,
    received: ReceivedFile,
    choices: Mapping[int, ReceivedChoice],
    whose: Mapping[str, str],
) -> None:
    """Keep what a person chose for the items of a file, whole or not yet."""
    _refuse(member, received.law_id)
    _take(session, received)
    dumped = dump_choices(choices, whose)
    if dumped != received.choices:
        received.choices = dumped
        _enter(session, Act.RETURN_CHOOSE, member, received)


def store_received(session: Session, member: Member, received: ReceivedFile) -> int:
    """Store the items of a file as comments of those whose opinions they are, as they were chosen; returns how many.

    What is a comment in the round already is not stored again. Raises Invalid, with the number of the item, where
    something is still to be chosen, and whatever :func:`workbench.commentary.service.add_comment` raises; then nothing
    is stored.
    """
    _refuse(member, received.law_id)
    _take(session, received)
    version = find_version(session, received.version_id)
    law = read_law(session, version)
    draft = ReturnDraft(law.text)
    reading = load_reading(received.reading)
    choices, whose = choices_of(received.choices, reading), whose_of(received.choices)
    present = stored_items(session, received)
    open_to = {each.id: each for each in organisations_for(session, member, received.law_id)}
    count = 0
    for item in reading.items:
        choice = choices[item.number]
        check_choice(item, choice, draft)
        if choice.is_out or item.number in present:
            continue
        organisation = open_to.get(whose.get(item.organisation, ""))
        if organisation is None:
            raise Invalid("received_organisation_missing", field="whose", number=item.number)
        comment = _comment(session, member, law, draft, version, item, choice, organisation)
        session.add(
            ReturnedSource(
                comment_id=comment.id,
                received_id=received.id,
                round_id=comment.round_id,
                name=received.name,
                sha256=received.sha256,
                item=item.number,
                location=json.dumps(dict(item.where), ensure_ascii=False),
            )
        )
        count += 1
    received.stored_at = now()
    session.flush()
    _enter(session, Act.RETURN_STORE, member, received, after={"comments": count, "left_out": _left_out(choices)})
    return count


def _left_out(choices: Mapping[int, ReceivedChoice]) -> dict[str, str]:
    return {str(number): clean_text(choice.why).strip() for number, choice in choices.items() if choice.is_out}


def _comment(
    session: Session,
    member: Member,
    law: StoredLaw,
    draft: ReturnDraft,
    version: Version,
    item: ReceivedItem,
    choice: ReceivedChoice,
    organisation: Organisation,
) -> Comment:
    takes_wording = version.original_id is None
    key = choice.key if choice.kind != ReceivedKind.GENERAL else ""
    if choice.kind == ReceivedKind.NEW_ARTICLE and key:
        key = article_of(key, draft) or ""
    if not key:
        data = comment_data(item, choice, "", takes_wording=False)
        return comment_on_draft(session, member, version, data, behalf=organisation)
    clause = session.get_one(StoredClause, law.ids[key])
    target = CommentTarget.NEW_ARTICLE if choice.kind == ReceivedKind.NEW_ARTICLE else CommentTarget.CLAUSE
    data = comment_data(item, choice, clause.text, takes_wording=takes_wording)
    return add_comment(session, member, clause, data, _quoted(item, clause, target), target=target, behalf=organisation)


def _quoted(item: ReceivedItem, clause: StoredClause, target: CommentTarget) -> QuotedWords | None:
    """The words of the clause that an item is on, where they stand in it once."""
    quote = item.quote or item.deleted
    is_told = target is CommentTarget.CLAUSE and bool(quote) and clause.text.count(quote) == 1
    return QuotedWords(quote, clause.text.index(quote)) if is_told else None


def give_up(session: Session, received: ReceivedFile, by: Member | None) -> None:
    """Give a file up that waits, with what was chosen; ``by`` is None where the program clears it away."""
    _take(session, received)
    enter(
        session,
        Act.RETURN_GIVE_UP,
        f"received:{received.id}",
        by=by.id if by else None,
        law_id=received.law_id,
        before=received.sha256,
    )
    session.delete(received)
    session.flush()


def sweep_received(database: Database, folder: Path, sha256: str) -> None:
    """Remove a kept file that nothing received tells of."""
    with database.writing() as session:
        if session.scalar(select(ReceivedFile.id).where(ReceivedFile.sha256 == sha256).limit(1)) is None:
            source_path(folder, sha256).unlink(missing_ok=True)


def _take(session: Session, received: ReceivedFile) -> None:
    """Until this transaction ends nobody else chooses, stores or gives up; raises Conflict where it is stored."""
    waiting = update(ReceivedFile).where(ReceivedFile.id == received.id, ReceivedFile.stored_at.is_(None))
    if not change_rows(session, waiting.values(stored_at=None)):
        raise Conflict("received_stored")
    session.refresh(received)


def _refuse(member: Member, law_id: str) -> None:
    if not may(member, Permission.COMMENT, Circumstances(law=law_id)):
        raise NotFound("received_unknown")


def _enter(
    session: Session, act: Act, member: Member, received: ReceivedFile, before: Content = None, after: Content = None
) -> None:
    enter(session, act, f"received:{received.id}", by=member.id, law_id=received.law_id, before=before, after=after)
