"""What a position paper holds: the dataclasses that the Word exporter takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol


class WordingChange(Protocol):
    """A stretch of an amendment; ``workbench.law.redline.Run`` is one.

    op         ``equal``, ``insert`` or ``delete``
    text       its words; a line break parts two paragraphs of the clause
    is_figure  whether a number, rate, amount or date changes here
    """

    @property
    def op(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def is_figure(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look; ``link`` is an http, https or mailto address, any other address is left out."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of rich text, or one entry of a list at ``level`` 0 to 2."""

    spans: tuple[Span, ...]
    kind: Literal["paragraph", "bullet", "number"] = "paragraph"
    level: int = 0


RichText = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One position: a clause of the draft, the amendment proposed and the reasons.

    clause_id    the clause's id in its version; empty for a clause the draft does not have
    clause_text  the draft's words, one paragraph a line; empty for a clause the draft does not have
    amendment    the redline against ``clause_text``; empty where no wording is proposed
    provisions   labels of the provisions cited; one that labels a :class:`CitedProvision` becomes a link to it
    issue_type   as it is to be printed; empty where none was chosen
    number       the position's number in the paper, from 1
    is_counterpart  False where the text quoted has no such clause, and the original stands in its place
    """

    clause_label: str
    clause_id: str
    clause_text: str
    amendment: tuple[WordingChange, ...]
    reasons: RichText
    number: int
    provisions: tuple[str, ...] = ()
    issue_type: str = ""
    is_counterpart: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the law with the positions on it; label and heading are empty for a law without chapters."""

    label: str
    heading: str
    rows: tuple[PaperRow, ...]
    lead: RichText = ()


@dataclass(frozen=True, slots=True)
class CitedProvision:
    """A provision the paper cites; ``language`` is a BCP 47 tag, and ``is_official`` tells an authentic text.

    ``instrument`` is the title of what it stands in, ``source`` where an authentic text comes from, or what a
    restatement is of; ``note`` how far that was checked.
    """

    label: str
    heading: str
    text: str
    is_official: bool
    language: str = "en"
    source: str = ""
    note: str = ""
    instrument: str = ""


@dataclass(frozen=True, slots=True)
class AnnexChart:
    """What a chart shows: a row of values for each label, one each for bars, one a column for a map.

    ``description`` is read out to whoever cannot see it.
    """

    description: str
    labels: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """A table of workings, words, or both, after the text; every row has as many cells as ``columns``.

    ``chart`` shows what the table says; ``is_wide`` asks for landscape pages.
    """

    title: str
    lead: RichText = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    is_wide: bool = False
    chart: AnnexChart | None = None


@dataclass(frozen=True, slots=True)
class PaperContent:
    """A position paper on one version of a law.

    id             kept in the file as the custom property ``WorkbenchPaperId``, so that the file is known again
    version_label  which version of the law the paper is about
    number         its number (文号), once it is sealed; empty before
    is_discussion  whether every page is marked as a discussion draft, as all are until the paper is sealed
    status         such as "draft for internal consultation"; empty once the paper is final
    overall        the opinion on the draft as a whole, before the positions clause by clause
    disclaimers    lines that stand on the title page and nowhere else
    """

    id: str
    title: str
    organisation: str
    date: date
    law_title: str
    version_label: str = ""
    subtitle: str = ""
    addressee: str = ""
    number: str = ""
    is_discussion: bool = False
    status: str = ""
    introduction: RichText = ()
    overall: RichText = ()
    sections: tuple[Section, ...] = ()
    cited: tuple[CitedProvision, ...] = ()
    annexes: tuple[Annex, ...] = ()
    disclaimers: tuple[str, ...] = ()


def plain_text(text: str) -> RichText:
    """``text`` as rich text without any emphasis, one paragraph a line, empty lines left out."""
    return tuple(Block((Span(line.strip()),)) for line in text.splitlines() if line.strip())
