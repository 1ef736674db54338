"""What became of every proposal in the next version: judged by the texts, overruled by persons, summed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from workbench.cache import OnceCache
from workbench.commentary.models import Anchor, Comment, Revision
from workbench.commentary.service import anchor_in, find_comment
from workbench.commentary.terms import CommentTarget
from workbench.compare.service import Pairing
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide, histories, last_standing
from workbench.drafts.models import Version
from workbench.errors import Invalid, NotFound
from workbench.instruments.library import concept_spans
from workbench.lang.cleaning import clean_text
from workbench.lang.folding import equality_key
from workbench.lang.languages import TEXT_LANGUAGES, text_language
from workbench.law.chapters import chapter_of
from workbench.law.limbs import shipped_lexicon
from workbench.law.model import Clause, LawText
from workbench.law.outcome import Outcome, OutcomeResult, ProposedChange, outcome, passage_index, reason_of
from workbench.law.passages import PassageIndex
from workbench.law.redline import DiffRun, redline
from workbench.people.models import Member
from workbench.web.richtext import LONGEST
from workbench.wording import say

# The clauses that hold all words of a law together: an article has those of its paragraphs and items.
_WHOLE: Final = frozenset({"article", "annex", "preamble"})
# Stored versions never change: what is new in one is worked out once for all proposals.
PASSAGES: Final[OnceCache[tuple[str, str], PassageIndex]] = OnceCache(8)


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal with what became of it and the evidence side by side.

    Comments that propose the same for the same clause are one proposal: ``comment`` is the one that was ruled on, or
    else the first, ``supporters`` are the others. ``result`` is what counts: the ruling that stands of those persons
    made, the first one first, else the program's. ``proposed_redline`` leads from the old clause to the wording
    proposed, ``new_redline`` to the new text.
    """

    comment: Comment
    supporters: Sequence[Comment]
    clause: Clause
    chapter: str
    news: Sequence[Clause]
    outcome: Outcome
    result: str
    rulings: Sequence[Decision]
    proposed_redline: Sequence[DiffRun]
    new_redline: Sequence[DiffRun]

    @property
    def ruling(self) -> Decision | None:
        """The ruling that stands, its note as the reason."""
        return last_standing(self.rulings)


@dataclass(frozen=True, slots=True)
class OutcomeTable:
    """Every proposal, and the sums by chapter, type of issue and organisation."""

    rows: Sequence[ProposalRow]

    @property
    def counts(self) -> Mapping[str, int]:
        return _result_counts(self.rows)

    @property
    def by_chapter(self) -> Mapping[str, Mapping[str, int]]:
        return self._by([[row.chapter] for row in self.rows])

    @property
    def by_issue(self) -> Mapping[str, Mapping[str, int]]:
        return self._by([[row.comment.current.issue] for row in self.rows])

    def by_organisation(self, language: str) -> Mapping[str, Mapping[str, int]]:
        """A proposal counts once with every organisation on whose behalf it is made."""
        return self._by(
            [
                dict.fromkeys(comment.organisation.name(language) for comment in (row.comment, *row.supporters))
                for row in self.rows
            ]
        )

    def only(self, narrowing: Mapping[str, str]) -> Sequence[ProposalRow]:
        """The proposals with the outcome, chapter, issue and organisation asked for, as sums name them."""
        return [row for row in self.rows if all(narrowing[name] in _sums_of(row)[name] for name in narrowing)]

    def _by(self, keys: Sequence[Iterable[str]]) -> Mapping[str, Mapping[str, int]]:
        grouped: dict[str, list[ProposalRow]] = {}
        for row_keys, row in zip(keys, self.rows, strict=True):
            for key in row_keys:
                grouped.setdefault(key, []).append(row)
        return {key: _result_counts(rows) for key, rows in grouped.items()}


def _sums_of(row: ProposalRow) -> Mapping[str, Collection[str]]:
    """In which sums a proposal is counted, by what they are of; organisations by their names in every language."""
    return {
        "outcome": [row.result],
        "chapter": [row.chapter],
        "issue": [row.comment.current.issue],
        "organisation": [
            comment.organisation.name(language)
            for comment in (row.comment, *row.supporters)
            for language in TEXT_LANGUAGES
        ],
    }


