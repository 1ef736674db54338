"""Every form and every address with parameters that the pages of a site show, found by walking its links."""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

PAGES: Final = 6  # pages that are looked at of each view where nothing else is said
# Addresses that a script of ours calls, and what a person types into a form that is sent with GET.
CALLED: Final = (
    "/search/suggest?q=养老",
    "/search?q=养老&scope=comments",
    "/judgement/adequacy?part=III&method=65&previous_earnings=6000&benefit=2400",
)
# Forms whose answer is a page with a further form: what is sent, with the name and the content of the file.
SENT: Final[Mapping[str, tuple[Mapping[str, str], str, bytes]]] = {
    "official.import_official": ({"source": "A publisher"}, "copy.md", b"Article 24\n\n1. Thirteen of them.\n"),
}
# Parameters that no form of a page sends and pages understand all the same.
PARAMETERS: Final[Mapping[str, str]] = {
    "next": "/",
    "quote": "会员",
    "start": "1",
    "version": "",
    "lang": "zh",
    "page": "1",
    "part": "V",
    "q": "养老",
}
APART: Final = frozenset({"people.sign_out"})  # the other requests need the sign-in


@dataclass(frozen=True, slots=True)
class Target:
    """A form or an address: who is shown it, where it leads, and its fields with values that are in order."""

    person: str
    endpoint: str
    method: str
    path: str
    fields: tuple[tuple[str, str], ...]
    files: frozenset[str] = frozenset()

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.fields if name != "csrf_token"]

    def with_odd(self, name: str, odd: str) -> Target:
        return replace(self, fields=(*((each, value) for each, value in self.fields if each != name), (name, odd)))

    def send(self, client: FlaskClient) -> TestResponse:
        """The answer; what is no Unicode goes as the bytes that stand for it. A file has its name for its content."""
        if self.files:
            return client.post(self.path, data=dict(self._parts()))
        body = urlencode(self.fields, errors="surrogatepass")
        if self.method == "POST":
            return client.post(self.path, data=body, content_type="application/x-www-form-urlencoded")
        return client.get(f"{self.path}?{body}")

    def _parts(self) -> Iterator[tuple[str, object]]:
        for name, value in self.fields:
            clean = value.encode(errors="replace").decode()
            if name not in self.files:
                yield name, clean
            elif value:
                yield name, (io.BytesIO(value.encode(errors="surrogatepass")), clean[:2000] + ".txt")


class Page(HTMLParser):
    """The forms of a page as (method, action, fields), and the addresses of its links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, str, dict[str, str], set[str]]] = []
        self.links: dict[str, None] = {}
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((given.get("method", "get").upper(), given.get("action", ""), {}, set()))
        elif tag == "a" and "href" in given:
            self.links[given["href"]] = None
        elif self.forms and given.get("name") and tag in ("input", "textarea", "select", "button"):
            self.forms[-1][2].setdefault(given["name"], given.get("value", ""))
            self._select = given["name"] if tag == "select" else ""
            if given.get("type") == "file":
                self.forms[-1][3].add(given["name"])
        elif tag == "option" and self._select and given.get("value"):
            fields = self.forms[-1][2]
            fields[self._select] = fields[self._select] or given["value"]


class Walk:
    """A walk over the pages that one person is shown; what it finds is kept by kind.

    It begins at ``starts`` and goes on by every link to so many ``pages`` of each view; with none it ends where it
    begins.
    """

    def __init__(
        self,
        app: Flask,
        person: str,
        client: FlaskClient,
        starts: Sequence[str],
        kinds: dict[object, Target],
        pages: int,
    ) -> None:
        self.person, self.client, self.kinds, self.pages = person, client, kinds, pages
        self.adapter = app.url_map.bind("localhost")
        self.waiting = deque(starts)
        self.seen: dict[str, set[str]] = {}
        self.to_send = dict(SENT)
        while self.waiting:
            self._look(self.waiting.popleft())

    def _endpoint(self, path: str, method: str = "GET") -> str:
        """The view of a path; empty where the site has none."""
        try:
            return str(self.adapter.match(path, method)[0])
        except HTTPException:
            return ""

    def _look(self, address: str) -> None:
        parts = urlsplit(address)
        endpoint = self._endpoint(parts.path)
        paths = self.seen.setdefault(endpoint, set())
        is_enough = self.pages and len(paths) >= self.pages
        if not endpoint or endpoint in APART or is_enough or address in paths:
            return
        paths.add(address)
        answer = self.client.get(address)
        if answer.location and self.pages:
            self.waiting.append(answer.location)
        if answer.mimetype == "text/html" and answer.status_code == 200:
            self._keep("GET", parts.path, {**dict(parse_qsl(parts.query)), **PARAMETERS})
            self._read(address, Page(answer.get_data(as_text=True)))
        answer.close()

    def _read(self, address: str, page: Page) -> None:
        for method, action, fields, files in page.forms:
            path = urlsplit(urljoin(address, action)).path
            self._keep(method, path, fields, frozenset(files))
            if files and (sent := self.to_send.pop(self._endpoint(path, method), None)):
                typed, name, content = sent
                whole = {**fields, **typed, files.pop(): (io.BytesIO(content), name)}
                self._read(path, Page(self.client.post(path, data=whole).get_data(as_text=True)))
        for link in page.links if self.pages else ():
            to = urljoin(address, link)
            if to.startswith("/") and not to.startswith("//"):
                self.waiting.append(to.partition("#")[0])

    def _keep(self, method: str, path: str, fields: Mapping[str, str], files: frozenset[str] = frozenset()) -> None:
        endpoint = self._endpoint(path, method)
        if endpoint and endpoint not in APART:
            kind = endpoint, method, tuple(sorted(fields))
            self.kinds[kind] = Target(self.person, endpoint, method, path, tuple(fields.items()), files)


def targets(
    app: Flask, clients: Mapping[str, FlaskClient], starts: Mapping[str, Sequence[str]], pages: int = PAGES
) -> list[Target]:
    """One target of each kind that anybody is shown, the last one of a kind: pages first, then what is written to.

    ``starts`` are the pages at which each person begins, see :class:`Walk`.
    """
    kinds: dict[object, Target] = {}
    for person, client in clients.items():
        Walk(app, person, client, [*starts.get(person, ()), *(["/", *CALLED] if pages else ())], kinds, pages)
    redlines = {
        replace(target, endpoint="reading.show_redline", path=target.path.replace("/comments", "/redline"))
        for target in kinds.values()
        if target.endpoint == "reading.add_comment"
    }  # sent by a script while a proposal is typed
    return sorted([*kinds.values(), *redlines], key=lambda target: (target.method, target.endpoint, target.path))


def odd_path(rule: str, values: Mapping[str, str]) -> str:
    """The address of a rule with these values for its variables, whatever they are."""
    return re.sub(
        r"<(?:[^:>]+:)?([^>]+)>", lambda name: quote(values[name[1]], safe="", errors="surrogatepass") or "x", rule
    )
