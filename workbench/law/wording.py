"""What the readers of law text warn of, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the warning's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {
    "no_articles": (
        "没有找到“第几条”形式的条文；请核对全文是否完整，或者本文件是否以“一、”编号。",
        "No articles were found. Check that the text is complete, or whether it is numbered in another way.",
    ),
    "article_gap": (
        "{number}之前的条号不连续（上一条为{last}）；请对照原件看是否缺漏。",
        "{number} does not follow {last}: check the original for articles left out between them.",
    ),
    "article_start": (
        "首条为{number}，不是第一条；请核对前面是否缺漏。",
        "The text begins with {number}, not with the first article: check whether something is missing before it.",
    ),
    "article_duplicate": (
        "{number}的条号出现不止一次；各条都已保留，请核对编号。",
        "{number} stands more than once. All are kept; check the numbering.",
    ),
    "article_order": (
        "{number}排在{last}之后，次序颠倒；请核对编号。",
        "{number} stands after {last}, out of order: check the numbering.",
    ),
    "article_restart": (
        "条号从{number}重新开始；文件中可能有附件或者另一部文本。",
        "The numbering starts again at {number}: the file may hold an annex or another text.",
    ),
    "article_doubtful": (
        "{number}的写法也可能是引用；因前后条号衔接而作为条文，请核对。",
        "{number} could also be a reference; it was taken as an article because the numbers around it leave its place "
        "open. Check it.",
    ),
    "quoted_articles": (
        "有{count}条带条号的文字在引文中（自“{first}”起），作为文字保留，未作条文。",
        "{count} numbered articles stand inside a quotation (from “{first}”); they are kept as words, not as articles.",
    ),
    "item_gap": (
        "“{label}”的编号与前一项不连续；请核对。",
        "“{label}” does not follow the label before it: check for an item left out.",
    ),
    "part_lapsed": (
        "“{note}”：这一部分没有条文。",
        "“{note}”: this Part is no longer in force and has no articles here.",
    ),
    "other_language_left_out": (
        "第{first}行至第{last}行（共{count}行）是另一种文字的文本，没有读入条文；如有需要，请另存为文件后导入。",
        "Lines {first} to {last} ({count} lines) are a copy in another language and were left out; "
        "save them as a file of their own to import them.",
    ),
    "akoma_unreadable": (
        "这个文件不是可读的 XML，或者带有文档类型声明；请重新导出后再试。",
        "This file is not readable XML or carries a document type declaration. Export it again and retry.",
    ),
    "akoma_without_body": (
        "这个 XML 文件不是带正文的 Akoma Ntoso 文件；请检查导出的格式。",
        "This XML file is not an Akoma Ntoso document with a body. Check the export format.",
    ),
    "overrule_unknown_article": (
        "找不到被指定的条文 {article}，请重新选择。",
        "There is no article {article} in these versions; choose it again.",
    ),
}
