"""The query language: words, "phrases", AND, OR, NOT, -word, field:value, prefix* and parentheses (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workbench.search.query.fields import field_meant

LONGEST: Final = 4000  # characters of a query that are read
_PASTED: Final = 200  # characters from which on it is a text that was pasted, in which nothing is an operator
_OPERATORS: Final = re.compile(r"""["“”「」()（）:：*＊]|(?<=\s)[-－−]""")
_DEEPEST: Final = 12
_TOKEN: Final = re.compile(
    r"""(?P<open>[(（])|(?P<close>[)）])
    |(?P<minus>(?<![^\s(（])[-－−]\s*(?=[^\s\d]))
    |(?P<field>[^\s"“”「」()（）:：]{1,8})[:：](?=\S)
    |["“”「](?P<phrase>[^"“”」]*)(?:["“”」]|$)
    |(?P<word>[^\s"“”「」()（）]+)""",
    re.VERBOSE,
)
_MARKS: Final = " \t\r\n,.;:!?，。；：！？、…·*＊"


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or characters as typed; with ``prefix`` only its beginning is given."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class QuotedPhrase:
    """Words that must stand side by side just so."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """What a hit must have: ``name`` is of SearchField."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """What a hit must not have."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One of these at least."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Juxtaposition:
    """Words side by side: the more of them the better; whatever among them is not a plain word must hold."""

    nodes: tuple[Node, ...]


Node = Word | QuotedPhrase | Field | Not | And | Or | Juxtaposition


@dataclass(frozen=True, slots=True)
class Query:
    """A query as typed, and what it asks for; ``root`` is None where it asks for nothing."""

    text: str
    root: Node | None

    @property
    def words(self) -> str:
        """The words that are looked for, without operators, fields and what is excluded."""
        return " ".join(_positive(self.root)) if self.root else ""

    @property
    def is_plain(self) -> bool:
        """Whether it is nothing but words."""
        root = self.root
        return isinstance(root, Word) or (
            isinstance(root, Juxtaposition) and all(isinstance(node, Word) for node in root.nodes)
        )

    def values(self, name: str) -> tuple[str, ...]:
        """What a field must be, from the fields at the top of the query."""
        nodes = self.root.nodes if isinstance(self.root, Juxtaposition | And) else (self.root,)
        return tuple(node.value for node in nodes if isinstance(node, Field) and node.name == name)


def parse_query(text: str) -> Query:
    """Read a query. Nothing is refused: what is no operator is a word, what is left open is closed at the end."""
    text = text[:LONGEST]
    if len(text) > _PASTED:
        words = [word for piece in _OPERATORS.sub(" ", text).split() if (word := _word(piece)) is not None]
        return Query(text, _joined(Juxtaposition, list(words)))
    return Query(text, _Parser(list(_TOKEN.finditer(text))).whole())


class _Parser:
    """Recursive descent over the tokens: OR binds least, then AND, then standing side by side."""

    def __init__(self, tokens: list[re.Match[str]]) -> None:
        self.tokens = tokens
        self.at = 0

    def whole(self) -> Node | None:
        nodes: list[Node] = []
        while self.at < len(self.tokens):
            node = self.either(0)
            if node is not None:
                nodes.append(node)
            self.at += self.is_next("close")  # a bracket that closes nothing
        return _joined(Juxtaposition, _flat(nodes))

    def is_next(self, kind: str, word: str = "") -> bool:
        if self.at >= len(self.tokens):
            return False
        token = self.tokens[self.at]
        return token.lastgroup == kind and (not word or token[kind] == word)

    def either(self, depth: int) -> Node | None:
        nodes = [self.both(depth)]
        while self.is_next("word", "OR"):
            self.at += 1
            nodes.append(self.both(depth))
        return _joined(Or, [node for node in nodes if node is not None])

    def both(self, depth: int) -> Node | None:
        nodes = [self.beside(depth)]
        while self.is_next("word", "AND"):
            self.at += 1
            nodes.append(self.beside(depth))
        return _joined(And, [node for node in nodes if node is not None])

    def beside(self, depth: int) -> Node | None:
        nodes: list[Node] = []
        while self.at < len(self.tokens) and not (
            self.is_next("close") or self.is_next("word", "OR") or self.is_next("word", "AND")
        ):
            node = self.single(depth)
            if node is not None:
                nodes.append(node)
        return _joined(Juxtaposition, _flat(nodes))

    def single(self, depth: int) -> Node | None:
        token = self.tokens[self.at]
        self.at += 1
        kind = token.lastgroup or ""
        if kind == "minus" or (kind == "word" and token["word"] == "NOT"):
            node = self.single(depth + 1) if self.at < len(self.tokens) and depth < _DEEPEST else None
            return Not(node) if node is not None else None
        if kind == "open":
            if depth >= _DEEPEST:
                return None
            node = self.either(depth + 1)
            self.at += self.is_next("close")
            return node
        if kind == "field":
            return self.field(token["field"])
        if kind == "phrase":
            text = token["phrase"].strip(_MARKS)
            return QuotedPhrase(text) if text else None
        return _word(token["word"]) if kind == "word" else None

    def field(self, name: str) -> Node | None:
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        field = field_meant(name)
        if field is None:
            return _word(name)
        if token is None or token.lastgroup not in {"word", "phrase"}:
            return None
        self.at += 1
        value = (token["word"] or token["phrase"] or "").strip(_MARKS)
        return Field(field.value, value) if value else None


def _word(text: str) -> Word | None:
    stripped = text.strip(_MARKS)
    if not any(letter.isalnum() for letter in stripped):
        return None
    return Word(stripped, prefix=text.rstrip()[-1] in "*＊")


def _joined(kind: type[And] | type[Or] | type[Juxtaposition], nodes: list[Node]) -> Node | None:
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    return kind(tuple(nodes))


def _flat(nodes: list[Node]) -> list[Node]:
    """Words side by side inside words side by side are all side by side."""
    flat: list[Node] = []
    for node in nodes:
        flat += node.nodes if isinstance(node, Juxtaposition) else [node]
    return flat


def _positive(node: Node) -> Iterator[str]:
    if isinstance(node, Word | QuotedPhrase):
        yield node.text
    elif isinstance(node, And | Or | Juxtaposition):
        for below in node.nodes:
            yield from _positive(below)
