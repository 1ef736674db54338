"""Simple rich text: what members type is sanitised when it comes in and again when it is shown."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Final

import bleach
from markupsafe import Markup

from workbench.lang.characters import is_unseen
from workbench.lang.cleaning import clean_text

TAGS: Final = frozenset({"p", "br", "strong", "em", "u", "s", "ul", "ol", "li", "blockquote", "a"})
ATTRIBUTES: Final = {"a": ["href"]}
PROTOCOLS: Final = frozenset({"http", "https", "mailto"})
LONGEST: Final = 40_000
# What browsers and word processors put around a line where we have a paragraph.
_LINE: Final = re.compile(r"<(/?)(?:div|h[1-6])\b[^>]*>", re.IGNORECASE)
_BLOCK: Final = re.compile(r"<(?:p|ul|ol|li|blockquote|br)\b")
_MARK: Final = re.compile(r"<[a-z/][^>]*>", re.IGNORECASE)


def clean(html: str) -> str:
    """Sanitised HTML of what was typed; plain text becomes paragraphs, one a line; what is clean stays as it is."""
    html = _LINE.sub(r"<\1p>", clean_text(html)).strip()
    if not _MARK.search(html):
        html = "".join(f"<p>{escape(line, quote=False)}</p>" for line in html.split("\n") if line.strip())
    # Only what is left of the marks says whether there is a paragraph: words that look like one may be none.
    html = _sanitised(html).strip()
    return html if not html or _BLOCK.search(html) else _sanitised(f"<p>{html}</p>")


def _sanitised(html: str) -> str:
    return bleach.clean(html, tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True)


def as_markup(html: str) -> Markup:
    """The same text made safe for a page, whatever the database holds."""
    return Markup(_sanitised(html))


def plain(html: str) -> str:
    """The words alone, blocks parted by line breaks."""
    broken = re.sub(r"<br\s*/?>|</(p|li|ul|ol|blockquote)>", "\n", html, flags=re.IGNORECASE)
    text = bleach.clean(broken, tags=set(), strip=True)
    return re.sub(r"\n{2,}", "\n", unescape(text)).strip()


def is_empty(html: str) -> bool:
    return is_unseen(plain(html))
