"""Pages of the dossiers, and each as a Word file: that on ratification, and those by people and cause."""

from __future__ import annotations

from flask import Blueprint, Flask, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.dossiers.causes import cause_dossier
from workbench.dossiers.ratification import ratification_dossier
from workbench.drafts import service as drafts
from workbench.drafts.models import Version
from workbench.formats.docx.writing.dossier import Dossier, write_dossier
from workbench.instruments.library import corpus
from workbench.judgement.schemes import find_scheme
from workbench.lang.languages import TEXT_LANGUAGES, text_language
from workbench.people.permissions import Permission
from workbench.record.acts import Act
from workbench.record.downloads import note_download
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.downloads import as_download
from workbench.web.language import language
from workbench.web.requests import Page

blueprint = Blueprint("dossiers", __name__)


@blueprint.get("/versions/<version_id>/ratification")
@allow(Permission.READ)
def ratification(version_id: str) -> Page:
    version = drafts.find_version(web.db_session(), version_id)
    dossier = ratification_dossier(web.db_session(), corpus(), version, language())
    back = (_("Nine branches"), url_for("judgement.acceptance", version=version.id))
    return _page(dossier, back, url_for("dossiers.ratification_file", version_id=version.id))


@blueprint.get("/versions/<version_id>/ratification.docx")
@allow(Permission.READ)
def ratification_file(version_id: str) -> Response:
    version = drafts.find_version(web.db_session(), version_id)
    lang = text_language(request.args.get("lang", language()))
    return _file(ratification_dossier(web.db_session(), corpus(), version, lang), version, lang)


@blueprint.get("/versions/<version_id>/dossiers/<scheme_id>")
@allow(Permission.READ)
def cause(version_id: str, scheme_id: str) -> Page:
    version, scheme = drafts.find_version(web.db_session(), version_id), find_scheme(scheme_id)
    dossier = cause_dossier(web.db_session(), corpus(), scheme, version, language())
    back = (_("Schemes and groups"), url_for("acceptance.schemes", version=version.id))
    return _page(dossier, back, url_for("dossiers.cause_file", version_id=version.id, scheme_id=scheme.id))


@blueprint.get("/versions/<version_id>/dossiers/<scheme_id>.docx")
@allow(Permission.READ)
def cause_file(version_id: str, scheme_id: str) -> Response:
    version, scheme = drafts.find_version(web.db_session(), version_id), find_scheme(scheme_id)
    lang = text_language(request.args.get("lang", language()))
    dossier = cause_dossier(web.db_session(), corpus(), scheme, version, lang, briefly=True)
    return _file(dossier, version, lang)


def _page(dossier: Dossier, back: tuple[str, str], file: str) -> Page:
    files = {lang: f"{file}?lang={lang}" for lang in TEXT_LANGUAGES}
    return render_template("dossiers/dossier.html", dossier=dossier, files=files, back=back)


def _file(dossier: Dossier, version: Version, lang: str) -> Response:
    data = write_dossier(dossier, lang, day=version.dated or version.created_at.date())
    note_download(web.database(), Act.DOWNLOAD_DOSSIER, member().id, f"version:{version.id}", version.law_id)
    return as_download(data, dossier.title, ".docx")


def init_dossiers(app: Flask) -> None:
    app.register_blueprint(blueprint)
