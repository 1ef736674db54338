"""What is said of amending decisions: why an instruction was not applied, and what to look at where it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

WORDING: Final[Mapping[str, Message]] = {
    "amendment_other_language": N_("The decision must be in the language of the law that it amends."),
    "amendment_nothing_ordered": N_(
        "No instruction was found in the text: check that it is an amending decision, such as “第三条修改为：……” or “Section 3 is amended by …”."
    ),
    "amendment_nothing_applied": N_(
        "None of the instructions could be applied, so there is nothing to preview; each is listed below with the reason."
    ),
    "instruction_unknown": N_("It is in no form that the program knows: make this change in the text yourself."),
    "amendment_other_law": N_("It amends “{law}”, and this law is called “{title}”."),
    "amendment_no_clause": N_("The law has no {clause}."),
    "amendment_clauses_several": N_("The law has {count} clauses called {clause}."),
    "amendment_clause_gone": N_("{clause} was replaced or deleted by this decision already."),
    "amendment_words_absent": N_("The words “{words}” do not stand there."),
    "amendment_words_several": N_(
        "The words “{words}” stand there {count} times, and the decision does not say which are meant or that all are."
    ),
    "amendment_in_places": N_("The words stood in {count} places and were changed in all of them."),
    "amendment_no_sentence": N_("{clause} has {count} sentences; sentence {nth} is meant."),
    "amendment_words_fewer": N_("The words “{words}” stand there only {count} times; number {nth} is meant."),
    "amendment_new_words_missing": N_("The decision does not give the new words."),
    "amendment_new_words_unread": N_("The new words could not be read as clauses of the law: “{words}”."),
    "amendment_label_differs": N_("The new words bear the label “{label}”, where “{clause}” was to be expected."),
    "amendment_articles_count": N_("The new words hold {count} articles, where {announced} are announced."),
    "amendment_clauses_count": N_("The new words hold {count} clauses, where {announced} are announced."),
    "amendment_holder_unclear": N_("The decision does not say which clause holds the new one."),
    "amendment_number_missing": N_("The decision does not say what the new clause is called."),
    "amendment_number_taken": N_("There is a clause with the number {number} already."),
    "amendment_number_beyond": N_("The number {number} follows none that the law then has."),
    "amendment_number_elsewhere": N_(
        "By its number {number} the clause would stand in another place than the decision says."
    ),
    "amendment_between_chapters": N_(
        "It could stand at the end of “{first}” or at the beginning of “{second}”, and the decision does not say which; it was put at the end of the first."
    ),
    "amendment_moved": N_(
        "By its new number {number} this article stands in another place among the others than before."
    ),
    "amendment_reference_lost": N_(
        "It refers to {reference}, which the decision deletes or parts: put the reference right by hand."
    ),
}
