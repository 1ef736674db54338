"""The draft as the paper would have it: every agreed wording put into the law, and what a person must look at first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo
from typing import Final

from sqlalchemy.orm import Session

from workbench.commentary.agreements import agreements_on
from workbench.commentary.terms import CommentTarget, PositionStatus
from workbench.drafts.counterparts import same_clause_in
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.stored_law import read_law
from workbench.formats.docx.writing.comparison import ComparisonContent, ComparisonText
from workbench.formats.docx.writing.marked_law import ChangeMark, LawComment, LawDocument
from workbench.formats.docx.writing.native_comments import DocxComment
from workbench.i18n.messages import N_, NC_, listed, translate
from workbench.instruments.citation import format_ref
from workbench.lang.languages import Lang, text_language
from workbench.law.proposed_rows import accepted_story, proposed_rows
from workbench.law.proposing import ProposalProblem, ProposedLaw, ProposedRun, ProposedText, propose
from workbench.papers.export import clause_name, version_in
from workbench.papers.models import Paper, Position
from workbench.returns.draft import ReturnDraft
from workbench.returns.own_form import form_properties
from workbench.web.richtext import plain
from workbench.wording import say

_TITLE: Final = N_("{law}: the draft as {organisation} would have it")
_ASKED_LABEL: Final = N_("As {organisation} would have it")
_POSITION: Final = N_("Position {number}, {clause}")
_PROVISIONS: Final = N_("Provisions: {listed}")
_SAME: Final = N_("We say the same.")
_MARK: Final = NC_("in a paper", "Discussion draft")
_LOOK: Final = N_("To be looked at:")


@dataclass(frozen=True, slots=True)
class ProposedPosition:
    """An agreed position as it goes into the law: its number in the paper, its clause by name, and its comment."""

    id: str
    number: int
    clause: str
    key: str
    comment: DocxComment


@dataclass(frozen=True, slots=True)
class ProposedDraft:
    """The law with all agreed positions put in, in one language.

    ``refusals`` are the positions, by code and number, that have nothing to put into this text; what else was left out
    ``proposed`` tells. ``others`` counts positions that are not agreed and so not in it.
    """

    title: str
    law: str
    organisation: str
    day: date
    version: ComparisonText
    proposed: ProposedLaw
    positions: Sequence[ProposedPosition]
    refusals: Sequence[tuple[str, int]]
    numbered: Mapping[str, int]
    clauses: Mapping[int, str]
    others: int
    mark: ChangeMark
    properties: Mapping[str, str] = field(default_factory=dict)

    @property
    def put_in(self) -> int:
        """How many positions change the law."""
        changed = {id for run in self.proposed.runs for id in run.ids}
        return sum(position.id in changed for position in self.positions)

    def left_out(self, language: str) -> list[str]:
        """A sentence for each agreed position that is not put in."""
        refused = [
            say(code, {"number": number, "clause": self.clauses[number]}, language) for code, number in self.refusals
        ]
        return refused + [self._problem(each, language) for each in self.proposed.problems if each.is_left_out]

    def overlaps(self, language: str) -> list[str]:
        """A sentence for each position that is put in beside another one on the same words or in the same place."""
        return [self._problem(each, language) for each in self.proposed.problems if not each.is_left_out]

    def references(self, language: str) -> list[str]:
        """A sentence for each reference that an insertion reaches."""
        return [
            say(
                each.code,
                {
                    "where": each.where, "words": each.words, "becomes": each.becomes,
                    "numbers": self._numbers(each.ids, language),
                },
                language,
            )
            for each in self.proposed.references
        ]  # fmt: skip

    def notes(self, language: str) -> list[str]:
        """Everything to be looked at, what was left out first."""
        return [*self.left_out(language), *self.overlaps(language), *self.references(language)]

    def _problem(self, problem: ProposalProblem, language: str) -> str:
        first, *others = problem.ids
        number = self.numbered[first]
        facts = {"number": number, "clause": self.clauses[number], "others": self._numbers(others, language)}
        return say(problem.code, {**problem.facts, **facts}, language)

    def _numbers(self, ids: Sequence[str], language: str) -> str:
        return listed((str(self.numbered[id]) for id in ids), language)


def build_proposed_draft(session: Session, paper: Paper, language: str, *, counts_on: bool = False) -> ProposedDraft:
    """The agreed positions of a paper put into its draft, in the text of that language where the draft has one.

    ``counts_on`` is as :func:`workbench.law.proposing.propose` has it.
    """
    lang = text_language(language)
    version = version_in(session, paper.version, lang)
    stored = read_law(session, version)
    counted = [each for each in paper.positions if each.status != PositionStatus.DROPPED]
    numbered = {position.id: number for number, position in enumerate(counted, start=1)}
    agreed = [position for position in counted if position.status == PositionStatus.AGREED]
    written = _PositionWriter(session, paper, version, lang, numbered)
    proposals, refusals = written.proposals(agreed)
    proposed = propose(stored.text, proposals, counts_on=counts_on)
    organisation = paper.organisation(lang)
    law = version.title or paper.version.law.title(lang)
    return ProposedDraft(
        title=translate(_TITLE, language, law=law, organisation=organisation) if organisation else law,
        law=law,
        organisation=organisation,
        day=paper.dated or paper.created_at.date(),
        version=_text_of(version, lang),
        proposed=proposed,
        positions=tuple(written.positions),
        refusals=tuple(refusals),
        numbered=numbered,
        clauses=written.clauses,
        others=len(counted) - len(agreed),
        mark=ChangeMark(organisation, max((each.changed_at for each in agreed), default=paper.created_at)),
        properties=form_properties(ReturnDraft(stored.text), version.id),
    )


def _text_of(version: Version, lang: Lang) -> ComparisonText:
    title = version.title or version.law.title(lang)
    label, file, digest = version.label_in(lang), version.source_name, version.source_sha256
    return ComparisonText(title, label, version.dated, file, digest, version.lang)


class _PositionWriter:
    """Positions as wordings of the clauses of one text, and as comments."""

    def __init__(
        self, session: Session, paper: Paper, version: Version, lang: Lang, numbered: Mapping[str, int]
    ) -> None:
        self.positions: list[ProposedPosition] = []
        self.clauses: dict[int, str] = {}
        self._session, self._paper, self._version, self._lang = session, paper, version, lang
        self._numbered = numbered
        self._law = read_law(session, version).text

    def proposals(self, agreed: Sequence[Position]) -> tuple[list[ProposedText], list[tuple[str, int]]]:
        """The wordings in the order of the paper; of positions that have none here why not, and their numbers."""
        proposals: list[ProposedText] = []
        refusals: list[tuple[str, int]] = []
        for position in agreed:
            twin = self._twin(position.clause)
            clause = twin or position.clause
            number = self._numbered[position.id]
            self.clauses[number] = name = clause_name(clause, self._law)
            if twin is not None:
                self.positions.append(
                    self._position(position, name, "" if position.target is CommentTarget.DRAFT else twin.key)
                )
            if code := self._refusal(position, twin):
                refusals.append((code, number))
            elif twin is not None:
                text = position.proposed(self._version.lang)
                is_new = position.target is CommentTarget.NEW_ARTICLE
                proposals.append(ProposedText(position.id, twin.key, text, is_new))
        return proposals, refusals

    def _twin(self, clause: StoredClause) -> StoredClause | None:
        if clause.version_id == self._version.id:
            return clause
        return same_clause_in(self._session, clause, self._version)

    def _refusal(self, position: Position, twin: StoredClause | None) -> str:
        """Why a position changes nothing in this text, as a code of the wording; empty where it does."""
        if position.target is CommentTarget.DRAFT:
            return "position_on_draft"
        if not (position.proposed_zh or position.proposed_en):
            return "position_without_wording"
        if not position.proposed(self._version.lang):
            return "position_in_other_language"
        return "" if twin is not None else "position_without_clause"

    def _position(self, position: Position, name: str, key: str) -> ProposedPosition:
        number = self._numbered[position.id]
        lang = self._lang
        lines = [translate(_POSITION, lang, number=number, clause=name)]
        lines += [line for line in plain(position.reasons(lang)).splitlines() if line.strip()]
        if refs := [format_ref(cited.provision, lang) for cited in position.citations]:
            lines.append(translate(_PROVISIONS, lang, listed=listed(refs, lang)))
        comment = DocxComment(
            self._paper.organisation(lang), position.changed_at, tuple(lines), tuple(self._supporters(position))
        )
        return ProposedPosition(position.id, number, name, key, comment)

    def _supporters(self, position: Position) -> Iterator[DocxComment]:
        """Each organisation that stands behind the comments taken up, once, as far as they are seen."""
        comments = [source.comment for source in position.sources if source.comment is not None]
        agreements = agreements_on(self._session, [comment.id for comment in comments])
        words = translate(_SAME, self._lang)
        behind: dict[str, DocxComment] = {}
        for comment in comments:
            mine = (comment.organisation, comment.created_at)
            for organisation, moment in [
                mine,
                *((a.organisation, a.agreed_at) for a in agreements.get(comment.id, ())),
            ]:
                name = organisation.name(self._lang)
                if name != self._paper.organisation(self._lang):
                    behind.setdefault(organisation.id, DocxComment(name, moment, (words,)))
        return iter(behind.values())


def tracked_law(draft: ProposedDraft, language: str, zone: tzinfo = UTC) -> LawDocument:
    """The draft with the changes tracked in the organisation's name, and the reasons as comments on them."""
    story = draft.proposed.story
    remarks = [
        LawComment(
            position.comment, *story.spans.get(position.key, story.labels.get(position.key, (0, 0))), position.id
        )
        for position in draft.positions
    ]
    if notes := draft.notes(language):
        words = (translate(_LOOK, language), *notes)
        head = len(story.lines[0].text)
        remarks.insert(0, LawComment(DocxComment(draft.organisation, draft.mark.moment, words), 0, head))
    return LawDocument(
        title=draft.title,
        story=story,
        runs=draft.proposed.runs,
        author=draft.organisation,
        day=draft.day,
        numbering=draft.mark,
        remarks=remarks,
        mark=translate(_MARK, language),
        properties=draft.properties,
        zone=zone,
    )


def clean_law(draft: ProposedDraft, language: str) -> LawDocument:
    """The law as it would read, without any mark of what was changed."""
    story = accepted_story(draft.proposed)
    return LawDocument(
        title=draft.title,
        story=story,
        runs=(ProposedRun("equal", story.text, 0),),
        author=draft.organisation,
        day=draft.day,
        numbering=draft.mark,
        mark=translate(_MARK, language),
    )


def compared_law(draft: ProposedDraft, language: str) -> ComparisonContent:
    """The draft and the law asked for in two columns."""
    label = translate(_ASKED_LABEL, language, organisation=draft.organisation)
    other = ComparisonText(draft.law, label, draft.day, "", "", draft.version.lang)
    return ComparisonContent(
        law=draft.law,
        old=draft.version,
        new=other,
        in_order=True,
        rows=proposed_rows(draft.proposed),
        day=draft.day,
        mark=translate(_MARK, language),
    )
