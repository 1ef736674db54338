"""Several files together: equal opinions in groups, a change said in a sentence."""

from __future__ import annotations

import pytest

from tests.returns.files import draft
from workbench.returns.codec import return_from_json, return_to_json
from workbench.returns.gathering import gather, spoken
from workbench.returns.model import ReturnedOpinion
from workbench.returns.organisations import codes_in, organisation_in, organisation_of_authors
from workbench.returns.reading import read_return


def test_equal_opinions_of_two_files_are_a_group() -> None:
    files = [
        ("a.txt", read_return("a.txt", "1、第四条的值班津贴太低，应当提高。".encode(), draft())),
        (
            "b.txt",
            read_return("b.txt", "1、建议提高第四条的值班津贴。\n2、第六条的雨衣应当一年两件。".encode(), draft()),
        ),
    ]
    gathered = gather(files, draft())
    assert [file for file, _ in gathered.items] == ["a.txt", "b.txt", "b.txt"] and gathered.groups == ((0, 1),)


@pytest.mark.parametrize(
    ("gone", "come", "said"),
    [
        ("甲", "乙", "建议将“甲”改为“乙”"),
        ("甲", "", "建议删去“甲”"),
        ("", "乙", "建议增加“乙”"),
        ("a", "b", "Replace “a” with “b”"),
    ],
)
def test_a_change_is_said_in_a_sentence(gone: str, come: str, said: str) -> None:
    assert spoken(ReturnedOpinion({}, deleted=gone, inserted=come)) == said


def test_a_returned_file_goes_through_json_unchanged() -> None:
    read = read_return("a.txt", "草原总工会\n1、第四条的津贴应当提高。".encode(), draft())
    assert return_from_json(return_to_json(read)) == read and read.opinions


@pytest.mark.parametrize(
    ("lines", "organisation"),
    [
        (["填报单位：草原总工会　填报时间：今天"], "草原总工会"),
        (["草原总工会对二稿的意见"], "草原总工会"),
        (["Submitted by: Herders Union (HU)"], "Herders Union (HU)"),
        (["第一条"], ""),
    ],
)
def test_whose_opinions_they_are(lines: list[str], organisation: str) -> None:
    assert organisation_in(lines) == organisation


def test_codes_and_authors_tell_it_too() -> None:
    assert codes_in(["HU = Herders Union; LK = Lighthouse Keepers"]) == {
        "HU": "Herders Union (HU)",
        "LK": "Lighthouse Keepers (LK)",
    }
    assert organisation_of_authors(["草原总工会保障部", "草原总工会法律部"]) == "草原总工会"
    assert organisation_of_authors(["甲", "乙"]) == ""
