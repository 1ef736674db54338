"""Comments found in the database: in step with every save, and in the query language."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import SECOND, clause_at, make_version
from workbench.commentary.models import Anchor, Comment
from workbench.commentary.service import CommentData, edit_comment, reply, withdraw
from workbench.config import Settings
from workbench.drafts.models import StoredClause, Version
from workbench.instruments.library import corpus, glossary
from workbench.people.models import Member
from workbench.search.comments import find as comment_search
from workbench.search.comments.find import CommentsFound, find_comments
from workbench.search.comments.index import count_missing, rebuild_comment_index, repair_comment_index
from workbench.search.comments.query import AndExpr, OrExpr, PhraseExpr, comment_parts, row_of, written
from workbench.search.ranking.engine import interpret
from workbench.wiring import open_database

Find = Callable[[str], Member]


@pytest.fixture
def officer(people: Find) -> Member:
    return people("officer")


@pytest.fixture
def version(session: Session, people: Find) -> Version:
    return make_version(session, people("editor"))


@pytest.fixture
def clause(session: Session, version: Version) -> StoredClause:
    return clause_at(session, version, "第二条")


def find(session: Session, typed: str, **chosen: str) -> CommentsFound:
    return find_comments(session, interpret(typed, glossary(), corpus()), glossary(), chosen, with_facets=True)


def ids(found: CommentsFound) -> set[str]:
    return {one.id for one in found.comments}


def indexed(session: Session) -> int:
    """How many rows full-text search itself knows of, by asking it for a word that all of them have."""
    return session.scalar(text("SELECT count(*) FROM comment_search WHERE comment_search MATCH 'zebra'")) or 0


def test_a_comment_is_found_in_the_transaction_that_writes_it(
    session: Session, officer: Member, clause: StoredClause
) -> None:
    comment = make_comment(
        session, officer, clause, "<p>建议提高<strong>住院津贴</strong>。</p>", proposed="另加护理费。"
    )
    for typed in ("住院津贴", "住院", "院", "护理费", "贴"):
        assert ids(find(session, typed)) == {comment.id}, typed
    assert not find(session, "strong").total
    session.rollback()
    assert not find(session, "住院津贴").total


def test_it_is_found_by_its_newest_words_only(session: Session, officer: Member, clause: StoredClause) -> None:
    comment = make_comment(session, officer, clause, "<p>zebra 甲乙丙</p>")
    edit_comment(
        session, officer, comment, CommentData(body="<p>zebra 丁戊己</p>", stance="oppose", issue="wording"), 1
    )
    assert not find(session, "甲乙").total
    assert ids(find(session, "丁戊")) == {comment.id}
    assert indexed(session) == 1


def test_what_is_withdrawn_is_found_no_more(session: Session, officer: Member, clause: StoredClause) -> None:
    comment = make_comment(session, officer, clause, "<p>zebra 甲乙丙</p>")
    answer = reply(session, officer, comment, "<p>zebra 丁戊己</p>")
    assert ids(find(session, "丁戊")) == {answer.id}
    withdraw(session, officer, comment)
    assert not find(session, "甲乙").total
    assert indexed(session) == 1


def test_the_index_can_be_made_anew(session: Session, officer: Member, clause: StoredClause) -> None:
    kept = make_comment(session, officer, clause, "<p>甲乙丙</p>")
    gone = make_comment(session, officer, clause, "<p>甲乙丙</p>")
    withdraw(session, officer, gone)
    assert count_missing(session.connection()) == 0
    session.execute(text("DELETE FROM comment_words"))
    assert count_missing(session.connection()) == 1
    assert rebuild_comment_index(session.connection()) == 1
    assert ids(find(session, "甲乙")) == {kept.id}
    edit_comment(session, officer, kept, CommentData(body="<p>丁戊</p>", stance="oppose", issue="wording"), 1)
    assert not find(session, "甲乙").total


@pytest.mark.parametrize(
    ("statements", "askew"),
    [
        (["DELETE FROM comment_words"], 6),
        (["DELETE FROM comment_words WHERE number = 3"], 1),
        (["DROP TABLE comment_search", "DROP TABLE comment_words"], None),
        (["INSERT INTO comment_search (comment_search) VALUES ('delete-all')"], 6),
        (["UPDATE comment SET withdrawn_at = '2020-01-01 00:00:00.000000' WHERE id = :gone"], 1),
        (["INSERT INTO comment_words (number, comment_id, words) VALUES (99, 'nobody', 'zebra')"], 1),
    ],
)
def test_whatever_is_out_of_step_is_counted_and_mended(
    session: Session,
    settings: Settings,
    officer: Member,
    clause: StoredClause,
    statements: list[str],
    askew: int | None,
) -> None:
    made = [make_comment(session, officer, clause, f"<p>zebra 第{number}条</p>") for number in range(6)]
    standing = {one.id for one in made[1 if ":gone" in statements[0] else 0 :]}
    for statement in statements:
        session.execute(text(statement), {"gone": made[0].id} if ":gone" in statement else {})
    if askew is not None:
        assert count_missing(session.connection()) == askew
    session.commit()
    database = open_database(settings.database_url)
    repair_comment_index(database, most=2)
    assert count_missing(session.connection()) == 0
    assert ids(find(session, "zebra")) == standing
    assert indexed(session) == len(standing)
    session.execute(text("INSERT INTO comment_search (comment_search, rank) VALUES ('integrity-check', 1)"))
    session.rollback()
    assert repair_comment_index(database) == 0
    database.dispose()


def test_a_save_goes_on_while_the_index_is_mended(
    session: Session, settings: Settings, officer: Member, clause: StoredClause
) -> None:
    """Between any two batches others may write, also comments that are not listed yet."""
    made = [make_comment(session, officer, clause, f"<p>zebra 第{number}条</p>") for number in range(9)]
    session.execute(text("INSERT INTO comment_search (comment_search) VALUES ('delete-all')"))
    session.commit()
    database = open_database(settings.database_url)
    mending = Thread(target=repair_comment_index, args=(database, 1))
    mending.start()
    edit_comment(session, officer, made[-1], CommentData(body="<p>zebra 海员</p>", stance="oppose", issue="wording"), 1)
    session.commit()
    assert mending.is_alive(), "the save did not wait for the end"
    mending.join()
    assert ids(find(session, "海员")) == {made[-1].id}
    assert (indexed(session), count_missing(session.connection())) == (9, 0)
    database.dispose()


@pytest.fixture
def said(session: Session, officer: Member, people: Find, clause: StoredClause) -> dict[str, str]:
    """Five comments by a name of one letter: what they say, and their ids."""
    other = people("officer2")
    made = {
        "a": make_comment(session, officer, clause, "失业保险金领取期限太短", stance="oppose", issue="duration"),
        "b": make_comment(session, other, clause, "下岗职工如何参保", stance="question", issue="coverage"),
        "c": make_comment(session, other, clause, "The pension should follow prices", stance="support", issue="other"),
        "d": make_comment(session, officer, clause, "工伤认定和失业登记的期限", stance="oppose", issue="remedies"),
        "e": make_comment(session, officer, clause, "Unemployed persons need more", stance="support", issue="other"),
    }
    return {comment.id: name for name, comment in made.items()}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("期限", "ad"),
        ("失业 期限", "ad"),
        ("失业 AND 工伤", "d"),
        ("工伤 OR 下岗", "bd"),
        ("期限 -工伤", "a"),
        ("期限 NOT 登记", "a"),
        ("pension OR 参保 -养老金", "bc"),  # what is excluded is excluded as it is written
        ("unemployed -失业", "e"),
        ('"领取期限"', "a"),
        ('"取领期限"', ""),
        ("(工伤 OR 下岗) AND 期限", "d"),
        ("pension", "c"),
        ("pensions", "c"),
        ("pri*", "c"),
        ("养老金", "c"),  # under all the names of the concept, in both languages
        ("jobless persons", "e"),
        *((f"{field}:{word}", "ad") for field in ("stance", "立场", "态度") for word in ("oppose", "反对")),
        ("stance:oppose 登记", "d"),
        *((f"{field}:{word}", "b") for field in ("issue", "问题", "类别") for word in ("coverage", "覆盖范围")),
        ("author:officer2", "bc"),
        ("branch:unemployment 期限", ""),
        ("期限 海员", "ad"),  # none has both words: those with one
        ("海员", ""),
    ],
)
def test_the_query_language(session: Session, said: dict[str, str], typed: str, names: str) -> None:
    found = find(session, typed)
    assert "".join(sorted(said[one] for one in ids(found))) == names
    assert found.total == len(names)


def test_one_and_two_characters_find_every_comment_they_stand_in(session: Session, said: dict[str, str]) -> None:
    bodies = {comment.id: comment.current.body for comment in session.scalars(select(Comment)).unique()}
    for body in bodies.values():
        for length in (1, 2):
            for at in range(3, len(body) - 4 - length):
                word = body[at : at + length]
                if all("\u4e00" <= letter <= "\u9fff" for letter in word):
                    assert {one for one, words in bodies.items() if word in words} <= ids(find(session, f'"{word}"'))


def test_where_no_comment_has_all_words_it_says_so(session: Session, said: dict[str, str]) -> None:
    assert find(session, "期限 海员").is_loose
    assert not find(session, "失业 期限").is_loose


def test_chosen_facets_and_their_counts(
    session: Session, said: dict[str, str], version: Version, officer: Member
) -> None:
    assert find(session, "期限").facets == {
        "version": {version.id: 2},
        "status": {"original": 2},
        "stance": {"oppose": 2},
        "issue": {"duration": 1, "remedies": 1},
        "author": {officer.id: 2},
        "org": {officer.organisation_id: 2},
    }
    assert ids(find(session, "期限", issue="duration")) < ids(find(session, "期限"))
    assert find(session, "期限", version=version.id, status="original").total == 2
    assert not find(session, "期限", status="lost").total


@pytest.mark.parametrize("status", ["exact", "near", "lost", "confirmed"])
def test_a_place_is_asked_for_in_one_version(
    session: Session, people: Find, said: dict[str, str], version: Version, status: str
) -> None:
    """A comment that is in one state here and in another there is found in each where it is so."""
    later = make_version(session, people("editor"), version.law, SECOND, "二稿")
    carried = {name: comment_id for comment_id, name in said.items()}["a"]
    session.add(Anchor(comment_id=carried, version_id=later.id, clause_id=None, status=status))
    session.flush()
    found = find(session, "期限")
    assert found.facets["version"] == {version.id: 2, later.id: 1}
    assert found.facets["status"] == {"original": 2, status: 1}
    assert ids(find(session, "期限", status=status)) == {carried}
    assert find(session, f"期限 status:{status}").total == 1
    assert ids(find(session, "期限", version=later.id, status=status)) == {carried}
    assert not find(session, "期限", version=version.id, status=status).total
    assert find(session, "期限", version=later.id).facets["status"] == {status: 1}
    assert find(session, "期限", status=status).facets["version"] == {later.id: 1}


def test_many_stand_newest_first(session: Session, said: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comment_search, "MOST_COUNTED", 1)
    found = find(session, "期限")
    assert (found.order, found.total) == ("newest", 2)
    assert [said[one.id] for one in found.comments] == ["d", "a"]


def test_pages(session: Session, said: dict[str, str]) -> None:
    asked = interpret("期限", glossary(), corpus())
    pages = [find_comments(session, asked, glossary(), {}, offset=at, limit=1).comments for at in range(3)]
    assert {one.id for page in pages for one in page} == ids(find(session, "期限"))
    assert [len(page) for page in pages] == [1, 1, 0]


@examples(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(typed=st.text(alphabet=st.sampled_from("ab失业期限金 ()\"'*-:^{}+.ANDORNOT|&!<\\\x00"), max_size=40))
def test_nothing_typed_breaks_the_database(session: Session, typed: str) -> None:
    assert find(session, typed).total == 0
    assert session.scalar(select(func.count()).select_from(Comment)) == 0


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("失业金", PhraseExpr(("失业", "业金"))),
        ("业", PhraseExpr(("业",), is_open=True)),
        ("full pay", PhraseExpr(("full", "pai"))),
        ("C102公约", PhraseExpr(("c102", "公约"))),
        ("公约C102", PhraseExpr(("公约", "约", "c102"))),
        ("，。", None),
    ],
)
def test_rows(text: str, row: PhraseExpr | None) -> None:
    assert row_of(text) == row


def test_how_both_databases_are_asked() -> None:
    part = AndExpr(
        (OrExpr((PhraseExpr(("失业", "业金")), PhraseExpr(("a", "b")))), PhraseExpr(("业",), is_open=True)),
        (PhraseExpr(("c",)),),
    )
    assert written(part, "sqlite") == '((("失业 业金" OR "a b") AND "业"*) NOT "c")'
    assert written(part, "postgresql") == "(((('失业' <-> '业金') | ('a' <-> 'b')) & ('业':*)) & !('c'))"


def test_what_is_no_word_is_not_looked_for() -> None:
    asked = interpret("stance:oppose -工伤", glossary(), corpus())
    assert comment_parts(asked.query, asked.intent, glossary()) is None
