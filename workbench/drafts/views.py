"""Pages of laws and their versions: the list, the timeline of a law, and the intake of a version with its preview."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, Flask, flash, redirect, render_template, send_file, url_for
from flask import Response as FlaskResponse
from flask_babel import gettext as _

from workbench.db import new_id
from workbench.decisions.models import Decision
from workbench.drafts import intake, service
from workbench.drafts.amendments import amendment_view
from workbench.drafts.changes import version_histories, withdrawn_versions
from workbench.drafts.corrections import correction_views, take_up_corrections
from workbench.drafts.forms import DocumentForm, IntakeForm, LawForm, StoreForm
from workbench.drafts.import_job import FILE, IMPORT, import_arguments
from workbench.drafts.intake import IntakeFile
from workbench.drafts.marked import marked_copy_of
from workbench.drafts.models import Law
from workbench.drafts.originals import UploadedFile, source_path
from workbench.drafts.stored_law import read_law
from workbench.drafts.taking_in import sweep_afterwards, take_in
from workbench.drafts.view_models import (
    TimelineEntryView,
    draft_view,
    furniture_views,
    law_view,
    timeline_entry_view,
    upload_view,
    withdrawn_view,
)
from workbench.errors import Invalid, NotFound, WorkbenchError
from workbench.formats.akoma.writing import write_akoma
from workbench.jobs.asking import ask, lead_to
from workbench.jobs.models import Job
from workbench.law.accounting import account
from workbench.law.model import LawText
from workbench.people.permissions import Permission
from workbench.record.acts import Act
from workbench.record.downloads import note_download
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.downloads import as_download
from workbench.web.fields import options
from workbench.web.files import file_name
from workbench.web.language import language
from workbench.web.problems import place_on
from workbench.web.requests import Page

blueprint = Blueprint("drafts", __name__)


@blueprint.route("/laws/new", methods=["GET", "POST"])
@allow(Permission.IMPORT_DRAFT)
def new_law() -> Page:
    form = LawForm()
    status = 200
    if form.validate_on_submit():
        try:
            law = service.add_law(
                web.db_session(), member(), form.title_zh.data or "", form.title_en.data or "", form.note.data or ""
            )
        except WorkbenchError as error:
            status = place_on(form, error)
        else:
            return redirect(url_for("drafts.import_draft", law_id=law.id))
    return render_template("drafts/new_law.html", form=form), status


@blueprint.get("/laws/<law_id>")
@allow(Permission.READ)
def law(law_id: str) -> Page:
    session = web.db_session()
    row = service.find_law(session, law_id)
    changes = version_histories(session, row)
    entries = service.timeline(session, row)
    timeline = [_entry_view(entry, changes.get(entry.version.id, ())) for entry in entries]
    corrections = {
        entry.version.id: correction_views(session, entry.version.corrections, language()) for entry in entries
    }
    amendments = {entry.version.id: amendment_view(entry.version.amendment, language()) for entry in entries}
    withdrawn = [
        withdrawn_view(version, changes.get(version.id, ()), service.previous_version(session, version), language())
        for version in withdrawn_versions(session, row)
    ]
    return render_template(
        "drafts/law.html",
        law=law_view(row, language()),
        timeline=timeline,
        withdrawn=withdrawn,
        corrections=corrections,
        amendments=amendments,
    )


def _entry_view(entry: service.TimelineEntry, changes: Sequence[Decision]) -> TimelineEntryView:
    return timeline_entry_view(
        entry.version,
        entry.translations,
        entry.previous,
        articles=entry.articles,
        language=language(),
        changes=changes,
    )


@blueprint.route("/laws/<law_id>/import", methods=["GET", "POST"])
@allow(Permission.IMPORT_DRAFT)
def import_draft(law_id: str) -> Page:
    law = service.find_law(web.db_session(), law_id)
    form = IntakeForm()
    status = 200
    if form.validate_on_submit():
        web.end_transaction()
        try:
            handed_in = take_in(form, lang=form.lang.data or None)
            if handed_in.is_long:
                return lead_to(_read_aside(law, handed_in))
            reading = intake.read(handed_in)
            sweep_afterwards(handed_in.source.sha256)
            upload = service.stage_upload(
                web.db_session(), web.settings().uploads, law, member(), handed_in.source, reading
            )
        except WorkbenchError as error:
            status = place_on(form, error)
        else:
            return redirect(url_for("drafts.preview", upload_id=upload.id))
    elif form.is_submitted():
        status = 422
    had_file = bool(form.is_submitted() and form.file.data)
    return render_template("drafts/take_in.html", form=form, law=law_view(law, language()), had_file=had_file), status


def _read_aside(law: Law, file: IntakeFile) -> Job:
    """Ask for a file to be read as a job, which leads on to its preview."""
    upload_id = new_id()
    return ask(
        IMPORT.name,
        import_arguments(law.id, upload_id, member().id, file),
        about=f"{law.title(language())} · {file.source.name}",
        then=url_for("drafts.preview", upload_id=upload_id),
        back=url_for("drafts.import_draft", law_id=law.id),
        files={FILE: file.source.data},
    )


@blueprint.route("/imports/<upload_id>", methods=["GET", "POST"])
@allow(Permission.IMPORT_DRAFT)
def preview(upload_id: str) -> Page:
    upload = service.find_upload(web.db_session(), upload_id, member())
    law = service.find_law(web.db_session(), upload.law_id)
    reading = service.load_reading(upload.reading)
    versions = service.versions_of(web.db_session(), law)
    form = StoreForm()
    form.original.choices = options(
        [
            ("", _("the next version of the law")),
            *((v.id, _("a translation of “%(label)s”", label=v.label)) for v in versions if v.lang != reading.lang),
        ]
    )
    copied = marked_copy_of(web.db_session(), law.id, reading)
    status = 200
    if form.validate_on_submit():
        try:
            original = service.find_version(web.db_session(), form.original.data) if form.original.data else None
            version = service.store_upload(
                web.db_session(), upload, member(), form.label.data or "", form.dated.data, original
            )
        except WorkbenchError as error:
            status = place_on(form, error)
        else:
            flash(_("“%(label)s” is stored.", label=version.label), "success")
            previous = service.previous_version(web.db_session(), version)
            if previous is not None and original is None:
                return redirect(url_for("compare.carry", old_id=previous.id, new_id=version.id))
            return redirect(url_for("reading.version", version_id=version.id))
    elif form.is_submitted():
        status = 422
    elif reading.dated:
        form.dated.data = date.fromisoformat(reading.dated)
    return render_template(
        "drafts/preview.html",
        form=form,
        law=law_view(law, language()),
        upload=upload_view(upload),
        reading=reading,
        words=account(reading),
        furniture=furniture_views(reading.furniture),
        document_form=_document_form(reading) if reading.documents else None,
        has_versions=bool(versions),
        copied=draft_view(copied, language()) if copied else None,
        corrections=correction_views(web.db_session(), upload.corrections, language(), reading.document),
        amendment=amendment_view(upload.amendment, language()),
    ), status


@blueprint.post("/imports/<upload_id>/document")
@allow(Permission.IMPORT_DRAFT)
def read_document(upload_id: str) -> Page:
    """Another document of the same file is read in place of the one whose preview is given up.

    What was corrected in either stays, and is there again when its document is chosen again.
    """
    upload = service.find_upload(web.db_session(), upload_id, member())
    form = _document_form(service.load_reading(upload.reading))
    if not form.validate_on_submit():
        count = len(form.document.choices or ())
        raise Invalid("akoma_no_such_document", number=form.document.data or 0, count=count)
    path = source_path(web.settings().uploads, upload.sha256)
    if not path.exists():
        raise NotFound("source_missing", name=upload.name)
    source = UploadedFile(upload.name, path.read_bytes())
    web.end_transaction()
    reading = intake.read(IntakeFile(source, None, None, is_pasted=False, document=form.document.data))
    sweep_afterwards(source.sha256)
    session = web.db_session()
    upload = service.find_upload(session, upload_id, member())
    law = service.find_law(session, upload.law_id)
    corrections = upload.corrections
    service.drop_upload(session, upload, by=member().id)
    again = service.stage_upload(session, web.settings().uploads, law, member(), source, reading)
    take_up_corrections(again, corrections)
    return redirect(url_for("drafts.preview", upload_id=again.id))


def _document_form(reading: LawText) -> DocumentForm:
    form = DocumentForm(data={"document": reading.document})
    form.document.choices = list(enumerate(reading.documents, start=1))
    return form


@blueprint.post("/imports/<upload_id>/drop")
@allow(Permission.IMPORT_DRAFT)
def drop(upload_id: str) -> Page:
    upload = service.find_upload(web.db_session(), upload_id, member())
    sweep_afterwards(upload.sha256)
    service.drop_upload(web.db_session(), upload, by=member().id)
    flash(_("The preview is given up; nothing was stored."), "info")
    return redirect(url_for("drafts.law", law_id=upload.law_id))


@blueprint.get("/versions/<version_id>/source")
@allow(Permission.READ)
def source(version_id: str) -> FlaskResponse:
    version = service.find_version(web.db_session(), version_id)
    path = source_path(web.settings().uploads, version.source_sha256)
    if not path.exists():
        raise NotFound("source_missing", name=version.source_name)
    note_download(web.database(), Act.DOWNLOAD_SOURCE, member().id, f"version:{version.id}", version.law_id)
    return send_file(
        path,
        as_attachment=True,
        download_name=file_name(version.source_name),
        mimetype="application/octet-stream",
    )


@blueprint.get("/versions/<version_id>/akoma.xml")
@allow(Permission.READ)
def akoma(version_id: str) -> FlaskResponse:
    """The version as Akoma Ntoso 3.0, for the drafting tools of parliaments."""
    version = service.find_version(web.db_session(), version_id)
    data = write_akoma(read_law(web.db_session(), version).text)
    note_download(web.database(), Act.DOWNLOAD_TEXT, member().id, f"version:{version.id}", version.law_id)
    return as_download(data, version.title or version.label, ".xml")


def init_drafts(app: Flask) -> None:
    app.register_blueprint(blueprint)
