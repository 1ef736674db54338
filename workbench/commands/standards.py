"""``workbench standards``: looks after the restated instruments."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from workbench.config import resource_dir
from workbench.standards.check import check_corpus, describe
from workbench.standards.corpus import read_corpus
from workbench.text.model import Lang


@click.group()
def standards() -> None:
    """Look after the restated instruments."""


@standards.command()
@click.option(
    "--corpus",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with one folder an instrument; the one that ships by default.",
)
@click.option(
    "--lang", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="Language of the report."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(folder: Path | None, lang: Lang, as_json: bool) -> None:
    """Prove the whole corpus: every article, cross-reference and figure. Exits 1 where anything is wrong."""
    root = folder or resource_dir("corpus") / "standards"
    findings = check_corpus(root)
    corpus, _ = read_corpus(root)
    told = [
        {"file": one.place.file, "line": one.place.line, "code": one.code, "message": describe(one, lang)}
        for one in findings
    ]
    totals = {
        "instruments": len(corpus.instruments),
        "provisions": len(corpus.provisions),
        "figures": sum(len(provision.figures) for provision in corpus.provisions.values()),
        "references": sum(len(provision.cites) for provision in corpus.provisions.values()),
    }
    if as_json:
        click.echo(json.dumps({"ok": not told, **totals, "findings": told}, ensure_ascii=False))
    else:
        for one in told:
            click.echo(f"{one['file']}:{one['line']}: {one['message']}")
        click.echo(", ".join(f"{count} {name}" for name, count in totals.items()) + f"; {len(told)} findings.")
    sys.exit(1 if told else 0)
