import pytest

from workbench.lang.named_numbers import bare_ages, ordinal_days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("从停工第四日起发给", [("4", "第四日")]),
        ("自第 8 天起", [("8", "第 8 天")]),
        ("from the fourth day of incapacity", [("4", "fourth day")]),
        ("from the 15th day", [("15", "15th day")]),
        ("第四条规定的四日", []),
        ("a fourth of a day", []),
    ],
)
def test_days_named_by_their_number(text: str, days: list[tuple[str, str]]) -> None:
    assert [(str(day.value), day.quote) for day in ordinal_days(text)] == days


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("The pensionable age is 60 for men and 55 for women.", ["60", "55"]),
        ("The retirement age shall be 65.", ["65"]),
        ("The pension age is reached after 15 years of work.", []),
        ("The fund pays 60 for each claim.", []),
    ],
)
def test_ages_without_a_unit(text: str, ages: list[str]) -> None:
    assert [str(age.value) for age in bare_ages(text)] == ages
