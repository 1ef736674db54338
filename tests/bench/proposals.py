"""What the draft with tracked changes costs: 98 articles, their wordings put in, and 300 comments with replies."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

from tests.proposed_sets import proposed_set
from workbench.formats.docx.writing.marked_law import ChangeMark, LawComment, LawDocument, write_law
from workbench.formats.docx.writing.native_comments import DocxComment
from workbench.law.proposing import propose

_MOMENT = datetime(2026, 3, 5, tzinfo=UTC)


def main() -> None:
    for articles, comments in ((98, 300), (980, 3_000)):
        made = proposed_set(98, articles)
        began = time.process_time()
        law = propose(made.law, made.proposals)
        put_in = time.process_time()
        keys = [clause.key for clause in made.law.clauses if clause.kind == "paragraph"]
        reply = DocxComment("乙", _MOMENT, ("同意",))
        comment = DocxComment("甲", _MOMENT, ("意见", "第二段"), (reply,))
        remarks = [LawComment(comment, *law.story.spans[keys[at % len(keys)]]) for at in range(comments)]
        mark = ChangeMark("甲", _MOMENT)
        data = write_law(LawDocument("某法", law.story, law.runs, "甲", date(2026, 3, 5), mark, remarks=remarks), "zh")
        written = time.process_time()
        print(
            f"{articles:5} articles, {len(made.proposals):4} wordings put in {put_in - began:5.2f} s CPU, "
            f"{comments} comments written {written - put_in:5.2f} s, {len(data) // 1024} KB"
        )
