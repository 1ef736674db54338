"""What is said of comments that were grouped, and of those that cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are its facts.
WORDING: Final[Mapping[str, Message]] = {
    "comments_no_json": N_("The comments on standard input are no JSON: {problem}."),
    "comments_malformed": N_(
        "Comment {number} is not what this command reads: an object with id and text, and where they are known stance,"
        " lang and clause."
    ),
    "comments_twice": N_("Comments {first} and {number} have the same id, {id}. Give each one of its own."),
    "group_none": N_("No two comments say the same."),
    "group_line": N_("{number}. {stance}, {count} comments: {ids}"),
    "group_why": N_("   in common: {words}"),
    "group_letter": N_("   the same letter, {count} times: {ids}"),
    "group_beside": N_("   unclear, nearest to this: {ids}"),
    "group_for": N_("for"),
    "group_against": N_("against"),
    "group_unclear": N_("unclear"),
    "opinions_faulty": N_(
        "The words of opinions have {count} faults, the first at {location} ({first}). Run workbench standards check, mend"
        " them."
    ),
    "return_is_odt": N_(
        "Comments and changes are not read from OpenDocument files. Open it in LibreOffice or WPS, save it as a Word file"
        " (.docx), and choose that."
    ),
    "return_line": N_("{number}. {file}, {organisation}: {clause} ({placed})"),
    "return_by_words": N_("   placed by its words, not by its number; see also {rivals}"),
    "return_same": N_("the same: {numbers}"),
    "return_rest": N_("no opinion, {file}: {text}"),
    "return_placed": N_("placed"),
    "return_near": N_("near, to be looked at"),
    "return_unplaced": N_("not placed"),
    "return_general": N_("on the draft as a whole"),
    "return_new_article": N_("a new article or paragraph"),
    "return_proposal": N_("a change of text"),
    "return_comment": N_("a comment"),
    "evaluated_joined": N_("contrary, and together: {names}"),
}
