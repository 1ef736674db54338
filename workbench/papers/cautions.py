"""What of a paper should be looked at before it is sealed: each with the position, or the part, that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workbench.commentary.models import Comment
from workbench.commentary.terms import PositionStatus
from workbench.drafts.service import later_versions
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import NC_
from workbench.lang.languages import TEXT_LANGUAGES, Lang
from workbench.papers.models import Paper, Position
from workbench.web import richtext


class PaperCaution(ClosedList):
    """What there is to look at."""

    NOT_AGREED = "not_agreed", NC_("warning of a paper", "not agreed")
    NO_REASON = "no_reason", NC_("warning of a paper", "no reason given")
    NO_PROVISION = "no_provision", NC_("warning of a paper", "cites no provision")
    WITHDRAWN_COMMENT = "withdrawn_comment", NC_("warning of a paper", "rests on a withdrawn comment")
    OPEN_COMMENT = "open_comment", NC_("warning of a paper", "rests on a comment whose discussion is open")
    OLD_DRAFT = "old_draft", NC_("warning of a paper", "not on the newest draft")
    NO_TEXT = "no_text", NC_("warning of a paper", "no text in this language")


@dataclass(frozen=True, slots=True)
class PaperWarning:
    """One thing to look at: of a position, None where it is of the paper itself.

    ``comment_id`` is the comment that is meant, and ``lang`` the language that lacks a text; else they are empty.
    """

    caution: PaperCaution
    position: Position | None = None
    comment_id: str = ""
    lang: str = ""


def paper_warnings(session: Session, paper: Paper) -> Sequence[PaperWarning]:
    """Everything to look at: of the paper first, then position by position in its order, dropped ones aside."""
    warnings = list(_of_paper(session, paper))
    for position in paper.positions:
        if position.status != PositionStatus.DROPPED:
            warnings.extend(_of_position(position))
    return warnings


def _of_paper(session: Session, paper: Paper) -> Iterator[PaperWarning]:
    if later_versions(session, paper.version):
        yield PaperWarning(PaperCaution.OLD_DRAFT)
    for lang in TEXT_LANGUAGES:
        texts: Sequence[Mapping[Lang, str]] = (
            {"zh": paper.title_zh, "en": paper.title_en},
            {"zh": paper.introduction_zh, "en": paper.introduction_en},
            {"zh": paper.opinions_zh, "en": paper.opinions_en},
        )
        if any(_is_missing(text, lang) for text in texts):
            yield PaperWarning(PaperCaution.NO_TEXT, lang=lang)


def _is_missing(text: Mapping[Lang, str], lang: Lang) -> bool:
    """Whether a text is there in another language and not in this one."""
    return richtext.is_empty(text[lang]) and not all(richtext.is_empty(words) for words in text.values())


def _of_position(position: Position) -> Iterator[PaperWarning]:
    if position.status != PositionStatus.AGREED:
        yield PaperWarning(PaperCaution.NOT_AGREED, position)
    if richtext.is_empty(position.reasons_zh) and richtext.is_empty(position.reasons_en):
        yield PaperWarning(PaperCaution.NO_REASON, position)
    if not position.citations:
        yield PaperWarning(PaperCaution.NO_PROVISION, position)
    comments = [source.comment for source in position.sources]
    for comment in sorted(comments, key=lambda comment: (comment.created_at, comment.id)):
        if comment.withdrawn_at is not None:
            yield PaperWarning(PaperCaution.WITHDRAWN_COMMENT, position, comment.id)
        elif _is_open(comment):
            yield PaperWarning(PaperCaution.OPEN_COMMENT, position, comment.id)
    # A wording is one of the draft's language alone; what is read in both are the reasons.
    for lang in TEXT_LANGUAGES:
        if _is_missing({"zh": position.reasons_zh, "en": position.reasons_en}, lang):
            yield PaperWarning(PaperCaution.NO_TEXT, position, lang=lang)


def _is_open(comment: Comment) -> bool:
    """Whether somebody answered the comment, and nobody has said what the discussion came to."""
    return comment.resolved_at is None and any(answer.withdrawn_at is None for answer in comment.replies)
