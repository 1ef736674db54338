"""Who may open which page: every view names its policy, and a view that names none is closed to everybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from flask import Flask, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response

from workbench.errors import Forbidden, NotFound

PUBLIC: Final = "public"
_MAY: Final = "workbench.may"
_LAW_OF: Final = "workbench.law_of_page"
_View = TypeVar("_View", bound=Callable[..., Any])


def allow(permission: str) -> Callable[[_View], _View]:
    """Open a view to members who have ``permission``, or to everyone with ``PUBLIC``."""

    def mark(view: _View) -> _View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return mark


def policy(app: Flask, endpoint: str) -> str | None:
    """The permission an endpoint asks for, ``public``, or None where it names none."""
    if endpoint == "static" or endpoint.endswith(".static"):
        return PUBLIC
    return getattr(app.view_functions[endpoint], "permission", None)


def member() -> Any:
    """The signed-in member; only for views that are not public."""
    return g.member


def may_open(endpoint: str) -> bool:
    """Whether whoever is at work may open the page of an endpoint."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    permission = policy(app, endpoint)
    return permission == PUBLIC or (permission is not None and app.extensions[_MAY](g.get("member"), permission))


def _check() -> Response | None:
    if request.endpoint is None or may_open(request.endpoint):
        return None
    permission = policy(current_app._get_current_object(), request.endpoint)  # type: ignore[attr-defined]
    if permission is None:
        raise NotFound("page_unknown")
    if g.get("member") is None:
        address = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("people.sign_in", next=address))
    raise Forbidden("permission_needed", permission=permission)


def law_of_page() -> str | None:
    """The id of the law that the address of this page is of; None where it is of none, or of several."""
    if "law_of_page" not in g:
        find: Callable[[Mapping[str, str]], str | None] = current_app.extensions[_LAW_OF]
        g.law_of_page = find({**request.args.to_dict(), **(request.view_args or {})})
    law_id: str | None = g.law_of_page
    return law_id


def let_find_law(app: Flask, find: Callable[[Mapping[str, str]], str | None]) -> None:
    """Ask ``find`` which law what an address names is of."""
    app.extensions[_LAW_OF] = find


def init_access(app: Flask, may: Callable[..., bool]) -> None:
    """Guard every view; ``may`` answers whether a member (None: nobody) has a permission."""
    app.extensions[_MAY] = may
    app.before_request(_check)
