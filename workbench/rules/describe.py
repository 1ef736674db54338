"""A rule of judgement described from its registration, for the list that ``workbench standards rules`` prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.instruments.model import Corpus
from workbench.rules.figures import branch_parts
from workbench.rules.inputs import InputField
from workbench.rules.rule import Rule


def describe_rule(rule: Rule, corpus: Corpus, language: str) -> dict[str, Any]:
    """Everything a rule registers, its labels in one language."""
    parts = [part.number for part in branch_parts(corpus)] if rule.is_of_a_part else []
    return {
        "name": rule.name,
        "label": rule.label.in_language(language),
        "articles": list(rule.articles),
        "parts": [part for part in parts if rule.serves(corpus, part)],
        "module": rule.module,
        "cases": f"corpus/cases/{rule.file}.yaml",
        "answers": list(rule.outcomes),
        "inputs": [_describe_input(field, language) for field in rule.known_inputs()],
    }


def _describe_input(field: InputField, language: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "kind": field.kind,
        "required": field.is_required,
        "label": field.label.in_language(language),
    }
    if field.help is not None:
        described["help"] = field.help.in_language(language)
    if field.choices:
        described["choices"] = [value for value, _ in field.choices if value]
    if field.members:
        described["members"] = [_describe_input(member, language) for member in field.members]
    return described


def rule_lines(rule: Mapping[str, Any]) -> Iterator[str]:
    """What :func:`describe_rule` gives, as lines a person reads."""
    yield f"{rule['name']}  {rule['label']}"
    for key in ("articles", "parts", "answers"):
        if rule[key]:
            yield f"  {key}: {', '.join(rule[key])}"
    yield f"  module: {rule['module']}"
    yield f"  cases: {rule['cases']}"
    yield from _input_lines(rule["inputs"], "  ")


def _input_lines(inputs: list[dict[str, Any]], indent: str) -> Iterator[str]:
    for field in inputs:
        required = ", required" if field["required"] else ""
        choices = f" [{' | '.join(field['choices'])}]" if "choices" in field else ""
        yield f"{indent}{field['name']} ({field['kind']}{required}): {field['label']}{choices}"
        yield from _input_lines(field.get("members", []), indent + "  ")
