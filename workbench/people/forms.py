"""Forms for signing in and for keeping accounts."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateTimeLocalField, MultipleFileField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Optional

from workbench.i18n.languages import DEFAULT, languages
from workbench.people.models import DigestPeriod, OrganisationKind
from workbench.people.permissions import Role
from workbench.web.fields import at_most, choices_of, options
from workbench.web.names import named

ROLES = [(role.value, LazyString(named, role.explained)) for role in Role]


def _languages() -> list[tuple[str, str]]:
    return [(known.code, known.name) for known in languages().values()]


class SignInForm(FlaskForm):
    username = StringField(
        _l("User name"),
        validators=[InputRequired(), at_most(60)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _l("Password"),
        validators=[InputRequired(), at_most(1000)],
        render_kw={"autocomplete": "current-password"},
    )


class DigestForm(FlaskForm):
    digest = SelectField(
        _l("A letter on what is new and what waits"),
        choices=choices_of(DigestPeriod),
        description=_l("In the morning, and only where there is something to say. It holds no word of a comment."),
    )


class PasswordForm(FlaskForm):
    old_password = PasswordField(
        _l("Present password"),
        validators=[InputRequired(), at_most(1000)],
        render_kw={"autocomplete": "current-password"},
    )
    password = PasswordField(
        _l("New password"),
        validators=[InputRequired(), at_most(1000)],
        description=_l("At least 10 characters. Every other browser will be signed out."),
        render_kw={"autocomplete": "new-password"},
    )


class MemberForm(FlaskForm):
    """A password left empty is chosen by the person, through a link."""

    username = StringField(_l("User name"), validators=[InputRequired(), at_most(60)])
    name_zh = StringField(_l("Name in Chinese"), validators=[at_most(120)])
    name_en = StringField(_l("Name in English"), validators=[at_most(120)])
    organisation = SelectField(_l("Organisation"))
    role = SelectField(_l("Role"), choices=options(ROLES), default="officer")
    is_lead = BooleanField(_l("Leads the organisation"))
    email = StringField(_l("E-mail"), validators=[at_most(200)], render_kw={"type": "email"})
    language = SelectField(_l("Language"), choices=_languages, default=DEFAULT)
    password = PasswordField(
        _l("First password"),
        validators=[at_most(1000)],
        description=_l(
            "At least 10 characters. Better left empty: you are then given a link with which the person chooses one."
        ),
        render_kw={"autocomplete": "new-password"},
    )


class MemberChangeForm(FlaskForm):
    name_zh = StringField(_l("Name in Chinese"), validators=[at_most(120)])
    name_en = StringField(_l("Name in English"), validators=[at_most(120)])
    organisation = SelectField(_l("Organisation"))
    role = SelectField(_l("Role"), choices=options(ROLES))
    is_lead = BooleanField(_l("Leads the organisation"))
    email = StringField(_l("E-mail"), validators=[at_most(200)], render_kw={"type": "email"})


class InvitationForm(FlaskForm):
    password = PasswordField(
        _l("New password"),
        validators=[InputRequired(), at_most(1000)],
        description=_l("At least 10 characters."),
        render_kw={"autocomplete": "new-password"},
    )


class OrganisationForm(FlaskForm):
    name_zh = StringField(_l("Name in Chinese"), validators=[at_most(200)])
    name_en = StringField(_l("Name in English"), validators=[at_most(200)])
    kind = SelectField(_l("Kind of organisation"), choices=choices_of(OrganisationKind))
    parent = SelectField(_l("Belongs to"))


class RegisterForm(FlaskForm):
    files = MultipleFileField(
        _l("Files"),
        description=_l("One or several: Excel (.xlsx), or CSV in UTF-8 or GB 18030."),
        render_kw={"accept": ".xlsx,.csv,.txt"},
    )


class DeputyForm(FlaskForm):
    member = SelectField(_l("Deputy"), validate_choice=False)
    since = DateTimeLocalField(_l("From"), validators=[Optional()])
    until = DateTimeLocalField(_l("Until"), validators=[Optional()])
