"""The form that links a clause to a provision."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField, TextAreaField

from workbench.crossref.relations import Relation
from workbench.web.fields import at_most, choices_of


class LinkForm(FlaskForm):
    provision = StringField(
        _l("Provision"),
        validators=[at_most(120)],
        description=_l("For example C.102 Art. 24, or 第二十四条"),
        render_kw={"autocomplete": "off"},
    )
    relation = SelectField(_l("The clause"), choices=choices_of(Relation, _l("Choose…")))
    note = TextAreaField(_l("Note"), validators=[at_most(4000)], render_kw={"rows": 2})
