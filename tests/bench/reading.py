"""How fast made-up laws are read, beside a plain loop over their lines, and how memory grows with their length."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable

from tests.bench.made_up_law import made_up_texts
from workbench.lang.languages import Lang
from workbench.lang.numerals import chinese_numeral
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law

LAWS = 60
ARTICLES = 80  # of one law; the usual length is fifty to a hundred
LONG = (500, 1000, 2000, 4000)  # articles of one text whose memory is measured
ROUNDS = 3
CHAPTER = 12  # articles


def printed(size: int, lang: Lang, seed: int) -> str:
    """A law of ``size`` articles as a Markdown file has it, with chapters and items."""
    lines = ["# 试点互助办法" if lang == "zh" else "# Act on the Pilot Relief"]
    for at, text in enumerate(made_up_texts(size, lang, seed), start=1):
        if at % CHAPTER == 1:
            chapter = at // CHAPTER + 1
            lines.append(
                f"## 第{chinese_numeral(chapter)}章 事务" if lang == "zh" else f"## Chapter {chapter}. Affairs"
            )
        first, *rest = text.split("\n")
        lines.append(f"第{chinese_numeral(at)}条 {first}" if lang == "zh" else f"Article {at}. {first}")
        for number, paragraph in enumerate(rest, start=1):
            lines.append(f"（{chinese_numeral(number)}）{paragraph}" if lang == "zh" else f"({number}) {paragraph}")
    return "\n\n".join(lines) + "\n"


def plain_loop(text: str) -> int:
    """What the simplest program does: go over the lines and count those that open an article."""
    found = 0
    for line in text.split("\n"):
        line = line.strip()
        found += line.startswith(("第", "Article "))
    return found


def best_of(work: Callable[[], object]) -> float:
    """The seconds of the quickest round: what disturbs a machine only ever makes it slower."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def speed(lang: Lang) -> None:
    texts = [printed(ARTICLES, lang, seed) for seed in range(LAWS)]
    size = sum(len(text.encode("utf-8")) for text in texts) / 1e6
    ours = best_of(lambda: sum(len(read_law(plain_source(text), lang).clauses) for text in texts))
    loop = best_of(lambda: sum(plain_loop(text) for text in texts))
    print(f"  {lang}: {size / ours:5.1f} MB/s over {size:.1f} MB; {ours / loop:5.1f}x the time of a plain loop")


def memory(size: int) -> None:
    text = printed(size, "zh", size)
    tracemalloc.start()
    read_law(plain_source(text), "zh")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(
        f"  {size:5} articles: peak {peak / 1e6:6.1f} MB, {peak / len(text.encode('utf-8')):5.1f} bytes a byte of text"
    )


def main() -> None:
    for lang in ("zh", "en"):
        speed(lang)
    for size in LONG:
        memory(size)


if __name__ == "__main__":
    main()
