"""The fixed words of an exported file, as messages of the catalogue."""

from __future__ import annotations

from datetime import date
from typing import Final

from workbench.i18n.messages import NC_, translate

CONTENTS: Final = NC_("in a paper", "Contents")
INTRODUCTION: Final = NC_("in a paper", "Introduction")
OVERALL: Final = NC_("in a paper", "General comments")
POSITIONS: Final = NC_("in a paper", "Comments clause by clause")
NO_POSITIONS: Final = NC_("in a paper", "This paper makes no comment on single clauses.")
CHAPTER_WITHOUT: Final = NC_("in a paper", "There is no comment on this chapter.")
PROVISIONS: Final = NC_("in a paper", "Provisions cited")
ANNEX: Final = NC_("in a paper", "Annex {number}")
TABLE: Final = NC_("in a paper", "Table {number}")
COLUMNS: Final = (
    NC_("in a paper", "Draft clause"),
    NC_("in a paper", "Proposed amendment"),
    NC_("in a paper", "Reasons"),
)
ADDRESSEE: Final = NC_("in a paper", "Submitted to")
LAW: Final = NC_("in a paper", "Law under comment")
VERSION: Final = NC_("in a paper", "Version")
STATUS: Final = NC_("in a paper", "Status")
NUMBER: Final = NC_("in a paper", "Number")
DISCUSSION: Final = NC_("in a paper", "Discussion draft")
RESTATEMENT: Final = NC_("in a paper", "Restatement, not the authentic text")
RESTATEMENT_MEANING: Final = NC_(
    "in a paper",
    "Wording marked as a restatement tells in other words what a provision says. The authentic text alone counts.",
)
NO_COUNTERPART: Final = NC_("in a paper", "This text has no such clause: it is quoted in the original language.")
LEGEND: Final = NC_("in a paper", "Key")
LEGEND_INSERTED: Final = NC_("in a paper", "words to be inserted")
LEGEND_DELETED: Final = NC_("in a paper", "words to be deleted")
LEGEND_FIGURE: Final = NC_("in a paper", "changed figures stand in bold")
LEGEND_BREAK: Final = NC_("in a paper", "a changed paragraph break")
LEGEND_TRACKED: Final = NC_(
    "in a paper", "Amendments stand as tracked changes, which can be accepted or rejected one by one."
)
NO_CLAUSE: Final = NC_("in a paper", "(The draft has no such clause.)")
NO_REASONS: Final = NC_("in a paper", "(No reasons given.)")
AMEND: Final = NC_("in a paper", "Amend to read")
INSERT: Final = NC_("in a paper", "Insert")
DELETE: Final = NC_("in a paper", "Delete")
KEEP: Final = NC_("in a paper", "Keep as drafted")
NO_WORDING: Final = NC_("in a paper", "(No wording proposed.)")
COMMENT: Final = NC_("in a paper", "Comment {number}")
FOOTNOTE: Final = NC_("in a paper", "{label}, {instrument}; in {language}; {status}.")
FOOTNOTE_UNNAMED: Final = NC_("in a paper", "{label}; in {language}; {status}.")
OFFICIAL: Final = NC_("in a paper", "authentic text")
RESTATED_TEXT: Final = NC_("in a paper", "restatement, not the authentic text")
LANGUAGES: Final = {
    "zh": NC_("in a paper", "Chinese"),
    "en": NC_("in a paper", "English"),
    "fr": NC_("in a paper", "French"),
}
ANNEXES: Final = NC_("in a paper", "Annexes")
ANNEX_ALONE: Final = NC_("in a paper", "Annex")
SALUTATION: Final = NC_("in a paper", "{addressee}:")
SOURCE: Final = NC_("in a paper", "Source")
RESTATED: Final = NC_("in a paper", "Restated from")
COLON: Final = NC_("between a label and what it names", ": ")
COMPARISON: Final = NC_("in a comparison", "{law}: “{old}” and “{new}” side by side")
BEFORE: Final = NC_("in a comparison", "Before")
AFTER: Final = NC_("in a comparison", "After")
FIRST_TEXT: Final = NC_("in a comparison", "First text")
SECOND_TEXT: Final = NC_("in a comparison", "Second text")
QUOTED_FROM: Final = NC_("in a comparison", "quoted from {file}, SHA-256 {digest}…")
ONLY_LEFT: Final = NC_("in a comparison", "words that only the left column has")
ONLY_RIGHT: Final = NC_("in a comparison", "words that only the right column has")
NOT_ON_LEFT: Final = NC_("in a comparison", "(Not in this text: it is new in the other.)")
NOT_ON_RIGHT: Final = NC_("in a comparison", "(Not in this text: it was deleted.)")
TO_CONFIRM: Final = NC_("in a comparison", "A person should confirm that these belong together.")
TWO_LANGUAGES: Final = NC_(
    "in a comparison",
    "The texts are in two languages: clauses are matched by their concepts, figures and order, and changes are not "
    "marked.",
)
NO_ROWS: Final = NC_("in a paper", "(Nothing to list.)")

_DATE: Final = NC_("date in a paper", "{day} {month} {year}")
_MONTHS: Final = (
    NC_("month in a date", "January"),
    NC_("month in a date", "February"),
    NC_("month in a date", "March"),
    NC_("month in a date", "April"),
    NC_("month in a date", "May"),
    NC_("month in a date", "June"),
    NC_("month in a date", "July"),
    NC_("month in a date", "August"),
    NC_("month in a date", "September"),
    NC_("month in a date", "October"),
    NC_("month in a date", "November"),
    NC_("month in a date", "December"),
)


def printed_date(day: date, language: str) -> str:
    """The date as it is printed: 2026年3月5日 (GB/T 9704-2012, 7.3.5), 5 March 2026."""
    return translate(_DATE, language, day=day.day, month=_MONTHS[day.month - 1], year=day.year)
