"""The public table of all comments with what was decided on each: organisations are named, and no person is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from workbench.answering.answers import CommentAnswer, answer_counts
from workbench.answering.letters import comment_words, decided, draft_says, papers_say, sums_in_words, where
from workbench.drafts.models import Law
from workbench.formats.docx.writing.table_report import write_table_report
from workbench.formats.plain_workbook import TableSheet, write_workbook
from workbench.i18n.messages import N_, NC_, listed, translate
from workbench.people.organisations import list_organisations

_COLUMNS: Final = (
    (NC_("table head", "No."), 6),
    (NC_("table head", "Clause"), 18),
    (N_("Organisation"), 24),
    (N_("Comment"), 60),
    (N_("Proposed wording"), 50),
    (NC_("table head", "Decision"), 40),
    (NC_("table head", "The paper says"), 40),
    (NC_("table head", "The newest draft says"), 40),
)
TABLE_KINDS: Final = ("docx", "xlsx")


def write_comment_table(
    session: Session, law: Law, answers: Sequence[CommentAnswer], kind: str, lang: str, day: date
) -> bytes:
    """Every comment as one row, decided or said not to be; ``kind`` is one of :data:`TABLE_KINDS`."""
    names = {each.id: each.name(lang) for each in list_organisations(session)}
    rows = [_row(number, each, names, lang) for number, each in enumerate(answers, start=1)]
    title = translate(N_("Comments on {law}, and what was decided"), lang, law=law.title(lang))
    heads = [(translate(head, lang), width) for head, width in _COLUMNS]
    sums = sums_in_words(answer_counts(answers), lang)
    if kind == "xlsx":
        sheet = TableSheet(translate(N_("Comments"), lang), heads, rows)
        facts = TableSheet(translate(N_("Sums"), lang), [(title, 100)], [(sums,), (day.isoformat(),)])
        return write_workbook([sheet, facts])
    return write_table_report(title, [sums], [head for head, _ in heads], rows, lang, day=day)


def _row(number: int, answer: CommentAnswer, names: Mapping[str, str], lang: str) -> list[str]:
    by = [names.get(answer.organisation_id, "")]
    if answer.agreeing:
        same = listed((names[id_] for id_ in names if id_ in answer.agreeing), lang)
        by.append(translate(N_("The same is said by: {names}"), lang, names=same))
    words = [translate(N_("withdrawn"), lang)] if answer.is_withdrawn else comment_words(answer, lang)
    cells = (where(answer, lang), by, words, (answer.proposed,), decided(answer, lang))
    return [str(number), *("\n".join(each) for each in (*cells, papers_say(answer, lang), draft_says(answer, lang)))]
