"""How well and how fast two versions are matched, beside difflib and rapidfuzz over all pairs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from typing import TypeVar

from rapidfuzz import fuzz, process

from tests.bench.made_up_law import law, made_up_texts
from tests.bench.revision import Revision, revise
from workbench.lang.languages import Lang
from workbench.law.matching.align import ArticleMatch, match_articles
from workbench.law.matching.inside import successors
from workbench.law.model import LawText
from workbench.law.redline import redline

SIZES = (100, 300, 1260)
HARD_SIZES = (1250, 5000)
ALIKE = 0.5
# Articles up to which difflib is run as well: beyond, it takes minutes (English, which has the longer texts) or more.
DIFFLIB_UP_TO: dict[Lang, int] = {"zh": 1260, "en": 100}
Done = TypeVar("Done")
Found = set[tuple[int, int]]


def ours(old: LawText, new: LawText) -> tuple[Found, Found, Found]:
    """All links, those of moved and those of split or merged articles, by number."""
    number = {clause.key: int(clause.number) for text in (old, new) for clause in text.articles}
    found: tuple[Found, Found, Found] = (set(), set(), set())
    for match in match_articles(old, new):
        links = {(number[edge.old], number[edge.new]) for edge in match.edges}
        found[0].update(links)
        found[1].update(links if match.kind == "moved" else ())
        found[2].update(links if match.kind in ("split", "merged") else ())
    return found


def inline(old: LawText, new: LawText, matches: Sequence[ArticleMatch]) -> int:
    """Redlines of all that changed; the number of runs."""
    runs = 0
    for match in matches:
        if match.kind != "same" and match.old and match.new:
            texts = [
                "\n".join(law.by_key[one].text for one in ids) for law, ids in ((old, match.old), (new, match.new))
            ]
            runs += len(redline(texts[0], texts[1], new.lang))
    return runs


def quick_difflib(olds: Sequence[str], news: Sequence[str]) -> Found:
    """For each new article the most alike old one by difflib, passing over those that quick_ratio rules out."""
    found = set()
    for at, new in enumerate(news, start=1):
        matcher = SequenceMatcher(None, "", new, autojunk=False)
        best, likest = ALIKE, 0
        for number, old in enumerate(olds, start=1):
            matcher.set_seq1(old)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
                best, likest = ratio, number
        if likest:
            found.add((likest, at))
    return found


def matrix(olds: Sequence[str], news: Sequence[str]) -> Found:
    """For each new article the most alike old one by rapidfuzz."""
    found = set()
    for at, new in enumerate(news, start=1):
        best = process.extractOne(new, olds, scorer=fuzz.ratio, score_cutoff=100 * ALIKE)
        if best:
            found.add((best[2] + 1, at))
    return found


def timed(work: Callable[[], Done]) -> tuple[Done, float]:
    start = time.process_time()
    done = work()
    return done, time.process_time() - start


def row(name: str, seconds: float, unit: float, found: Found, truth: Revision) -> str:
    """One line of the table: time, ratio to ours, recall of all, moved and divided links, precision."""
    shares = [len(found & true) / max(1, len(true)) for true in (truth.links, truth.moved, truth.divided)]
    precise = len(found & truth.links) / max(1, len(found))
    columns = " ".join(f"{share:8.3f}" for share in (*shares, precise))
    return f"  {name:28} {seconds * 1000:9.1f} ms {seconds / unit:8.1f}x {columns}"


def compare(size: int, lang: Lang) -> None:
    """Measure one made-up law of ``size`` articles and its revision, and print the table."""
    texts = made_up_texts(size, lang, seed=size)
    truth = revise(texts, lang, seed=size + 1)
    old, new = law(texts, lang), law(truth.texts, lang)
    matches, seconds = timed(lambda: match_articles(old, new))
    _, more = timed(lambda: inline(old, new, matches))
    links, moved, divided = ours(old, new)
    print(f"{size} articles, {lang}; recall of all, moved, split and merged links; precision")
    print(row("matching", seconds, seconds, links, truth))
    print(f"  {'inline changes':28} {more * 1000:9.1f} ms")
    print(f"  called moved and so {len(moved & truth.moved)}/{len(moved)}", end="; ")
    print(f"called split or merged and so {len(divided & truth.divided)}/{len(divided)}")
    rivals: list[tuple[str, Callable[[Sequence[str], Sequence[str]], Found]]] = [("rapidfuzz, best match", matrix)]
    if size <= DIFFLIB_UP_TO[lang]:
        rivals.insert(0, ("difflib, quick_ratio", quick_difflib))
    for name, rival in rivals:
        found, taken = timed(partial(rival, texts, truth.texts))
        print(row(name, taken, seconds, found, truth))


def hard_pairs(size: int) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Pairs of Chinese laws that are hard for one reason each, after an ordinary revision of the same size."""
    texts = made_up_texts(size, "zh", seed=size)
    revised = revise(texts, "zh", seed=size + 1).texts
    yield "ordinary revision", texts, revised
    fined = "违反本办法规定，不按期缴纳费用的，由主管部门责令改正，处{}元罚款。"
    yield "equal but for one figure", [fined.format(100)] * size, [fined.format(777)] * size
    olds, news = ([fined.format(first + step * at) for at in range(size)] for first, step in ((100, 1), (9000, 3)))
    yield "every figure new", olds, news
    duty = "有关单位应当{}安全管理制度，接受监督检查。"
    yield "one text, then one like it", [duty.format("建立")] * size, [duty.format("健全")] * size
    yield "totally rewritten", texts, made_up_texts(size, "zh", seed=size + 2)
    yield "reversed and reworded", texts, revised[::-1]
    yield "one article that holds all", texts, ["\n".join(revised)]
    yield "one article each", ["\n".join(texts)], ["\n".join(revised)]


def measure_hard_pairs(size: int) -> None:
    """How much longer each hard pair takes than the ordinary one, and what places inside cost beside matching."""
    print(f"{size} articles, zh; seconds, times an ordinary revision, places inside as a share of matching")
    ordinary = 0.0
    for name, olds, news in hard_pairs(size):
        old, new = law(olds, "zh"), law(news, "zh")
        matches, seconds = timed(partial(match_articles, old, new))
        _, inside = timed(partial(successors, old, new, matches))
        ordinary = ordinary or seconds
        print(f"  {name:28} {seconds:8.2f} s {seconds / ordinary:8.2f}x {inside / seconds:8.0%}")


def main() -> None:
    for lang in ("zh", "en"):
        for size in SIZES:
            compare(size, lang)
    for size in HARD_SIZES:
        measure_hard_pairs(size)


if __name__ == "__main__":
    main()
