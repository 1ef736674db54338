"""Annexes that are chosen for a paper: each says what its table should, and one with nothing to say is left out."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from workbench.db import Database
from workbench.formats.docx.writing.paper_content import Annex
from workbench.instruments.library import corpus
from workbench.lang.languages import Lang
from workbench.papers.annexes import PaperAnnex
from workbench.papers.export import build_paper
from workbench.papers.models import Paper


def annexes(app: Flask, lang: Lang, *chosen: PaperAnnex) -> list[Annex]:
    database: Database = app.extensions["workbench.database"]
    with database.reading() as session:
        return list(build_paper(session, session.scalars(select(Paper)).one(), corpus(), lang, chosen).annexes)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_annexes_of_the_demonstration(demonstration: Flask, lang: Lang) -> None:
    without = annexes(demonstration, lang)
    made = annexes(demonstration, lang, *PaperAnnex)[len(without) :]
    by_title = dict(zip((kind.in_language(lang) for kind in PaperAnnex), made, strict=True))
    assert [annex.title for annex in made] == list(by_title), "in their order, whatever the order they were asked in"
    figures, counts, findings, matrix, comments, glossary = made
    assert figures.chart and all(int(row[1].split()[-1].replace(",", "")) for row in figures.rows) and figures.notes
    assert counts.chart and sum(map(sum, counts.chart.values)) == len(comments.rows) > 10
    assert [row[1:] for row in counts.rows] == [tuple(map(str, values)) for values in counts.chart.values]
    assert len(findings.rows) == 16 and all(row[1] for row in findings.rows)
    assert not any("_" in row[0] for row in findings.rows), "sentences, and no names of ours"
    assert matrix.rows and all(row[2] != "—" for row in matrix.rows) and matrix.lead
    assert comments.is_wide and [row[0] for row in comments.rows] == [str(n) for n in range(1, len(comments.rows) + 1)]
    assert all("<" not in cell for row in comments.rows for cell in row)
    assert len(glossary.rows) > 10 and all(all(row[:3]) for row in glossary.rows)
    for annex in made:
        assert {len(row) for row in annex.rows} == {len(annex.columns)}


def test_only_what_was_chosen_is_appended(demonstration: Flask) -> None:
    titles = {annex.title for annex in annexes(demonstration, "zh", PaperAnnex.GLOSSARY)}
    assert titles & {kind.in_language("zh") for kind in PaperAnnex} == {PaperAnnex.GLOSSARY.in_language("zh")}
