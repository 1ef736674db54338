"""Files attached to comments and returns: handed in through the gate, handed out as files to keep."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, flash, redirect, send_file, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from workbench.commentary.attachments import attach, find_attachment, remove_attachment, sweep_attachment
from workbench.commentary.forms import AttachmentForm
from workbench.commentary.models import Comment
from workbench.commentary.return_views import refused_return
from workbench.commentary.service import find_comment
from workbench.commentary.thread_views import show_thread
from workbench.consultation.models import Return
from workbench.consultation.returns import find_return
from workbench.drafts.originals import UploadedFile, source_path
from workbench.errors import Invalid, NotFound, WorkbenchError
from workbench.people.permissions import Permission
from workbench.record.acts import Act
from workbench.record.downloads import note_download
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.files import file_name
from workbench.web.problems import message_of, status_of
from workbench.web.requests import Page

blueprint = Blueprint("attachments", __name__)


@blueprint.post("/comments/<comment_id>/attachments")
@allow(Permission.COMMENT)
def attach_to_comment(comment_id: str) -> Page:
    comment = find_comment(web.db_session(), comment_id)
    try:
        _attach(comment)
    except WorkbenchError as error:
        web.db_session().rollback()
        return show_thread(find_comment(web.db_session(), comment_id), message_of(error), status_of(error))
    flash(_("The file is attached."), "success")
    return redirect(url_for("threads.thread", comment_id=comment_id), 303)


@blueprint.post("/returns/<return_id>/attachments")
@allow(Permission.COMMENT)
def attach_to_return(return_id: str) -> Page:
    returned = find_return(web.db_session(), return_id)
    try:
        _attach(returned)
    except WorkbenchError as error:
        return refused_return(return_id, error)
    flash(_("The file is attached."), "success")
    return redirect(url_for("returns.show_return", return_id=return_id), 303)


def _attach(subject: Comment | Return) -> None:
    storage = AttachmentForm().file.data
    if not isinstance(storage, FileStorage) or not storage.filename:
        raise Invalid("attachment_missing", field="file")
    file = UploadedFile(storage.filename, storage.read())
    database, folder = web.database(), web.settings().attachments
    web.call_on_teardown(lambda: sweep_attachment(database, folder, file.sha256))
    attach(web.db_session(), folder, member(), subject, file)


@blueprint.post("/attachments/<attachment_id>/remove")
@allow(Permission.COMMENT)
def remove(attachment_id: str) -> Page:
    attachment = find_attachment(web.db_session(), attachment_id)
    remove_attachment(web.db_session(), member(), attachment)
    flash(_("The file is removed."), "info")
    if attachment.comment_id:
        return redirect(url_for("threads.thread", comment_id=attachment.comment_id), 303)
    return redirect(url_for("returns.show_return", return_id=attachment.return_id), 303)


@blueprint.get("/attachments/<attachment_id>")
@allow(Permission.READ)
def download(attachment_id: str) -> Response:
    """The file as it came: never shown in the browser, whatever it is."""
    attachment = find_attachment(web.db_session(), attachment_id)
    path = source_path(web.settings().attachments, attachment.sha256)
    if not path.exists():
        raise NotFound("source_missing", name=attachment.name)
    note_download(
        web.database(), Act.DOWNLOAD_ATTACHMENT, member().id, f"attachment:{attachment.id}", attachment.law_id
    )
    response = send_file(
        path,
        as_attachment=True,
        download_name=file_name(attachment.name),
        mimetype="application/octet-stream",
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def init_attachments(app: Flask) -> None:
    app.register_blueprint(blueprint)
