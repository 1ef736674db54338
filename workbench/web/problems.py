"""Domain errors turned into pages, and into messages beside the form field at fault."""

from __future__ import annotations

from typing import Final

from flask import Flask, g, render_template, request, session
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from workbench.errors import Conflict, Forbidden, Invalid, NotFound, WorkbenchError
from workbench.web.language import interface
from workbench.web.requests import settings
from workbench.wording import say
from workbench.wording.fields import FIELD_NAMES

STATUS: Final[dict[type[WorkbenchError], int]] = {Invalid: 422, NotFound: 404, Conflict: 409, Forbidden: 403}
_HTTP_ERRORS: Final = {404: "address_unknown", 405: "method_not_allowed", 500: "server_fault"}


def message_of(error: WorkbenchError) -> str:
    """The error's message in the language of the interface."""
    return say(error.code, error.facts, interface().code)


def message_with_field(error: WorkbenchError) -> str:
    """The error's message; of a text too long that is not told beside its field, with the field's name before it."""
    name = FIELD_NAMES.get(getattr(error, "field", None) or "") if error.code == "text_long" else None
    return f"{name.in_language(interface().code)}: {message_of(error)}" if name else message_of(error)


def place_on(form: FlaskForm, error: WorkbenchError) -> int:
    """Put the error's message beside its field (or above the form); returns the HTTP status to answer with."""
    field = getattr(error, "field", None)
    if field and field in form:
        form[field].errors = [*form[field].errors, message_of(error)]
    else:
        form.form_errors.append(message_with_field(error))
    return status_of(error)


def status_of(error: WorkbenchError) -> int:
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 400)


def _page(status: int, code: str, /, **facts: object) -> tuple[str, int]:
    return _error_page(status, say(code, facts, interface().code))


def _error_page(status: int, message: str) -> tuple[str, int]:
    session.pop("_flashes", None)  # what would have been told had it worked
    template = "problem_fragment.html" if request.headers.get("X-Fragment") else "problem.html"
    return render_template(template, status=status, message=message), status


def _on_domain_error(error: WorkbenchError) -> tuple[str, int]:
    return _error_page(status_of(error), message_with_field(error))


def _on_http_error(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    return _page(status, _HTTP_ERRORS.get(status, "request_unreadable"))


def _on_csrf(error: CSRFError) -> tuple[str, int]:
    return _page(400, "form_expired")


def _on_too_large(error: RequestEntityTooLarge) -> tuple[str, int]:
    return _page(413, "request_too_large", most=settings().upload_megabytes)


def _on_busy(error: OperationalError) -> tuple[str, int]:
    _roll_back()
    return _page(503, "database_busy")


def _on_clash(error: IntegrityError) -> tuple[str, int]:
    _roll_back()
    return _page(409, "stored_at_once")


def _roll_back() -> None:
    opened = g.get("session")
    if opened is not None:
        opened.rollback()


def init_problems(app: Flask) -> None:
    app.register_error_handler(WorkbenchError, _on_domain_error)
    app.register_error_handler(CSRFError, _on_csrf)
    app.register_error_handler(RequestEntityTooLarge, _on_too_large)
    app.register_error_handler(OperationalError, _on_busy)
    app.register_error_handler(IntegrityError, _on_clash)
    app.register_error_handler(HTTPException, _on_http_error)
    app.jinja_env.globals["message_of"] = message_of
    app.jinja_env.globals["message"] = lambda code: say(code, {}, interface().code)
