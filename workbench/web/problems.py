"""Domain errors turned into pages, and into messages beside the form field at fault."""

from __future__ import annotations

from typing import Final

from flask import Flask, g, render_template, request, session
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from workbench.errors import Conflict, Forbidden, Invalid, NotFound, WorkbenchError
from workbench.web.language import language
from workbench.web.requests import settings
from workbench.wording import say

STATUS: Final[dict[type[WorkbenchError], int]] = {Invalid: 422, NotFound: 404, Conflict: 409, Forbidden: 403}


def told(error: WorkbenchError) -> str:
    """The error's message in the language of the interface."""
    return say(error.code, error.facts, language())


def place_on(form: FlaskForm, error: WorkbenchError) -> int:
    """Put the error's message beside its field (or above the form); returns the HTTP status to answer with."""
    field = getattr(error, "field", None)
    if field and field in form:
        form[field].errors = [*form[field].errors, told(error)]
    else:
        form.form_errors.append(told(error))
    return status_of(error)


def status_of(error: WorkbenchError) -> int:
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 400)


def _page(status: int, message: str) -> tuple[str, int]:
    session.pop("_flashes", None)  # what would have been told had it worked
    template = "problem_fragment.html" if request.headers.get("X-Fragment") else "problem.html"
    return render_template(template, status=status, message=message), status


def _on_domain_error(error: WorkbenchError) -> tuple[str, int]:
    return _page(status_of(error), told(error))


def _on_http_error(error: HTTPException) -> tuple[str, int]:
    code = error.code or 500
    messages = {
        404: _("There is no such page. The address may be incomplete, or what it showed has been withdrawn."),
        405: _("This address cannot be used in that way. Go back and use the form."),
        500: _("Something went wrong on our side. Nothing was stored; please try again, and tell the administrator."),
    }
    unforeseen = _("What was sent could not be understood. Go back, reload the page and try again.")
    return _page(code, messages.get(code, unforeseen))


def _on_csrf(error: CSRFError) -> tuple[str, int]:
    return _page(
        400,
        _(
            "The form had been open too long, or was sent from elsewhere. Go back, reload the page and send it again; "
            "your browser keeps what you typed."
        ),
    )


def _on_too_large(error: RequestEntityTooLarge) -> tuple[str, int]:
    return _page(
        413,
        _(
            "What was sent is larger than %(most)s MB. Send a smaller file, or paste only the text of the law.",
            most=settings().upload_megabytes,
        ),
    )


def _on_busy(error: OperationalError) -> tuple[str, int]:
    opened = g.get("session")
    if opened is not None:
        opened.rollback()
    return _page(
        503,
        _(
            "The database could not take the change just now (it is busy, or the disk is full). Nothing was stored; "
            "go back and try again."
        ),
    )


def _on_clash(error: IntegrityError) -> tuple[str, int]:
    opened = g.get("session")
    if opened is not None:
        opened.rollback()
    return _page(
        409,
        _("Somebody else stored the same thing at the same moment. Yours was not stored; go back and try again."),
    )


def init_problems(app: Flask) -> None:
    app.register_error_handler(WorkbenchError, _on_domain_error)
    app.register_error_handler(CSRFError, _on_csrf)
    app.register_error_handler(RequestEntityTooLarge, _on_too_large)
    app.register_error_handler(OperationalError, _on_busy)
    app.register_error_handler(IntegrityError, _on_clash)
    app.register_error_handler(HTTPException, _on_http_error)
    app.jinja_env.globals["told"] = told
