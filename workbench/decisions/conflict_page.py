"""The page on which a stale decision meets the one that was made since: both stand there, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import render_template, request

from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import decisions_on
from workbench.decisions.view_models import decision_view
from workbench.errors import WorkbenchError
from workbench.web import requests as web
from workbench.web.language import interface, language
from workbench.wording import say


def seen_number() -> int | None:
    """The number of the decision that stood on the page from which the form was sent; None where it does not say."""
    return request.form.get("seen", type=int)


def show_conflict(
    error: WorkbenchError,
    kind: DecisionKind,
    subject_id: str,
    aspect: str = "",
    *,
    about: str,
    chosen: Mapping[str, Any] | None,
    texts: Mapping[str, str],
    back: str,
    beside: Sequence[DecisionKind] = (),
) -> tuple[str, int]:
    """What stands now on a subject beside what was just typed, which can be sent again from there; with status 409.

    ``about`` names the subject, ``chosen`` is the value that was to be decided, ``texts`` the fields that hold words a
    person typed, each with its label, and ``back`` the page on which nothing is changed. ``beside`` are other kinds
    of decision on the same subject, which a person must have seen as well. Any other ``error`` than that somebody
    decided since is raised again, and told as it is.
    """
    if error.code != "decision_changed":
        raise error
    web.db_session().rollback()
    decisions = decisions_on(web.db_session(), (kind, *beside), [subject_id], aspect)
    carried = [
        (name, value) for name, value in request.form.items(multi=True) if name not in {"csrf_token", "seen", *texts}
    ]
    page = render_template(
        "decisions/conflict.html",
        about=about,
        message=say("decision_changed", {}, interface().code),
        kind=str(kind),
        latest=decision_view(decisions[-1], language()) if decisions else None,
        seen=len(decisions),
        chosen=chosen,
        texts=[(name, label, request.form.get(name, "")) for name, label in texts.items()],
        carried=carried,
        back=back,
    )
    return page, 409
