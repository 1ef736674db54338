"""Every service that writes, with how it is called in a world, or the registered service that alone calls it.

``tests/soak/test_registry.py`` looks for writing services in the tree: a new one needs its entry here.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from sqlalchemy.orm import Session

from tests.factories.people import PASSWORD
from tests.soak.occasional_services import OCCASIONAL
from tests.soak.world import FREE, LINKED, NEW_PASSWORD, SECOND, THIRD, World, named
from workbench.commentary import attachments, threads
from workbench.commentary import service as commentary
from workbench.commentary.models import Comment
from workbench.commentary.returns import set_left_out
from workbench.commentary.service import CommentData
from workbench.compare.carry import carry, carry_batch, confirm_anchor, end_carrying
from workbench.compare.outcomes import record_ruling
from workbench.compare.service import override_match
from workbench.consultation import returns, rounds
from workbench.consultation.models import Return, Round, RoundQuestion
from workbench.consultation.rounds import RoundData
from workbench.consultation.service import round_for
from workbench.crossref import links
from workbench.crossref.models import CrossReference
from workbench.db import now
from workbench.deliberation import deciding, meetings
from workbench.deliberation import service as deliberation
from workbench.deliberation.terms import Disposition
from workbench.drafts import changes
from workbench.drafts import service as drafts
from workbench.drafts.admissions import Admitted, admit
from workbench.drafts.corrections import correct_upload
from workbench.drafts.models import Law, StoredClause, Version
from workbench.drafts.originals import UploadedFile
from workbench.formats.intake import read_file
from workbench.instruments.library import corpus
from workbench.jobs import service as jobs
from workbench.jobs.models import Job, JobState
from workbench.judgement import cases
from workbench.judgement.findings import Finding, record_finding
from workbench.law.correcting import Correction
from workbench.law.model import ClauseKind
from workbench.papers import continuing, drafter_answers
from workbench.papers import service as papers
from workbench.papers.models import Paper, Position
from workbench.papers.service import PositionData
from workbench.people import deputies, invitations, organisations
from workbench.people import service as people
from workbench.people.models import Member, Organisation
from workbench.people.organisations import OrganisationData
from workbench.people.service import MemberData
from workbench.rules.adequacy import Case
from workbench.standards.official.matching import match_official
from workbench.standards.official.parse import read_official
from workbench.standards.official.texts import Provenance, store_official

Write = Callable[[Session, World, random.Random], object]


def _words(chance: random.Random) -> str:
    return f"第{chance.randrange(10**9)}次。"


def _comment_data(chance: random.Random) -> CommentData:
    return CommentData(body=_words(chance), stance="support_with_changes", issue="wording")


def _comment(session: Session, world: World, chance: random.Random) -> Comment:
    """A comment from before the round, or one of a return that is in work."""
    return session.get_one(Comment, chance.choice((world.comment_id, world.called.comment_ids[0])))


def _add_comment(session: Session, world: World, chance: random.Random) -> object:
    """A comment of headquarters, whose return is not opened, or of an organisation that writes already."""
    author = chance.choice((named(session, "officer2"), session.get_one(Member, world.called.officers[0])))
    return commentary.add_comment(session, author, world.article(session), _comment_data(chance))


def _edit_comment(session: Session, world: World, chance: random.Random) -> object:
    comment = _comment(session, world, chance)
    return commentary.edit_comment(session, comment.author, comment, _comment_data(chance), comment.latest)


def _attach(session: Session, world: World, chance: random.Random) -> object:
    comment = world.comment(session)
    file = UploadedFile("附件.txt", _words(chance).encode())
    return attachments.attach(session, world.uploads, comment.author, comment, file)


def _withdraw(session: Session, world: World, chance: random.Random) -> object:
    comment = _comment(session, world, chance)
    return commentary.withdraw(session, comment.author, comment)


def _member(session: Session, member_id: str) -> Member:
    return session.get_one(Member, member_id)


def _chair(session: Session, world: World, chance: random.Random) -> Member:
    return _member(session, chance.choice(world.chairs))


def _returned(session: Session, world: World, chance: random.Random) -> tuple[Return, Member, Member]:
    """A return, one that is in work or one that is submitted, with an officer of its organisation and its lead."""
    at = chance.randrange(2)
    of = world.called
    return (
        session.get_one(Return, of.return_ids[at]),
        _member(session, of.officers[at]),
        _member(session, of.leads[at]),
    )


def _answer(session: Session, world: World, chance: random.Random) -> object:
    returned, officer, _ = _returned(session, world, chance)
    question = session.get_one(RoundQuestion, world.called.question_id)
    return returns.answer(session, officer, returned, question, chance.choice(("", _words(chance))))


def _write_note(session: Session, world: World, chance: random.Random) -> object:
    returned, _, lead = _returned(session, world, chance)
    return returns.write_note(session, lead, returned, _words(chance))


def _submit(session: Session, world: World, chance: random.Random) -> object:
    returned, _, lead = _returned(session, world, chance)
    return returns.submit(session, lead, returned, no_opinion=chance.random() < 0.3)


def _take_back(session: Session, world: World, chance: random.Random) -> object:
    returned, _, lead = _returned(session, world, chance)
    return returns.take_back(session, lead, returned)


def _send_back(session: Session, world: World, chance: random.Random) -> object:
    returned, _, _ = _returned(session, world, chance)
    until = chance.choice((None, now() + timedelta(days=40)))
    return returns.send_back(session, named(session, "editor"), returned, _words(chance), until)


def _note_opened(session: Session, world: World, chance: random.Random) -> object:
    own = session.get_one(Return, world.called.return_ids[2])
    return returns.note_opened(session, named(session, chance.choice(("officer", "officer2"))), own)


def _set_left_out(session: Session, world: World, chance: random.Random) -> object:
    at, left_out = chance.randrange(2), chance.random() < 0.7
    comment = session.get_one(Comment, world.called.comment_ids[at])
    return set_left_out(session, _member(session, world.called.leads[at]), comment, left_out, _words(chance))


def _round(session: Session, world: World, chance: random.Random) -> Round:
    """The open round, or now and then the one that is closed."""
    return session.get_one(Round, world.called.closed_id if chance.random() < 0.25 else world.called.round_id)


def _call_round(session: Session, world: World, chance: random.Random) -> object:
    version_id = chance.choice((world.called.other_version_id, world.new_id))
    asked = (*chance.sample(world.organisation_ids, 1), organisations.headquarters(session).id)
    data = RoundData(title_zh=_words(chance), deadline=now() + timedelta(days=9), organisations=asked)
    return rounds.call_round(session, named(session, "editor"), session.get_one(Version, version_id), data)


def _change_round(act: Callable[[Session, Member, Round, str], object]) -> Write:
    return lambda session, world, chance: act(
        session, _chair(session, world, chance), _round(session, world, chance), _words(chance)
    )


def _reopen(session: Session, world: World, chance: random.Random) -> object:
    ended = session.get_one(Round, chance.choice((world.called.closed_id, world.called.round_id)))
    return rounds.reopen(session, _chair(session, world, chance), ended, now() + timedelta(days=50), _words(chance))


def _extend(session: Session, world: World, chance: random.Random) -> object:
    deadline = now() + timedelta(days=chance.choice((20, 40, 50)))
    return rounds.extend(session, _chair(session, world, chance), _round(session, world, chance), deadline, "还要时间")


def _give_leave(session: Session, world: World, chance: random.Random) -> object:
    chair, called = _chair(session, world, chance), _round(session, world, chance)
    until, organisation_id = now() + timedelta(days=60), chance.choice(world.organisation_ids)
    return rounds.give_leave(session, chair, called, organisation_id, until, _words(chance))


def _confirm_anchor(session: Session, world: World, chance: random.Random) -> object:
    comment_id = chance.choice((world.comment_id, world.silent_id))
    clause_id = chance.choice((None, *world.new_article_ids))
    return confirm_anchor(session, named(session, "officer"), comment_id, world.new_id, clause_id)


def _override_match(session: Session, world: World, chance: random.Random) -> object:
    ids = chance.choice(world.article_ids), chance.choice(world.new_article_ids)
    action = chance.choice(("link", "unlink", "confirm"))
    return override_match(session, named(session, "editor"), world.pairing(session), action, *ids)


def _record_ruling(session: Session, world: World, chance: random.Random) -> object:
    result = chance.choice(("adopted", "partly", ""))
    pairing, editor = world.pairing(session), named(session, "editor")
    return record_ruling(session, editor, pairing, world.comment_id, result, _words(chance))


def _link(session: Session, world: World) -> CrossReference:
    return links.find_link(session, world.link_id)


def _store(session: Session, world: World, chance: random.Random) -> object:
    text = f"{THIRD}{_words(chance)}"
    reading = read_file("made-up.txt", text.encode(), None)
    return drafts.store_version(
        session,
        law=session.get_one(Law, world.law_id),
        member=named(session, "editor"),
        reading=reading,
        label=chance.choice(("三稿", "四稿")),
        source_name="made-up.txt",
        source_sha256=UploadedFile("", text.encode()).sha256,
        source_bytes=len(text.encode()),
    )


def _rename_version(session: Session, world: World, chance: random.Random) -> object:
    version = session.get_one(Version, chance.choice((world.old_id, world.new_id)))
    return changes.rename_version(session, named(session, "editor"), version, chance.choice(("三稿", "四稿")), None)


def _stage(session: Session, world: World, chance: random.Random) -> object:
    source = UploadedFile("made-up.txt", f"{SECOND}{_words(chance)}".encode())
    law, editor = session.get_one(Law, world.law_id), named(session, "editor")
    return drafts.stage_upload(session, world.uploads, law, editor, source, read_file(source.name, source.data, None))


def _store_upload(session: Session, world: World, chance: random.Random) -> object:
    editor = named(session, "editor")
    upload = drafts.find_upload(session, world.upload_id, editor)
    return drafts.store_upload(session, upload, editor, "三稿", None, None)


def _drop_upload(session: Session, world: World, chance: random.Random) -> object:
    return drafts.drop_upload(session, drafts.find_upload(session, world.upload_id, named(session, "editor")), None)


def _correct_upload(session: Session, world: World, chance: random.Random) -> object:
    editor = named(session, "editor")
    upload = drafts.find_upload(session, world.upload_id, editor)
    article = drafts.load_reading(upload.reading).articles[-1]
    return correct_upload(session, upload, editor, Correction(article.key, "name", ClauseKind.PARAGRAPH))


def _cancel(session: Session, world: World, chance: random.Random) -> object:
    job = session.get_one(Job, chance.choice((world.queued_id, world.running_id)))
    return jobs.cancel(session, job, named(session, "editor"))


def _finish(session: Session, world: World, chance: random.Random) -> object:
    return jobs.finish(session, world.running_id, 1, chance.choice((JobState.DONE, JobState.FAILED)), result=1)


def _record_drafter_answer(session: Session, world: World, chance: random.Random) -> object:
    position = session.get_one(Position, chance.choice(world.position_ids))
    editor, words = named(session, "editor"), _words(chance)
    return drafter_answers.record_drafter_answer(session, editor, position, world.new_id, words, None)


def _save_paper(session: Session, world: World, chance: random.Random) -> object:
    paper = session.get_one(Paper, world.paper_id)
    return papers.save_paper(
        session, named(session, "editor"), paper, {"title_zh": _words(chance)}, None, paper.revision
    )


def _position_data(session: Session, world: World, chance: random.Random) -> PositionData:
    comments = chance.sample((world.comment_id, world.silent_id), chance.randrange(3))
    provisions = chance.sample((FREE, LINKED, "C102:7"), chance.randrange(4))
    status = chance.choice(("draft", "proposed"))
    return PositionData(reasons_zh=_words(chance), status=status, comments=comments, provisions=provisions)


def _save_position(session: Session, world: World, chance: random.Random) -> object:
    position = session.get_one(Position, chance.choice(world.position_ids))
    data = _position_data(session, world, chance)
    return papers.save_position(session, named(session, "editor"), position, data, position.revision, corpus())


def _add_position(session: Session, world: World, chance: random.Random) -> object:
    paper, clause = (
        session.get_one(Paper, world.paper_id),
        session.get_one(StoredClause, chance.choice(world.article_ids)),
    )
    data = _position_data(session, world, chance)
    return papers.add_position(session, named(session, "editor"), paper, clause, data, corpus())


def _agree(session: Session, world: World, chance: random.Random) -> object:
    position = session.get_one(Position, chance.choice(world.position_ids))
    chair, agrees = _chair(session, world, chance), chance.random() < 0.7
    return papers.agree_position(session, chair, position, position.revision, agrees=agrees)


def _move(session: Session, world: World, chance: random.Random) -> object:
    position = session.get_one(Position, chance.choice(world.position_ids))
    return papers.move(session, position, chance.choice((-1, 1)), named(session, "editor"))


def _decide_opinions(session: Session, world: World, chance: random.Random) -> object:
    seen = dict.fromkeys(chance.sample((world.comment_id, world.silent_id), chance.choice((1, 2))))
    data = deciding.DispositionData(chance.choice(tuple(Disposition)), _words(chance))
    return deciding.decide_opinions(session, named(session, "editor"), world.law_id, seen, data)


def _rename_opinion(session: Session, world: World, chance: random.Random) -> object:
    editor = named(session, "editor")
    opinion = deliberation.opinion_of(session, editor, world.law_id, world.comment_id)
    return deliberation.rename(session, editor, opinion, _words(chance), opinion.revision)


def _split_opinion(session: Session, world: World, chance: random.Random) -> object:
    editor = named(session, "editor")
    opinion = deliberation.opinion_of(session, editor, world.law_id, world.comment_id)
    return deliberation.split(session, editor, opinion, [world.comment_id], opinion.revision)


def _last_of_a_role(session: Session, world: World, chance: random.Random) -> Member:
    """One of the two administrators, or of the two chairs: the one after which nobody may go."""
    return _member(session, chance.choice((*world.administrators, *world.chairs)))


def _official(session: Session, world: World, chance: random.Random) -> object:
    text = f"Article {chance.choice((24, 5))}\n\n1. {_words(chance)}\n\n2. {_words(chance)}\n"
    matching = match_official(read_official("copy.md", text.encode(), "en"), corpus(), "C102", "en")
    return store_official(session, matching, Provenance("A publisher", None, "copy.md", "0" * 64), None)


def _case(session: Session, world: World, chance: random.Random) -> object:
    return cases.keep_case(
        session,
        named(session, "officer"),
        session.get_one(Law, world.law_id),
        _words(chance),
        Case("III", "65", "", {}),
    )


def _admit(session: Session, world: World, chance: random.Random) -> object:
    organisations = {*chance.sample(world.organisation_ids, 1), named(session, "editor").organisation_id}
    chosen = chance.choice((Admitted(), Admitted(frozenset(organisations))))
    return admit(session, session.get_one(Law, world.law_id), chosen, named(session, "editor"))


def _organisation(session: Session, world: World, chance: random.Random) -> Organisation:
    return session.get_one(Organisation, chance.choice(world.organisation_ids))


def _change_organisation(session: Session, world: World, chance: random.Random) -> object:
    moved = _organisation(session, world, chance)
    data = OrganisationData(
        name_zh=f"{moved.name_zh}会", kind="city", parent_id=chance.choice((None, *world.organisation_ids))
    )
    return organisations.change_organisation(session, moved, data)


def _member_data(session: Session, chance: random.Random) -> MemberData:
    top = organisations.headquarters(session)
    return MemberData(name_zh=_words(chance), name_en="", organisation=top, is_lead=chance.random() < 0.5)


WRITES: Final[Mapping[str, Write]] = {
    "commentary.returns.set_left_out": _set_left_out,
    "commentary.service.add_comment": _add_comment,
    "commentary.service.reply": lambda session, world, chance: commentary.reply(
        session, named(session, "editor"), world.comment(session), _words(chance)
    ),
    "commentary.service.comment_on_draft": lambda session, world, chance: commentary.comment_on_draft(
        session, named(session, "officer2"), session.get_one(Version, world.old_id), _comment_data(chance)
    ),
    "commentary.threads.resolve": lambda session, world, chance: threads.resolve(
        session, named(session, "officer"), world.comment(session), _words(chance)
    ),
    "commentary.threads.reopen": lambda session, world, chance: threads.reopen(
        session, named(session, "officer"), world.comment(session)
    ),
    "commentary.attachments.attach": _attach,
    "commentary.service.edit_comment": _edit_comment,
    "commentary.service.withdraw": _withdraw,
    "compare.carry.carry": lambda session, world, chance: carry(
        session, world.pairing(session), named(session, "editor")
    ),
    "compare.carry.carry_batch": lambda session, world, chance: carry_batch(session, world.pairing(session), None, 200),
    "compare.carry.end_carrying": lambda session, world, chance: end_carrying(session, world.pairing(session), 0, None),
    "compare.carry.confirm_anchor": _confirm_anchor,
    "compare.outcomes.record_ruling": _record_ruling,
    "compare.service.override_match": _override_match,
    "consultation.returns.answer": _answer,
    "consultation.returns.note_opened": _note_opened,
    "consultation.returns.send_back": _send_back,
    "consultation.returns.submit": _submit,
    "consultation.returns.take_back": _take_back,
    "consultation.returns.write_note": _write_note,
    "consultation.rounds.call_round": _call_round,
    "consultation.rounds.close": _change_round(rounds.close),
    "consultation.rounds.extend": _extend,
    "consultation.rounds.give_leave": _give_leave,
    "consultation.rounds.reopen": _reopen,
    "consultation.rounds.withdraw_round": _change_round(rounds.withdraw_round),
    "consultation.service.round_for": lambda session, world, chance: round_for(session, world.law_id),
    "crossref.links.add_link": lambda session, world, chance: links.add_link(
        session, named(session, "officer2"), world.article(session), chance.choice((FREE, LINKED)), "exceeds"
    ),
    "crossref.links.end_link": lambda session, world, chance: links.end_link(
        session, named(session, "officer"), _link(session, world)
    ),
    "crossref.links.retype_link": lambda session, world, chance: links.retype_link(
        session, named(session, "officer"), _link(session, world), chance.choice(("exceeds", "silent")), _words(chance)
    ),
    "crossref.links.reject": lambda session, world, chance: links.reject(
        session, named(session, "officer"), world.article(session), FREE
    ),
    "deliberation.deciding.decide_opinions": _decide_opinions,
    "deliberation.deciding.undo": lambda session, world, chance: deciding.undo(
        session, named(session, "editor"), world.law_id
    ),
    "deliberation.meetings.hold_meeting": lambda session, world, chance: meetings.hold_meeting(
        session, _chair(session, world, chance), world.law_id, _words(chance), ""
    ),
    "deliberation.service.join": lambda session, world, chance: deliberation.join(
        session, named(session, "editor"), world.law_id, (world.comment_id, world.silent_id), _words(chance)
    ),
    "deliberation.service.opinion_of": lambda session, world, chance: deliberation.opinion_of(
        session, named(session, "editor"), world.law_id, world.comment_id
    ),
    "deliberation.service.rename": _rename_opinion,
    "deliberation.service.split": _split_opinion,
    "drafts.admissions.admit": _admit,
    "drafts.changes.rename_law": lambda session, world, chance: changes.rename_law(
        session, named(session, "editor"), session.get_one(Law, world.law_id), _words(chance), "", ""
    ),
    "drafts.changes.rename_version": _rename_version,
    "drafts.changes.withdraw_version": lambda session, world, chance: changes.withdraw_version(
        session, named(session, "editor"), session.get_one(Version, world.new_id), _words(chance)
    ),
    "drafts.changes.put_back_version": lambda session, world, chance: changes.put_back_version(
        session, named(session, "editor"), session.get_one(Version, world.withdrawn_id)
    ),
    "drafts.service.add_law": lambda session, world, chance: drafts.add_law(
        session, named(session, "editor"), _words(chance), ""
    ),
    "drafts.corrections.correct_upload": _correct_upload,
    "drafts.service.stage_upload": _stage,
    "drafts.service.drop_upload": _drop_upload,
    "drafts.service.store_upload": _store_upload,
    "drafts.service.store_version": _store,
    "jobs.service.ask": lambda session, world, chance: jobs.ask(
        session, "paper.export", {"world": world.name}, by=named(session, "editor"), same_as=world.name
    ),
    "jobs.service.cancel": _cancel,
    "jobs.service.claim": lambda session, world, chance: jobs.claim(session, world.queued_id, 2),
    "jobs.service.progress": lambda session, world, chance: jobs.progress(
        session, world.running_id, 1, 1, 2, {"at": 1}
    ),
    "jobs.service.beat": lambda session, world, chance: jobs.beat(session, world.running_id, 1),
    "jobs.service.finish": _finish,
    "jobs.service.forget_same": lambda session, world, chance: jobs.forget_same(session, world.running_id),
    "jobs.service.end_abandoned": lambda session, world, chance: jobs.end_abandoned(session),
    "jobs.service.is_due": lambda session, world, chance: jobs.is_due(session, world.name, now() - now()),
    "jobs.service.note_done": lambda session, world, chance: jobs.note_done(session, world.name),
    "judgement.cases.keep_case": _case,
    "judgement.cases.put_into_paper": lambda session, world, chance: cases.put_into_paper(
        session, named(session, "officer"), world.case_id, chance.random() < 0.5
    ),
    "judgement.cases.drop_case": lambda session, world, chance: cases.drop_case(
        session, named(session, "officer"), world.case_id
    ),
    "judgement.findings.record_finding": lambda session, world, chance: record_finding(
        session,
        corpus(),
        named(session, "officer"),
        session.get_one(Version, world.new_id),
        "V",
        Finding(chance.choice(("met", "not_met", "")), _words(chance)),
    ),
    "papers.continuing.continue_paper": lambda session, world, chance: continuing.continue_paper(
        session,
        named(session, "editor"),
        session.get_one(Paper, world.paper_id),
        session.get_one(Version, world.new_id),
    ),
    "papers.drafter_answers.record_drafter_answer": _record_drafter_answer,
    "papers.service.add_paper": lambda session, world, chance: papers.add_paper(
        session, named(session, "editor"), session.get_one(Version, world.old_id), {"title_zh": _words(chance)}
    ),
    "papers.service.save_paper": _save_paper,
    "papers.service.add_position": _add_position,
    "papers.service.save_position": _save_position,
    "papers.service.agree_position": _agree,
    "papers.service.move": _move,
    "people.deputies.name_deputy": lambda session, world, chance: deputies.name_deputy(
        session, _chair(session, world, chance), named(session, "editor"), now(), now() + timedelta(days=1)
    ),
    "people.service.add_member": lambda session, world, chance: people.add_member(
        session, username=f"{world.name}.c", password=PASSWORD, role="reader"
    ),
    "people.service.sign_in": lambda session, world, chance: people.sign_in(session, world.name, PASSWORD, 1),
    "people.service.sign_out": lambda session, world, chance: people.sign_out(session, world.token),
    "people.service.erase_person": lambda session, world, chance: people.erase_person(
        session, _last_of_a_role(session, world, chance)
    ),
    "people.service.set_disabled": lambda session, world, chance: people.set_disabled(
        session, chance.choice((world.member(session), _last_of_a_role(session, world, chance))), True
    ),
    "people.service.set_role": lambda session, world, chance: people.set_role(
        session, _last_of_a_role(session, world, chance), "reader"
    ),
    "people.service.set_password": lambda session, world, chance: people.set_password(
        session, world.member(session), NEW_PASSWORD
    ),
    "people.service.change_own_password": lambda session, world, chance: people.change_own_password(
        session, world.member(session), PASSWORD, NEW_PASSWORD
    ),
    "people.service.set_language": lambda session, world, chance: people.set_language(
        session, world.member(session), chance.choice(("zh", "en"))
    ),
    "people.service.change_member": lambda session, world, chance: people.change_member(
        session, world.member(session), _member_data(session, chance)
    ),
    "people.invitations.accept_invitation": lambda session, world, chance: invitations.accept_invitation(
        session, world.invitation, world.name, NEW_PASSWORD
    ),
    "people.invitations.make_invitation": lambda session, world, chance: invitations.make_invitation(
        session, world.member(session), world.name
    ),
    "people.organisations.add_organisation": lambda session, world, chance: organisations.add_organisation(
        session, world.name, "总工会", "Federation"
    ),
    "people.organisations.found_organisation": lambda session, world, chance: organisations.found_organisation(
        session, OrganisationData(name_zh=world.name, kind="city")
    ),
    "people.organisations.change_organisation": _change_organisation,
    "people.organisations.set_retired": lambda session, world, chance: organisations.set_retired(
        session, _organisation(session, world, chance), chance.random() < 0.5
    ),
    "standards.official.texts.store_official": _official,
    **OCCASIONAL,
}
# What no page and no command calls by itself, with the registered service through which it is raced, or the test of it.
WITHIN: Final[Mapping[str, str]] = {
    "commentary.agreements.end_agreement_with_own": "tests/commentary/test_behalf.py",
    "commentary.mentions.note_mentions": "commentary.service.add_comment",
    "consultation.service.place_to_write": "commentary.service.add_comment",
    "crossref.carried_links.carry_links": "compare.carry.end_carrying",
    "crossref.links.close_link": "crossref.links.end_link",
    "compare.outcomes.rule_on": "compare.outcomes.record_ruling",
    "db.count_save": "papers.service.save_paper",
    "decisions.service.decide": "judgement.findings.record_finding",
    "deliberation.grouping_job.store_grouping": "tests/deliberation/test_service.py",
    "deliberation.offers.store_offers": "tests/deliberation/test_service.py",
    "deliberation.service.make_letter": "tests/deliberation/test_service.py",
    "demonstration.load_demonstration": "tests/test_demonstration.py",
    "filling.service.fill": "tests/filling/test_service.py",
    "instance.bring_up_to_date": "tests/test_migrations.py",
    **dict.fromkeys(
        (
            "mail.service.clear_old_mail",
            "mail.service.needless",
            "mail.service.next_to_send",
            "mail.service.not_sent",
            "mail.service.post",
            "mail.service.post_invitation",
            "mail.service.sent",
        ),
        "tests/mail/test_service.py",
    ),
    "papers.continuing.place_position": "tests/papers/test_continuing.py",
    "papers.history.append_paper": "papers.service.save_paper",
    "papers.history.append_position": "papers.service.save_position",
    "people.deputies.end_deputy": "tests/people/test_deputies.py",
    "people.service.end_sign_ins": "people.service.set_password",
    "record.chain.link_entries": "tests/record/test_chain.py",
    "record.chain.link_waiting": "tests/record/test_chain.py",
    "record.downloads.note_download": "tests/drafts/test_access_views.py",
    "record.service.enter": "commentary.service.add_comment",
    "record.service.bulk_act": "compare.carry.carry",
    "record.service.erase_content": "tests/record/test_chain.py",
    "web.once.forget_old_forms": "tests/web/test_once.py",
    "web.once.clear_old_forms": "tests/web/test_once.py",
}
