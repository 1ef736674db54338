"""Commentary carried from one version to the next: each comment finds its place again, or is listed as lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Select, and_, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session, aliased, selectinload

from workbench.commentary.models import Anchor, Comment
from workbench.commentary.quoting import set_quote
from workbench.commentary.terms import AnchorStatus, CommentTarget
from workbench.compare.service import Pairing
from workbench.crossref.carried_links import carry_links
from workbench.db import now
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide, decisions_on, histories
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.service import find_clause
from workbench.drafts.stored_law import StoredLaw
from workbench.errors import Invalid, NotFound
from workbench.law.anchor import Placement, TextQuote
from workbench.law.anchor_finder import AnchorFinder
from workbench.people.models import Member
from workbench.people.sight import everything_seen
from workbench.record.acts import Act
from workbench.record.service import bulk_act

PAGE: Final = 25
# In which order a person looks at what was carried over: what needs them first.
TO_LOOK_AT: Final = (AnchorStatus.LOST, AnchorStatus.NEAR, AnchorStatus.CONFIRMED, AnchorStatus.EXACT)
_LAST: Final = 1_000_000_000  # the position of a comment that has no clause in the old version


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """One comment with its place before and after, and what persons decided on the latter, the first decision first."""

    comment: Comment
    before: Anchor
    after: Anchor
    decisions: Sequence[Decision]


@dataclass(frozen=True, slots=True)
class CarryReport:
    """Every comment of the old version and where it stands in the new one; none is missing from the counts."""

    rows: Sequence[CarriedRow]

    @property
    def counts(self) -> Mapping[str, int]:
        counts = Counter(row.after.status for row in self.rows)
        return {status: counts.get(status, 0) for status in AnchorStatus if status is not AnchorStatus.ORIGINAL}

    def with_status(self, *statuses: str) -> list[CarriedRow]:
        return [row for row in self.rows if row.after.status in statuses]


def carry(session: Session, pairing: Pairing, by: Member | None = None) -> CarryReport:
    """Carry every comment, and every link to a provision, from the old version to the new one.

    ``by`` is who has it done, None where it is done from the command line. It is one act, however much is carried.

    What a person placed or confirmed stays; what the program placed is looked for anew, so that a match overruled
    meanwhile is followed. Done twice without a change between, it changes nothing.
    """
    with everything_seen(session):  # also what is still being written: it is carried, and shown to nobody
        _, changed = carry_batch(session, pairing, None, None)
        end_carrying(session, pairing, changed, by.id if by else None)
    session.expire_all()
    return carried(session, pairing)


# Where a batch ended: when the last anchor was placed, and its id; see :func:`_anchors`.
AnchorKey = tuple[datetime, str]


def carry_batch(
    session: Session, pairing: Pairing, after: AnchorKey | None, most: int | None
) -> tuple[Sequence[Anchor], int]:
    """Carry as :func:`carry` does, but only the ``most`` comments that come after ``after``, and no links.

    Returns their anchors in the old version, none where all are carried, and how many were placed or moved. Two who
    carry into one version take turns, and so does whoever confirms a place in it (:func:`confirm_anchor`): what was
    confirmed a moment ago is seen, and stays. Whoever has carried the last batch ends it with :func:`end_carrying`.
    """
    session.execute(select(Version.id).where(Version.id == pairing.new.id).with_for_update(key_share=True))
    anchors = _anchors(session, pairing.old.id, after, most)
    there = select(Anchor).where(Anchor.version_id == pairing.new.id)
    if most is not None:
        there = there.where(Anchor.comment_id.in_([anchor.comment_id for anchor in anchors]))
    present = session.scalars(_for_placing(there)).all()
    changed = _carry_anchors(session, pairing, anchors, present)
    session.flush()
    return anchors, changed


def _for_placing(query: Select[Anchor]) -> Select[Anchor]:
    """The anchors as they stand now, whatever this session has read of them; nobody else places them till the end."""
    ordered = query.order_by(Anchor.id).with_for_update(of=Anchor, key_share=True)
    return ordered.execution_options(populate_existing=True)


def end_carrying(session: Session, pairing: Pairing, changed: int, by: str | None) -> None:
    """Carry the links to provisions, and enter it all as one act; ``changed`` is how many comments were placed."""
    with bulk_act(
        session,
        Act.COMMENTS_CARRY,
        f"version:{pairing.new.id}",
        by=by,
        law_id=pairing.new.law_id,
        after={"from": pairing.old.id},
    ) as bulk:
        bulk.count += changed
        bulk.count += carry_links(session, _article_successors(pairing), pairing.new.id)
        session.flush()


def _carry_anchors(session: Session, pairing: Pairing, olds: Sequence[Anchor], news: Sequence[Anchor]) -> int:
    """Give these comments of the old version their anchors in the new one; returns how many were placed, or moved."""
    finder = AnchorFinder(pairing.old_text, pairing.new_text, pairing.successors)
    present = {anchor.comment_id: anchor for anchor in news}
    is_back = pairing.old.ordinal > pairing.new.ordinal
    changed = 0
    for old in olds:
        placement = _find_again(finder, pairing.old_law, old)
        new = present.get(old.comment_id)
        if new is None:
            new = Anchor(comment_id=old.comment_id, version_id=pairing.new.id)
            session.add(new)
        elif is_back and old.status is not AnchorStatus.ORIGINAL:
            continue  # it came from there, or from before
        elif new.placed_by is not None or not _differs(new, placement, pairing.new_law):
            continue
        _set(new, old, placement, pairing.new_law)
        changed += 1
    return changed


def _find_again(finder: AnchorFinder, law: StoredLaw, anchor: Anchor) -> Placement:
    """Where an anchor of the old version ``law`` stands in the new one; lost where it had no clause before.

    What is said of the draft as a whole is said of the new one too.
    """
    if anchor.comment.target is CommentTarget.DRAFT:
        return Placement("exact", None, 0, 0, 1.0, 1.0)
    clause = law.clause(anchor.clause_id)
    if clause is None:
        return Placement("lost", None, 0, 0, 0.0, 0.0)
    return finder.find(TextQuote(anchor.quote, anchor.prefix, anchor.suffix, anchor.start), clause)


def _anchors(
    session: Session, version_id: str, after: AnchorKey | None = None, most: int | None = None
) -> Sequence[Anchor]:
    """The anchors in a version in the order in which they were placed, or ``most`` of those that come after a key."""
    query = select(Anchor).where(Anchor.version_id == version_id)
    if after is not None:
        moment, anchor_id = after
        is_later = or_(Anchor.placed_at > moment, and_(Anchor.placed_at == moment, Anchor.id > anchor_id))
        query = query.where(is_later)
    ordered = query.order_by(Anchor.placed_at, Anchor.id).limit(most)
    return session.scalars(ordered.options(selectinload(Anchor.comment))).all()


def count_anchors(session: Session, version_id: str) -> int:
    """How many comments stand in a version, or have lost their place in it."""
    return session.scalar(select(func.count()).select_from(Anchor).where(Anchor.version_id == version_id)) or 0


def _article_successors(pairing: Pairing) -> Mapping[str, Sequence[str]]:
    """For each article of the old version, by its stored id, those it became."""
    return {
        pairing.old_law.ids[article.key]: [pairing.new_law.ids[key] for key in pairing.successors[article.key]]
        for article in pairing.old_text.units
    }


def _differs(anchor: Anchor, placement: Placement, law: StoredLaw) -> bool:
    has_moved = bool(placement.clause_key and anchor.quote) and anchor.start != placement.start
    return has_moved or (anchor.status, anchor.clause_id) != (placement.status, _stored_id(placement, law))


def _stored_id(placement: Placement, law: StoredLaw) -> str | None:
    return law.ids[placement.clause_key] if placement.clause_key is not None else None


def _set(anchor: Anchor, old: Anchor, placement: Placement, law: StoredLaw) -> None:
    anchor.status, anchor.score = AnchorStatus(placement.status), placement.score
    anchor.clause_id = _stored_id(placement, law)
    anchor.quote, anchor.prefix, anchor.suffix, anchor.start = old.quote, old.prefix, old.suffix, old.start
    anchor.placed_at = now()
    if placement.clause_key is not None and old.quote:
        set_quote(anchor, law.text.by_key[placement.clause_key].text, placement.start, placement.end)


def carried(session: Session, pairing: Pairing) -> CarryReport:
    """Where the comments of the old version stand in the new one, as stored."""
    after = {anchor.comment_id: anchor for anchor in _anchors(session, pairing.new.id)}
    decided = histories(session, DecisionKind.ANCHOR, pairing.new.id)
    return CarryReport(
        [
            CarriedRow(
                anchor.comment, anchor, after[anchor.comment_id], decided.get((anchor.comment_id, pairing.new.id), ())
            )
            for anchor in _anchors(session, pairing.old.id)
            if anchor.comment_id in after
        ]
    )


@dataclass(frozen=True, slots=True)
class CarriedPage:
    """Some of the comments carried over that have one status, and how many have each; ``after`` leads on to the next.

    ``status`` is None where no comment was carried; ``after`` is empty on the last page.
    """

    counts: Mapping[str, int]
    status: AnchorStatus | None
    rows: Sequence[CarriedRow]
    after: str


def carried_page(session: Session, pairing: Pairing, status: str = "", after: str = "", first: str = "") -> CarriedPage:
    """The comments that stand and were carried over with a status, by the old version, those lost in it at the end.

    Without a status, or with one that nobody asks for, it is the first of :data:`TO_LOOK_AT` that a comment has. The
    page follows the comment ``after``, or begins with the comment ``first``; the first page where neither has that
    status. What it costs depends on what it shows, and on one count of the places in the new version.
    """
    counts = _carried_counts(session, pairing)
    chosen = next((each for each in TO_LOOK_AT if each == status), None)
    chosen = chosen or next((each for each in TO_LOOK_AT if counts[each]), None)
    if chosen is None:
        return CarriedPage(counts, None, (), "")
    old, new = aliased(Anchor), aliased(Anchor)
    position = func.coalesce(StoredClause.position, _LAST)
    query = (
        select(old, new, position)
        .join(new, and_(new.comment_id == old.comment_id, new.version_id == pairing.new.id, new.status == chosen))
        .join(Comment, Comment.id == old.comment_id)
        .outerjoin(StoredClause, StoredClause.id == old.clause_id)
        .where(old.version_id == pairing.old.id, Comment.withdrawn_at.is_(None))
        .order_by(position, old.comment_id)
        .options(selectinload(old.comment))
    )
    known = session.execute(query.where(old.comment_id == (after or first))).unique().first()
    if known is not None:
        key, here = tuple_(position, old.comment_id), tuple_(literal(known[2]), literal(known[0].comment_id))
        query = query.where(key > here if after else key >= here)
    rows = session.execute(query.limit(PAGE + 1)).unique().all()
    ids = [row[0].comment_id for row in rows[:PAGE]]
    decided: dict[str, list[Decision]] = {}
    for decision in decisions_on(session, [DecisionKind.ANCHOR], ids, pairing.new.id):
        decided.setdefault(decision.subject_id, []).append(decision)
    page_rows = [CarriedRow(row[0].comment, row[0], row[1], decided.get(row[0].comment_id, ())) for row in rows[:PAGE]]
    return CarriedPage(counts, chosen, page_rows, ids[-1] if len(rows) > PAGE else "")


def _carried_counts(session: Session, pairing: Pairing) -> Mapping[str, int]:
    old, new = aliased(Anchor), aliased(Anchor)
    counted = session.execute(
        select(new.status, func.count())
        .join(old, and_(old.comment_id == new.comment_id, old.version_id == pairing.old.id))
        .join(Comment, Comment.id == new.comment_id)
        .where(new.version_id == pairing.new.id, Comment.withdrawn_at.is_(None))
        .group_by(new.status)
    ).all()
    return {**dict.fromkeys(TO_LOOK_AT, 0), **dict(counted)}


def count_uncarried(session: Session, old_id: str, new_id: str) -> int:
    """How many comments of the old version have not been looked for in the new one yet."""
    there = aliased(Anchor)
    is_there = select(there.id).where(there.version_id == new_id, there.comment_id == Anchor.comment_id).exists()
    return session.scalar(select(func.count(Anchor.id)).where(Anchor.version_id == old_id, ~is_there)) or 0


def confirm_anchor(
    session: Session,
    member: Member,
    comment_id: str,
    version_id: str,
    clause_id: str | None,
    quote: str = "",
    seen: int | None = None,
) -> Anchor:
    """A person's word on a place: choose the clause and the words in it, or confirm the clause where it stands.

    To confirm, no clause is named, or the one where it stands and no words. ``seen`` is the number of the word that the
    person had before them. Raises NotFound or Invalid, and Conflict where somebody decided on the place since.
    """
    there = select(Anchor).where(Anchor.comment_id == comment_id, Anchor.version_id == version_id)
    anchor = session.scalar(_for_placing(there))
    if anchor is None:
        raise NotFound("comment_unknown")
    if anchor.status == "original":
        raise Invalid("place_original")
    if clause_id is not None and (quote or clause_id != anchor.clause_id):
        clause = find_clause(session, clause_id)
        if clause.version_id != version_id:
            raise Invalid("clause_of_other_version")
        _choose(anchor, clause.id, clause.text, quote)
    elif anchor.clause_id is None:
        raise Invalid("place_still_lost")
    _decide_anchor(session, member, anchor, seen)
    anchor.status, anchor.placed_by, anchor.placed_at = AnchorStatus.CONFIRMED, member.id, now()
    session.flush()
    session.expire(anchor)
    return anchor


def _decide_anchor(session: Session, member: Member, anchor: Anchor, seen: int | None) -> None:
    """Append the decision that an anchor stands for from now on."""
    path = find_clause(session, anchor.clause_id or "").path
    decide(
        session,
        DecisionKind.ANCHOR,
        anchor.comment_id,
        aspect=anchor.version_id,
        scope=anchor.version_id,
        by=member,
        what={"clause": anchor.clause_id, "path": path, "quote": anchor.quote, "start": anchor.start},
        seen=seen,
        law_id=anchor.comment.law_id,
    )


def _choose(anchor: Anchor, clause_id: str, text: str, quote: str) -> None:
    anchor.clause_id, anchor.score = clause_id, 1.0
    if not quote:
        anchor.quote = anchor.prefix = anchor.suffix = ""
        anchor.start = 0
    elif text.count(quote) == 1:
        start = text.index(quote)
        set_quote(anchor, text, start, start + len(quote))
    else:
        raise Invalid("quote_not_found", field="quote", quote=quote)


def is_carried(session: Session, old_id: str, new_id: str) -> bool:
    """Whether comments were carried from one version to another already, so that they follow a decided match."""
    there = select(Anchor.comment_id).where(Anchor.version_id == old_id)
    carried_over = select(Anchor.id).where(Anchor.version_id == new_id, Anchor.comment_id.in_(there))
    return session.scalar(carried_over.limit(1)) is not None
