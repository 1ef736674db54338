"""What is said of cases and findings, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the error's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {
    "case_unknown": ("没有这个测算案例，可能已被删除。", "There is no such case; it may have been removed."),
    "case_unreadable": (
        "案例的数据不完整。请回到测算页面重新计算后再保存。",
        "The case is incomplete. Go back to the calculator, calculate again and keep it.",
    ),
    "case_name_missing": ("请为案例取一个名称。", "Give the case a name."),
    "finding_unknown": ("请选择一种结论。", "Choose a finding."),
    "finding_reason_missing": ("请写明理由，例如依据哪一条草案条文。", "Say why, for example by which clause."),
    "no_version_yet": (
        "还没有可以核对的草案。请先导入一份法律草案。",
        "There is no draft to check yet: import one first.",
    ),
    "scheme_unknown": ("没有这个险种或人群的页面。", "There is no page for such a scheme."),
}
