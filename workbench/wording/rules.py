"""What the rules say, step by step, and what is wrong with a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the step's facts, rounded for display.
_RATES: Final[Mapping[str, Message]] = {
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
}
_AMOUNTS: Final[Mapping[str, Message]] = {
    "same_time_basis": N_("Same time basis ({name}): {before} a {unit} × {times} ÷ {per} = {after} a {basis}."),
    "average_rate": N_("Average of the rates, weighted by how long each is paid: {average}."),
    "lowest_rate": N_("Where the rate varies over time the lowest one counts: {lowest}."),
    "median_of_regions": N_("Median of the regional wage rates: {median}."),
    "skilled_wage_stated": N_("Wage of the skilled manual male employee: {skilled}."),
    "earner_of_three_quarters": N_(
        "Of {persons} persons protected, the least earnings that equal or exceed those of {share} per cent ({needed} persons): {skilled}."
    ),
    "above_average": N_("{share} per cent of the average earnings of all persons protected, {average}: {skilled}."),
    "labourer_wage": N_("Wage of the ordinary adult male labourer: {wage}."),
    "base_without_ceiling": N_("No ceiling is prescribed: the previous earnings of {earnings} are the base."),
    "base_at_ceiling": N_(
        "A ceiling is prescribed and the earnings of {earnings} exceed the skilled employee's wage of {skilled}, which is therefore the base."
    ),
    "base_below_ceiling": N_(
        "A ceiling is prescribed, but the earnings of {earnings} do not exceed the skilled employee's wage of {skilled}: they remain the base."
    ),
    "base_of_unknown_ceiling": N_(
        "A ceiling is prescribed but the skilled employee's wage is not given: own earnings of {earnings} are taken, the stricter base."
    ),
    "ceiling_leaves_open": N_(
        "Missed on own earnings, but the ceiling rule may lower the base; give the skilled employee's wage to settle it."
    ),
}
_COMPARISON: Final[Mapping[str, Message]] = {
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
    "counted_means": N_(
        "Other means of the family {means}, less the substantial amount left out {left_out}: {counted} counts."
    ),
    "counted_amount": N_("Benefit {benefit} + family allowances {allowance} + means that count {means} = {counted}."),
    "required_amount": N_("What Article 66 requires: {percent} per cent × ({wage} + {allowance}) = {required}."),
    "health_and_decency": N_(
        "Whether the total keeps the family in health and decency is a judgement that no figure settles."
    ),
    "reduction_allowed": N_(
        "The benefit is cut from {full} to {paid}, by {cut}: no more than the {allowed} that may be cut."
    ),
    "reduction_too_large": N_(
        "The benefit is cut from {full} to {paid}, by {cut}: more than the {allowed} that may be cut."
    ),
    "totals_exceed": N_(
        "Benefits paid {paid} ÷ the total under Article 66 with {coverage} {notional} = {ratio} per cent, {needed} or more: (c) counts as met."
    ),
    "totals_fall_short": N_(
        "Benefits paid {paid} ÷ the total under Article 66 with {coverage} {notional} = {ratio} per cent, less than {needed}; (c) may still be met by itself."
    ),
    "totals_not_open": N_("(d) is open for Parts III, V, IX and X only, not for this Part."),
}
_OTHER_RULES: Final[Mapping[str, Message]] = {
    "family_total_met": N_("{share} per cent × {wage} × {children} children = {need}; there is {total}: reached."),
    "family_total_missed": N_("{share} per cent × {wage} × {children} children = {need}; there is {total}: missed."),
    "family_alternatives_met": N_("One of the two alternatives is enough: met."),
    "family_alternatives_missed": N_("Neither alternative is reached: not met."),
    "family_alternatives_open": N_(
        "The alternative that could be counted is missed; for the other the number of children is lacking."
    ),
    "total_value_of_part_seven": N_("Article 44 belongs to Part VII and does not apply to Part {part}."),
    "partial_proportion": N_(
        "Benefit for partial loss {partial} ÷ benefit for total loss {total} = {proportion} per cent."
    ),
    "partial_loss_beside": N_(
        "The loss of earning capacity is {loss} per cent; the benefit is {proportion} per cent of that for total loss."
    ),
    "suitable_has_no_figure": N_(
        "The Convention asks for a suitable proportion and gives no figure: nothing passes or fails here."
    ),
    "partial_loss_of_part_six": N_("Article 36(2) belongs to Part VI and does not apply to Part {part}."),
    "review_not_asked": N_(
        "Review is asked for old age, employment injury (not incapacity for work), invalidity and survivors, not here."
    ),
    "earnings_change_pct": N_("General level of earnings since the last review: {change} per cent."),
    "cost_of_living_change_pct": N_("Cost of living since the last review: {change} per cent."),
    "benefit_change_pct": N_("Benefit since the last review: {change} per cent."),
    "review_has_no_figure": N_(
        "A review is due once earnings change substantially because the cost of living does; the Convention has no figure for substantial, nor for the increase."
    ),
    "sickness_days_enough": N_(
        "Days of benefit in the year {days}; required at least {times} × {persons} = {need}: reached."
    ),
    "sickness_days_too_few": N_(
        "Days of benefit in the year {days}; required at least {times} × {persons} = {need}: missed."
    ),
    "sickness_days_of_part_three": N_("This belongs to Part III only."),
    "branch_counted": N_("Part {part} counts: employees' contributions {employees}, all resources {total}."),
    "branch_left_out": N_("Part {part} is left out (employees' contributions {employees}, all resources {total})."),
    "resources_within": N_(
        "Employees' contributions {employees} ÷ all resources {total} = {share} per cent, no more than {most}: met."
    ),
    "resources_beyond": N_(
        "Employees' contributions {employees} ÷ all resources {total} = {share} per cent, more than {most}: not met."
    ),
    "no_cap_on_a_person": N_(
        "The cap is on a share of the resources of all branches together (family benefit and a separate employment injury branch left out), not on what one person pays."
    ),
    "care_has_no_rate": N_("Medical care has no percentage; compare the services that Article 10 lists."),
    "family_has_total_value": N_("Family benefit is not measured this way; use the total value of Article 44."),
    "no_means_test_for_part": N_("Part {part} has no option that depends on means, so Article 67 does not apply."),
}
_COVERAGE: Final[Mapping[str, Message]] = {
    "employees_enough": N_(
        "Employees protected {protected} ÷ all employees {whole} = {share} per cent; required {percent} ({needed} persons): reached, by {margin} persons ({points} points)."
    ),
    "employees_too_few": N_(
        "Employees protected {protected} ÷ all employees {whole} = {share} per cent; required {percent} ({needed} persons): missed by {margin} persons ({points} points)."
    ),
    "economically_active_enough": N_(
        "Economically active persons protected {protected} ÷ all residents {whole} = {share} per cent; required {percent} ({needed} persons): reached, by {margin} persons ({points} points)."
    ),
    "economically_active_too_few": N_(
        "Economically active persons protected {protected} ÷ all residents {whole} = {share} per cent; required {percent} ({needed} persons): missed by {margin} persons ({points} points)."
    ),
    "residents_enough": N_(
        "Residents protected {protected} ÷ all residents {whole} = {share} per cent; required {percent} ({needed} persons): reached, by {margin} persons ({points} points)."
    ),
    "residents_too_few": N_(
        "Residents protected {protected} ÷ all residents {whole} = {share} per cent; required {percent} ({needed} persons): missed by {margin} persons ({points} points)."
    ),
    "industrial_employees_enough": N_(
        "Employees protected {protected} ÷ all employees in industrial workplaces with 20 persons or more {whole} = {share} per cent; required {percent} ({needed} persons): reached, by {margin} persons ({points} points)."
    ),
    "industrial_employees_too_few": N_(
        "Employees protected {protected} ÷ all employees in industrial workplaces with 20 persons or more {whole} = {share} per cent; required {percent} ({needed} persons): missed by {margin} persons ({points} points)."
    ),
    "count_missing": N_("Figures are lacking ({missing}), so it cannot be judged yet."),
    "means_limit_covered": N_("Every resident whose means stay within the prescribed limit is protected."),
    "means_limit_not_covered": N_("Not every resident whose means stay within the prescribed limit is protected."),
    "means_limit_unknown": N_("Whether every resident below a means limit is protected was not told."),
    "means_limit_under_67": N_("The limit has to satisfy Article 67."),
    "means_limit_without_67": N_("The limit here is not governed by Article 67."),
    "wives_and_children": N_(
        "Under the options that count employees or the economically active their wives and children must be protected too; they are not counted in the share."
    ),
    "wives_and_children_at_death": N_(
        "For death, the employees' wives and children must be protected too. Only employees count; there is no option by residents."
    ),
    "women_and_wives_for_care": N_(
        "The share is of all persons in the classes; protected are all the women in them, and for medical care the wives of the men."
    ),
    "wives_and_children_of_breadwinners": N_(
        "The share is counted by breadwinners; protected are their wives and children."
    ),
    "coverage_met": N_(
        "At least one option is reached: coverage is met. The State must be satisfied of the percentage before it accepts the Part."
    ),
    "coverage_exception": N_("Only the exception is reached: it takes a declaration under Article 3."),
    "coverage_not_met": N_("No option is reached: coverage is not met."),
    "coverage_unknown": N_("No option is reached on the figures given; for the others figures are lacking."),
}
_PERIODS: Final[Mapping[str, Message]] = {
    "only_against_abuse": N_(
        "{name}: no figure, only what is needed to preclude abuse; the draft's {value} {unit} want a justification."
    ),
    "throughout_required": N_("{name}: payable as long as the contingency lasts, not limited to {value} {unit}."),
    "units_differ": N_("{name}: {value} {unit} and {limit} {limit_unit} are not in units that can be compared."),
    "too_close": N_(
        "{name}: {value} {unit} and {limit} {limit_unit} are too close; it depends on the length of the months."
    ),
    "within_limit": N_("{name}: {value} {unit}, no more than {limit} {limit_unit}: met."),
    "beyond_limit": N_("{name}: {value} {unit}, more than {limit} {limit_unit}: falls short."),
    "nothing_asked": N_("{name}: no period is asked for: met."),
    "nothing_may_be_asked": N_("{name}: the Convention allows no such period; {value} {unit} fall short."),
    "higher_age_wants_ground": N_(
        "{name}: {value} {unit} are above {limit} {limit_unit}, which is open only where the authority has had regard to older people's ability to work."
    ),
    "below_minimum": N_("{name}: {value} {unit}, less than {limit} {limit_unit}: falls short."),
    "minimum_reached": N_("{name}: {value} {unit}, no less than {limit} {limit_unit}: met."),
    "period_of_other_part": N_("This period belongs to Part {part} and does not apply here."),
    "frame_too_long": N_(
        "{name}: the draft counts within {within} months, the Convention within {frame}; the two cannot be compared as they stand."
    ),
    "under_declaration_only": N_("This exception is open only while a declaration under Article 3 stands."),
}
_ACCEPTANCE: Final[Mapping[str, Message]] = {
    "part_counts": N_("Part {part} is met and counts."),
    "part_counts_by_exception": N_("Part {part} is met by an exception, and with the declaration it counts."),
    "part_needs_declaration": N_("Part {part} is met only by an exception and does not count without a declaration."),
    "part_does_not_count": N_("Part {part} is not met, or not put forward, and does not count."),
    "parts_counted": N_("Parts that count: {count}; at least {needed} are needed."),
    "core_counted": N_("Of these, Parts among {core}: {count}; at least {needed} needed."),
    "too_few_parts": N_("fewer than three Parts"),
    "no_core_part": N_("none of Parts IV, V, VI, IX, X"),
    "can_ratify": N_("Ratification is possible."),
    "cannot_ratify": N_("Ratification is not possible yet."),
    "change_declare": N_("attach the declaration of Article 3 to the ratification"),
    "change_raise": N_("bring Part {part} up to the Convention"),
}
_FLOOR: Final[Mapping[str, Message]] = {
    "guarantee_secured": N_("Required: {required} Secured by {clauses} clauses of the draft."),
    "guarantee_partly": N_("Required: {required} Secured in part by {clauses} clauses of the draft."),
    "guarantee_not_secured": N_("Required: {required} Not secured by the draft ({clauses} clauses bear on it)."),
    "guarantee_open": N_("Required: {required} Not judged yet ({clauses} clauses bear on it)."),
    "floor_complete": N_("All four basic guarantees are there."),
    "floor_incomplete": N_("The four basic guarantees are not complete."),
    "floor_open": N_("Some of the basic guarantees are still to be judged."),
}
_PROBLEMS: Final[Mapping[str, Message]] = {
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

WORDING: Final[Mapping[str, Message]] = {
    **_RATES,
    **_AMOUNTS,
    **_COMPARISON,
    **_OTHER_RULES,
    **_COVERAGE,
    **_PERIODS,
    **_ACCEPTANCE,
    **_FLOOR,
    **_PROBLEMS,
}
