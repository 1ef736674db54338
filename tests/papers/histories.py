"""Random histories of comments, opinions, decisions, positions and seals, with what must hold after every step."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.deliberation import all_comments
from tests.factories.drafts import clause_at, make_version
from tests.factories.papers import make_paper, make_position
from workbench.commentary.models import Comment
from workbench.commentary.service import withdraw
from workbench.decisions.recorded import changed_decisions
from workbench.deliberation.deciding import DispositionData, decide_opinions, undo
from workbench.deliberation.gathering import deliberation_on
from workbench.deliberation.models import Opinion
from workbench.deliberation.service import comments_in, join, split
from workbench.deliberation.terms import Disposition
from workbench.errors import WorkbenchError
from workbench.instruments.library import corpus
from workbench.papers.agreeing import agree_positions, undo_agreed
from workbench.papers.models import Paper, Position, SealedFile, SealedPaper
from workbench.papers.restoring import restore
from workbench.papers.sealing import PrintedFile, SealData, seal, sealed_contents
from workbench.papers.service import PositionData, agree_position, save_position
from workbench.people.models import Member
from workbench.people.service import member_named

PATHS = ("第一条", "第二条/第二款", "第四条")
NUMBERS = st.integers(0, 9)


class Histories(RuleBasedStateMachine):
    """One law whose people do whatever they may in any order; a refusal changes nothing."""

    open_session: ClassVar[Callable[[], Session]]
    sealed_in_all: ClassVar[int] = 0

    @initialize()
    def begin(self) -> None:
        self.session = type(self).open_session()
        self.editor, self.chair, self.officer = (self.named(name) for name in ("editor", "chair", "officer"))
        version = make_version(self.session, self.editor)
        self.clauses = [clause_at(self.session, version, path) for path in PATHS]
        self.law_id, self.sealed = version.law_id, dict[str, tuple[str, tuple[str, ...]]]()
        self.paper: Paper = make_paper(self.session, self.editor, version)
        for clause in self.clauses[:2]:
            make_comment(self.session, self.officer, clause)
            make_position(self.session, self.editor, self.paper, clause, status="proposed")
        self.session.flush()

    def named(self, name: str) -> Member:
        member = member_named(self.session, name)
        assert member is not None
        return member

    def teardown(self) -> None:
        if hasattr(self, "session"):
            type(self).sealed_in_all += len(self.sealed)
            self.session.rollback()
            self.session.close()

    @contextmanager
    def refused(self) -> Iterator[None]:
        """What is refused is rolled back whole, as a request is."""
        nested = self.session.begin_nested()
        try:
            yield
            self.session.flush()
            nested.commit()
        except WorkbenchError:
            nested.rollback()
            self.session.expire_all()

    def comments(self) -> list[Comment]:
        return list(self.session.scalars(select(Comment).where(Comment.law_id == self.law_id).order_by(Comment.id)))

    def position(self, number: int) -> Position:
        positions = self.session.scalars(select(Position).order_by(Position.rank)).all()
        return positions[number % len(positions)]

    @rule(number=NUMBERS, stance=st.sampled_from(("support", "oppose", "question")))
    def comment(self, number: int, stance: str) -> None:
        make_comment(self.session, self.officer, self.clauses[number % len(self.clauses)], stance=stance)

    @rule(number=NUMBERS)
    def withdraw(self, number: int) -> None:
        comments = self.comments()
        with self.refused():
            withdraw(self.session, self.officer, comments[number % len(comments)])

    @rule(first=NUMBERS, second=NUMBERS)
    def join(self, first: int, second: int) -> None:
        comments = self.comments()
        with self.refused():
            join(self.session, self.editor, self.law_id, [comments[n % len(comments)].id for n in (first, second)])

    @rule(number=NUMBERS)
    def split(self, number: int) -> None:
        opinions = self.session.scalars(select(Opinion).where(Opinion.law_id == self.law_id).order_by(Opinion.id)).all()
        with self.refused():
            for opinion in opinions[number % 10 : number % 10 + 1]:
                split(
                    self.session, self.editor, opinion,
                    [each.comment_id for each in comments_in(self.session, opinion)[:1]], opinion.revision,
                )  # fmt: skip

    @rule(number=NUMBERS, disposition=st.sampled_from(Disposition))
    def decide(self, number: int, disposition: Disposition) -> None:
        comments = self.comments()
        chosen = {comments[number % len(comments)].id: None}
        with self.refused():
            decide_opinions(self.session, self.editor, self.law_id, chosen, DispositionData(disposition, "说明。"))

    @rule()
    def undo(self) -> None:
        with self.refused():
            undo(self.session, self.editor, self.law_id)

    @rule(number=NUMBERS, status=st.sampled_from(("draft", "proposed", "agreed", "dropped")), by=st.booleans())
    def save(self, number: int, status: str, by: bool) -> None:
        position, author = self.position(number), self.editor if by else self.chair
        said = PositionData(proposed_zh=f"第{number}次改写。", status=status)
        with self.refused():
            save_position(self.session, author, position, said, position.revision, corpus())

    @rule(number=NUMBERS, agrees=st.booleans())
    def agree(self, number: int, agrees: bool) -> None:
        position = self.position(number)
        with self.refused():
            agree_position(self.session, self.chair, position, position.revision, agrees=agrees)

    @rule()
    def agree_all(self) -> None:
        proposed = [each for each in self.paper.positions if each.status == "proposed"]
        with self.refused():
            agree_positions(self.session, self.chair, {each.id: each.revision for each in proposed})

    @rule()
    def undo_agreed(self) -> None:
        with self.refused():
            undo_agreed(self.session, self.chair)

    @rule(number=NUMBERS, revision=NUMBERS)
    def restore(self, number: int, revision: int) -> None:
        position = self.position(number)
        with self.refused():
            restore(self.session, self.editor, position, revision, position.revision)

    @rule(number=st.integers(0, 99))
    def agree_and_seal(self, number: int) -> None:
        self.agree_all()
        self.seal(number, None)

    @rule(number=NUMBERS)
    def add(self, number: int) -> None:
        clause = self.clauses[number % len(self.clauses)]
        make_position(self.session, self.editor, self.paper, clause, status="proposed")
        self.session.expire(self.paper, ["positions"])

    @rule(number=st.integers(0, 99), meanwhile=st.none() | NUMBERS)
    def seal(self, number: int, meanwhile: int | None) -> None:
        """Seal the paper; now and then somebody changes a position while the files are printed."""
        data = SealData(f"工发{number}号", date(2026, 11, 27))
        contents = sealed_contents(self.session, self.paper, data)
        files = [PrintedFile(lang, False, repr(said).encode()) for lang, said in contents.items()]
        if meanwhile is not None:
            self.save(meanwhile, "proposed", True)
        with self.refused():
            sealed = seal(self.session, self.chair, self.paper, data, contents, files)
            assert meanwhile is None, "what was changed meanwhile is never sealed"
            self.sealed[sealed.id] = sealed.made_from, tuple(hashlib.sha256(each.content).hexdigest() for each in files)

    @invariant()
    def no_sealed_paper_holds_what_is_not_agreed(self) -> None:
        if not hasattr(self, "session"):
            return
        for sealed in self.session.scalars(select(SealedPaper).where(SealedPaper.paper_id == self.paper.id)):
            frozen, digests = self.sealed[sealed.id]
            stated = json.loads(sealed.made_from)["positions"]
            assert stated and {each["status"] for each in stated} == {"agreed"}
            assert sealed.made_from == frozen
            files = self.session.scalars(select(SealedFile).where(SealedFile.sealed_id == sealed.id))
            assert sorted(hashlib.sha256(file.content).hexdigest() for file in files) == sorted(digests)

    @invariant()
    def the_sums_add_up_and_the_record_stands(self) -> None:
        if not hasattr(self, "session"):
            return
        self.session.flush()
        whole = deliberation_on(self.session, self.law_id)
        parts = [sum(each.counts.remaining for each in part) for part in (whole.undecided, whole.decided)]
        assert whole.comments == sum(parts) + whole.withdrawn == len(all_comments(self.session, self.law_id))
        assert list(changed_decisions(self.session)) == []
