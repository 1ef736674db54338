"""Turns what a calculator's form sends into the inputs of a rule, and the inputs of a case back into a form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from workbench.i18n.messages import N_, Message
from workbench.rules.inputs import InputField

TIMES: Final[dict[str, Message]] = {
    "month": N_("a month"),
    "week": N_("a week"),
    "fortnight": N_("a fortnight"),
    "day": N_("a day"),
    "hour": N_("an hour"),
    "quarter": N_("a quarter"),
    "year": N_("a year"),
}
# contingency of Part VI, as the rules know it: name
INJURY_CASES: Final[dict[str, Message]] = {
    "incapacity for work": N_("Incapacity for work"),
    "invalidity": N_("Invalidity (total loss of earning capacity)"),
    "survivors": N_("Death of the breadwinner"),
}
_SPLIT: Final = re.compile(r"[\s;；、]+")


def read_form(fields: Sequence[InputField], values: Mapping[str, str]) -> dict[str, Any]:
    """The inputs as the rules take them, from the values of a form; what was left empty is left out."""
    inputs: dict[str, Any] = {}
    for field in fields:
        value = values.get(field.name, "").strip()
        if not value:
            continue
        if field.kind == "money":
            per = values.get(f"{field.name}-per", field.per)
            inputs[f"{field.name}_{per if per in TIMES else field.per}"] = value
        elif field.kind == "list":
            inputs[field.name] = [number for number in _SPLIT.split(value) if number]
        else:
            inputs[field.name] = value == "1" if field.kind == "yes" else value
    return inputs


def fill_form(fields: Sequence[InputField], inputs: Mapping[str, Any]) -> dict[str, str]:
    """The values of the form that :func:`read_form` made these inputs of."""
    values: dict[str, str] = {}
    for field in fields:
        if field.kind == "money":
            for per in TIMES:
                if f"{field.name}_{per}" in inputs:
                    values |= {field.name: str(inputs[f"{field.name}_{per}"]), f"{field.name}-per": per}
        elif field.name in inputs:
            values[field.name] = _written(inputs[field.name])
    return values


def _written(value: object) -> str:
    """An input as a form writes it."""
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, bool):
        return "1" if value else ""
    return str(value)
