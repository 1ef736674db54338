"""What may happen at the same moment, and what must be true afterwards: each a function of a database with accounts."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.crossref import make_link
from tests.factories.drafts import FIRST, SECOND, clause_at, make_law, make_version
from tests.factories.papers import make_paper, make_position
from tests.factories.people import PASSWORD
from tests.patience import eventually
from tests.soak.at_once import STORED, Act, at_once
from tests.soak.world import named
from workbench.commentary.agreements import agree
from workbench.commentary.models import Agreement, Anchor, Comment, Revision
from workbench.commentary.service import CommentData, edit_comment, withdraw
from workbench.compare.carry import carry, confirm_anchor
from workbench.compare.service import pair_versions
from workbench.consultation.models import Round
from workbench.crossref.links import add_link, end_link, links_of, reject, rejected, retype_link
from workbench.crossref.models import CrossReference, Rejection
from workbench.db import Database, new_id
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import decide, history
from workbench.drafts.models import Law, StoredClause, Version
from workbench.instruments.library import corpus
from workbench.papers.models import Paper, Position
from workbench.papers.service import PositionData, move, save_paper, save_position
from workbench.people.models import Member, Organisation
from workbench.people.organisations import add_organisation
from workbench.people.permissions import Role
from workbench.people.service import add_member, list_members, set_disabled, set_role
from workbench.record.models import RecordEntry

Made = TypeVar("Made")


def add_accounts(database: Database) -> None:
    """The accounts that every scenario needs, one for each role, a second officer and a second editor."""
    with database.writing() as session:
        for role in Role:
            add_member(session, username=role, password=PASSWORD, role=role, language="en")
        for second in (Role.OFFICER, Role.EDITOR):
            add_member(session, username=f"{second}2", password=PASSWORD, role=second, language="en")
        session.commit()


def make(database: Database, factory: Callable[[Session], Made]) -> Made:
    with database.writing() as session:
        made = factory(session)
        session.commit()
    return made


def _draft(session: Session, text: str = FIRST, title: str = "互助条例") -> Version:
    editor = named(session, "editor")
    return make_version(session, editor, make_law(session, editor, title), text)


def _paper(session: Session) -> Paper:
    return make_paper(session, named(session, "editor"), _draft(session))


def _clause(session: Session, paper_id: str, path: str) -> StoredClause:
    return clause_at(session, session.get_one(Paper, paper_id).version, path)


def two_editors_of_a_position(database: Database, chance: random.Random) -> None:
    """Of two saves from one revision one is accepted, and the other told so."""

    def prepare(session: Session) -> str:
        paper = _paper(session)
        return make_position(session, named(session, "editor"), paper, clause_at(session, paper.version, "第一条")).id

    position_id = make(database, prepare)

    def save(words: str) -> Act:
        def act(session: Session) -> Iterator[None]:
            position, editor = session.get_one(Position, position_id), named(session, "editor")
            yield
            save_position(session, editor, position, PositionData(proposed_zh=words), 1, corpus())

        return act

    ends = at_once(database, [save("甲"), save("乙")])
    assert sorted(ends) == ["position_changed", STORED]
    with database.reading() as session:
        position = session.get_one(Position, position_id)
        assert (position.revision, position.proposed_zh) == (2, "甲乙"[ends.index(STORED)])


def two_editors_of_a_paper(database: Database, chance: random.Random) -> None:
    """Of two saves from one revision one is accepted, and the other told so."""
    paper_id = make(database, lambda session: _paper(session).id)

    def save(words: str) -> Act:
        def act(session: Session) -> Iterator[None]:
            paper, editor = session.get_one(Paper, paper_id), named(session, "editor")
            yield
            save_paper(session, editor, paper, {"title_zh": words}, None, 1)

        return act

    ends = at_once(database, [save("甲"), save("乙")])
    assert sorted(ends) == ["paper_changed", STORED]
    with database.reading() as session:
        paper = session.get_one(Paper, paper_id)
        assert (paper.revision, paper.title_zh) == (2, "甲乙"[ends.index(STORED)])


def _comment(session: Session) -> str:
    return make_comment(session, named(session, "officer"), clause_at(session, _draft(session), "第一条")).id


def _edit(comment_id: str, words: str) -> Act:
    def act(session: Session) -> Iterator[None]:
        comment, officer = session.get_one(Comment, comment_id), named(session, "officer")
        yield
        data = CommentData(body=words, stance="support_with_changes", issue="wording")
        edit_comment(session, officer, comment, data, 1)

    return act


def two_windows_on_a_comment(database: Database, chance: random.Random) -> None:
    """Of two edits of one revision one is accepted."""
    comment_id = make(database, _comment)
    assert sorted(at_once(database, [_edit(comment_id, "甲"), _edit(comment_id, "乙")])) == ["comment_changed", STORED]
    with database.reading() as session:
        assert session.get_one(Comment, comment_id).latest == 2
        numbers = session.scalars(select(Revision.number).where(Revision.comment_id == comment_id))
        assert sorted(numbers) == [1, 2]


def an_edit_and_a_withdrawal(database: Database, chance: random.Random) -> None:
    """A comment that was withdrawn gets no further words."""
    comment_id = make(database, _comment)

    def take_back(session: Session) -> Iterator[None]:
        comment, officer = session.get_one(Comment, comment_id), named(session, "officer")
        yield
        withdraw(session, officer, comment)

    edited, withdrawn = at_once(database, [_edit(comment_id, "甲"), take_back])
    assert withdrawn == STORED and edited in (STORED, "comment_changed", "comment_withdrawn")
    with database.reading() as session:
        comment = session.get_one(Comment, comment_id)
        assert comment.withdrawn_at is not None
        assert comment.latest == len(comment.revisions) == (2 if edited == STORED else 1)


def one_link_by_three(database: Database, chance: random.Random) -> None:
    """Of the links of one clause to one provision one stands."""
    clause_id = make(database, lambda session: clause_at(session, _draft(session), "第一条").id)

    def link(name: str) -> Act:
        def act(session: Session) -> Iterator[None]:
            clause, member = session.get_one(StoredClause, clause_id), named(session, name)
            yield
            add_link(session, member, clause, "C102:24", "exceeds")

        return act

    ends = at_once(database, [link(name) for name in ("officer", "officer2", "editor")])
    assert Counter(ends) == {STORED: 1, "link_there": 2}
    with database.reading() as session:
        assert len(links_of(session, [clause_id])) == 1


def one_link_changed_by_two(database: Database, chance: random.Random) -> None:
    """A link that is re-typed or taken back twice at the same moment is so once."""

    def prepare(session: Session) -> str:
        return make_link(session, named(session, "officer"), clause_at(session, _draft(session), "第一条")).id

    link_id = make(database, prepare)

    def retype(relation: str) -> Act:
        def act(session: Session) -> Iterator[None]:
            link, member = session.get_one(CrossReference, link_id), named(session, "officer")
            yield
            retype_link(session, member, link, relation, "")

        return act

    def end(session: Session) -> Iterator[None]:
        link, member = session.get_one(CrossReference, link_id), named(session, "officer")
        yield
        end_link(session, member, link)

    acts = [retype("exceeds"), chance.choice([retype("silent"), end])]
    assert Counter(at_once(database, acts))[STORED] == 1
    with database.reading() as session:
        clause_id = session.get_one(CrossReference, link_id).clause_id
        ended = session.scalars(select(CrossReference.ended_at).where(CrossReference.clause_id == clause_id)).all()
        assert len(ended) <= 2 and ended.count(None) <= 1


def positions_in_one_paper(database: Database, chance: random.Random) -> None:
    """Positions added and moved at the same moment are all there, each with a rank of its own."""
    paper_id = make(database, lambda session: _paper(session).id)
    paths = ["第一条", "第三条", "第一条", "第四条"]

    def add(path: str) -> Act:
        def act(session: Session) -> Iterator[None]:
            paper, clause = session.get_one(Paper, paper_id), _clause(session, paper_id, path)
            editor = named(session, "editor")
            yield
            make_position(session, editor, paper, clause)

        return act

    chance.shuffle(paths)
    assert at_once(database, [add(path) for path in paths]) == [STORED] * 4
    with database.reading() as session:
        positions = session.get_one(Paper, paper_id).positions
        assert [position.rank for position in positions] == [1, 2, 3, 4]
        at = [position.clause.position for position in positions]
        assert at == sorted(at), "in reading order"
        ids = [position.id for position in positions]

    def shift(position_id: str, step: int) -> Act:
        def act(session: Session) -> Iterator[None]:
            position = session.get_one(Position, position_id)
            yield
            move(session, position, step)

        return act

    acts = [shift(chance.choice(ids), chance.choice([-1, 1])) for _ in range(3)]
    assert at_once(database, [*acts, add("第三条")]) == [STORED] * 4
    with database.reading() as session:
        assert [position.rank for position in session.get_one(Paper, paper_id).positions] == [1, 2, 3, 4, 5]


def two_accounts_of_one_name(database: Database, chance: random.Random) -> None:
    """A name is taken once."""
    name = f"new{chance.randrange(10**6)}"

    def add(session: Session) -> Iterator[None]:
        session.scalar(select(func.count()).select_from(Member))
        yield
        add_member(session, username=name, password=PASSWORD, role="reader")

    assert sorted(at_once(database, [add, add])) == [STORED, "username_taken"]


def two_administrators(database: Database, chance: random.Random) -> None:
    """Of two administrators who disable or degrade each other one stays, and so it is with two chairs."""
    _two_of(chance.choice((Role.ADMINISTRATOR, Role.CHAIR)), database, chance)


def _two_of(role: Role, database: Database, chance: random.Random) -> None:
    def prepare(session: Session) -> str:
        session.execute(update(Member).where(Member.role == role).values(role=Role.READER))
        named(session, role).role = role
        name = f"{role}{chance.randrange(10**6)}"
        return add_member(session, username=name, password=PASSWORD, role=role).username

    names = [str(role), make(database, prepare)]

    def disable(name: str) -> Act:
        is_degraded = chance.random() < 0.5

        def act(session: Session) -> Iterator[None]:
            member = named(session, name)
            yield
            if is_degraded:
                set_role(session, member, "reader")
            else:
                set_disabled(session, member, True)

        return act

    assert sorted(at_once(database, [disable(name) for name in names])) == [f"last_{role}", STORED]
    with database.writing() as session:
        left = [one for one in list_members(session) if one.role == role and one.disabled_at is None]
        assert len(left) == 1
        first, other = (named(session, name) for name in names)
        set_role(session, first, role)  # as it was, for the next time
        set_disabled(session, first, False)
        set_role(session, other, "reader")
        session.commit()


def one_agreement_by_two(database: Database, chance: random.Random) -> None:
    """Of two leads of one organisation at most one says that it says the same, and to no comment withdrawn before."""
    comment_id, code = make(database, _comment), f"o{chance.randrange(10**6)}"

    def add_leads(session: Session) -> None:
        place = add_organisation(session, code, "总工会", "Federation")
        for name in ("a", "b"):
            add_member(
                session, username=f"{code}.{name}", password=PASSWORD, role="officer", organisation=place, is_lead=True
            )

    make(database, add_leads)

    def say_the_same(name: str) -> Act:
        def act(session: Session) -> Iterator[None]:
            comment, lead = session.get_one(Comment, comment_id), named(session, f"{code}.{name}")
            yield
            agree(session, lead, comment)

        return act

    def take_back(session: Session) -> Iterator[None]:
        comment, officer = session.get_one(Comment, comment_id), named(session, "officer")
        yield
        withdraw(session, officer, comment)

    ends = at_once(database, [say_the_same("a"), say_the_same("b"), take_back])
    assert ends[2] == STORED and set(ends[:2]) <= {STORED, "agreed_already", "comment_withdrawn"}
    with database.reading() as session:
        agreements = session.scalars(select(Agreement).where(Agreement.comment_id == comment_id)).unique().all()
        assert len(agreements) == ends[:2].count(STORED) <= 1


def two_versions_of_a_law(database: Database, chance: random.Random) -> None:
    """Two versions stored at the same moment are numbered one after the other; two of one name are not both stored."""
    law_id = make(database, lambda session: make_law(session, named(session, "editor"), "互助条例").id)

    def store(text: str, label: str) -> Act:
        def act(session: Session) -> Iterator[None]:
            law, editor = session.get_one(Law, law_id), named(session, "editor")
            yield
            make_version(session, editor, law, text, label)

        return act

    assert at_once(database, [store(FIRST, "一稿"), store(SECOND, "二稿")]) == [STORED, STORED]
    same = f"{FIRST}\n第九条　本条例由工会解释。"
    ends = at_once(database, [store(same, "三稿"), store(f"{same}第二句。", "三稿")])
    assert sorted(ends) == ["label_taken", STORED]
    with database.reading() as session:
        ordinals = session.scalars(select(Version.ordinal).where(Version.law_id == law_id))
        assert sorted(ordinals) == [1, 2, 3]


def one_suggestion_turned_down_by_two(database: Database, chance: random.Random) -> None:
    """A suggestion turned down twice at the same moment is turned down; an organisation added twice is there."""
    clause_id = make(database, lambda session: clause_at(session, _draft(session), "第一条").id)
    code = f"o{chance.randrange(10**6)}"

    def turn_down(session: Session) -> Iterator[None]:
        clause, officer = session.get_one(StoredClause, clause_id), named(session, "officer")
        yield
        reject(session, officer, clause, "C102:24")
        add_organisation(session, code, "总工会", "Federation")

    assert at_once(database, [turn_down, turn_down]) == [STORED, STORED]
    with database.reading() as session:
        assert len(session.scalars(select(Rejection).where(Rejection.clause_id == clause_id)).all()) == 1
        assert len(session.scalars(select(Organisation).where(Organisation.code == code)).all()) == 1


def decisions_on_one_subject(database: Database, chance: random.Random) -> None:
    """Of those who decide on one subject at one moment, having seen the same, one decides and the rest are told."""
    kind, seen = chance.choice(list(DecisionKind)), chance.randrange(3)
    subject = new_id()

    def prepare(session: Session) -> None:
        for number in range(seen):
            decide(session, kind, subject, scope="s", by=named(session, "editor"), what={"number": number})

    make(database, prepare)

    def settle(name: str) -> Act:
        def act(session: Session) -> Iterator[None]:
            member = named(session, name)
            yield
            decide(session, kind, subject, scope="s", by=member, what={"by": name}, reason=name, seen=seen)

        return act

    ends = at_once(database, [settle(name) for name in ("officer", "officer2", "editor")])
    assert Counter(ends) == {STORED: 1, "decision_changed": 2}
    with database.reading() as session:
        decisions = history(session, kind, subject)
        assert [decision.number for decision in decisions] == list(range(1, seen + 2))
        assert decisions[-1].what == {"by": decisions[-1].reason} == {"by": decisions[-1].member.username}
        acts = session.scalars(select(RecordEntry).where(RecordEntry.subject == f"{kind}:{subject}")).all()
        assert len(acts) == len(decisions), "who was refused has entered nothing"


def a_link_and_a_rejection(database: Database, chance: random.Random) -> None:
    """Of those who link a suggestion and turn it down at the same moment the later one is told."""
    clause_id = make(database, lambda session: clause_at(session, _draft(session), "第一条").id)

    def link(session: Session) -> Iterator[None]:
        clause, officer = session.get_one(StoredClause, clause_id), named(session, "officer")
        yield
        add_link(session, officer, clause, "C102:24", "exceeds", seen=0)

    def turn_down(session: Session) -> Iterator[None]:
        clause, officer = session.get_one(StoredClause, clause_id), named(session, "officer2")
        yield
        reject(session, officer, clause, "C102:24", seen=0)

    acts = chance.sample([link, turn_down], 2)
    assert Counter(at_once(database, acts)) == {STORED: 1, "decision_changed": 1}
    with database.reading() as session:
        assert len(links_of(session, [clause_id])) + len(rejected(session, clause_id)) == 1


def one_round_for_the_first_comments(database: Database, chance: random.Random) -> None:
    """Those who comment on a law first, at the same moment, all comment, and in one round."""
    clause_id = make(database, lambda session: clause_at(session, _draft(session), "第一条").id)

    def comment(session: Session) -> Iterator[None]:
        clause, officer = session.get_one(StoredClause, clause_id), named(session, "officer")
        yield
        make_comment(session, officer, clause)

    assert at_once(database, [comment] * 3) == [STORED] * 3
    with database.reading() as session:
        law_id = session.get_one(StoredClause, clause_id).version.law_id
        (before,) = session.scalars(select(Round).where(Round.law_id == law_id))
        rounds = session.scalars(select(Comment.round_id).where(Comment.law_id == law_id)).all()
        assert rounds == [before.id] * 3


def a_place_confirmed_while_comments_are_carried(database: Database, chance: random.Random) -> None:
    """What a person confirms while comments are carried stays, and the comment stands where it was confirmed."""

    def prepare(session: Session) -> tuple[str, str, str, str]:
        editor, officer = named(session, "editor"), named(session, "officer")
        old = _draft(session)
        new = make_version(session, editor, old.law, SECOND, "二稿")
        comment = make_comment(session, officer, clause_at(session, old, "第四条"), quote="不得挪用")
        carry(session, pair_versions(session, old.id, new.id))
        # As if the match had been another when it was carried: carried again, it would be moved.
        elsewhere = clause_at(session, new, "第一条").id
        there = Anchor.comment_id == comment.id, Anchor.version_id == new.id
        session.execute(update(Anchor).where(*there).values(clause_id=elsewhere, quote=""))
        return old.id, new.id, comment.id, elsewhere

    old_id, new_id_, comment_id, elsewhere = make(database, prepare)

    def confirm(session: Session) -> Iterator[None]:
        officer = named(session, "officer")
        confirm_anchor(session, officer, comment_id, new_id_, elsewhere)
        yield
        _wait_for_a_waiter(session)

    def carry_all(session: Session) -> Iterator[None]:
        pairing = pair_versions(session, old_id, new_id_)
        yield
        carry(session, pairing)

    assert at_once(database, [confirm, carry_all]) == [STORED, STORED]
    with database.reading() as session:
        anchor = session.scalars(
            select(Anchor).where(Anchor.comment_id == comment_id, Anchor.version_id == new_id_)
        ).one()
        (decision,) = history(session, DecisionKind.ANCHOR, comment_id, new_id_)
        assert decision.what is not None and (anchor.status, anchor.clause_id) == ("confirmed", elsewhere)
        assert (decision.what["clause"], decision.what["quote"]) == (elsewhere, anchor.quote)


def _wait_for_a_waiter(session: Session) -> None:
    """Go on when another transaction waits for what this one holds; where there is one writer at a time, at once."""
    if session.get_bind().dialect.name == "postgresql":
        waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
        assert eventually(lambda: bool(session.scalar(waiting))), "the other act waits for this one"


SCENARIOS: Final[Mapping[str, Callable[[Database, random.Random], None]]] = {
    scenario.__name__: scenario
    for scenario in (
        two_editors_of_a_position,
        two_editors_of_a_paper,
        two_windows_on_a_comment,
        an_edit_and_a_withdrawal,
        one_link_by_three,
        one_link_changed_by_two,
        positions_in_one_paper,
        two_accounts_of_one_name,
        two_administrators,
        one_agreement_by_two,
        two_versions_of_a_law,
        one_suggestion_turned_down_by_two,
        decisions_on_one_subject,
        a_link_and_a_rejection,
        one_round_for_the_first_comments,
        a_place_confirmed_while_comments_are_carried,
    )
}