def _result_counts(rows: Sequence[ProposalRow]) -> Mapping[str, int]:
    counts = Counter(row.result for row in rows)
    return {**{name: counts.get(name, 0) for name in OutcomeResult}, "total": len(rows)}


def judge_proposals(session: Session, pairing: Pairing, on: Collection[str] | None = None) -> OutcomeTable:
    """Judge every proposal written on the old version (none withdrawn) against the new one, equal ones once.

    ``on`` are the ids of the clauses whose proposals are wanted, by default all.
    """
    anchors = session.scalars(
        select(Anchor)
        .join(Anchor.comment)
        .join(Revision, (Revision.comment_id == Comment.id) & (Revision.number == Comment.latest))
        .where(
            Anchor.version_id == pairing.old.id,
            Anchor.status == "original",
            Anchor.clause_id.is_not(None) if on is None else Anchor.clause_id.in_(on),
            Comment.withdrawn_at.is_(None),
            Revision.proposed != "",
        )
        .options(contains_eager(Anchor.comment))
        .order_by(Comment.created_at, Comment.id)
    ).all()
    rulings = histories(session, DecisionKind.OUTCOME, pairing.new.id)
    groups: dict[tuple[str | None, str, str], list[Anchor]] = {}
    for anchor in anchors:
        proposal = (anchor.clause_id, anchor.comment.target, equality_key(anchor.comment.current.proposed))
        groups.setdefault(proposal, []).append(anchor)
    rows = [_row(pairing, group, rulings) for group in groups.values()]
    order = {clause.key: at for at, clause in enumerate(pairing.old_text.clauses)}
    return OutcomeTable(sorted(rows, key=lambda row: order[row.clause.key]))


def _row(
    pairing: Pairing, anchors: Sequence[Anchor], rulings: Mapping[tuple[str, str], Sequence[Decision]]
) -> ProposalRow:
    """The proposal that the comments of ``anchors`` make alike, on one clause."""
    decided = {anchor.comment_id: rulings.get((anchor.comment_id, pairing.new.id), ()) for anchor in anchors}
    anchor = next((anchor for anchor in anchors if decided[anchor.comment_id]), anchors[0])
    clause = pairing.old_text.by_key[pairing.old_law.keys[anchor.clause_id or ""]]
    proposed, lang = anchor.comment.current.proposed, pairing.old_text.lang
    is_new = anchor.comment.target is CommentTarget.NEW_ARTICLE
    judged = judge_new_article(pairing, proposed) if is_new else judge_in(pairing, anchor.clause_id or "", proposed)
    computed, news = judged
    before = "" if is_new else clause.text
    answering = [new for new in news if new.key == computed.clause_key] or news
    return ProposalRow(
        comment=anchor.comment,
        supporters=[other.comment for other in anchors if other is not anchor],
        clause=clause,
        chapter=chapter_of(pairing.old_text, clause),
        news=news,
        outcome=computed,
        result=standing_result(decided[anchor.comment_id], computed),
        rulings=decided[anchor.comment_id],
        proposed_redline=redline(before, proposed, lang),
        new_redline=redline(before, "\n".join(new.text for new in answering), lang) if answering else (),
    )


def standing_result(rulings: Sequence[Decision], computed: Outcome) -> OutcomeResult:
    """What counts: the ruling that stands of those persons made, else the program's."""
    ruling = last_standing(rulings)
    return OutcomeResult(ruling.what["outcome"]) if ruling and ruling.what else computed.result


def changed_passages(pairing: Pairing) -> PassageIndex:
    """What is new anywhere in the new version, so that a proposal is found that was adopted in another clause."""
    return PASSAGES.get((pairing.old.id, pairing.new.id), lambda: _changed_passages(pairing.old_text, pairing.new_text))


def _changed_passages(old: LawText, new: LawText) -> PassageIndex:
    olds = [clause.text for clause in old.clauses if clause.kind in _WHOLE]
    news = [(clause.key, clause.text) for clause in new.clauses if clause.kind in _WHOLE]
    return passage_index(news, olds, text_language(new.lang), shipped_lexicon(concept_spans))


