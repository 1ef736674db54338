"""How templates show moments, rich text, warnings and names."""

from __future__ import annotations

from datetime import date, datetime

from flask import Flask
from flask_babel import format_date, format_datetime
from markupsafe import Markup

from workbench.lang.characters import has_chinese
from workbench.law.address import cited
from workbench.law.model import ReadWarning
from workbench.web.language import language
from workbench.web.richtext import plain, shown
from workbench.wording import say


def moment(value: datetime) -> str:
    """Date and time as the reader writes them."""
    return str(format_datetime(value, "yyyy-MM-dd HH:mm" if language() == "zh" else "d MMM yyyy, HH:mm"))


def day(value: date) -> str:
    return str(format_date(value, "yyyy年M月d日" if language() == "zh" else "d MMMM yyyy"))


def warned(warning: ReadWarning) -> str:
    return say(warning.code, {**warning.facts, "place": warning.place, "line": warning.line}, language())


def lang_tag(lang: str) -> Markup:
    """The HTML language tag of a law's text."""
    return Markup("zh-Hans") if lang == "zh" else Markup("en")


def lang_of(text: str) -> Markup:
    """The HTML language tag of what a member wrote: Chinese where it has a Chinese character."""
    return lang_tag("zh" if has_chinese(text) else "en")


def size(count: int) -> str:
    """A number of bytes, in the unit that makes it short."""
    if count < 1024:
        return f"{count} 字节" if language() == "zh" else f"{count} bytes"
    return f"{count / 1024:.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"


def people(count: int) -> str:
    """A number of persons: in ten thousands (万) or hundred millions (亿) in Chinese, in millions in English."""
    if language() == "zh":
        size, unit = (100_000_000, "亿人") if count >= 100_000_000 else (10_000, "万人")
        return f"{count / size:g}{unit}" if count >= 10_000 else f"{count}人"
    return f"{count / 1_000_000:g} million" if count >= 1_000_000 else f"{count:,}"


def init_filters(app: Flask) -> None:
    app.jinja_env.filters.update(
        moment=moment, day=day, warned=warned, people=people, cited=cited, lang_of=lang_of, size=size
    )
    app.jinja_env.filters.update(rich=shown, plain=plain, lang_tag=lang_tag)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
