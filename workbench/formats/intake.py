"""From an uploaded file or pasted text to a law: the gate, the reader of its format, the reader of laws."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.errors import Invalid
from workbench.formats.akoma.reading import read_akoma
from workbench.formats.docx.reading.document import read_docx
from workbench.formats.gate import FileKind, check_paste, check_upload
from workbench.formats.html import read_html
from workbench.formats.odt.document import read_odt
from workbench.lang.cleaning import clean_text, count_unclean
from workbench.lang.encoding import decode
from workbench.lang.languages import Lang
from workbench.law.accounting import account, missing_words
from workbench.law.model import Clause, LawText, ReadWarning
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law
from workbench.law.parsing.source import SourceText

_PLACE_PARTER = "、"


def read_file(
    name: str, data: bytes, lang: Lang | None = None, encoding: str | None = None, document: int = 1
) -> LawText:
    """The law in an uploaded file; ``lang`` and ``encoding`` are a person's choice where the file does not tell.

    ``document`` says which document of a collection is read, from 1; only Akoma Ntoso files hold several.

    Raises Invalid where the file cannot be taken (see :func:`workbench.formats.gate.check_upload`), where it holds no
    words (``text_empty``), or where its encoding must be asked for (``encoding_unknown``).
    """
    kind = check_upload(name, data)
    if kind == "akoma":
        return _accounted(read_akoma(data, document))
    return _law(_source(kind, data, encoding), lang)


def read_source(name: str, data: bytes, encoding: str | None = None) -> SourceText:
    """The lines of an uploaded file of any format but Akoma Ntoso, which has no lines but clauses.

    Raises Invalid as :func:`read_file`, and ``file_is_akoma``.
    """
    return _source(check_upload(name, data), data, encoding)


def read_pasted(text: str, lang: Lang | None = None) -> LawText:
    """The law in pasted text; raises Invalid as :func:`workbench.formats.gate.check_paste`."""
    source = _plain(check_paste(text))
    if not source.lines:
        raise Invalid("text_empty", field="text")
    return _law(source, lang)


def _source(kind: FileKind, data: bytes, encoding: str | None) -> SourceText:
    match kind:
        case "docx":
            source = read_docx(data)
        case "odt":
            source = read_odt(data)
        case "html":
            source = read_html(data, encoding)
        case "akoma":
            raise Invalid("file_is_akoma", field="file")
        case "md" | "txt":
            source = _plain(decode(data, encoding)[0])
    if not source.lines:
        raise Invalid("text_empty", field="file")
    return _clean_source(source)


def _clean_source(source: SourceText) -> SourceText:
    """The source without what no text may hold, before anything is read from it; where that stood is told."""
    lines, warnings = [], list(source.warnings)
    for line in source.lines:
        if count := count_unclean(line.text):
            line = replace(line, text=clean_text(line.text))
            label = line.text[:20]
            warnings.append(ReadWarning("characters_taken_out", label, line.line, {"count": count, "places": label}))
        lines.append(line)
    furniture = tuple(replace(each, text=clean_text(each.text)) for each in source.furniture)
    words = None if source.words is None else tuple(map(clean_text, source.words))
    return SourceText(tuple(lines), tuple(warnings), clean_text(source.title), furniture, words)


def _plain(text: str) -> SourceText:
    source = plain_source(text.replace("\v", "\n").replace("\f", "\n").replace("\x85", "\n"))
    lost = [line for line in source.lines if "\ufffd" in line.text]
    warnings = tuple(
        ReadWarning(
            "characters_lost",
            line.text[:20],
            line.line,
            {"count": line.text.count("\ufffd"), "places": line.text[:20]},
        )
        for line in lost
    )
    return replace(source, warnings=source.warnings + warnings)


def _law(source: SourceText, lang: Lang | None) -> LawText:
    law = read_law(source, lang)
    law = replace(law, furniture=(*source.furniture, *law.furniture))
    words = source.words if source.words is not None else [line.text for line in source.lines]
    missing = missing_words(words, law)
    return _accounted(replace(law, warnings=fold_warnings(law.warnings, law.clauses), missing_words=missing))


def _accounted(law: LawText) -> LawText:
    """``law``, with a first warning where words of the file are neither in it nor among what was left out by name."""
    if not law.missing_words:
        return law
    facts = {"count": law.missing_words, "file": account(law).file}
    return replace(law, warnings=(ReadWarning("words_missing", "", 0, facts), *law.warnings))


def fold_warnings(warnings: Iterable[ReadWarning], clauses: Sequence[Clause]) -> tuple[ReadWarning, ...]:
    """One warning for each thing the file's format warned of paragraph by paragraph, its places named by clause.

    Warnings of the reader of laws (those without ``places`` among their facts) pass as they are, in order.
    """
    folded: dict[str, list[ReadWarning]] = {}
    order: list[ReadWarning | str] = []
    for warning in warnings:
        if "places" not in warning.facts:
            order.append(warning)
            continue
        if warning.code not in folded:
            order.append(warning.code)
        folded.setdefault(warning.code, []).append(warning)
    starts = sorted((clause for clause in clauses if clause.line), key=lambda clause: clause.line)
    return tuple(each if isinstance(each, ReadWarning) else _fold(folded[each], starts) for each in order)


def _fold(warnings: Sequence[ReadWarning], clauses: Sequence[Clause]) -> ReadWarning:
    places = list(dict.fromkeys(_path_of(warning, clauses) for warning in warnings))
    facts: dict[str, object] = {"places": _PLACE_PARTER.join(places)}
    for warning in warnings:
        for name, fact in warning.facts.items():
            if isinstance(fact, int):
                facts[name] = int(str(facts.get(name, 0))) + fact
    return ReadWarning(warnings[0].code, str(facts["places"]), warnings[0].line, facts)


def _path_of(warning: ReadWarning, clauses: Sequence[Clause]) -> str:
    """The path of the last clause that begins at or before the warning's line, else its own first words."""
    at = bisect_right(clauses, warning.line, key=lambda clause: clause.line)
    return clauses[at - 1].path if at else warning.label
