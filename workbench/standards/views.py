"""Pages of the standards: the instruments, one set out with its texts side by side, and the glossary."""

from __future__ import annotations

from fractions import Fraction

from flask import Blueprint, Flask, jsonify, render_template, request
from werkzeug.wrappers import Response

from workbench.errors import NotFound
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import translate
from workbench.instruments.citation import format_ref
from workbench.instruments.citation_style import instrument_name
from workbench.instruments.glossary import Concept
from workbench.instruments.library import corpus, glossary
from workbench.instruments.model import Bilingual, Instrument, ProvisionFigure
from workbench.instruments.vocabulary import NUMBER_AND_UNIT, Branch, FigureUnit, InstrumentKind, ProvisionRole
from workbench.lang.languages import other_languages, text_language
from workbench.people.permissions import Permission
from workbench.rules.working import format_number, part_name
from workbench.standards.groups import instrument_groups
from workbench.standards.marked_terms import forms, with_terms
from workbench.standards.official.forms import OFFICIAL_LANGUAGES
from workbench.standards.official.texts import officials_of
from workbench.standards.official.views import blueprint as official_pages
from workbench.standards.side_by_side import Column, columns_of, rows_by_part
from workbench.web import requests as web
from workbench.web.access import allow
from workbench.web.language import interface, language
from workbench.web.requests import Page

blueprint = Blueprint("standards", __name__)


@blueprint.get("/standards")
@allow(Permission.READ_STANDARDS)
def instruments() -> Page:
    texts: dict[str, list[str]] = {}
    for official in officials_of(web.db_session(), list(corpus().instruments)):
        texts.setdefault(official.instrument, []).append(official.lang)
    return render_template(
        "standards/instruments.html", groups=instrument_groups(corpus()), texts=texts, corpus=corpus()
    )


@blueprint.get("/standards/<code>")
@allow(Permission.READ_STANDARDS)
def instrument(code: str) -> Page:
    instrument = corpus().instrument(code)
    officials = officials_of(web.db_session(), [code])
    columns = columns_of(corpus(), code, officials, language())
    chosen = _chosen(columns)
    return render_template(
        "standards/instrument.html",
        instrument=instrument,
        officials=officials,
        columns=columns,
        chosen=chosen,
        parts=rows_by_part(corpus(), code, chosen),
    )


def _chosen(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns a person ticked; else an official text beside the restatement, or the two restatements."""
    ticked = request.args.getlist("show")
    if chosen := tuple(column for column in columns if column.key in ticked):
        return chosen
    officials = [column for column in columns if column.is_official]
    restated = [column for column in columns if not column.is_official]
    first = next((column for column in officials if column.lang == language()), officials[0] if officials else None)
    return (first, restated[0]) if first else tuple(restated)


@blueprint.get("/standards/glossary")
@allow(Permission.READ_STANDARDS)
def glossary_page() -> Page:
    query, branch = request.args.get("q", "").strip(), request.args.get("branch", "")
    concepts = [
        concept
        for concept in glossary().concepts.values()
        if (not branch or branch in concept.branches) and (not query or _speaks_of(concept, query))
    ]
    text_lang = text_language(language())
    concepts.sort(key=lambda concept: concept.term(text_lang).term.casefold())
    branches = [
        branch for branch in Branch if any(branch in concept.branches for concept in glossary().concepts.values())
    ]
    return render_template(
        "standards/glossary.html",
        concepts=concepts,
        text_lang=text_lang,
        text_langs=(text_lang, *other_languages(text_lang)),
        others_in=other_languages(text_lang),
        query=query,
        branch=branch,
        branches=branches,
        known=glossary().concepts,
        total=len(glossary().concepts),
    )


def _speaks_of(concept: Concept, query: str) -> bool:
    folded = query.casefold()
    return any(folded in form.casefold() for form in (*concept.en.forms, *concept.zh.forms)) or any(
        expansion.concept is concept for expansion in glossary().expand(query)
    )


@blueprint.get("/standards/glossary/terms")
@allow(Permission.READ_STANDARDS)
def terms() -> Response:
    """Every form of every term in the language of a text, with its meaning, for the script that marks clauses."""
    answer = jsonify(forms(text_language(request.args.get("lang", "")), language()))
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def branch_name(branch: str) -> str:
    """A branch as pages name it."""
    return _member_name(Branch, branch)


def role_name(role: str) -> str:
    """The role of a provision as pages name it."""
    return _member_name(ProvisionRole, role)


def _member_name(values: type[ClosedList], value: str) -> str:
    if value not in set(values):
        raise NotFound("page_unknown")
    return values(value).in_language(interface().code)


def instrument_kind(instrument: Instrument) -> str:
    """What an instrument is, as pages name it."""
    return _member_name(InstrumentKind, instrument.kind)


def localised(text: Bilingual) -> str:
    """Words of the corpus in the language of the interface."""
    return text.in_language(language())


def part_number(number: str) -> str:
    """The number of a Part as the reader's language writes it: ``VI``, 六."""
    return localised(part_name(number))


def shown_figure(figure: ProvisionFigure) -> str:
    """A figure with its unit: ``45 per cent``, 26周."""
    return shown_quantity(figure.value, figure.unit)


def shown_quantity(value: Fraction, unit: str) -> str:
    """A number with the name of its unit."""
    return translate(NUMBER_AND_UNIT, interface().code, number=format_number(value), unit=FigureUnit(unit))


def init_standards(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.register_blueprint(official_pages)
    app.jinja_env.filters.update(terms=lambda text, lang: with_terms(text, lang, language()), part_number=part_number)
    app.jinja_env.globals.update(
        branch_name=branch_name,
        provision_role=role_name,
        instrument_kind=instrument_kind,
        format_ref=format_ref,
        instrument_name=instrument_name,
        text_languages=OFFICIAL_LANGUAGES,
        shown_figure=shown_figure,
        shown_quantity=shown_quantity,
        localised=localised,
    )
