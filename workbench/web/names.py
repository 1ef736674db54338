"""The names pages give to roles, kinds of clause, stances and the like, in the language of the interface."""

from __future__ import annotations

import json
from typing import Final

from flask import Flask, current_app, g
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workbench.web.language import language

ROLE_NAMES: Final = {
    "reader": _l("Reader"),
    "officer": _l("Officer"),
    "editor": _l("Editor"),
    "administrator": _l("Administrator"),
}
KIND_NAMES: Final = {
    "part": _l("part"),
    "chapter": _l("chapter"),
    "section": _l("section"),
    "article": _l("article"),
    "paragraph": _l("paragraph"),
    "item": _l("item"),
    "subitem": _l("subitem"),
    "preamble": _l("preamble"),
    "annex": _l("annex"),
    "table": _l("table"),
    "signature": _l("signature"),
    "note": _l("note"),
}
STANCE_NAMES: Final = {
    "support": _l("Support"),
    "support_with_changes": _l("Support with changes"),
    "oppose": _l("Oppose"),
    "question": _l("Question"),
}
ISSUE_NAMES: Final = {
    "coverage": _l("Coverage"),
    "contributions": _l("Contributions"),
    "benefit_level": _l("Benefit level"),
    "qualifying_period": _l("Qualifying period"),
    "duration": _l("Duration"),
    "financing": _l("Financing"),
    "administration": _l("Administration and supervision"),
    "remedies": _l("Remedies"),
    "wording": _l("Wording"),
    "other": _l("Other"),
}
RELATION_NAMES: Final = {
    "gives_effect": _l("gives effect to it"),
    "exceeds": _l("goes beyond it"),
    "falls_short": _l("falls short of it"),
    "conflicts": _l("conflicts with it"),
    "silent": _l("is silent on it"),
}
# endpoint: (label, role that sees it in the head of the page)
MAIN_PAGES: Final = {
    "home.front": (_l("Laws"), "reader"),
    "standards.instruments": (_l("Standards"), "reader"),
    "judgement.acceptance": (_l("C.102 check"), "reader"),
    "papers.papers": (_l("Papers"), "reader"),
    "papers.evidence": (_l("Evidence"), "reader"),
    "people.members": (_l("Accounts"), "administrator"),
}


def _named(names: dict[str, LazyString], value: str) -> str:
    return str(names.get(value, value))


def _main_pages() -> list[tuple[str, str]]:
    return [
        (page, str(label))
        for page, (label, role) in MAIN_PAGES.items()
        if page in current_app.view_functions and g.member is not None and g.member.may(role)
    ]


def _rich_names() -> str:
    """The names of the rich text buttons, for the script that makes them."""
    return json.dumps(
        {"bold": _("Bold"), "italic": _("Italic"), "list": _("List"), "numbered": _("Numbered list")},
        ensure_ascii=False,
    )


def init_names(app: Flask) -> None:
    app.jinja_env.globals.update(
        role_name=lambda value: _named(ROLE_NAMES, value),
        kind_name=lambda value: _named(KIND_NAMES, value),
        stance_name=lambda value: _named(STANCE_NAMES, value),
        issue_name=lambda value: _named(ISSUE_NAMES, value),
        relation_name=lambda value: _named(RELATION_NAMES, value),
        known_pages=lambda: current_app.view_functions,
        main_pages=_main_pages,
        named=lambda message: message.in_language(language()),
        rich_names=_rich_names,
    )
