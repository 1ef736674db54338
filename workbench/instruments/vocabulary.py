"""The closed lists of the corpus: kinds of instrument, branches, roles and units of figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_, NC_

EXTENTS: Final = frozenset({"complete", "selection", "listed"})
TEXT_STATUSES: Final = frozenset({"restatement"})


class InstrumentKind(ClosedList):
    """What an instrument is; a recommendation, a declaration and a comment are not open to ratification."""

    CONVENTION = "convention", N_("convention")
    COVENANT = "covenant", N_("treaty of the United Nations")
    RECOMMENDATION = "recommendation", N_("recommendation")
    DECLARATION = "declaration", N_("declaration")
    COMMENT = "comment", N_("general comment")
    CODE = "code", NC_("kind of instrument", "code")


class Sureness(ClosedList):
    """How far a restatement was held against a text; what is not said counts as written from memory."""

    READ = "read", N_("This restatement was compared with a copy of the English text.")
    PARALLEL = (
        "parallel",
        N_("This restatement was compared with a like article, a summary or a translation, not with the English text."),
        "warn",
    )
    MEMORY = (
        "memory",
        N_("This restatement was written from knowledge and has not been compared with a text. Look it up."),
        "warn",
    )


class Branch(ClosedList):
    """The branches of social security, in the order in which C.102 has them, and what stands beside them."""

    GENERAL = "general", N_("General")
    MEDICAL_CARE = "medical_care", N_("Medical care")
    SICKNESS = "sickness", N_("Sickness")
    UNEMPLOYMENT = "unemployment", N_("Unemployment")
    OLD_AGE = "old_age", N_("Old age")
    EMPLOYMENT_INJURY = "employment_injury", N_("Employment injury")
    FAMILY = "family", N_("Family")
    MATERNITY = "maternity", N_("Maternity")
    INVALIDITY = "invalidity", N_("Invalidity")
    SURVIVORS = "survivors", N_("Survivors")
    PERIODICAL_PAYMENTS = "periodical_payments", N_("Periodical payments")
    NON_NATIONALS = "non_nationals", N_("Non-nationals")
    COMMON = "common", N_("Common provisions")
    MISCELLANEOUS = "miscellaneous", N_("Miscellaneous")
    FINAL = "final", N_("Final provisions")
    SOCIAL_ASSISTANCE = "social_assistance", N_("Social assistance")
    DOMESTIC_WORK = "domestic_work", N_("Domestic work")


class ProvisionRole(ClosedList):
    """What a provision lays down."""

    DEFINITION = "definition", N_("Definition")
    SCOPE = "scope", NC_("what a provision lays down", "Scope")
    ACCEPTANCE = "acceptance", N_("Acceptance")
    EXCEPTION = "exception", NC_("what a provision lays down", "Exception")
    DUTY_TO_SECURE = "duty_to_secure", N_("Duty to secure")
    CONTINGENCY = "contingency", N_("Contingency")
    PERSONS_PROTECTED = "persons_protected", N_("Persons protected")
    BENEFIT = "benefit", N_("Benefit")
    COST_SHARING = "cost_sharing", N_("Cost sharing")
    PURPOSE = "purpose", N_("Purpose")
    REHABILITATION = "rehabilitation", N_("Rehabilitation")
    PREVENTION = "prevention", N_("Prevention")
    QUALIFYING_PERIOD = "qualifying_period", N_("Qualifying period")
    DURATION = "duration", N_("Duration")
    WAITING_PERIOD = "waiting_period", N_("Waiting period")
    RATE = "rate", NC_("what a provision lays down", "Rate")
    CALCULATION = "calculation", N_("Calculation")
    ADJUSTMENT = "adjustment", N_("Review of benefits in payment")
    CLASSIFICATION = "classification", N_("Classification")
    FINANCING = "financing", NC_("what a provision lays down", "Financing")
    ADMINISTRATION = "administration", N_("Administration")
    RESPONSIBILITY = "responsibility", N_("Responsibility of the State")
    APPEAL = "appeal", N_("Appeal")
    SUSPENSION = "suspension", N_("Suspension")
    EQUAL_TREATMENT = "equal_treatment", N_("Equality of treatment")
    NON_NATIONALS = "non_nationals", N_("Non-nationals")
    COORDINATION = "coordination", N_("Coordination and maintenance of rights")
    REPORTING = "reporting", N_("Reporting")
    TRANSITIONAL = "transitional", N_("Transitional")
    OTHER_INSTRUMENTS = "other_instruments", N_("Relation to other instruments")
    FINAL_CLAUSE = "final_clause", N_("Final clause")
    FLOOR_GUARANTEE = "floor_guarantee", N_("Basic guarantee of the floor")
    POLICY = "policy", N_("Policy")
    MONITORING = "monitoring", N_("Monitoring")
    EMPLOYMENT_PROMOTION = "employment_promotion", N_("Promotion of employment")
    EMPLOYMENT_PROTECTION = "employment_protection", N_("Protection of employment")
    WORKING_CONDITIONS = "working_conditions", N_("Working conditions")


class FigureUnit(ClosedList):
    """What a figure of the corpus counts; its words are those that follow the number in an English text."""

    PERCENT = "percent", N_("per cent"), "", ("per cent", "percent", "%")
    PERCENTAGE_POINT = "percentage_point", N_("percentage points"), "", ("points", "percentage points")
    HOUR = "hour", N_("hours"), "", ("hour", "hours")
    DAY = "day", N_("days"), "", ("day", "days")
    WEEK = "week", N_("weeks"), "", ("week", "weeks")
    MONTH = "month", N_("months"), "", ("month", "months")
    YEAR = "year", N_("years"), "", ("year", "years")
    AGE_YEARS = "age_years", N_("years of age"), "", ("years of age", "years", "year")
    PERSON = "person", N_("persons"), "", ("person", "persons", "people", "workers", "employees")
    MULTIPLE = "multiple", N_("times"), "", ("times",)
    FRACTION = "fraction", N_("(fraction)")
    PART = "part", N_("Parts"), "", ("Part", "Parts", "of the nine branch Parts")
    EXCEPTION = "exception", N_("exceptions"), "", ("exceptions",)
    RATIFICATION = "ratification", N_("ratifications"), "", ("ratifications",)


NUMBER_AND_UNIT: Final = NC_("a number and its unit", "{number} {unit}")
# A scheme answers for these branches too: Part VI has its own care, disability and death benefits, Part VIII its own
# care. Only what contains the other is listed: were injury and invalidity to swallow each other, a question that names
# both would be left with neither.
ABSORBED_BRANCHES: Final[Mapping[str, frozenset[str]]] = {
    "employment_injury": frozenset({"medical_care", "sickness", "invalidity", "survivors"}),
    "maternity": frozenset({"medical_care", "sickness", "family"}),
}
KINDS: Final = frozenset(InstrumentKind)
SURENESS: Final = frozenset(Sureness)
BRANCHES: Final = frozenset(Branch)
ROLES: Final = frozenset(ProvisionRole)
UNITS: Final = frozenset(FigureUnit)
