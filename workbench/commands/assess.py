"""``workbench assess``: what a machine reads in a draft against C.102, a row an article and alternative."""

from __future__ import annotations

import json
from pathlib import Path

import click

from workbench.commands.law_files import read_law_file, units_of
from workbench.commands.typed import TEXT_LANGUAGE
from workbench.instruments.citation import format_ref
from workbench.instruments.library import corpus
from workbench.lang.languages import Lang
from workbench.rules.readings.draft import assess_draft
from workbench.rules.readings.result import DraftReading
from workbench.rules.saying import say_step


@click.command("assess")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lang", type=TEXT_LANGUAGE, help="Language of the reasons; that of the law by default.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list: a row an article and alternative.")
def assess(file: Path, lang: Lang | None, as_json: bool) -> None:
    """Read each article of FILE against the provisions of C.102 that its words touch.

    A result is met, falls_short, cannot_be_used (an alternative that need not be used), not_comparable or look (a
    person must). What the text does not say gets no row. These are readings by machine: a person decides.
    """
    law = read_law_file(file)
    units = units_of(law, file)
    spoken = lang or law.lang
    readings = assess_draft(law, corpus())
    if as_json:
        click.echo(json.dumps([as_object(reading, spoken) for reading in readings], ensure_ascii=False))
        return
    for unit in units:
        own = [reading for reading in readings if reading.key == unit.key]
        if own:
            click.echo(" ".join(part for part in (unit.label, unit.heading) if part))
        for reading in own:
            result = reading.result.label.in_language(spoken)
            click.echo(f"  {format_ref(reading.ref, spoken)}  {result}: {_why(reading, spoken)}")


def as_object(reading: DraftReading, lang: Lang) -> dict[str, object]:
    """A row in the shape scripts rely on; ``value`` and ``unit`` are null where no figure decided."""
    value = reading.value
    number = None if value is None else int(value) if value.denominator == 1 else float(value)
    return {
        "article": reading.article,
        "provision": reading.ref,
        "result": str(reading.result),
        "value": number,
        "unit": reading.unit or None,
        "why": _why(reading, lang),
    }


def _why(reading: DraftReading, lang: Lang) -> str:
    return " ".join(say_step(step, lang) for step in reading.working)
