"""A draft with every comment on the words it is about and every proposal as a tracked change, for a Word file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo
from typing import Final

from sqlalchemy.orm import Session

from workbench.commentary.beside import Beside
from workbench.commentary.models import Comment
from workbench.commentary.terms import Issue, Stance
from workbench.commentary.view_models import byline
from workbench.drafts.models import Version
from workbench.drafts.stored_law import read_law
from workbench.formats.docx.writing.marked_law import ChangeMark, LawComment, LawDocument
from workbench.formats.docx.writing.native_comments import DocxComment
from workbench.i18n.messages import N_, divided, listed, translate
from workbench.law.proposing import ProposedLaw, ProposedText, propose
from workbench.law.story import LawStory
from workbench.reading.all_listed import CommentEntry, all_listed, beside_all
from workbench.reading.narrowing import CommentsQuery
from workbench.returns.draft import ReturnDraft
from workbench.returns.own_form import form_properties
from workbench.web.richtext import plain

_TITLE: Final = N_("{law}, {label}: the draft with comments")
_AUTHOR: Final = N_("{organisation}, {name}")
_SAME: Final = N_("We say the same.")
_NOT_MARKED: Final = N_("Not marked in the text, since it changes the same lines as the proposal of {organisations}:")
_NOT_PUT_IN: Final = N_("Not marked in the text; the wording asked for:")
_NO_PLACE: Final = N_("This comment has no place in this draft. It was on: {words}")
_TO_CHECK: Final = N_("The place was carried over from an earlier draft and nobody has checked it.")
_LABEL: Final = N_("The new article is called {given} there and stands here as {label}.")


def annotated_draft(
    session: Session, version: Version, query: CommentsQuery, language: str, zone: tzinfo
) -> tuple[LawDocument, list[str]]:
    """The draft with the comments asked for, as the list of all comments shows them, and what a person should know.

    Of proposals that change the same lines the one first in the list is tracked; the wording of the others stands in
    their comments, which say so.
    """
    stored = read_law(session, version)
    comments = all_listed(session, version, query)
    proposals = [
        ProposedText(each.comment.id, each.clause.key, each.comment.current.proposed, each.is_new_article)
        for each in comments
        if each.clause is not None and not each.is_on_draft and each.comment.current.proposed
    ]
    proposed = propose(stored.text, proposals)
    writer = _CommentWriter(comments, beside_all(session, comments), proposed, language)
    law = version.title or version.law.title(language)
    title = translate(_TITLE, language, law=law, label=version.label_in(language))
    document = LawDocument(
        title=title,
        story=proposed.story,
        runs=proposed.runs,
        author="",
        day=version.dated or version.created_at.date(),
        numbering=ChangeMark(law, version.created_at),
        authors={
            each.comment.id: ChangeMark(author_of(each.comment, language), each.comment.created_at) for each in comments
        },
        remarks=[writer.remark(each) for each in comments],
        properties=form_properties(ReturnDraft(stored.text), version.id),
        zone=zone,
    )
    return document, writer.notes()


def author_of(comment: Comment, language: str) -> str:
    """The organisation for which something is said, and who wrote it."""
    organisation = comment.organisation.name(language)
    if comment.is_on_behalf:
        return byline(comment, language)
    return translate(_AUTHOR, language, organisation=organisation, name=comment.author.name(language))


class _CommentWriter:
    """Comments as Word has them, each on its words in the draft."""

    def __init__(
        self, comments: Sequence[CommentEntry], standing_by: Beside, proposed: ProposedLaw, language: str
    ) -> None:
        self._beside, self._proposed, self._language = standing_by, proposed, language
        self._organisations = {each.comment.id: each.comment.organisation.name(language) for each in comments}
        self._rivals: Mapping[str, Sequence[str]] = {
            problem.ids[0]: problem.ids[1:] for problem in proposed.problems if problem.is_left_out
        }
        self._labels = {
            problem.ids[0]: problem.facts for problem in proposed.problems if problem.code == "proposal_label_given"
        }
        self._lost = 0

    def remark(self, listed_comment: CommentEntry) -> LawComment:
        comment = listed_comment.comment
        written = DocxComment(
            author_of(comment, self._language),
            comment.created_at,
            tuple(self._paragraphs(listed_comment)),
            tuple(self._replies(comment)),
            is_done=comment.resolved_at is not None,
        )
        start, end = self._span(self._proposed.story, listed_comment)
        return LawComment(written, start, end, comment.id if listed_comment.is_new_article else "")

    def _span(self, story: LawStory, comment: CommentEntry) -> tuple[int, int]:
        """The words a comment is on, or its clause; the title where it is on the whole draft or has no place in it."""
        span = story.spans.get(comment.clause.key) if comment.clause is not None else None
        if span is None or comment.anchor is None or comment.is_on_draft:
            return 0, len(story.lines[0].text)
        quote, start = comment.anchor.quote, span[0] + comment.anchor.start
        if quote and story.text[start : start + len(quote)] == quote:
            return start, start + len(quote)
        at = story.text.find(quote, span[0], span[1]) if quote else -1
        return (at, at + len(quote)) if at >= 0 else span

    def _paragraphs(self, listed_comment: CommentEntry) -> Iterator[str]:
        comment, language = listed_comment.comment, self._language
        revision = comment.current
        named = [
            kind(value).in_language(language)
            for kind, value in ((Stance, revision.stance), (Issue, revision.issue))
            if value
        ]
        if named:
            yield divided(named, language)
        yield from (line for line in plain(revision.body).splitlines() if line.strip())
        if listed_comment.clause is None and not listed_comment.is_on_draft:
            self._lost += 1
            words = listed_comment.anchor.quote if listed_comment.anchor is not None else ""
            yield translate(_NO_PLACE, language, words=words or "—")
            if revision.proposed:
                yield translate(_NOT_PUT_IN, language)
                yield from revision.proposed.splitlines()
        elif listed_comment.anchor is not None and listed_comment.anchor.status == "near":
            yield translate(_TO_CHECK, language)
        if comment.id in self._rivals:
            rivals = [self._organisations[id] for id in self._rivals[comment.id]]
            names = listed(dict.fromkeys(rivals), language)
            yield translate(_NOT_MARKED, language, organisations=names) if rivals else translate(_NOT_PUT_IN, language)
            yield from revision.proposed.splitlines()
        elif listed_comment.is_on_draft and revision.proposed:
            yield from revision.proposed.splitlines()
        if comment.id in self._labels:
            yield translate(_LABEL, language, **self._labels[comment.id])

    def _replies(self, comment: Comment) -> Iterator[DocxComment]:
        for reply in comment.replies:
            if reply.withdrawn_at is None:
                lines = tuple(line for line in plain(reply.current.body).splitlines() if line.strip())
                yield DocxComment(author_of(reply, self._language), reply.created_at, lines)
        for agreement in self._beside.agreements.get(comment.id, ()):
            words = (translate(_SAME, self._language),)
            yield DocxComment(agreement.organisation.name(self._language), agreement.agreed_at, words)

    def notes(self) -> list[str]:
        """What a person should know of the file: how many comments have no place, and how many wordings no mark."""
        notes = []
        if self._lost:
            notes.append(translate(N_("{count} comments have no place in this draft: they stand on its title."),
                                   self._language, count=self._lost))  # fmt: skip
        if left_out := len(self._proposed.left_out):
            notes.append(translate(N_("{count} wordings are not marked in the text, but stand in their comments."),
                                   self._language, count=left_out))  # fmt: skip
        return notes
