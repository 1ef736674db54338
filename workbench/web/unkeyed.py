"""A form that came without a key is not taken: it is shown again with what was typed, and with a key to send it by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from flask import current_app, render_template, request
from werkzeug.wrappers import Response

from workbench.web.language import interface
from workbench.wording import say
from workbench.wording.fields import FIELD_NAMES

_CHANGES_NOTHING: Final = "changes_nothing"
_OUR_OWN: Final = frozenset({"csrf_token", "form_key"})
_SHOWN_FROM: Final = 24  # characters: what is longer a person has typed and wants to see again
_View = TypeVar("_View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class FieldData:
    """A field of the form as it came; what is ``secret`` is asked for anew, and what is short is sent along unseen."""

    name: str
    label: str
    value: str

    @property
    def is_secret(self) -> bool:
        return "password" in self.name

    @property
    def is_shown(self) -> bool:
        return not self.is_secret and (len(self.value) >= _SHOWN_FROM or "\n" in self.value)


def changes_nothing(view: _View) -> _View:
    """Mark a view to which something is sent and which stores nothing: it asks for no key."""
    setattr(view, _CHANGES_NOTHING, True)
    return view


def needs_key() -> bool:
    """Whether the view of this request takes nothing without a key."""
    return not getattr(current_app.view_functions.get(request.endpoint or ""), _CHANGES_NOTHING, False)


def offer_again() -> Response:
    """The page that says why nothing was stored, and holds the form as it came."""
    fragment = bool(request.headers.get("X-Fragment"))
    page = render_template(
        "problem_fragment.html" if fragment else "resend.html",
        message=say("form_key_missing", {}, interface().code),
        status=422,
        address=request.full_path.rstrip("?"),
        fields=_fields(),
        files=[name for name, file in request.files.items(multi=True) if file.filename],
    )
    return current_app.make_response((page, 422))


def _fields() -> Sequence[FieldData]:
    names = FIELD_NAMES
    return [
        FieldData(name, names[name].in_language(interface().code) if name in names else "", value)
        for name, value in request.form.items(multi=True)
        if name not in _OUR_OWN
    ]
