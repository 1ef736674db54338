"""What the values of facets are called, and clauses by the number one types; a service, and it only reads."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.drafts.models import Law, StoredClause, Version
from workbench.instruments.citation import parse_citation
from workbench.instruments.citation_style import instrument_name
from workbench.lang.folding import fold
from workbench.lang.languages import Lang
from workbench.people.models import Member, Organisation
from workbench.search.query.fields import members


def facet_labels(
    session: Session, counts: Mapping[str, Mapping[str, int]], chosen: Mapping[str, str], lang: Lang
) -> dict[str, dict[str, str]]:
    """For each facet what its values are called in ``lang``, where that is not the value itself."""
    values = {name: {*counted, chosen.get(name, "")} - {""} for name, counted in counts.items()}
    for name, value in chosen.items():
        values.setdefault(name, {value})
    labels = {name: {member.value: member.in_language(lang) for member in members(name)} for name in values}
    labels["law"] = {code: instrument_name(code, lang) for code in values.get("law", ())}
    for law in session.scalars(select(Law).where(Law.id.in_(values.get("law", ())))):
        labels["law"][law.id] = law.title(lang)
    labels["version"] = version_names(session, values.get("version", ()))
    organisations = session.scalars(select(Organisation).where(Organisation.id.in_(values.get("org", ()))))
    labels["org"] = {organisation.id: organisation.name(lang) for organisation in organisations}
    authors = session.scalars(select(Member).where(Member.id.in_(values.get("author", ()))))
    labels["author"] = {author.id: author.name(lang) for author in authors}
    return labels


def version_names(session: Session, ids: Collection[str]) -> dict[str, str]:
    """What versions are called, each with its language."""
    versions = session.scalars(select(Version).where(Version.id.in_(ids)))
    return {version.id: f"{version.label} ({version.lang})" for version in versions}


def typed_clauses(session: Session, typed: str, most: int = 3) -> list[tuple[str, str, str]]:
    """Articles of the newest drafts by their number or the beginning of their heading: id, label, heading."""
    is_current = Version.withdrawn_at.is_(None)
    ordinals = select(Version.law_id, func.max(Version.ordinal).label("ordinal")).where(is_current)
    last = ordinals.group_by(Version.law_id).subquery()
    articles = (
        select(StoredClause.id, StoredClause.label, StoredClause.heading)
        .join(Version, Version.id == StoredClause.version_id)
        .join(Law, Law.id == Version.law_id)
        .join(last, (last.c.law_id == Version.law_id) & (last.c.ordinal == Version.ordinal))
        .where(StoredClause.kind == "article", Version.original_id.is_(None), is_current)
        .order_by(Law.created_at.desc(), StoredClause.position)
        .limit(most)
    )
    citation = parse_citation(typed)
    if citation is not None and citation.kind == "article" and citation.instrument is None:
        matching = articles.where(StoredClause.number == citation.article)
    else:
        plain = fold(typed).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        matching = articles.where(func.lower(StoredClause.heading).like(f"{plain}%", escape="\\"))
    return [(clause_id, label, heading) for clause_id, label, heading in session.execute(matching)]
