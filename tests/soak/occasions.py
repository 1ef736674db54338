"""What a world has no occasion for by itself, made so that the pages which show its forms can be looked at.

A comment typed in for an organisation, one that others may agree to, attachments, a returned file, a law that can be
closed, one position to agree and one that was changed, a paper ready to be sealed and one that is sealed.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import docx
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import FIRST, clause_at, make_law, make_version
from tests.factories.papers import make_paper, make_position
from tests.soak.world import World, named
from workbench.commentary import attachments
from workbench.commentary.agreements import agree
from workbench.commentary.models import Comment
from workbench.commentary.service import CommentData, add_comment
from workbench.consultation import returns, rounds
from workbench.consultation.closing import close_law
from workbench.consultation.models import Return, RoundVisibility
from workbench.consultation.service import return_of
from workbench.db import Database, now
from workbench.deliberation.deciding import DispositionData, decide_opinions
from workbench.deliberation.meetings import hold_meeting
from workbench.deliberation.models import OpinionOffer
from workbench.deliberation.offers import store_offers
from workbench.deliberation.proposing import OfferData
from workbench.deliberation.terms import Disposition, OpinionWay
from workbench.drafts.models import Upload, Version
from workbench.drafts.originals import UploadedFile
from workbench.drafts.service import stage_upload
from workbench.drafts.stored_law import read_law
from workbench.formats.intake import read_file
from workbench.instruments.library import corpus
from workbench.papers.agreeing import agree_positions
from workbench.papers.models import Paper, Position, SealedPaper
from workbench.papers.sealing import PrintedFile, SealData, seal, sealed_contents
from workbench.papers.service import PositionData, save_position
from workbench.people.deputies import name_deputy
from workbench.people.models import Member
from workbench.people.organisations import add_organisation
from workbench.people.service import add_member
from workbench.receiving.models import ReceivedFile
from workbench.receiving.service import choose, read_received, receive

LETTER = "关于第一条的意见：建议写明为会员服务。\n第四条应当公布收支。\n"


def with_occasions(database: Database, world: World) -> World:
    """The world with everything in it of which it held nothing; what closes or seals is on laws of its own."""
    with database.writing() as session:
        more = _make(session, world)
        session.commit()
    return replace(world, more=more)


def _make(session: Session, world: World) -> Mapping[str, str]:
    """The ids of what is made, by the names of the variables of addresses where there is one."""
    editor, chair = named(session, "editor"), session.get_one(Member, world.chairs[0])
    comment = session.get_one(Comment, world.called.comment_ids[0])
    returned = session.get_one(Return, world.called.return_ids[0])
    session.get_one(Member, world.called.leads[0]).email = f"{world.name}@example.org"
    lead, file = session.get_one(Member, world.called.leads[0]), UploadedFile("附件.txt", "附件".encode())
    attachment = attachments.attach(session, world.uploads, comment.author, comment, file)
    attachments.attach(session, world.uploads, lead, returned, file)
    draft = make_version(session, editor, make_law(session, editor, f"又一法{world.name}"), FIRST)
    agreed_to, agreeable, behalf = _shared(session, chair, draft, world)
    closed = make_law(session, editor, f"终了法{world.name}")
    close_law(session, chair, closed, "事毕")
    paper = _ready_paper(session, editor, chair, draft)
    version = session.get_one(Version, world.old_id)
    received = make_received(session, world)
    choose(session, editor, received, {}, {"": world.organisation_ids[0]})
    _change(session, editor, world.position_ids[1])
    noted = DispositionData(Disposition.NOTED)
    (opinion,) = decide_opinions(session, editor, world.law_id, {world.comment_id: None}, noted)
    store_offers(session, world.law_id, [_offer(world)])
    offer = session.scalars(select(OpinionOffer).where(OpinionOffer.law_id == world.law_id)).one()
    deputy = add_member(session, username=f"{world.name}.deputy", password=None, role="editor")
    name_deputy(session, chair, deputy, now(), now() + timedelta(days=7))
    return {
        "attachment_id": attachment.id,
        "received_id": received.id,
        "ready_paper_id": paper.id,
        "sealed_id": make_sealed(session, chair, paper, f"{world.name}号").id,
        "draft_law_id": draft.law_id,
        "closed_law_id": closed.id,
        "agreed_to_id": agreed_to.id,
        "agreeable_id": agreeable.id,
        "behalf_id": behalf.id,
        "copy_id": _marked_copy(session, world.uploads, editor, version).id,
        "opinion_id": opinion.id,
        "offer_id": offer.id,
        "meeting_id": hold_meeting(session, chair, world.law_id, "会议", "").id,
    }


def occasion_pages(world: World) -> Mapping[str, Sequence[str]]:
    """The pages that show the forms of what was added, by whoever is shown them."""
    more, of = world.more, world.called
    writing = f"/comments/{of.comment_ids[0]}/thread"
    return {
        "editor": [
            f"/laws/{world.law_id}/returned",
            f"/returned/{more['received_id']}",
            f"/imports/{more['copy_id']}",
            f"/comments/{more['behalf_id']}/thread",
            f"/positions/{world.position_ids[1]}/history",
            f"/versions/{world.old_id}/whole",
            f"/judgement/adequacy?law={world.law_id}",
            f"/papers/{more['ready_paper_id']}/proposed",
        ],
        f"{world.name}.a.officer": [writing, f"/versions/{world.old_id}/whole"],
        f"{world.name}.a.lead": [writing, f"/returns/{of.return_ids[0]}", f"/comments/{more['agreeable_id']}"],
        f"{world.name}.chair.a": [
            "/friday",
            "/deputies",
            f"/laws/{world.law_id}/meetings",
            f"/meetings/{more['meeting_id']}",
            f"/laws/{more['draft_law_id']}/archive",
            f"/papers/{more['ready_paper_id']}/sealed",
            f"/sealed/{more['sealed_id']}",
        ],
    }


def make_received(session: Session, world: World, text: str = LETTER) -> ReceivedFile:
    """A returned file that waits to be looked at; its one opinion is that of organisation a."""
    editor, version = named(session, "editor"), session.get_one(Version, world.old_id)
    source = UploadedFile(f"{world.name}-答复.txt", text.encode())
    read = read_received(source, read_law(session, version))
    return receive(session, world.uploads, editor, version, source, read)


def make_sealed(session: Session, chair: Member, paper: Paper, number: str) -> SealedPaper:
    """A paper sealed as it stands, with files of a few bytes."""
    data = SealData(number, date(2026, 11, 27))
    contents = sealed_contents(session, paper, data)
    files = [PrintedFile(lang, tracked, f"{lang}{tracked}".encode()) for lang in contents for tracked in (False, True)]
    return seal(session, chair, paper, data, contents, files)


def _offer(world: World) -> OfferData:
    """Two comments that seem to ask for the same."""
    ids, way = (world.silent_id, world.called.comment_ids[1]), OpinionWay.UNCLEAR
    return OfferData(ids, (), None, way, dict.fromkeys(ids, way), (), ())


def _shared(session: Session, chair: Member, draft: Version, world: World) -> tuple[Comment, Comment, Comment]:
    """Two comments of b in a round in which everybody sees what was submitted, and one typed in there for c."""
    third = add_organisation(session, f"{world.name}.c", f"{world.name}c", "")
    data = rounds.RoundData(
        title_zh="再征求意见",
        deadline=now() + timedelta(days=30),
        visibility=RoundVisibility.SUBMITTED,
        organisations=[*world.organisation_ids, third.id],
    )
    called = rounds.call_round(session, chair, draft, data)
    first = clause_at(session, draft, "第一条")
    officer, lead = (session.get_one(Member, ids[1]) for ids in (world.called.officers, world.called.leads))
    comments = [make_comment(session, officer, first, body=body) for body in ("同意。", "再议。")]
    typed = CommentData(body="来函收悉。", stance="support", issue="wording")
    behalf = add_comment(session, named(session, "editor"), first, typed, behalf=third)
    answering = return_of(session, called.id, world.organisation_ids[1])
    assert answering is not None
    returns.submit(session, lead, answering)
    agree(session, session.get_one(Member, world.called.leads[0]), comments[0])
    return comments[0], comments[1], behalf


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
    agree_positions(session, chair, {position.id: position.revision})
    return paper


def _change(session: Session, editor: Member, position_id: str) -> None:
    position = session.get_one(Position, position_id)
    changed = PositionData(status="proposed", reasons_zh="<p>又一个理由。</p>")
    save_position(session, editor, position, changed, position.revision, corpus())
