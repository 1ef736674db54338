"""A law as JSON objects and back, for a child process, for the time between preview and storing, and for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any, Final

from workbench.law.model import Clause, ClauseKind, Furniture, FurnitureKind, LawText, ReadWarning

_KINDS: Final[Mapping[str, ClauseKind]] = {kind.value: kind for kind in ClauseKind}


def law_to_json(law: LawText) -> dict[str, Any]:
    """Title, language, front matter, clauses and warnings; the other way of :func:`law_from_json`."""
    return {
        "title": law.title,
        "lang": law.lang,
        "front": law.front,
        "clauses": [clause_to_json(clause) for clause in law.clauses],
        "warnings": warnings_to_json(law.warnings),
        "furniture": furniture_to_json(law.furniture),
        "missing_words": law.missing_words,
        "documents": list(law.documents),
        "document": law.document,
        "dated": law.dated,
        "author": law.author,
    }


def law_from_json(data: Mapping[str, Any]) -> LawText:
    """The law that :func:`law_to_json` wrote."""
    return LawText(
        title=data["title"],
        lang=data["lang"],
        front=data["front"],
        clauses=tuple(_clause_from_json(clause) for clause in data["clauses"]),
        warnings=warnings_from_json(data["warnings"]),
        furniture=furniture_from_json(data.get("furniture", ())),
        missing_words=data.get("missing_words", 0),
        documents=tuple(data.get("documents", ())),
        document=data.get("document", 1),
        dated=data.get("dated", ""),
        author=data.get("author", ""),
    )


def furniture_to_json(furniture: Iterable[Furniture]) -> list[dict[str, Any]]:
    """What was left out of the clauses, as objects in the order of the file."""
    return [{"kind": each.kind.value, "text": each.text, "line": each.line} for each in furniture]


def furniture_from_json(data: Iterable[Mapping[str, Any]]) -> tuple[Furniture, ...]:
    """What :func:`furniture_to_json` wrote."""
    return tuple(Furniture(FurnitureKind(each["kind"]), each["text"], each["line"]) for each in data)


def clause_to_json(clause: Clause) -> dict[str, Any]:
    """The fields of a clause, its key as ``id``, the name that files and scripts know it by."""
    fields = asdict(clause)
    return {"id": fields.pop("key"), **fields}


def _clause_from_json(data: Mapping[str, Any]) -> Clause:
    fields = {**data, "key": data["id"], "kind": _KINDS[data["kind"]]}
    del fields["id"]
    return Clause(**fields)


def warnings_to_json(warnings: Iterable[ReadWarning]) -> list[dict[str, Any]]:
    """What the reader was not sure of, as objects."""
    return [{"code": each.code, "place": each.label, "line": each.line, "facts": dict(each.facts)} for each in warnings]


def warnings_from_json(data: Iterable[Mapping[str, Any]]) -> tuple[ReadWarning, ...]:
    """The warnings that :func:`warnings_to_json` wrote."""
    return tuple(
        ReadWarning(each["code"], each["place"], each["line"], MappingProxyType(dict(each["facts"]))) for each in data
    )
