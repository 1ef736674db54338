"""What a person hands in: a file or a pasted text, one of them and not both."""

from __future__ import annotations

import pytest

from tests.factories.drafts import ENGLISH, FIRST
from tests.formats.documents import packed
from workbench.drafts import intake
from workbench.errors import Invalid


@pytest.mark.parametrize(
    ("name", "data", "pasted", "code", "field"),
    [
        ("", b"", "", "nothing_given", "file"),
        ("", b"", " \r\n ", "nothing_given", "file"),
        ("a.txt", FIRST.encode(), FIRST, "both_given", "pasted"),
        ("a.txt", b"", "", "file_empty", "file"),
        ("", b"", "条\x01", "text_control", "pasted"),
        ("", b"", "长" * 2_000_000, "paste_too_large", "pasted"),
    ],
)
def test_refusals_stand_beside_their_field(name: str, data: bytes, pasted: str, code: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        intake.read(intake.hand_in(name=name, data=data, pasted=pasted))
    assert (refused.value.code, refused.value.field) == (code, field)


def test_a_pasted_text_is_kept_as_it_was_typed() -> None:
    handed_in = intake.hand_in(name="", data=b"", pasted=FIRST.replace("\n", "\r\n"))
    assert handed_in.source.data.decode() == FIRST and handed_in.source.name == intake.PASTED_NAME
    assert len(intake.read(handed_in).articles) == 4


@pytest.mark.parametrize("lang", [None, "en"])
def test_a_person_may_say_the_language(lang: str | None) -> None:
    law = intake.read(intake.hand_in(name="", data=b"", pasted=ENGLISH, lang=lang))
    assert law.lang == "en" and law.articles[0].number == "1"


LONG = intake.LONGEST_AT_ONCE


@pytest.mark.parametrize(
    ("name", "data", "pasted", "is_long"),
    [
        ("a.txt", b"x" * LONG, "", False),
        ("a.txt", b"x" * (LONG + 1), "", True),
        ("a.docx", packed({"word/document.xml": b" " * LONG}), "", False),
        ("a.docx", packed({"word/document.xml": b" " * LONG, "word/styles.xml": b" "}), "", True),
        ("a.docx", packed({"word/document.xml": b" ", "word/media/scan.png": b" " * LONG}), "", False),
        ("a.docx", b"PK" + b"x" * LONG, "", True),
        ("", b"", "条" * (LONG // 3), False),
        ("", b"", "条" * (LONG // 3 + 1), True),
    ],
)
def test_what_is_long_is_told_by_what_there_is_to_read(name: str, data: bytes, pasted: str, is_long: bool) -> None:
    assert intake.hand_in(name=name, data=data, pasted=pasted).is_long is is_long
