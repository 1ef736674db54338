"""Comments on made-up clauses."""

from __future__ import annotations

from sqlalchemy.orm import Session

from workbench.commentary.models import Comment
from workbench.commentary.quoting import QuotedWords
from workbench.commentary.service import CommentData, add_comment
from workbench.drafts.models import StoredClause
from workbench.people.models import Member


def make_comment(
    session: Session,
    author: Member,
    clause: StoredClause,
    body: str = "请写明期限。",
    proposed: str = "",
    quote: str = "",
    stance: str = "support_with_changes",
    issue: str = "wording",
) -> Comment:
    said = CommentData(body=body, stance=stance, issue=issue, proposed=proposed)
    return add_comment(session, author, clause, said, QuotedWords(quote, clause.text.find(quote)) if quote else None)
