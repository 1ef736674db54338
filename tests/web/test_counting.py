"""Every number of comments, proposals, questions, opinions and positions leads to the list that it counts."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from flask import Flask

from tests.browsing import Browser
from tests.web.counting import bare_numbers, counting_links, listed_at, pages
from workbench.demonstration import ACCOUNTS_PASSWORD

MOST = 2  # pages of a kind


@pytest.mark.slow
@pytest.mark.parametrize("name", ["chair", "officer-province"])
def test_every_number_leads_to_as_many(demonstration: Flask, name: str) -> None:
    walking, following = (Browser(demonstration.test_client()).sign_in(name, ACCOUNTS_PASSWORD) for _ in range(2))
    walking.post("/language/en")
    bare: list[tuple[str, str]] = []
    followed: dict[str, tuple[int, str]] = {}
    for address in pages(demonstration, walking, MOST):
        bare += [(address, number) for number in bare_numbers(walking.page)]
        for number, link in counting_links(walking.page):
            to = urljoin(address, link)
            earlier = followed.setdefault(to, (number, address))
            assert earlier[0] == number, f"{address} and {earlier[1]} count {to} differently"
    assert bare == [], "these numbers lead nowhere and head no list"
    wrong = [
        (address, to, number, listed)
        for to, (number, address) in followed.items()
        if (listed := listed_at(following, to)) != number
    ]
    assert wrong == []
    assert len(followed) > 20


def test_a_number_that_leads_nowhere_is_noticed() -> None:
    page = """<html lang="en"><main><p>{}</p><p lang="zh">3 comments</p><p>0 opinions</p></main></html>"""
    assert bare_numbers(page.format("2 comments on it, 1 earlier comment")) == ["2 comments", "1 earlier comment"]
    assert bare_numbers(page.format("<a href='/'>2 comments</a><b data-listed='1'>1 opinion</b>")) == []
