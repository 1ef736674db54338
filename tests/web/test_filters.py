"""Dates, numbers of persons and warnings as readers of either language write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from workbench.law.model import ReadWarning
from workbench.web.filters import day, lang_of, lang_tag, moment, people, size, warned

MOMENT = datetime(2009, 10, 20, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lang", "when", "which"),
    [("zh", "2009-10-20 09:05", "2009年10月20日"), ("en", "20 Oct 2009, 09:05", "20 October 2009")],
)
def test_moments_are_told_in_beijing_time(app: Flask, lang: str, when: str, which: str) -> None:
    with app.test_request_context(headers={"Accept-Language": lang}):
        assert moment(MOMENT) == when
        assert day(date(2009, 10, 20)) == which


@pytest.mark.parametrize(
    ("count", "chinese", "english"),
    [
        (43_670_000, "4367万人", "43.67 million"),
        (175_000_000, "1.75亿人", "175 million"),
        (650_000, "65万人", "650,000"),
        (900, "900人", "900"),
    ],
)
def test_numbers_of_persons(app: Flask, count: int, chinese: str, english: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "zh"}):
        assert people(count) == chinese
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert people(count) == english


def test_a_warning_of_the_reader_is_a_sentence(app: Flask) -> None:
    warning = ReadWarning("characters_lost", "第三条", 7, {"count": 2, "places": "第三条"})
    with app.test_request_context(headers={"Accept-Language": "zh"}):
        assert "第三条" in warned(warning) and "characters_lost" not in warned(warning)


def test_languages_of_texts() -> None:
    assert (lang_tag("zh"), lang_tag("en")) == ("zh-Hans", "en")
    assert (lang_of("<p>见第65条 of C.102。</p>"), lang_of("<p>See Art. 65.</p>")) == ("zh-Hans", "en")


@pytest.mark.parametrize(
    ("count", "chinese", "english"),
    [(283, "283 字节", "283 bytes"), (20_480, "20 KB", "20 KB"), (3_500_000, "3.3 MB", "3.3 MB")],
)
def test_sizes_of_files(app: Flask, count: int, chinese: str, english: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "zh"}):
        assert size(count) == chinese
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert size(count) == english
