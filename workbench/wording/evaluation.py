"""What is said of gold files that cannot be used, and in the tables of what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "gold_not_json": N_("{file} is no valid JSON: {problem}. Check the file."),
    "gold_malformed": N_("{file} is not what this command reads ({problem}). See 'How to tune' in CONTRIBUTING.md."),
    "gold_law_absent": N_(
        "The law {law} that {file} names is not there. Put it in the same folder, or in the folder laws beside it."
    ),
    "gold_law_wanted": N_("{file} gives article numbers alone. Name their law with --law."),
    "evaluated_all": N_("{system}, all"),
    "evaluated_class": N_("{system}, {kind} ({count})"),
    "evaluated_without": N_("{system}, without 71, 72"),
    "evaluated_status": N_("{status:<12}{right:>4} right of {count}"),
    "evaluated_places": N_("wrong: {wrong}; silently: {silent}"),
    "evaluated_confusion": N_("{gold:<14}judged {result:<14}{count:>4}"),
    "evaluated_contrary": N_(
        "not adopted, judged contrary: {count} ({ids}); counted right, since what came as its contrary was not adopted "
        "either; with these as wrong, right is {share}"
    ),
    "evaluated_outcome_wrong": N_("wrong: {id} {kind}: {result}, not {gold}"),
    "evaluated_outcome_harmful": N_("wrong: {id} {kind}: {result}, not {gold} (harmful)"),
    "evaluated_case_wrong": N_("wrong: {id}: {differs}"),
    "evaluated_as_it_is": N_("as it is"),
    "evaluated_still": N_("move nothing on this sample: {weights}"),
    "evaluated_beside": N_("of the provisions of other instruments due, offered beside: {share}"),
    "evaluated_nothing_fits": N_("nothing fits: precision, recall"),
    "evaluated_right_of": N_("{right} of {due}"),
    "gold_article_absent": N_("{file} names articles that the laws do not have: {article}. Check the numbers."),
}
