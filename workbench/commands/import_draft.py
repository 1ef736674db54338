"""``workbench import``: a law file stored as a version, by the same gates as on the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from workbench import models  # noqa: F401  every table, so that relationships resolve
from workbench.commands.opened import find_version, opened_instance
from workbench.commands.speaking import refusal, terminal_language, worded
from workbench.commands.typed import TEXT_LANGUAGE, WORDS
from workbench.drafts import intake
from workbench.drafts.import_job import SECONDS
from workbench.drafts.models import Law, Version
from workbench.drafts.originals import UploadedFile, write_source
from workbench.drafts.service import add_law, list_laws, store_version
from workbench.errors import Invalid
from workbench.lang.characters import has_chinese
from workbench.lang.cleaning import clean_line
from workbench.law.accounting import account
from workbench.law.model import LawText
from workbench.wording import say


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--law", "law_name", type=WORDS, required=True, help="The law, by title or id; a new one where none is.")
@click.option("--label", type=WORDS, required=True, help="The name of this version.")
@click.option("--dated", type=click.DateTime(["%Y-%m-%d"]), help="The date of the draft, as 2026-03-01.")
@click.option("--translation-of", "original_name", type=WORDS, help="The version of which FILE is a translation.")
@click.option("--lang", type=TEXT_LANGUAGE, help="The language of the text; found out where not given.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: where it stands and what was read.")
def import_draft(
    file: Path,
    law_name: str,
    label: str,
    dated: datetime | None,
    original_name: str | None,
    lang: str | None,
    as_json: bool,
) -> None:
    """Store FILE as the next version of a law, or as a translation of one that is stored."""
    source, reading = _read(file, lang)
    with opened_instance(writing=True) as (session, settings):
        law, is_new = _law(session, law_name)
        original = find_version(session, law, original_name) if original_name else None
        version = store_version(
            session,
            law=law,
            member=None,
            reading=reading,
            label=label,
            dated=dated.date() if dated else None,
            original=original,
            source_name=clean_line(source.name)[-300:],
            source_sha256=source.sha256,
            source_bytes=len(source.data),
        )
        write_source(settings.uploads, source)
        stored = _as_object(law, version, reading, is_new=is_new)
    click.echo(json.dumps(stored, ensure_ascii=False) if as_json else "\n".join(_lines(stored)))


def _read(file: Path, lang: str | None) -> tuple[UploadedFile, LawText]:
    """The file with what was read of it, in the guarded child as on the page; raises ClickException where it cannot."""
    try:
        handed_in = intake.hand_in(name=file.name, data=file.read_bytes(), pasted="", lang=lang)
        reading = intake.read(handed_in, SECONDS)
        if not reading.clauses:
            raise Invalid("no_clause_found", field="file")
    except Invalid as error:
        raise refusal(error, f"{file}: ") from error
    return handed_in.source, reading


def _law(session: Session, name: str) -> tuple[Law, bool]:
    """The law of this id or title, or a new one of that title, and whether it is new."""
    title = clean_line(name)
    law = next((law for law in list_laws(session) if title and title in (law.id, law.title_zh, law.title_en)), None)
    if law is not None:
        return law, False
    is_chinese = has_chinese(title)
    return add_law(session, None, title if is_chinese else "", "" if is_chinese else title), True


def _as_object(law: Law, version: Version, reading: LawText, *, is_new: bool) -> Mapping[str, Any]:
    """What was stored, in the shape scripts rely on; messages in the language of the terminal."""
    language = terminal_language()
    return {
        "law": {"id": law.id, "title": law.title(language), "new": is_new},
        "version": {
            "id": version.id,
            "label": version.label,
            "ordinal": version.ordinal,
            "lang": version.lang,
            "dated": version.dated.isoformat() if version.dated else None,
            "translation_of": version.original_id,
            "page": f"/versions/{version.id}",
        },
        "title": reading.title,
        "articles": len(reading.articles),
        "clauses": len(reading.clauses),
        "words": asdict(account(reading)),
        "warnings": [
            {
                "code": warning.code,
                "place": warning.label,
                "line": warning.line,
                "message": say(warning.code, warning.facts, language),
            }
            for warning in reading.warnings
        ],
    }


def _lines(stored: Mapping[str, Any]) -> list[str]:
    lines = [worded("command_law_made", title=stored["law"]["title"])] if stored["law"]["new"] else []
    version, words = stored["version"], stored["words"]
    lines.append(
        worded(
            "command_version_stored",
            label=version["label"],
            ordinal=version["ordinal"],
            articles=stored["articles"],
            clauses=stored["clauses"],
            words=words["file"],
        )
    )
    lines.append(worded("command_version_page", page=version["page"]))
    if words["unexplained"]:
        lines.append(worded("command_words_missing", count=words["unexplained"]))
    lines += [f"! {entry['place']} {entry['message']}".replace("!  ", "! ") for entry in stored["warnings"]]
    return lines
