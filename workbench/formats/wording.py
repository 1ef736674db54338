"""What is said of a file that cannot be taken, or not whole, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the warning's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {
    # -- text and its encoding -----------------------------------------------------------------------------
    "encoding_unknown": (
        "无法确定文件的文字编码。请在“编码”中选择（例如 GB18030、Big5、UTF-16），或把文件另存为 UTF-8 后重新上传。",
        "The file does not tell how its characters are encoded. Choose an encoding (such as GB18030, Big5 or UTF-16), "
        "or save the file as UTF-8 and upload it again.",
    ),
    "encoding_mismatch": (
        "文件不是所选的 {encoding} 编码（从第 {position} 个字节起无法读取）。请改选其他编码。",
        "The file is not in the chosen encoding {encoding} (it fails at byte {position}). Choose another one.",
    ),
    "text_binary": (
        "文件里有空字节，不像文本文件。如果它是 UTF-16 文本，请在“编码”中选择；否则请上传 .docx、.odt、.html、.md 或 .txt 原文件。",
        "The file holds zero bytes and does not look like text. If it is UTF-16 text, choose that encoding; otherwise "
        "upload the original as .docx, .odt, .html, .md or .txt.",
    ),
    "text_control": (
        "第 {line} 行有不可见的控制字符 {character}（共 {count} 个）。请在编辑器中删去，或换一种编码，然后重试。",
        "Line {line} holds the control character {character} ({count} in all). Remove it in an editor, or choose another "
        "encoding, and try again.",
    ),
    "text_empty": (
        "没有可读的文字。请检查是否选对了文件，或粘贴文本。",
        "There are no words to read. Check that this is the right file, or paste the text.",
    ),
    "paste_too_large": (
        "粘贴的文本超过 {megabytes} MB。请存为文件上传，或分成几部分。",
        "The pasted text is larger than {megabytes} MB. Save it as a file and upload that, or paste it in parts.",
    ),
    "characters_lost": (
        "原文中有 {count} 个字符在以前的转换中已丢失（显示为 �），位置：{places}。请对照原件补上。",
        "{count} characters were lost in an earlier conversion (shown as �), at: {places}. Put them right from the "
        "original.",
    ),
    # -- files that are something else ---------------------------------------------------------------------
    "file_empty": (
        "文件是空的。请检查是否选对了文件。",
        "The file is empty. Check that this is the right file.",
    ),
    "file_is_pdf": (
        "这是 PDF 文件（不论扩展名是什么）。请在 Word 或 WPS 中打开并另存为 .docx，或粘贴文本。",
        "This is a PDF, whatever its name says. Open it in Word and save it as .docx, or paste the text.",
    ),
    "file_is_doc": (
        "这是旧版 Word 文件（.doc 或 .wps）。请在 Word 或 WPS 中打开，另存为 .docx 后上传。",
        "This is an old Word file (.doc). Open it in Word or LibreOffice, save it as .docx and upload that.",
    ),
    "file_is_rtf": (
        "这是 RTF 文件。请在 Word 或 WPS 中打开，另存为 .docx 后上传。",
        "This is an RTF file. Open it in Word or LibreOffice, save it as .docx and upload that.",
    ),
    "file_is_image": (
        "这是图片，里面没有可读的文字。请上传文字文件，或先做文字识别再粘贴文本。",
        "This is a picture and holds no words to read. Upload a text document, or recognise its text first and paste it.",
    ),
    "file_is_archive": (
        "这是压缩包，不是文档。请解压后上传里面的文档。",
        "This is an archive, not a document. Unpack it and upload the document inside.",
    ),
    "file_is_web_archive": (
        "这是网页存档（.mht）。请在浏览器中打开，另存为 .html，或粘贴文本。",
        "This is a web archive (.mht). Open it in a browser and save it as .html, or paste the text.",
    ),
    "file_is_flat": (
        "这是单个 XML 形式的文档。请在 Word 或 LibreOffice 中打开，另存为 .docx 或 .odt 后上传。",
        "This is a document saved as one XML file. Open it in Word or LibreOffice, save it as .docx or .odt and upload "
        "that.",
    ),
    "file_is_akoma": (
        "这是 Akoma Ntoso 文件：它由条文组成，没有可逐行读取的文字。请作为法律版本导入。",
        "This is an Akoma Ntoso file: it holds clauses, not lines. Import it as a version of a law.",
    ),
    "file_is_other": (
        "不支持这种文件。请上传 .docx、.odt、.html、.md、.txt 或 Akoma Ntoso XML，或粘贴文本。",
        "This kind of file cannot be read. Upload .docx, .odt, .html, .md, .txt or Akoma Ntoso XML, or paste the text.",
    ),
    "file_password": (
        "文件有密码保护。请去掉密码后另存，再上传。",
        "The file is protected by a password. Remove the password, save it and upload it again.",
    ),
    # -- files that are broken or do harm ------------------------------------------------------------------
    "file_broken": (
        "文件已损坏或不完整，无法打开。请在 Word 或 WPS 中打开并另存为新的 .docx，或粘贴文本。",
        "The file is damaged or incomplete. Open it in Word or LibreOffice and save it as a new .docx, or paste the text.",
    ),
    "file_broken_part": (
        "文件的 {part} 部分有错误（第 {line} 行），无法读取。请在 Word 或 WPS 中打开并另存为新的 .docx，或粘贴文本。",
        "The part {part} of the file cannot be read (line {line}). Open it in Word or LibreOffice and save it as a new "
        ".docx, or paste the text.",
    ),
    "file_no_document": (
        "文件里没有正文。请在 Word 或 WPS 中打开，确认有内容后另存为 .docx。",
        "The file holds no document text. Open it in Word or LibreOffice, check its content and save it as .docx.",
    ),
    "file_too_large": (
        "文件超过 {megabytes} MB。请删去图片后另存，或分成几部分。",
        "The file is larger than {megabytes} MB. Remove its pictures and save it again, or split it.",
    ),
    "file_bomb": (
        "文件解压后过大（上限 {megabytes} MB），不予处理。请在 Word 或 WPS 中删去图片后另存，或粘贴文本。",
        "The file swells beyond measure when unpacked (limit {megabytes} MB). Save it without pictures from Word, or paste "
        "the text.",
    ),
    "file_part_too_large": (
        "文件的 {part} 部分超过 {megabytes} MB。请把文件分成几部分，或粘贴文本。",
        "The part {part} of the file is larger than {megabytes} MB. Split the document, or paste the text.",
    ),
    "file_too_many_parts": (
        "文件的组成部分超过 {limit} 个。请删去图片后另存，或粘贴文本。",
        "The file has more than {limit} parts. Save it without pictures, or paste the text.",
    ),
    "file_too_heavy": (
        "读取这个文件所需的时间或内存过多，已停止。请在 Word 或 WPS 中另存为新的 .docx，或粘贴文本。",
        "Reading this file took too much time or memory and was stopped. Save it as a new .docx from Word, or paste the "
        "text.",
    ),
    "file_unreadable": (
        "程序读取这个文件时出错，已记录。请粘贴文本，或另存为新的 .docx 再试。",
        "The program failed while reading this file; the failure has been recorded. Paste the text, or save the file as a "
        "new .docx and try again.",
    ),
    "file_unsafe_names": (
        "文件内部的名称重复或不安全，不予处理。请在 Word 或 WPS 中打开并另存为新的 .docx。",
        "Names inside the file are doubled or unsafe. Open it in Word or LibreOffice and save it as a new .docx.",
    ),
    "file_macros": (
        "文件带有宏。请另存为不含宏的 .docx 后上传。",
        "The file holds macros. Save it as a .docx without macros and upload that.",
    ),
    "file_embedded": (
        "文件里嵌入了其他文件或对象。请删去嵌入对象（可改为图片或文字）后另存，或粘贴文本。",
        "Another file or object is embedded in this one. Remove it (or turn it into text) and save, or paste the text.",
    ),
    "file_external": (
        "文件引用了外部内容 {target}。只允许 http、https 和 mailto 超链接；请断开这些链接后另存，或粘贴文本。",
        "The file draws on something outside it: {target}. Only http, https and mailto hyperlinks are allowed; break the "
        "other links and save, or paste the text.",
    ),
    "file_dtd": (
        "文件含有文档类型声明，正常的办公文档不会有，不予处理。请在 Word 或 WPS 中另存为新的 .docx，或粘贴文本。",
        "The file declares a document type, which office documents never do. Save it as a new .docx from Word, or paste the "
        "text.",
    ),
    "file_grid": (
        "文件里有一个表格单元格横跨超过 {limit} 列。请在 Word 或 WPS 中修正表格后另存。",
        "A table cell in the file spans more than {limit} columns. Put the table right in Word and save.",
    ),
    # -- what was read in an unusual way -------------------------------------------------------------------
    "tracked_changes": (
        "文件中有 {count} 处修订（插入 {insertions}，删除 {deletions}，移动 {moves}），已按接受全部修订读取。位置：{places}。",
        "The file holds {count} tracked changes ({insertions} insertions, {deletions} deletions, {moves} moves), read as "
        "accepted. In: {places}.",
    ),
    "comments_left_out": (
        "文件中有 {count} 条批注没有读入条文。位置：{places}。",
        "{count} comments in the file are not part of the text and were left out. In: {places}.",
    ),
    "hidden_text": (
        "{count} 处隐藏文字已一并读入。位置：{places}。请确认它们属于条文。",
        "{count} passages of hidden text were read as well. In: {places}. Check that they belong to the law.",
    ),
    "pictures_left_out": (
        "{count} 张图片没有读入。位置：{places}。图中如有文字，请手工补上。",
        "{count} pictures were left out. In: {places}. If they show words, add these by hand.",
    ),
    "text_boxes": (
        "{count} 个文本框的文字排在所在段落之后。位置：{places}。请核对顺序。",
        "The words of {count} text boxes stand after the paragraph they are anchored to. In: {places}. Check the order.",
    ),
    "notes_moved": (
        "{count} 条脚注或尾注排在引用它的段落之后，正文中不留注码。位置：{places}。",
        "{count} footnotes or endnotes stand after the paragraph that cites them; the text keeps no mark. In: {places}.",
    ),
    "symbols_unknown": (
        "{count} 个特殊符号无法识别。位置：{places}。请对照原件补上。",
        "{count} special symbols could not be told. In: {places}. Put them right from the original.",
    ),
    "number_format_unknown": (
        "{count} 个自动编号的格式不认识，已写成阿拉伯数字。位置：{places}。请对照原件核对。",
        "{count} automatic numbers are in a format not known here and were written in digits. In: {places}. Check them "
        "against the original.",
    ),
    "fields_missing": (
        "{count} 处由域（LISTNUM、AUTONUM、EQ）产生的编号或算式没有保存在文件中，未能读出。位置：{places}。请手工补上。",
        "{count} numbers or formulas made by fields (LISTNUM, AUTONUM, EQ) are not stored in the file and could not be "
        "read. In: {places}. Add them by hand.",
    ),
    # -- what cannot be exported ---------------------------------------------------------------------------
    "word_character_forbidden": (
        "无法导出：“{near}”处有 Word 文件不能保存的字符 {character}（显示为 �）。请在原处删去该字符后重新导出。",
        "This cannot be exported: Word files cannot hold the character {character} (shown as �) in “{near}”. "
        "Delete it where it stands and export again.",
    ),
    "word_table_ragged": (
        "无法导出：表格第 {row} 行有 {cells} 格，而表头有 {columns} 格。请补齐或删去多余的格。",
        "This cannot be exported: row {row} of the table has {cells} cells under {columns} column headings. "
        "Fill in or remove cells so that they agree.",
    ),
}
