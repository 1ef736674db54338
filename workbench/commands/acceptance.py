"""``workbench acceptance``: which Parts of C.102 could be accepted, and how the conditions of Art. 2(a) stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import BinaryIO

import click

from workbench.commands.adequacy import identity, problem_object, read_cases, step_lines, step_object
from workbench.commands.typed import INTERFACE_LANGUAGE
from workbench.errors import Invalid
from workbench.instruments.citation import format_ref
from workbench.instruments.library import corpus
from workbench.instruments.model import Corpus
from workbench.lang.languages import text_language
from workbench.rules.articles.article_2 import (
    AcceptanceChange,
    AcceptanceCondition,
    ConditionState,
    read_acceptance,
)
from workbench.rules.inputs import Inputs
from workbench.rules.saying import say_code, say_step
from workbench.rules.working import part_name


@click.command("acceptance")
@click.argument("source", type=click.File("rb"), default="-")
@click.option("--lang", type=INTERFACE_LANGUAGE, default="en", show_default=True, help="Language of the answer.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON: an object for one case, a list for a list.")
@click.pass_context
def acceptance(ctx: click.Context, source: BinaryIO, lang: str, as_json: bool) -> None:
    """Judge the case, or the list of cases, read as JSON from SOURCE, standard input by default.

    A case has the keys accepted_parts, parts_met_only_with_exception, parts_not_met, art3_declaration, and for the
    common Parts conditions_met and conditions_not_met (65(10), 68, 69, 70, 71, 72, 3(1)). Where Parts are accepted and
    none is said not to be met, those left out count as not put forward. The key can_ratify of the answer speaks of the
    number and kind of Parts alone, conditions of everything that Article 2(a) asks for. Exits 1 where no case could be
    judged.
    """
    data = read_cases(source.read(), "ratification_cases", lang)
    cases = data if isinstance(data, list) else [data]
    answers = [answer_to(corpus(), case, lang) for case in cases]
    if as_json:
        click.echo(json.dumps(answers if isinstance(data, list) else answers[0], ensure_ascii=False, default=float))
    else:
        for answer in answers:
            click.echo("\n".join(_lines(answer, lang)) + "\n")
    if answers and all("error" in answer for answer in answers):
        ctx.exit(1)


def answer_to(standards: Corpus, case: object, lang: str) -> dict[str, object]:
    """The answer to one case in the shape scripts rely on; what is wrong with it is told under ``error``."""
    try:
        if not isinstance(case, Mapping):
            raise Invalid("case_not_object")
        assessment = read_acceptance(standards, Inputs(case))
    except Invalid as problem:
        return {**identity(case), **problem_object(problem, lang)}
    return {
        **identity(case),
        "countable_parts": list(assessment.countable),
        "can_ratify": assessment.can_ratify,
        "missing": [say_code(code, {}, "en") for code in assessment.missing],
        "acceptable_now": list(assessment.acceptable_now),
        "smallest_changes": [_changes(changes, lang) for changes in assessment.smallest_changes],
        "state": str(assessment.state),
        "conditions": [_condition(condition, lang) for condition in assessment.conditions],
        "working": [step_object(step, lang) for step in assessment.working],
    }


def _condition(condition: AcceptanceCondition, lang: str) -> dict[str, object]:
    return {
        "condition": condition.name,
        "provision": condition.ref,
        "state": str(condition.state),
        "text": say_step(condition.step, lang),
    }


def _changes(changes: Iterable[AcceptanceChange], lang: str) -> list[str]:
    """A set of changes in words, in the order of the Parts."""
    return [say_code(f"change_{change.kind}", {"part": part_name(change.part)}, lang) for change in sorted(changes)]


def _named(ref: str, lang: str) -> str:
    return format_ref(ref, text_language(lang))


def _lines(answer: Mapping[str, object], lang: str) -> list[str]:
    """An answer as lines a person reads: each step behind its article, each condition, the smallest sets of changes."""
    conditions, changes = answer.get("conditions"), answer.get("smallest_changes")
    rows = conditions if isinstance(conditions, list) else []
    sets = changes if isinstance(changes, list) else []
    states = {state.value: state.label.in_language(lang) for state in ConditionState}
    return [
        *step_lines(answer, lang),
        *(
            f"{format_ref(row['provision'], text_language(lang))}: {states[row['state']]}. {row['text']}"
            for row in rows
        ),
        *("  " + "; ".join(changed) for changed in sets),
    ]
