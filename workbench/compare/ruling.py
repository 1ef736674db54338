"""A person's ruling on what became of a proposal or a position, as a form brings it."""

from __future__ import annotations

from collections.abc import Callable

from flask import flash, redirect, request
from flask_babel import gettext as _

from workbench.decisions.conflict_page import seen_number, show_conflict
from workbench.decisions.kinds import DecisionKind
from workbench.errors import Conflict
from workbench.web.requests import Page

# Stores a ruling: the result, the note, and the number of the decision that the person had before them.
StoreRuling = Callable[[str, str, int | None], None]


def answer_ruling(store: StoreRuling, subject_id: str, version_id: str, *, about: str, back: str) -> Page:
    """Store the ruling in the form of this request, and lead ``back``; a stale one meets the page of both.

    ``subject_id`` is ruled on in the version ``version_id``, ``about`` says in words what is ruled on.
    """
    result, note = request.form.get("outcome", ""), request.form.get("note", "")
    try:
        store(result, note, seen_number())
    except Conflict as error:
        return show_conflict(
            error,
            DecisionKind.OUTCOME,
            subject_id,
            version_id,
            about=about,
            chosen={"outcome": result} if result else None,
            texts={"note": _("Note")},
            back=back,
        )
    flash(_("Your ruling is stored."), "success")
    return redirect(back, 303)
