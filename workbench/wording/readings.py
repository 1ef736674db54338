"""What a machine says of a draft that it held against the Convention; figures in braces are put in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

WORDING: Final[Mapping[str, Message]] = {
    # periods before a right begins
    "alternative_closed": N_(
        "{name}: {value} {unit}, more than {limit} {limit_unit}. The draft cannot use this alternative, which breaks "
        "nothing: it is one of several."
    ),
    "density_wants_all_active": N_(
        "{value} {unit} would do, but this alternative is open only to a scheme that in principle covers all "
        "economically active persons and asks for a prescribed average of contributions. See whether this one does."
    ),
    "reduced_benefit_not_told": N_(
        "The sentence says after how long the full benefit is due ({value} {unit}). See whether a reduced benefit is "
        "secured sooner, as this paragraph asks where a minimum period applies."
    ),
    "full_benefit_comes_later": N_(
        "What the draft calls a full benefit is due after {value} {unit} only. See whether the reduced one reaches the "
        "Convention's rate after {limit} {limit_unit}."
    ),
    "marriage_of_childless": N_("{value} {unit} of marriage asked of a widow without children: allowed."),
    "marriage_asked": N_(
        "{value} {unit} of marriage asked: allowed only of a widow without children who is presumed incapable of "
        "self-support. See of whom the draft asks it."
    ),
    # durations and waiting periods
    "paid_throughout": N_("Benefit is paid for as long as the contingency lasts."),
    "until_old_age_benefit": N_("Benefit is paid until an old-age benefit takes its place: allowed."),
    "ceiling_secures_nothing": N_(
        "{value} {unit} is the most that is paid; how long benefit is secured at the least the sentence does not say. "
        "See on what the length depends."
    ),
    "exception_wants_declaration": N_(
        "{value} {unit} would satisfy this exception, which is open only while a declaration under Article 3 stands."
    ),
    "exception_closed": N_(
        "{value} {unit} is too short even for this exception, which the draft therefore cannot use."
    ),
    "birth_care_without_limit": N_(
        "Care in pregnancy, confinement and their consequences may not be limited in time; here it ends after {value} "
        "{unit}."
    ),
    "varying_below_minimum": N_(
        "{name}: the shortest benefit, {value} {unit}, is less than {limit} {limit_unit}. As the length varies with "
        "contributions, paragraph 2 may be used instead; this alternative cannot."
    ),
    "average_wanted": N_(
        "The length varies with contributions or earlier benefit: the average must be 13 weeks within 12 months. See "
        "what the average comes to; the least stated is {value} {unit}."
    ),
    "average_reached": N_("Even the shortest benefit, {value} {unit}, reaches the average of 13 weeks."),
    "average_missed": N_("Every length stated is below 13 weeks, and so is their average."),
    "seasonal_may_be_adapted": N_(
        "For seasonal workers duration and waiting period may be adapted to their work. See whether {value} {unit} are."
    ),
    "shorter_than_leave": N_(
        "Benefit is paid for {value} {unit}, while the draft grants {leave} {leave_unit} of leave: it may not end "
        "sooner than the absence from work that the law requires or authorises."
    ),
    "what_follows_treatment": N_(
        "{value} {unit} of treatment with pay. See whether a benefit follows for as long as the incapacity lasts."
    ),
    "waiting_for_incapacity_only": N_(
        "Only for incapacity for work may the first days go unpaid; here {value} {unit} go unpaid in another case."
    ),
    "invalidity_after_waiting": N_(
        "Invalidity benefit begins after {value} {unit}. See whether sickness benefit is paid until then."
    ),
    "child_old_enough": N_(
        "Paid for a child until {value}: no lower than the age of 15 by which a child may be defined."
    ),
    "child_too_young": N_(
        "Paid for a child until {value} only: a child is a person below school-leaving age or below 15, as is "
        "prescribed. See which age national law uses."
    ),
    # rates
    "rate_stated": N_("{rate} per cent, no less than the {required} per cent of the Schedule. Figures only."),
    "rate_too_low": N_("{rate} per cent, less than the {required} per cent of the Schedule."),
    "rate_is_a_ceiling": N_(
        "{rate} per cent is the most that is paid; the least must reach {required} per cent. See what the least is."
    ),
    "rate_in_minimum_duration": N_(
        "The rate changes with time. In the time for which benefit must last at least, the lowest is {rate} per cent; "
        "the Schedule asks for {required}."
    ),
    "rate_on_average": N_(
        "The rate changes with time and comes to {rate} per cent on average; the Schedule asks for {required}."
    ),
    "average_rate_open": N_(
        "The rate changes with time and its average must reach {required} per cent. See how long each rate is paid."
    ),
    "family_rate": N_("A widow with two children receives {rate} per cent together; the Schedule asks for {required}."),
    "children_alone": N_(
        "Only the share of each child is stated. See what the widow receives: together with two children {required} per "
        "cent are asked for."
    ),
    "rate_below_every_rule": N_(
        "{rate} per cent, less than the {required} per cent of the Schedule and less than the {floor} that would do "
        "after a short qualifying period."
    ),
    "lower_rate_wants_years": N_(
        "{rate} per cent, less than the {required} per cent of the Schedule; it would do where the benefit is due after "
        "{years} years of contributions or employment. See after how many it is due."
    ),
    "lower_rate_reached": N_(
        "{rate} per cent; as the benefit is due after {years} years already, {scaled} per cent will do instead of "
        "{required}."
    ),
    "lower_rate_missed": N_(
        "{rate} per cent; as the benefit is due after {years} years, {scaled} per cent would do instead of {required}, "
        "and that is missed."
    ),
    "whole_wage_paid": N_("The whole wage is paid on; the Schedule asks for {required} per cent. Figures only."),
    "average_wage_paid": N_(
        "Paid at an average wage, not at the person's own. See whether it reaches {required} per cent of the previous "
        "earnings up to the skilled worker's wage."
    ),
    "share_of_minimum_wage": N_(
        "{value} per cent of the minimum wage. See what share of the ordinary adult male labourer's wage that is: "
        "{required} per cent are asked for (Article 66)."
    ),
    "share_of_average_wage": N_(
        "{value} per cent of an average wage. See what share of the ordinary adult male labourer's wage that is: "
        "{required} per cent are asked for (Article 66)."
    ),
    "share_of_other_benefit": N_(
        "{value} per cent of another benefit. See what share of earnings or of the labourer's wage that is: {required} "
        "per cent are asked for."
    ),
    "sum_stated": N_(
        "A sum of {value} yuan. See what share of the ordinary adult male labourer's wage it is: {required} per cent "
        "are asked for (Article 66)."
    ),
    "not_tied_to_earnings": N_("The benefit is not a share of previous earnings, so Article 65 does not measure it."),
    "accrual_adds_up": N_(
        "{value} per cent a year come to {total} per cent after {years} years; {required} are asked for. See what is "
        "paid beside it."
    ),
    "partial_wants_proportion": N_(
        "Partial loss: a suitable proportion of the benefit for total loss. See whether {value} {unit} are."
    ),
    "by_means_test": N_(
        "The benefit depends on means: Article 67 measures it, with the household's other means. See the calculation."
    ),
    # care
    "care_is_refused": N_("The sentence takes out of the scheme a kind of care that this provision asks for."),
    "care_costs_nothing": N_("The person bears no part of the cost."),
    "care_is_charged": N_("The person bears part of the cost, without a figure. See how much and for which care."),
    "share_may_be_hardship": N_(
        "The person bears {share} per cent. A share is allowed for a morbid condition where it causes no hardship; no "
        "figure decides that. See what relief there is."
    ),
    "no_share_for_birth": N_(
        "The person bears {share} per cent. The Convention allows no share of the cost in pregnancy and confinement."
    ),
    "no_share_for_injury": N_("The person bears {share} per cent. Part VI allows no share of the cost of care."),
    # common provisions
    "review_is_laid_down": N_("Payments in course are to be reviewed when earnings and the cost of living change."),
    "review_is_left_open": N_("Payments in course may be reviewed; the Convention asks that they are."),
    "payments_stay_as_they_are": N_("Payments in course are not to be reviewed."),
    "ceiling_and_skilled_wage": N_(
        "A ceiling at {value} {unit}. Allowed where the rate still holds for earnings up to the skilled manual male "
        "employee's wage. See how that wage stands to the ceiling."
    ),
    "suspended_while_active": N_("Stopped or reduced while the person is gainfully active: allowed."),
    "ground_allowed": N_("Benefit is stopped on a ground that this provision names."),
    "ground_of_another_part": N_(
        "Benefit is stopped on a ground that {ground} keeps for another branch. See whether it may."
    ),
    "ground_not_recognised": N_(
        "Benefit is stopped or refused on a ground that was not recognised among those of Article 69. See whether it is one."
    ),
    "negligence_is_no_ground": N_(
        "Benefit is refused for a fault that the text does not call wilful; Article 69 names crime and wilful misconduct. "
        "See how far it goes."
    ),
    "just_cause_counts": N_("Benefit is refused whatever the reason of leaving; with just cause it may not be."),
    "employer_pays_alone": N_(
        "The employer alone pays; the Convention asks that the cost is borne collectively, by contributions or taxes."
    ),
    "employer_pays_a_part": N_("The employer pays a part. See whether the cost as a whole is borne collectively."),
    "all_women_of_the_classes": N_(
        "Women who are not married, or outside family planning rules, are left out: all women of the classes are protected."
    ),
    "births_are_limited": N_(
        "Limited to some births. See whether all women of the protected classes still have the benefit."
    ),
    "persons_left_out": N_("Some persons are left out. See what that does to the share of persons protected."),
    "rehabilitation_named": N_(
        "Vocational rehabilitation is named. See whether institutions and services work together for it."
    ),
    "single_payment_wants_ground": N_(
        "A single payment: allowed in place of a periodical one where the incapacity is slight or its proper use is "
        "assured. See which it is."
    ),
    "single_payment_beside": N_("A single payment. See whether it stands beside a periodical payment or in its place."),
    "single_payment_only": N_("Only a single payment is given; the Convention asks for a periodical one."),
    "family_form_allowed": N_("The benefit has one of the forms that the Convention names."),
    "family_value_wants_totals": N_(
        "{value} {unit}. The Convention measures the total of all family benefits. See the calculation of Article 44."
    ),
    "family_value_reached": N_(
        "{value} per cent of the labourer's wage for each child, no less than {least}. Figures only."
    ),
    "family_value_missed": N_("{value} per cent of the labourer's wage for each child, less than {least}."),
    "share_of_one_branch": N_(
        "Of what employers and employees pay in, employees pay {share} per cent. The limit of {most} per cent is for all "
        "branches together, so this one decides nothing. See the calculation of Article 71(2)."
    ),
    "share_within": N_("Employees pay {share} per cent of all that is paid in, no more than {most}."),
    "share_beyond": N_("Employees pay {share} per cent of all that is paid in, more than {most}."),
    "actuarial_named": N_(
        "Actuarial studies are named. See whether one is made before benefits or contributions change."
    ),
    "representation_named": N_(
        "Representatives of the persons protected are named. See whether they take part in management or advise it."
    ),
    "non_nationals_named": N_(
        "Non-nationals are named. See whether they have the same rights as nationals who reside here."
    ),
    "non_nationals_left_out": N_(
        "Non-nationals are left out; those who reside here have the same rights as nationals."
    ),
    "non_nationals_public_funds": N_(
        "Non-nationals are left out of a benefit from public funds, for which special rules are allowed. See how far they go."
    ),
    "appeal_given": N_("There is a right of appeal."),
    "appeal_refused": N_("There is no right of appeal; the Convention gives every claimant one."),
}
