"""The closed lists of the corpus: kinds of instrument, branches, roles and units of figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

KINDS: Final = frozenset({"convention", "recommendation", "code"})
EXTENTS: Final = frozenset({"complete", "selection"})
TEXT_STATUSES: Final = frozenset({"restatement"})

# value: (Chinese, English), in the order in which C.102 has them
BRANCH_NAMES: Final[dict[str, tuple[str, str]]] = {
    "general": ("总则", "General"),
    "medical_care": ("医疗", "Medical care"),
    "sickness": ("疾病", "Sickness"),
    "unemployment": ("失业", "Unemployment"),
    "old_age": ("老年", "Old age"),
    "employment_injury": ("工伤", "Employment injury"),
    "family": ("家庭", "Family"),
    "maternity": ("生育", "Maternity"),
    "invalidity": ("残疾", "Invalidity"),
    "survivors": ("遗属", "Survivors"),
    "periodical_payments": ("定期支付的计算", "Periodical payments"),
    "non_nationals": ("非本国国民", "Non-nationals"),
    "common": ("共同规定", "Common provisions"),
    "miscellaneous": ("杂则", "Miscellaneous"),
    "final": ("最后条款", "Final provisions"),
    "social_assistance": ("社会救助", "Social assistance"),
    "domestic_work": ("家政劳动", "Domestic work"),
}

ROLE_NAMES: Final[dict[str, tuple[str, str]]] = {
    "definition": ("定义", "Definition"),
    "scope": ("适用范围", "Scope"),
    "acceptance": ("接受义务", "Acceptance"),
    "exception": ("例外", "Exception"),
    "duty_to_secure": ("保障义务", "Duty to secure"),
    "contingency": ("保障事由", "Contingency"),
    "persons_protected": ("受保护人", "Persons protected"),
    "benefit": ("津贴", "Benefit"),
    "cost_sharing": ("费用分担", "Cost sharing"),
    "purpose": ("目的", "Purpose"),
    "rehabilitation": ("康复", "Rehabilitation"),
    "prevention": ("预防", "Prevention"),
    "qualifying_period": ("合格期限", "Qualifying period"),
    "duration": ("支付期限", "Duration"),
    "waiting_period": ("等待期", "Waiting period"),
    "rate": ("津贴标准", "Rate"),
    "calculation": ("计算方法", "Calculation"),
    "adjustment": ("津贴调整", "Review of benefits in payment"),
    "classification": ("分类", "Classification"),
    "financing": ("筹资", "Financing"),
    "administration": ("管理", "Administration"),
    "responsibility": ("国家责任", "Responsibility of the State"),
    "appeal": ("申诉", "Appeal"),
    "suspension": ("停发", "Suspension"),
    "equal_treatment": ("平等待遇", "Equality of treatment"),
    "non_nationals": ("非本国国民", "Non-nationals"),
    "coordination": ("权利的衔接与保持", "Coordination and maintenance of rights"),
    "reporting": ("报告", "Reporting"),
    "transitional": ("过渡规定", "Transitional"),
    "other_instruments": ("与其他公约的关系", "Relation to other instruments"),
    "final_clause": ("最后条款", "Final clause"),
    "floor_guarantee": ("基本保障", "Basic guarantee of the floor"),
    "policy": ("政策", "Policy"),
    "monitoring": ("监测", "Monitoring"),
    "employment_promotion": ("促进就业", "Promotion of employment"),
    "employment_protection": ("就业保护", "Protection of employment"),
    "working_conditions": ("劳动条件", "Working conditions"),
}

# unit: (Chinese, English, words that follow the number in an English text)
UNIT_NAMES: Final[dict[str, tuple[str, str, tuple[str, ...]]]] = {
    "percent": ("%", "per cent", ("per cent", "percent", "%")),
    "percentage_point": ("个百分点", "percentage points", ("points", "percentage points")),
    "hour": ("小时", "hours", ("hour", "hours")),
    "day": ("天", "days", ("day", "days")),
    "week": ("周", "weeks", ("week", "weeks")),
    "month": ("个月", "months", ("month", "months")),
    "year": ("年", "years", ("year", "years")),
    "age_years": ("岁", "years of age", ("years of age", "years", "year")),
    "person": ("人", "persons", ("person", "persons", "people", "workers", "employees")),
    "multiple": ("倍", "times", ("times",)),
    "fraction": ("（分数）", "(fraction)", ()),
    "part": ("个部分", "Parts", ("Part", "Parts", "of the nine branch Parts")),
    "exception": ("项例外", "exceptions", ("exceptions",)),
    "ratification": ("份批准书", "ratifications", ("ratifications",)),
}

# A scheme answers for these branches too: Part VI has its own care, disability and death benefits, Part VIII its own
# care, and a pension for invalidity or survivors may come after an injury at work.
ABSORBED_BRANCHES: Final[Mapping[str, frozenset[str]]] = {
    "employment_injury": frozenset({"medical_care", "sickness", "invalidity", "survivors"}),
    "maternity": frozenset({"medical_care", "sickness", "family"}),
    "invalidity": frozenset({"employment_injury"}),
    "survivors": frozenset({"employment_injury"}),
}
BRANCHES: Final = frozenset(BRANCH_NAMES)
ROLES: Final = frozenset(ROLE_NAMES)
UNITS: Final = frozenset(UNIT_NAMES)
