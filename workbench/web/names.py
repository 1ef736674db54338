"""The names pages give to things, in the language of the interface."""

from __future__ import annotations

import json
from typing import Final

from flask import Flask, current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workbench.web.access import may_open
from workbench.web.language import interface

# endpoint: label, in the head of the page of whoever may open it
MAIN_PAGES: Final = {
    "home.front": _l("Laws"),
    "standards.instruments": _l("Standards"),
    "judgement.acceptance": _l("C.102 check"),
    "papers.papers": _l("Papers"),
    "papers.evidence": _l("Evidence"),
    "members.members": _l("Accounts"),
    "organisations.organisations": _l("Organisations"),
}


def named(value: object) -> str:
    """What has a name in each language (a member of a closed list, bilingual text), in that of the interface."""
    in_language = getattr(value, "in_language", None)
    return str(value if in_language is None else in_language(interface().code))


def _main_pages() -> list[tuple[str, str]]:
    return [
        (page, str(label))
        for page, label in MAIN_PAGES.items()
        if page in current_app.view_functions and may_open(page)
    ]


def _rich_names() -> str:
    """The names of the rich text buttons, for the script that makes them."""
    return json.dumps(
        {"bold": _("Bold"), "italic": _("Italic"), "list": _("List"), "numbered": _("Numbered list")},
        ensure_ascii=False,
    )


def init_names(app: Flask) -> None:
    app.jinja_env.filters["named"] = named
    app.jinja_env.globals.update(
        known_pages=lambda: current_app.view_functions,
        main_pages=_main_pages,
        named=named,
        rich_names=_rich_names,
    )
