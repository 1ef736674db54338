"""One session a request, and one commit: success commits, an error page or an exception rolls back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from flask import Flask, Response, current_app, g, request
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as BaseResponse

from workbench.config import Settings
from workbench.db import Database

Page = str | BaseResponse | tuple[str, int]  # what a view answers with
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


def database() -> Database:
    database: Database = current_app.extensions["workbench.database"]
    return database


def settings() -> Settings:
    settings: Settings = current_app.extensions["workbench.settings"]
    return settings


def is_reading() -> bool:
    """Whether this request only reads, as its method promises."""
    return request.method in _SAFE


def db_session() -> Session:
    """This request's session: reading for GET and its kin, else writing from the start."""
    if "session" not in g:
        g.session = database().reading() if is_reading() else database().writing()
    opened: Session = g.session
    return opened


def taken_out(field: str) -> int:
    """How many characters the gate took out of a field of this request's form."""
    removed: Mapping[str, int] = getattr(request, "taken_out", {})
    return removed.get(field, 0)


def end_transaction() -> None:
    """End the transaction, so that nobody waits for it while something slow is done; it begins anew when needed."""
    db_session().rollback()


def call_on_teardown(call: Callable[[], object]) -> None:
    """Have something done when this request's transaction has ended, whichever way it ended."""
    g.setdefault("afterwards", []).append(call)


def _finish(response: Response) -> Response:
    opened: Session | None = g.get("session")
    if opened is not None and not is_reading():
        if response.status_code < 400 or g.get("keep_changes"):
            try:
                opened.commit()
            except SQLAlchemyError as error:
                opened.rollback()
                return current_app.make_response(current_app.handle_user_exception(error))
            for tell in database().after_commit:
                tell()
        else:
            opened.rollback()
    return response


def _close(_error: BaseException | None) -> None:
    opened: Session | None = g.pop("session", None)
    if opened is not None:
        opened.close()
    for call in g.pop("afterwards", ()):
        call()


def init_requests(app: Flask) -> None:
    app.after_request(_finish)
    app.teardown_request(_close)
