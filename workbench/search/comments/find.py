"""Finds comments in the database: by words, by where they stand and by who wrote them; a service, and it only reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from workbench.commentary.terms import CommentTarget, Issue, Stance
from workbench.instruments.glossary import Glossary
from workbench.people.sight import Sight, sight_of
from workbench.search.answer import FoundComment, Order
from workbench.search.comments.query import Dialect, Part, comment_parts, written
from workbench.search.query.fields import SearchField, values_meant
from workbench.search.ranking.engine import ParsedQuery

_MOST_VALUES: Final = 30  # values of a facet that are listed
MOST_COUNTED: Final = 1000  # beyond so many matches they are not counted, and stand newest first
# field: what must hold of a comment; a name of a person or organisation may be given in either language
_CONDITIONS: Final[Mapping[str, str]] = {
    "stance": "r.stance = :{0}",
    "issue": "r.issue = :{0}",
    "author": ":{0} IN (m.id, m.username, m.name_zh, m.name_en)",
    "org": "EXISTS (SELECT 1 FROM organisation o WHERE o.id = c.organisation_id"
    " AND :{0} IN (o.id, o.code, o.name_zh, o.name_en))",
    "law": "c.law_id = :{0}",
}
_PLACED: Final[Mapping[str, str]] = {"version": "p.version_id = :{0}", "status": "p.status = :{0}"}  # of one anchor
_ELSEWHERE: Final = frozenset({"branch", "part", "role", "chapter", "lang"})  # what no comment has


@dataclass(frozen=True, slots=True)
class CommentsFound:
    """One page of comments; a ``total`` past MOST_COUNTED means more. ``facets``: field to value to count."""

    comments: list[FoundComment]
    total: int
    is_loose: bool
    order: Order
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def find_comments(
    session: Session,
    parsed: ParsedQuery,
    glossary: Glossary,
    chosen: Mapping[str, str],
    *,
    order: Order = "rank",
    offset: int = 0,
    limit: int = 10,
    with_facets: bool = False,
) -> CommentsFound:
    """Comments that say all the words of a query, or any of them where none says all; withdrawn ones are never found.

    ``chosen`` are conditions by field beside those in the query. A query without a word or condition finds nothing.
    """
    conditions = _conditions(parsed, chosen)
    if conditions is None:
        return CommentsFound([], 0, False, order)
    dialect: Dialect = "postgresql" if session.get_bind().dialect.name == "postgresql" else "sqlite"
    for loose in (False, True):
        part = comment_parts(parsed.query, parsed.intent, glossary, loose=loose)
        if part is None and not conditions:
            return CommentsFound([], 0, False, order)
        statement = _Statement(part, dialect, conditions, sight_of(session))
        total = statement.count(session)
        if total or part is None:
            break
    order = "newest" if total > MOST_COUNTED or part is None else order
    comments = statement.page(session, order, offset, limit) if total else []
    facets = statement.facets(session) if with_facets and 0 < total <= MOST_COUNTED else {}
    return CommentsFound(comments, total, loose and bool(total), order, facets)


def _conditions(parsed: ParsedQuery, chosen: Mapping[str, str]) -> dict[str, str] | None:
    """What must hold beside the words, by field; None where the query asks for what no comment has."""
    conditions = {field.value: values[0] for field in SearchField if (values := parsed.query.values(field))}
    conditions.pop("scope", None)
    conditions.update({name: value for name, value in chosen.items() if value})
    fields = _CONDITIONS.keys() | _PLACED.keys()
    return (
        None
        if _ELSEWHERE & conditions.keys()
        else {name: values_meant(name, value)[0] for name, value in conditions.items() if name in fields}
    )


class _Statement:
    """The same matches counted, listed and grouped."""

    def __init__(self, part: Part | None, dialect: Dialect, conditions: Mapping[str, str], sight: Sight) -> None:
        self.dialect = dialect
        self.has_words = part is not None
        self.values: dict[str, Any] = dict(conditions)
        where = ["c.withdrawn_at IS NULL", *(_CONDITIONS[name].format(name) for name in conditions.keys() - _PLACED)]
        where += self._seen(sight)
        self.placed = [_PLACED[name].format(name) for name in conditions.keys() & _PLACED]
        if self.placed:
            at = " AND ".join(self.placed)
            where.append(f"EXISTS (SELECT 1 FROM place p WHERE p.comment_id = c.id AND {at})")
        if part is not None:
            self.values["words"] = written(part, dialect)
            where.append(self._match())
        self.where = " AND ".join(where)
        self.is_plain = not conditions and not sight and part is not None
        self.source = (
            ("comment_search s JOIN comment_words w ON w.number = s.rowid" if self._is_fts() else "comment_words w")
            + " JOIN comment c ON c.id = w.comment_id JOIN member m ON m.id = c.author_id"
            " JOIN revision r ON r.comment_id = c.id AND r.number = c.latest"
        )

    def _seen(self, sight: Sight) -> Iterator[str]:
        """What must hold of a comment for it to be seen, as Comment.seen_by has it."""
        if sight.closed_laws:
            yield f"c.law_id NOT IN ({self._listed('closed', sight.closed_laws)})"
        if sight.returns is not None:
            self.values["typed_in"] = sight.member_id or ""
            own = f"c.return_id IN ({self._listed('own', sight.own_returns)})"
            own = f"({own} OR c.is_on_behalf AND c.author_id = :typed_in)"
            yield f"(c.return_id IS NULL OR c.return_id IN ({self._listed('seen', sight.returns)}) OR {own})"
            yield f"(c.left_out_at IS NULL OR {own})"

    def _listed(self, name: str, ids: Collection[str]) -> str:
        """A list of values for IN; of none, a value that no id is."""
        values = {f"{name}{number}": value for number, value in enumerate(sorted(ids) or [""])}
        self.values.update(values)
        return ", ".join(f":{each}" for each in values)

    def _is_fts(self) -> bool:
        return self.has_words and self.dialect == "sqlite"

    def _match(self) -> str:
        return "comment_search MATCH :words" if self.dialect == "sqlite" else "w.words @@ CAST(:words AS tsquery)"

    def count(self, session: Session) -> int:
        """How many match, counted no further than one past the most."""
        source, where = self.source, self.where
        if self.is_plain:  # what is withdrawn is not in the index, so nothing else need be read
            source, where = ("comment_search" if self._is_fts() else "comment_words w"), self._match()
        limited = f"SELECT 1 FROM {source} WHERE {where} LIMIT {MOST_COUNTED + 1}"
        return int(session.scalar(text(f"SELECT count(*) FROM ({limited}) AS matches"), self.values) or 0)

    def page(self, session: Session, order: Order, offset: int, limit: int) -> list[FoundComment]:
        """One page of them."""
        newest = "s.rowid DESC" if self._is_fts() else "w.number DESC"
        by_rank = "s.rank" if self._is_fts() else "ts_rank(w.words, CAST(:words AS tsquery)) DESC"
        ordered = newest if order == "newest" or not self.has_words else f"{by_rank}, {newest}"
        source, where = self.source, self.where
        if self.is_plain and self._is_fts():
            inner = f"SELECT rowid, rank FROM comment_search s WHERE {self._match()} ORDER BY {ordered}"
            source = self.source.replace("comment_search s", f"({inner} LIMIT :limit OFFSET :offset) s", 1)
            where = "1 = 1"
        rows = session.execute(
            text(
                "SELECT c.id, r.body, r.proposed, r.stance, r.issue, c.created_at, c.is_on_behalf, c.target, w.number,"
                " m.id AS author_id, m.name_zh AS author_zh, m.name_en AS author_en,"
                " o.id AS organisation_id, o.name_zh AS organisation_zh, o.name_en AS organisation_en"
                f" FROM {source} LEFT JOIN organisation o ON o.id = c.organisation_id WHERE {where}"
                f" ORDER BY {ordered} LIMIT :limit{'' if source is not self.source else ' OFFSET :offset'}"
            ),
            {**self.values, "limit": limit, "offset": offset},
        )
        return [_found_comment(row) for row in rows]

    def facets(self, session: Session) -> dict[str, dict[str, int]]:
        """How many of them have each stance, issue, author and organisation, and stand in each version and how."""
        rows = session.execute(
            text(
                "SELECT r.stance, r.issue, m.id, c.organisation_id, count(*)"
                f" FROM {self.source} WHERE {self.where} GROUP BY r.stance, r.issue, m.id, c.organisation_id"
            ),
            self.values,
        )
        counters: dict[str, Counter[str]] = {name: Counter() for name in ("stance", "issue", "author", "org")}
        for *values, count in rows:
            for counter, value in zip(counters.values(), values, strict=True):
                if value:
                    counter[value] += count
        counts = {name: dict(counter.most_common(_MOST_VALUES)) for name, counter in counters.items()}
        return {**self._anchor_counts(session), **counts}

    def _anchor_counts(self, session: Session) -> dict[str, dict[str, int]]:
        """How many stand in each version, and in each state; of the version or in the state asked for, if any."""
        at = "".join(f" AND {condition}" for condition in self.placed)
        joined = f"FROM {self.source} JOIN place p ON p.comment_id = c.id WHERE {self.where}{at}"
        counts: dict[str, dict[str, int]] = {}
        for name, column in (("version", "p.version_id"), ("status", "p.status")):
            many = f"SELECT {column}, count(DISTINCT c.id) AS many {joined} GROUP BY {column} ORDER BY many DESC"
            counts[name] = {value: int(count) for value, count in session.execute(text(many), self.values)}
        return counts


def _moment(stored: Any) -> datetime:
    """The moment as the database's own driver hands it over: SQLite as text, PostgreSQL as a moment; both in UTC."""
    moment = stored if isinstance(stored, datetime) else datetime.fromisoformat(str(stored))
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _found_comment(row: Any) -> FoundComment:
    return FoundComment(
        id=row.id,
        body=row.body,
        proposed=row.proposed,
        stance=Stance(row.stance) if row.stance else None,
        issue=Issue(row.issue) if row.issue else None,
        created_at=_moment(row.created_at),
        number=row.number,
        is_on_behalf=bool(row.is_on_behalf),
        target=CommentTarget(row.target),
        author={"id": row.author_id, "zh": row.author_zh, "en": row.author_en},
        organisation={"id": row.organisation_id, "zh": row.organisation_zh, "en": row.organisation_en},
    )
