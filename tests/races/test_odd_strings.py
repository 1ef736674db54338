"""Whatever is sent to whatever field: it is stored, or refused with a sentence, and never a fault of the program."""

from __future__ import annotations

from collections.abc import Mapping, Set
from itertools import cycle

import pytest
from flask import Flask

from tests.browsing import Browser
from tests.races.odd_strings import NUMBER, odd_paths, odd_strings, targets
from tests.web.test_access import APART, PERMISSIONS, address, ids
from workbench.demonstration import ACCOUNTS_PASSWORD
from workbench.papers import export

__all__ = ["ids"]  # a fixture of the table of routes: a real value for every variable of an address
A_FIELD = 2  # strings that each field gets here; the long run gives it all of them
# Parameters that no form of a page sends and pages understand all the same.
PARAMETERS = {
    "next": "/",
    "quote": "会员",
    "start": "1",
    "version": "",
    "lang": "zh",
    "page": "1",
    "part": "V",
    "q": "养老",
}


def test_there_are_many_and_all_are_different() -> None:
    assert len(odd_strings()) == NUMBER
    assert len(set(odd_strings())) > 0.97 * NUMBER
    assert list(odd_strings()) == list(odd_strings())


@pytest.mark.parametrize(
    ("name", "endpoints", "forms"),
    [
        ("editor", PERMISSIONS.keys(), 15),
        ("chair", {"papers.paper"}, 2),
        ("admin", {"people.account", "people.members"}, 5),
    ],
)
def test_no_string_in_no_field_is_a_fault(
    demonstration: Flask,
    ids: Mapping[str, str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    endpoints: Set[str],
    forms: int,
) -> None:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)
    demonstration.config["PROPAGATE_EXCEPTIONS"] = False
    client = demonstration.test_client()
    browser = Browser(client).sign_in(name, ACCOUNTS_PASSWORD)
    pages = [
        address(demonstration, rule, ids)
        for rule in demonstration.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and rule.endpoint in endpoints & PERMISSIONS.keys()
        and rule.endpoint not in APART
    ]
    if "search.results" in endpoints:
        pages += [
            f"/papers/{ids['paper_id']}/positions/new?clause={ids['clause_id']}",
            "/search?q=养老",
            "/search?scope=comments&q=养老",
        ]
    aims = targets(demonstration, client, pages, PARAMETERS)
    assert len({aim.endpoint for aim in aims if aim.method == "POST"}) >= forms
    strings = cycle(odd_strings())
    faults = []
    for aim in aims:
        if aim.endpoint in APART or aim.endpoint.startswith("papers.export"):
            continue
        for field, _ in aim.fields:
            if field == "csrf_token":
                continue
            for _ in range(A_FIELD):
                odd = next(strings)
                sent = aim.with_odd("form_key", "").with_odd(field, odd)
                if (status := sent.send(client)) >= 500:
                    faults.append((aim.endpoint, aim.method, field, odd[:80], status))
    for keep in (aim for aim in aims if aim.endpoint == "judgement.keep"):
        for odd in (text for text in odd_strings() if text.strip()[:1] in ('"', "[", "{", "n", "1")):
            if (status := keep.with_odd("form_key", "").with_odd("case", odd).send(client)) >= 500:
                faults.append(("judgement.keep", "POST", "case", odd[:80], status))
        assert keep.send(client) == 303
        assert client.get("/judgement/adequacy").status_code == 200, "whatever was kept can be shown"
    for rule in demonstration.url_map.iter_rules():
        if rule.arguments and rule.endpoint != "static":
            for _ in range(A_FIELD):
                odd = next(strings)
                answer = client.get(odd_paths(rule.rule, odd[:2000]))
                if answer.status_code >= 500:
                    faults.append((rule.endpoint, "GET", "path", odd[:80], answer.status_code))
                answer.close()
    assert faults == []
    assert browser.get("/account") and browser.path == "/account", "still signed in: the pages were reached"
