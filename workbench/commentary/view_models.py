"""What pages show of a comment and its replies: plain values in the reader's language, and no rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from workbench.commentary.beside import NOTHING_BESIDE, Beside
from workbench.commentary.models import Attachment, Comment, Revision
from workbench.commentary.sources import source_in_words
from workbench.commentary.terms import CommentTarget
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.view_models import DecisionView, decision_views
from workbench.i18n.messages import N_, translate
from workbench.law.address import cited

_TYPED_IN: Final = N_("{organisation} (typed in by {name})")


@dataclass(frozen=True, slots=True)
class RevisionView:
    """What a comment said from ``created_at`` on; ``body`` is sanitised HTML, ``proposed`` a wording or empty."""

    body: str
    stance: str
    issue: str
    proposed: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class TranslatedWords:
    """The clause of a translation that a comment was written on, and its words; none where it was on all of it."""

    clause_id: str
    address: str
    lang: str
    quote: str


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A file that goes with a comment or a return; ``bytes`` is its size."""

    id: str
    name: str
    kind: str
    bytes: int
    member_id: str
    member: str


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment or a reply; ``earlier`` begins with the latest.

    ``author`` is who wrote it or, where it was typed in for an organisation, that organisation and who typed it in.
    ``source`` is the returned file it was brought in from, and where in it.
    ``supporters`` are the organisations that say the same, by id, ``thread`` and ``moves`` what was decided on it.
    """

    id: str
    author_id: str
    author: str
    organisation: str
    created_at: datetime
    withdrawn_at: datetime | None
    current: RevisionView
    earlier: tuple[RevisionView, ...]
    replies: tuple[CommentView, ...] = ()
    organisation_id: str = ""
    is_on_behalf: bool = False
    target: CommentTarget = CommentTarget.CLAUSE
    translated: TranslatedWords | None = None
    supporters: tuple[tuple[str, str], ...] = ()
    mentioned: tuple[str, ...] = ()
    attachments: tuple[AttachmentView, ...] = ()
    takes_agreements: bool = False
    is_resolved: bool = False
    thread: tuple[DecisionView, ...] = ()
    moves: tuple[DecisionView, ...] = ()
    source: str = ""


def comment_view(
    comment: Comment, language: str, *, with_replies: bool = False, beside: Beside = NOTHING_BESIDE
) -> CommentView:
    """The comment in the reader's language; with its replies and what stands beside it where the caller loaded them."""
    revisions = [_revision_view(revision) for revision in reversed(comment.revisions)]
    replies = [comment_view(answer, language, beside=beside) for answer in comment.replies] if with_replies else ()
    decisions = beside.decisions.get(comment.id, ())
    return CommentView(
        id=comment.id,
        author_id=comment.author_id,
        author=byline(comment, language),
        organisation=comment.organisation.name(language),
        created_at=comment.created_at,
        withdrawn_at=comment.withdrawn_at,
        current=revisions[0],
        earlier=tuple(revisions[1:]),
        replies=tuple(replies),
        organisation_id=comment.organisation_id,
        is_on_behalf=comment.is_on_behalf,
        target=comment.target,
        translated=_translated_words(comment),
        supporters=tuple(
            (each.organisation_id, each.organisation.name(language)) for each in beside.agreements.get(comment.id, ())
        ),
        mentioned=tuple(member.name(language) for member in beside.mentioned.get(comment.id, ())),
        attachments=attachment_views(beside.attachments.get(comment.id, ()), language),
        takes_agreements=comment.id in beside.open_to_agreement,
        is_resolved=comment.resolved_at is not None,
        thread=decision_views([each for each in decisions if each.kind == DecisionKind.THREAD], language),
        moves=decision_views([each for each in decisions if each.kind == DecisionKind.BEHALF], language),
        source=source_in_words(source, language) if (source := beside.sources.get(comment.id)) else "",
    )


def byline(comment: Comment, language: str) -> str:
    """Who says it: its author, or the organisation it was typed in for and by whom."""
    organisation = comment.organisation.name(language) if comment.is_on_behalf else None
    return said_by(comment.author.name(language), organisation, language)


def said_by(author: str, organisation: str | None, language: str) -> str:
    """The author's name or, with the organisation it was typed in for, that one's and who typed it in."""
    return translate(_TYPED_IN, language, organisation=organisation, name=author) if organisation else author


def attachment_views(attachments: Sequence[Attachment], language: str) -> tuple[AttachmentView, ...]:
    return tuple(
        AttachmentView(each.id, each.name, each.kind, each.bytes, each.member_id, each.member.name(language))
        for each in attachments
    )


def _translated_words(comment: Comment) -> TranslatedWords | None:
    clause = comment.read_clause if comment.read_clause_id else None
    if clause is None:
        return None
    return TranslatedWords(clause.id, cited(clause.path), clause.version.lang, comment.read_quote)


def _revision_view(revision: Revision) -> RevisionView:
    return RevisionView(revision.body, revision.stance, revision.issue, revision.proposed, revision.created_at)
