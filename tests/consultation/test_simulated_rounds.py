"""Twenty rounds played by chance: after every act the board says what the acts amount to, and its sums agree."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from tests.factories.people import PASSWORD
from tests.factories.rounds import person
from workbench.commentary.board import BoardView, board
from workbench.commentary.models import Comment
from workbench.commentary.returns import set_left_out
from workbench.commentary.service import withdraw
from workbench.consultation import returns, rounds
from workbench.consultation.models import Round
from workbench.consultation.rounds import RoundData, call_round, rounds_of
from workbench.consultation.service import return_of
from workbench.consultation.standing import ReturnState
from workbench.db import now
from workbench.drafts.models import StoredClause, Version
from workbench.people.models import Member, Organisation, OrganisationKind
from workbench.people.organisations import add_organisation, set_retired
from workbench.people.service import MemberData, add_member, change_member

ROUNDS, ACTS = 20, 14
CODES = ("coast", "inland", "miners", "rail", "teachers", "nurses")


@dataclass
class Played:
    """What was done to the answer of one organisation; ``comments`` are those that are in it."""

    organisation: Organisation
    writers: list[Member]
    lead: Member
    comments: list[Comment] = field(default_factory=list)
    left_out: int = 0
    submitted: bool = False
    no_opinion: bool = False
    late: bool = False
    opened: bool = False
    leave: bool = False

    def state(self, *, is_over: bool, is_closed: bool) -> ReturnState:
        if self.submitted:
            return (
                ReturnState.NO_OPINION if self.no_opinion else ReturnState.LATE if self.late else ReturnState.SUBMITTED
            )
        if is_closed or (is_over and not self.leave):
            return ReturnState.MISSING
        if self.comments:
            return ReturnState.WRITING
        return ReturnState.OPENED if self.opened else ReturnState.UNOPENED

    def may_write(self, *, is_over: bool) -> bool:
        return not self.submitted and (self.leave or not is_over)


class Game:
    """One round with the people of six organisations, and what chance lets them do."""

    def __init__(self, session: Session, chance: random.Random, version: Version, clause: StoredClause) -> None:
        self.session, self.chance, self.clause = session, chance, clause
        self.secretary, self.chair = person(session, "secretary"), person(session, "the.chair")
        codes = chance.sample(CODES, chance.randint(3, len(CODES)))
        self.played = {code: self._team(code) for code in codes}
        data = RoundData(
            title_zh="征求意见",
            deadline=now() + timedelta(days=3),
            organisations=[each.organisation.id for each in self.played.values()],
        )
        self.called: Round = call_round(session, self.secretary, version, data)
        self.is_over = self.is_closed = False

    def _team(self, code: str) -> Played:
        organisation = self.session.scalars(select(Organisation).where(Organisation.code == code)).one()
        if organisation.retired_at is not None:
            set_retired(self.session, organisation, False)
        people = self.session.scalars(select(Member).where(Member.organisation_id == organisation.id)).unique().all()
        lead = next(each for each in people if each.is_lead)
        return Played(organisation, [each for each in people if not each.is_lead], lead)

    def act(self) -> str:
        team = self.chance.choice(list(self.played.values()))
        acts = [
            self.write,
            self.write,
            self.open,
            self.submit,
            self.submit,
            self.send_back,
            self.take_out,
            self.retire,
            self.move,
        ]
        act = self.chance.choice([*acts, self.end, self.end, self.give_leave])
        act(team)
        return f"{act.__name__} {team.organisation.code}"

    def returned(self, team: Played) -> returns.Return:
        found = return_of(self.session, self.called.id, team.organisation.id)
        assert found is not None
        return found

    def write(self, team: Played) -> None:
        if team.writers and team.may_write(is_over=self.is_over):
            team.comments.append(make_comment(self.session, self.chance.choice(team.writers), self.clause))
            team.opened = True

    def open(self, team: Played) -> None:
        returns.note_opened(self.session, team.lead, self.returned(team))
        team.opened = True

    def submit(self, team: Played) -> None:
        if team.may_write(is_over=self.is_over):
            team.no_opinion = not team.comments and self.chance.random() < 0.7
            returns.submit(self.session, team.lead, self.returned(team), no_opinion=team.no_opinion)
            team.submitted = team.opened = True
            team.late = self.is_over

    def send_back(self, team: Played) -> None:
        if team.submitted:
            until = now() + timedelta(days=1)
            returns.send_back(self.session, self.secretary, self.returned(team), "请补充。", until)
            team.submitted, team.leave = False, True

    def take_out(self, team: Played) -> None:
        if not (team.comments and team.may_write(is_over=self.is_over)):
            return
        comment = team.comments.pop(self.chance.randrange(len(team.comments)))
        if self.chance.random() < 0.5 and comment.author.organisation_id == team.organisation.id:
            withdraw(self.session, comment.author, comment)
        else:
            set_left_out(self.session, team.lead, comment, True, "重复。")
            team.left_out += 1

    def retire(self, team: Played) -> None:
        if team.organisation.retired_at is None and self.chance.random() < 0.3:
            set_retired(self.session, team.organisation, True)  # what it was asked it still answers

    def move(self, team: Played) -> None:
        """Somebody goes to another organisation: what they wrote stays where it was written."""
        other = self.chance.choice(list(self.played.values()))
        if other is team or len(team.writers) < 2 or other.organisation.retired_at is not None:
            return
        writer = team.writers.pop()
        data = MemberData(name_zh=writer.name_zh, name_en=writer.name_en, organisation=other.organisation)
        change_member(self.session, writer, data)
        other.writers.append(writer)

    def end(self, _: Played) -> None:
        if not self.is_over and self.chance.random() < 0.4:
            self.called.deadline = now()
            self.session.flush()
            self.is_over = True

    def give_leave(self, team: Played) -> None:
        if not team.submitted:
            until = now() + timedelta(days=2)
            rounds.give_leave(self.session, self.chair, self.called, team.organisation.id, until, "同意延期。")
            team.leave = True

    def close(self) -> None:
        rounds.close(self.session, self.chair, self.called, "期满。")
        self.is_closed = True

    def check(self, after: str) -> BoardView:
        shown = board(self.session, self.called, "zh", now())
        states = {row.organisation_id: (row.state, row.comments) for row in shown.rows}
        expected = {
            team.organisation.id: (
                team.state(is_over=self.is_over, is_closed=self.is_closed),
                len(team.comments),
            )
            for team in self.played.values()
        }
        assert states == expected, after
        assert sum(shown.counts.values()) == len(self.played)
        assert shown.counts == Counter(state for state, _ in expected.values()), after
        assert shown.answered + len(shown.unanswered) == len(self.played)
        return shown


def test_the_board_is_right_in_twenty_simulated_rounds(session: Session) -> None:
    for code in CODES:
        place = add_organisation(session, code, code, code, OrganisationKind.PROVINCIAL)
        for name, is_lead in (("lead", True), ("first", False), ("second", False)):
            username = f"{code}.{name}"
            add_member(
                session, username=username, password=PASSWORD, role="officer", organisation=place, is_lead=is_lead
            )
    for name, role in (("secretary", "editor"), ("the.chair", "chair")):
        add_member(session, username=name, password=PASSWORD, role=role)
    version = make_version(session, person(session, "secretary"))
    clause = clause_at(session, version, "第四条")
    reached: Counter[ReturnState] = Counter()
    for seed in range(ROUNDS):
        game = Game(session, random.Random(seed), version, clause)
        for at in range(ACTS):
            game.check(f"round {seed}, act {at}: {game.act()}")
        game.close()
        shown = game.check(f"round {seed}, closed")
        reached.update(shown.counts)
        in_it = select(func.count()).where(
            Comment.round_id == game.called.id, Comment.withdrawn_at.is_(None), Comment.left_out_at.is_(None)
        )
        assert shown.comments == session.scalar(in_it)
        left = sum(team.left_out for team in game.played.values())
        assert left == session.scalar(
            select(func.count()).where(Comment.round_id == game.called.id, Comment.left_out_at.is_not(None))
        )
    assert len(rounds_of(session, version.law_id)) == ROUNDS
    ended = {ReturnState.SUBMITTED, ReturnState.NO_OPINION, ReturnState.LATE, ReturnState.MISSING}
    assert set(reached) == ended, "chance has met every end"
