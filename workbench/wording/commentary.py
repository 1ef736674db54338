"""What is said of comments, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the error's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {
    "comment_unknown": ("没有这条意见。", "There is no such comment."),
    "comment_empty": ("请写下您的意见，或提出修改后的条文。", "Write your comment, or propose a wording."),
    "comment_long": ("意见过长，最多 {most} 个字符。", "The comment is too long: at most {most} characters."),
    "comment_on_translation": (
        "这是译文。请在原文的条款上发表意见。",
        "This is a translation: comment on the clause of the original text.",
    ),
    "stance_unknown": ("请选择态度。", "Choose a stance."),
    "issue_unknown": ("请选择问题类别。", "Choose the type of issue."),
    "quote_not_found": (
        "所引文字“{quote}”不在该条款中。请重新选择文字，或对整个条款发表意见。",
        "The quoted words “{quote}” do not stand in this clause: select them again, or comment on the whole clause.",
    ),
    "not_your_comment": (
        "只有作者本人可以修改或撤回这条意见。",
        "Only its author may edit or withdraw this comment.",
    ),
    "comment_withdrawn": (
        "这条意见已经撤回，不能再修改或回复。",
        "This comment has been withdrawn: it can no longer be edited or answered.",
    ),
    "comment_changed": (
        "这条意见在您编辑期间已被修改。下面同时列出两个文本，请合并后再保存。",
        "This comment was changed while you were editing it. Both texts stand below: merge them and save again.",
    ),
    "reply_to_reply": ("请回复原意见。", "Reply to the comment itself."),
    "proposal_same": (
        "所提条文与草案原文相同。请修改文字，或清空该栏。",
        "The proposed wording is the same as the draft: change it, or leave the field empty.",
    ),
}
