"""Form fields that several features use."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from workbench.i18n.closed_lists import ClosedList
from workbench.web.names import named


class RichTextField(TextAreaField):
    """A text area for simple rich text; the page puts buttons for bold, italic and lists above it."""


def at_most(characters: int) -> Length:
    """The validator of a text field: what it is given fits its column, or it is told how long it may be."""
    return Length(max=characters, message=_l("The text is too long: at most %(max)d characters."))


def options(pairs: Iterable[tuple[str, object]]) -> list[SelectChoice]:
    """Values and their names, lazily translated or not, as a select field takes them."""
    return [SelectChoice(value, name) for value, name in pairs]


def choices_of(values: type[ClosedList], prompt: object = None) -> list[SelectChoice]:
    """The members of a closed list under their names; with ``prompt``, an empty choice of that name before them."""
    empty = [] if prompt is None else [SelectChoice("", prompt)]
    return [*empty, *(SelectChoice(member.value, LazyString(named, member)) for member in values)]
