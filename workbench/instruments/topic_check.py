"""Proves the rules of cue phrases: what they name exists, their phrases can be read, their examples come out right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workbench.instruments.model import Corpus
from workbench.instruments.topics import TopicRule, TopicRules
from workbench.instruments.yaml_reader import CorpusFinding
from workbench.lang.cues import prove_cues
from workbench.lang.languages import Lang

_LANGS: Final[tuple[Lang, Lang]] = ("zh", "en")


def check_topics(rules: TopicRules, corpus: Corpus) -> tuple[CorpusFinding, ...]:
    """Everything wrong with the rules that reading them did not show, rule by rule."""
    return tuple(finding for rule in rules.by_id.values() for finding in _rule(rule, rules, corpus))


def _rule(rule: TopicRule, rules: TopicRules, corpus: Corpus) -> Iterator[CorpusFinding]:
    of_one_use = {other.id for other in rules.for_use(rule.use)}
    for other in sorted(rule.unless - of_one_use):
        yield CorpusFinding(rule.location, "rule_unless_unknown", {"id": rule.id, "other": other})
    for target in rule.targets:
        if target.ref and not corpus.holds(target.ref):
            yield CorpusFinding(rule.location, "provision_unknown", {"ref": target.ref})
    for lang in _LANGS:
        yield from prove_cues(rule.id, rule.cues[lang])
