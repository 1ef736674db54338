"""Forms taken away to be filled in offline, in Word and in Excel, each clause of which is found again."""

from __future__ import annotations

from flask import Blueprint, Flask, Response
from flask_babel import gettext as _

from workbench.drafts.models import Version
from workbench.drafts.service import find_version
from workbench.drafts.stored_law import read_law
from workbench.formats.docx.writing.return_forms import FormText, write_draft_form, write_table_form
from workbench.people.permissions import Permission
from workbench.receiving.items import ReceivedKind
from workbench.record.acts import Act
from workbench.record.downloads import note_download
from workbench.returns.draft import ReturnDraft
from workbench.returns.own_form import form_properties, form_rows, write_form
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.downloads import as_download
from workbench.web.language import interface, language

blueprint = Blueprint("return_forms", __name__)


@blueprint.get("/versions/<version_id>/comment-table.xlsx")
@allow(Permission.READ)
def comment_workbook(version_id: str) -> Response:
    """A table of the draft as a workbook."""
    version, draft = _draft(version_id)
    data = write_form(draft, version.id, version.label, _columns(), ReceivedKind.GENERAL.in_language(interface().code))
    return _handed_out(version, data, _("comment table"), ".xlsx")


@blueprint.get("/versions/<version_id>/comment-table.docx")
@allow(Permission.READ)
def comment_table(version_id: str) -> Response:
    """The same table as a Word file."""
    version, draft = _draft(version_id)
    notes = [
        _("Write beside the clause what you want; leave empty what you have nothing to say on."),
        _("The first row is for the draft as a whole."),
    ]
    data = write_table_form(form_rows(draft), interface().code, _frame(version, draft, notes))
    return _handed_out(version, data, _("comment table"), ".docx")


@blueprint.get("/versions/<version_id>/draft-for-comment.docx")
@allow(Permission.READ)
def draft_for_comment(version_id: str) -> Response:
    """The draft as a Word file in which changes are tracked."""
    version, draft = _draft(version_id)
    notes = [
        _("Change the text itself: changes are tracked. Or put comments in the margin, on the words they are about."),
    ]
    data = write_draft_form(draft.law, version.lang, _frame(version, draft, notes))
    return _handed_out(version, data, _("for comment"), ".docx")


def _draft(version_id: str) -> tuple[Version, ReturnDraft]:
    version = find_version(web.db_session(), version_id)
    return version, ReturnDraft(read_law(web.db_session(), version).text)


def _columns() -> list[str]:
    return [_("Clause"), _("Text of the draft"), _("Suggested change"), _("Comments"), _("Reason")]


def _frame(version: Version, draft: ReturnDraft, notes: list[str]) -> FormText:
    whose = _("Submitted by: %(organisation)s", organisation=member().organisation.name(language()))
    back = _("Save the file as a Word file and bring it in on the page “Bring in a return”.")
    return FormText(
        title=" ".join(part for part in (version.title, version.label) if part),
        notes=[whose, " ".join([*notes, back])],
        properties=form_properties(draft, version.id),
        day=version.dated or version.created_at.date(),
        columns=_columns(),
        general=ReceivedKind.GENERAL.in_language(interface().code),
    )


def _handed_out(version: Version, data: bytes, what: str, ending: str) -> Response:
    note_download(web.database(), Act.DOWNLOAD_FORM, member().id, f"version:{version.id}", version.law_id)
    return as_download(data, f"{version.title or version.label} {version.label} {what}", ending)


def init_return_forms(app: Flask) -> None:
    app.register_blueprint(blueprint)
