"""The language of the interface: chosen by the person, independent of the language of the law."""

from __future__ import annotations

from babel import Locale
from babel.dates import get_timezone
from flask import Flask, g, request, session
from flask_babel import Babel, get_locale

from workbench.errors import Invalid
from workbench.i18n.languages import DEFAULT, Language, catalogue_folder, find_language, languages
from workbench.lang.languages import TEXT_LANGUAGES, Lang, text_language


def interface() -> Language:
    """The language of this request, in which the program speaks; English outside of one."""
    locale = str(get_locale() or "en")
    return next((known for known in languages().values() if known.locale == locale), find_language("en"))


def language() -> Lang:
    """The language in which this request is shown texts that are there in several, such as names and provisions."""
    return text_language(interface().code)


def other_languages() -> list[Language]:
    """The languages a person may change to."""
    return [known for known in languages().values() if known != interface()]


def language_name(code: str) -> str:
    """What this request's language calls a language, whether or not the program speaks it: ``Chinese``, 中文."""
    return str(Locale.parse(interface().locale).languages.get(code, code))


def _choose() -> str:
    person = g.get("member")
    browser = [tag.partition("-")[0].lower() for tag in request.accept_languages.values()]
    codes = [session.get("language", ""), person.language if person is not None else "", *browser]
    return find_language(next((code for code in codes if code in languages()), DEFAULT)).locale


def init_language(app: Flask) -> None:
    """Raises Invalid ``setting_not_a_timezone`` where the settings name a time zone that there is not."""
    timezone = app.extensions["workbench.settings"].timezone
    try:
        get_timezone(timezone)
    except LookupError as error:
        raise Invalid("setting_not_a_timezone", name="WORKBENCH_TIMEZONE", value=timezone) from error
    Babel(
        app,
        default_locale="en",
        default_timezone=timezone,
        default_translation_directories=str(catalogue_folder()),
        locale_selector=_choose,
    )
    names = {known.code: known.name for known in languages().values()}
    app.jinja_env.globals.update(
        language=language,
        language_name=language_name,
        interface=interface,
        other_languages=other_languages,
        LANGUAGES=names,
        TEXT_LANGUAGES=TEXT_LANGUAGES,
    )
