"""A query in the words of a database's full-text search: the same tree, written for FTS5 or for PostgreSQL (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from workbench.instruments.glossary import Glossary
from workbench.lang.folding import fold
from workbench.lang.stems import stem
from workbench.lang.terms import bigrams, script_runs
from workbench.search.analysis.words import english_terms, query_runs
from workbench.search.query.intent import QueryIntent
from workbench.search.query.language import And, Field, Juxtaposition, Node, Not, Or, Query, QuotedPhrase, Word


@dataclass(frozen=True, slots=True)
class PhraseExpr:
    """Tokens that stand one after another; with ``is_open`` the last one is but the beginning of a token."""

    tokens: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class AndExpr:
    """All of these and none of those."""

    parts: tuple[Part, ...]
    none_of: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class OrExpr:
    """One of these at least."""

    parts: tuple[Part, ...]


Part = PhraseExpr | AndExpr | OrExpr
Dialect = Literal["sqlite", "postgresql"]


def comment_parts(query: Query, intent: QueryIntent, glossary: Glossary, *, loose: bool = False) -> Part | None:
    """What a comment must say; ``loose``: any of the words instead of all. None where a query has no word."""
    return _ExprBuilder(intent, glossary, loose).part(query.root) if query.root is not None else None


def written(part: Part, dialect: Dialect) -> str:
    """The expression a database takes; it holds nothing but tokens of letters and digits, each in quotes."""
    match part:
        case PhraseExpr(tokens, is_open):
            if dialect == "postgresql":
                quoted = [f"'{token}'" for token in tokens]
                return f"({' <-> '.join(quoted)}{':*' if is_open else ''})"
            return f'"{" ".join(tokens)}"{"*" if is_open else ""}'
        case OrExpr(parts):
            return f"({(' | ' if dialect == 'postgresql' else ' OR ').join(written(expr, dialect) for expr in parts)})"
        case AndExpr(parts, none_of):
            joint = " & " if dialect == "postgresql" else " AND "
            required = f"({joint.join(written(expr, dialect) for expr in parts)})"
            excluded = "".join(
                f" & !{written(expr, dialect)}" if dialect == "postgresql" else f" NOT {written(expr, dialect)}"
                for expr in none_of
            )
            return f"({required}{excluded})" if excluded else required


def row_of(text: str) -> PhraseExpr | None:
    """The tokens of words that stand side by side; None where there are none."""
    tokens: list[str] = []
    runs = list(script_runs(fold(text)))
    for at, (is_han, run) in enumerate(runs):
        if not is_han:
            tokens.append(stem(run))
        elif len(run) > 1 or at < len(runs) - 1:
            # In the index a run ends in its last character alone, which is next only where another run follows.
            tokens += [*bigrams(run), *([run[-1]] if at < len(runs) - 1 else [])]
        else:
            return PhraseExpr((*tokens, run), is_open=True)
    return PhraseExpr(tuple(tokens)) if tokens else None


@dataclass(frozen=True, slots=True)
class _ExprBuilder:
    intent: QueryIntent
    glossary: Glossary
    loose: bool

    def part(self, node: Node) -> Part | None:
        match node:
            case Word(text, prefix):
                return self.prefix(text) if prefix else _single(self.segments(text), self.loose)
            case QuotedPhrase(text):
                return row_of(text)
            case Or(nodes):
                return _any([expr for below in nodes if (expr := self.part(below)) is not None])
            case And(nodes):
                return self.all(nodes, loose=False)
            case Juxtaposition(nodes):
                return self.all(nodes, loose=self.loose)
            case Field() | Not():
                return None

    def all(self, nodes: tuple[Node, ...], *, loose: bool) -> Part | None:
        """All of ``nodes``; plain words are read together, for a term may be of several; any where ``loose``."""
        plain = " ".join(node.text for node in nodes if isinstance(node, Word) and not node.prefix)
        words = list(self.segments(plain))
        others = [node for node in nodes if not isinstance(node, Word) or node.prefix]
        parts = [expr for other in others if (expr := self.part(other)) is not None]
        literally = replace(self, intent=replace(self.intent, concepts={}))  # excluded just as it is written
        excluded = [expr for node in nodes if isinstance(node, Not) and (expr := literally.part(node.node)) is not None]
        exprs = [*([expr] if (expr := _single(words, loose)) is not None else []), *parts]
        if not exprs:
            return None
        return AndExpr(tuple(exprs), tuple(excluded)) if len(exprs) > 1 or excluded else exprs[0]

    def prefix(self, text: str) -> Part | None:
        folded = fold(text)
        if folded.isascii() and folded.isalnum():
            return PhraseExpr((folded,), is_open=True)
        return row_of(text)

    def segments(self, text: str) -> Iterator[Part]:
        """Each concept under all its names, and each further word."""
        folded = fold(text)
        at = 0
        for expansion in self.glossary.expand(folded):
            if expansion.concept.id in self.intent.concepts:
                yield from _words(folded[at : expansion.start])
                rows = [row_of(form) for form in (expansion.matched, *expansion.zh, *expansion.en)]
                yield _any(list(dict.fromkeys(row for row in rows if row is not None)))
                at = expansion.end
        yield from _words(folded[at:])


def _words(folded: str) -> Iterator[Part]:
    for is_han, run in script_runs(folded):
        for word in query_runs(run) if is_han else english_terms(run):
            row = row_of(word) if is_han else PhraseExpr((word,))
            if row is not None:
                yield row


def _single(parts: Iterator[Part] | list[Part], loose: bool) -> Part | None:
    exprs = list(parts)
    # A single character left between two terms is a particle, not what is looked for.
    lookups = [expr for expr in exprs if not (isinstance(expr, PhraseExpr) and expr.is_open)] or exprs
    if not lookups:
        return None
    return _any(lookups) if loose else (AndExpr(tuple(lookups)) if len(lookups) > 1 else lookups[0])


def _any(parts: list[Part]) -> Part:
    return OrExpr(tuple(parts)) if len(parts) != 1 else parts[0]
