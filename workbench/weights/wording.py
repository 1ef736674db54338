"""What is said of a file of weights that cannot be used, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the finding's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {
    "weight_bounds_expected": (
        "bounds 应为两个数：最小值和最大值。请写成 [0.3, 0.8] 的形式。",
        "'bounds' takes two numbers, the least and the most. Write them like [0.3, 0.8].",
    ),
    "weight_out_of_bounds": (
        "数值 {value} 不在 {least} 与 {most} 之间。请改正数值或界限。",
        "The value {value} is not between {least} and {most}. Change it, or the bounds.",
    ),
    "weight_not_whole": (
        "“{name}”的值 {value} 应为整数。",
        "The value {value} of '{name}' must be a whole number.",
    ),
    "weights_faulty": (
        "权重文件有 {count} 处错误，第一处在 {place}（{code}）。请改正后重试。",
        "The file of weights has {count} faults, the first at {place} ({code}). Mend them and try again.",
    ),
}
