"""Worked cases: situations a lawyer writes in YAML with the answer expected, read and put to the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final, cast, get_args

import yaml

from workbench.errors import WorkbenchError
from workbench.instruments.model import Bilingual, Corpus
from workbench.instruments.yaml_reader import YamlReader
from workbench.rules.figures import branch_parts, ref
from workbench.rules.inputs import InputField, Inputs
from workbench.rules.registry import RULES
from workbench.rules.rule import Outcome, Question, Rule, outcome_of
from workbench.rules.saying import say_problem, say_step
from workbench.rules.working import Answer, format_number, rounded
from workbench.yaml_file import FileFault, SourceLocation

OUTCOMES: Final = frozenset(get_args(Outcome))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedCase:
    """One situation, the rule and provision it is about, what is put in, and the answer expected with its reason.

    ``required`` is the percentage expected, None where the case says nothing of it; ``figures`` are expected results
    by name, as written. ``lines`` tell where in the file each key stands.
    """

    id: str
    rule: Rule
    article: str
    part: str
    contingency: str
    situation: Bilingual
    inputs: Mapping[str, object]
    answer: Outcome
    required: Fraction | None
    figures: Mapping[str, str]
    why: Bilingual
    file: str
    lines: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Problem:
    """Why a rule could not judge, as a fact that is put in the reader's language."""

    error: WorkbenchError

    def in_language(self, language: str) -> str:
        return say_problem(self.error, language)


@dataclass(frozen=True, slots=True)
class _Working:
    """The working of an answer in one line, as a fact that is put in the reader's language."""

    answer: Answer

    def in_language(self, language: str) -> str:
        return " ".join(say_step(step, language) for step in self.answer.working)


def read_cases(root: Path, corpus: Corpus) -> tuple[tuple[WorkedCase, ...], tuple[FileFault, ...]]:
    """The cases of every file under ``root``, one file for each module of rules, and what is wrong with the files."""
    by_file: dict[str, list[Rule]] = {}
    for rule in RULES:
        by_file.setdefault(f"{rule.file}.yaml", []).append(rule)
    cases: dict[str, WorkedCase] = {}
    faults: list[FileFault] = []
    for path in sorted(root.glob("*.yaml")):
        reader = _CaseReader(f"{root.name}/{path.name}")
        if path.name not in by_file:
            reader.report(1, "case_file_without_rule", known=", ".join(by_file))
        else:
            for case in reader.cases(path, by_file[path.name], corpus):
                if case.id in cases:
                    reader.report(case.lines["case"], "case_twice", case=case.id, first=cases[case.id].file)
                cases.setdefault(case.id, case)
        faults += reader.findings
    absent = (name for name in by_file if not (root / name).exists())
    faults += [FileFault(SourceLocation(f"{root.name}/{name}", 1), "case_file_missing", {}) for name in absent]
    return tuple(cases.values()), tuple(faults)


