"""The clause tree that every reader yields and every matcher takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.lang.languages import BETWEEN_WORDS, Lang


class ClauseKind(ClosedList):
    """What kind of unit a clause is."""

    PART = "part", N_("part")  # 编 (and 分编 inside it), Part
    CHAPTER = "chapter", N_("chapter")  # 章, Chapter, Title
    SECTION = "section", N_("section")  # 节, Section
    ARTICLE = "article", N_("article")  # 条, Article
    PARAGRAPH = "paragraph", N_("paragraph")  # 款
    ITEM = "item", N_("item")  # 项
    SUBITEM = "subitem", N_("subitem")  # 目
    PREAMBLE = "preamble", N_("preamble")  # what stands between the title and the first numbered clause
    ANNEX = "annex", N_("annex")  # 附件, Annex, Schedule
    TABLE = "table", N_("table")  # a table, one line a row, cells parted by tabs
    SIGNATURE = "signature", N_("signature")  # place, date and names after the last clause
    NOTE = "note", N_("note")  # a footnote


_POINTS = frozenset(
    {ClauseKind.SECTION, ClauseKind.PARAGRAPH, ClauseKind.ITEM}
)  # what may number a text without articles
STRUCTURE: frozenset[str] = frozenset({ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION})


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a law, in reading order within its :class:`LawText`.

    key     unique within the text and stable for the same text, e.g. ``art_57__para_2__item_3``
    number  Arabic digits as a string: ``57``; ``120-1`` for 第一百二十条之一; ``a`` or ``iv`` where the law
            letters its items; the ordinal within its article for an unnumbered 款
    label   exactly as printed: 第五十七条, ``Article 57``, （三）; empty for an unnumbered 款
    heading exactly as printed, without the label; empty where there is none
    text    an article: all its paragraphs and items, one a line, their labels included; any other clause: its own
            words without its label, its heading or its children
    parent  key of the clause that holds this one, None at the top
    path    the address a person reads, e.g. ``第二章/第十条/第二款/（三）`` or ``Part II/Article 9/1/(a)``
    line    1-based line of the source where the clause begins
    source_id  the identifier the file gave the clause, where it is another one than ``key``; empty in most formats
    """

    key: str
    kind: ClauseKind
    number: str
    label: str
    heading: str
    text: str
    parent: str | None
    path: str
    line: int = 0
    source_id: str = ""


class FurnitureKind(ClosedList):
    """What stands in a file beside its law, and was left out of the clauses."""

    CONTENTS = "contents", N_("table of contents")
    PAGE_NUMBER = "page_number", N_("page number")
    RUNNING_TITLE = "running_title", N_("running title")
    DELETION = "deletion", N_("deleted words")
    PAGE_HEADER = "page_header", N_("page header")
    PAGE_FOOTER = "page_footer", N_("page footer")
    COMMENT = "comment", N_("comment in the file")
    UNCITED_NOTE = "uncited_note", N_("note that nothing refers to")
    PRONUNCIATION = "pronunciation", N_("pronunciation")
    FIELD = "field", N_("instruction of a field")
    MENU = "menu", N_("menu")
    CONTROL = "control", N_("buttons and other controls")
    DOCUMENT = "document", N_("another document in the file")
    LANGUAGE = "language", N_("a copy in another language")


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words of the file that are no words of the law; ``line`` is where they stand, 0 in formats without lines."""

    kind: FurnitureKind
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """Something a person should look at; ``code`` names the message, ``label`` the clause or line, in plain text."""

    code: str
    label: str
    line: int = 0
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class LawText:
    """A whole law as read: title, language, clauses in reading order, and what the reader was not sure of.

    ``front`` is what stands before the clauses and belongs to none (the title, the notes of adoption); the words of
    ``front`` and of the clauses other than articles, with every label and heading, and those of ``furniture`` are the
    words of the source. ``documents`` are those of a file that holds several, each by its title, and ``document`` is
    which of them this is, from 1; ``dated`` (ISO 8601) and ``author`` are what the file says of itself, mostly empty.
    """

    title: str
    lang: Lang
    clauses: tuple[Clause, ...]
    warnings: tuple[ReadWarning, ...] = ()
    front: str = ""
    furniture: tuple[Furniture, ...] = ()
    missing_words: int = 0  # words of the file that are neither in the law nor in its furniture
    documents: tuple[str, ...] = ()
    document: int = 1
    dated: str = ""
    author: str = ""

    @cached_property
    def by_key(self) -> Mapping[str, Clause]:
        return MappingProxyType({clause.key: clause for clause in self.clauses})

    @cached_property
    def articles(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.kind == "article")

    @cached_property
    def units(self) -> tuple[Clause, ...]:
        """What can be compared, linked and judged one by one: the articles, or the outermost points if there are none.

        Decisions and opinions are numbered 一、二、三、; such a point is given with the words of all that it holds, as
        an article is.
        """
        if self.articles:
            return self.articles
        holders: dict[str, str] = {}
        words: dict[str, list[str]] = {}
        for clause in self.clauses:
            holder = holders.get(clause.parent or "")
            if holder is None and not (clause.label and clause.kind in _POINTS):
                continue
            front = " ".join(part for part in (clause.label, clause.heading) if part)
            if holder is None:
                holder, front = clause.key, ""
            holders[clause.key] = holder
            line = BETWEEN_WORDS[self.lang].join(part for part in (front, clause.text) if part)
            if line and clause.kind != ClauseKind.NOTE:
                words.setdefault(holder, []).append(line)
        return tuple(
            replace(self.by_key[key], text="\n".join(words.get(key, [])))
            for key, holder in holders.items()
            if key == holder
        )

    @cached_property
    def units_by_key(self) -> Mapping[str, Clause]:
        """The units by the key of their clause."""
        return MappingProxyType({unit.key: unit for unit in self.units})
