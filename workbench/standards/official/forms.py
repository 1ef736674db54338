"""The forms that take in an official text: first the file, then the confirmation of its report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import DateField, HiddenField, SelectField, StringField
from wtforms.validators import Optional

from workbench.lang.languages import LANGUAGE_NAMES
from workbench.web.fields import at_most, options

# The languages of official texts: those in which the ILO publishes, and those of laws.
OFFICIAL_LANGUAGES: Final[Mapping[str, str]] = {"en": "English", "fr": "français", "es": "español", **LANGUAGE_NAMES}


class OfficialForm(FlaskForm):
    file = FileField(_l("File"), description=_l("A saved official page or file: .html, .docx, .odt, .md or .txt"))
    lang = SelectField(_l("Language of the text"), choices=options(OFFICIAL_LANGUAGES.items()))
    source = StringField(
        _l("Source"), validators=[at_most(500)], description=_l("Who publishes the text, and its address")
    )
    dated = DateField(_l("Date of the text as published"), validators=[Optional()])


class ConfirmForm(FlaskForm):
    """What the first form told, and the SHA-256 under which its file is held."""

    sha256 = HiddenField(validators=[at_most(64)])
    name = HiddenField(validators=[at_most(300)])
    lang = SelectField(choices=options(OFFICIAL_LANGUAGES.items()))
    source = HiddenField(validators=[at_most(500)])
    dated = DateField(validators=[Optional()])
