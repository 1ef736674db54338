"""How fast the search is, beside SQLite FTS5 over the same documents; and comments by the ten and hundred thousand."""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy import text as sql
from whoosh.query.terms import Term

from tests.bench.made_up_law import made_up_texts
from workbench import models
from workbench.config import resource_dir
from workbench.db import Base, Database
from workbench.formats.intake import read_file
from workbench.instruments.library import corpus, glossary
from workbench.instruments.model import Bilingual
from workbench.search.analysis.words import running_words
from workbench.search.comments.find import MOST_COUNTED, find_comments
from workbench.search.comments.index import create_comment_index, fill_comment_index
from workbench.search.index.collection import IndexedCollection
from workbench.search.index.disk import DiskIndex, analysis_stamp
from workbench.search.index.documents import TEXT_FIELDS, SearchDocument, corpus_documents
from workbench.search.index.law_documents import IndexedLaw, law_documents
from workbench.search.index.opened import OrQuery, build_index, documents_of
from workbench.search.ranking.engine import find_others, find_standards, interpret, respelled
from workbench.search.ranking.evaluator import QueryEvaluator

__all__ = ["models"]

DOCUMENTS = 7000
ASKED = 150  # queries of the gold files, of all kinds, drawn once
COMMENTS = (70_501, 1_000_000)
QUERIES = (
    *("失业", "工伤", "医疗", "养老金", "失业金领多久", "缴费年限不够怎么办", "工伤认定", "26周", "遗属"),
    *("老", "基金监督"),
    *("用人单位 缴费", "工伤认定 申诉", "生育津贴 标准", "unemployment benefit", "how long is benefit paid"),
    *("employer contribution", "appeal", "medical care hospital", "50 per cent of employees", "qualifying period"),
)
FOLDER = Path(__file__).parent.parent / "gold"
GOLD = ("queries", "queries_by_class", "queries_further")
SAID = (
    "建议提高失业保险金标准",
    "农民工参加工伤保险应当有强制性规定",
    "缴费年限太长",
    "医疗费用报销比例偏低",
    "异地就医结算不方便",
    "退休年龄不宜一刀切",
    "用人单位不缴费怎么办",
    "生育津贴应当按照本人工资计算",
    "基金监督要有职工代表",
    "家属抚恤金太少",
    "罚款太轻",
    "希望明确劳务派遣人员的参保责任",
    "灵活就业人员的缴费基数",
    "个人账户可以继承",
    "最低工资",
    "申诉程序要简便",
)


@dataclass(frozen=True)
class MadeUp:
    """The corpus and as many made-up clauses as it takes to have so many documents."""

    scope: str = "draft"

    def stamps(self) -> Mapping[str, str]:
        return {"corpus": "1", "zh": "1", "en": "1"}

    def documents(self, groups: Collection[str]) -> Iterator[SearchDocument]:
        shipped = [replace(document, group="corpus") for document in corpus_documents(corpus())]
        yield from shipped
        wanted = (DOCUMENTS - len(shipped)) // 2
        for lang in ("zh", "en"):
            for at, text in enumerate(made_up_texts(wanted, "zh" if lang == "zh" else "en", seed=7)):
                both = Bilingual(en="", zh=text) if lang == "zh" else Bilingual(en=text, zh="")
                none = Bilingual(en="", zh="")
                yield SearchDocument("draft", f"{lang}{at}", f"{lang}{at}", lang, none, none, both, {}, at)


def times(queries: Sequence[str], work: Callable[[str], object], rounds: int = 5) -> list[float]:
    """How long each query took, in milliseconds, in order of length; a first round warms up."""
    for query in queries:
        work(query)
    taken = []
    for _ in range(rounds):
        for query in queries:
            start = time.process_time()
            work(query)
            taken.append((time.process_time() - start) * 1000)
    return sorted(taken)


def row(name: str, taken: Sequence[float]) -> str:
    """One line: median, 95th percentile and longest."""
    middle, late = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
    return f"  {name:44} p50 {middle:8.2f} ms  p95 {late:8.2f} ms  most {taken[-1]:8.2f} ms"


def documents_bench() -> None:
    """Index, rebuild and search DOCUMENTS documents; FTS5 over the same words beside it."""
    with tempfile.TemporaryDirectory() as folder:
        disk = DiskIndex(Path(folder), glossary(), analysis_stamp(glossary()))
        start = time.process_time()
        disk.update(MadeUp())
        print(f"{DOCUMENTS} provisions and clauses: full build {time.process_time() - start:.1f} s")
        start = time.process_time()
        index = IndexedCollection(MadeUp(), disk, glossary()).index()
        print(f"  opened and verified in {time.process_time() - start:.2f} s")

        def whole(query: str) -> object:
            return find_others(index, interpret(query, glossary(), corpus()), glossary())

        def words(query: str) -> object:
            terms = [Term(field, term) for term in running_words(query) for field in TEXT_FIELDS]
            return index.search(OrQuery(terms), index.everything)[:10]

        fts = sqlite3.connect(":memory:")
        fts.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
        fts.executemany(
            "INSERT INTO found VALUES (?)",
            [(" ".join(running_words(f"{one.text.zh}\n{one.text.en}")),) for one in documents_of(index)],
        )

        def ranked(query: str) -> object:
            match = " OR ".join(f'"{term}"' for term in running_words(query))
            return fts.execute(
                "SELECT rowid FROM found WHERE words MATCH ? ORDER BY rank LIMIT 10", (match,)
            ).fetchall()

        print(row("search: concepts, figures, filters, all hits", times(QUERIES, whole)))
        print(row("search: words alone by BM25F, ten best", times(QUERIES, words)))
        print(row("SQLite FTS5: words alone by BM25, ten best", times(QUERIES, ranked)))


