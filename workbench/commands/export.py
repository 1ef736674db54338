"""``workbench export``: a position paper as a Word file."""

from __future__ import annotations

from pathlib import Path

import click

from workbench import models  # noqa: F401  every table, so that relationships resolve
from workbench.commands.opened import find_law, find_version, one_named, opened_instance
from workbench.commands.speaking import worded
from workbench.commands.typed import TEXT_LANGUAGE, WORDS
from workbench.formats.docx.writing.layout import PaperStyle
from workbench.i18n.languages import DEFAULT
from workbench.instruments.library import corpus
from workbench.lang.languages import text_language
from workbench.papers.annexes import PaperAnnex
from workbench.papers.export import export_paper
from workbench.papers.service import list_papers


@click.command()
@click.option("--law", "law_name", type=WORDS, help="The law, by title or id; the newest where none is named.")
@click.option("--version", "version_name", type=WORDS, help="The version, by label, number or id.")
@click.option("--paper", "paper_name", type=WORDS, help="The paper, by title or id; the newest where none is named.")
@click.option("--lang", type=TEXT_LANGUAGE, default=DEFAULT, show_default=True)
@click.option(
    "--style",
    type=click.Choice([style.value for style in PaperStyle]),
    help="The style; where none is named, the one that papers in the language usually have.",
)
@click.option(
    "--annex",
    "annexes",
    multiple=True,
    type=click.Choice([annex.value for annex in PaperAnnex]),
    help="What is to be appended; may be given several times.",
)
@click.option("--tracked", is_flag=True, help="Amendments as tracked changes instead of a visible redline.")
@click.option("--out", type=click.Path(dir_okay=False, writable=True, path_type=Path), required=True)
def export(
    law_name: str | None,
    version_name: str | None,
    paper_name: str | None,
    lang: str,
    style: str | None,
    annexes: tuple[str, ...],
    tracked: bool,
    out: Path,
) -> None:
    """Write a position paper to OUT, a .docx file; with none named, the only or the latest one."""
    with opened_instance() as (session, _):
        papers = list_papers(session, find_law(session, law_name) if law_name else None)
        if version_name:
            law = find_law(session, law_name) if law_name or not papers else papers[0].version.law
            version = find_version(session, law, version_name)
            papers = [paper for paper in papers if paper.version_id == version.id]
        choices = [(paper, (paper.id, paper.title_zh, paper.title_en)) for paper in papers]
        paper = one_named("paper", choices, paper_name)
        chosen = PaperStyle(style) if style else None
        data = export_paper(
            session, paper, corpus(), text_language(lang), style=chosen, tracked=tracked, annexes=annexes
        )
    out.write_bytes(data)
    click.echo(worded("command_file_written", file=out, size=f"{len(data):,}"))
