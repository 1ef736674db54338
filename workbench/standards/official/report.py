"""The report of a matching in words, for the command and the page: each line a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.i18n.messages import listed
from workbench.standards.official.matching import TextAlignment, TextBlock
from workbench.wording import say


def report_lines(alignment: TextAlignment, name: str, language: str) -> list[str]:
    """What matched first, then what is missing, extra, out of place, repeated and left aside, then the warnings."""
    return list(_lines(alignment, name, language))


def _lines(alignment: TextAlignment, name: str, language: str) -> Iterator[str]:
    tables = [address for address in alignment.articles if not address[0].isdigit()]
    yield say(
        "official_report",
        {
            "name": name,
            "instrument": alignment.instrument,
            "lang": alignment.lang,
            "articles": alignment.article_count,
            "tables": listed(tables, language) or "0",
            "provisions": len(alignment.wordings),
        },
        language,
    )
    for code, entries in (
        ("official_missing_articles", alignment.missing_articles),
        ("official_missing", [ref.partition(":")[2] for ref in alignment.missing]),
        ("official_extra", _pieces(alignment.extra)),
        ("official_repeated", alignment.repeated),
        ("official_aside", _pieces(alignment.unassigned)),
    ):
        if entries:
            yield say(code, {"count": len(entries), "listed": listed(entries, language)}, language)
    for article in alignment.out_of_place:
        facts = {"address": article.address, "found": article.actual, "expected": article.expected}
        yield say(f"official_misplaced_{article.by}", facts, language)
    for warning in alignment.warnings:
        yield say(warning.code, {**warning.facts, "place": warning.label, "line": warning.line}, language)


def _pieces(pieces: Sequence[TextBlock]) -> list[str]:
    return [f"{piece.address} “{piece.words}”" if piece.words else piece.address for piece in pieces]
