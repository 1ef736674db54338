"""A kept case as an annex of a position paper: what was put in, the working line by line, and what follows."""

from __future__ import annotations

from typing import Final

from workbench.formats.docx.writing.paper_content import Annex, Block, Span
from workbench.i18n.messages import N_, NC_, translate
from workbench.instruments.citation import format_ref
from workbench.judgement.cases import SavedCase
from workbench.lang.languages import text_language
from workbench.rules.saying import say_problem, say_step

_TITLE: Final = N_("{name}: working of the benefit level")
_STEP: Final = NC_("table head", "Step")
_ARTICLE: Final = NC_("table head", "Article")
_MET: Final = N_(
    "Result: the minimum of the Convention is reached (in figures only; coverage, qualifying period and duration are "
    "another matter)."
)
_MISSED: Final = N_("Result: the minimum of the Convention is not reached.")
_OPEN: Final = N_("Result: the Convention has no figure that settles this, or the figures given do not settle it.")
_PROBLEM: Final = N_("It could not be worked out: {problem}")


def case_annex(case: SavedCase, language: str) -> Annex:
    """The annex of a case in that language; its working in English where no texts are in it."""
    lang, judged = text_language(language), case.judged
    title = translate(_TITLE, language, name=case.name)
    if judged.answer is None:
        problem = say_problem(judged.problem, lang) if judged.problem else ""
        return Annex(title, (Block((Span(translate(_PROBLEM, language, problem=problem)),)),))
    passes = judged.answer.passes
    result = translate(_OPEN if passes is None else _MET if passes else _MISSED, language)
    return Annex(
        title=title,
        lead=(Block((Span(result, bold=True),)),),
        columns=(translate(_STEP, language), translate(_ARTICLE, language)),
        rows=tuple((say_step(step, lang), format_ref(step.article, lang)) for step in judged.answer.working),
    )
