"""The draft as opinions are placed in it: clauses by the numbers people write, and by their words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from workbench.formats.docx.anchors import clause_anchor, draft_digest
from workbench.lang.folding import fold
from workbench.lang.languages import Lang
from workbench.lang.numerals import CHINESE_NUMERAL, chinese_number, roman_number
from workbench.lang.same_words import words_key
from workbench.law.address import cited
from workbench.law.model import STRUCTURE, Clause, LawText
from workbench.law.similarity import shingles

_N: Final = rf"(?:[{CHINESE_NUMERAL}]+|\d+)"
_ZH: Final = re.compile(
    rf"(?:第\s?)?(?P<article>{_N})\s?条(?!件|例|约|文|目|意)(?:之(?P<inserted>{_N}))?"
    rf"(?:\s?(?:的)?第?\s?(?P<paragraph>{_N})\s?款)?(?:\s?第?\s?[(]?(?P<item>{_N})[)]?\s?项)?(?:\s?第?\s?[(]?(?P<subitem>{_N})[)]?\s?目)?"
    rf"|第\s?(?P<chapter>{_N})\s?章"
)
# Several articles under one 条 (第2、4条), and all from one to another (第五条至第八条, 第5-8条).
_SEVERAL: Final = re.compile(rf"第\s?({_N}(?:\s?[、,，和及与]\s?{_N})+)\s?条")
_RANGE: Final = re.compile(rf"第\s?({_N})\s?条?\s?(?:至|到|[-–—~～])\s?第?\s?({_N})\s?条")
_TOGETHER: Final = re.compile(rf"\s*(?:关于|草案|对|在)*(?:第\s?{_N}\s?条\s?[、,，和及与]\s?)+第\s?{_N}\s?条")
_LONGEST_RANGE: Final = 20  # articles; a longer one speaks of a chapter
_BARE: Final = re.compile(rf"[{CHINESE_NUMERAL}]+(?:\s?[、,，和及与]\s?[{CHINESE_NUMERAL}]+)*")
_WITHIN: Final = re.compile(
    rf"(?:本条|该条)?第?\s?(?P<paragraph>{_N})\s?款(?:\s?第?\s?[(]?(?P<item>{_N})[)]?\s?项)?|(?:本条|该条)?第\s?[(]?(?P<only>{_N})[)]?\s?项"
)
_EN: Final = re.compile(
    r"(?:(?P<word>articles?|arts?\.?|sections?|sec\.?|clauses?|§)\s*)?(?P<article>\d+)\b"
    r"(?:\s*,?\s*(?:para(?:graph|s)?\.?\s*(?P<para>\d+)|\((?P<bracket>\d+)\)|\.(?P<dot>\d+)|(?P<ordinal>\d+)(?:st|nd|rd|th)\s+para\w*))?"
    r"(?:\s*,?\s*(?:item|point|subparagraph)?\s*\((?P<item>[a-z])\))?|chapter\s+(?P<chapter>[ivxlc]+|\d+)\b",
    re.IGNORECASE,
)
_NO_WORD: Final = re.compile(r"[\W_]+")
_SURE: Final = 0.35  # of the words of an opinion, weighed by rarity, to be found in a paragraph of the article it cites
# Whether what stands inside a paragraph has a number (第一目), or a letter.
_NUMBERS_ITEMS: Final[Mapping[Lang, bool]] = {"zh": True, "en": False}
_MARGIN: Final = 1.25  # times what the next best paragraph has


@dataclass(frozen=True)
class ReturnDraft:
    """A draft, whose clauses are found by number or by words."""

    law: LawText

    def label(self, key: str) -> str:
        """The clause as lawyers cite it; one of a single paragraph by its article alone."""
        clause = self.law.by_key[key]
        parent = self.law.by_key.get(clause.parent or "")
        if clause.kind == "paragraph" and parent is not None and len(self._children[parent.key]) == 1:
            clause = parent
        label = cited(clause.path)
        if clause.kind == "subitem" and _NUMBERS_ITEMS[self.law.lang]:
            label = "".join(label.rsplit(" ", 1)[0].split()) + f"第{clause.number}目"
        return label

    @cached_property
    def by_label(self) -> Mapping[str, str]:
        """The key of each clause by its label, blanks aside; of an article of one paragraph that paragraph's."""
        labels: dict[str, str] = {}
        for clause in self.law.clauses:
            label = "".join(self.label(clause.key).split())
            if label and (clause.kind == "paragraph" or label not in labels):
                labels[label] = clause.key
        return labels

    def references(self, text: str, *, is_column: bool = False) -> list[str]:
        """The keys of the clauses that ``text`` cites, in order; in a column of clauses a bare number is one too."""
        plain = _spelled_out(fold(text))
        if is_column and _BARE.fullmatch(plain.strip()):
            plain = "".join(f"第{number}条" for number in re.findall(_N, plain))
        keys = [key for match in _ZH.finditer(plain) if (key := self._by_chinese(match)) is not None]
        if not keys:
            keys = [
                key
                for match in _EN.finditer(plain)
                if (is_column or match["word"] or match["chapter"]) and (key := self._by_english(match)) is not None
            ]
        return list(dict.fromkeys(keys or self._named_chapters(plain)))

    def several_at_head(self, text: str) -> list[str]:
        """The keys of the articles that a text names together as what it is about (第二条和第四条的 ...); else none."""
        match = _TOGETHER.match(_spelled_out(fold(text)))
        keys = self.references(match[0]) if match else []
        return keys if len(keys) > 1 else []

    def within(self, key: str, text: str) -> str:
        """The paragraph or item of an article that ``text`` names (第二款), or the article itself."""
        match = _WITHIN.search(fold(text)[:40])
        if match is None or self.law.by_key[key].kind != "article":
            return key
        paragraph, item = match["paragraph"], match["item"] or match["only"]
        return self._down(key, [("paragraph", _number(paragraph)), ("item", _number(item))])

    def _by_chinese(self, match: re.Match[str]) -> str | None:
        if match["chapter"]:
            return self._key("chapter", _number(match["chapter"]))
        number = _number(match["article"]) + (f"-{_number(match['inserted'])}" if match["inserted"] else "")
        key = self._key("article", number)
        steps = [(kind, _number(match[kind])) for kind in ("paragraph", "item", "subitem")]
        return None if key is None else self._down(key, steps)

    def _by_english(self, match: re.Match[str]) -> str | None:
        if match["chapter"]:
            written = match["chapter"].upper()
            return self._key("chapter", written if written.isdigit() else str(roman_number(written) or ""))
        key = self._key("article", match["article"])
        paragraph = match["para"] or match["bracket"] or match["dot"] or match["ordinal"] or ""
        item = (match["item"] or "").lower()
        if key is None:
            return None
        if item and _NUMBERS_ITEMS[self.law.lang]:
            item = str(ord(item) - ord("a") + 1)
        return self._down(key, [("paragraph", paragraph), ("item", item)])

    def _key(self, kind: str, number: str) -> str | None:
        return next((c.key for c in self.law.clauses if c.kind == kind and c.number == number), None)

    def _down(self, key: str, steps: Iterable[tuple[str, str]]) -> str:
        """From a clause down the numbered steps that are named; what is not there ends the way."""
        for kind, number in steps:
            if not number:
                continue
            below = [child for child in self._children[key] if child.kind == kind and child.number == number]
            if not below:
                below = [
                    child
                    for middle in self._children[key]
                    for child in self._children[middle.key]
                    if child.kind == kind and child.number == number
                ]
            if not below:
                return key
            key = below[0].key
        return key

    def _named_chapters(self, plain: str) -> Iterator[str]:
        """Chapters named by their heading: 医疗保险那一章."""
        for clause in self.law.clauses:
            heading = fold(clause.heading)
            if (
                clause.kind == "chapter"
                and heading
                and re.search(re.escape(heading) + r"(?:那|这|的)?(?:一)?章", plain)
            ):
                yield clause.key

    @cached_property
    def _children(self) -> Mapping[str, list[Clause]]:
        children: defaultdict[str, list[Clause]] = defaultdict(list)
        for clause in self.law.clauses:
            children[clause.parent or ""].append(clause)
        return children

    @cached_property
    def _leaves(self) -> list[tuple[str, str, frozenset[str]]]:
        """What holds words of its own: key, words as they are compared, and shingles."""
        return [
            (clause.key, words_key(clause.text).text, shingles(fold(clause.text)))
            for clause in self.law.clauses
            if clause.kind in ("paragraph", "item", "subitem") and clause.text
        ]

    @property
    def leaf_keys(self) -> frozenset[str]:
        """The keys of the clauses that have words of their own."""
        return frozenset(key for key, _, _ in self._leaves)

    @cached_property
    def keys_by_words(self) -> Mapping[str, Sequence[str]]:
        """The keys of the clauses that say something, by their words alone; of a chapter by its label and heading."""
        words: defaultdict[str, list[str]] = defaultdict(list)
        for clause in self.law.clauses:
            if clause.kind in STRUCTURE or clause.kind == "annex":
                words[bare(f"{clause.label}{clause.heading}")].append(clause.key)
            elif clause.kind != "article" and clause.text:
                for line in clause.text.split("\n"):
                    words[bare(line)].append(clause.key)
        return words

    @cached_property
    def by_words(self) -> Mapping[str, str]:
        """The first of the clauses that say something, by its words alone."""
        return {words: keys[0] for words, keys in self.keys_by_words.items()}

    def leads(self, key: str) -> Iterator[str]:
        """What a copy may print before the words of a clause: its label, and before it that of its article."""
        clause = self.law.by_key[key]
        own = f"{clause.label}{clause.heading}" if clause.kind not in STRUCTURE else ""
        article = self.law.by_key.get(clause.parent or "")
        if article is not None and article.kind == "article":
            yield f"{article.label}{article.heading}{own}"
            yield f"{article.label}{own}"
        yield own

    @cached_property
    def by_anchor(self) -> Mapping[str, str]:
        """The key of each clause by the name of its anchor."""
        return {clause_anchor(clause.key): clause.key for clause in self.law.clauses}

    @cached_property
    def digest(self) -> str:
        """What tells this draft from every other one."""
        return draft_digest(self.law)

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Where each clause stands, by its key."""
        return {clause.key: at for at, clause in enumerate(self.law.clauses)}

    def says(self, key: str) -> str:
        """The words that a copy of the draft has for a clause, without its label."""
        clause = self.law.by_key[key]
        return f"{clause.label}{clause.heading}{clause.text}" if clause.kind in STRUCTURE else clause.text

    @cached_property
    def _holders(self) -> Counter[str]:
        return Counter(shingle for _, _, all_shingles in self._leaves for shingle in all_shingles)

    def holding(self, quote: str) -> list[str]:
        """The clauses that say the quoted words, figures by value."""
        key = words_key(quote.strip(" ，。；,.;")).text
        return [clause for clause, words, _ in self._leaves if len(key) > 1 and key in words]

    def like(self, text: str, keys: Sequence[str] | None = None) -> list[tuple[float, str]]:
        """The clauses (of ``keys``, or all) that share most of the telling words of ``text``, the most first."""
        mine = shingles(fold(text))
        whole = sum(1 / self._holders[shingle] for shingle in mine if shingle in self._holders) or 1.0
        scored = [
            (sum(1 / self._holders[shingle] for shingle in mine & theirs) / whole, key)
            for key, _, theirs in self._leaves
            if keys is None or key in keys
        ]
        return sorted((score, key) for score, key in scored if score > 0)[::-1]

    def is_other_text(self, key: str, quote: str) -> bool:
        """Whether words that were a clause's when a table was made are not what it says in this draft."""
        return bool(quote) and bare(quote) != bare(self.law.by_key[key].text)

    def below(self, key: str) -> list[str]:
        """The clauses with words of their own inside a clause."""
        return [leaf for leaf, _, _ in self._leaves if leaf == key or self._is_inside(leaf, key)]

    def _is_inside(self, key: str, holder: str) -> bool:
        parent = self.law.by_key[key].parent
        return parent is not None and (parent == holder or self._is_inside(parent, holder))

    def nearest_below(self, key: str, text: str) -> tuple[str, bool]:
        """The paragraph of an article that an opinion speaks of by its words, and whether that is sure."""
        leaves = self.below(key)
        if self.law.by_key[key].kind != "article" or len(leaves) < 2:
            return (leaves[0] if leaves and self.law.by_key[key].kind == "article" else key), True
        ranked = self.like(text, leaves)
        if not ranked:
            return key, False
        is_clear = len(ranked) == 1 or ranked[0][0] >= _MARGIN * ranked[1][0]
        return ranked[0][1], is_clear and ranked[0][0] >= _SURE


def bare(text: str) -> str:
    """The words of a text without blanks and stops."""
    return _NO_WORD.sub("", fold(text))


def _spelled_out(plain: str) -> str:
    """A text with every article named for itself where several stand under one word."""
    plain = _RANGE.sub(_each_between, plain)
    return _SEVERAL.sub(lambda match: "、".join(f"第{number}条" for number in re.findall(_N, match[1])), plain)


def _each_between(match: re.Match[str]) -> str:
    first, last = (int(_number(end) or 0) for end in match.groups())
    if not 0 < first < last <= first + _LONGEST_RANGE:
        return match[0]
    return "、".join(f"第{number}条" for number in range(first, last + 1))


def _number(written: str | None) -> str:
    """A number as clauses have it; empty where none is written."""
    if not written:
        return ""
    return written if written.isdigit() else str(chinese_number(written) or "")
