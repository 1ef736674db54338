"""The pages on which an editor renames laws and versions, withdraws a version and puts it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import ENGLISH, SECOND, clause_at, make_version
from tests.factories.people import make_member
from workbench.drafts.models import Version
from workbench.drafts.view_models import withdrawn_view
from workbench.people.service import member_named

Open = Callable[[str], Browser]
Store = Callable[[Callable[[Session], tuple[Version, Version]]], tuple[Version, Version]]


def two_versions(session: Session) -> tuple[Version, Version]:
    editor = make_member(session, "editor")
    first = make_version(session, editor)
    second = make_version(session, editor, first.law, SECOND, "二稿")
    officer = member_named(session, "officer")
    assert officer is not None
    make_comment(session, officer, clause_at(session, second, "第五条"), quote="不得挪用")
    make_comment(session, officer, clause_at(session, second, "第二条"))
    return first, second


@pytest.fixture
def versions(stored: Store) -> tuple[Version, Version]:
    return stored(two_versions)


def test_a_version_is_renamed_and_its_history_shown(browser: Open, versions: tuple[Version, Version]) -> None:
    editor, second = browser("editor"), versions[1]
    page = f"/versions/{second.id}/change"
    editor.get(page)
    editor.post(page, {"label": "一稿", "dated": "", "seen": "0"})
    assert editor.status == 422 and "“一稿”" in editor.words
    editor.post(page, {"label": "审议稿", "dated": "2026-02-03", "seen": "0"})
    assert editor.status == 200 and editor.path == f"/laws/{second.law_id}"
    assert "审议稿" in editor.texts("//h3") and "“二稿” → “审议稿” (2026-02-03)" in " ".join(editor.words.split())


def test_a_stale_rename_meets_what_stands_now(browser: Open, versions: tuple[Version, Version]) -> None:
    editor = browser("editor")
    page = f"/versions/{versions[1].id}/change"
    for label, status in (("审议稿", 200), ("另一稿", 409)):
        editor.get(page)
        editor.post(page, {"label": label, "dated": "", "seen": "0"})
        assert editor.status == status
    assert "“审议稿”" in editor.words and "“另一稿”" in editor.words
    editor.post(page, {"label": "另一稿", "dated": "", "seen": editor.field("seen")})
    assert editor.status == 200 and "另一稿" in editor.texts("//h3")


def test_a_law_is_renamed(browser: Open, versions: tuple[Version, Version]) -> None:
    editor, law = browser("editor"), versions[0].law_id
    editor.get(f"/laws/{law}/change")
    editor.post(f"/laws/{law}/change", {"title_zh": "", "title_en": "", "seen": "0"})
    assert editor.status == 422
    editor.post(f"/laws/{law}/change", {"title_zh": "互助法", "title_en": "Mutual Aid Act", "seen": "0"})
    assert editor.path == f"/laws/{law}" and {"互助法", "Mutual Aid Act"} & set(editor.texts("//h1"))
    editor.post(f"/laws/{law}/change", {"title_zh": "互助条例", "title_en": "", "seen": "0"})
    assert editor.status == 409


def test_a_withdrawn_version_offers_its_comments_to_the_one_before_and_is_put_back(
    browser: Open, versions: tuple[Version, Version]
) -> None:
    first, second = versions
    editor = browser("editor")
    editor.get(f"/versions/{second.id}/change")
    editor.post(f"/versions/{second.id}/withdraw", {"reason": "", "seen": "0"})
    assert editor.status == 422
    editor.post(f"/versions/{second.id}/withdraw", {"reason": "传成了菜谱", "seen": "0"})
    assert editor.status == 200 and editor.path == f"/carry/{second.id}/{first.id}"
    editor.post(f"/carry/{second.id}/{first.id}")
    assert editor.status == 200
    editor.get(f"/carried/{second.id}/{first.id}")
    assert "不得挪用" in editor.words
    editor.get(f"/laws/{second.law_id}")
    assert "传成了菜谱" in editor.words
    assert f"/compare/{first.id}/{second.id}" not in editor.page
    editor.get(f"/compare/{first.id}/{second.id}")
    assert editor.status == 409
    reading = editor.get(f"/versions/{second.id}")
    assert "传成了菜谱" in reading and "/compare/" not in reading
    editor.get(f"/versions/{second.id}/change")
    editor.post(f"/versions/{second.id}/put-back", {"seen": "0"})
    assert editor.status == 409
    editor.get(f"/versions/{second.id}/change")
    editor.post(f"/versions/{second.id}/put-back", {"seen": "1"})
    assert editor.status == 200 and f"/compare/{first.id}/{second.id}" in editor.page


@pytest.mark.parametrize("act", ["withdraw", "put-back"])
def test_what_is_stale_is_refused(browser: Open, versions: tuple[Version, Version], act: str) -> None:
    editor = browser("editor")
    editor.get(f"/versions/{versions[1].id}/change")
    editor.post(f"/versions/{versions[1].id}/{act}", {"reason": "错", "seen": "4"})
    assert editor.status == 409


def test_a_translation_s_comments_are_offered_to_nobody(session: Session, versions: tuple[Version, Version]) -> None:
    first, second = versions
    assert withdrawn_view(second, (), first, "zh").before is not None
    assert withdrawn_view(second, (), None, "zh").before is None


def test_a_version_with_a_translation_is_refused_beside_the_form(
    browser: Open, stored: Callable[[Callable[[Session], Version]], Version]
) -> None:
    def make(session: Session) -> Version:
        editor = make_member(session, "editor")
        original = make_version(session, editor)
        make_version(session, editor, original.law, ENGLISH, "first", "en", original)
        return original

    original = stored(make)
    editor = browser("editor")
    editor.get(f"/versions/{original.id}/change")
    editor.post(f"/versions/{original.id}/withdraw", {"reason": "传错了文件", "seen": "0"})
    assert editor.status == 409 and editor.field("reason") == "传错了文件"
