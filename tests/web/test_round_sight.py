"""What an organisation writes is nobody else's before it submits, on no page, in no search and in no count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.rounds import make_round, person
from tests.web.confidential import addresses
from workbench.commentary.models import Anchor, Comment
from workbench.commentary.returns import set_left_out
from workbench.commentary.service import reply
from workbench.consultation import returns, rounds
from workbench.people.sight import look_as
from workbench.search.comments.index import index_comment

Stored = Callable[[Callable[[Session], dict[str, str]]], dict[str, str]]
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


@pytest.mark.parametrize("name", ["inland.officer", "inland.lead", "inland.reader", "hq.chair", "secretary"])
def test_no_address_tells_of_what_is_being_written(
    app: Flask,
    browser: Callable[[str], Browser],
    stored: Callable[[Callable[[Session], dict[str, str]]], dict[str, str]],
    name: str,
) -> None:
    ids = stored(lambda session: set_up(session, SCENES[0]))
    other = browser(name)
    token, wrong = other.token, []
    for endpoint, method, path, _ in addresses(app, ids):
        if endpoint in {"people.sign_out", "people.sign_in"} or "static" in endpoint:
            continue
        answer = other.client.open(path, method=method, data={"csrf_token": token} if method == "POST" else None)
        said = answer.get_data(as_text=True) if answer.mimetype.startswith("text") else ""
        names = {"comment_id", "return_id"} & {key for key, value in ids.items() if value in path}
        if any(word in said for word in WORDS) or (names and answer.status_code not in {403, 404}):
            wrong.append((endpoint, method, answer.status_code))
        answer.close()
    for query in (*WORDS, "暗语", "stance:support_with_changes", "author:coast.officer", "org:coast"):
        page = other.get(f"/search?q={query}&scope=comments")
        if any(word in page.replace(query, "") for word in WORDS) or other.elements(
            "//main//a[starts-with(@href, '/comments/')]"
        ):
            wrong.append((query, "search", other.status))
    counted = other.texts("//p[@class='standing-figure']") if other.get("/") else []
    assert wrong == [] and set(counted) <= {"0"}
