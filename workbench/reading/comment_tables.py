"""All comments asked for as a table: the eight columns of ISO and IEC, or the three of a Chinese letter of comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from workbench.commentary.beside import Beside
from workbench.commentary.terms import Issue
from workbench.formats.docx.writing.table_report import write_table_report
from workbench.formats.plain_workbook import TableSheet, write_workbook
from workbench.formats.spreadsheet import write_csv
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_, NC_, Message, listed, translate
from workbench.law.address import cited
from workbench.reading.all_listed import CommentEntry
from workbench.reading.annotated import author_of
from workbench.web.richtext import plain

_ISO_HEADS: Final = (
    (NC_("comment table", "MB/NC"), 18),
    (NC_("comment table", "Line number"), 10),
    (NC_("comment table", "Clause/ Subclause"), 16),
    (NC_("comment table", "Paragraph/ Figure/ Table"), 16),
    (NC_("comment table", "Type of comment"), 10),
    (NC_("comment table", "Comments"), 60),
    (NC_("comment table", "Proposed change"), 60),
    (NC_("comment table", "Observations of the secretariat"), 30),
)
_THREE_HEADS: Final = (
    (NC_("comment table", "Clause of the draft"), 50),
    (NC_("comment table", "Suggested change"), 60),
    (NC_("comment table", "Reasons"), 60),
)
_ARTICLE: Final = re.compile(r"第.+条|(?:Article|Section|Art\.)\s", re.IGNORECASE)  # a step of a path
_WHOLE: Final = N_("the draft as a whole")
_AFTER: Final = N_("New article after {clause}")
_NO_PLACE: Final = N_("no place in this draft")
_ON_WORDS: Final = N_("On the words: {words}")
_SAME: Final = N_("The same is said by: {names}")
_SUBMITTED_BY: Final = N_("Submitted by: {author}")


class CommentTableForm(ClosedList):
    """Which columns a table of comments has."""

    ISO = "iso", N_("eight columns of ISO and IEC")
    THREE = "three", N_("three columns of a letter of comments")


class CommentTableFile(ClosedList):
    """What kind of file a table of comments is; the values are the endings."""

    WORD = "docx", N_("Word")
    EXCEL = "xlsx", N_("Excel")
    VALUES = "csv", N_("comma-separated values")


@dataclass(frozen=True, slots=True)
class CommentTable:
    """A table ready to be written in any kind of file; ``columns`` are heads and widths in characters."""

    title: str
    notes: tuple[str, ...]
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]
    day: date


def comment_table(
    title: str,
    notes: Sequence[str],
    comments: Sequence[CommentEntry],
    standing_by: Beside,
    form: CommentTableForm,
    language: str,
    day: date,
) -> CommentTable:
    """Each comment as a row, in the order given; ``notes`` say what was asked for."""
    heads, row = _FORMS[form]
    columns = tuple((translate(head, language), width) for head, width in heads)
    rows = tuple(row(each, standing_by, language) for each in comments)
    return CommentTable(title, tuple(notes), columns, rows, day)


def write_comment_table(table: CommentTable, kind: CommentTableFile, language: str) -> bytes:
    """The table as a file; no program takes what somebody typed for a formula."""
    heads = [head for head, _ in table.columns]
    match kind:
        case CommentTableFile.WORD:
            return write_table_report(table.title, table.notes, heads, table.rows, language, day=table.day)
        case CommentTableFile.EXCEL:
            return write_workbook([TableSheet(translate(N_("Comments"), language), table.columns, table.rows)])
        case _:
            return write_csv(heads, table.rows)


def _iso(comment: CommentEntry, standing_by: Beside, language: str) -> tuple[str, ...]:
    article, within = _address(comment, language)
    line = str(comment.clause.line) if comment.clause is not None and comment.clause.line else ""
    observed = "\n".join(
        filter(None, (comment.disposition.in_language(language) if comment.disposition else "", comment.reason))
    )
    return (
        comment.comment.organisation.name(language),
        line,
        article,
        within,
        _type(comment),
        "\n".join(_words(comment, standing_by, language)),
        comment.comment.current.proposed,
        observed,
    )


def _three(comment: CommentEntry, standing_by: Beside, language: str) -> tuple[str, ...]:
    clause = comment.clause
    label = _label(comment, language)
    text = "" if clause is None or comment.is_on_draft or comment.is_new_article else clause.text
    author = translate(_SUBMITTED_BY, language, author=author_of(comment.comment, language))
    return (
        "\n".join(filter(None, (label, text))),
        comment.comment.current.proposed,
        "\n".join([*_words(comment, standing_by, language), author]),
    )


_Row = Callable[[CommentEntry, Beside, str], tuple[str, ...]]
_FORMS: Final[Mapping[CommentTableForm, tuple[tuple[tuple[Message, int], ...], _Row]]] = {
    CommentTableForm.ISO: (_ISO_HEADS, _iso),
    CommentTableForm.THREE: (_THREE_HEADS, _three),
}


def _label(comment: CommentEntry, language: str) -> str:
    if comment.is_on_draft:
        return translate(_WHOLE, language)
    if comment.clause is None:
        return translate(_NO_PLACE, language)
    address = cited(comment.clause.path)
    return translate(_AFTER, language, clause=address) if comment.is_new_article else address


def _address(comment: CommentEntry, language: str) -> tuple[str, str]:
    """The article, and where within it."""
    if comment.clause is None or comment.is_on_draft or comment.is_new_article:
        return _label(comment, language), ""
    steps = comment.clause.path.split("/")
    within = [at for at, step in enumerate(steps) if _ARTICLE.match(step)]
    own = within[-1] if within else len(steps) - 1
    return steps[own] if within else cited(comment.clause.path), cited("/".join(steps[own + 1 :]))


def _type(comment: CommentEntry) -> str:
    """General, technical or editorial, by the letters that ISO and IEC have for them."""
    if comment.is_on_draft:
        return "ge"
    return "ed" if comment.comment.current.issue == Issue.WORDING else "te"


def _words(comment: CommentEntry, standing_by: Beside, language: str) -> list[str]:
    """What a comment says: the words it is on, its body, and who says the same."""
    lines = []
    if comment.anchor is not None and comment.anchor.quote:
        lines.append(translate(_ON_WORDS, language, words=comment.anchor.quote))
    lines += [line for line in plain(comment.comment.current.body).splitlines() if line.strip()]
    names = [each.organisation.name(language) for each in standing_by.agreements.get(comment.comment.id, ())]
    if names:
        lines.append(translate(_SAME, language, names=listed(names, language)))
    return lines
