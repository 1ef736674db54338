"""Forms for a paper and its positions."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from workbench.commentary.terms import PositionStatus
from workbench.web.fields import RichTextField, at_most, choices_of
from workbench.web.richtext import LONGEST

_SHORT = [at_most(300)]
_LONG = [at_most(LONGEST)]
_ROWS = {"rows": 6}


class PaperForm(FlaskForm):
    seen = IntegerField(widget=HiddenInput(), validators=[Optional()])
    version = SelectField(_l("On the version"), validate_choice=False)
    title_zh = StringField(_l("Title in Chinese"), validators=_SHORT)
    title_en = StringField(_l("Title in English"), validators=_SHORT)
    organisation_zh = StringField(_l("Issued by, in Chinese"), validators=_SHORT)
    organisation_en = StringField(_l("Issued by, in English"), validators=_SHORT)
    addressee_zh = StringField(_l("Addressed to, in Chinese"), validators=_SHORT)
    addressee_en = StringField(_l("Addressed to, in English"), validators=_SHORT)
    dated = DateField(_l("Date"), validators=[Optional()])
    introduction_zh = RichTextField(_l("Introduction in Chinese"), validators=_LONG, render_kw=_ROWS)
    introduction_en = RichTextField(_l("Introduction in English"), validators=_LONG, render_kw=_ROWS)
    opinions_zh = RichTextField(_l("Opinion on the draft as a whole, in Chinese"), validators=_LONG, render_kw=_ROWS)
    opinions_en = RichTextField(_l("Opinion on the draft as a whole, in English"), validators=_LONG, render_kw=_ROWS)


class SealForm(FlaskForm):
    number = StringField(_l("Number of the paper"), validators=[at_most(120)])
    dated = DateField(_l("Date of the paper"), validators=[Optional()])
    replaces = SelectField(_l("Takes the place of"), validate_choice=False)


class SendForm(FlaskForm):
    seen = IntegerField(widget=HiddenInput(), validators=[Optional()])
    sent_on = DateField(_l("Sent on"), validators=[Optional()])
    way = StringField(_l("By which way"), validators=_SHORT)
    receipt = StringField(_l("Receipt"), validators=_SHORT)


class PositionForm(FlaskForm):
    seen = IntegerField(widget=HiddenInput(), validators=[Optional()])
    comments = SelectMultipleField(
        _l("Comments taken up"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validate_choice=False,
    )
    proposed_zh = TextAreaField(_l("Proposed wording in Chinese"), validators=_LONG, render_kw={"rows": 8})
    proposed_en = TextAreaField(_l("Proposed wording in English"), validators=_LONG, render_kw={"rows": 8})
    reasons_zh = RichTextField(_l("Reasons in Chinese"), validators=_LONG, render_kw={"rows": 8})
    reasons_en = RichTextField(_l("Reasons in English"), validators=_LONG, render_kw={"rows": 8})
    provisions = StringField(
        _l("Provisions cited"),
        validators=[at_most(4000)],
        description=_l("As you would write them, parted by semicolons: C.102 Art. 24; C.102 Art. 69(i)"),
    )
    status = SelectField(
        _l("Status"), choices=[choice for choice in choices_of(PositionStatus) if choice.value != PositionStatus.AGREED]
    )
