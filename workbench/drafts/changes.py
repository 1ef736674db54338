"""What an editor changes about a law or a version once it is stored: its name, its date, and whether it stands.

The text never changes. Each change is a decision with its history, and is refused where somebody decided meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.db import now
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide, histories
from workbench.drafts.models import Law, Version
from workbench.drafts.service import clean_titles
from workbench.errors import Conflict, Invalid
from workbench.lang.cleaning import clean_line, clean_text
from workbench.people.models import Member


def rename_law(
    session: Session, member: Member, law: Law, title_zh: str, title_en: str, note: str, seen: int | None = None
) -> None:
    """Give a law other titles or another note; ``seen`` is the number of the last change the person had before them.

    Raises Invalid without any title, Conflict where somebody changed it since.
    """
    titles = clean_titles(title_zh, title_en)
    before = {"title_zh": law.title_zh, "title_en": law.title_en, "note": law.note}
    after = {**titles, "note": clean_text(note).strip()}
    what = {**after, "before": before}
    decide(session, DecisionKind.LAW, law.id, by=member, scope=law.id, what=what, seen=seen, law_id=law.id)
    law.title_zh, law.title_en, law.note = after["title_zh"], after["title_en"], after["note"]
    session.flush()


def rename_version(
    session: Session, member: Member, version: Version, label: str, dated: date | None, seen: int | None = None
) -> None:
    """Give a version another name or date; raises Invalid for a name that is missing or taken, and Conflict."""
    label = clean_line(label)
    if not label:
        raise Invalid("label_missing", field="label")
    _refuse_taken(session, version, label)
    before = name_of(version.label, version.dated)
    what = {**name_of(label, dated), "before": before}
    _decide(session, DecisionKind.VERSION, member, version, what, seen=seen)
    version.label, version.dated = label, dated
    session.flush()


def name_of(label: str, dated: date | None) -> Mapping[str, str | None]:
    """What a version is called, as its decisions hold it."""
    return {"label": label, "dated": dated.isoformat() if dated else None}


def _refuse_taken(session: Session, version: Version, label: str) -> None:
    """A draft has a name that no other standing draft of its law has; a translation may be called like another."""
    if version.original_id is not None:
        return
    # Locked, so that of two who give one name at the same moment the later one meets the earlier.
    session.execute(select(Law.id).where(Law.id == version.law_id).with_for_update(key_share=True))
    others = select(Version.id).where(
        Version.law_id == version.law_id,
        Version.id != version.id,
        Version.original_id.is_(None),
        Version.withdrawn_at.is_(None),
        Version.label == label,
    )
    if session.scalar(others.limit(1)) is not None:
        raise Invalid("label_taken", field="label", label=label)


def withdraw_version(session: Session, member: Member, version: Version, reason: str, seen: int | None = None) -> None:
    """Take a version out of every list, comparison, search and count, for a reason; nothing of it is destroyed.

    Raises Invalid without a reason, and Conflict where it is withdrawn already or a translation of it stands.
    """
    reason = clean_text(reason).strip()
    if not reason:
        raise Invalid("withdrawal_reason_missing", field="reason")
    if version.withdrawn_at is not None:
        raise Conflict("version_withdrawn", label=version.label)
    translations = select(Version.id).where(Version.original_id == version.id, Version.withdrawn_at.is_(None))
    if session.scalar(translations.limit(1)) is not None:
        raise Conflict("version_has_translations", label=version.label)
    _decide(session, DecisionKind.WITHDRAWAL, member, version, {}, reason, seen)
    version.withdrawn_at = now()
    session.flush()


def put_back_version(session: Session, member: Member, version: Version, seen: int | None = None) -> None:
    """Let a withdrawn version stand again where it stood; raises Conflict or Invalid where it cannot."""
    if version.withdrawn_at is None:
        raise Conflict("version_not_withdrawn", label=version.label)
    _refuse_taken(session, version, version.label)
    original = session.get(Version, version.original_id) if version.original_id else None
    if original is not None and original.withdrawn_at is not None:
        raise Conflict("original_withdrawn")
    twin = select(Version.id).where(
        Version.law_id == version.law_id,
        Version.ordinal == version.ordinal,
        Version.lang == version.lang,
        Version.withdrawn_at.is_(None),
    )
    if original is not None and session.scalar(twin.limit(1)) is not None:
        raise Conflict("translation_taken", label=original.label)
    _decide(session, DecisionKind.WITHDRAWAL, member, version, None, seen=seen)
    version.withdrawn_at = None
    session.flush()


def _decide(
    session: Session,
    kind: DecisionKind,
    member: Member,
    version: Version,
    what: Mapping[str, object] | None,
    reason: str = "",
    seen: int | None = None,
) -> None:
    law_id = version.law_id
    decide(session, kind, version.id, by=member, scope=law_id, what=what, reason=reason, seen=seen, law_id=law_id)


def withdrawn_versions(session: Session, law: Law) -> Sequence[Version]:
    """The versions of a law that are withdrawn, translations among them, the last first."""
    withdrawn = select(Version).where(Version.law_id == law.id, Version.withdrawn_at.is_not(None))
    return session.scalars(withdrawn.order_by(Version.ordinal.desc(), Version.lang)).all()


def version_histories(session: Session, law: Law) -> Mapping[str, Sequence[Decision]]:
    """What was changed about each version of a law, by its id, in the order in which it was done."""
    changes: dict[str, list[Decision]] = {}
    for kind in (DecisionKind.VERSION, DecisionKind.WITHDRAWAL):
        for (version_id, _), decisions in histories(session, kind, law.id).items():
            changes.setdefault(version_id, []).extend(decisions)
    return {
        version_id: sorted(decided, key=lambda decision: decision.decided_at) for version_id, decided in changes.items()
    }
