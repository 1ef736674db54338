"""Form fields that several features use."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import TextAreaField
from wtforms.fields.choices import SelectChoice


class RichTextField(TextAreaField):
    """A text area for simple rich text; the page puts buttons for bold, italic and lists above it."""


def options(named: Iterable[tuple[str, object]]) -> list[SelectChoice]:
    """Values and their names, lazily translated or not, as a select field takes them."""
    return [SelectChoice(value, name) for value, name in named]
