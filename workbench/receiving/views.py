"""Pages on which returned files are brought in, looked at item by item, and stored."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Flask, Response, flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage

from workbench.commentary.round_view_models import round_view
from workbench.commentary.terms import Issue, Stance
from workbench.db import now
from workbench.drafts.intake import LONGEST_AT_ONCE, bytes_to_read
from workbench.drafts.marked import marked_copy_of
from workbench.drafts.originals import UploadedFile, source_path
from workbench.drafts.service import drop_upload, find_law, find_upload, find_version
from workbench.drafts.service import load_reading as load_law
from workbench.drafts.stored_law import read_law
from workbench.drafts.taking_in import sweep_afterwards as sweep_upload
from workbench.drafts.view_models import draft_view, law_view
from workbench.errors import Invalid, NotFound, WorkbenchError
from workbench.jobs.asking import ask, lead_to
from workbench.people.permissions import Permission
from workbench.receiving import service
from workbench.receiving.forms import ReceivedForm, typed_choices
from workbench.receiving.items import ReceivedChoice, ReceivedKind, choices_of, load_reading, whose_of
from workbench.receiving.job import RECEIVE, receive_arguments
from workbench.receiving.models import ReceivedFile
from workbench.receiving.service import MOST_FILES
from workbench.receiving.view_models import (
    item_views,
    name_views,
    organisation_options,
    received_file_view,
    rest_views,
    warning_sentences,
)
from workbench.record.acts import Act
from workbench.record.downloads import note_download
from workbench.returns.draft import ReturnDraft
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.files import file_name
from workbench.web.language import language
from workbench.web.problems import message_of, place_on, status_of
from workbench.web.requests import Page

blueprint = Blueprint("receiving", __name__)


@blueprint.route("/laws/<law_id>/returned", methods=["GET", "POST"])
@allow(Permission.COMMENT)
def bring_in(law_id: str) -> Page:
    form = ReceivedForm()
    status = 200
    if form.validate_on_submit():
        try:
            return _take_in(law_id, [each for each in form.files.data or () if each and each.filename])
        except WorkbenchError as error:
            web.db_session().rollback()
            status = place_on(form, error)
    elif form.is_submitted():
        status = 422
    session = web.db_session()
    law = find_law(session, law_id)
    into = service.received_into(session, law)
    received = service.received_by(session, member(), law_id)
    return render_template(
        "receiving/bring_in.html",
        law=law_view(law, language()),
        round=round_view(into.round, language(), now()) if into.round else None,
        draft=draft_view(into.version, language()),
        files=[received_file_view(each, load_reading(each.reading), language()) for each in received],
        form=form,
        had_file=form.is_submitted(),
    ), status


def _take_in(law_id: str, files: list[FileStorage]) -> Page:
    """Read one file at once, and several, or a long one, as a job."""
    session = web.db_session()
    law = find_law(session, law_id)
    version = service.received_into(session, law).version
    if not files:
        raise Invalid("nothing_returned", field="files")
    if len(files) > MOST_FILES:
        raise Invalid("returned_too_many", field="files", most=MOST_FILES)
    sources = [UploadedFile(each.filename or "", each.read()) for each in files]
    if len(sources) > 1 or bytes_to_read(sources[0].data) > LONGEST_AT_ONCE:
        page = url_for("receiving.bring_in", law_id=law_id)
        job = ask(
            RECEIVE.name,
            receive_arguments(version.id, member().id, sources),
            about=f"{law.title(language())} · {', '.join(source.name for source in sources)}"[:300],
            then=page,
            back=page,
            files={str(at): source.data for at, source in enumerate(sources)},
        )
        return lead_to(job)
    (source,) = sources
    stored = read_law(session, version)
    version_id = version.id
    web.end_transaction()
    reading = service.read_received(source, stored)
    _sweep_afterwards(source.sha256)
    session = web.db_session()
    folder = web.settings().returned
    received = service.receive(session, folder, member(), find_version(session, version_id), source, reading)
    return redirect(url_for("receiving.preview", received_id=received.id), 303)


def _sweep_afterwards(sha256: str) -> None:
    database, folder = web.database(), web.settings().returned
    web.call_on_teardown(lambda: service.sweep_received(database, folder, sha256))


@blueprint.post("/imports/<upload_id>/returned")
@allow(Permission.IMPORT_DRAFT)
def take_over(upload_id: str) -> Page:
    """A file that was handed in as a draft, and is a draft with marks, is brought in as what was returned."""
    session = web.db_session()
    upload = find_upload(session, upload_id, member())
    copied = marked_copy_of(session, upload.law_id, load_law(upload.reading))
    if copied is None:
        raise Invalid("upload_not_marked")
    path = source_path(web.settings().uploads, upload.sha256)
    if not path.exists():
        raise NotFound("source_missing", name=upload.name)
    source, stored, version_id = UploadedFile(upload.name, path.read_bytes()), read_law(session, copied), copied.id
    web.end_transaction()
    reading = service.read_received(source, stored)
    _sweep_afterwards(source.sha256)
    sweep_upload(source.sha256)
    session = web.db_session()
    folder = web.settings().returned
    received = service.receive(session, folder, member(), find_version(session, version_id), source, reading)
    drop_upload(session, find_upload(session, upload_id, member()), by=member().id)
    return redirect(url_for("receiving.preview", received_id=received.id), 303)


@blueprint.route("/returned/<received_id>", methods=["GET", "POST"])
@allow(Permission.COMMENT)
def preview(received_id: str) -> Page:
    received = service.find_received(web.db_session(), received_id, member())
    if request.method == "GET":
        return _show(received)
    reading = load_reading(received.reading)
    draft = ReturnDraft(read_law(web.db_session(), find_version(web.db_session(), received.version_id)).text)
    choices, whose, unknown = typed_choices(request.form, reading, draft)
    try:
        if unknown:
            number, label = next(iter(unknown.items()))
            raise Invalid("received_clause_unknown", field="at", number=number, label=label)
        service.choose(web.db_session(), member(), received, choices, whose)
        count = service.store_received(web.db_session(), member(), received) if "store" in request.form else None
    except WorkbenchError as error:
        web.db_session().rollback()
        received = service.find_received(web.db_session(), received_id, member())
        return _show(received, error, (choices, whose, unknown))
    if count is None:
        flash(_("What you chose is kept; nothing is stored yet."), "success")
        return redirect(url_for("receiving.preview", received_id=received_id), 303)
    flash(ngettext("%(num)s comment is stored.", "%(num)s comments are stored.", count), "success")
    return redirect(url_for("receiving.preview", received_id=received_id), 303)


def _show(
    received: ReceivedFile,
    error: WorkbenchError | None = None,
    typed: tuple[Mapping[int, ReceivedChoice], Mapping[str, str], Mapping[int, str]] | None = None,
) -> Page:
    """The page; ``typed`` is what was chosen where it could not be taken: nothing of it is lost."""
    session = web.db_session()
    reading = load_reading(received.reading)
    version = find_version(session, received.version_id)
    draft = ReturnDraft(read_law(session, version).text)
    choices, whose, unknown = typed or (choices_of(received.choices, reading), whose_of(received.choices), {})
    stored = service.stored_items(session, received)
    items = item_views(reading, choices, draft, language(), stored=stored, unknown=unknown)
    return render_template(
        "receiving/preview.html",
        law=law_view(find_law(session, received.law_id), language()),
        draft=draft_view(version, language()),
        file=received_file_view(received, reading, language()),
        items=items,
        names=name_views(reading, whose),
        rest=rest_views(reading, language()),
        warnings=warning_sentences(reading, language()),
        labels=list(
            dict.fromkeys(draft.label(clause.key) for clause in draft.law.clauses if clause.label or clause.text)
        ),
        organisations=organisation_options(service.organisations_for(session, member(), received.law_id), language()),
        kinds=ReceivedKind,
        stances=Stance,
        issues=Issue,
        problem=message_of(error) if error else "",
        faulty=getattr(error, "facts", {}).get("number"),
    ), (status_of(error) if error else 200)


@blueprint.post("/returned/<received_id>/drop")
@allow(Permission.COMMENT)
def drop(received_id: str) -> Page:
    received = service.find_received(web.db_session(), received_id, member())
    law_id = received.law_id
    _sweep_afterwards(received.sha256)
    service.give_up(web.db_session(), received, by=member())
    flash(_("The file is given up; nothing of it was stored."), "info")
    return redirect(url_for("receiving.bring_in", law_id=law_id), 303)


@blueprint.get("/returned/<received_id>/file")
@allow(Permission.COMMENT)
def original(received_id: str) -> Response:
    """The returned file as it came."""
    received = service.find_received(web.db_session(), received_id, member())
    path = source_path(web.settings().returned, received.sha256)
    if not path.exists():
        raise NotFound("source_missing", name=received.name)
    note_download(web.database(), Act.DOWNLOAD_SOURCE, member().id, f"received:{received.id}", received.law_id)
    return send_file(
        path, as_attachment=True, download_name=file_name(received.name), mimetype="application/octet-stream"
    )


def init_receiving(app: Flask) -> None:
    app.register_blueprint(blueprint)
