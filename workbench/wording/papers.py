"""What is said of position papers, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the error's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {
    "paper_unknown": ("没有这份意见书。", "There is no such paper."),
    "paper_title_missing": ("请至少填写一种语言的标题。", "Give the paper a title in at least one language."),
    "paper_changed": (
        "这份意见书在您编辑期间已被他人保存。您写的内容仍在表中，请对照当前文本合并后再保存。",
        "Somebody saved this paper while you were editing it. What you wrote is still in the form: compare it with the present text, merge and save again.",
    ),
    "position_unknown": ("没有这条修改意见。", "There is no such position."),
    "position_changed": (
        "这条修改意见在您编辑期间已被他人保存。您写的内容仍在表中，请对照当前文本合并后再保存。",
        "Somebody saved this position while you were editing it. What you wrote is still in the form: compare it with the present text, merge and save again.",
    ),
    "position_empty": ("请写出建议的条文或理由。", "Write a proposed wording, or reasons."),
    "text_long": ("文字过长，最多 {most} 个字符。", "The text is too long: at most {most} characters."),
    "status_unknown": ("请选择状态。", "Choose a status."),
    "no_paper": ("还没有可以导出的意见书。", "There is no paper to export yet."),
    "law_not_named": (
        "有多部法律，请用 --law 指明。",
        "There are several laws: name one with --law.",
    ),
    "nothing_by_that_name": ("没有找到“{name}”。", "“{name}” was not found."),
}
