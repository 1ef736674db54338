import pytest

from workbench.instruments.model import Bilingual
from workbench.instruments.topics import TopicRule, TopicRules, topics_of
from workbench.lang.cues import Cues, PhrasePlace
from workbench.lang.languages import Lang
from workbench.lang.phrases import Phrase
from workbench.yaml_file import SourceLocation

HERE = SourceLocation("cues/made_up.yaml", 1)


def rule(rule_id: str, zh: str, en: str, branches: str = "", unless: str = "") -> TopicRule:
    chinese = Cues("zh", (PhrasePlace(Phrase(zh), HERE),))
    english = Cues("en", (PhrasePlace(Phrase(en), HERE),))
    return TopicRule(
        rule_id,
        Bilingual(en=rule_id, zh=rule_id),
        "suggestions",
        {"zh": chinese, "en": english},
        (),
        frozenset(branches.split()),
        frozenset(unless.split()),
        HERE,
    )


RULES = (
    rule("duration", "期限", "_period"),
    rule("injury", "事故", "accident", branches="employment_injury"),
    rule("ended", "停发", "stopped"),
    rule("quiet", "发", "paid", unless="ended"),
)


@pytest.mark.parametrize(
    ("text", "lang", "branches", "expected"),
    [
        ("期限为九个月", "zh", "", [("duration", "期限")]),
        ("The PERIOD is short", "en", "", [("duration", "PERIOD")]),
        ("发生事故", "zh", "old_age", [("quiet", "发")]),
        ("事故", "zh", "employment_injury", [("injury", "事故")]),
        ("停发", "zh", "", [("ended", "停发")]),
        ("", "zh", "", []),
    ],
)
def test_what_is_seen(text: str, lang: Lang, branches: str, expected: list[tuple[str, str]]) -> None:
    seen = topics_of(text, branches.split(), RULES, lang)
    assert [(match.rule.id, match.words) for match in seen] == expected


def test_rules_are_parted_by_their_use() -> None:
    rules = TopicRules({rule.id: rule for rule in RULES})
    assert rules.for_use("suggestions") == RULES
    assert rules.for_use("questions") == ()
