"""However many comments stand on a clause, a page shows some of them and leads to all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from workbench.commentary import window as comments_window
from workbench.commentary.service import withdraw
from workbench.commentary.window import CommentsWindow, window_on_clauses, window_on_draft
from workbench.people.models import Member


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comments_window, "MOST", 10)


def ids(window: CommentsWindow) -> list[str]:
    return [anchor.comment_id for anchor in window.anchors]


def test_the_windows_hold_every_comment_once(session: Session, people: Callable[[str], Member]) -> None:
    editor = people("editor")
    version = make_version(session, editor)
    clause = clause_at(session, version, "第二条")
    written = [make_comment(session, editor, clause, f"意见{number}。") for number in range(34)]
    withdraw(session, editor, written[3])
    window = window_on_clauses(session, [clause])
    assert (window.earlier, window.later, window.onward, window.open_count) == (24, 0, "", 33)
    pages = [ids(window)]
    while window.back:
        window = window_on_clauses(session, [clause], window.back)
        pages.insert(0, ids(window))
    assert window.earlier == 0 and len(pages) == 4
    assert set().union(*pages) == {comment.id for comment in written}
    there, onward = ids(window), window.onward
    while onward:
        window = window_on_clauses(session, [clause], onward)
        there, onward = there + [each for each in ids(window) if each not in there], window.onward
    assert len(there) == 34 and window.later == 0
    asked = window_on_clauses(session, [clause], there[12])
    assert there[12] in ids(asked) and asked.earlier == 7 and asked.later == 34 - 7 - 10
    assert ids(window_on_clauses(session, [clause], "none")) == pages[-1]
    assert window_on_clauses(session, []) == CommentsWindow(anchors=[]) == window_on_draft(session, version.id)


def test_a_comment_is_shown_by_its_address(
    app: object, browser: Callable[[str], Browser], stored: Callable[..., list[str]]
) -> None:
    def make(session: Session) -> list[str]:
        editor = session.scalars(comments_window.select(Member).where(Member.username == "editor")).one()
        clause = clause_at(session, make_version(session, editor), "第二条")
        return [make_comment(session, editor, clause, f"意见{number}。").id for number in range(25)]

    written = stored(make)
    reader = browser("reader")
    reader.get(f"/comments/{written[0]}")
    assert len(reader.elements("//ol[@class='comments']/li")) == 10
    assert reader.elements(f"//li[@id='comment-{written[0]}']") and "15 later comments" in reader.words
    (onward,) = reader.texts("//a[contains(., '15 later comments')]/@href")
    reader.get(onward)
    assert "10 earlier comments" in reader.words and "5 later comments" in reader.words
