"""The closed list of what is decided."""

from __future__ import annotations

from enum import StrEnum


class DecisionKind(StrEnum):
    """What a decision is about; the comment says its subject, its aspect and its scope."""

    FINDING = "finding"  # a version; the Part or guarantee; the version
    OUTCOME = "outcome"  # a comment; the later version; the later version
    MATCH = "match"  # the old article; the new article; the new version
    ANCHOR = "anchor"  # a comment; the version it stands in; that version
    REFERENCE = "reference"  # a clause; the provision; the version
    REJECTION = "rejection"  # a clause; the provision; the version
    POSITION = "position"  # a position; nothing; the paper
    PAPER = "paper"  # a paper; nothing; the law
    CASE = "case"  # a case; nothing; the law
    LAW = "law"  # a law; nothing; the law
    CLOSING = "closing"  # a law; nothing; the law
    VERSION = "version"  # a version; nothing; the law
    ROUND = "round"  # a round; nothing; the law
    LEAVE = "leave"  # a round; the organisation that is given leave or sent back; the law
    LEFT_OUT = "left_out"  # a comment; nothing; the return
    BEHALF = "behalf"  # a comment; nothing; the law
    THREAD = "thread"  # a comment; nothing; the law
    WITHDRAWAL = "withdrawal"  # a version; nothing; the law
    DRAFTER_ANSWER = "drafter_answer"  # a position, what the drafter states about it; the later version; the paper
    SENDING = "sending"  # a sealed paper, that it was sent; nothing; the paper
    OPINION = "opinion"  # an opinion, which comments are in it; nothing; the law
    DISPOSITION = "disposition"  # an opinion, what becomes of it; nothing; the law
