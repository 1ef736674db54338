"""Words that say the same in a law, read from ``corpus/synonyms.yaml``, and how to find them in a text (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from workbench.config import resource_dir
from workbench.lang.languages import Lang
from workbench.lang.stems import stem
from workbench.yaml_file import FileFault, FileFaultError, YamlFile

_LANGS: Final[tuple[Lang, Lang]] = ("zh", "en")
_WORD_EN: Final = re.compile(r"[a-z]+(?:'[a-z]+)?")


@dataclass(frozen=True, slots=True)
class SynonymTerms:
    """Forms that may stand for each other; ``is_party`` where they name somebody who has rights or duties.

    ``is_neutral`` where a sentence in which one of them stands besides holds no less.
    """

    id: str
    forms: Mapping[Lang, tuple[str, ...]]
    is_party: bool
    is_neutral: bool = False


@dataclass(frozen=True, slots=True)
class SynonymSpan:
    """Where a form stands: ``text[start:end]``, with the groups it belongs to; none for a filler."""

    start: int
    end: int
    groups: frozenset[str]
    is_party: bool
    is_neutral: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """A form as it is compared, and what it stands for."""

    steps: tuple[str, ...]
    groups: frozenset[str]
    is_party: bool
    is_neutral: bool


@dataclass(frozen=True)
class Synonyms:
    """Every group by its id, and the words that say nothing by themselves."""

    groups: Mapping[str, SynonymTerms]
    fillers: Mapping[Lang, tuple[str, ...]]

    def find(self, text: str, lang: Lang) -> tuple[SynonymSpan, ...]:
        """The forms in folded text, in order and without overlap; of those that begin together the longest."""
        steps = _steps(text, lang)
        forms = self._forms[lang]
        spans: list[SynonymSpan] = []
        at = 0
        while at < len(steps):
            for form in forms.get(steps[at][0], ()):
                if tuple(step for step, _, _ in steps[at : at + len(form.steps)]) == form.steps:
                    start, end = steps[at][1], at + len(form.steps)
                    spans.append(SynonymSpan(start, steps[end - 1][2], form.groups, form.is_party, form.is_neutral))
                    at = end
                    break
            else:
                at += 1
        return tuple(spans)

    @cached_property
    def _forms(self) -> dict[Lang, dict[str, list[_Form]]]:
        return {lang: self._by_first_step(lang) for lang in _LANGS}

    def _by_first_step(self, lang: Lang) -> dict[str, list[_Form]]:
        groups: dict[tuple[str, ...], set[str]] = {}
        for form in self.fillers[lang]:
            groups[tuple(step for step, _, _ in _steps(form, lang))] = set()
        for group in self.groups.values():
            for form in group.forms[lang]:
                groups.setdefault(tuple(step for step, _, _ in _steps(form, lang)), set()).add(group.id)
        ordered: dict[str, list[_Form]] = {}
        for steps, ids in sorted(groups.items(), key=lambda entry: -len(entry[0])):
            is_party = any(self.groups[id_].is_party for id_ in ids)
            is_neutral = any(self.groups[id_].is_neutral for id_ in ids)
            ordered.setdefault(steps[0], []).append(_Form(steps, frozenset(ids), is_party, is_neutral))
        return ordered


def _steps(text: str, lang: Lang) -> Sequence[tuple[str, int, int]]:
    """What a text is compared by, with where it stands: characters, or the stems of English words."""
    if lang == "zh":
        return [(mark, at, at + 1) for at, mark in enumerate(text)]
    return [(stem(word[0]), word.start(), word.end()) for word in _WORD_EN.finditer(text.lower())]


class SynonymsFault(FileFaultError):
    """The synonyms cannot be used as they stand."""

    faulty = "synonyms_faulty"


@cache
def shipped_synonyms() -> Synonyms:
    """The synonyms that ship, read once a process; raises SynonymsFault where the file is at fault."""
    synonyms, findings = read_synonyms(resource_dir("corpus") / "synonyms.yaml")
    if findings:
        raise SynonymsFault(findings)
    return synonyms


def read_synonyms(path: Path) -> tuple[Synonyms, tuple[FileFault, ...]]:
    """As much of the file as can be read, and every fault of form found on the way."""
    reader = YamlFile(path.name)
    root, _ = reader.document(path)
    fields = reader.fields(root, "fillers groups") if root is not None else {}
    fillers = reader.fields(fields["fillers"], "zh en") if "fillers" in fields else {}
    groups: dict[str, SynonymTerms] = {}
    for node in reader.items(fields.get("groups")):
        members = reader.fields(node, "id zh en", "party neutral")
        group = SynonymTerms(
            reader.string(members.get("id")),
            {lang: tuple(map(reader.string, reader.items(members.get(lang)))) for lang in _LANGS},
            reader.flag(members.get("party")),
            reader.flag(members.get("neutral")),
        )
        if group.id in groups:
            reader.fault(node, "synonyms_twice", id=group.id)
        groups[group.id] = group
    words = {lang: tuple(map(reader.string, reader.items(fillers.get(lang)))) for lang in _LANGS}
    return Synonyms(groups, words), tuple(sorted(reader.findings, key=lambda fault: fault.location.line))