def judge_in(pairing: Pairing, clause_id: str, proposed: str) -> tuple[Outcome, list[Clause]]:
    """What became of ``proposed``, asked for in place of a stored clause of the old version, and where.

    The clauses are those it became and, where the proposal was adopted in another, that one last.
    """
    clause = pairing.old_text.by_key[pairing.old_law.keys[clause_id]]
    news = [pairing.new_text.by_key[key] for key in pairing.successors[clause.key]]
    computed = judge_proposal(clause, proposed, news, pairing.old_text.lang, changed_passages(pairing))
    if computed.share and computed.clause_key and computed.clause_key not in {new.key for new in news}:
        news.append(pairing.new_text.by_key[computed.clause_key])
    return computed, news


def judge_new_article(pairing: Pairing, proposed: str) -> tuple[Outcome, list[Clause]]:
    """What became of an article asked for in addition: judged by the articles that came and continue no old one."""
    continued = {key for keys in pairing.successors.values() for key in keys}
    came = [article for article in pairing.new_text.units if article.key not in continued]
    candidates = [(article.key, article.text) for article in came]
    computed = outcome(
        "",
        proposed,
        candidates,
        text_language(pairing.old_text.lang),
        lexicon=shipped_lexicon(concept_spans),
        elsewhere=changed_passages(pairing),
    )
    return computed, [article for article in came if computed.share and article.key == computed.clause_key]


def judge_proposal(
    clause: Clause, proposed: str, news: Sequence[Clause], lang: str, elsewhere: PassageIndex | None = None
) -> Outcome:
    """Judge one proposal by what its clause became, and what is not answered there by what is new ``elsewhere``.

    A paragraph or item without a counterpart of its own is answered by its whole article: where nothing that was
    proposed came there, and its own words are gone too, the proposal is moot.
    """
    successors = [(new.key, new.text) for new in news]
    lexicon = shipped_lexicon(concept_spans)
    judged = outcome(clause.text, proposed, successors, text_language(lang), lexicon=lexicon, elsewhere=elsewhere)
    is_gone = clause.kind != "article" and bool(news) and all(new.kind == "article" for new in news)
    if judged.result is OutcomeResult.NOT_ADOPTED and is_gone:
        text = equality_key("\n".join(new.text for new in news))
        if equality_key(clause.text) not in text:
            return Outcome(OutcomeResult.MOOT, 0.0, None, judged.changes)
    return judged


def say_why(change: ProposedChange, language: str) -> str:
    """In a sentence of ``language`` why a change did not come, or not all of it; empty where nothing needs saying."""
    return say(*reason_of(change), language) if change.why else ""


def record_ruling(
    session: Session,
    member: Member,
    pairing: Pairing,
    comment_id: str,
    result: str,
    note: str,
    seen: int | None = None,
) -> None:
    """Record a person's word on what became of a comment's proposal, as :func:`rule_on` does.

    Raises NotFound for a comment that was not written on the old version.
    """
    anchor = anchor_in(session, find_comment(session, comment_id), pairing.old.id)
    if anchor is None or anchor.status != "original":
        raise NotFound("comment_unknown")
    rule_on(session, member, pairing.new, comment_id, result, note, seen)


def rule_on(
    session: Session, member: Member, new: Version, subject_id: str, result: str, note: str, seen: int | None = None
) -> None:
    """Record a person's word on what became in ``new`` of a comment or position; an empty ``result`` takes it back.

    ``seen`` is the number of the ruling the person had before them. Raises Invalid for an unknown outcome or a note
    too long, Conflict where somebody ruled since.
    """
    if result and result not in set(OutcomeResult):
        raise Invalid("outcome_unknown", field="outcome")
    note = clean_text(note).strip()
    if len(note) > LONGEST:
        raise Invalid("note_long", field="note", most=LONGEST)
    decide(
        session,
        DecisionKind.OUTCOME,
        subject_id,
        aspect=new.id,
        scope=new.id,
        by=member,
        what={"outcome": result} if result else None,
        reason=note,
        seen=seen,
        law_id=new.law_id,
    )
