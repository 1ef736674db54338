"""What several rules say step by step, and what is wrong with a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the step's facts, rounded for display. What one rule alone says stands in its module.
_STEPS: Final[Mapping[str, Message]] = {
    "schedule_rate": N_("Percentage in the Schedule ({row}): {percent} per cent."),
    "lower_rate": N_(
        "Where the benefit is secured after at most {most} years of contributions or employment (or {most_residence} of residence), {points} points less will do: {full} − {points} = {percent} per cent."
    ),
    "years_not_told": N_(
        "How many years the scheme asks for was not told; the percentage above holds only if they are no more than these."
    ),
    "too_late_for_lower_rate": N_(
        "{years} years are more than the {most} this paragraph allows, so its lower percentage is not open."
    ),
    "scaled_rate": N_(
        "In proportion between {low} and {high} years (the accepted linear reading): {bottom} + {a_year} × ({years} − {low}) = {percent} per cent."
    ),
    "reduced_benefit_due_too": N_(
        "As the period is longer than {after} years, the reduced benefit of paragraph 2 is due as well after {after} years; it is not part of this comparison."
    ),
    "full_rate_due": N_("After {years} years the percentage in the Schedule applies."),
    "period_too_long": N_(
        "The qualifying period of {years} years is longer than the {most} that are allowed; the Schedule's percentage stands, but the period itself falls short."
    ),
    "reduced_benefit_has_no_rate": N_(
        "The Convention has no percentage for a reduced benefit, which need only be secured after the period named; nothing passes or fails here."
    ),
    "partial_loss_has_no_rate": N_(
        "There is no percentage for partial loss of earning capacity; the benefit is a suitable proportion of that for total loss."
    ),
    "no_fixed_rate": N_("No percentage is required, so nothing passes or fails."),
    "same_time_basis": N_("Same time basis ({name}): {before} a {unit} × {times} ÷ {per} = {after} a {basis}."),
    "average_rate": N_("Average of the rates, weighted by how long each is paid: {average}."),
    "lowest_within": N_(
        "The rate varies over time. Benefit may end after {weeks} weeks; of the rates paid until then the lowest counts: {lowest}."
    ),
    "rule_chosen": N_("No paragraph was named; for the years told this one fits."),
    "residence_not_used": N_("Years of contribution are told, so the years of residence are not used."),
    "years_not_used": N_("The years told are not used: the paragraph chosen does not depend on them."),
    "lowest_rate": N_("Where the rate varies over time the lowest one counts: {lowest}."),
    "median_of_regions": N_("Median of the regional wage rates: {median}."),
    "labourer_wage": N_("Wage of the ordinary adult male labourer: {wage}."),
    "benefit_side": N_("Benefit {benefit} + family allowances during the contingency {allowance} = {sum}."),
    "wage_side": N_("Base {base} + family allowances in work {allowance} = {sum}."),
    "percentage": N_("{numerator} ÷ {denominator} = {percent} per cent."),
    "reached": N_(
        "Required at least {required} per cent × {denominator} = {least}; there is {sum}: reached, with {margin} to spare."
    ),
    "missed": N_(
        "Required at least {required} per cent × {denominator} = {least}; there is {sum}: missed by {margin}."
    ),
    "figures_only": N_("This speaks of the level of the benefit only, not of coverage, qualifying period or duration."),
    "care_has_no_rate": N_("Medical care has no percentage; compare the services that Article 10 lists."),
    "family_has_total_value": N_("Family benefit is not measured this way; use the total value of Article 44."),
    "no_means_test_for_part": N_("Part {part} has no option that depends on means, so Article 67 does not apply."),
    "under_declaration_only": N_("This exception is open only while a declaration under Article 3 stands."),
}
_PROBLEMS: Final[Mapping[str, Message]] = {
    "condition_unknown": N_("'{value}' is no condition of Article 2(a). Use one of: {known}."),
    "input_missing": N_("'{name}' is missing. Give it."),
    "input_not_number": N_("'{name}' is '{value}', which is no usable number. Write it like 2700 or 2816.67."),
    "input_negative": N_("'{name}' is negative ({value}). Give zero or more."),
    "whole_number_expected": N_("'{name}' must be a whole number. Correct it."),
    "flag_expected": N_("'{name}' is '{value}'. Write true or false."),
    "list_of_inputs_expected": N_("'{name}' must be a list of inputs. Correct it."),
    "amount_twice": N_("'{name}' is given twice, as '{first}' and '{second}'. Keep one."),
    "base_is_zero": N_("'{name}' is zero, so no percentage can be worked out. Give a positive number."),
    "share_above_hundred": N_("'{name}' is above 100. Give a number from 0 to 100."),
    "part_above_whole": N_("'{name}' is larger than the whole it belongs to. Compare the two figures."),
    "no_schedule_row": N_("The Schedule has no percentage for Part {part}. Use that Part's own rule."),
    "contingency_unclear": N_(
        "For Part VI tell which contingency is meant. Write 'incapacity for work', 'invalidity' or 'survivors'."
    ),
    "rule_not_of_part": N_("'{rule}' is no rule on lower percentages of Part {part}. Check the paragraph."),
    "alternative_unknown": N_("'{value}' is no alternative. Write one of 65(6)(a) to (d), or 66(4)(a) or (b)."),
    "method_unknown": N_("The method '{value}' is not known. Use one of: {known}."),
    "period_unknown": N_("There is no period '{value}'. Use one of: {known}."),
    "rule_unknown": N_("No rule judges by '{value}'. Use one of these articles: {known}."),
    "part_not_a_branch": N_("'{value}' is none of the nine branches. Use one of: {known}."),
    "verdict_unknown": N_("'{value}' is no verdict. Use one of: {known}."),
    "guarantee_unknown": N_("There is no basic guarantee ({name}). Use one of: {known}."),
    "guarantee_without_clause": N_(
        "Guarantee ({name}) is said to be secured, but by no clause. Name the clauses of the draft."
    ),
    "case_not_object": N_("A case must be a JSON object. Write it with the keys part, method, inputs and so on."),
    "input_not_json": N_("The input is no readable JSON: {problem}. Correct it."),
}

WORDING: Final[Mapping[str, Message]] = {**_STEPS, **_PROBLEMS}
