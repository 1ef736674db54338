"""The form for bringing in returned files, and what is chosen for their items."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import MultipleFileField

from workbench.lang.cleaning import clean_line
from workbench.receiving.items import ReceivedChoice, ReceivedReading
from workbench.receiving.service import names_in
from workbench.returns.draft import ReturnDraft


class ReceivedForm(FlaskForm):
    files = MultipleFileField(
        _l("Files"),
        description=_l("Word (.docx), Excel (.xlsx), e-mail (.eml) or plain text (.txt); up to 30 at once."),
    )


def typed_choices(
    form: Mapping[str, str], reading: ReceivedReading, draft: ReturnDraft
) -> tuple[dict[int, ReceivedChoice], dict[str, str], dict[int, str]]:
    """What is chosen for each item, whose opinions they are, and by item what was typed for a clause that is none."""
    choices: dict[int, ReceivedChoice] = {}
    unknown: dict[int, str] = {}
    for item in reading.items:
        number = item.number
        label = clean_line(form.get(f"at-{number}", ""))
        key = draft.by_label.get("".join(label.split()), "")
        if label and not key:
            key = next(iter(draft.references(label, is_column=True)), "")
        if label and not key:
            unknown[number] = label
        choices[number] = ReceivedChoice(
            kind=form.get(f"kind-{number}", item.kind),
            key=key,
            stance=form.get(f"stance-{number}", item.choice.stance),
            issue=form.get(f"issue-{number}", item.choice.issue),
            is_out=form.get(f"out-{number}") == "1",
            why=form.get(f"why-{number}", "")[:2000],
        )
    whose = {name: form.get(f"whose-{at}", "") for at, name in enumerate(names_in(reading))}
    return choices, whose, unknown
