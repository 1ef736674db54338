"""Proves the whole corpus: form, completeness, numbering, cross-references, figures and agreement of the languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

from workbench.instruments.corpus import read_corpus
from workbench.instruments.model import Bilingual, Corpus, Instrument, Provision
from workbench.instruments.yaml_reader import CorpusFinding
from workbench.lang.characters import has_chinese
from workbench.lang.languages import Lang
from workbench.lang.numbers import numbers
from workbench.lang.numerals import letter_number, roman_number, roman_numeral
from workbench.lang.quantities import quantities

# the last article and what stands besides: C.102 has 87 articles, the Schedule to Part XI and the Annex
WHOLE: Final[dict[str, tuple[int, tuple[str, ...]]]] = {"C102": (87, ("Schedule", "Annex"))}

# below this, numbers are too often mere words ("one of these", 其中一项) to compare the two languages
_COMPARED_FROM: Final = 4
_ADDRESS: Final = re.compile(r"\d+(?:\([0-9a-z]+\))*")
# "Articles 9(d), 15(d) and 61(d)", but not an Article "of the Constitution" or "of the Charter"
_NAMED: Final = re.compile(
    rf"\bArticles? ({_ADDRESS.pattern}(?:(?:, and |, | and | or | to ){_ADDRESS.pattern})*)"
    r"(?![\d(]|(?: (?:and|or) \(\d+\))?,? of (?!this))"
)
_LANGS: Final[tuple[Lang, Lang]] = ("en", "zh")


def check_corpus(root: Path) -> tuple[CorpusFinding, ...]:
    """Everything wrong with the corpus under ``root``, by file and line; nothing where it is sound."""
    corpus, faults = read_corpus(root)
    findings = [*faults]
    for instrument in corpus.instruments.values():
        findings += _articles(corpus, instrument)
    for provision in corpus.provisions.values():
        findings += _words(corpus, provision)
        findings += _citations(corpus, provision)
        findings += _figures(provision)
    for instrument in corpus.instruments.values():
        findings += _numbering(corpus, instrument)
    return tuple(sorted(findings, key=lambda finding: (finding.location.file, finding.location.line)))


def _articles(corpus: Corpus, instrument: Instrument) -> Iterator[CorpusFinding]:
    """Every article listed stands in its Part, once and in order; a whole instrument lists them all."""
    listed = [article for part in instrument.parts for article in part.articles]
    if instrument.code in WHOLE:
        last, others = WHOLE[instrument.code]
        complete = [*map(str, range(1, last + 1)), *others]
        wrong = {*complete} ^ {*listed} or {article for article in listed if listed.count(article) > 1}
        if wrong:
            facts = {"instrument": instrument.code, "last": last, "others": ", ".join(others)}
            yield CorpusFinding(instrument.location, "articles_differ", facts | {"wrong": ", ".join(sorted(wrong))})
    for part in instrument.parts:
        here = [article for article in corpus.articles(instrument.code) if article.part == part.number]
        addresses = [article.address for article in here]
        for address in part.articles:
            if address not in addresses:
                facts = {"part": part.number, "ref": f"{instrument.code}:{address}"}
                yield CorpusFinding(part.location, "article_missing", facts)
        for article in here:
            if article.address not in part.articles:
                yield CorpusFinding(article.location, "article_misplaced", {"part": part.number, "ref": article.ref})
        listed_here = [article for article in here if article.address in part.articles]
        expected = [address for address in part.articles if address in addresses]
        for article, address in zip(listed_here, expected, strict=False):
            if article.address != address:
                yield CorpusFinding(
                    article.location, "articles_out_of_order", {"part": part.number, "ref": article.ref}
                )
                break


def _words(corpus: Corpus, provision: Provision) -> Iterator[CorpusFinding]:
    """A provision speaks, itself or through its children, and each language is what it says it is."""
    if not provision.text and not corpus.children(provision.ref):
        yield CorpusFinding(provision.location, "text_missing", {"ref": provision.ref})
    for text in (provision.heading, provision.text, *provision.concepts):
        yield from _languages(provision, text)
    english, chinese = (
        {number for number in numbers(provision.text.in_language(lang), lang) if number >= _COMPARED_FROM}
        for lang in _LANGS
    )
    if english != chinese:
        facts = {"ref": provision.ref, "english": _listed(english - chinese), "chinese": _listed(chinese - english)}
        yield CorpusFinding(provision.location, "numbers_differ", facts)


def _languages(provision: Provision, text: Bilingual) -> Iterator[CorpusFinding]:
    if has_chinese(text.en):
        yield CorpusFinding(provision.location, "language_wrong", {"ref": provision.ref, "lang": "en"})
    if text.zh and not has_chinese(text.zh):
        yield CorpusFinding(provision.location, "language_wrong", {"ref": provision.ref, "lang": "zh"})


def _citations(corpus: Corpus, provision: Provision) -> Iterator[CorpusFinding]:
    """What is listed under cites exists, and so does every Article that the words of a whole instrument name.

    The Chinese words need no search of their own: their numbers have to agree with the English ones.
    """
    for cited in provision.cites:
        if not corpus.holds(cited):
            yield CorpusFinding(provision.location, "cite_unknown", {"ref": provision.ref, "cited": cited})
    if corpus.instrument(provision.instrument).extent != "complete":
        return
    for named in _NAMED.finditer(provision.text.en):
        for address in _ADDRESS.findall(named[1]):
            ref = f"{provision.instrument}:{address}"
            if not corpus.holds(ref):
                yield CorpusFinding(provision.location, "cite_unknown", {"ref": provision.ref, "cited": ref})


def _figures(provision: Provision) -> Iterator[CorpusFinding]:
    """Every figure occurs in the words of its provision, every measured number of the words among the figures."""
    values = {figure.as_stated[0] for figure in provision.figures}
    for value in sorted(values):
        for lang in _LANGS:
            if value not in numbers(provision.text.in_language(lang), lang):
                facts = {"ref": provision.ref, "value": _plain_number(value), "lang": lang}
                yield CorpusFinding(provision.location, "figure_not_in_text", facts)
    measured = {quantity.value for quantity in quantities(provision.text.en)}
    for value in sorted(measured - values):
        yield CorpusFinding(
            provision.location, "number_without_figure", {"ref": provision.ref, "value": _plain_number(value)}
        )


def _numbering(corpus: Corpus, instrument: Instrument) -> Iterator[CorpusFinding]:
    """Paragraphs run 1, 2, 3, subparagraphs a, b, c or i, ii, iii, with nothing left out.

    The rows of a Schedule or an Annex carry the numbers of what they list and need not be consecutive; nor need
    what is kept of an instrument of which only a selection is restated.
    """
    if instrument.extent != "complete":
        return
    for parent in corpus.provisions.values():
        if parent.instrument != instrument.code or parent.article.isalpha():
            continue
        children = corpus.children(parent.ref)
        for child, expected in zip(children, _series(children), strict=False):
            if child.number != expected:
                yield CorpusFinding(child.location, "numbering_broken", {"ref": child.ref, "expected": expected})
                break


def _series(children: tuple[Provision, ...]) -> Iterator[str]:
    """The numbers that ``children`` should carry, in the manner of the first of them."""
    first = children[0].number if children else ""
    for number in range(1, len(children) + 1):
        if first.isdigit():
            yield str(number)
        elif roman_number(first) and letter_number(first) != 1:
            yield roman_numeral(number)
        else:
            yield chr(96 + number)


def _listed(numbers: set[Fraction]) -> str:
    return ", ".join(map(_plain_number, sorted(numbers))) or "-"


def _plain_number(number: Fraction) -> str:
    return str(number) if number.denominator in {1, 3, 6, 7, 9} else str(float(number))
