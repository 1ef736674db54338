"""The form that links a clause to a provision."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import Length

from workbench.crossref.relations import Relation
from workbench.web.fields import choices_of


class LinkForm(FlaskForm):
    provision = StringField(
        _l("Provision"),
        validators=[Length(max=120)],
        description=_l("For example C.102 Art. 24, or 第二十四条"),
        render_kw={"autocomplete": "off"},
    )
    relation = SelectField(_l("The clause"), choices=choices_of(Relation, _l("Choose…")))
    note = TextAreaField(_l("Note"), validators=[Length(max=4000)], render_kw={"rows": 2})
