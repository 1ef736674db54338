"""A small world to be written in by two at once: a law with two versions and one of everything that can be changed.

A round is open on the law: organisation a writes in its return, b has submitted, headquarters has not opened its own.
On a second law a round is closed already.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.crossref import make_link
from tests.factories.drafts import FIRST, SECOND, clause_at, make_law, make_version
from tests.factories.papers import make_paper, make_position
from tests.factories.people import PASSWORD
from workbench.commentary.models import Comment
from workbench.compare.carry import carry
from workbench.compare.service import Pairing, pair_versions
from workbench.consultation import returns, rounds
from workbench.consultation.models import Return, Round
from workbench.consultation.rounds import RoundData, call_round
from workbench.consultation.service import return_of
from workbench.db import Database, now
from workbench.drafts.changes import withdraw_version
from workbench.drafts.models import StoredClause, Upload, Version
from workbench.drafts.originals import UploadedFile
from workbench.drafts.service import stage_upload
from workbench.formats.intake import read_file
from workbench.jobs.models import Job, JobState
from workbench.jobs.service import ask, claim
from workbench.judgement.cases import keep_case
from workbench.people.invitations import make_invitation
from workbench.people.models import Member, Organisation
from workbench.people.organisations import add_organisation, headquarters
from workbench.people.permissions import Role
from workbench.people.service import add_member, member_named, sign_in
from workbench.rules.adequacy import Case

NEW_PASSWORD: Final = "another-long-one"
LINKED, FREE = "C102:16", "C102:24"
THIRD: Final = f"{FIRST}第五条 本条例由工会解释。\n"


@dataclass(frozen=True, slots=True)
class CalledRound:
    """The ids of an open round, with the returns of a, b and headquarters, and of another law's round that is closed.

    ``officers`` and ``leads`` are those of a and b; ``comment_ids`` are what their officers wrote in their returns.
    """

    round_id: str
    question_id: str
    return_ids: tuple[str, str, str]
    officers: tuple[str, str]
    leads: tuple[str, str]
    comment_ids: tuple[str, str]
    closed_id: str
    other_version_id: str


@dataclass(frozen=True, slots=True)
class World:
    """The ids of what two acts meet on, and ``name``, a word that nothing in another world has."""

    name: str
    uploads: Path
    law_id: str
    old_id: str
    new_id: str
    withdrawn_id: str
    comment_id: str
    silent_id: str
    article_ids: tuple[str, str]
    new_article_ids: tuple[str, str]
    link_id: str
    paper_id: str
    position_ids: tuple[str, str]
    case_id: str
    upload_id: str
    queued_id: str
    running_id: str
    member_id: str
    token: str
    administrators: tuple[str, str]
    chairs: tuple[str, str]
    organisation_ids: tuple[str, str]
    called: CalledRound
    invitation: str
    more: Mapping[str, str] = field(default_factory=dict)  # ids of what ``tests/soak/occasions.py`` adds

    def member(self, session: Session) -> Member:
        return session.get_one(Member, self.member_id)

    def comment(self, session: Session) -> Comment:
        return session.get_one(Comment, self.comment_id)

    def upload(self, session: Session) -> Upload:
        return session.get_one(Upload, self.upload_id)

    def article(self, session: Session) -> StoredClause:
        return session.get_one(StoredClause, self.article_ids[0])

    def pairing(self, session: Session) -> Pairing:
        return pair_versions(session, self.old_id, self.new_id)


def named(session: Session, name: str) -> Member:
    member = member_named(session, name)
    assert member is not None
    return member


def make_world(database: Database, uploads: Path, chance: random.Random) -> World:
    """A new world; whatever administrators and chairs there were in others, those of this one are the only ones."""
    name = f"w{chance.getrandbits(60):015x}"
    with database.writing() as session:
        alone = (Role.ADMINISTRATOR, Role.CHAIR)
        session.execute(update(Member).where(Member.role.in_(alone)).values(role=Role.READER))
        editor, officer = named(session, "editor"), named(session, "officer")
        other = make_version(session, editor, make_law(session, editor, f"另法{name}"), FIRST)
        old = make_version(session, editor, make_law(session, editor, f"互助条例{name}"), FIRST)
        new = make_version(session, editor, old.law, SECOND, "二稿")
        withdrawn = make_version(session, editor, old.law, f"{SECOND}第六条 本条例自{name}起施行。\n", "三稿")
        withdraw_version(session, editor, withdrawn, "误传")
        first, fourth = clause_at(session, old, "第一条"), clause_at(session, old, "第四条")
        comment = make_comment(session, officer, first, proposed="为了会员，制定本条例。")
        silent = make_comment(session, officer, fourth, quote="不得挪用")
        link = make_link(session, officer, first, LINKED)
        carry(session, pair_versions(session, old.id, new.id))
        paper = make_paper(session, editor, old)
        positions = [make_position(session, editor, paper, clause, status="proposed") for clause in (first, fourth)]
        case_id = keep_case(session, editor, old.law, "患病津贴", Case("III", "65", "", {}))
        source = UploadedFile(f"{name}.txt", f"{THIRD}{name}".encode())
        upload = stage_upload(session, uploads, old.law, editor, source, read_file(source.name, source.data, None))
        queued, running = (ask(session, "paper.export", {"world": name}, by=editor) for _ in range(2))
        session.execute(update(Job).where(Job.state == JobState.RUNNING).values(state=JobState.CANCELLED))
        assert claim(session, running.id, 2) is not None
        member = add_member(session, username=name, password=PASSWORD, role="officer")
        token, _ = sign_in(session, name, PASSWORD, 1)
        administrators, chairs = (
            [add_member(session, username=f"{name}.{role}.{at}", password=PASSWORD, role=role).id for at in "ab"]
            for role in alone
        )
        organisations = [add_organisation(session, f"{name}.{at}", f"{name}{at}", "") for at in "ab"]
        world = World(
            name=name,
            uploads=uploads,
            law_id=old.law_id,
            old_id=old.id,
            new_id=new.id,
            withdrawn_id=withdrawn.id,
            comment_id=comment.id,
            silent_id=silent.id,
            article_ids=(first.id, fourth.id),
            new_article_ids=(clause_at(session, new, "第一条").id, clause_at(session, new, "第五条").id),
            link_id=link.id,
            paper_id=paper.id,
            position_ids=(positions[0].id, positions[1].id),
            case_id=case_id,
            upload_id=upload.id,
            queued_id=queued.id,
            running_id=running.id,
            member_id=member.id,
            token=token,
            administrators=(administrators[0], administrators[1]),
            chairs=(chairs[0], chairs[1]),
            organisation_ids=(organisations[0].id, organisations[1].id),
            called=_call(session, session.get_one(Member, chairs[0]), (first, other), organisations),
            invitation=make_invitation(session, member, name),
        )
        session.commit()
    return world


def _call(
    session: Session, chair: Member, on: tuple[StoredClause, Version], organisations: Sequence[Organisation]
) -> CalledRound:
    """Call for comments on the version of a clause, on which both organisations write, and on another one."""
    clause, other = on
    people = {
        (role, place.code): add_member(
            session, username=f"{place.code}.{role}", password=PASSWORD, role="officer", organisation=place,
            is_lead=role == "lead", language="en",
        )
        for place in organisations
        for role in ("officer", "lead")
    }  # fmt: skip
    asked = [place.id for place in (*organisations, headquarters(session))]
    data = RoundData(
        title_zh="征求意见",
        deadline=now() + timedelta(days=30),
        organisations=asked,
        questions=[("可行否？", clause.id)],
    )
    called = call_round(session, chair, clause.version, data)
    question = rounds.questions_of(session, called)[0]
    answering = [_return(session, called, organisation_id) for organisation_id in asked]
    officers, leads = ([people[role, place.code] for place in organisations] for role in ("officer", "lead"))
    comments = [make_comment(session, officer, clause, body=f"意见{officer.username}") for officer in officers]
    returns.answer(session, officers[1], answering[1], question, "可行。")
    returns.submit(session, leads[1], answering[1])
    closed = call_round(session, chair, other, replace(data, questions=()))
    rounds.close(session, chair, closed, "期满")
    return CalledRound(
        round_id=called.id,
        question_id=question.id,
        return_ids=(answering[0].id, answering[1].id, answering[2].id),
        officers=(officers[0].id, officers[1].id),
        leads=(leads[0].id, leads[1].id),
        comment_ids=(comments[0].id, comments[1].id),
        closed_id=closed.id,
        other_version_id=other.id,
    )


def _return(session: Session, called: Round, organisation_id: str) -> Return:
    returned = return_of(session, called.id, organisation_id)
    assert returned is not None
    return returned


def of_law(world: World, session: Session) -> list[Comment]:
    """Every comment of the world's law."""
    return list(session.scalars(select(Comment).where(Comment.law_id == world.law_id)))
