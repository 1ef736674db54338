"""How templates show moments, rich text, warnings and names."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from flask import Flask
from flask_babel import format_date, format_datetime
from markupsafe import Markup, escape

from workbench.i18n.languages import languages
from workbench.i18n.messages import BETWEEN_MEMBERS, BETWEEN_PARTS, N_, NC_, divided, sentence, translate
from workbench.lang.languages import language_of_words
from workbench.law.address import cited
from workbench.law.model import ReadWarning
from workbench.web.language import interface
from workbench.web.richtext import as_markup, plain
from workbench.wording import say

_MOMENT: Final = NC_("pattern of a date with its time", "d MMM yyyy, HH:mm")
_DAY: Final = NC_("pattern of a date", "d MMMM yyyy")
# What a language counts persons in, largest first: from how many on, and how it is written.
_PERSONS: Final = NC_("numbers of persons", "1000000 {number:g} million | 1 {number:,}")


def iso_moment(value: str) -> str:
    """A moment that a decision holds as text."""
    return moment(datetime.fromisoformat(value))


def moment(value: datetime) -> str:
    """Date and time as the reader writes them."""
    return str(format_datetime(value, _MOMENT.in_language(interface().code)))


def day(value: date) -> str:
    return str(format_date(value, _DAY.in_language(interface().code)))


def warned(warning: ReadWarning) -> str:
    return say(warning.code, {**warning.facts, "place": warning.label, "line": warning.line}, interface().code)


def lang_tag(lang: str) -> Markup:
    """The HTML language tag of a text; of a language the program does not speak, its code (BCP 47)."""
    known = languages()
    return Markup(known[lang].tag) if lang in known else escape(lang)


def lang_of(text: str) -> Markup:
    """The HTML language tag of what a member wrote: Chinese where it has a Chinese character."""
    return lang_tag(language_of_words(text))


def size(count: int) -> str:
    """A number of bytes, in the unit that makes it short."""
    if count < 1024:
        return translate(N_("{count} bytes"), interface().code, count=count)
    return f"{count / 1024:.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"


def people(count: int) -> str:
    """A number of persons: in ten thousands (万) or hundred millions (亿) in Chinese, in millions in English."""
    for scale in sentence(_PERSONS, interface().code).split(" | "):
        unit, pattern = scale.split(" ", 1)
        if count >= int(unit):
            return pattern.format(number=count / int(unit) if int(unit) > 1 else count)
    return str(count)


def init_filters(app: Flask) -> None:
    app.jinja_env.filters.update(
        moment=moment,
        iso_moment=iso_moment,
        day=day,
        warned=warned,
        people=people,
        cited=cited,
        lang_of=lang_of,
        size=size,
    )
    app.jinja_env.globals.update(BETWEEN_MEMBERS=BETWEEN_MEMBERS, BETWEEN_PARTS=BETWEEN_PARTS)
    app.jinja_env.filters.update(rich=as_markup, plain=plain, lang_tag=lang_tag, divided=divided)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
