import pytest

from workbench.instruments.library import corpus
from workbench.rules.form import fill_form, read_form
from workbench.rules.inputs import InputField
from workbench.rules.registry import find_rule


def fields_of(method: str, part: str) -> tuple[InputField, ...]:
    rule = find_rule(method)
    assert rule is not None and rule.serves(corpus(), part)
    return rule.form_inputs(part)


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
    assert read_form(fields_of("65", "III"), given) == {
        "previous_earnings_month": "6,000",
        "benefit_week": "650",
        "earnings_of_protected": ["100", "200", "300", "400"],
        "ceiling_prescribed": True,
    }


def test_a_time_that_there_is_not_gives_way_to_the_one_the_form_offers_first() -> None:
    given = {"total_value_of_benefits": "5", "total_value_of_benefits-per": "century"}
    assert read_form(fields_of("44", "VII"), given) == {"total_value_of_benefits_year": "5"}


def test_a_form_is_filled_in_again_from_the_inputs_of_a_case() -> None:
    fields = fields_of("65", "V")
    given = {
        "previous_earnings": "6000", "previous_earnings-per": "year", "ceiling_prescribed": "1",
        "earnings_of_protected": "1 2", "qualifying_rule": "29(3)", "contribution_years": "10",
    }  # fmt: skip
    assert fill_form(fields, read_form(fields, given)) == given


@pytest.mark.parametrize(("part", "paragraphs"), [("III", []), ("V", ["29"]), ("IX", ["57"]), ("X", ["63"])])
def test_years_are_asked_for_pensions_only_by_the_paragraphs_of_their_own_article(
    part: str, paragraphs: list[str]
) -> None:
    fields = fields_of("65", part)
    rules = [field for field in fields if field.name == "qualifying_rule"]
    assert [field.choices[1][0].partition("(")[0] for field in rules] == paragraphs
    assert bool(paragraphs) == ("contribution_years" in {field.name for field in fields})
