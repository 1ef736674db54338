from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.factories.drafts import make_version
from tests.factories.papers import make_paper
from workbench.errors import Conflict, Invalid, NotFound
from workbench.instruments.library import corpus
from workbench.judgement.annex import case_annex
from workbench.judgement.cases import (
    drop_case,
    dump_case,
    judge,
    keep_case,
    law_of_case,
    load_case,
    put_into_paper,
    removed_cases,
    saved_cases,
)
from workbench.papers.export import build_paper
from workbench.people.models import Member
from workbench.rules.adequacy import Case
from workbench.rules.chart import WIDTH
from workbench.rules.registry import bars

People = Callable[[str], Member]
CASE = Case("III", "65", "", {"previous_earnings_month": "6000", "benefit_month": "2400"})


def test_a_case_is_kept_as_it_was_given() -> None:
    assert load_case(dump_case(CASE)) == CASE


@pytest.mark.parametrize(
    "dumped",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '"\\ud800"',
        "x" * 30_000,
        "null",
        '{"part":[],"method":"","contingency":"","inputs":{}}',
        '{"part": "III", "method": "65", "contingency": "", "inputs": 3}',
    ],
)
def test_what_is_no_case_is_refused(dumped: str) -> None:
    with pytest.raises(Invalid) as refused:
        load_case(dumped)
    assert refused.value.code == "case_unreadable"


def test_the_chart_sets_the_benefit_beside_the_minimum() -> None:
    answer = judge(corpus(), CASE).answer
    assert answer is not None
    assert [(bar.label.text, bar.value, bar.is_limit, bar.length) for bar in bars(answer)] == [
        ("Benefit", "40 %", False, round(WIDTH * 40 / 45)),
        ("Minimum of the Convention", "45 %", True, WIDTH),
    ]


def test_what_has_no_limit_has_no_chart() -> None:
    answer = judge(corpus(), Case("VI", "36(2)", "", {"total_loss_benefit": "100", "partial_benefit": "40"})).answer
    assert answer is not None and bars(answer) == ()


def test_a_problem_is_told_not_raised() -> None:
    judged = judge(corpus(), Case("III", "65", "", {"benefit_month": "many"}))
    assert judged.answer is None and judged.problem is not None


def test_a_case_needs_a_name(session: Session, people: People) -> None:
    law = make_version(session, people("officer")).law
    with pytest.raises(Invalid) as refused:
        keep_case(session, people("officer"), law, "  ", CASE)
    assert refused.value.field == "name"


def test_flagged_cases_are_annexes_of_the_paper_with_every_line_of_their_working(
    session: Session, people: People
) -> None:
    version = make_version(session, people("officer"))
    kept = keep_case(session, people("officer"), version.law, "患病津贴", CASE)
    keep_case(session, people("officer"), version.law, "另一例", CASE)
    put_into_paper(session, people("officer"), kept, True)
    paper = make_paper(session, people("editor"), version)
    (annex,) = build_paper(session, paper, corpus(), "zh").annexes
    assert annex.title.startswith("患病津贴")
    (one,) = saved_cases(session, corpus(), version.law_id, for_paper=True)
    assert one.judged.answer is not None and len(annex.rows) == len(one.judged.answer.working)
    assert "低于" in annex.lead[0].spans[0].text
    assert any("第102号公约第六十五条第一款" in row[1] for row in annex.rows)
    assert "not reached" in case_annex(one, "en").lead[0].spans[0].text


def test_a_case_that_was_removed_is_still_there_and_can_be_kept_again(session: Session, people: People) -> None:
    officer, editor = people("officer"), people("editor")
    law = make_version(session, officer).law
    case_id = keep_case(session, officer, law, "患病津贴", CASE)
    put_into_paper(session, officer, case_id, True, seen=1)
    with pytest.raises(Conflict, match="decision_changed"):
        drop_case(session, editor, case_id, seen=1)
    drop_case(session, editor, case_id, seen=2)
    assert saved_cases(session, corpus(), law.id) == [] and law_of_case(session, case_id) == law.id
    (decisions,) = removed_cases(session, law.id)
    assert [(one.member, one.what and one.what["in_paper"]) for one in decisions] == [
        (officer, False),
        (officer, True),
        (editor, None),
    ]
    put_into_paper(session, editor, case_id, False, seen=3)
    (kept,) = saved_cases(session, corpus(), law.id)
    assert (kept.name, kept.judged.case, kept.in_paper) == ("患病津贴", CASE, False)
    assert removed_cases(session, law.id) == []
    for change in (lambda: drop_case(session, editor, "none"), lambda: put_into_paper(session, editor, "none", True)):
        with pytest.raises(NotFound):
            change()
