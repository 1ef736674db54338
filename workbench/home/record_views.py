"""The page of the record, narrowed by act, law, person and day, and the same as an Excel file."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from flask import Blueprint, Flask, Response, render_template, request
from sqlalchemy import select

from workbench.drafts.service import list_laws
from workbench.home.record_book import MOST, RecordFilter, record_entries, write_record
from workbench.people.models import Member
from workbench.people.permissions import Permission, may
from workbench.record.acts import Act
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.downloads import as_download
from workbench.web.language import interface, language

blueprint = Blueprint("record", __name__)


def _chosen() -> RecordFilter:
    """What the address asks for; a day that is none is left open."""
    asked_for = request.args
    return RecordFilter(
        act=asked_for.get("act", ""),
        law=asked_for.get("law", ""),
        member=asked_for.get("member", ""),
        since=_day(asked_for.get("since", "")),
        until=_day(asked_for.get("until", "")),
    )


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


@blueprint.get("/record")
@allow(Permission.READ_RECORD)
def entries() -> str:
    session, zone, chosen = web.db_session(), ZoneInfo(web.settings().timezone), _chosen()
    page, has_more = record_entries(session, member(), chosen, zone, interface().code, request.args.get("after", ""))
    laws = list_laws(session) if may(member(), Permission.READ) else ()
    people = session.scalars(select(Member).order_by(Member.username)).all()
    return render_template(
        "home/record.html",
        entries=page,
        following=page[-1].id if has_more and page else "",
        chosen=chosen,
        acts=sorted(((str(act), act.in_language(interface().code)) for act in Act), key=lambda act: act[1]),
        laws=[(law.id, law.title(language())) for law in laws],
        people=[(person.id, person.name(language())) for person in people],
    )


@blueprint.get("/record.xlsx")
@allow(Permission.READ_RECORD)
def file() -> Response:
    """What the page lists, as an Excel file."""
    zone, code = ZoneInfo(web.settings().timezone), interface().code
    listed, has_more = record_entries(web.db_session(), member(), _chosen(), zone, code, most=MOST)
    written = write_record(listed, has_more, zone, code)
    return as_download(written, "record", ".xlsx")


def init_record(app: Flask) -> None:
    app.register_blueprint(blueprint)
