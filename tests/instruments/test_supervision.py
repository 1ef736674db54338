"""What supervisory bodies said: each comment names provisions of the corpus and where it was published."""

from __future__ import annotations

from workbench.instruments.library import corpus
from workbench.instruments.supervision import supervisory_comments


def test_every_comment_stands_under_a_provision_that_binds_china_and_names_its_source() -> None:
    comments = supervisory_comments()
    assert {comment.id for comment in comments} == {"c19-2013"}
    for comment in comments:
        for ref in comment.provisions:
            assert corpus().instrument(corpus().provision(ref).instrument).ratified
        for words in (comment.title, comment.source, *comment.points):
            assert words.en and words.zh
