"""What the readers of law text warn of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the warning's facts.
WORDING: Final[Mapping[str, Message]] = {
    "no_articles": N_(
        "No articles were found. Check that the text is complete, or whether it is numbered in another way."
    ),
    "article_gap": N_("{number} does not follow {last}: check the original for articles left out between them."),
    "article_start": N_(
        "The text begins with {number}, not with the first article: check whether something is missing before it."
    ),
    "article_duplicate": N_("{number} stands more than once. All are kept; check the numbering."),
    "article_order": N_("{number} stands after {last}, out of order: check the numbering."),
    "article_restart": N_("The numbering starts again at {number}: the file may hold an annex or another text."),
    "article_doubtful": N_(
        "{number} could also be a reference; it was taken as an article because the numbers around it leave its place "
        "open. Check it."
    ),
    "quoted_articles": N_(
        "{count} numbered articles stand inside a quotation (from “{first}”); they are kept as words, not as articles."
    ),
    "item_gap": N_("“{label}” does not follow the label before it: check for an item left out."),
    "part_lapsed": N_("“{note}”: this Part is no longer in force and has no articles here."),
    "other_language_left_out": N_(
        "Lines {first} to {last} ({count} lines) are a copy in another language and were left out; "
        "save them as a file of their own to import them."
    ),
    "akoma_unreadable": N_(
        "This file is not readable XML or carries a document type declaration. Export it again and retry."
    ),
    "pages_taken_out": N_(
        "{count} lines number or head pages and were taken out of the clauses: {examples}. Check that none is law."
    ),
    "words_missing": N_(
        "{count} of the file's {file} words are neither in the clauses nor among what was left out by name: compare with "
        "the original before you go on."
    ),
    "akoma_language": N_(
        "The file says its language is “{language}”, which this program cannot read; its parts were taken as they are "
        "marked, but figures, suggestions and search know Chinese and English only."
    ),
    "akoma_collection": N_(
        "The file holds {count} documents; number {number} was read. Not read: {others} (words in brackets)."
    ),
    "akoma_no_such_document": N_("The file holds {count} documents; there is no number {number}."),
    "akoma_without_body": N_("This XML file is not an Akoma Ntoso document with a body. Check the export format."),
    "overrule_unknown_article": N_("There is no article {article} in these versions; choose it again."),
}
