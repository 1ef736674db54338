"""Comments on made-up clauses that say the same, the contrary, or the same letter."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from tests.factories.people import make_member
from workbench.commentary.models import Comment
from workbench.deliberation.grouping_job import store_grouping
from workbench.deliberation.proposing import grouped_comments
from workbench.drafts.models import StoredClause, Version
from workbench.opinions.grouping import group_comments
from workbench.people.models import Member
from workbench.people.service import member_named

LETTER = "我们是一线职工，互助金由工会管理，希望每年向会员公布收支情况，接受会员监督。"


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: three copies of a letter, two alike demands, one contrary to them, and one of its own."""

    version: Version
    letters: tuple[Comment, ...]
    raising: tuple[Comment, ...]
    lowering: Comment
    other: Comment

    @property
    def law_id(self) -> str:
        return self.version.law_id

    @property
    def comments(self) -> tuple[Comment, ...]:
        return (*self.letters, *self.raising, self.lowering, self.other)


def make_said(session: Session) -> Said:
    editor = member_named(session, "editor")
    assert editor is not None
    version = make_version(session, editor)
    fourth, second = clause_at(session, version, "第四条"), clause_at(session, version, "第二条/第二款")
    first = clause_at(session, version, "第一条")

    def write(clause: StoredClause, body: str, stance: str = "support_with_changes", proposed: str = "") -> Comment:
        return make_comment(session, make_member(session), clause, body, stance=stance, proposed=proposed)

    return Said(
        version,
        tuple(write(fourth, LETTER) for _ in range(3)),
        (
            write(second, "互助金应提高到工资的百分之二。", proposed="互助金不低于工资的百分之二。"),
            write(second, "建议把互助金提高到工资的百分之二。"),
        ),
        write(second, "反对提高互助金，应当降低到工资的百分之零点五。", stance="oppose"),
        write(first, "请写明制定本条例的依据。", stance="question"),
    )


def group_now(session: Session, by: Member, law_id: str) -> None:
    """What the job does, in this session."""
    store_grouping(session, by, law_id, group_comments(grouped_comments(session, law_id)[1]))


def all_comments(session: Session, law_id: str) -> set[str]:
    return set(session.scalars(select(Comment.id).where(Comment.law_id == law_id, Comment.parent_id.is_(None))))