def asked_queries() -> list[str]:
    """Queries as people ask them, of every class of the gold files."""
    rows = [row for name in GOLD for row in json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))]
    return random.Random(11).sample([str(row["q"]) for row in rows], ASKED)


def asked_bench() -> None:
    """What the page does for a query that is no citation: read, put right, looked for in standards and in a draft."""
    standards = IndexedCollection(_Corpus(), None, glossary()).index()
    newest = max((resource_dir("corpus") / "demonstration").glob("v*.zh.md"))
    law = read_file(newest.name, newest.read_bytes())
    indexed = IndexedLaw(law, {clause.key: clause.key for clause in law.clauses}, "law", "version")
    draft = build_index(law_documents(indexed, corpus(), glossary()), glossary())

    def answered(query: str) -> object:
        typed = interpret(query, glossary(), corpus())

        def stands(words: str) -> bool:
            indexes = (standards, draft)
            return any(QueryEvaluator(one, typed.query, typed.intent, glossary()).stands(words) for one in indexes)

        parsed = respelled(typed, glossary(), corpus(), stands) or typed
        return find_standards(standards, parsed, glossary()), find_others(draft, parsed, glossary())

    print(row(f"search: {ASKED} queries, standards and draft", times(asked_queries(), answered, 2)))


def standards_bench() -> None:
    """The instruments as they are searched: provisions ranked by article."""
    start = time.process_time()
    from_memory = IndexedCollection(_Corpus(), None, glossary()).index()
    print(f"{len(from_memory.everything)} provisions: in memory after {time.process_time() - start:.2f} s")

    def found(query: str) -> object:
        return find_standards(from_memory, interpret(query, glossary(), corpus()), glossary())

    print(row("search: standards, ranked by article", times(QUERIES, found)))


@dataclass(frozen=True)
class _Corpus:
    scope: str = "standards"

    def stamps(self) -> Mapping[str, str]:
        return {"corpus": "1"}

    def documents(self, groups: Collection[str]) -> Iterator[SearchDocument]:
        return corpus_documents(corpus())


def comments_bench(size: int) -> None:
    """Comments in a database of their own, searched by rank where they are few and by recency where they are many."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/comments.sqlite")
        Base.metadata.create_all(database.engine)
        with database.engine.begin() as connection:
            create_comment_index(connection)
        start = time.process_time()
        with database.writing() as session:
            connection = session.connection()
            _people(connection)
            rows = _rows(size)
            for first in range(0, size, 50_000):
                part = rows[first : first + 50_000]
                connection.execute(sql(_COMMENT), [{"id": one[0]} for one in part])
                connection.execute(sql(_REVISION), [{"id": one[0], "body": one[1]} for one in part])
            stored = time.process_time()
            fill_comment_index(connection, rows)
            session.commit()
        done = time.process_time()
        print(f"{size:,} comments: stored in {stored - start:.0f} s, indexed at {size / (done - stored):,.0f} a second")
        with database.reading() as session:
            counts: dict[str, int] = {}

            def found(query: str) -> object:
                answer = find_comments(session, interpret(query, glossary(), corpus()), glossary(), {})
                counts[query] = answer.total
                return answer

            print(row("comments: count and first page", times(QUERIES + SAID, found, 2)))
            many = sum(count > MOST_COUNTED for count in counts.values())
            print(f"  {many} of {len(counts)} queries match more than {MOST_COUNTED} comments")
        database.dispose()


_COMMENT = (
    "INSERT INTO comment (id, law_id, round_id, author_id, created_at, latest)"
    " VALUES (:id, 'law', 'r', 'm', '2008-12-28', 1)"
)
_REVISION = (
    "INSERT INTO revision (id, comment_id, number, body, stance, issue, proposed, created_at)"
    " VALUES (:id, :id, 1, :body, 'support', 'other', '', '2008-12-28')"
)


def _people(connection: Connection) -> None:
    for statement in (
        "INSERT INTO organisation (id, code, name_zh, name_en, kind, position)"
        " VALUES ('o', 'headquarters', '总部', 'Headquarters', 'headquarters', 0)",
        "INSERT INTO member (id, username, name_zh, name_en, password_hash, role, language, organisation_id,"
        " created_at, failed_sign_ins) VALUES ('m', 'm', '甲', 'A', '', 'officer', 'zh', 'o', '2008-12-28', 0)",
        "INSERT INTO law (id, title_zh, title_en, note, created_by, created_at)"
        " VALUES ('law', '法', 'Law', '', 'm', '2008-12-28')",
        "INSERT INTO round (id, law_id, number, title_zh, title_en, state)"
        " VALUES ('r', 'law', 0, '征求意见之前', 'Before rounds', 'before')",
    ):
        connection.execute(sql(statement))


def _rows(size: int) -> list[tuple[str, str, str]]:
    """Made-up comments of some 60 characters, the sentences in them common and rare."""
    chance = random.Random(2008)
    clauses = made_up_texts(400, "zh", seed=3)
    rows = []
    for at in range(size):
        said = chance.choice(SAID) if chance.random() < 0.3 else chance.choice(clauses)[:40]
        rows.append((f"{at:016d}", f"<p>{said}，{chance.choice(clauses)[:30]}。</p>", ""))
    return rows


def main(sizes: Sequence[int] = COMMENTS) -> None:
    standards_bench()
    asked_bench()
    documents_bench()
    for size in sizes:
        comments_bench(size)


if __name__ == "__main__":
    main()
