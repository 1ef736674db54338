"""The closed lists of commentary: stances and types of issue."""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """How a comment stands to its clause."""

    SUPPORT = "support"
    SUPPORT_WITH_CHANGES = "support_with_changes"
    OPPOSE = "oppose"
    QUESTION = "question"


class Issue(StrEnum):
    """What a comment is about."""

    COVERAGE = "coverage"
    CONTRIBUTIONS = "contributions"
    BENEFIT_LEVEL = "benefit_level"
    QUALIFYING_PERIOD = "qualifying_period"
    DURATION = "duration"
    FINANCING = "financing"
    ADMINISTRATION = "administration"
    REMEDIES = "remedies"
    WORDING = "wording"
    OTHER = "other"
