"""What a paper is made from, as data that outlasts every later change: its texts, positions, comments, quotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from workbench.commentary.models import Comment
from workbench.commentary.terms import PositionStatus
from workbench.instruments.library import corpus
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.papers.addresses import frozen_address
from workbench.papers.history import PAPER_TEXTS, POSITION_TEXTS
from workbench.papers.models import Paper, Position
from workbench.standards.quotation import quote_provisions

FrozenPaper = Mapping[str, Any]


def frozen_paper(session: Session, paper: Paper) -> dict[str, Any]:
    """Everything that a paper rests on as it is now, dropped positions aside, as JSON has it."""
    positions = [each for each in paper.positions if each.status != PositionStatus.DROPPED]
    refs = list(dict.fromkeys(cited.provision for each in positions for cited in each.citations))
    return {
        "paper": paper.id,
        "revision": paper.revision,
        "texts": {name: getattr(paper, name) for name in PAPER_TEXTS},
        "version": {
            "id": paper.version.id,
            "label": paper.version.label,
            "title": paper.version.title,
            "lang": paper.version.lang,
            "source_sha256": paper.version.source_sha256,
        },
        "positions": [_position(each) for each in positions],
        "quotations": {
            lang: [
                {"ref": each.ref, "label": each.label, "text": each.text, "is_official": each.is_official}
                for each in quote_provisions(session, corpus(), refs, lang)
            ]
            for lang in TEXT_LANGUAGES
        },
    }


def _position(position: Position) -> dict[str, Any]:
    return {
        "id": position.id,
        "revision": position.revision,
        "status": str(position.status),
        "target": str(position.target),
        "continues": position.continues_id or "",
        "clause": {
            "id": position.clause_id,
            "path": position.clause.path,
            "text": position.clause.text,
        },
        **{name: getattr(position, name) for name in POSITION_TEXTS},
        "provisions": [cited.provision for cited in position.citations],
        "comments": [_comment(source.comment) for source in position.sources],
    }


def _comment(comment: Comment) -> dict[str, Any]:
    words = comment.current
    return {
        "id": comment.id,
        "revision": words.number,
        "organisation": comment.organisation_id,
        "author": comment.author_id,
        "is_withdrawn": comment.withdrawn_at is not None,
        "stance": str(words.stance),
        "body": words.body,
        "proposed": words.proposed,
    }


@dataclass(frozen=True, slots=True)
class PositionChange:
    """A position in two states of a paper; ``before`` or ``after`` is None where it is in the other alone."""

    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    def address(self, language: str) -> str:
        """What it is on."""
        return frozen_address(self.after or self.before or {"clause": {"path": ""}}, language)

    @property
    def is_changed(self) -> bool:
        """Whether it asks for something else, or for other reasons."""
        return self.before is None or self.after is None or any(self.before[name] != self.after[name] for name in _SAID)


_SAID = (*POSITION_TEXTS, "provisions")


def paper_changes(before: FrozenPaper, after: FrozenPaper) -> Sequence[PositionChange]:
    """What of a paper is not as it was, position by position, in the order it has now; what is gone stands last.

    A position of a paper that continues the other is held against the one from which it started.
    """
    old = {each["id"]: each for each in before["positions"]}
    new = {_known_as(each, old): each for each in after["positions"]}
    changes = [PositionChange(old.get(id_), new.get(id_)) for id_ in (*new, *(id_ for id_ in old if id_ not in new))]
    return [change for change in changes if change.is_changed]


def _known_as(position: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    """The id under which a position is held against those before: its own, or that of the one it continues."""
    continued = str(position.get("continues", ""))
    return continued if position["id"] not in before and continued in before else str(position["id"])


def text_changes(before: FrozenPaper, after: FrozenPaper) -> Sequence[tuple[str, str, str]]:
    """The texts of a paper that are not as they were: the name of each, before and after."""
    return [
        (name, before["texts"][name], after["texts"][name])
        for name in PAPER_TEXTS
        if before["texts"][name] != after["texts"][name]
    ]
