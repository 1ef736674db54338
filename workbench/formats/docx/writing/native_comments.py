"""Comments of Word as its own parts have them: authors, dates, the words they stand on, replies as threads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final
from xml.sax.saxutils import quoteattr

from workbench.formats.docx.writing.clean_package import DocumentPart
from workbench.formats.docx.writing.runs import one_line
from workbench.formats.docx.writing.style_xml import NAMESPACE, style_id
from workbench.formats.docx.writing.written import written_run

COMMENT_STYLES: Final = ("annotation text", "annotation reference")
_WORD: Final = "http://schemas.microsoft.com/office/word"
_NEWER: Final = {
    "w14": f"{_WORD}/2010/wordml",
    "w15": f"{_WORD}/2012/wordml",
    "w16cid": f"{_WORD}/2016/wordml/cid",
    "w16cex": f"{_WORD}/2018/wordml/cex",
}
_NAMESPACES: Final = (
    NAMESPACE
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    + " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NEWER.items())
    + f' mc:Ignorable="{" ".join(_NEWER)}"'
)
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_NEWER_RELATION: Final = "http://schemas.microsoft.com/office"


@dataclass(frozen=True, slots=True)
class DocxComment:
    """A comment: by whom, when, and its paragraphs; ``replies`` are read below it, ``is_done`` where it is settled."""

    author: str
    moment: datetime
    paragraphs: tuple[str, ...]
    replies: tuple[DocxComment, ...] = ()
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class _NumberedComment:
    """A comment with the ids under which its parts name it, ``above`` being the paragraph that it answers."""

    id: int
    comment: DocxComment
    paragraph: str
    above: str
    durable: str


class DocxComments:
    """The comments of one file; each is added before the text names it."""

    def __init__(self, seed: str, zone: tzinfo) -> None:
        self._seed, self._zone = seed, zone
        self._comments: list[_NumberedComment] = []
        self._taken: set[str] = set()

    def add(self, comment: DocxComment) -> tuple[int, ...]:
        """Number a comment and its replies; returns the numbers, in order, that the markers in the text bear."""
        first = self._number(comment, "")
        answers = [self._number(reply, first.paragraph) for reply in comment.replies]
        return (first.id, *(each.id for each in answers))

    def _number(self, comment: DocxComment, above: str) -> _NumberedComment:
        number = len(self._comments)
        made = _NumberedComment(number, comment, self._new_id(number, "p"), above, self._new_id(number, "d"))
        self._comments.append(made)
        return made

    def _new_id(self, number: int, kind: str) -> str:
        """Eight hexadecimal digits, below the half that Word refuses, which no other comment of the file has."""
        for again in range(1_000):
            digest = hashlib.sha256(f"{self._seed}:{kind}:{number}:{again}".encode()).digest()
            value = int.from_bytes(digest[:4], "big") & 0x7FFFFFFF
            digits = f"{value:08X}"
            if value and value != 0x7FFFFFFF and digits not in self._taken:
                self._taken.add(digits)
                return digits
        raise AssertionError("no id is free")

    def parts(self) -> list[DocumentPart]:
        """The parts that the package gets; none where nobody commented."""
        if not self._comments:
            return []
        return [
            DocumentPart("comments.xml", f"{_TYPE}.comments+xml", _RELATION, self._texts()),
            DocumentPart(
                "commentsExtended.xml",
                f"{_TYPE}.commentsExtended+xml",
                f"{_NEWER_RELATION}/2011/relationships/commentsExtended",
                _listed("w15:commentsEx", map(_threaded, self._comments)),
            ),
            DocumentPart(
                "commentsIds.xml",
                f"{_TYPE}.commentsIds+xml",
                f"{_NEWER_RELATION}/2016/09/relationships/commentsIds",
                _listed("w16cid:commentsIds", map(_identified, self._comments)),
            ),
            DocumentPart(
                "commentsExtensible.xml",
                f"{_TYPE}.commentsExtensible+xml",
                f"{_NEWER_RELATION}/2018/08/relationships/commentsExtensible",
                _listed("w16cex:commentsExtensible", map(_dated, self._comments)),
            ),
            DocumentPart(
                "people.xml",
                f"{_TYPE}.people+xml",
                f"{_NEWER_RELATION}/2011/relationships/people",
                _listed("w15:people", _persons(each.comment.author for each in self._comments)),
            ),
        ]

    def _texts(self) -> str:
        return _listed("w:comments", map(self._text, self._comments))

    def _text(self, numbered: _NumberedComment) -> str:
        comment = numbered.comment
        author = one_line(comment.author)
        style = style_id(COMMENT_STYLES[0])
        lines = [one_line(line) for line in comment.paragraphs] or [""]
        paragraphs = []
        for at, line in enumerate(lines):
            is_last = at == len(lines) - 1
            key = f' w14:paraId="{numbered.paragraph}"' if is_last else ""
            mark = f'<w:r><w:rPr><w:rStyle w:val="{style_id(COMMENT_STYLES[1])}"/></w:rPr><w:annotationRef/></w:r>'
            look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            paragraphs.append(f"<w:p{key}>{look}{mark if at == 0 else ''}{written_run(line)}</w:p>")
        return (
            f'<w:comment w:id="{numbered.id}" w:author={quoteattr(author)} '
            f'w:date="{local_moment(comment.moment, self._zone)}" w:initials={quoteattr(author[:2])}>'
            f"{''.join(paragraphs)}</w:comment>"
        )


def local_moment(moment: datetime, zone: tzinfo) -> str:
    """A moment as Word shows it: the reader's local time, in spite of the Z behind it."""
    return moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M:%SZ")


def _listed(tag: str, entries: Iterable[str]) -> str:
    return f"<{tag} {_NAMESPACES}>{''.join(entries)}</{tag}>"


def _threaded(numbered: _NumberedComment) -> str:
    above = f' w15:paraIdParent="{numbered.above}"' if numbered.above else ""
    return f'<w15:commentEx w15:paraId="{numbered.paragraph}"{above} w15:done="{int(numbered.comment.is_done)}"/>'


def _identified(numbered: _NumberedComment) -> str:
    return f'<w16cid:commentId w16cid:paraId="{numbered.paragraph}" w16cid:durableId="{numbered.durable}"/>'


def _dated(numbered: _NumberedComment) -> str:
    moment = numbered.comment.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f'<w16cex:commentExtensible w16cex:durableId="{numbered.durable}" w16cex:dateUtc="{moment}"/>'


def _persons(authors: Iterable[str]) -> Iterator[str]:
    for author in dict.fromkeys(map(one_line, authors)):
        name = quoteattr(author)
        yield f'<w15:person w15:author={name}><w15:presenceInfo w15:providerId="None" w15:userId={name}/></w15:person>'


def range_starts(numbers: Sequence[int]) -> str:
    """Where the words begin that a thread stands on."""
    return "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)


def range_ends(numbers: Sequence[int]) -> str:
    """Where the words end that a thread stands on, each comment named once behind them."""
    style = style_id(COMMENT_STYLES[1])
    return "".join(
        f'<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
        for number in numbers
    )
