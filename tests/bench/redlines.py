"""How redlines read and what they cost: difflib as it is and tidied, beside the fewest edits that rapidfuzz finds."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from rapidfuzz.distance import Indel

from tests.shared import SHARED
from workbench.formats.intake import read_file
from workbench.lang.languages import Lang
from workbench.lang.tokens import atoms
from workbench.law.difference import changes_between
from workbench.law.matching.align import match_articles
from workbench.law.redline import redline

PAIRS = (("veterans_2019.md", "veterans_2024.md"), ("women_2018.md", "women_2022.md"))
Pieces = Sequence[tuple[bool, str]]  # whether a stretch is equal, and its words; of a change the old ones and the new


def fewest(old: str, new: str, _lang: Lang) -> Pieces:
    olds, news = atoms(old), atoms(new)
    return [
        (step.tag == "equal", "".join(olds[step.src_start : step.src_end] or news[step.dest_start : step.dest_end]))
        for step in Indel.opcodes(olds, news)
    ]


def by_difflib(old: str, new: str, _lang: Lang) -> Pieces:
    olds, news = atoms(old), atoms(new)
    pieces, at = [], 0
    for a, b, c, d in changes_between(olds, news):
        pieces += [(True, "".join(olds[at:a])), (False, "".join(olds[a:b] or news[c:d]))]
        at = b
    return [piece for piece in (*pieces, (True, "".join(olds[at:]))) if piece[1]]


def tidied(old: str, new: str, lang: Lang) -> Pieces:
    return [(run.op == "equal", run.text) for run in redline(old, new, lang)]


def report(name: str, show: Callable[[str, str, Lang], Pieces], clauses: Sequence[tuple[str, str, Lang]]) -> None:
    """Print runs a changed clause, islands of one character between changes, characters kept, and seconds."""
    began = time.process_time()
    shown = [show(*clause) for clause in clauses]
    seconds = time.process_time() - began
    runs = sum(not is_equal for pieces in shown for is_equal, _ in pieces)
    islands = sum(is_equal and len(text) == 1 for pieces in shown for is_equal, text in pieces[1:-1])
    kept = sum(len(text) for pieces in shown for is_equal, text in pieces if is_equal)
    print(f"{name:20} runs a clause {runs / len(clauses):5.2f}  islands {islands:4}  kept {kept:6}  {seconds:.3f} s")


def main() -> None:
    clauses: list[tuple[str, str, Lang]] = []
    for names in PAIRS:
        old, new = (read_file(name, (SHARED / "data" / "laws" / name).read_bytes()) for name in names)
        for match in match_articles(old, new):
            before, after = (
                "\n".join(law.by_key[key].text for key in keys) for law, keys in ((old, match.old), (new, match.new))
            )
            if before and after and before != after:
                clauses.append((before, after, new.lang))
    for name, show in (("fewest edits", fewest), ("difflib", by_difflib), ("difflib, tidied", tidied)):
        report(name, show, clauses)
