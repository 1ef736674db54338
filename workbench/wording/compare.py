"""What is said of versions compared, comments carried over and links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "no_units": N_(
        "No article and no numbered clause was found in this text, so that it cannot be compared or judged clause by "
        "clause. Look at what was read of it."
    ),
    "versions_of_two_laws": N_("These are versions of two different laws: they cannot be compared."),
    "versions_the_same": N_("This is one and the same version twice: choose two different ones."),
    "versions_in_two_languages": N_("These versions are in two languages: choose two in the same language."),
    "languages_too_far": N_(
        "These versions are in two languages, and only {matched} of {articles} articles could be matched by their "
        "concepts, figures and order: too few to show them side by side."
    ),
    "versions_not_in_order": N_("Choose two versions in their order: the earlier one first, then the later one."),
    "place_original": N_("The comment was written on this version: its place there cannot be changed."),
    "overrule_unknown": N_("There is no decision “{action}”."),
    "clause_of_other_version": N_("The clause chosen does not belong to this version."),
    "place_still_lost": N_("This comment has no place in the new version yet: choose a clause first."),
    "relation_unknown": N_("Choose how the clause stands to the provision."),
    "note_long": N_("The note is too long: at most {most} characters."),
    "link_there": N_("The clause is linked to {provision} already."),
    "link_changed": N_("Somebody changed this link or took it back just now. Look at what stands there."),
    "link_unknown": N_("There is no such link; it may have been taken back."),
    "citation_unknown": N_(
        "“{text}” was not found. Name the instrument and the article, such as C.102 Art. 24 or 第二十四条."
    ),
    "outcome_contrary": N_("“{proposed}”: the new text says the contrary, “{there}”."),
    "outcome_old_figure": N_("“{proposed}”: what was to go stands still, “{there}”."),
    "outcome_figure": N_("“{proposed}”: the figure is not there ({there})."),
    "outcome_figure_nearly": N_("“{proposed}”: the figures agree only nearly, {there}."),
    "outcome_party": N_("“{proposed}” came for somebody else, “{there}”."),
    "outcome_near": N_("“{proposed}” stands only in part or in related words, “{there}”."),
    "outcome_restricted": N_("“{proposed}” came with a limit that was not asked for, “{there}”."),
    "outcome_condition": N_("“{proposed}”: what holds and the condition it holds under did not come together."),
    "outcome_absent": N_("“{proposed}” did not come."),
    "outcome_beside": N_("“{proposed}” came, and what was to go for it stands beside it, “{there}”."),
    "outcome_apart": N_("The words of “{proposed}” stand there, but may be said of something else, “{there}”."),
    "outcome_besides": N_("“{proposed}” came, with something beside it that was not asked for, “{there}”."),
    "outcome_instead": N_("“{proposed}” went, and something that was not asked for came, “{there}”."),
    "outcome_still": N_("“{there}” was to go and stands still."),
    "outcome_to_go": N_("“{proposed}” was to go and stands still."),
    "proposals_no_json": N_("The proposals on standard input are no JSON: {problem}."),
    "proposals_malformed": N_(
        "Proposal {number} is not what this command reads: an object with id, lang (zh or en), old, proposed, and new, "
        "a list of texts."
    ),
    "quotations_no_json": N_("The quotations on standard input are no JSON: {problem}."),
    "quotations_malformed": N_(
        "Quotation {number} is not what this command reads: an object with id, article (its number, as text), quote, "
        "and occurrence, a number from 0."
    ),
    "quotation_article_unknown": N_("Quotation {number}: the old version has no article {article}."),
    "quotation_absent": N_("Quotation {number}: article {article} does not say “{quote}” {count} times."),
    "outcome_unknown": N_("Choose what became of the proposal."),
}
