"""A kept case as an annex of a position paper: what was put in, the working line by line, and what follows."""

from __future__ import annotations

from workbench.formats.docx.writing.paper_content import Annex, Block, Span
from workbench.instruments.citation import format_ref
from workbench.judgement.cases import SavedCase
from workbench.lang.languages import Lang
from workbench.rules.saying import say_problem, say_step

_WORDS = {
    "zh": {
        "title": "{name}：津贴水平测算",
        "article": "公约条款",
        "step": "计算步骤",
        "met": "结论：达到公约规定的最低标准（仅就数字而言，不涉及覆盖范围、合格期限和支付期限）。",
        "missed": "结论：低于公约规定的最低标准。",
        "open": "结论：公约没有可据以判定的数字，或者所给数字尚不足以判定。",
        "problem": "未能计算：{problem}",
    },
    "en": {
        "title": "{name}: working of the benefit level",
        "article": "Article",
        "step": "Step",
        "met": "Result: the minimum of the Convention is reached (in figures only; coverage, qualifying period and "
        "duration are another matter).",
        "missed": "Result: the minimum of the Convention is not reached.",
        "open": "Result: the Convention has no figure that settles this, or the figures given do not settle it.",
        "problem": "It could not be worked out: {problem}",
    },
}


def case_annex(case: SavedCase, lang: Lang) -> Annex:
    """The annex of a case in Chinese or English."""
    words, judged = _WORDS[lang], case.judged
    title = words["title"].format(name=case.name)
    if judged.answer is None:
        problem = say_problem(judged.problem, lang) if judged.problem else ""
        return Annex(title, (Block((Span(words["problem"].format(problem=problem)),)),))
    passes = judged.answer.passes
    result = words["open"] if passes is None else words["met"] if passes else words["missed"]
    return Annex(
        title=title,
        lead=(Block((Span(result, bold=True),)),),
        columns=(words["step"], words["article"]),
        rows=tuple((say_step(step, lang), format_ref(step.article, lang)) for step in judged.answer.working),
    )
