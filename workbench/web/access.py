"""Who may open which page: every view names its policy, and a view that names none is closed to everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Protocol, TypeVar

from flask import Flask, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response

from workbench.errors import Forbidden, NotFound

PUBLIC: Final = "public"
_View = TypeVar("_View", bound=Callable[..., Any])


class Person(Protocol):
    """What access needs to know of whoever is signed in."""

    id: str
    language: str

    def may(self, role: str) -> bool: ...


def allow(role: str) -> Callable[[_View], _View]:
    """Open a view to members whose role includes ``role``, or to everyone with ``PUBLIC``."""

    def mark(view: _View) -> _View:
        view.allowed_role = role  # type: ignore[attr-defined]
        return view

    return mark


def policy(app: Flask, endpoint: str) -> str | None:
    """The role an endpoint asks for, ``public``, or None where it names none."""
    if endpoint == "static" or endpoint.endswith(".static"):
        return PUBLIC
    return getattr(app.view_functions[endpoint], "allowed_role", None)


def member() -> Any:
    """The signed-in member; only for views that are not public."""
    return g.member


def _check() -> Response | None:
    if request.endpoint is None:
        return None
    role = policy(current_app._get_current_object(), request.endpoint)  # type: ignore[attr-defined]
    if role == PUBLIC:
        return None
    if role is None:
        raise NotFound("page_unknown")
    person: Person | None = g.get("member")
    if person is None:
        address = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("people.sign_in", next=address))
    if not person.may(role):
        raise Forbidden("role_needed", role=role)
    return None


def init_access(app: Flask) -> None:
    app.before_request(_check)
    app.jinja_env.globals["may"] = lambda role: g.get("member") is not None and g.member.may(role)
