"""Forms for commenting, answering and editing."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, SelectField, TextAreaField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from workbench.commentary.terms import Issue, Stance
from workbench.web.fields import RichTextField, at_most, choices_of
from workbench.web.richtext import LONGEST


class CommentForm(FlaskForm):
    quote = HiddenField(validators=[at_most(LONGEST)])
    start = IntegerField(widget=HiddenInput(), validators=[Optional()])
    stance = SelectField(_l("Stance"), choices=choices_of(Stance, _l("Choose…")))
    issue = SelectField(_l("Type of issue"), choices=choices_of(Issue, _l("Choose…")))
    body = RichTextField(
        _l("Your comment"),
        validators=[at_most(LONGEST)],
        render_kw={"rows": 5},
    )
    proposed = TextAreaField(
        _l("Proposed wording"),
        validators=[at_most(LONGEST)],
        description=_l("Change the text of the clause as it should read; the differences are shown as a redline."),
        render_kw={"rows": 5},
    )


class EditForm(CommentForm):
    seen = IntegerField(widget=HiddenInput())


class ReplyForm(FlaskForm):
    body = RichTextField(_l("Reply"), validators=[at_most(LONGEST)], render_kw={"rows": 3})


class ReplyEditForm(ReplyForm):
    seen = IntegerField(widget=HiddenInput())
