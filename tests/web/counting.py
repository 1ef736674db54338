"""The pages of a site as its links lead to them, and the numbers of comments and their like that stand on one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from flask import Flask
from lxml.html import HtmlElement, document_fromstring

from tests.browsing import Browser

# What is counted here: things that a person wrote or that others made of it, with what may stand before the word.
_WORDS: Final = "(?:comment|proposal|question|opinion|position)s?"
COUNTED: Final = re.compile(rf"(?<![\w.])[1-9]\d* (?:more |earlier |later |other )?{_WORDS}\b")
# A number that leads somewhere, heads the list it counts, says what a button does, or stands in a letter shown whole.
LEADS: Final = "self::a or self::button or @data-listed or @data-letter or self::summary or self::option"

IN_ENGLISH: Final = "string(ancestor-or-self::*[@lang][1]/@lang) = 'en'"


def bare_numbers(page: str) -> list[str]:
    """The counts on a page, in English, that lead nowhere and head no list; what people wrote is left aside."""
    texts = document_fromstring(page).xpath(f"//main//text()[not(ancestor::*[{LEADS}])]")
    matches = [(text, match.group()) for text in texts for match in COUNTED.finditer(" ".join(text.split()))]
    return [number for text, number in matches if text.getparent().xpath(IN_ENGLISH)]


def counting_links(page: str) -> Iterator[tuple[int, str]]:
    """The counts on a page that lead somewhere: the number, and the address it leads to."""
    for link in document_fromstring(page).xpath("//main//a[@data-count]"):
        yield int(link.get("data-count")), link.get("href")


def listed_at(browser: Browser, address: str) -> int | None:
    """How many the page at an address says it lists, at the part the address names; None where it says nothing."""
    browser.get(address)
    assert browser.status == 200, address
    document = document_fromstring(browser.page)
    fragment = urlsplit(address).fragment
    parts: list[HtmlElement] = document.xpath("//*[@id=$id]", id=fragment) if fragment else [document]
    assert parts, f"{address} leads to no part of the page"
    said = parts[0].xpath("descendant-or-self::*[@data-listed]/@data-listed")
    return int(said[0]) if said else None


def pages(app: Flask, browser: Browser, most: int) -> Iterator[str]:
    """The addresses that links lead to from the front page on, at most so many of a kind; the browser is on each.

    Also those that are refused: ``browser.status`` says which.
    """
    waiting, seen, of_kind = ["/"], {"/"}, Counter[str]()
    match = app.url_map.bind("localhost").match
    while waiting:
        address = waiting.pop(0)
        endpoint, _ = match(urlsplit(address).path, method="GET")
        of_kind[endpoint] += 1
        if of_kind[endpoint] > most or endpoint == "static":
            continue
        browser.get(address)
        if not browser.page.lstrip().startswith("<!doctype html"):
            continue
        yield address
        for href in document_fromstring(browser.page).xpath("//a/@href"):
            to = urlsplit(str(href))
            plain = to._replace(fragment="").geturl()
            if not to.netloc and plain.startswith("/") and plain not in seen:
                seen.add(plain)
                waiting.append(plain)
