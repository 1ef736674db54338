"""The page of all comments: its filters stay in the address, and the figures of other pages lead to it."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_law, make_version
from tests.factories.rounds import person
from workbench.drafts.models import Version
from workbench.reading.listing import PAGE

Open = Callable[[str], Browser]
Stored = Callable[[Callable[[Session], Version]], Version]
MANY = PAGE + 3


def many(session: Session) -> Version:
    version = make_version(session, person(session, "editor"))
    clause = clause_at(session, version, "第四条")
    for at in range(MANY):
        make_comment(
            session, person(session, "officer"), clause, f"第{at}号", stance="question" if at < 2 else "oppose"
        )
    return version


def test_a_figure_leads_to_the_list_it_counts(browser: Open, stored: Stored) -> None:
    stored(many)
    page = browser("reader")
    page.get("/")
    for address, number in zip(
        page.texts("//main//a[contains(@href, '/comments?')]/@href"),
        page.texts("//main//a[contains(@href, '/comments?')]"),
        strict=True,
    ):
        listed = browser("reader")
        listed.get(address)
        assert listed.texts("//*[@id='total']")[0].split()[0] == number.split()[0], address
    assert len(page.texts("//main//a[contains(@href, '/comments?')]")) == 4, "all, two stances, unanswered questions"


def test_what_narrows_stays_in_the_address_of_the_next_page(browser: Open, stored: Stored) -> None:
    version = stored(many)
    page = browser("reader")
    page.get(f"/laws/{version.law_id}/comments?order=time&issue=wording&_external=1&unknown=2")
    (following,) = page.texts("//a[.='Further comments']/@href")
    assert "order=time" in following and "issue=wording" in following and "unknown" not in following
    assert len(page.elements("//ol[@class='comments']/li")) == PAGE
    page.get(following)
    assert len(page.elements("//ol[@class='comments']/li")) == MANY - PAGE and page.elements(
        "//a[.='Back to the first']"
    )
    assert page.elements("//select[@name='order']/option[@value='time'][@selected]")


def test_new_is_what_came_since_the_last_visit(browser: Open, stored: Stored) -> None:
    first = browser("editor")
    version = stored(many)
    first.get(f"/laws/{version.law_id}/comments")
    assert "new since" not in first.page, "whoever is here for the first time has no visit before"
    first.post("/sign-out")
    again = browser("editor")
    again.get(f"/laws/{version.law_id}/comments?new=1")
    assert again.texts("//*[@id='total']") == ["0 comments"] and "show all" in again.page


def test_a_law_without_a_draft_and_a_draft_of_another_law(browser: Open, stored: Callable[..., object]) -> None:
    law_id = stored(lambda session: make_law(session, person(session, "editor")).id)
    other = stored(lambda session: make_version(session, person(session, "editor")).id)
    page = browser("reader")
    assert "no draft yet" in page.get(f"/laws/{law_id}/comments")
    page.get(f"/laws/{law_id}/comments?version={other}")
    assert page.status == 404
