"""What a person hands in: a file or a pasted text, one of them and not both."""

from __future__ import annotations

import pytest

from tests.factories.drafts import ENGLISH, FIRST
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
        intake.read(name=name, data=data, pasted=pasted)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_a_pasted_text_is_kept_as_it_was_typed() -> None:
    source, law = intake.read(name="", data=b"", pasted=FIRST.replace("\n", "\r\n"))
    assert source.data.decode() == FIRST and source.name == intake.PASTED_NAME
    assert len(law.articles) == 4


def test_a_person_may_say_the_language() -> None:
    assert intake.read(name="", data=b"", pasted=ENGLISH)[1].lang == "en"
    assert intake.read(name="", data=b"", pasted=ENGLISH, lang="en")[1].articles[0].number == "1"
