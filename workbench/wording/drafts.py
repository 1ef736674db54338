"""What is said of laws, versions and their intake, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the error's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {
    "law_unknown": ("没有这部法律，可能地址不完整。", "There is no such law; the address may be incomplete."),
    "law_title_missing": ("请至少填写一种语言的法律名称。", "Give the law a title in at least one language."),
    "version_unknown": ("没有这个版本。", "There is no such version."),
    "clause_unknown": ("没有这个条款。", "There is no such clause."),
    "upload_unknown": (
        "这次预览已经导入或放弃。请回到法律页面查看，或重新上传。",
        "This preview has already been stored or given up. Look at the page of the law, or upload again.",
    ),
    "nothing_given": ("请选择一个文件，或粘贴法律文本。", "Choose a file, or paste the text of the law."),
    "both_given": (
        "既选择了文件又粘贴了文本，请只保留其中一项。",
        "You chose a file and pasted a text as well: keep only one of them.",
    ),
    "source_missing": (
        "服务器上没有原始文件“{name}”，可能已被移走。请联系管理员从备份中恢复。",
        "The original file “{name}” is not on the server; it may have been moved away. "
        "Ask the administrator to restore it from a backup.",
    ),
    "original_of_other_law": (
        "译文只能对应同一部法律的原文版本，请重新选择。",
        "A translation belongs to an original version of the same law: choose again.",
    ),
    "no_clause_found": (
        "没有在文本中找到任何条款，请确认这是法律文本（例如以“第一条”或“Article 1”开头的段落）。",
        "No clause was found in the text: check that it is a law (paragraphs that begin “第一条” or “Article 1”).",
    ),
    "same_source": (
        "这份文件与已导入的“{label}”内容完全相同，没有再次导入。",
        "This file is the same, byte for byte, as “{label}”, which is stored already; it was not stored again.",
    ),
    "label_missing": (
        "请为这个版本起一个名称，例如“二次审议稿”。",
        "Give this version a name, such as “second draft”.",
    ),
    "label_taken": (
        "已有名为“{label}”的版本，请换一个名称。",
        "There is a version named “{label}” already: choose another name.",
    ),
    "translation_taken": (
        "“{label}”已有这种语言的文本。",
        "“{label}” already has a text in this language.",
    ),
    "translation_same_lang": (
        "译文的语言应与原文不同。",
        "A translation must be in another language than its original.",
    ),
    "disk_full": (
        "文件无法保存到磁盘（可能已满）。没有存入任何内容；请联系管理员后重试。",
        "The file could not be written to the disk (it may be full). Nothing was stored; tell the administrator and try again.",
    ),
}
