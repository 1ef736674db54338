"""What is said of versions compared, comments carried over and links, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the error's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {
    "versions_of_two_laws": (
        "这两个版本不属于同一部法律，无法比较。",
        "These are versions of two different laws: they cannot be compared.",
    ),
    "versions_in_two_languages": (
        "这两个版本语言不同，请选择同一语言的两个版本。",
        "These versions are in two languages: choose two in the same language.",
    ),
    "versions_not_in_order": (
        "请选择先后两个版本：前一个版本在前，后一个版本在后。",
        "Choose two versions in their order: the earlier one first, then the later one.",
    ),
    "place_original": (
        "意见写在这个版本上，位置不能改动。",
        "The comment was written on this version: its place there cannot be changed.",
    ),
    "overrule_unknown": ("没有“{action}”这种决定。", "There is no decision “{action}”."),
    "clause_of_other_version": ("所选条款不属于这个版本。", "The clause chosen does not belong to this version."),
    "place_still_lost": (
        "这条意见在新版本中还没有位置，请先选择条款。",
        "This comment has no place in the new version yet: choose a clause first.",
    ),
    "relation_unknown": ("请选择条款与公约规定的关系。", "Choose how the clause stands to the provision."),
    "note_long": ("说明过长，最多 {most} 个字符。", "The note is too long: at most {most} characters."),
    "link_there": ("该条款已与 {provision} 建立关联。", "The clause is linked to {provision} already."),
    "link_unknown": ("没有这条关联，可能已被撤销。", "There is no such link; it may have been taken back."),
    "citation_unknown": (
        "没有找到“{text}”。请写明文书和条号，例如 C.102 Art. 24 或 第二十四条。",
        "“{text}” was not found. Name the instrument and the article, such as C.102 Art. 24 or 第二十四条.",
    ),
    "outcome_unknown": ("请选择处理结果。", "Choose what became of the proposal."),
}
