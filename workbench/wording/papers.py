"""What is said of position papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "paper_unknown": N_("There is no such paper."),
    "paper_not_printed": N_(
        "LibreOffice did not print the paper, so that its contents have no page numbers. Try again; if it happens again,"
        " tell whoever looks after the server."
    ),
    "paper_style_unknown": N_("There is no such style of a paper."),
    "paper_title_missing": N_("Give the paper a title in at least one language."),
    "paper_changed": N_(
        "Somebody saved this paper while you were editing it. What you wrote is still in the form: compare it with the present text, merge and save again."
    ),
    "position_unknown": N_("There is no such position."),
    "position_changed": N_(
        "Somebody saved this position while you were editing it. What you wrote is still in the form: compare it with the present text, merge and save again."
    ),
    "position_empty": N_("Write a proposed wording, or reasons."),
    "new_article_needs_article": N_("A new article comes after an article: choose that one."),
    "paper_continued_already": N_("A paper on that draft that continues this one has been begun already."),
    "text_long": N_("The text is too long: at most {most} characters."),
    "agreement_missing": N_("Say whether the position is agreed or opened again."),
    "agreement_same": N_("The position stands so already; nothing was changed."),
    "positions_none_chosen": N_("Choose at least one position."),
    "position_not_proposed": N_("Only a proposed position is agreed: one of those chosen is not proposed any more."),
    "revision_unknown": N_("There is no such revision of this position."),
    "sealed_unknown": N_("There is no such sealed paper."),
    "seal_needs_number": N_("Give the paper its number."),
    "seal_number_taken": N_("Another paper is sealed under the number “{number}”: give this one its own."),
    "seal_not_agreed": N_(
        "{count} positions are not agreed: the chair agrees them, or an editor drops them, before the paper is sealed."
    ),
    "seal_nothing_agreed": N_("No position is agreed: there is nothing to seal yet."),
    "seal_changed_meanwhile": N_(
        "The paper was changed while its files were printed. Nothing was sealed: look at it, and seal it again."
    ),
    "seal_replaced_already": N_("A newer paper has taken the place of that one already: choose the newer one."),
    "sealed_replaced": N_("A newer paper has taken the place of this one: it is not sent any more."),
    "sent_needs_date": N_("Say on which day it was sent."),
    "sent_needs_way": N_("Say by which way it was sent."),
    "status_unknown": N_("Choose a status."),
    "position_on_draft": N_("Position {number} is on the draft as a whole: it changes no clause."),
    "pdf_without_libreoffice": N_("LibreOffice is not installed on this server, so there is no PDF."),
    "position_without_wording": N_("Position {number} on {clause} proposes no wording: it changes nothing."),
    "position_in_other_language": N_(
        "Position {number} on {clause} is not put in: it proposes no wording in the language of this text."
    ),
    "position_without_clause": N_("Position {number} on {clause} is not put in: this text has no such clause."),
    "proposal_without_clause": N_(
        "Position {number} on {clause} is not put in: a heading has no words of its own that could be replaced."
    ),
    "proposal_is_order": N_(
        "Position {number} on {clause} is not put in: “{words}” tells what to do and is no wording of the clause."
    ),
    "proposal_other_label": N_("Position {number} on {clause} is not put in: its wording begins with “{label}”."),
    "proposal_contradicts": N_(
        "Position {number} on {clause} is not put in: it changes the same lines in another way than position {others}."
    ),
    "proposal_without_article": N_(
        "Position {number} on {clause} is not put in: a new article stands after an article with a number."
    ),
    "proposal_overlaps": N_(
        "Position {number} on {clause} changes other lines of what position {others} rewords. Both are put in."
    ),
    "proposal_same_place": N_(
        "Position {number} asks for a new article in the same place as position {others}. Both stand there in that order."
    ),
    "proposal_label_given": N_("Position {number} calls its new article {given}. It stands as {label}."),
    "reference_follows": N_("{where}: “{words}” becomes “{becomes}”."),
    "reference_changed": N_("{where}: “{words}” would now be “{becomes}”, but the words around it are changed."),
    "reference_range": N_("{where}: “{words}” now takes in the new article of position {numbers}."),
    "reference_relative": N_("{where}: “{words}” now means the new article of position {numbers}."),
    "reference_inside": N_("{where}: “{words}” counts paragraphs or items where some come or go."),
    "reference_in_proposal": N_("Position {numbers} names “{words}”, which gets another number."),
}
