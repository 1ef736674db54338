"""Strings that nobody writes and somebody sends, and every field and parameter of the site to send them to."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from flask import Flask
from flask.testing import FlaskClient

NUMBER: Final = 520
_FORMULAIC: Final = (
    "", " ", "\t", "\r\n", "\u3000", "0", "-1", "1e999", "nan", "inf", "-0.0", "1" * 5000, "9" * 30, "1/0",
    "1,5", "٣", "²", "①", "𝟙", "½", "一百亿", "零", "第零条", "第一百亿条", "第一条第一条", "C102:",
    "C102:99999", "C.102 Art. 69(zz)", "R202:5(a)", "C102:24:24", "2026-02-30", "0000-00-00", "10000-01-01",
    "9999-12-31", "null", "true", "[]", "{}", "{", "[" * 100_000, '{"a":' * 50_000, '"\\ud800"',
    '{"part": 1, "method": [], "contingency": null, "inputs": []}',
    '{"part":"V","method":"x","contingency":"","inputs":{"a":{"b":[1]}}}', "' OR 1=1 --", '"', "''", "\\", "%",
    "%00", "%s%d%n", "{0.__class__}", "{{7*7}}", "${7*7}", "<script>alert(1)</script>", "</textarea>",
    "../../etc/passwd", "..\\..", "/", "//evil.example", "javascript:alert(1)", "http://[", "http://a:b",
    "\\\\host", "con", ".", "*", "**", "?", "(", "((((((((", "[a-", "a{1,99999}", "(?P<a", "^$", "AND", "NOT",
    "OR OR", "NEAR(", "a:b", ":", "态度:", "立场:反对", '"养老', "养老 AND", "-养老", "+", "a" * 17, "键" * 61,
    "长" * 121, "长" * 201, "长" * 301, "长" * 501, "长" * 4001, "长" * 40_001, "<b>" * 5_000,
    "<ul><li>" * 3_000, "&" * 5_000, "e\u0301" * 500, "e" + "\u0301" * 1_000, "\u200b" * 50, "\u200d", "\ufeff",
    "\u202eabc", "\u2066x\u2069", "👩‍👩‍👧‍👦", "🇨🇳", "𠮷𠮷", "\U0010fffd", "ｆｕｌｌ", "שלום", "ﷺ", "ß", "ǆ",
    "İ", "ı", "\u0345", "\ue000", "\ufffd", "啊" + "\n" * 2_000 + "啊", " " * 10_000, "zh\n", "en ", "ZH",
    "none", "undefined",
)  # fmt: skip
_CONTROLS: Final = tuple(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE)))
_SURROGATES: Final = ("\ud800", "\udfff", "\udc00\ud800", "养\ud83d老", "\udcff")


def odd_strings(seed: int = 9) -> Sequence[str]:
    """The list: what is known to hurt, every control character within words, and mixtures of them by chance."""
    chance = random.Random(seed)
    within = [f"养{control}老 a{control}" for control in _CONTROLS]
    listed = [*_FORMULAIC, *_SURROGATES, *within]
    short = [text for text in listed if len(text) < 60]
    while len(listed) < NUMBER:
        listed.append("".join(chance.choice(short) for _ in range(chance.randrange(2, 5))))
    chance.shuffle(listed)
    return listed


@dataclass(frozen=True, slots=True)
class Target:
    """A form or an address: where it leads, by which method, and its fields with values that are in order."""

    endpoint: str
    method: str
    path: str
    fields: tuple[tuple[str, str], ...]

    def with_odd(self, name: str, odd: str) -> Target:
        return replace(self, fields=(*((each, value) for each, value in self.fields if each != name), (name, odd)))

    def send(self, client: FlaskClient) -> int:
        """The status of the answer; what is no Unicode goes as the bytes that stand for it."""
        body = urlencode(self.fields, errors="surrogatepass")
        if self.method == "POST":
            sent = client.post(self.path, data=body, content_type="application/x-www-form-urlencoded")
        else:
            sent = client.get(f"{self.path}?{body}")
        status = sent.status_code
        sent.close()
        return status


class _Forms(HTMLParser):
    """The forms of a page as (method, action, fields), and the addresses of its links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, str, dict[str, str]]] = []
        self.links: set[str] = set()
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((given.get("method", "get").upper(), given.get("action", ""), {}))
        elif tag == "a" and "href" in given:
            self.links.add(given["href"])
        elif self.forms and given.get("name") and tag in ("input", "textarea", "select", "button"):
            self.forms[-1][2].setdefault(given["name"], given.get("value", ""))
            self._select = given["name"] if tag == "select" else ""
        elif tag == "option" and self._select and given.get("value"):
            fields = self.forms[-1][2]
            fields[self._select] = fields[self._select] or given["value"]


def targets(app: Flask, client: FlaskClient, paths: Iterable[str], extra: Mapping[str, str]) -> list[Target]:
    """One target for each form and each linked address with parameters that the pages at ``paths`` show.

    The last of a kind is taken (the last member, the newest comment); ``extra`` are parameters that every page may get.
    """
    kinds: dict[object, Target] = {}
    adapter = app.url_map.bind("localhost")

    def keep(method: str, page: str, address: str, fields: Mapping[str, str]) -> None:
        path = urlsplit(urljoin(page, address)).path
        endpoint = str(adapter.match(path, method)[0])
        kinds[endpoint, method, tuple(sorted(fields))] = Target(endpoint, method, path, tuple(fields.items()))

    for path in paths:
        answer = client.get(path)
        if answer.mimetype == "text/html" and answer.status_code == 200:
            page = _Forms(answer.get_data(as_text=True))
            for method, action, fields in page.forms:
                keep(method, path, action, fields)
            for link in page.links:
                if link.startswith("/") and "?" in link:
                    keep("GET", path, link, dict(parse_qsl(urlsplit(link).query)))
            keep("GET", path, "", {**dict(parse_qsl(urlsplit(path).query)), **extra})
        answer.close()
    return list(kinds.values())


def odd_paths(rule: str, odd: str) -> str:
    """The address of a rule with ``odd`` in place of every variable."""
    return re.sub(r"<[^>]+>", lambda _: quote(odd, safe="", errors="surrogatepass") or "x", rule)
