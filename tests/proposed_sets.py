"""Random sets of wordings asked for, with the law they should lead to, worked out line by line without the program."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from docx.oxml.ns import qn
from lxml import etree

from tests.bench.made_up_law import article, sentence
from workbench.formats.intake import read_file
from workbench.lang.languages import Lang
from workbench.law.model import LawText
from workbench.law.proposing import ProposedText


@dataclass(frozen=True, slots=True)
class ProposedSet:
    """A law, the wordings asked for, and the lines that the law should have then."""

    law: LawText
    proposals: tuple[ProposedText, ...]
    expected: str


def label(number: int, lang: Lang) -> str:
    return f"第{number}条" if lang == "zh" else f"Article {number}"


def made_up(random: Random, lang: Lang, articles: int) -> tuple[LawText, list[list[str]]]:
    """A law with chapters, as its reader takes it, and the lines of each article without its label."""
    gap = "\u3000" if lang == "zh" else " "
    texts = [article(random, lang).split("\n") for _ in range(articles)]
    lines = ["某某保险法" if lang == "zh" else "Some Insurance Act"]
    for at, text in enumerate(texts):
        if at % 7 == 0:
            number = at // 7 + 1
            lines.append(f"第{number}章{gap}分则" if lang == "zh" else f"Chapter {number} Rules")
        lines += [f"{label(at + 1, lang)}{gap}{text[0]}", *text[1:]]
    return read_file("made-up.txt", "\n".join(lines).encode(), lang), texts


def _reworded(random: Random, line: str, lang: Lang) -> str:
    """A line as somebody would amend it: a figure, words put in or taken out, or written anew."""
    way = random.randrange(5)
    if way == 0 and (numbers := list(re.finditer(r"\d+", line))):
        match = random.choice(numbers)
        return line[: match.start()] + str(random.randrange(100, 999)) + line[match.end() :]
    cut = random.randrange(1, len(line) - 1)
    if way == 1:
        return line[:cut] + ("并依法" if lang == "zh" else " duly ") + line[cut:]
    if way == 2:
        return line[:cut] + line[min(len(line) - 1, cut + random.randrange(1, 8)) :]
    if way == 3:
        return sentence(random, lang)
    return line + sentence(random, lang)


def _rewritten(random: Random, lines: list[str], lang: Lang) -> list[str]:
    """An article as somebody would amend it: lines changed, put in anywhere, and left out."""
    made: list[str] = []
    for line in lines:
        way = random.randrange(6)
        if way == 0:
            made.append(sentence(random, lang))
        if way != 1 or len(lines) == 1:
            made.append(_reworded(random, line, lang) if way in (2, 3) else line)
        if way == 4:
            made.append(sentence(random, lang))
    return made or [sentence(random, lang)]


def proposed_set(seed: int, articles: int = 12) -> ProposedSet:
    """A set by its seed: paragraphs and whole articles reworded, and new articles, none against another."""
    random = Random(seed)
    lang: Lang = random.choice(("zh", "en"))
    law, texts = made_up(random, lang, articles)
    gap = "\u3000" if lang == "zh" else " "
    proposals: list[ProposedText] = []
    expected: dict[int, list[str]] = {}
    added: dict[int, list[str]] = {}
    for at, lines in enumerate(texts):
        expected[at] = list(lines)
        way = random.randrange(5)
        if way == 0:
            expected[at] = _rewritten(random, lines, lang)
            proposals.append(ProposedText(f"a{at}", f"art_{at + 1}", "\n".join(expected[at])))
        elif way == 1:
            for number in random.sample(range(len(lines)), random.randint(1, len(lines))):
                expected[at][number] = _reworded(random, lines[number], lang)
                key = f"art_{at + 1}__para_{number + 1}"
                proposals.append(ProposedText(f"p{at}.{number}", key, expected[at][number]))
        for more in range(random.choice((0, 0, 0, 1, 2))):
            words = article(random, lang)
            proposals.append(ProposedText(f"n{at}.{more}", f"art_{at + 1}", words, is_new_article=True))
            added.setdefault(at, []).append(words)
    random.shuffle(proposals)
    for at, texts_added in added.items():
        order = [proposal.text for proposal in proposals if proposal.id.startswith(f"n{at}.")]
        assert sorted(order) == sorted(texts_added)
        added[at] = order
    return ProposedSet(law, tuple(proposals), _printed(law, expected, added, lang, gap))


def _printed(
    law: LawText, articles: Mapping[int, list[str]], added: Mapping[int, list[str]], lang: Lang, gap: str
) -> str:
    lines = [law.title]
    for at, text in articles.items():
        if at % 7 == 0:
            number = at // 7 + 1
            lines.append(f"第{number}章\u3000分则" if lang == "zh" else f"Chapter {number} Rules")
        lines += [f"{label(at + 1, lang)}{gap}{text[0]}", *text[1:]]
        for more, words in enumerate(added.get(at, ())):
            within = f"之{'一二三'[more]}" if lang == "zh" else "ABC"[more]
            lines.append(f"{label(at + 1, lang)}{within}{gap}{words}")
    return "\n".join(lines)


def settled(data: bytes, *, accepts: bool) -> str:
    """The words of a Word file once all its tracked changes are accepted, or rejected; by the rules of Word.

    A paragraph whose end goes is joined with the one after it.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    goes = "del" if accepts else "ins"
    texts: list[str] = []
    joins = False
    for paragraph in document.iter(qn("w:p")):
        text = "".join(
            word.text or ""
            for word in paragraph.iter(qn("w:t"), qn("w:delText"))
            if next(word.iterancestors(qn(f"w:{goes}")), None) is None
        )
        if joins:
            texts[-1] += text
        else:
            texts.append(text)
        joins = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(f'w:{goes}')}") is not None
    return "\n".join(texts)
