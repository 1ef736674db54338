"""The report of a matching in words, for the command and the page: each line a finding, in Chinese or English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.i18n.messages import listed
from workbench.lang.languages import Lang
from workbench.standards.official.matching import TextAlignment, TextBlock
from workbench.wording import say


def report_lines(matching: TextAlignment, name: str, lang: Lang) -> list[str]:
    """What matched first, then what is missing, extra, out of place, repeated and left aside, then the warnings."""
    return list(_lines(matching, name, lang))


def _lines(matching: TextAlignment, name: str, lang: Lang) -> Iterator[str]:
    tables = [address for address in matching.articles if not address[0].isdigit()]
    yield say(
        "official_report",
        {
            "name": name,
            "instrument": matching.instrument,
            "lang": matching.lang,
            "articles": matching.counted,
            "tables": listed(tables, lang) or "0",
            "provisions": len(matching.wordings),
        },
        lang,
    )
    for code, found in (
        ("official_missing_articles", matching.missing_articles),
        ("official_missing", [ref.partition(":")[2] for ref in matching.missing]),
        ("official_extra", _pieces(matching.extra)),
        ("official_repeated", matching.repeated),
        ("official_aside", _pieces(matching.aside)),
    ):
        if found:
            yield say(code, {"count": len(found), "listed": listed(found, lang)}, lang)
    for article in matching.out_of_place:
        facts = {"address": article.address, "found": article.found, "expected": article.expected}
        yield say(f"official_misplaced_{article.by}", facts, lang)
    for warning in matching.warnings:
        yield say(warning.code, {**warning.facts, "place": warning.label, "line": warning.line}, lang)


def _pieces(pieces: Sequence[TextBlock]) -> list[str]:
    return [f"{piece.address} “{piece.words}”" if piece.words else piece.address for piece in pieces]
