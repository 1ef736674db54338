"""Messages are put into words late, with their facts in the same language."""

from __future__ import annotations

import pytest

from workbench.i18n.messages import N_, NP_, Message, listed, translate

CASES: list[tuple[Message, dict[str, object], str, str]] = [
    (N_("Support"), {}, "Support", "赞成"),
    (N_("The note is too long: at most {most} characters."), {"most": 9}, "at most 9 characters", "最多 9 个字符"),
    (N_("“{text}” was not found. {text}"), {"text": "{0.x}"}, "“{0.x}” was not found. {0.x}", "“{0.x}”"),
    (N_("of {stance}"), {"stance": N_("Support")}, "of Support", "of 赞成"),
    (N_("never translated"), {}, "never translated", "never translated"),
    (NP_("{count} made-up", "{count} made-ups"), {"count": 1}, "1 made-up", "1 made-up"),
    (NP_("{count} made-up", "{count} made-ups"), {"count": 2}, "2 made-ups", "2 made-ups"),
]


@pytest.mark.parametrize(("message", "facts", "english", "chinese"), CASES)
def test_a_message_in_two_languages(message: Message, facts: dict[str, object], english: str, chinese: str) -> None:
    assert english in translate(message, "en", **facts)
    assert chinese in translate(message, "zh", **facts)


def test_a_fact_may_have_any_name() -> None:
    assert translate(N_("{message} {language}"), "en", message=1, language=2) == "1 2"


@pytest.mark.parametrize(("language", "told"), [("en", "a, b"), ("zh", "a、b")])
def test_a_list_is_divided_as_the_language_does(language: str, told: str) -> None:
    assert listed(["a", "b"], language) == told
