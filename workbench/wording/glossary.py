"""What the check of the glossary says about a fault, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the finding's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {
    "glossary_faulty": (
        "术语表有 {count} 处错误，第一处在 {place}（{first}）。请按行号逐条改正。",
        "The glossary has {count} faults, the first at {place} ({first}). Mend them line by line.",
    ),
    "glossary_empty": (
        "文件夹中没有术语文件。请指定含有 .yaml 术语文件的目录。",
        "This folder has no terms. Name the folder that holds the .yaml files of the glossary.",
    ),
    "id_malformed": (
        "标识“{id}”不合格式。请只用小写字母、数字和连字符。",
        "The id “{id}” is malformed. Use small letters, digits and hyphens only.",
    ),
    "reference_malformed": (
        "“{ref}”不是条款编号。请写成 C102:24 的形式。",
        "“{ref}” is no reference to a provision. Write it like C102:24.",
    ),
    "concept_twice": (
        "概念“{id}”已在 {first} 出现。请合并，或者另取标识。",
        "The concept “{id}” stands already at {first}. Merge the two or choose another id.",
    ),
    "form_twice": (
        "“{form}”同时属于概念“{first}”和“{again}”。请只保留在一个概念中。",
        "“{form}” stands under both “{first}” and “{again}”. Keep it under one of them.",
    ),
    "broader_unknown": (
        "上位概念“{broader}”不存在，或者上下位关系成环。请改正标识。",
        "The broader concept “{broader}” does not exist or leads back to itself. Correct the id.",
    ),
}
