"""Simple HTML, as comments and reasons are kept, turned into the rich text that the exporters take."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final, Literal

from workbench.formats.docx.writing.paper_content import Block, RichText, Span

_BOLD: Final = frozenset({"b", "strong"})
_ITALIC: Final = frozenset({"i", "em"})
_LISTS: Final[dict[str, Literal["bullet", "number"]]] = {"ul": "bullet", "ol": "number"}
_BLOCKS: Final = frozenset({"p", "div", "li", "blockquote", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN: Final = frozenset({"script", "style", "head", "title"})
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")  # what HTML collapses; an ideographic or a hard space stays


def from_html(html: str) -> RichText:
    """The paragraphs and list entries of ``html`` with bold, italic and links; other tags leave their words only.

    A line break parts two paragraphs. Nothing is escaped or refused: the HTML is sanitised where it comes in.
    """
    reader = _HtmlReader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return tuple(reader.blocks)


class _HtmlReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._spans: list[Span] = []
        self._open: list[tuple[str, str | None]] = []  # each open tag that matters, with its address

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self.end_block()
        if tag in _BLOCKS | _BOLD | _ITALIC | _UNSEEN | {"a"}:
            self._open.append((tag, dict(attrs).get("href")))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
        names = [name for name, _ in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        names = {name for name, _ in self._open}
        text = _SPACE.sub(" ", data)
        if not self._spans or self._spans[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        if text and not names & _UNSEEN:
            link = next((address for name, address in reversed(self._open) if name == "a"), None)
            self._spans.append(Span(text, bool(names & _BOLD), bool(names & _ITALIC), link))

    def end_block(self) -> None:
        """Closes the paragraph or list entry that is being read, if it holds any word."""
        if self._spans and self._spans[-1].text.endswith(" "):
            last = self._spans.pop()
            if trimmed := last.text.rstrip(" "):
                self._spans.append(Span(trimmed, last.bold, last.italic, last.link))
        if self._spans:
            lists = [name for name, _ in self._open if name in _LISTS]
            kind = _LISTS[lists[-1]] if lists else "paragraph"
            self.blocks.append(Block(tuple(self._spans), kind, max(0, min(len(lists) - 1, 2))))
        self._spans = []
