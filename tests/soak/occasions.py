"""What a world has no occasion for by itself, made so that the pages which show its forms can be looked at.

A comment typed in for an organisation, one that others may agree to, attachments, a returned file, a law that can be
closed, one position to agree and one that was changed, a paper ready to be sealed and one that is sealed.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import docx
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import FIRST, clause_at, make_law, make_version
from tests.factories.papers import make_paper, make_position
from tests.soak.world import World, named
from workbench.commentary import attachments
from workbench.commentary.models import Comment
from workbench.commentary.service import CommentData, add_comment
from workbench.consultation import returns, rounds
from workbench.consultation.models import Return, RoundVisibility
from workbench.consultation.service import return_of
from workbench.db import now
from workbench.drafts.models import Upload, Version
from workbench.drafts.originals import UploadedFile
from workbench.drafts.service import stage_upload
from workbench.drafts.stored_law import read_law
from workbench.formats.intake import read_file
from workbench.instruments.library import corpus
from workbench.papers.models import Paper, Position
from workbench.papers.sealing import PrintedFile, SealData, seal, sealed_contents
from workbench.papers.service import PositionData, agree_position, save_position
from workbench.people.models import Member, Organisation
from workbench.receiving.service import read_received, receive

LETTER = "关于第一条的意见：建议写明为会员服务。\n第四条应当公布收支。\n"


@dataclass(frozen=True, slots=True)
class Occasions:
    """The pages that show the forms, by whoever is shown them, and an id for each variable of an address."""

    pages: Mapping[str, Sequence[str]]
    ids: Mapping[str, str]


def make_occasions(session: Session, uploads: Path, world: World) -> Occasions:
    """Have everything of which the world holds nothing; what closes or seals is on laws of its own."""
    editor, chair = named(session, "editor"), session.get_one(Member, world.chairs[0])
    lead = f"{world.name}.a.lead"
    comment = session.get_one(Comment, world.called.comment_ids[0])
    returned = session.get_one(Return, world.called.return_ids[0])
    enclosed = [
        attachments.attach(session, uploads, writer, subject, UploadedFile(f"{number}.txt", f"附{number}".encode()))
        for number, (writer, subject) in enumerate([(comment.author, comment), (named(session, lead), returned)])
    ]
    draft = make_version(session, editor, make_law(session, editor, f"又一法{world.name}"), FIRST)
    agreed_to, behalf = _shared(session, chair, draft, world)
    paper = _ready_paper(session, editor, chair, draft)
    sealed = _sealed(session, chair, paper)
    version = session.get_one(Version, world.old_id)
    source = UploadedFile(f"{world.name}-答复.txt", LETTER.encode())
    received = receive(session, uploads, editor, version, source, read_received(source, read_law(session, version)))
    position = world.position_ids[1]
    _change(session, editor, position)
    return Occasions(
        {
            "editor": [
                f"/laws/{world.law_id}/returned",
                f"/returned/{received.id}",
                f"/imports/{_marked_copy(session, uploads, editor, version).id}",
                f"/judgement/adequacy?law={world.law_id}",
                f"/comments/{behalf.id}/thread",
                f"/positions/{position}/history",
                f"/versions/{world.old_id}/whole",
            ],
            comment.author.username: [f"/comments/{comment.id}/thread", f"/versions/{world.old_id}/whole"],
            lead: [f"/comments/{comment.id}/thread", f"/returns/{returned.id}", f"/comments/{agreed_to.id}"],
            chair.username: [
                "/friday",
                f"/laws/{draft.law_id}/archive",
                f"/papers/{paper.id}/sealed",
                f"/sealed/{sealed}",
            ],
        },
        {"attachment_id": enclosed[0].id, "received_id": received.id, "sealed_id": sealed},
    )


def _shared(session: Session, chair: Member, draft: Version, world: World) -> tuple[Comment, Comment]:
    """A comment of b in a round in which everybody sees what was submitted, and one typed in there for b."""
    places = [session.get_one(Organisation, id_) for id_ in world.organisation_ids]
    data = rounds.RoundData(
        title_zh="再征求意见",
        deadline=now() + timedelta(days=30),
        visibility=RoundVisibility.SUBMITTED,
        organisations=[place.id for place in places],
    )
    called = rounds.call_round(session, chair, draft, data)
    first = clause_at(session, draft, "第一条")
    officer, lead = (session.get_one(Member, ids[1]) for ids in (world.called.officers, world.called.leads))
    comment = make_comment(session, officer, first, body="同意。")
    typed = CommentData(body="来函收悉。", stance="support", issue="wording")
    behalf = add_comment(session, named(session, "editor"), first, typed, behalf=places[1])
    answering = return_of(session, called.id, places[1].id)
    assert answering is not None
    returns.submit(session, lead, answering)
    return comment, behalf


def _marked_copy(session: Session, uploads: Path, editor: Member, version: Version) -> Upload:
    """An upload of a draft itself, handed in with a comment made in Word."""
    document = docx.Document()
    paragraphs = [document.add_paragraph(line) for line in FIRST.splitlines() if line]
    document.add_comment(paragraphs[-1].runs, text="请公布收支。", author="某工会")
    written = io.BytesIO()
    document.save(written)
    source = UploadedFile("一稿.docx", written.getvalue())
    return stage_upload(session, uploads, version.law, editor, source, read_file(source.name, source.data, None))


def _ready_paper(session: Session, editor: Member, chair: Member, draft: Version) -> Paper:
    paper = make_paper(session, editor, draft)
    position = make_position(session, editor, paper, clause_at(session, draft, "第四条"), status="proposed")
    agree_position(session, chair, position, position.revision, agrees=True)
    return paper


def _sealed(session: Session, chair: Member, paper: Paper) -> str:
    """The id of a paper sealed as it stands, with files of a few bytes."""
    data = SealData(f"{paper.id}号", date(2026, 11, 27))
    contents = sealed_contents(session, paper, data)
    files = [PrintedFile(lang, tracked, f"{lang}{tracked}".encode()) for lang in contents for tracked in (False, True)]
    return seal(session, chair, paper, data, contents, files).id


def _change(session: Session, editor: Member, position_id: str) -> None:
    position = session.get_one(Position, position_id)
    changed = PositionData(status="proposed", reasons_zh="<p>又一个理由。</p>")
    save_position(session, editor, position, changed, position.revision, corpus())
