"""An amending decision applied to a stored version: held for the preview, and kept with the version that it makes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from workbench.drafts.models import Upload, Version
from workbench.drafts.originals import UploadedFile
from workbench.drafts.service import refuse_withdrawn, stage_upload
from workbench.drafts.stored_law import read_law
from workbench.errors import Invalid
from workbench.lang.languages import Lang, text_language
from workbench.law.amending.amend import amend
from workbench.law.amending.model import AmendedLaw, InstructionReport, InstructionResult
from workbench.law.model import LawText
from workbench.law.redline import DiffRun, redline
from workbench.people.models import Member
from workbench.wording import say


@dataclass(frozen=True, slots=True)
class InstructionChangeView:
    """What an instruction did in one place, as a redline."""

    where: str
    runs: Sequence[DiffRun]


@dataclass(frozen=True, slots=True)
class InstructionView:
    """An instruction with what became of it; ``why`` is a sentence where it was not applied."""

    number: str
    words: str
    result: InstructionResult
    why: str
    changes: Sequence[InstructionChangeView]


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """What a decision did to the version ``label``; ``lang`` is the language of both texts."""

    label: str
    lang: Lang
    instructions: Sequence[InstructionView]

    def of(self, result: InstructionResult) -> list[InstructionView]:
        return [instruction for instruction in self.instructions if instruction.result is result]

    @property
    def applied(self) -> int:
        return len(self.of(InstructionResult.APPLIED))

    @property
    def not_applied(self) -> Sequence[InstructionView]:
        return self.of(InstructionResult.NOT_APPLIED)


def apply_decision(session: Session, version: Version, decision: LawText) -> AmendedLaw:
    """The version as the decision makes it; raises Invalid where the text orders nothing or is in another language."""
    refuse_withdrawn(version)
    amended = amend(read_law(session, version).text, decision)
    if all(report.result is InstructionResult.NO_CHANGE for report in amended.reports):
        raise Invalid("amendment_nothing_ordered", field="pasted")
    return amended


def stage_amendment(
    session: Session, uploads: Path, version: Version, member: Member, source: UploadedFile, amended: AmendedLaw
) -> Upload:
    """Hold an amended text for its preview, with what each instruction did; raises Invalid where none did anything."""
    if not amended.applied:
        raise Invalid("amendment_nothing_applied", field="pasted")
    recorded = dump_amendment(version, amended)
    return stage_upload(session, uploads, version.law, member, source, amended.law, amendment=recorded)


def dump_amendment(version: Version, amended: AmendedLaw) -> str:
    """What is kept with a version that a decision made, as JSON: {version, label, lang, instructions}."""
    content = {
        "version": version.id,
        "label": version.label,
        "lang": version.lang,
        "instructions": [_recorded(report) for report in amended.reports],
    }
    return json.dumps(content, ensure_ascii=False)


def _recorded(report: InstructionReport) -> Mapping[str, Any]:
    return {
        "number": report.instruction.number,
        "words": report.instruction.words,
        "result": report.result.value,
        "code": report.code,
        "facts": dict(report.facts),
        "changes": [{"where": each.where, "before": each.before, "after": each.after} for each in report.changes],
    }


def amendment_view(recorded: str, language: str) -> AmendmentView | None:
    """What :func:`dump_amendment` wrote, in the reader's language; None where no decision made the version."""
    if not recorded:
        return None
    content = json.loads(recorded)
    lang = text_language(content["lang"])
    return AmendmentView(
        content["label"], lang, [_instruction_view(each, lang, language) for each in content["instructions"]]
    )


def _instruction_view(recorded: Mapping[str, Any], lang: Lang, language: str) -> InstructionView:
    return InstructionView(
        number=recorded["number"],
        words=recorded["words"],
        result=InstructionResult(recorded["result"]),
        why=say(recorded["code"], recorded["facts"], language) if recorded["code"] else "",
        changes=[
            InstructionChangeView(each["where"], redline(each["before"], each["after"], lang))
            for each in recorded["changes"]
        ],
    )
