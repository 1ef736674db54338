"""Form fields that several features use."""

from __future__ import annotations

from wtforms import TextAreaField


class RichTextField(TextAreaField):
    """A text area for simple rich text; the page puts buttons for bold, italic and lists above it."""
