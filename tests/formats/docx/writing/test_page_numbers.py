from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.formats.papers import paper
from tests.tools import needs
from workbench.formats.docx.writing.page_numbers import page_numbers
from workbench.formats.docx.writing.paper import headings, write_paper
from workbench.formats.docx.writing.typesetting import NumberedHeading
from workbench.lang.languages import Lang

HEADINGS = (
    NumberedHeading("a", 1, "1", "One"),
    NumberedHeading("b", 2, "1.1", "Again"),
    NumberedHeading("c", 1, "2", "Again"),
    NumberedHeading("d", 1, "附件1\u3000", "测算"),
)


def made_up(*entries: tuple[str, int]) -> bytes:
    """A PDF of three pages, objects 4, 7 and 9, with an outline; its pages stand behind ``entries`` from 1."""
    pages = b"".join(b"%d 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n" % key for key in (4, 7, 9))
    listed = b"".join(
        b"<</Count 0/Title<FEFF%s>\n/Dest[%d 0 R/XYZ 1 2 0]>>\n"
        % (title.encode("utf-16-be").hex().upper().encode(), (4, 7, 9)[page - 1])
        for title, page in entries
    )
    return b"%PDF-1.6\n2 0 obj\n<</Type/Pages/Kids[4 0 R 7 0 R 9 0 R]>>\n" + pages + listed


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((("1 One", 1), ("1.1 Again", 2), ("2 Again", 2), ("附件1 测算", 3)), {"a": 1, "b": 2, "c": 2, "d": 3}),
        ((("1 One", 1), ("1.1 Again", 1), ("unlisted", 2), ("2 Again", 3)), {"a": 1, "b": 1, "c": 3}),
        ((), {}),
    ],
)
def test_headings_are_found_in_order(entries: tuple[tuple[str, int], ...], expected: dict[str, int]) -> None:
    assert page_numbers(made_up(*entries), HEADINGS) == expected


def printed(data: bytes, folder: Path) -> bytes:
    """The PDF that LibreOffice makes of a .docx file."""
    source = folder / "paper.docx"
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    told = [needs("soffice"), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*told, "--outdir", str(folder), str(source)], check=True, capture_output=True)
    return source.with_suffix(".pdf").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_libreoffice_prints_the_paper_and_tells_every_page(lang: Lang, tmp_path: Path) -> None:
    listed = headings(paper(), lang)
    pdf = printed(write_paper(paper(), lang), tmp_path)
    pages = page_numbers(pdf, listed)
    numbers = [pages[heading.bookmark] for heading in listed]  # each found, in reading order
    assert numbers == sorted(numbers)
    assert (numbers[0], numbers[-1]) == (3, len(re.findall(rb"/Type\s*/Page\b", pdf)))
    again = page_numbers(printed(write_paper(paper(), lang, pages=pages), tmp_path), listed)
    assert again == pages
