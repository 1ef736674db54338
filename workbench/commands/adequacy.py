"""``workbench adequacy``: benefits judged against the minimum of C.102, from standard input."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import BinaryIO, Final

import click

from workbench.commands.json_input import read_json
from workbench.commands.speaking import terminal_language
from workbench.commands.typed import INTERFACE_LANGUAGE
from workbench.errors import Invalid
from workbench.i18n.messages import N_, translate
from workbench.instruments.citation import format_ref
from workbench.instruments.library import corpus
from workbench.instruments.model import Corpus
from workbench.lang.languages import TEXT_LANGUAGES, text_language
from workbench.rules.adequacy import Case, judge_adequacy
from workbench.rules.registry import ADEQUACY_RULES
from workbench.rules.saying import say_problem, say_step
from workbench.rules.working import Answer, WorkingStep, rounded

_METHODS: Final = N_("Methods (workbench standards rules lists their inputs):")


class _RulesCommand(click.Command):
    """A command whose help ends with the methods of adequacy, by name and label."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = terminal_language()
        methods = [f"  {rule.name:<9} {translate(rule.label, language)}" for rule in ADEQUACY_RULES]
        self.epilog = "\n".join(["\b", translate(_METHODS, language), *methods])
        super().format_epilog(ctx, formatter)


@click.command("adequacy", cls=_RulesCommand)
@click.argument("source", type=click.File("rb"), default="-")
@click.option("--lang", type=INTERFACE_LANGUAGE, default="en", show_default=True, help="Language of the answer.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON: an object for one case, a list for a list.")
@click.pass_context
def adequacy(ctx: click.Context, source: BinaryIO, lang: str, as_json: bool) -> None:
    """Judge the case, or the list of cases, read as JSON from SOURCE, standard input by default.

    A case has the keys part, method, contingency and inputs. Exits 1 where no case could be judged.
    """
    data = read_cases(source.read(), "adequacy_cases", lang)
    cases = data if isinstance(data, list) else [data]
    answers = [answer_to(corpus(), case, lang) for case in cases]
    if as_json:
        click.echo(json.dumps(answers if isinstance(data, list) else answers[0], ensure_ascii=False, default=float))
    else:
        for answer in answers:
            click.echo("\n".join(step_lines(answer, lang)) + "\n")
    if answers and all("error" in answer for answer in answers):
        ctx.exit(1)


def read_cases(text: bytes, key: str, lang: str) -> object:
    """What was read: one case or a list, taken out of the object under ``key`` where there is one."""
    try:
        data = read_json(text, "input_not_json", parse_float=Decimal)
    except Invalid as problem:
        raise click.ClickException(say_problem(problem, lang)) from problem
    return data[key] if isinstance(data, dict) and key in data else data


def answer_to(standards: Corpus, data: object, lang: str) -> dict[str, object]:
    """The answer to one case in the shape scripts rely on; what is wrong with it is told under ``error``."""
    try:
        case = _case(data)
        return as_object(judge_adequacy(standards, case), data, lang)
    except Invalid as problem:
        return {**identity(data), **problem_object(problem, lang)}


def problem_object(problem: Invalid, lang: str) -> dict[str, object]:
    """An error as an object: its code, the field at fault, and what to do."""
    return {"error": problem.code, "field": problem.field, "message": say_problem(problem, lang)}


def identity(case: object) -> dict[str, object]:
    """The ``id`` of a case where it has one."""
    return {"id": case["id"]} if isinstance(case, Mapping) and "id" in case else {}


def _case(case: object) -> Case:
    if not isinstance(case, Mapping) or not isinstance(case.get("inputs") or {}, Mapping):
        raise Invalid("case_not_object")
    part, method, contingency = (str(case.get(key) or "") for key in ("part", "method", "contingency"))
    return Case(part, method, contingency, case.get("inputs"))


def as_object(answer: Answer, case: object, lang: str) -> dict[str, object]:
    """An answer in the shape scripts rely on: percentages to two decimals, amounts in full."""
    return {
        **identity(case),
        "part": answer.part,
        "method": answer.method,
        "applicable": answer.applicable,
        "required_pct": _percentage(answer.required),
        **{name: _percentage(figure) if "pct" in name else _plain(figure) for name, figure in answer.figures.items()},
        "pass": answer.passes,
        "working": [step_object(step, lang) for step in answer.working],
    }


def step_object(step: WorkingStep, lang: str) -> dict[str, str]:
    """One line of working with its article, in the languages of texts and in ``lang``."""
    sentences = {language: say_step(step, language) for language in (*TEXT_LANGUAGES, lang)}
    return {"article": step.article, "code": step.code, **sentences}


def _percentage(value: Fraction | bool | None) -> float | bool | None:
    if value is None or isinstance(value, bool):
        return value
    return float(rounded(value))


def _plain(value: Fraction | bool | None) -> float | bool | None:
    return float(value) if isinstance(value, Fraction) else value


def step_lines(answer: Mapping[str, object], lang: str) -> list[str]:
    """An answer as lines a person reads: each step behind its article."""
    if "error" in answer:
        return [str(answer["message"])]
    head = " ".join(str(answer[key]) for key in ("id", "part", "method") if key in answer)
    steps = answer["working"] if isinstance(answer["working"], list) else []
    lines = [f"{format_ref(step['article'], text_language(lang))}: {step[lang]}" for step in steps]
    return [head, *(f"  {line}" for line in lines)]
