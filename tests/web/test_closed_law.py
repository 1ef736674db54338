"""A closed law: no page of it offers what would be refused, and no page opens on which it is changed."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from lxml.html import document_fromstring
from sqlalchemy import select

from tests.browsing import Browser
from tests.web.counting import pages
from workbench.consultation.closing import close_law
from workbench.consultation.models import Round, RoundState
from workbench.consultation.rounds import close
from workbench.demonstration import ACCOUNTS_PASSWORD
from workbench.drafts.models import Law
from workbench.people.permissions import ENDS_WITH_LAW
from workbench.people.service import member_named
from workbench.web.access import policy

# A law of one's own, and what is asked for by whoever only reads.
ELSEWHERE = {"drafts.new_law", "papers.new_paper"}
READ_ONLY = {"answering.write_letter", "listing.annotated", "listing.table"}  # files of what is read


@pytest.fixture
def closed(demonstration: Flask) -> str:
    """The id of the law of the demonstration, which is closed."""
    with demonstration.extensions["workbench.database"].writing() as session:
        chair = member_named(session, "chair")
        assert chair is not None
        for called in session.scalars(select(Round).where(Round.state == RoundState.OPEN)):
            close(session, chair, called, "期满。")
        law = session.scalars(select(Law)).one()
        close_law(session, chair, law, "审议结束。")
        session.commit()
        law_id: str = law.id
    return law_id


@pytest.mark.slow
@pytest.mark.parametrize("name", ["editor", "chair", "officer-province"])
def test_no_page_offers_what_would_be_refused(demonstration: Flask, closed: str, name: str) -> None:
    browser = Browser(demonstration.test_client()).sign_in(name, ACCOUNTS_PASSWORD)
    match = demonstration.url_map.bind("localhost").match
    offered: set[tuple[str, str]] = set()
    walked = 0
    for address in pages(demonstration, browser, 1):
        walked += 1
        assert browser.status != 409, f"a page leads to {address}, which does not open"
        for form in document_fromstring(browser.page).xpath("//form[@method='post']"):
            endpoint, _ = match(urlsplit(urljoin(address, form.get("action") or address)).path, method="POST")
            offered.add((endpoint, address))
    needed = {endpoint: policy(demonstration, endpoint) for endpoint, _ in offered}
    wrong = [each for each in offered if needed[each[0]] in ENDS_WITH_LAW and each[0] not in ELSEWHERE]
    assert wrong == [] and walked > 40
    only_read = {endpoint for endpoint, permission in needed.items() if permission == "read"}
    assert only_read <= READ_ONLY, "what a reader sends changes nothing of a law"


def test_a_page_on_which_it_is_changed_does_not_open(demonstration: Flask, closed: str) -> None:
    editor = Browser(demonstration.test_client()).sign_in("editor", ACCOUNTS_PASSWORD)
    for path in ("import", "change", "access", "queue"):
        editor.get(f"/laws/{closed}/{path}")
        assert editor.status in {404, 409}, path
    editor.get(f"/laws/{closed}/import")
    assert editor.status == 409
    assert editor.get(f"/laws/{closed}/comments") and editor.status == 200
    assert editor.get(f"/laws/{closed}/archive") and editor.status == 200
