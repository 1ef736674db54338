"""Reads a returned file of any kind and places what it holds in the draft."""

from __future__ import annotations

import email
import email.policy
import html
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

from workbench.errors import Invalid
from workbench.formats.gate import check_size, check_upload, holds_workbook
from workbench.lang.cleaning import clean_text
from workbench.lang.encoding import decode
from workbench.returns.draft import ReturnDraft
from workbench.returns.lines import read_lines
from workbench.returns.margin import deleted_words, margin_opinions
from workbench.returns.marked_copy import is_marked_copy, read_marked_copy
from workbench.returns.model import ReturnedFile, ReturnedLine, ReturnedRest
from workbench.returns.organisations import codes_in, organisation_in, organisation_of_authors
from workbench.returns.tables import header_of, read_table
from workbench.returns.word_file import WordFile, read_word
from workbench.returns.workbook import read_workbook


def read_return(name: str, data: bytes, draft: ReturnDraft) -> ReturnedFile:
    """All of a returned file, accounted for; raises Invalid where it cannot be taken."""
    check_size(len(data))
    lowered = name.lower()
    if lowered.endswith(".eml"):
        return _named(_read_mail(data, draft))
    if lowered.endswith((".xlsx", ".xlsm", ".xls")) or holds_workbook(data):
        return _named(_read_workbook(data, draft))
    kind = check_upload(name, data)
    if kind == "docx":
        return _named(_read_document(data, draft))
    if kind == "odt":
        raise Invalid("return_is_odt", field="file")
    words = clean_text(decode(data)[0])
    return _named(_read_text(_words_of_page(words) if kind == "html" else words, draft))


def _named(read: ReturnedFile) -> ReturnedFile:
    """The file with its organisation on every opinion that names none of its own."""
    authors = organisation_of_authors(opinion.author for opinion in read.opinions)
    whose = read.organisation or authors
    read.organisation = whose
    read.opinions = [replace(each, organisation=each.organisation or whose) for each in read.opinions]
    return read


def _read_document(data: bytes, draft: ReturnDraft) -> ReturnedFile:
    file = read_word(data)
    texts = [paragraph.text for paragraph in file.paragraphs]
    if is_marked_copy(file, draft):
        read = read_marked_copy(file, draft)
        read.organisation = organisation_in([*file.headers, *texts[:5]])
    else:
        read = _read_letter(file, draft)
        read.organisation = organisation_in([*file.headers, *texts])
    cells = [cell for table in file.tables for row in table.rows for cell in row]
    codes = codes_in([*texts, *cells])
    for table in file.tables:
        read_table(table, read, codes, "", draft)
    read.rest += [ReturnedRest(p.where, p.text.strip()) for p in file.beside if p.text.strip()]
    read.rest += deleted_words(file, read)
    read.rest += [ReturnedRest({"part": "header"}, text) for text in dict.fromkeys(file.headers)]
    return read


def _read_letter(file: WordFile, draft: ReturnDraft) -> ReturnedFile:
    """A file of its own: its lines, where no table holds the opinions, and what stands in its margin."""
    read = ReturnedFile()
    lines = [ReturnedLine(p.where, p.text) for p in file.paragraphs]
    if any(header_of(table) for table in file.tables):
        read_lines(lines, draft, read, is_beside=True)
    else:
        read_lines(lines, draft, read)
    read.opinions += margin_opinions(file, draft)
    return read


def _read_workbook(data: bytes, draft: ReturnDraft) -> ReturnedFile:
    tables, warnings = read_workbook(data)
    read = ReturnedFile(warnings=warnings)
    codes = codes_in(cell for table in tables for row in table.rows for cell in row)
    for table in tables:
        head = [cell for row in table.rows[:4] for cell in dict.fromkeys(row)]
        read_table(table, read, codes, organisation_in([table.title, *head]), draft)
    return read


def _read_text(text: str, draft: ReturnDraft) -> ReturnedFile:
    lines = text.split("\n")
    read = ReturnedFile(organisation=organisation_in(lines))
    read_lines(_numbered(lines), draft, read)
    return read


def _numbered(lines: list[str], **where: object) -> Iterator[ReturnedLine]:
    for number, line in enumerate(lines, start=1):
        yield ReturnedLine({**where, "lines": [number, number]}, line)


def _words_of_page(page: str) -> str:
    """The words of a page line by line; what it quotes is marked as mail marks it."""
    page = re.sub(r"(?is)<(style|script|head|title)\b.*?</\1\s*>", "", page)
    page = re.sub(r"(?i)<blockquote\b[^>]*>", "\n> ", page)
    page = re.sub(r"(?i)<(?:br|/p|/li|/div|/tr|/h\d|/blockquote)[^>]*>", "\n", page)
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def _read_mail(data: bytes, draft: ReturnDraft) -> ReturnedFile:
    """A mail: its text, or the words of its page where it has no text; the sender signs where nobody else does."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise Invalid("file_broken", field="file")
    part = message.get_body(preferencelist=("plain", "html"))
    try:
        content = str(part.get_content()) if part is not None else ""
    except (LookupError, UnicodeError) as error:
        raise Invalid("file_broken", field="file") from error
    if part is not None and part.get_content_subtype() == "html":
        content = _words_of_page(content)
    lines = clean_text(content).split("\n")
    sender = message["From"].addresses[0] if message["From"] is not None and message["From"].addresses else None
    author = sender.display_name if sender is not None else ""
    read = ReturnedFile(organisation=organisation_in([author, str(message["Subject"] or "")]) or organisation_in(lines))
    read_lines(_numbered(lines, part="text/plain"), draft, read)
    date = message["Date"].datetime.isoformat() if message["Date"] is not None and message["Date"].datetime else ""
    read.opinions = [replace(opinion, author=author, date=date) for opinion in read.opinions]
    read.rest += [ReturnedRest({"part": name}, str(message[name])) for name in ("Subject",) if message[name]]
    return read
