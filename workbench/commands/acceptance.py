"""``workbench acceptance``: which Parts of C.102 could be accepted, and whether the Convention could be ratified."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO, Final

import click

from workbench.commands.adequacy import identity, problem_object, read_cases, step_lines, step_object
from workbench.errors import Invalid
from workbench.instruments.library import corpus
from workbench.instruments.model import Corpus
from workbench.lang.languages import Lang
from workbench.rules.acceptance import Acceptance, AcceptanceChange, Verdict, assess
from workbench.rules.amounts import Inputs
from workbench.rules.figures import branch_parts
from workbench.rules.working import fault, fill, part_name

_PART: Final = re.compile(r"(?:c\.?102:?\s*)?(?:part\s*)?([ivx]+)", re.IGNORECASE)
# Always accepted with any branch (Art. 2(a)(i), (iii), (iv)), so naming them is no mistake and counts for nothing.
_ALWAYS: Final = frozenset({"I", "XI", "XII", "XIII", "XIV", "XV"})


@click.command("acceptance")
@click.argument("source", type=click.File("rb"), default="-")
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="en", show_default=True, help="Language of the answer."
)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON: an object for one case, a list for a list.")
@click.pass_context
def acceptance(ctx: click.Context, source: BinaryIO, lang: Lang, as_json: bool) -> None:
    """Judge the case, or the list of cases, read as JSON from SOURCE, standard input by default.

    A case has the keys accepted_parts, parts_met_only_with_exception and art3_declaration. Exits 1 where no case
    could be judged.
    """
    given = read_cases(source.read(), "ratification_cases", lang)
    cases = given if isinstance(given, list) else [given]
    answers = [answer_to(corpus(), one, lang) for one in cases]
    if as_json:
        click.echo(json.dumps(answers if isinstance(given, list) else answers[0], ensure_ascii=False, default=float))
    else:
        for answer in answers:
            click.echo("\n".join(_lines(answer, lang)) + "\n")
    if answers and all("error" in answer for answer in answers):
        ctx.exit(1)


def answer_to(standards: Corpus, given: object, lang: Lang) -> dict[str, object]:
    """The answer to one case in the shape scripts rely on; what is wrong with it is told under ``error``."""
    try:
        found = _assessed(standards, given)
    except Invalid as problem:
        return {**identity(given), **problem_object(problem, lang)}
    return {
        **identity(given),
        "countable_parts": list(found.countable),
        "can_ratify": found.can_ratify,
        "missing": [fill(code, {}, "en") for code in found.missing],
        "acceptable_now": list(found.acceptable_now),
        "smallest_changes": [[_change(one, lang) for one in sorted(changes)] for changes in found.smallest_changes],
        "working": [step_object(step) for step in found.working],
    }


def _assessed(standards: Corpus, given: object) -> Acceptance:
    if not isinstance(given, Mapping):
        raise Invalid("case_not_object")
    inputs = Inputs(given)
    verdicts: dict[str, Verdict] = dict.fromkeys(_parts(standards, inputs.items("accepted_parts")), "met")
    for part in _parts(standards, inputs.items("parts_met_only_with_exception")):
        if part in verdicts:
            verdicts[part] = "exception"
    return assess(standards, verdicts, inputs.yes("art3_declaration"))


def _parts(standards: Corpus, given: Iterable[object]) -> list[str]:
    """The branch Parts named; the Parts that every ratification takes in are passed over, any other is a mistake."""
    numbers = [part.number for part in branch_parts(standards)]
    named = []
    for one in given:
        found = _PART.fullmatch(str(one).strip())
        number = found[1].upper() if found else ""
        if number not in numbers and number not in _ALWAYS:
            raise fault("part_not_a_branch", "accepted_parts", value=str(one), known=", ".join(numbers))
        if number in numbers:
            named.append(number)
    return named


def _change(change: AcceptanceChange, lang: Lang) -> str:
    return fill(f"change_{change.kind}", {"part": part_name(change.part)}, lang)


def _lines(answer: Mapping[str, object], lang: Lang) -> list[str]:
    """An answer as lines a person reads: each step behind its article, then the smallest sets of changes."""
    changes = answer.get("smallest_changes")
    sets = changes if isinstance(changes, list) else []
    return [*step_lines(answer, lang), *("  " + "; ".join(changed) for changed in sets)]
