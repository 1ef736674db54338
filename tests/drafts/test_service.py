"""Laws, previews and versions as they are stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.factories.drafts import ENGLISH, FIRST, SECOND, clause_at, make_law, make_version
from workbench.drafts import service
from workbench.drafts.models import Law, StoredClause, Upload, Version
from workbench.drafts.originals import UploadedFile, source_path
from workbench.drafts.stored_law import read_law
from workbench.errors import Conflict, Invalid, NotFound
from workbench.formats.intake import read_file
from workbench.law.model import Clause, LawText
from workbench.people.models import Member

Find = Callable[[str], Member]


def reading(text: str = FIRST) -> LawText:
    return read_file("made-up.txt", text.encode())


@pytest.fixture
def editor(people: Find) -> Member:
    return people("editor")


@pytest.fixture
def law(session: Session, editor: Member) -> Law:
    return make_law(session, editor)


@pytest.mark.parametrize(
    ("zh", "en", "shown_zh", "shown_en"),
    [
        ("法", "Law", "法", "Law"),
        ("法", " ", "法", "法"),
        ("", "Law", "Law", "Law"),
        (" 法\n律\x00 ", "", "法 律", "法 律"),
    ],
)
def test_a_law_needs_a_title_in_one_language(
    session: Session, editor: Member, zh: str, en: str, shown_zh: str, shown_en: str
) -> None:
    law = service.add_law(session, editor, zh, en)
    assert (law.title("zh"), law.title("en")) == (shown_zh, shown_en)


def test_a_law_without_any_title(session: Session, editor: Member) -> None:
    with pytest.raises(Invalid) as refused:
        service.add_law(session, editor, " \n", "\x00")
    assert (refused.value.code, refused.value.field) == ("law_title_missing", "title_zh")


def test_the_warnings_stored_are_those_of_the_reader(session: Session, editor: Member, law: Law) -> None:
    version = make_version(session, editor, law)
    assert service.warnings_of(version) == list(reading().warnings)


def test_clause_ids_are_opaque_and_differ_between_versions(session: Session, editor: Member, law: Law) -> None:
    first = service.clauses_of(session, make_version(session, editor, law))
    second = service.clauses_of(session, make_version(session, editor, law, SECOND, "二稿"))
    ids = [clause.id for clause in (*first, *second)]
    assert len(set(ids)) == len(ids)
    assert all(len(one) == 16 and one.isalnum() for one in ids)


def test_names_as_long_as_a_file_may_bring_them_are_stored(session: Session, editor: Member, law: Law) -> None:
    long = "长" * 3_000
    clauses = (
        Clause(f"art_{long}", "article", long, long, "", "甲。", None, long, 1),
        Clause(f"art_{long}__item_1", "item", "1", "（一）", "", "乙。", f"art_{long}", f"{long}/（一）", 2),
    )
    version = service.store_version(
        session, law=law, member=editor, reading=LawText(long, "zh", clauses), label="一稿", source_name="made-up.txt",
        source_sha256="0" * 64, source_bytes=1,
    )  # fmt: skip
    first, second = service.clauses_of(session, version)
    assert (version.title, first.label, first.number) == (long, long, long)
    assert second.parent_id == first.id
    assert first.key != second.key and max(len(first.key), len(second.key)) <= service.LONGEST_KEY
    assert [clause.text for clause in read_law(session, version).text.clauses] == ["甲。", "乙。"]


def test_a_reading_survives_the_time_of_its_preview() -> None:
    read = read_file("x.txt", "条例\n第一条 甲。\n第三条 丙。".encode())
    assert read.warnings
    assert service.load_reading(service.dump_reading(read)) == read


def test_versions_are_counted_in_order_and_translations_share_the_number(
    session: Session, editor: Member, law: Law
) -> None:
    first = make_version(session, editor, law)
    english = make_version(session, editor, law, ENGLISH, "First draft", original=first)
    second = make_version(session, editor, law, SECOND, "二稿")
    assert [one.ordinal for one in (first, english, second)] == [1, 1, 2]
    assert list(service.versions_of(session, law)) == [first, second]
    assert list(service.translations_of(session, first)) == [english]
    assert list(service.translations_of(session, english)) == [first]
    assert service.previous_version(session, second) is first
    assert service.previous_version(session, english) is None
    steps = service.timeline(session, law)
    assert [(step.version, step.articles, step.previous) for step in steps] == [(second, 5, first), (first, 4, None)]
    assert [list(step.translations) for step in steps] == [[], [english]]
    assert (first.label_in("en"), first.label_in("zh"), second.label_in("en")) == ("First draft", "一稿", "二稿")


def test_a_draft_in_another_language_has_nothing_to_be_compared_with(
    session: Session, editor: Member, law: Law
) -> None:
    make_version(session, editor, law)
    english = make_version(session, editor, law, ENGLISH, "Second draft")
    assert english.ordinal == 2
    assert service.previous_version(session, english) is None
    assert service.timeline(session, law)[0].previous is None


def test_the_same_file_is_not_stored_twice(session: Session, editor: Member, law: Law) -> None:
    make_version(session, editor, law)
    with pytest.raises(Conflict) as refused:
        make_version(session, editor, law, label="又一稿")
    assert refused.value.code == "same_source" and refused.value.facts == {"label": "一稿"}
    make_version(session, editor, make_law(session, editor, "别的条例"))  # another law may have the same text


@pytest.mark.parametrize(
    ("text", "label", "of", "code"),
    [
        (SECOND, "一稿", None, "label_taken"),
        (SECOND, " \n", None, "label_missing"),
        (SECOND, "译文", "original", "translation_same_lang"),
        (ENGLISH, "Again", "original", "translation_taken"),
        (SECOND, "译文", "translation", "original_of_other_law"),
        (ENGLISH + "x", "Another", "other law", "original_of_other_law"),
    ],
)
def test_versions_that_cannot_be_stored(
    session: Session, editor: Member, law: Law, text: str, label: str, of: str | None, code: str
) -> None:
    first = make_version(session, editor, law)
    english = make_version(session, editor, law, ENGLISH + "Article 5 More.\n", "First", original=first)
    other = make_version(session, editor, make_law(session, editor, "别的条例"))
    original = {None: None, "original": first, "translation": english, "other law": other}[of]
    count = session.scalar(select(func.count()).select_from(StoredClause))
    with pytest.raises(Invalid) as refused:
        make_version(session, editor, law, text, label, original=original)
    assert refused.value.code == code
    assert session.scalar(select(func.count()).select_from(StoredClause)) == count


def test_a_preview_is_its_makers_own(session: Session, editor: Member, people: Find, law: Law, tmp_path: Path) -> None:
    upload = service.stage_upload(session, tmp_path, law, editor, UploadedFile("a.txt", FIRST.encode()), reading())
    assert service.find_upload(session, upload.id, editor) is upload
    with pytest.raises(NotFound):
        service.find_upload(session, upload.id, people("editor2"))


def test_a_preview_becomes_a_version_and_is_gone(session: Session, editor: Member, law: Law, tmp_path: Path) -> None:
    source = UploadedFile("C:\\drafts\\..\\一\n稿.txt", FIRST.encode())
    upload = service.stage_upload(session, tmp_path, law, editor, source, reading())
    assert session.scalars(select(Version)).all() == []
    version = service.store_upload(session, upload, editor, "一稿", None, None)
    assert session.scalars(select(Upload)).all() == []
    assert (version.source_name, version.source_sha256, version.source_bytes) == (
        "一 稿.txt", source.sha256, len(source.data)
    )  # fmt: skip
    assert source_path(tmp_path, source.sha256).read_bytes() == source.data


def test_a_text_without_clauses_is_not_kept(session: Session, editor: Member, law: Law, tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refused:
        service.stage_upload(session, tmp_path, law, editor, UploadedFile("a.txt", b"x"), LawText("x", "zh", ()))
    assert refused.value.code == "no_clause_found"
    assert list(tmp_path.glob("??/*")) == []


def test_articles_and_families(session: Session, editor: Member, law: Law) -> None:
    version = make_version(session, editor, law)
    article = clause_at(session, version, "第三条")
    items = [clause for clause in service.clauses_of(session, version) if clause.kind == "item"]
    chapter = clause_at(session, version, "第二章")
    assert [service.article_of(session, item) for item in items] == [article, article]
    assert service.article_of(session, chapter) is chapter
    assert set(items) < set(service.family_of(session, article))
    positions = [clause.position for clause in service.family_of(session, chapter)]
    assert positions == sorted(positions) and len(positions) == len(set(positions))


@pytest.mark.parametrize("find", [service.find_law, service.find_version, service.find_clause])
def test_what_is_not_there(session: Session, find: Callable[[Session, str], object]) -> None:
    with pytest.raises(NotFound):
        find(session, "none")