class _CaseReader(YamlReader):
    """A file of worked cases."""

    def cases(self, path: Path, rules: Sequence[Rule], corpus: Corpus) -> Iterator[WorkedCase]:
        node, _ = self.document(path)
        if node is not None:
            for item in self.items(self.fields(node, "cases").get("cases")):
                if (case := self._case(item, rules, corpus)) is not None:
                    yield case

    def _case(self, node: yaml.Node, rules: Sequence[Rule], corpus: Corpus) -> WorkedCase | None:
        """The case at a node; None where it names no rule of the file."""
        keys = self.fields(node, "case situation article answer why", "part contingency inputs required figures")
        article = keys.get("article")
        rule = self._rule(article, rules, corpus) if article is not None else None
        if rule is None:
            return None
        part = self._part(node, keys.get("part"), rule, corpus)
        return WorkedCase(
            id=self.string(keys.get("case")),
            rule=rule,
            article=self.string(article),
            part=part,
            contingency=self.string(keys.get("contingency")),
            situation=self.text(keys.get("situation")),
            inputs=self._inputs(keys.get("inputs"), rule.known_inputs()),
            answer=cast(Outcome, self.one_of(keys.get("answer"), OUTCOMES, "open")),
            required=self.number(keys["required"]) if "required" in keys else None,
            figures={name: self.string(value) for name, value in self._members(keys.get("figures"))},
            why=self.text(keys.get("why")),
            file=self.file,
            lines={name: value.start_mark.line + 1 for name, value in {"case": node, **keys}.items()},
        )

    def _rule(self, node: yaml.Node, rules: Sequence[Rule], corpus: Corpus) -> Rule | None:
        """The rule of the file that the article leads to; where there are several, the one whose name it has."""
        article = self.string(node)
        named = [rule for rule in rules if rule.name == article] or [
            rule for rule in rules if len(rules) == 1 and article.partition("(")[0] in rule.articles
        ]
        if not named:
            names = [rule.name for rule in rules] if len(rules) > 1 else [*rules[0].articles, rules[0].name]
            self.fault(node, "case_article_of_other_rule", article=article, known=", ".join(names))
            return None
        if not corpus.holds(article if ":" in article else ref(article)):
            self.fault(node, "provision_unknown", ref=article)
        return named[0]

    def _part(self, case: yaml.Node, node: yaml.Node | None, rule: Rule, corpus: Corpus) -> str:
        """The Part of the case, empty where the rule is of none."""
        if node is None:
            if rule.is_of_a_part:
                self.fault(case, "key_missing", key="part")
            return ""
        return self.one_of(node, frozenset(part.number for part in branch_parts(corpus)), "")

    def _inputs(self, node: yaml.Node | None, fields: Sequence[InputField]) -> dict[str, object]:
        """What is put in, each under a name that the rule knows."""
        by_name = {name: field for field in fields for name in field.names()}
        inputs: dict[str, object] = {}
        for name, value in self._members(node):
            if name not in by_name:
                self.fault(value, "case_input_unknown", name=name, known=", ".join(field.name for field in fields))
            else:
                inputs[name] = self._value(value, by_name[name])
        return inputs

    def _value(self, node: yaml.Node, field: InputField) -> object:
        if field.kind == "objects":
            return [self._inputs(item, field.members) for item in self.items(node)]
        if field.kind == "list":
            return [self.string(item) for item in self.items(node)]
        return self.string(node)

    def _members(self, node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
        """The names and values of a mapping of any keys."""
        if node is None:
            return
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, "mapping_expected", keys="name")
            return
        yield from ((str(key.value), value) for key, value in node.value)


def check_cases(cases: Sequence[WorkedCase], corpus: Corpus) -> tuple[FileFault, ...]:
    """Every case that comes out otherwise than it says, and every answer of a rule that no case shows."""
    differing = [fault for case in cases for fault in _differences(case, corpus)]
    return (*differing, *_answers_not_shown(cases))


def _differences(case: WorkedCase, corpus: Corpus) -> Iterator[FileFault]:
    """Where the rule's answer differs from the one expected."""
    try:
        answer = case.rule.answer(corpus, Question(case.part, case.contingency, Inputs(case.inputs)))
    except WorkbenchError as error:
        yield _fault(case, "inputs", "case_not_judged", problem=_Problem(error))
        return
    outcome = outcome_of(answer)
    if outcome != case.answer:
        yield _fault(
            case, "answer", "case_answer_differs", expected=case.answer, answer=outcome, working=_Working(answer)
        )
    if case.required is not None and case.required != answer.required:
        rate = "—" if answer.required is None else format_number(answer.required)
        yield _fault(case, "required", "case_required_differs", expected=format_number(case.required), answer=rate)
    for name, written in case.figures.items():
        if name not in answer.figures:
            yield _fault(case, "figures", "case_figure_unknown", name=name, known=", ".join(answer.figures))
        elif not _agrees(written, answer.figures[name]):
            figure = answer.figures[name]
            exact = str(figure).lower() if figure is None or isinstance(figure, bool) else format_number(figure)
            yield _fault(case, "figures", "case_figure_differs", name=name, expected=written, answer=exact)


def _agrees(written: str, figure: Fraction | bool | None) -> bool:
    """Whether a figure is what was written: a decimal to as many places as it has, anything else exactly."""
    if figure is None or isinstance(figure, bool):
        return written in ({"null"} if figure is None else {str(figure).lower()})
    try:
        expected = Fraction(written)
    except (ValueError, ZeroDivisionError):
        return False
    places = len(written.partition(".")[2])
    return expected == (Fraction(rounded(figure, places)) if places else figure)


def _answers_not_shown(cases: Sequence[WorkedCase]) -> Iterator[FileFault]:
    covered = {(case.rule.name, case.answer) for case in cases}
    for rule in RULES:
        for outcome in rule.outcomes:
            if (rule.name, outcome) not in covered:
                facts = {"rule": rule.name, "answer": outcome}
                yield FileFault(SourceLocation(f"cases/{rule.file}.yaml", 1), "case_answer_not_shown", facts)


def _fault(case: WorkedCase, key: str, code: str, **facts: object) -> FileFault:
    line = case.lines.get(key, case.lines["case"])
    return FileFault(SourceLocation(case.file, line), code, {"case": case.id, **facts})
