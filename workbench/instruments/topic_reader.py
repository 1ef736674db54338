"""Reads the rules of cue phrases from ``corpus/cues``, and says file by file and line by line what is wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import yaml

from workbench.instruments.topics import ASKED_FOR, USES, Target, TopicRule, TopicRules, Use
from workbench.instruments.vocabulary import BRANCHES, ROLES
from workbench.instruments.yaml_reader import CorpusFinding, YamlReader
from workbench.lang.cues import read_cues
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.yaml_file import FileFaultError, SourceLocation

# Roles of the standards, and three that part the benefit articles by what they give.
TARGET_ROLES: Final = ROLES | {"care", "cash", "scheme_care"}
_ID: Final = re.compile(r"[a-z]+(_[a-z]+)*")


class TopicFault(FileFaultError):
    """The rules cannot be used as they stand."""

    faulty = "topics_faulty"


def load_topic_rules(folder: Path) -> TopicRules:
    """The rules in the ``.yaml`` files of ``folder``; raises TopicFault on any fault of form."""
    rules, findings = read_topic_rules(folder)
    if findings:
        raise TopicFault(findings)
    return rules


def read_topic_rules(folder: Path) -> tuple[TopicRules, tuple[CorpusFinding, ...]]:
    """As many rules as can be read, and every fault of form found on the way, in the order of the files."""
    findings: list[CorpusFinding] = []
    rules: dict[str, TopicRule] = {}
    for path in sorted(folder.glob("*.yaml")):
        reader = YamlReader(f"{folder.name}/{path.name}", findings)
        root, _ = reader.document(path)
        head = reader.fields(root, "used_for set_on set_by rules") if root is not None else {}
        named = reader.one_of(head.get("used_for"), frozenset(USES), "")
        use = next((use for use in USES if use == named), USES[0])
        reader.day(head.get("set_on"))
        reader.text(head.get("set_by"))
        for node in reader.items(head.get("rules")):
            rule = _rule(reader, node, use)
            if rule.id in rules:
                reader.fault(node, "rule_twice", id=rule.id, first=str(rules[rule.id].location))
            elif rule.id:
                rules[rule.id] = rule
    for missing in ASKED_FOR if not findings else ():
        if missing not in rules:
            findings.append(CorpusFinding(SourceLocation(folder.name, 1), "rule_missing", {"id": missing}))
    return TopicRules(rules), tuple(findings)


def _rule(reader: YamlReader, node: yaml.Node, use: Use) -> TopicRule:
    fields = reader.fields(node, " ".join(("id", "name", *TEXT_LANGUAGES)), "leads_to branches unless")
    rule_id = reader.string(fields.get("id"))
    if rule_id and not _ID.fullmatch(rule_id):
        reader.fault(fields["id"], "rule_id_malformed", id=rule_id)
    targets = tuple(_target(reader, target) for target in reader.items(fields.get("leads_to")))
    if use == "suggestions" and not targets and fields:
        reader.fault(node, "rule_leads_nowhere", id=rule_id)
    return TopicRule(
        id=rule_id,
        name=reader.text(fields.get("name")),
        use=use,
        cues={lang: read_cues(reader, fields.get(lang), lang) for lang in TEXT_LANGUAGES},
        targets=targets,
        branches=frozenset(reader.one_of(branch, BRANCHES, "") for branch in reader.items(fields.get("branches"))),
        unless=frozenset(reader.string(other) for other in reader.items(fields.get("unless"))),
        location=reader.location_of(node),
    )


def _target(reader: YamlReader, node: yaml.Node) -> Target:
    fields = reader.fields(node, "strength", "role provision")
    strength = float(reader.number(fields.get("strength")))
    if "strength" in fields and not 0 < strength <= 1:
        reader.fault(fields["strength"], "strength_out_of_bounds", value=strength)
    if ("role" in fields) == ("provision" in fields):
        reader.fault(node, "target_ambiguous")
    return Target(strength, reader.one_of(fields.get("role"), TARGET_ROLES, ""), reader.string(fields.get("provision")))
