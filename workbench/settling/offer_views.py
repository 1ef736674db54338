"""The page of what is offered to be put together: with its reasons, accepted whole or in part, or refused."""

from __future__ import annotations

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workbench.deliberation import offers
from workbench.deliberation.gathering import deliberation_on
from workbench.drafts import service as drafts
from workbench.drafts.view_models import law_view
from workbench.errors import WorkbenchError
from workbench.people.permissions import Permission
from workbench.settling.view_models import deliberation_sums, offer_views
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.problems import message_of, status_of
from workbench.web.requests import Page

blueprint = Blueprint("offers", __name__)
PAGE = 20  # offers


@blueprint.get("/laws/<law_id>/opinions/offered")
@allow(Permission.DECIDE_OPINION)
def offered(law_id: str) -> Page:
    return _offered_page(law_id)


def _offered_page(law_id: str, problem: str = "", status: int = 200) -> Page:
    session = web.db_session()
    law = drafts.find_law(session, law_id)
    opened = offers.open_offers(session, law_id)
    after = request.args.get("after", "")
    at = next((number for number, each in enumerate(opened, start=1) if each.id == after), 0)
    page = opened[at : at + PAGE]
    whole = deliberation_on(session, law_id)
    return render_template(
        "settling/offered.html",
        law=law_view(law, language()),
        offers=offer_views(session, page, whole, language()),
        waiting=len(opened),
        following=page[-1].id if at + PAGE < len(opened) else "",
        sums=deliberation_sums(whole),
        problem=problem,
    ), status


@blueprint.post("/offers/<offer_id>")
@allow(Permission.DECIDE_OPINION)
def answer_offer(offer_id: str) -> Page:
    """Put the comments chosen together, or say that they are not the same."""
    session = web.db_session()
    offer = offers.find_offer(session, offer_id)
    law_id = offer.law_id
    try:
        if request.form.get("answer") == "refuse":
            offers.refuse_offer(session, member(), offer)
            flash(_("They stay apart, and are not offered again."), "success")
        else:
            chosen, name = request.form.getlist("comment"), request.form.get("name", "")
            offers.accept_offer(session, member(), offer, chosen, name)
            flash(_("They are one opinion now: one decision holds for all."), "success")
    except WorkbenchError as error:
        session.rollback()
        return _offered_page(law_id, message_of(error), status_of(error))
    return redirect(url_for("offers.offered", law_id=law_id), 303)


def init_offers(app: Flask) -> None:
    app.register_blueprint(blueprint)
