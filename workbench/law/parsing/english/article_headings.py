"""What stands behind the label of an English article: its heading, its words, or both on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.law.parsing.english.labels import LONGEST_HEADING, HeadingMark
from workbench.law.parsing.english.points import point_of
from workbench.law.parsing.english.wrapping import breaks_off
from workbench.law.parsing.source import SourceLine

HeadingMarks = Sequence[HeadingMark | None]

_VERB: Final = re.compile(
    r"\b(?:shall|may|must|is|are|was|were|be|been|has|have|means|includes|applies|apply|does|do|will|hereby)\b"
)
_ORDER: Final = re.compile(r"\b(?:shall|must|may be cited|is hereby|are hereby)\b")
_WRAPPED: Final = 40  # letters; a sentence so long that has no end goes on in the next line
# "Short title.—(1) ...", "Short Title. - This Act ...", "Definitions: - In this Act ...", "Scope — (1) ..."
_RUN_IN: Final = re.compile(
    r"(?P<heading>[^;]{2,160}?(?:[.:][ \t]*(?:[—–]|-{1,2})|[ \t]*[—–-]{1,2}(?=[ \t]*[(])|[ \t]*[—–]))"
    r"[ \t]*(?P<words>\S.*)$"
)
_SENTENCE: Final = re.compile(r"(?P<heading>[^.;:]{2,80}\.)[ \t]+(?P<words>\S.*)$")
_ENDED: Final = frozenset('.;:—–”"’)]')
_SENTENCE_END: Final = frozenset('.;:,—–-”"’)')
_HEADING_ENDS: Final = " .:—–-"  # what some headings of a text end in, and others do not


def is_heading(text: str) -> bool:
    """Whether a line is short, begins with a capital and is no sentence."""
    if not 0 < len(text) <= LONGEST_HEADING or text[-1] in ".;:,?!—–-":
        return False
    return (text[0].isupper() or text[0] in '“("[*') and not breaks_off(text)


@dataclass(frozen=True, slots=True)
class ArticleStyle:
    """How the articles of one text are headed.

    ``below``     the heading stands on the line behind a label that stands alone
    ``stopped``   a heading has its line to itself, and some of them end in a full stop or a dash
    ``first``     the first short sentence behind the label is the heading
    ``above``     the heading stands on the line above the label, as a note in the margin is printed
    """

    below: bool
    stopped: bool
    first: bool
    above: bool


def article_style(lines: Sequence[SourceLine], headings: HeadingMarks) -> ArticleStyle:
    """The style of a text, by what most of its articles look like."""
    alone = below = behind = stopped = headed = first = above = 0
    for position, mark in enumerate(headings):
        if mark is None or mark.kind != "article":
            continue
        above += heads_from_above(lines, headings, position)
        following = _words_at(lines, headings, position + 1)
        if not mark.rest:
            alone += 1
            below += following is not None and is_heading(following) and position + 2 < len(lines)
            below -= bool(following and is_heading(following) and not _goes_on_after(headings, position + 2))
            continue
        behind += 1
        is_stopped = _is_stopped_heading(mark.rest) and following is not None
        stopped += is_stopped
        headed += is_stopped or (is_heading(mark.rest) and following is not None)
        match = _SENTENCE.match(mark.rest)
        first += match is not None and _VERB.search(match["heading"]) is None
    return ArticleStyle(
        below=below * 5 >= alone * 3 and below > 0,
        stopped=headed * 5 >= behind * 3 and stopped > 0,
        first=first * 2 >= behind > 1,
        above=above * 5 >= (alone + behind) * 3 and above > 1,
    )


def heads_from_above(lines: Sequence[SourceLine], headings: HeadingMarks, position: int) -> bool:
    """Whether the line above an article could be its heading: short, unlabelled, behind a sentence or a heading."""
    mark = headings[position]
    above = position - 1
    if above < 1 or mark is None or headings[above] is not None or lines[above].kind != "text":
        return False
    if not mark.rest or (is_heading(mark.rest) and point_of(mark.rest) is None):
        return False
    text, before = lines[above].text, lines[above - 1]
    is_short = is_heading(text) or _is_stopped_heading(text)
    is_ended = headings[above - 1] is not None or before.text[-1] in _ENDED or is_heading(before.text)
    return is_short and is_ended and point_of(text) is None and _VERB.search(text) is None


def _goes_on_after(headings: HeadingMarks, position: int) -> bool:
    return position < len(headings) and headings[position] is None


def _words_at(lines: Sequence[SourceLine], headings: HeadingMarks, position: int) -> str | None:
    """The line at ``position`` where it is words of the same article."""
    if position >= len(lines) or headings[position] is not None or lines[position].kind != "text":
        return None
    return lines[position].text


def _is_stopped_heading(rest: str) -> bool:
    bare = rest.rstrip(_HEADING_ENDS)
    return bare != rest and len(rest) <= LONGEST_HEADING and "." not in bare and _VERB.search(rest) is None


def part_heading(rest: str, style: ArticleStyle, following: str | None, is_marked: bool) -> tuple[str, str]:
    """Heading and words of what stands behind an article's label; each may be empty.

    ``following`` is the next line where it belongs to the same article; ``is_marked`` says that the format of the
    file makes the line a heading.
    """
    if not rest or point_of(rest) is not None:
        return "", rest
    if (match := _RUN_IN.match(rest)) and _VERB.search(match["heading"]) is None and _are_words(match, following):
        return match["heading"].rstrip(), match["words"]
    if is_marked:
        return rest, ""
    if is_heading(rest):
        is_wrapped = following is not None and (
            following[0].islower() or (len(rest) > _WRAPPED and _ORDER.search(rest) is not None)
        )
        if not is_wrapped:
            return rest, ""
    if style.stopped and _is_stopped_heading(rest) and following is not None:
        return rest, ""
    match = _SENTENCE.match(rest)
    if style.first and match is not None and _VERB.search(match["heading"]) is None:
        return match["heading"], match["words"]
    return "", rest


def _are_words(match: re.Match[str], following: str | None) -> bool:
    """Whether a sentence or a list stands behind the dash, and not the second half of a heading."""
    words = match["words"]
    goes_on = following is not None and following[:1].islower()
    return goes_on or words[0] == "(" or words[-1] in _SENTENCE_END or len(words) > LONGEST_HEADING
