"""The registry: modules register, a name leads to one rule, a Part has its rules, an article its modules."""

from __future__ import annotations

import pkgutil
from string import Formatter
from types import ModuleType

import pytest

from workbench.i18n.languages import catalogue
from workbench.instruments.library import corpus
from workbench.rules import articles
from workbench.rules.registry import BENEFIT_RULES, MODULES, RULES, WORDS, article_index, find_rule, rules_of
from workbench.wording import WORDING


def test_every_module_of_the_articles_registers_a_rule() -> None:
    modules = {module.name for module in pkgutil.iter_modules(articles.__path__)}
    assert {rule.file for rule in RULES} == modules


def test_no_name_leads_to_two_rules() -> None:
    names = [name for rule in RULES for name in (rule.name, *rule.also)]
    assert len(names) == len(set(names))


CITED = [
    ("65", "65"), ("Art. 65(3)", "65"), ("C102:66(4)", "66"), ("67", "67(c)"), ("article 44(b)", "44"), ("36", "36(2)"),
    ("18(2)", "18(2)(a)"), ("65(10)", "65(10)"), ("71", "71(2)"), ("Coverage", "coverage"), ("2", "2(a)(ii)"),
    ("R202:5", "R202:5"), ("64", None), ("", None), ("65(2", None),
]  # fmt: skip


@pytest.mark.parametrize(("cited", "name"), CITED)
def test_a_rule_is_found_by_the_article_that_a_person_writes(cited: str, name: str | None) -> None:
    rule = find_rule(cited)
    assert (rule.name if rule else None) == name


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("II", "71(2)"),
        ("III", "65 66 67(c) 67(b) 67(d) 18(2)(a) 71(2)"),
        ("VI", "65 66 36(2) 65(10) 66(8) 71(2)"),
        ("VII", "44 71(2)"),
        ("VIII", "65 66 71(2)"),
    ],
)
def test_each_part_has_its_rules(part: str, names: str) -> None:
    assert [rule.name for rule in rules_of(corpus(), part)] == names.split()


@pytest.mark.parametrize("part", ["II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"])
def test_no_form_asks_for_an_input_twice(part: str) -> None:
    for rule in RULES:
        names = [field.name for field in rule.form_inputs(part)]
        assert len(names) == len(set(names)), rule.name


def test_the_index_leads_from_every_article_to_the_modules_that_judge_by_it() -> None:
    index = article_index()
    assert set(index) <= set(corpus().provisions)
    modules = {ref: " ".join(name.rpartition(".")[2] for name in names) for ref, names in index.items()}
    assert modules["C102:65"] == "article_65 articles_65_10_and_66_8"
    assert modules["C102:29"] == "article_65 article_66 article_67 periods"
    assert list(index) == sorted(index, key=lambda ref: int(ref.partition(":")[2]))


def test_only_rules_on_benefits_are_offered_by_the_calculator() -> None:
    assert {rule.subject for rule in BENEFIT_RULES} == {"level", "own_test", "review", "financing"}


def test_a_step_has_one_sentence_in_its_own_module_or_in_the_shared_table() -> None:
    own = [code for module in MODULES for code in getattr(module, "WORDS", {})]
    assert len(own) == len(set(own)) == len(WORDS)
    assert set(WORDS) & set(WORDING) == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_facts_are_the_same_in_both_languages(module: ModuleType) -> None:
    for code, message in getattr(module, "WORDS", {}).items():
        chinese = catalogue("zh").gettext(message.text)
        assert chinese != message.text, code
        assert facts_of(chinese) == facts_of(message.text), code


def facts_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
