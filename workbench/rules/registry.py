"""Every rule of judgement there is, as the modules of ``rules/articles`` register them, and which article is where.

A module registers its rules by a tuple ``RULES``, and what their steps say by a mapping ``WORDS``; nothing else need
be touched to add one.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import Message
from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.model import Corpus
from workbench.rules import articles
from workbench.rules.chart import Bar, draw
from workbench.rules.rule import SUBJECTS, Rule, RuleSubject
from workbench.rules.working import Answer

# What `workbench adequacy` judges; of these the calculator asks for all but the persons protected.
_BENEFIT: Final[frozenset[RuleSubject]] = frozenset({"level", "own_test", "review", "financing"})
_CITED: Final = re.compile(r"(?:c\.?102:?\s*)?(?:art(?:icle)?\.?\s*)?(\d+)((?:\(\w+\))*)", re.IGNORECASE)
_FIRST_NUMBER: Final = re.compile(r"\d+")


MODULES: Final = tuple(
    importlib.import_module(module.name) for module in pkgutil.iter_modules(articles.__path__, f"{articles.__name__}.")
)
# code of a step: its sentence, for the steps that one rule alone has
WORDS: Final[Mapping[str, Message]] = {
    code: message for module in MODULES for code, message in getattr(module, "WORDS", {}).items()
}


def _order(rule: Rule) -> tuple[int, int]:
    number = _FIRST_NUMBER.search(rule.name)
    return SUBJECTS.index(rule.subject), int(number[0]) if number else 0


RULES: Final[tuple[Rule, ...]] = tuple(sorted((rule for module in MODULES for rule in module.RULES), key=_order))
_BY_NAME: Final[Mapping[str, Rule]] = {name.lower(): rule for rule in RULES for name in (rule.name, *rule.also)}
BENEFIT_RULES: Final = tuple(rule for rule in RULES if rule.subject in _BENEFIT)
ADEQUACY_RULES: Final = tuple(rule for rule in RULES if rule.subject in {*_BENEFIT, "persons"})


def find_rule(cited: str) -> Rule | None:
    """The rule called ``cited``: ``65``, ``Art. 67(c)``, ``C102:44(a)``, ``coverage``; None where there is none."""
    name = cited.strip().lower()
    address = _CITED.fullmatch(name)
    return _BY_NAME.get("".join(address.groups()) if address else name)


def rules_of(corpus: Corpus, part: str) -> tuple[Rule, ...]:
    """The rules that measure the benefit of a Part of C.102, in the order in which they are offered."""
    return tuple(rule for rule in BENEFIT_RULES if not rule.is_of_a_part or rule.serves(corpus, part))


def article_index() -> Mapping[str, tuple[str, ...]]:
    """For each article of C.102 that a rule rests on, the modules that judge by it, in the order of the articles."""
    modules: dict[str, list[str]] = {}
    for rule in RULES:
        for article in rule.articles:
            named = modules.setdefault(f"{MINIMUM_STANDARDS}:{article}", [])
            if rule.module not in named:
                named.append(rule.module)
    in_order = sorted(modules, key=lambda ref: int(ref.partition(":")[2]))
    return {ref: tuple(modules[ref]) for ref in in_order}


def bars(answer: Answer) -> tuple[Bar, ...]:
    """The chart of an answer as its rule draws it; none where no number stands against another."""
    rule = find_rule(answer.method)
    return () if rule is None else draw(rule.chart(answer))
