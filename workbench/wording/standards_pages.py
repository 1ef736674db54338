"""What is said of official texts and their import, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the error's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {
    "official_source_missing": (
        "请写明文本的来源，例如发布机构和网址。",
        "Say where the text comes from: who publishes it, and the address.",
    ),
    "official_nothing_matched": (
        "文件中没有与 {instrument} 相符的条文。请检查是否选错了文书或文件。",
        "No article of {instrument} was found in the file. Check that it is the right instrument and the right file.",
    ),
    "official_upload_unknown": (
        "这份待导入的文件已不在，可能已经存入或放弃。请重新上传。",
        "This file is no longer held: it was stored or given up meanwhile. Upload it again.",
    ),
    "official_report": (
        "{name}：与 {instrument}（{lang}）相符的条文 {articles} 条，附表和附件 {tables}，共 {provisions} 处条款文字。",
        "{name}: articles that match {instrument} ({lang}): {articles}; tables: {tables}; provisions with words: {provisions}.",
    ),
    "official_missing_articles": (
        "文件中缺少 {count} 条：{listed}",
        "{count} articles are missing from the file: {listed}",
    ),
    "official_missing": (
        "已有的条文中缺少 {count} 处下级条款：{listed}",
        "{count} provisions are missing inside articles that are there: {listed}",
    ),
    "official_extra": (
        "本库未重述的 {count} 处（仍按其编号存入）：{listed}",
        "{count} that this corpus does not restate, stored under their own number: {listed}",
    ),
    "official_misplaced_part": (
        "{address} 在文件中属于第{found}部分，重述中属于第{expected}部分",
        "{address} stands in Part {found}; the restatement has it in Part {expected}",
    ),
    "official_misplaced_order": (
        "{address} 在文件中排在 {found} 之后，重述中在其之前",
        "{address} stands behind {found}; the restatement has it before",
    ),
    "official_repeated": (
        "文件中重复的条文（只存第一处）：{listed}",
        "Printed twice, only the first is stored: {listed}",
    ),
    "official_aside": (
        "不属于任何条款、未存入的 {count} 处：{listed}",
        "{count} pieces belong to no provision and are not stored: {listed}",
    ),
    "figure_unknown": (
        "标准库的 {ref} 没有关于“{measuring}”的数字（单位 {unit}）。请检查语料文件。",
        "The corpus has no figure in {unit} on “{measuring}” at {ref}. Check its files.",
    ),
}
