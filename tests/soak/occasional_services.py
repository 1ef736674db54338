"""The writing services for which a world has no occasion by itself, called on what ``tests/soak/occasions.py`` adds."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from tests.soak.occasions import LETTER, make_received, make_sealed
from tests.soak.world import World, named
from workbench.commentary import agreements, attachments, behalf
from workbench.commentary.models import Attachment, Comment
from workbench.consultation import closing
from workbench.consultation.models import Round
from workbench.consultation.notices import remind
from workbench.deliberation import meetings, offers
from workbench.deliberation.models import Meeting, OpinionOffer
from workbench.drafts.models import Law, Version
from workbench.papers.agreeing import agree_positions, undo_agreed
from workbench.papers.models import Paper, Position, SealedPaper
from workbench.papers.sealing import note_sent
from workbench.people import service as people
from workbench.people.models import Member, Organisation
from workbench.receiving.items import ReceivedChoice
from workbench.receiving.models import ReceivedFile
from workbench.receiving.service import choose, give_up, store_received

Write = Callable[[Session, World, random.Random], object]


def _chair(session: Session, world: World, chance: random.Random) -> Member:
    return session.get_one(Member, chance.choice(world.chairs))


def _lead(session: Session, world: World) -> Member:
    """The lead of organisation a."""
    return session.get_one(Member, world.called.leads[0])


def _of_b(session: Session, world: World, chance: random.Random) -> Comment:
    """A comment that b submitted: one to which a agrees already, or another."""
    return session.get_one(Comment, world.more[chance.choice(("agreed_to_id", "agreeable_id"))])


def _remove_attachment(session: Session, world: World, chance: random.Random) -> object:
    writer = session.get_one(Member, world.called.officers[0])
    attachment = session.get_one(Attachment, world.more["attachment_id"])
    return attachments.remove_attachment(session, writer, attachment)


def _move(session: Session, world: World, chance: random.Random) -> object:
    """From c to a, or to b, which has submitted."""
    comment = session.get_one(Comment, world.more["behalf_id"])
    to = session.get_one(Organisation, chance.choice(world.organisation_ids))
    return behalf.move_comment(session, named(session, "editor"), comment, to, "记错")


def _quiet_law(session: Session, world: World, chance: random.Random) -> Law:
    """A law that is closed, or one whose only round is."""
    if chance.random() < 0.5:
        return session.get_one(Law, world.more["closed_law_id"])
    return session.get_one(Version, world.called.other_version_id).law


def _close_law(session: Session, world: World, chance: random.Random) -> object:
    law = _quiet_law(session, world, chance)
    return closing.close_law(session, _chair(session, world, chance), law, "事毕")


def _reopen_law(session: Session, world: World, chance: random.Random) -> object:
    law = _quiet_law(session, world, chance)
    return closing.reopen_law(session, _chair(session, world, chance), law, "未毕")


def _received(session: Session, world: World) -> ReceivedFile:
    return session.get_one(ReceivedFile, world.more["received_id"])


def _choose(session: Session, world: World, chance: random.Random) -> object:
    """Its first opinion is left out or put on the first article, as organisation a's or headquarters'."""
    choice = ReceivedChoice(kind="comment", key="art_1", is_out=chance.random() < 0.5, why="重复")
    whose = {"": chance.choice([*world.organisation_ids, ""])}
    return choose(session, named(session, "editor"), _received(session, world), {1: choice}, whose)


def _accept(session: Session, world: World, chance: random.Random) -> object:
    offer = session.get_one(OpinionOffer, world.more["offer_id"])
    return offers.accept_offer(session, named(session, "editor"), offer, [each.comment_id for each in offer.comments])


def _agree_positions(session: Session, world: World, chance: random.Random) -> object:
    positions = [session.get_one(Position, id_) for id_ in world.position_ids[: chance.randrange(1, 3)]]
    seen = {position.id: position.revision for position in positions}
    return agree_positions(session, _chair(session, world, chance), seen)


def _seal(session: Session, world: World, chance: random.Random) -> object:
    """Under a number that the other one may take at the same moment."""
    paper = session.get_one(Paper, world.more["ready_paper_id"])
    return make_sealed(session, _chair(session, world, chance), paper, f"{world.name}-{chance.randrange(2)}号")


def _note_sent(session: Session, world: World, chance: random.Random) -> object:
    sealed = session.get_one(SealedPaper, world.more["sealed_id"])
    return note_sent(session, _chair(session, world, chance), sealed, date(2026, 11, 28), "机要", "", 0)


OCCASIONAL: Final[Mapping[str, Write]] = {
    "commentary.agreements.agree": lambda session, world, chance: agreements.agree(
        session, _lead(session, world), _of_b(session, world, chance)
    ),
    "commentary.agreements.end_agreement": lambda session, world, chance: agreements.end_agreement(
        session, _lead(session, world), _of_b(session, world, chance)
    ),
    "commentary.attachments.remove_attachment": _remove_attachment,
    "commentary.behalf.move_comment": _move,
    "consultation.closing.close_law": _close_law,
    "consultation.closing.reopen_law": _reopen_law,
    "consultation.notices.remind": lambda session, world, chance: remind(
        session, named(session, "editor"), session.get_one(Round, world.called.round_id), ZoneInfo("Asia/Shanghai")
    ),
    "deliberation.meetings.close_meeting": lambda session, world, chance: meetings.close_meeting(
        session, _chair(session, world, chance), session.get_one(Meeting, world.more["meeting_id"])
    ),
    "deliberation.offers.accept_offer": _accept,
    "deliberation.offers.refuse_offer": lambda session, world, chance: offers.refuse_offer(
        session, named(session, "editor"), session.get_one(OpinionOffer, world.more["offer_id"])
    ),
    "papers.agreeing.agree_positions": _agree_positions,
    "papers.agreeing.undo_agreed": lambda session, world, chance: undo_agreed(session, _chair(session, world, chance)),
    "papers.sealing.note_sent": _note_sent,
    "papers.sealing.seal": _seal,
    "people.service.set_digest": lambda session, world, chance: people.set_digest(
        session, world.member(session), chance.choice(("none", "daily", "weekly"))
    ),
    "receiving.service.choose": _choose,
    "receiving.service.give_up": lambda session, world, chance: give_up(
        session, _received(session, world), named(session, "editor")
    ),
    "receiving.service.receive": lambda session, world, chance: make_received(
        session, world, f"{LETTER}{chance.randrange(2)}"
    ),
    "receiving.service.store_received": lambda session, world, chance: store_received(
        session, named(session, "editor"), _received(session, world)
    ),
}
