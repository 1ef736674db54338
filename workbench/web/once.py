"""A form counts once: sent again under its key it changes nothing, and gets the answer it got the first time.

The key stands in every form, and a form without one is not taken (:mod:`workbench.web.unkeyed`). It is put into the
table of handled forms in the transaction that does what the form asks for: of two posts at the same moment the second
waits for the first in the database itself, on SQLite for the lock of the writer and on PostgreSQL for the key. Whatever
is refused is rolled back, and its key with it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import IO, Final

from flask import Flask, Response, current_app, g, make_response, request, session
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as BaseResponse

from workbench.db import Database, now
from workbench.errors import Conflict, Invalid, WorkbenchError
from workbench.web.models import HandledForm
from workbench.web.requests import db_session, is_reading
from workbench.web.unkeyed import needs_key, offer_again

FIELD: Final = "form_key"
KEPT: Final = timedelta(days=2)
LONGEST_BODY: Final = 60_000  # characters of a fragment that is kept to be answered again
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{20,64}")
_NOT_WORDS: Final = frozenset({FIELD, "csrf_token"})


@dataclass(frozen=True, slots=True)
class FormClaim:
    """The key that a form bore, who sent it where, and the digest of what it said; see :class:`HandledForm`."""

    key: str
    member_id: str
    endpoint: str
    sent: str


def make_key() -> str:
    """A key for one form of one page: 192 random bits."""
    return secrets.token_urlsafe(24)


def forget_old_forms(opened: Session) -> None:
    """Delete the keys that nobody will send again."""
    opened.execute(delete(HandledForm).where(HandledForm.handled_at < now() - KEPT))


def clear_old_forms(database: Database) -> None:
    """As :func:`forget_old_forms`, in a transaction of its own, for a site to which nobody sends a form."""
    with database.writing() as opened:
        forget_old_forms(opened)
        opened.commit()


def _begin() -> BaseResponse | None:
    """Take the form's key, or give the answer that was given under it."""
    if is_reading() or request.endpoint is None or g.get("member") is None:
        return None
    key = request.form.get(FIELD, "")
    if not key:
        return offer_again() if needs_key() else None
    if not _KEY.fullmatch(key):
        raise Invalid("form_key_unreadable")
    claim = FormClaim(key, g.member.id, request.endpoint, _digest())
    if not _take(db_session(), claim):
        return _answer_again(db_session(), claim)
    g.form_claim = claim
    return None


def _take(opened: Session, claim: FormClaim) -> bool:
    """Whether the key was free and is now this request's."""
    try:
        with opened.begin_nested():
            opened.add(HandledForm(**asdict(claim)))
    except IntegrityError:
        return False
    return True


def _digest() -> str:
    """What is sent, to what address, as a digest that tells nothing of it (a password may be among it)."""
    digest = hmac.new(current_app.config["SECRET_KEY"].encode(), digestmod=hashlib.sha256)
    words = sorted((name, value) for name, value in request.form.items(multi=True) if name not in _NOT_WORDS)
    files = [(name, file.filename, _digest_of(file.stream)) for name, file in request.files.items(multi=True)]
    digest.update(json.dumps([request.full_path, words, files]).encode())
    return digest.hexdigest()


def _digest_of(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := stream.read(1 << 20):
        digest.update(piece)
    stream.seek(0)
    return digest.hexdigest()


def _answer_again(opened: Session, claim: FormClaim) -> Response:
    """The answer that was given to this form; raises Conflict where its key is another form's."""
    first = opened.get(HandledForm, claim.key)
    if first is None or FormClaim(first.key, first.member_id, first.endpoint, first.sent) != claim:
        raise Conflict("form_sent_before")
    response = make_response(first.body, first.status)
    if first.location:
        response.headers["Location"] = first.location
    session["_flashes"] = [tuple(message) for message in json.loads(first.messages)]
    opened.rollback()
    return response


def _remember(response: Response) -> Response:
    """Keep the answer to a form that was taken, in the transaction that is committed next."""
    claim: FormClaim | None = g.pop("form_claim", None)
    if claim is None or (response.status_code >= 400 and not g.get("keep_changes")):
        return response
    try:
        return _keep(db_session(), claim, response)
    except (WorkbenchError, SQLAlchemyError) as error:
        db_session().rollback()
        return current_app.make_response(current_app.handle_user_exception(error))


def _keep(opened: Session, claim: FormClaim, response: Response) -> Response:
    opened.flush()  # what the view changed fails by itself, if it fails
    is_fragment = bool(request.headers.get("X-Fragment")) and response.status_code < 300
    body = response.get_data(as_text=True) if is_fragment else ""
    row = opened.get(HandledForm, claim.key)
    if not (_is_done(response) or is_fragment) or len(body) > LONGEST_BODY:
        if row is not None:
            opened.delete(row)
        return response
    if row is None:  # the view ended the transaction half-way
        if not _take(opened, claim):
            opened.rollback()
            return _answer_again(opened, claim)
        row = opened.get_one(HandledForm, claim.key)
    row.status, row.location, row.body = response.status_code, response.headers.get("Location", ""), body
    row.messages = json.dumps(session.get("_flashes", []), ensure_ascii=False)
    forget_old_forms(opened)
    return response


def _is_done(response: Response) -> bool:
    """Whether the form was accepted: it leads on to another page, and no refusal is to be told there."""
    flashes = session.get("_flashes", [])
    return 300 <= response.status_code < 400 and not any(category == "danger" for category, _ in flashes)


def init_once(app: Flask) -> None:
    """To be called when who is signed in, and whether the form is this site's, is looked at already."""
    app.before_request(_begin)
    app.after_request(_remember)
    app.jinja_env.globals["form_key"] = make_key
