"""How the forms of terms are compared and found in a text: trees of Chinese characters and of English words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from workbench.lang.folding import FoldedText, fold, folded
from workbench.lang.languages import Lang
from workbench.lang.numerals import CHINESE_NUMERAL
from workbench.lang.stems import base_form

_WORD: Final = re.compile(r"[A-Za-z0-9]+(?:['’][A-Za-z]+|['’](?=\s|$))?")
_JOIN: Final = re.compile(r"[\s\-‐‑–]+|\.")  # a full stop within C.102, not one with a blank after it
_HYPHEN: Final = re.compile(r"(?<=\w)-(?=\w)")

_NUMERALS: Final = frozenset(f"{CHINESE_NUMERAL}0123456789.")

Span = tuple[int, int, str]  # text[start:end] is a form of the term with that id


@dataclass(slots=True)
class TermTrie:
    """A tree of forms: each step is a character or a word; ``term`` is the id of the form that ends here."""

    steps: dict[str, TermTrie] = field(default_factory=dict)
    term: str | None = None

    def add(self, key: Iterable[str], term: str) -> None:
        """Put in a form, unless another term has it already."""
        node = self
        for step in key:
            following = node.steps.get(step)
            if following is None:
                following = node.steps[step] = TermTrie()
            node = following
        if node.term is None:
            node.term = term


def grow(forms: Iterable[tuple[str, str]], lang: Lang) -> TermTrie:
    """The tree of forms of one language, each given with the id of its term."""
    root = TermTrie()
    for form, term in forms:
        for key in keys(form, lang):
            root.add(key, term)
    return root


@lru_cache(maxsize=16384)  # a form is compared with all others, then put into its tree
def keys(form: str, lang: Lang) -> tuple[tuple[str, ...], ...]:
    """A form as it is compared: its characters; or its word stems, a hyphened word also closed (lay-off, layoff)."""
    return _KEYS[lang](fold(form))


def _chinese_keys(form: str) -> tuple[tuple[str, ...], ...]:
    return (tuple(form),)


def _english_keys(form: str) -> tuple[tuple[str, ...], ...]:
    apart = tuple(base_form(word.group()) for word in _WORD.finditer(form))
    if "-" not in form:
        return (apart,)
    closed = tuple(base_form(word.group()) for word in _WORD.finditer(_HYPHEN.sub("", form)))
    return (apart,) if apart == closed else (apart, closed)


_KEYS: Final[Mapping[Lang, Callable[[str], tuple[tuple[str, ...], ...]]]] = {"zh": _chinese_keys, "en": _english_keys}


def spans(text: str, tree: TermTrie, lang: Lang) -> Iterator[Span]:
    """Every place where a form stands, overlapping ones too."""
    plain = folded(text)
    form_spans = _SPANS[lang](text, plain, tree)
    return form_spans if plain.is_even else ((*plain.original(start, end), term) for start, end, term in form_spans)


def _chinese(_text: str, folded_text: FoldedText, tree: TermTrie) -> Iterator[Span]:
    plain, first_steps = folded_text.text, tree.steps
    for start, first in enumerate(plain):
        # 二十三周 holds no 十三周: a form that begins with a figure begins where the figure does.
        if first in first_steps and not (first in _NUMERALS and plain[start - 1 : start] in _NUMERALS and start):
            node, end = first_steps.get(first), start + 1
            while node is not None:
                if node.term is not None:
                    yield start, end, node.term
                node, end = node.steps.get(plain[end : end + 1]), end + 1


def _english(text: str, plain: FoldedText, tree: TermTrie) -> Iterator[Span]:
    words = list(_WORD.finditer(plain.text))
    stems = [base_form(word.group()) for word in words]
    for first in range(len(words)):
        node = tree
        for last in range(first, len(words)):
            following = node.steps.get(stems[last])
            if following is None or (last > first and not _is_joined(text, plain, words[last - 1], words[last])):
                break
            node = following
            if node.term is not None:
                yield words[first].start(), words[last].end(), node.term


def _is_joined(text: str, plain: FoldedText, before: re.Match[str], after: re.Match[str]) -> bool:
    """Whether two neighbouring words may belong to one term; as it is written: a dash parts two, a hyphen does not."""
    return _JOIN.fullmatch(text, *plain.original(before.end(), after.start())) is not None


_SPANS: Final[Mapping[Lang, Callable[[str, FoldedText, TermTrie], Iterator[Span]]]] = {"zh": _chinese, "en": _english}


def longest(spans: Iterable[Span]) -> list[Span]:
    """Of overlapping spans the longest, of equally long ones the first; in the order of the text."""
    chosen: list[Span] = []
    covered: set[int] = set()
    for span in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        positions = range(span[0], span[1])
        if covered.isdisjoint(positions):
            covered.update(positions)
            chosen.append(span)
    return sorted(chosen)
