"""What the check of the corpus says about a fault, in Chinese and English."""

from __future__ import annotations

from typing import Final

# code: (Chinese, English); fields in braces are the finding's facts.
WORDING: Final[dict[str, tuple[str, str]]] = {
    "corpus_faulty": (
        "标准库有 {count} 处错误，第一处在 {place}。请运行 workbench standards check 查看全部并逐条改正。",
        "The corpus has {count} faults, the first at {place}. Run workbench standards check to see and mend them all.",
    ),
    "instrument_unknown": (
        "标准库中没有 {instrument}。请检查编号。",
        "The corpus has no instrument {instrument}. Check the code.",
    ),
    "provision_unknown": (
        "标准库中没有 {ref}。请检查条款编号。",
        "The corpus has no provision {ref}. Check its number.",
    ),
    "part_unknown": (
        "标准库中没有 {ref}。请检查部分的编号。",
        "The corpus has no {ref}. Check the number of the Part.",
    ),
    "corpus_empty": (
        "文件夹中没有任何 instrument.yaml。请指定含有各公约文件夹的目录。",
        "No instrument.yaml in any folder here. Name the folder that holds one folder for each instrument.",
    ),
    "yaml_broken": (
        "文件格式有误：{problem}。请检查本行及上一行的缩进、引号和冒号。",
        "The file cannot be read: {problem}. Check indentation, quotation marks and colons here and in the line before.",
    ),
    "corpus_file_empty": ("文件是空的。请补充内容或删除文件。", "The file is empty. Fill it or remove it."),
    "mapping_expected": (
        "此处应为“键: 值”的形式，须有：{keys}。",
        "Lines of the form 'key: value' are expected here, with: {keys}.",
    ),
    "list_expected": ("此处应为列表，每项以“- ”开头。", "A list is expected here; begin each member with '- '."),
    "scalar_expected": ("此处应为单个值。", "A single value is expected here."),
    "key_unknown": (
        "不认识的键“{key}”。可用的键：{known}。",
        "The key '{key}' is not known here. Use one of: {known}.",
    ),
    "key_twice": ("键“{key}”出现了两次。请删去一个。", "The key '{key}' stands here twice. Remove one."),
    "key_missing": ("缺少键“{key}”。请补上。", "The key '{key}' is missing. Add it."),
    "value_empty": ("此处没有内容。请填写。", "Nothing stands here. Fill it in."),
    "choice_unknown": (
        "“{value}”不在允许的值之内。请用：{choices}。",
        "'{value}' is not allowed here. Use one of: {choices}.",
    ),
    "number_expected": (
        "“{value}”不是数字。请写 50、1.5 或 2/3 这样的数。",
        "'{value}' is no number. Write one like 50, 1.5 or 2/3.",
    ),
    "date_expected": (
        "“{value}”不是日期。请写成 1952-06-28 的形式。",
        "'{value}' is no date. Write it like 1952-06-28.",
    ),
    "number_malformed": (
        "编号“{number}”有误。请只写数字或字母，不加括号。",
        "The number '{number}' is malformed. Write digits or letters only, without brackets.",
    ),
    "code_is_not_folder": (
        "编号 {code} 与文件夹名 {folder} 不一致。请改为一致。",
        "The code {code} differs from the name of the folder, {folder}. Make them the same.",
    ),
    "part_unlisted": (
        "instrument.yaml 未列出部分“{part}”。已列出：{listed}。",
        "Part '{part}' is not listed in instrument.yaml, which has: {listed}. Correct one of them.",
    ),
    "provision_twice": (
        "{ref} 重复出现，前一处在 {first}。请改正编号或删去其一。",
        "{ref} stands here a second time; the first is at {first}. Correct the number or remove one.",
    ),
    "article_missing": (
        "第{part}部分缺少 {ref}。请补上，或改正 instrument.yaml 所列的条目。",
        "{ref} is missing from Part {part}. Add it, or correct the list in instrument.yaml.",
    ),
    "article_misplaced": (
        "{ref} 不属于第{part}部分。请移到应在的部分，或改正 instrument.yaml。",
        "{ref} does not belong to Part {part}. Move it to its Part, or correct the list in instrument.yaml.",
    ),
    "articles_out_of_order": (
        "第{part}部分各条的顺序与 instrument.yaml 不符，{ref} 起有误。请调整顺序。",
        "The articles of Part {part} are not in the order of instrument.yaml, from {ref} on. Put them in order.",
    ),
    "articles_differ": (
        "{instrument} 应有第一条至第{last}条及 {others}，所列不符：{wrong}。",
        "{instrument} has Articles 1 to {last} and {others}; the list of Parts differs in: {wrong}. Correct it.",
    ),
    "text_missing": (
        "{ref} 没有文字，也没有下级条款。请补上 text。",
        "{ref} has neither words nor anything below it. Add its text.",
    ),
    "language_wrong": (
        "{ref} 的 {lang} 一栏似乎不是该种语言。请检查中英文是否颠倒。",
        "The {lang} words of {ref} seem to be in another language. See whether the two are exchanged.",
    ),
    "numbering_broken": (
        "{ref} 之前应为“{expected}”。请检查是否漏项或编号有误。",
        "Before {ref} one expects '{expected}'. See whether something is missing or misnumbered.",
    ),
    "cite_unknown": (
        "{ref} 引用的 {cited} 不存在。请改正引用。",
        "{ref} cites {cited}, which does not exist. Correct the reference.",
    ),
    "figure_not_in_text": (
        "{ref} 的数字 {value} 未见于其 {lang} 文字。请核对数字和文字。",
        "The figure {value} of {ref} does not occur in its {lang} words. Compare the figure with the words.",
    ),
    "number_without_figure": (
        "{ref} 的文字中有数字 {value}，figures 中没有。请补上。",
        "The words of {ref} give the number {value}, which is not among its figures. Add it there.",
    ),
    "numbers_differ": (
        "{ref} 的中英文数字不一致：英文有 {english}，中文有 {chinese}。请核对译文。",
        "English and Chinese of {ref} give different numbers: {english} against {chinese}. Compare the two.",
    ),
}
