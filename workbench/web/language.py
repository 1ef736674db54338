"""The language of the interface: chosen by the person, independent of the language of the law."""

from __future__ import annotations

from typing import Final, Literal

from flask import Flask, g, request, session
from flask_babel import Babel, get_locale

LANGUAGES: Final = {"zh": "中文", "en": "English"}
_LOCALES: Final = {"zh": "zh_Hans_CN", "en": "en"}


def language() -> Literal["zh", "en"]:
    """The interface language of this request."""
    return "en" if str(get_locale() or "en").startswith("en") else "zh"


def _choose() -> str:
    chosen = session.get("language")
    if chosen not in LANGUAGES:
        person = g.get("member")
        chosen = person.language if person is not None else None
    if chosen not in LANGUAGES:
        chosen = request.accept_languages.best_match(["zh", "zh-CN", "zh-TW", "zh-HK", "en"], default="zh")[:2]
    return _LOCALES[chosen]


def init_language(app: Flask, translations: str) -> None:
    Babel(
        app,
        default_locale="en",
        default_timezone="Asia/Shanghai",
        default_translation_directories=translations,
        locale_selector=_choose,
    )
    app.jinja_env.globals.update(language=language, LANGUAGES=LANGUAGES)
