"""Which clauses bear on a scheme or group, and which provisions it answers to."""

from __future__ import annotations

from sqlalchemy.orm import Session

from workbench.drafts.models import StoredClause, Version
from workbench.drafts.service import clauses_of
from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.library import concept_spans
from workbench.instruments.model import Corpus
from workbench.judgement.relevant_clauses import RelevantClause, naming, relevant_by_part
from workbench.judgement.schemes import Scheme
from workbench.lang.languages import text_language


def provisions_of(corpus: Corpus, scheme: Scheme) -> list[str]:
    """The articles of a scheme's Parts, then the further provisions that it names."""
    articles = [
        article.ref for part in scheme.parts for article in corpus.articles(MINIMUM_STANDARDS) if article.part == part
    ]
    return [*articles, *scheme.provisions]


def clauses_bearing_on(
    session: Session, corpus: Corpus, scheme: Scheme, version: Version
) -> list[tuple[StoredClause, RelevantClause | None]]:
    """The clauses that name the scheme, speak of its concepts or bear on its Parts, in reading order."""
    by_part = relevant_by_part(session, corpus, version) if scheme.parts else {}
    relevant = {clause.clause.id: clause for part in scheme.parts for clause in by_part.get(part, ())}
    clauses = clauses_of(session, version)
    named = {clause.id for clause in naming(clauses, scheme.words)}
    named |= {clause.id for clause in clauses if clause.kind == "article" and _speaks_of(clause, scheme, version)}
    return [(clause, relevant.get(clause.id)) for clause in clauses if clause.id in named or clause.id in relevant]


def _speaks_of(clause: StoredClause, scheme: Scheme, version: Version) -> bool:
    if not scheme.concepts:
        return False
    spans = concept_spans(f"{clause.heading}\n{clause.text}", text_language(version.lang))
    return any(concept in scheme.concepts for _, _, concept in spans)
