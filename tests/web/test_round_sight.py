"""What an organisation writes is nobody else's before it submits, on no page, in no search and in no count."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.rounds import make_round, person
from workbench.commentary.models import Anchor, Comment
from workbench.commentary.returns import set_left_out
from workbench.commentary.service import reply
from workbench.consultation import returns, rounds
from workbench.people.sight import look_as
from workbench.search.comments.index import index_comment

WORDS = ("暗语甲", "暗语乙", "暗语丙")  # of a comment, of a reply, of a comment left out
PEOPLE = ("coast.officer", "coast.reader", "inland.officer", "inland.lead", "inland.reader", "secretary", "hq.chair")
OWN = {"coast.officer", "coast.reader"}
LEADING = {"secretary", "hq.chair"}


@dataclass(frozen=True)
class Scene:
    """How a round stands: who may see it, what was done, and who then sees what was submitted."""

    visibility: str
    shows_drafts: bool
    done: str
    seen_by: frozenset[str]


def scene(visibility: str, shows_drafts: bool, done: str, *seen_by: str) -> Scene:
    return Scene(visibility, shows_drafts, done, frozenset(seen_by) | OWN)


ALL = frozenset(PEOPLE)
SCENES = [
    scene("after", False, "writing"),
    scene("submitted", False, "writing"),
    scene("after", True, "writing", "secretary"),
    scene("after", False, "unsubmitted and closed"),
    scene("own", False, "submitted", *LEADING),
    scene("after", False, "submitted", *LEADING),
    scene("submitted", False, "submitted", *ALL),
    scene("own", False, "closed", *LEADING),
    scene("after", False, "closed", *ALL),
]


def set_up(session: Session, scene: Scene) -> dict[str, str]:
    called = make_round(session, visibility=scene.visibility, shows_drafts=scene.shows_drafts)
    officer, lead = person(session, "coast.officer"), person(session, "coast.lead")
    comment = make_comment(session, officer, called.clause, "暗语甲。", quote="不得挪用")
    reply(session, lead, comment, "暗语乙。")
    left_out = make_comment(session, officer, called.clause, "暗语丙。")
    set_left_out(session, lead, left_out, True, "重复。")
    returned = called.returned(session, "coast")
    if scene.done in {"submitted", "closed"}:
        returns.submit(session, lead, returned)
    if scene.done in {"closed", "unsubmitted and closed"}:
        rounds.close(session, person(session, "hq.chair"), called.round, "期满。")
    for row in session.scalars(select(Comment)).unique():
        index_comment(session, row)
    return {
        "law_id": called.version.law_id, "version_id": called.version.id, "clause_id": called.clause.id,
        "comment_id": comment.id, "round_id": called.round.id, "return_id": returned.id, "code": "C102",
        "lang": "zh", "kind": "xlsx", "filename": "icon.svg", "action": "none",
    }  # fmt: skip


@pytest.mark.parametrize("scene", SCENES, ids=lambda s: f"{s.visibility}-{s.done}-{s.shows_drafts}")
def test_what_is_seen_in_statements(session: Session, scene: Scene) -> None:
    ids = set_up(session, scene)
    for name in PEOPLE:
        session.expire_all()
        session.expunge_all()
        look_as(session, person(session, name))
        bodies = " ".join(each.current.body for each in session.scalars(select(Comment)).unique())
        assert ("暗语甲" in bodies and "暗语乙" in bodies) == (name in scene.seen_by), name
        assert ("暗语丙" in bodies) == (name in OWN), f"{name}: what is left out stays with its organisation"
        anchors = session.scalars(select(Anchor)).unique().all()
        assert len(anchors) == (2 if name in OWN else name in scene.seen_by), name
        assert all(anchor.comment is not None for anchor in anchors)
        assert (session.get(Comment, ids["comment_id"]) is not None) == (name in scene.seen_by)
