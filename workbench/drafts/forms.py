"""Forms for making a law and taking in a version of it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from workbench.lang.languages import LANGUAGE_NAMES
from workbench.law.model import ClauseKind
from workbench.web.fields import at_most, choices_of, options

ENCODINGS = [
    ("", _l("Find out by itself")),
    ("utf-8", "UTF-8"),
    ("gb18030", "GB18030 / GBK / GB2312"),
    ("big5", "Big5"),
    ("utf-16", "UTF-16"),
]
LANGS = [("", _l("Find out by itself")), *LANGUAGE_NAMES.items()]


class LawForm(FlaskForm):
    title_zh = StringField(_l("Title in Chinese"), validators=[at_most(300)])
    title_en = StringField(_l("Title in English"), validators=[at_most(300)])
    note = TextAreaField(_l("Note"), validators=[at_most(5000)], render_kw={"rows": 3})


class NameForm(FlaskForm):
    label = StringField(_l("Name of this version"), validators=[at_most(120)])
    dated = DateField(_l("Date of the draft"), validators=[Optional()])


class WithdrawForm(FlaskForm):
    reason = TextAreaField(_l("Reason"), validators=[at_most(5000)], render_kw={"rows": 3})


class CorrectForm(FlaskForm):
    kind = SelectField(_l("What it is"), choices=choices_of(ClauseKind))
    label = StringField(
        _l("Its label"),
        validators=[at_most(200)],
        description=_l("The words with which the clause begins, such as “第三条”; empty where it has none."),
    )
    begins = StringField(
        _l("The second begins with"),
        validators=[at_most(200)],
        description=_l("Some words of the clause that stand in it only once."),
    )


class TextForm(FlaskForm):
    """A text handed in as a file or pasted."""

    file = FileField(
        _l("File"),
        description=_l("Word (.docx), OpenDocument (.odt), Markdown (.md), plain text (.txt), HTML or Akoma Ntoso XML"),
    )
    pasted = TextAreaField(_l("Or paste the text"), render_kw={"rows": 12})
    encoding = SelectField(
        _l("Encoding"),
        choices=options(ENCODINGS),
        description=_l("Only needed where the letters come out wrong."),
    )


class IntakeForm(TextForm):
    lang = SelectField(_l("Language of the text"), choices=options(LANGS))


class DocumentForm(FlaskForm):
    document = SelectField(_l("Document of the file"), coerce=int)


class StoreForm(FlaskForm):
    label = StringField(
        _l("Name of this version"),
        validators=[at_most(120)],
        description=_l("For example “second draft” or “as opened to the public”."),
    )
    dated = DateField(_l("Date of the draft"), validators=[Optional()])
    original = SelectField(_l("This is"), validate_choice=False)
