"""The items of a returned file as they wait for a person: what was read, and what the person chose for each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from html import escape
from typing import Any, Final

from workbench.commentary.service import CommentData
from workbench.commentary.terms import PROPOSING, Issue
from workbench.errors import Invalid
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.returns.draft import ReturnDraft
from workbench.returns.gathering import spoken
from workbench.returns.model import ReturnedFile, ReturnedOpinion, ReturnedWarning, ReturnPlaced
from workbench.returns.placing import PlacedOpinion, place_opinion
from workbench.returns.whole_wording import whole_wording


class ReceivedKind(ClosedList):
    """What an opinion of a returned file is stored as."""

    PROPOSAL = "proposal", N_("a change of the clause")
    COMMENT = "comment", N_("a comment on the clause")
    NEW_ARTICLE = "new_article", N_("a new article after this one")
    GENERAL = "general", N_("on the draft as a whole")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedChoice:
    """What is to become of an item: ``key`` is the clause, empty for none; ``why`` the reason for leaving it out."""

    kind: str
    key: str = ""
    stance: str = PROPOSING
    issue: str = Issue.OTHER
    is_out: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedItem:
    """An opinion as it was read and placed; ``number`` counts from 1 in its file, ``key`` is the clause proposed."""

    number: int
    where: Mapping[str, object]
    organisation: str
    author: str
    date: str
    cited: str
    quote: str
    proposed: str
    deleted: str
    inserted: str
    before: str
    body: str
    reason: str
    kind: str
    key: str
    others: tuple[str, ...]
    placed: ReturnPlaced
    rivals: tuple[str, ...]
    is_by_words: bool

    @property
    def opinion(self) -> ReturnedOpinion:
        return ReturnedOpinion(
            dict(self.where),
            body=self.body,
            reason=self.reason,
            quote=self.quote,
            proposed=self.proposed,
            deleted=self.deleted,
            inserted=self.inserted,
            before=self.before,
        )

    @property
    def choice(self) -> ReceivedChoice:
        """What is to become of it as long as nobody chose otherwise."""
        return ReceivedChoice(kind=self.kind, key=self.key)


@dataclass(frozen=True, slots=True)
class ReceivedReading:
    """All that was read of a file: its items, all else with its place, and what should be known of the file."""

    items: Sequence[ReceivedItem]
    rest: Sequence[tuple[Mapping[str, object], str]]
    warnings: Sequence[ReturnedWarning]


def placed_reading(read: ReturnedFile, draft: ReturnDraft) -> ReceivedReading:
    """What was read of a file, each opinion with the place proposed for it."""
    items = [_item(at, place_opinion(opinion, draft)) for at, opinion in enumerate(read.opinions, start=1)]
    return ReceivedReading(items, [(rest.where, rest.text) for rest in read.rest], read.warnings)


def _item(number: int, placed: PlacedOpinion) -> ReceivedItem:
    opinion = placed.opinion
    key = placed.after if placed.kind == "new_article" else next(iter(placed.keys), None)
    return ReceivedItem(
        number=number,
        where=opinion.where,
        organisation=opinion.organisation,
        author=opinion.author,
        date=opinion.date,
        cited=opinion.cited,
        quote=opinion.quote,
        proposed=opinion.proposed,
        deleted=opinion.deleted,
        inserted=opinion.inserted,
        before=opinion.before,
        body=opinion.body,
        reason=opinion.reason,
        kind=placed.kind,
        key=key or "",
        others=placed.clauses[1:],
        placed="unplaced" if placed.kind == "new_article" and not key else placed.placed,
        rivals=placed.rivals,
        is_by_words=placed.is_by_words,
    )


def dump_reading(reading: ReceivedReading) -> str:
    return json.dumps(
        {
            "items": [asdict(item) for item in reading.items],
            "rest": [[where, text] for where, text in reading.rest],
            "warnings": [asdict(warning) for warning in reading.warnings],
        },
        ensure_ascii=False,
    )


def load_reading(stored: str) -> ReceivedReading:
    """The reading that :func:`dump_reading` wrote."""
    read = json.loads(stored)
    lists = ("others", "rivals")
    return ReceivedReading(
        [ReceivedItem(**{**row, **{name: tuple(row[name]) for name in lists}}) for row in read["items"]],
        [(where, text) for where, text in read["rest"]],
        [ReturnedWarning(**row) for row in read["warnings"]],
    )


def choices_of(stored: str, reading: ReceivedReading) -> Mapping[int, ReceivedChoice]:
    """What is to become of each item, by its number: as somebody chose, or else as it was read."""
    chosen: Mapping[str, Any] = json.loads(stored).get("items", {})
    return {
        item.number: ReceivedChoice(**chosen[str(item.number)]) if str(item.number) in chosen else item.choice
        for item in reading.items
    }


def whose_of(stored: str) -> Mapping[str, str]:
    """Whose opinions they are: the id of an organisation by the name that the file has for it."""
    whose: Mapping[str, str] = json.loads(stored).get("whose", {})
    return whose


def dump_choices(choices: Mapping[int, ReceivedChoice], whose: Mapping[str, str]) -> str:
    items = {str(number): asdict(choice) for number, choice in choices.items()}
    return json.dumps({"items": items, "whose": dict(whose)}, ensure_ascii=False)


def check_choice(item: ReceivedItem, choice: ReceivedChoice, draft: ReturnDraft) -> None:
    """Raise Invalid, naming the item by its number, where something is still to be chosen."""
    if choice.is_out:
        if not choice.why.strip():
            raise Invalid("received_reason_missing", field="why", number=item.number)
        return
    if choice.kind not in set(ReceivedKind):
        raise Invalid("received_kind_unknown", field="kind", number=item.number)
    clause = draft.law.by_key.get(choice.key)
    if choice.kind in {ReceivedKind.PROPOSAL, ReceivedKind.COMMENT} and clause is None:
        raise Invalid("received_clause_missing", field="at", number=item.number)
    if choice.kind == ReceivedKind.NEW_ARTICLE and clause is not None and article_of(choice.key, draft) is None:
        raise Invalid("received_article_missing", field="at", number=item.number)


def article_of(key: str, draft: ReturnDraft) -> str | None:
    """The key of the article that a clause is or stands in."""
    at: str | None = key
    while at and draft.law.by_key[at].kind != "article":
        at = draft.law.by_key[at].parent
    return at or None


def comment_data(item: ReceivedItem, choice: ReceivedChoice, text: str, *, takes_wording: bool) -> CommentData:
    """What an item says as a comment on a clause with this text; a wording is worked out where it belongs into it."""
    opinion = item.opinion
    proposed = ""
    if takes_wording and choice.kind == ReceivedKind.PROPOSAL and text:
        proposed = whole_wording(opinion, text)
    elif takes_wording and choice.kind == ReceivedKind.NEW_ARTICLE:
        proposed = opinion.proposed or opinion.inserted
    if proposed.strip() == text.strip():
        proposed = ""
    body = opinion.body if proposed else spoken(opinion)
    words = [body, "" if proposed or opinion.proposed in body else opinion.proposed, opinion.reason]
    if proposed and _bare(body) in (_bare(proposed), _bare(opinion.proposed)):
        words[0] = ""
    return CommentData(
        body="".join(_paragraphs(part) for part in words), stance=choice.stance, issue=choice.issue, proposed=proposed
    )


_BREAK: Final = "<br>"


def _paragraphs(text: str) -> str:
    return f"<p>{_BREAK.join(map(escape, text.strip().splitlines()))}</p>" if text.strip() else ""


def _bare(text: str) -> str:
    return "".join(text.split())
