"""The answer to one organisation, clause by clause, as its page and its Word letter show it alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.answering.answers import AnswerCounts, CommentAnswer, DraftAnswer, OrganisationAnswer
from workbench.commentary.round_view_models import question_views
from workbench.commentary.terms import CommentTarget, Issue, Stance
from workbench.consultation.models import Return, Round
from workbench.consultation.returns import answers_of
from workbench.deliberation.terms import Disposition
from workbench.drafts.models import Law
from workbench.formats.docx.writing.dossier import Dossier, DossierSection, write_dossier
from workbench.formats.docx.writing.words import printed_date
from workbench.i18n.messages import N_, NC_, NP_, Message, listed, translate
from workbench.people.models import Organisation
from workbench.people.organisations import headquarters
from workbench.web.richtext import plain

_COLUMNS: Final = (
    NC_("table head", "No."),
    NC_("table head", "Clause"),
    NC_("table head", "You said"),
    NC_("table head", "We decided"),
    NC_("table head", "The paper says"),
    NC_("table head", "The newest draft says"),
)
_NOTHING: Final = "—"
_WHOLE: Final = N_("the draft as a whole")


def letter_of(session: Session, law: Law, organisation: Organisation, answer: OrganisationAnswer, lang: str) -> Dossier:
    """The letter in one language: thanks and sums, then what was said with its answers, and what was agreed to."""
    sections = [_section(N_("What you said, and what became of it"), answer.own, lang)]
    if answer.agreed:
        sections.append(_section(N_("What you said the same as others about"), answer.agreed, lang))
    sections += _returned(session, law, organisation, lang)
    return Dossier(
        translate(N_("Answer to {organisation}"), lang, organisation=organisation.name(lang)),
        tuple(_notes(session, law, organisation, answer, lang)),
        tuple(sections),
        landscape=True,
    )


def write_answer(letter: Dossier, author: str, lang: str, day: date) -> bytes:
    """The letter as a Word file; the same letter gives the same bytes. ``author`` is who answers."""
    return write_dossier(letter, lang, day=day, author=author)


def answering_name(session: Session, lang: str) -> str:
    """Who answers: headquarters, by its name."""
    return headquarters(session).name(lang)


def _notes(
    session: Session, law: Law, organisation: Organisation, answer: OrganisationAnswer, lang: str
) -> Iterator[str]:
    yield translate(N_("To: {organisations}"), lang, organisations=organisation.name(lang))
    yield translate(N_("From: {organisation}"), lang, organisation=answering_name(session, lang))
    yield translate(N_("Law: {law}"), lang, law=law.title(lang))
    if answer.has_no_opinion:
        yield translate(N_("You returned that you have no opinion. Thank you for looking at the draft."), lang)
    if answer.own:
        yield translate(
            N_("Thank you for what you said of the draft. Below stands, clause by clause, what became of it."), lang
        )
    yield sums_in_words(answer.counts, lang)


def sums_in_words(counts: AnswerCounts, lang: str) -> str:
    """What comments add up to, in a sentence."""
    parts = [f"{each.in_language(lang)} {count}" for each, count in counts.decided.items()]
    parts.append(translate(N_("not decided yet {number}"), lang, number=counts.undecided))
    if counts.withdrawn:
        parts.append(translate(N_("withdrawn {number}"), lang, number=counts.withdrawn))
    came = NP_("{count} comment: {parts}.", "{count} comments: {parts}.")
    return translate(came, lang, count=counts.comments, parts=listed(parts, lang))


def _section(heading: Message, answers: Sequence[CommentAnswer], lang: str) -> DossierSection:
    return DossierSection(
        heading=translate(heading, lang),
        columns=tuple(translate(column, lang) for column in _COLUMNS),
        rows=tuple(_row(number, each, lang) for number, each in enumerate(answers, start=1)),
        missing="" if answers else translate(N_("You made no comment."), lang),
    )


def _row(number: int, answer: CommentAnswer, lang: str) -> tuple[str, ...]:
    return (
        str(number),
        "\n".join(where(answer, lang)),
        "\n".join(_comment(answer, lang)),
        "\n".join(decided(answer, lang)),
        "\n".join(papers_say(answer, lang)),
        "\n".join(draft_says(answer, lang)),
    )


def where(answer: CommentAnswer, lang: str) -> Iterator[str]:
    """What a comment is on, and in which draft it was written."""
    yield answer.address or translate(_WHOLE, lang)
    if answer.target is CommentTarget.NEW_ARTICLE:
        yield answer.target.in_language(lang)
    yield answer.draft


def _comment(answer: CommentAnswer, lang: str) -> Iterator[str]:
    if answer.is_withdrawn:
        yield translate(N_("withdrawn"), lang)
        return
    yield from _marks(answer, lang)
    yield from comment_words(answer, lang)
    if answer.proposed:
        yield translate(N_("Proposed wording: {words}"), lang, words=answer.proposed)


def _marks(answer: CommentAnswer, lang: str) -> Iterator[str]:
    """The stance and the type of issue, where the author chose them."""
    marks = [Stance(answer.stance).in_language(lang)] if answer.stance else []
    if answer.issue:
        marks.append(Issue(answer.issue).in_language(lang))
    if marks:
        yield listed(marks, lang)


def comment_words(answer: CommentAnswer, lang: str) -> Iterator[str]:
    """The words that a comment is on, and what it says of them."""
    if answer.quote:
        yield translate(N_("On the words: {words}"), lang, words=answer.quote)
    yield from _paragraphs(answer.body)


def decided(answer: CommentAnswer, lang: str) -> Iterator[str]:
    """What was decided, and the reason; says so where nothing is."""
    if answer.is_withdrawn:
        yield _NOTHING
    elif answer.disposition is None:
        yield translate(N_("not decided yet"), lang)
    else:
        yield Disposition(answer.disposition).in_language(lang)
        yield from _paragraphs(answer.reason)


def papers_say(answer: CommentAnswer, lang: str) -> Iterator[str]:
    """What sealed papers ask for on the strength of a comment; of papers that are not sealed, that they take it up."""
    for paper in answer.papers:
        yield translate(
            N_("{number}, {day}, on {clause}:"), lang, number=paper.number, day=printed_date(paper.dated, lang),
            clause=paper.address,
        )  # fmt: skip
        yield paper.proposed or translate(N_("reasons without a wording of its own"), lang)
    if answer.is_taken_up:
        yield translate(N_("taken up in a paper that is not sealed yet"), lang)
    elif not answer.papers:
        yield _NOTHING


def draft_says(answer: CommentAnswer, lang: str) -> Iterator[str]:
    """What the newest draft says; nothing for a comment that was withdrawn."""
    newest = answer.newest
    if answer.is_withdrawn:
        yield _NOTHING
    elif newest is None:
        yield translate(N_("There is no later draft yet."), lang)
    else:
        yield from _newest_says(newest, lang)


def _newest_says(newest: DraftAnswer, lang: str) -> Iterator[str]:
    yield newest.draft
    if newest.result is not None:
        yield newest.result.in_language(lang)
    if newest.is_whole:
        yield translate(N_("not on a clause that could be followed"), lang)
    elif newest.is_same:
        yield translate(N_("{clause} reads as before"), lang, clause=newest.clauses[0][0])
    elif not newest.clauses and newest.result is None:
        yield translate(N_("the clause is not in it any more"), lang)
    else:
        for address, text in newest.clauses:
            yield address
            yield text


def _paragraphs(text: str) -> Iterable[str]:
    return [line for line in text.splitlines() if line.strip()]


def _returned(session: Session, law: Law, organisation: Organisation, lang: str) -> Iterator[DossierSection]:
    """The covering words and the answers to questions, round by round: they were read, and are no comments."""
    returns = session.scalars(
        select(Return)
        .join(Round, Round.id == Return.round_id)
        .where(Round.law_id == law.id, Return.organisation_id == organisation.id, Return.submitted_at.is_not(None))
        .order_by(Round.number)
    ).unique()
    for returned in returns:
        rows = tuple(_answered(session, returned, lang))
        lead = tuple(_paragraphs(plain(returned.note)))
        if rows or lead:
            yield DossierSection(
                heading=translate(N_("Also read: your answer to “{round}”"), lang, round=returned.round.title(lang)),
                lead=lead,
                columns=(translate(N_("Question"), lang), translate(N_("Your answer"), lang)) if rows else (),
                rows=rows,
            )


def _answered(session: Session, returned: Return, lang: str) -> Iterator[tuple[str, str]]:
    answers = answers_of(session, returned)
    for question in question_views(session, returned.round):
        if question.id in answers:
            yield " ".join(filter(None, (question.address, question.text))), plain(answers[question.id].text)
