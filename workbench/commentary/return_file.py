"""The answer of an organisation to a round as a Word file: covering words, answers, comments, files attached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from workbench.commentary.attachments import attachments_of_return
from workbench.commentary.returns import ReturnedClause, ReturnedComment, returned_clauses
from workbench.commentary.round_view_models import question_views
from workbench.commentary.terms import CommentTarget, Issue, Stance
from workbench.commentary.view_models import CommentView
from workbench.consultation.models import Return
from workbench.consultation.returns import answers_of
from workbench.consultation.standing import return_state
from workbench.drafts.service import find_version
from workbench.formats.docx.writing.table_report import write_table_report
from workbench.i18n.messages import N_, NC_, Message, listed, translate
from workbench.web.richtext import plain

_HEADS: tuple[Message, ...] = (
    NC_("table head", "Clause"),
    NC_("table head", "Stance and issue"),
    NC_("table head", "Comment"),
    NC_("table head", "Proposed wording"),
    NC_("table head", "By"),
)
_WHOLE = N_("the draft as a whole")


def write_return(session: Session, returned: Return, lang: str, moment: datetime, zone: tzinfo) -> bytes:
    """The answer as it stands at ``moment``, which the file says where it is not submitted yet.

    What its lead left out is not in it.
    """
    version = find_version(session, returned.round.version_id or "")
    clauses = returned_clauses(session, returned, lang)
    notes = [
        translate(N_("Draft: {law}, {label}"), lang, law=version.law.title(lang), label=version.label_in(lang)),
        _state(returned, lang, moment, zone),
        *_paragraphs(returned.note),
        *_answers(session, returned, lang),
        *_files(session, returned, lang),
    ]
    rows = [
        _row(clause, entry, lang)
        for clause in clauses
        for group in clause.groups
        for entry in group
        if entry.left_out is None
    ]
    title = translate(
        N_("{round}: answer of {organisation}"),
        lang,
        round=returned.round.title(lang),
        organisation=returned.organisation.name(lang),
    )
    notice = "" if returned.submitted_at else translate(N_("Not submitted yet"), lang)
    day = moment.astimezone(zone).date()
    return write_table_report(
        title, notes, [translate(head, lang) for head in _HEADS], rows, lang, day=day, notice=notice
    )


def _state(returned: Return, lang: str, moment: datetime, zone: tzinfo) -> str:
    state = return_state(returned.round, returned, moment, has_words=True).in_language(lang)
    at = (returned.submitted_at or moment).astimezone(zone).strftime("%Y-%m-%d %H:%M")
    return translate(N_("State: {state}, {moment}"), lang, state=state, moment=at)


def _answers(session: Session, returned: Return, lang: str) -> Iterator[str]:
    answers = answers_of(session, returned)
    for at, question in enumerate(question_views(session, returned.round), start=1):
        question_text = " ".join(filter(None, (question.address, question.text)))
        yield translate(N_("Question {number}: {text}"), lang, number=at, text=question_text)
        answer = answers.get(question.id)
        yield from _paragraphs(answer.text) if answer else [translate(N_("not answered"), lang)]


def _files(session: Session, returned: Return, lang: str) -> Iterator[str]:
    names = [each.name for each in attachments_of_return(session, returned)]
    if names:
        yield translate(N_("Attached files: {names}"), lang, names=listed(names, lang))


def _paragraphs(html: str) -> Sequence[str]:
    return [line for line in plain(html).splitlines() if line.strip()]


def _row(clause: ReturnedClause, entry: ReturnedComment, lang: str) -> list[str]:
    comment = entry.comment
    return [
        "\n".join(_where(clause, comment, lang)),
        "\n".join((Stance(comment.current.stance).in_language(lang), Issue(comment.current.issue).in_language(lang))),
        "\n".join(_words(entry, lang)),
        comment.current.proposed,
        comment.author,
    ]


def _where(clause: ReturnedClause, comment: CommentView, lang: str) -> Iterator[str]:
    yield clause.address or translate(_WHOLE, lang)
    if comment.target is CommentTarget.NEW_ARTICLE:
        yield comment.target.in_language(lang)


def _words(entry: ReturnedComment, lang: str) -> Iterator[str]:
    """The words the comment is on, what it says, who says the same, and what is attached."""
    comment = entry.comment
    if entry.quote:
        yield translate(N_("On the words: {words}"), lang, words=entry.quote)
    if comment.translated is not None:
        words = comment.translated
        yield translate(
            N_("Written on the translation, {address}: {words}"), lang, address=words.address, words=words.quote
        ).rstrip(":： ")
    yield from _paragraphs(comment.current.body)
    if comment.supporters:
        names = listed((name for _, name in comment.supporters), lang)
        yield translate(N_("The same is said by: {names}"), lang, names=names)
    if comment.attachments:
        yield translate(N_("Attached files: {names}"), lang, names=listed((e.name for e in comment.attachments), lang))
