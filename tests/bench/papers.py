"""What a paper of a thousand positions costs, beside python-docx's own ``add_row`` with the same words."""

from __future__ import annotations

import gc
import io
import resource
import time
from collections.abc import Callable
from datetime import date
from math import log
from random import Random
from typing import Final

import docx

from tests.bench.made_up_law import article, sentence
from workbench.formats.docx.writing.paper import write_paper
from workbench.formats.docx.writing.paper_content import CitedProvision, PaperContent, PaperRow, Section, plain_text
from workbench.law.redline import DiffRun

SIZES: Final = (100, 1_000, 10_000)
_CHAPTER: Final = 40  # positions


def paper(positions: int) -> PaperContent:
    """A paper with that many positions, each with a redline, three paragraphs of reasons and a provision."""
    random = Random(positions)
    rows = []
    for number in range(1, positions + 1):
        text = article(random, "zh")
        first, rest = text[:20], text[20:]
        amendment = (
            DiffRun("equal", first),
            DiffRun("delete", rest[:8]),
            DiffRun("insert", sentence(random, "zh")[:14]),
            DiffRun("equal", rest[8:]),
        )
        reasons = plain_text("\n".join(sentence(random, "zh") for _ in range(3)))
        rows.append(
            PaperRow(f"第{number}条", f"c{number}", text, amendment, reasons, number, (f"公约第{number % 80 + 1}条",))
        )
    sections = tuple(
        Section(f"第{at // _CHAPTER + 1}章", "分则", tuple(rows[at : at + _CHAPTER]))
        for at in range(0, len(rows), _CHAPTER)
    )
    cited = tuple(CitedProvision(f"公约第{at}条", "", sentence(random, "zh"), False) for at in range(1, 81))
    return PaperContent("p", "意见", "甲总工会", date(2026, 3, 5), "某法", sections=sections, cited=cited)


def by_rows(content: PaperContent) -> bytes:
    """The same words in three columns, as python-docx itself adds them."""
    document = docx.Document()
    for section in content.sections:
        table = document.add_table(0, 3)
        for row in section.rows:
            cells = table.add_row().cells
            cells[0].text = f"{row.clause_label} {row.clause_text}"
            cells[1].text = "".join(change.text for change in row.amendment)
            cells[2].text = "\n".join("".join(span.text for span in block.spans) for block in row.reasons)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def seconds(write: Callable[[], bytes]) -> float:
    gc.collect()
    began = time.process_time()
    write()
    return time.process_time() - began


def main() -> None:
    before = 0.0
    for size in SIZES:
        content = paper(size)
        ours = seconds(lambda content=content: write_paper(content, "zh", tracked=True))  # type: ignore[misc]
        theirs = seconds(lambda content=content: by_rows(content)) if size <= 1_000 else 0.0  # type: ignore[misc]
        grown = f"  exponent {log(ours / before, 10):.2f}" if before else ""
        beside = f"  add_row {theirs:6.2f} s" if theirs else ""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:6} positions {ours:6.2f} s CPU{beside}  {peak:5.0f} MB{grown}")
        before = ours
