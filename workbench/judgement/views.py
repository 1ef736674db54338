"""The calculator with the cases it keeps, and the page on how many persons are protected."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workbench.decisions.conflict_page import seen_number, show_conflict
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.view_models import DecisionView, decision_views
from workbench.drafts import service as drafts
from workbench.drafts.models import Law
from workbench.drafts.view_models import law_view
from workbench.errors import Conflict, Invalid, NotFound
from workbench.instruments.library import corpus
from workbench.instruments.model import Provision
from workbench.instruments.statistics import Statistic, figures
from workbench.judgement import cases
from workbench.judgement.acceptance_views import acceptance
from workbench.judgement.acceptance_views import blueprint as acceptance_pages
from workbench.judgement.findings import VERDICTS
from workbench.judgement.view_models import saved_case_view
from workbench.people.permissions import Permission
from workbench.rules.adequacy import Case
from workbench.rules.articles.article_2 import PartVerdict
from workbench.rules.articles.periods import PeriodRule, period_rules
from workbench.rules.articles.persons_protected import (
    Coverage,
    coverage_options,
    inputs_of,
    judge_coverage,
    read_counts,
)
from workbench.rules.articles.recommendation_202 import GuaranteeVerdict
from workbench.rules.chart import WIDTH
from workbench.rules.figures import branch_parts, ref
from workbench.rules.form import INJURY_CASES, TIMES, fill_form, read_form
from workbench.rules.inputs import InputField, Inputs
from workbench.rules.rates import LADDERS, schedule_rows
from workbench.rules.registry import bars, find_rule, rules_of
from workbench.rules.saying import say_problem, say_step
from workbench.rules.working import format_number
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import interface, language
from workbench.web.problems import message_with_field
from workbench.web.requests import Page

blueprint = Blueprint("judgement", __name__)

_PENSIONERS: Final = frozenset({"retirees", "pensioners"})


def _law() -> Law | None:
    """The law asked for, or the newest; None while there is none."""
    laws = drafts.list_laws(web.db_session())
    law_id = request.values.get("law", "")
    return drafts.find_law(web.db_session(), law_id) if law_id else (laws[0] if laws else None)


def _part() -> str:
    """The branch Part asked for; old age where none is, for that is asked most."""
    parts = [part.number for part in branch_parts(corpus())]
    return request.values["part"] if request.values.get("part") in parts else "V"


@blueprint.get("/judgement/adequacy")
@allow(Permission.READ)
def adequacy() -> Page:
    part = _part()
    rules = rules_of(corpus(), part)
    rule = next((rule for rule in rules if rule.name == request.args.get("method")), rules[0])
    fields = rule.form_inputs(part)
    contingency = request.args.get("contingency", "") if part == "VI" else ""
    inputs = read_form(fields, request.args)
    case = Case(part, rule.name, contingency, inputs)
    law = _law()
    saved = cases.saved_cases(web.db_session(), corpus(), law.id) if law else ()
    return render_template(
        "judgement/adequacy.html",
        laws=[law_view(each, language()) for each in drafts.list_laws(web.db_session())],
        law=law_view(law, language()) if law else None,
        parts=branch_parts(corpus()),
        part=part,
        rules=rules,
        rule=rule,
        fields=fields,
        beneficiaries=_beneficiaries(part) if rule.subject == "level" else (),
        full_periods=_full_periods(part),
        given=request.args,
        contingency=contingency,
        judged=cases.judge(corpus(), case) if inputs else None,
        dumped=cases.dump_case(case),
        saved=[saved_case_view(case, language()) for case in saved],
        removed=_removed(law) if law else {},
    )


def _beneficiaries(part: str) -> list[Provision]:
    """The rows of the Schedule for a Part: contingency, standard beneficiary and percentage."""
    return [corpus().provision(ref(address)) for address in schedule_rows(corpus(), part)]


def _full_periods(part: str) -> list[PeriodRule]:
    """After how long at the most the full percentage is due, for the Parts whose benefit grows with the years."""
    if part not in LADDERS:
        return []
    first = ref(f"{LADDERS[part]}(1)(a)")
    return [rule for rule in period_rules(corpus(), part) if rule.ref == first]


@blueprint.post("/judgement/adequacy/cases")
@allow(Permission.SAVE_CASE)
def keep() -> Page:
    law = _law()
    if law is None:
        raise NotFound("law_unknown")
    case = cases.load_case(request.form.get("case", ""))
    try:
        cases.keep_case(web.db_session(), member(), law, request.form.get("name", ""), case)
    except Invalid as error:
        flash(message_with_field(error), "danger")
        return redirect(_case_page(law.id, case), 303)
    flash(_("The case is kept."), "success")
    return redirect(url_for("judgement.adequacy", law=law.id, _anchor="kept"), 303)


def _case_page(law_id: str, case: Case) -> str:
    """The calculator with the inputs of a case filled in and its answer."""
    rule = find_rule(case.method)
    values: dict[str, Any] = {}
    if rule:
        values |= fill_form(rule.form_inputs(case.part), case.inputs or {})
    address: dict[str, Any] = {"law": law_id, "part": case.part, "method": case.method, "contingency": case.contingency}
    return url_for("judgement.adequacy", _anchor="answer", **address, **values)


@blueprint.post("/judgement/adequacy/cases/<case_id>")
@allow(Permission.SAVE_CASE)
def change_case(case_id: str) -> Page:
    law_id, action = cases.law_of_case(web.db_session(), case_id), request.form.get("action", "")
    back = url_for("judgement.adequacy", law=law_id, _anchor="kept")
    try:
        if action == "drop":
            cases.drop_case(web.db_session(), member(), case_id, seen_number())
        else:
            cases.put_into_paper(web.db_session(), member(), case_id, action == "into", seen_number())
    except Conflict as error:
        chosen = None if action == "drop" else {"in_paper": action == "into"}
        return show_conflict(error, DecisionKind.CASE, case_id, about=_("Case"), chosen=chosen, texts={}, back=back)
    if action == "drop":
        flash(_("The case is removed."), "info")
    return redirect(back, 303)


def _removed(law: Law) -> dict[str, tuple[DecisionView, ...]]:
    """By the id of each case that was removed from a law, its history."""
    removed = cases.removed_cases(web.db_session(), law.id)
    return {decisions[0].subject_id: decision_views(decisions, language()) for decisions in removed}


@blueprint.get("/judgement/coverage")
@allow(Permission.READ)
def coverage() -> Page:
    part = _part()
    options = coverage_options(corpus(), part)
    judged: Coverage | None = None
    problem = ""
    try:
        judged = judge_coverage(corpus(), part, read_counts(Inputs(request.args)))
    except Invalid as error:
        problem = say_problem(error, interface().code)
    return render_template(
        "judgement/coverage.html",
        parts=branch_parts(corpus()),
        part=part,
        fields=inputs_of(options),
        coverage=judged,
        problem=problem,
        given=request.args,
        evidence=[figure for figure in figures() if figure.part == part],
        can_stand_for=_can_stand_for,
    )


def _can_stand_for(figure: Statistic, field: InputField) -> bool:
    """Whether a number of the evidence may be one that the form asks for: pensioners are residents and nothing else."""
    return figure.id not in _PENSIONERS or field.name == "residents_protected"


def init_judgement(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.register_blueprint(acceptance_pages)
    app.add_url_rule("/judgement/acceptance", "judgement.acceptance", acceptance)
    app.jinja_env.filters["number"] = format_number
    app.jinja_env.globals.update(
        say_step=lambda step: say_step(step, interface().code),
        say_problem=lambda problem: say_problem(problem, interface().code),
        format_number=format_number,
        provision_heading=lambda ref: corpus().provision(ref).heading,
        bars=bars,
        chart_width=WIDTH,
        case_page=_case_page,
        times=TIMES,
        injury_cases=INJURY_CASES,
        part_verdicts=tuple(PartVerdict),
        guarantee_verdicts=tuple(verdict for verdict in GuaranteeVerdict if verdict is not GuaranteeVerdict.OPEN),
        finding_verdicts=VERDICTS,
    )
