import pytest

from workbench.instruments.library import corpus
from workbench.rules.methods import METHODS, as_given, entries_of, methods_of, read_inputs


@pytest.mark.parametrize(
    ("part", "methods"),
    [
        ("II", "71(2)"),
        ("III", "65 66 67(c) 67(b) 67(d) 18(2)(a) 71(2)"),
        ("VI", "65 66 36(2) 65(10) 66(8) 71(2)"),
        ("VII", "44 71(2)"),
        ("VIII", "65 66 71(2)"),
    ],
)
def test_each_part_has_its_methods(part: str, methods: str) -> None:
    assert [method.id for method in methods_of(corpus(), part)] == methods.split()


def test_money_is_read_with_its_time_and_lists_number_by_number() -> None:
    given = {
        "previous_earnings": "6,000",
        "previous_earnings-per": "month",
        "benefit": " 650 ",
        "benefit-per": "week",
        "earnings_of_protected": "100 200；300\n400",
        "ceiling_prescribed": "1",
        "skilled_manual_wage": "",
        "skilled_manual_wage-per": "day",
    }
    assert read_inputs(METHODS["65"].entries, given) == {
        "previous_earnings_month": "6,000",
        "benefit_week": "650",
        "earnings_of_protected": ["100", "200", "300", "400"],
        "ceiling_prescribed": True,
    }


def test_a_form_is_filled_in_again_from_the_inputs_of_a_case() -> None:
    entries = entries_of(METHODS["65"], "V")
    given = {
        "previous_earnings": "6000", "previous_earnings-per": "year", "ceiling_prescribed": "1",
        "earnings_of_protected": "1 2", "qualifying_rule": "29(3)", "contribution_years": "10",
    }  # fmt: skip
    assert as_given(entries, read_inputs(entries, given)) == given


def test_years_are_asked_for_pensions_only() -> None:
    names = {part: [entry.name for entry in entries_of(METHODS["65"], part)] for part in ("III", "V")}
    assert "contribution_years" not in names["III"] and "contribution_years" in names["V"]
