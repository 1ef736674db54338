"""What the check of the worked cases says about a fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the finding's facts.
WORDING: Final[Mapping[str, Message]] = {
    "case_file_without_rule": N_("No rule has this file's name. Cases stand in one of: {known}."),
    "case_file_missing": N_("A rule has no worked cases. Write them in this file."),
    "case_twice": N_("The case {case} stands already in {first}. Give this one another name."),
    "case_article_of_other_rule": N_("'{article}' is not judged by the rules of this file. Use one of: {known}."),
    "case_input_unknown": N_("The rule has no input '{name}'. Use one of: {known}."),
    "case_not_judged": N_("The rule cannot judge the case {case}: {problem}"),
    "case_answer_differs": N_(
        "The case {case} expects '{expected}', but the rule answers '{answer}': {working} Look which of the two is wrong."
    ),
    "case_required_differs": N_(
        "The case {case} expects {expected} per cent to be required; the rule requires {answer}."
    ),
    "case_figure_unknown": N_("The answer to the case {case} has no figure '{name}'. It has: {known}."),
    "case_figure_differs": N_("The case {case} expects {name} to be {expected}; it comes to {answer}."),
    "case_answer_not_shown": N_("No case shows rule {rule} answering '{answer}'. Add one."),
    "reading_row_malformed": N_("'{row}' is no row. Write a provision and one of: {known}."),
    "reading_row_missing": N_("The reading {case} ({lang}) should yield '{row}' and yields: {yielded}."),
    "reading_row_unwanted": N_("The reading {case} ({lang}) should say nothing of {row} and yields: {yielded}."),
}
