"""Forms for commenting, answering and editing, and for rounds and what is returned in them."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    DateTimeLocalField,
    HiddenField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import AnyOf, InputRequired, Optional
from wtforms.widgets import HiddenInput

from workbench.commentary.terms import CommentTarget, Issue, Stance
from workbench.consultation.models import RoundVisibility
from workbench.web.fields import RichTextField, at_most, choices_of
from workbench.web.richtext import LONGEST


class CommentForm(FlaskForm):
    target = HiddenField(default=CommentTarget.CLAUSE, validators=[at_most(12), AnyOf(list(CommentTarget))])
    behalf = SelectField(
        _l("Typed in for"),
        validate_choice=False,
        choices=[],
        description=_l("Say it where you pass on what another organisation sent; it is shown with the comment."),
    )
    mentioned = SelectMultipleField(_l("Point it out to"), validate_choice=False, choices=[])
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
    target = None
    behalf = None
    mentioned = None
    seen = IntegerField(widget=HiddenInput())


class ReplyForm(FlaskForm):
    body = RichTextField(_l("Reply"), validators=[at_most(LONGEST)], render_kw={"rows": 3})


class ReplyEditForm(ReplyForm):
    seen = IntegerField(widget=HiddenInput())


class RoundForm(FlaskForm):
    title_zh = StringField(_l("Title in Chinese"), validators=[at_most(300)])
    title_en = StringField(_l("Title in English"), validators=[at_most(300)])
    letter = RichTextField(_l("Letter of call"), validators=[at_most(LONGEST)], render_kw={"rows": 8})
    opens_at = DateTimeLocalField(
        _l("Opens"), validators=[Optional()], description=_l("Empty: at once. Nobody writes before.")
    )
    deadline = DateTimeLocalField(_l("Deadline"), validators=[InputRequired()])
    visibility = SelectField(_l("What is submitted is seen by"), choices=choices_of(RoundVisibility), default="after")
    shows_drafts = BooleanField(_l("Editors of headquarters see already what is being written"))
    takes_agreements = BooleanField(
        _l("Organisations may say “we say the same” to what they read of others, also after the deadline"),
        default=True,
    )
    questions = TextAreaField(
        _l("Questions"),
        validators=[at_most(20_000)],
        description=_l("One a line. A question on one clause begins with its number and a colon, such as “12: …”."),
        render_kw={"rows": 4},
    )


class RoundActForm(FlaskForm):
    until = DateTimeLocalField(_l("New deadline"), validators=[Optional()])
    reason = TextAreaField(_l("Reason"), validators=[at_most(5000)], render_kw={"rows": 2})


class AnswerForm(FlaskForm):
    text = RichTextField(_l("Answer"), validators=[at_most(LONGEST)], render_kw={"rows": 4})


class NoteForm(FlaskForm):
    text = RichTextField(_l("Covering words"), validators=[at_most(LONGEST)], render_kw={"rows": 4})


class ThreadForm(FlaskForm):
    reason = TextAreaField(_l("Reason"), validators=[at_most(5000)], render_kw={"rows": 2})


class MoveForm(FlaskForm):
    organisation = SelectField(_l("Organisation"), validate_choice=False, choices=[])
    reason = TextAreaField(_l("Reason"), validators=[at_most(5000)], render_kw={"rows": 2})


class AttachmentForm(FlaskForm):
    file = FileField(
        _l("File"),
        description=_l("Word, OpenDocument, Excel, PDF, picture or plain text. It is kept as it is, not opened."),
    )
