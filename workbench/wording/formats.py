"""What is said of a file that cannot be taken, or not whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the warning's facts.
WORDING: Final[Mapping[str, Message]] = {
    # -- text and its encoding -----------------------------------------------------------------------------
    "encoding_unknown": N_(
        "The file does not tell how its characters are encoded. Choose an encoding (such as GB18030, Big5 or UTF-16), "
        "or save the file as UTF-8 and upload it again."
    ),
    "encoding_mismatch": N_(
        "The file is not in the chosen encoding {encoding} (it fails at byte {position}). Choose another one."
    ),
    "text_binary": N_(
        "The file holds zero bytes and does not look like text. If it is UTF-16 text, choose that encoding; otherwise "
        "upload the original as .docx, .odt, .html, .md or .txt."
    ),
    "text_control": N_(
        "Line {line} holds the control character {character} ({count} in all). Remove it in an editor, or choose another "
        "encoding, and try again."
    ),
    "text_empty": N_("There are no words to read. Check that this is the right file, or paste the text."),
    "paste_too_large": N_(
        "The pasted text is larger than {megabytes} MB. Save it as a file and upload that, or paste it in parts."
    ),
    "characters_lost": N_(
        "{count} characters were lost in an earlier conversion (shown as �), at: {places}. Put them right from the "
        "original."
    ),
    "characters_taken_out": N_(
        "{count} characters that no text can hold (control characters, marks that turn the direction of writing) were "
        "taken out, at: {places}. Compare the words there with the original."
    ),
    # -- files that are something else ---------------------------------------------------------------------
    "file_empty": N_("The file is empty. Check that this is the right file."),
    "file_is_pdf": N_(
        "This is a PDF, whatever its name says. Open it in Word and save it as .docx, or paste the text."
    ),
    "file_is_doc": N_(
        "This is an old Word file (.doc). Open it in Word or LibreOffice, save it as .docx and upload that."
    ),
    "file_is_rtf": N_("This is an RTF file. Open it in Word or LibreOffice, save it as .docx and upload that."),
    "file_is_image": N_(
        "This is a picture and holds no words to read. Upload a text document, or recognise its text first and paste it."
    ),
    "file_is_archive": N_("This is an archive, not a document. Unpack it and upload the document inside."),
    "file_is_web_archive": N_(
        "This is a web archive (.mht). Open it in a browser and save it as .html, or paste the text."
    ),
    "file_is_flat": N_(
        "This is a document saved as one XML file. Open it in Word or LibreOffice, save it as .docx or .odt and upload "
        "that."
    ),
    "file_is_akoma": N_("This is an Akoma Ntoso file: it holds clauses, not lines. Import it as a version of a law."),
    "file_is_other": N_(
        "This kind of file cannot be read. Upload .docx, .odt, .html, .md, .txt or Akoma Ntoso XML, or paste the text."
    ),
    "file_password": N_("The file is protected by a password. Remove the password, save it and upload it again."),
    # -- files that are broken or do harm ------------------------------------------------------------------
    "file_broken": N_(
        "The file is damaged or incomplete. Open it in Word or LibreOffice and save it as a new .docx, or paste the text."
    ),
    "file_broken_part": N_(
        "The part {part} of the file cannot be read (line {line}). Open it in Word or LibreOffice and save it as a new "
        ".docx, or paste the text."
    ),
    "file_no_document": N_(
        "The file holds no document text. Open it in Word or LibreOffice, check its content and save it as .docx."
    ),
    "file_too_large": N_("The file is larger than {megabytes} MB. Remove its pictures and save it again, or split it."),
    "file_bomb": N_(
        "The file swells beyond measure when unpacked (limit {megabytes} MB). Save it without pictures from Word, or paste "
        "the text."
    ),
    "file_part_too_large": N_(
        "The part {part} of the file is larger than {megabytes} MB. Split the document, or paste the text."
    ),
    "file_too_many_parts": N_("The file has more than {limit} parts. Save it without pictures, or paste the text."),
    "file_too_heavy": N_(
        "Reading this file took too much time or memory and was stopped. Save it as a new .docx from Word, or paste the "
        "text."
    ),
    "file_unreadable": N_(
        "The program failed while reading this file; the failure has been recorded. Paste the text, or save the file as a "
        "new .docx and try again."
    ),
    "file_unsafe_names": N_(
        "Names inside the file are doubled or unsafe. Open it in Word or LibreOffice and save it as a new .docx."
    ),
    "file_macros": N_("The file holds macros. Save it as a .docx without macros and upload that."),
    "file_embedded": N_(
        "Part of the text stands in another document that this one only draws in. Open it in Word, copy everything into a "
        "new document, and save that as .docx; or paste the text."
    ),
    "file_program": N_("A program is packed in the file: {name}. Remove it, save the file and upload it again."),
    "file_words": N_(
        "The file holds more than {megabytes} MB of words, more than any law. Check that this is the right file, or split "
        "it."
    ),
    "file_dtd": N_(
        "The file declares a document type, which office documents never do. Save it as a new .docx from Word, or paste the "
        "text."
    ),
    "file_grid": N_("A table cell in the file spans more than {limit} columns. Put the table right in Word and save."),
    # -- workbooks -----------------------------------------------------------------------------------------
    "workbook_broken": N_(
        "The workbook is damaged, or is none. Open it in Excel, WPS or LibreOffice, and save it as a new .xlsx."
    ),
    "workbook_old": N_("This is an old Excel file (.xls). Open it in Excel, WPS or LibreOffice, and save it as .xlsx."),
    "workbook_merged": N_("The workbook merges more cells than can be read. Undo the merging and save it again."),
    "workbook_left_out": N_("Not read, as it is no table, or lies outside the workbook: {names}."),
    "workbook_hidden": N_("The sheet “{sheet}” is hidden in the workbook; it was read as well."),
    "workbook_formulas": N_(
        "The sheet “{sheet}” holds {count} formulas. They were not worked out: what the workbook had stored as their "
        "result was read, and nothing where it had stored none."
    ),
    "workbook_rows": N_("The sheet “{sheet}” goes on after row {rows}; the rows after that were not read."),
    # -- what was read in an unusual way -------------------------------------------------------------------
    "tracked_changes": N_(
        "The file holds {count} tracked changes ({insertions} insertions, {deletions} deletions, {moves} moves), read as "
        "accepted. In: {places}."
    ),
    "comments_left_out": N_("{count} comments in the file are not part of the text and were left out. In: {places}."),
    "hidden_text": N_(
        "{count} passages of hidden text were read as well. In: {places}. Check that they belong to the law."
    ),
    "pictures_left_out": N_("{count} pictures were left out. In: {places}. If they show words, add these by hand."),
    "objects_left_out": N_(
        "{count} things that are no text were not read: {names} (charts, tables and objects of other programs, links to "
        "files). If they show words, add these by hand."
    ),
    "text_boxes": N_(
        "The words of {count} text boxes stand after the paragraph they are anchored to. In: {places}. Check the order."
    ),
    "notes_moved": N_(
        "{count} footnotes or endnotes stand after the paragraph that cites them; the text keeps no mark. In: {places}."
    ),
    "symbols_unknown": N_("{count} special symbols could not be told. In: {places}. Put them right from the original."),
    "number_format_unknown": N_(
        "{count} automatic numbers are in a format not known here and were written in digits. In: {places}. Check them "
        "against the original."
    ),
    "fields_missing": N_(
        "{count} numbers or formulas made by fields (LISTNUM, AUTONUM, EQ) are not stored in the file and could not be "
        "read. In: {places}. Add them by hand."
    ),
    "elements_unknown": N_(
        "{count} elements of the Word file are of kinds not known here and were passed over: {elements}. Compare the "
        "text with the original and add what is missing."
    ),
    # -- what cannot be exported ---------------------------------------------------------------------------
    "word_character_forbidden": N_(
        "This cannot be exported: Word files cannot hold the character {character} (shown as �) in “{near}”. "
        "Delete it where it stands and export again."
    ),
    "word_table_ragged": N_(
        "This cannot be exported: row {row} of the table has {cells} cells under {columns} column headings. "
        "Fill in or remove cells so that they agree."
    ),
}
