import re
from collections.abc import Callable

from sqlalchemy.orm import Session

from tests.factories.crossref import make_link
from tests.factories.drafts import clause_at, make_version
from workbench.drafts.service import clauses_of
from workbench.instruments.library import corpus
from workbench.judgement.relevant_clauses import naming, relevant_by_part
from workbench.people.models import Member

People = Callable[[str], Member]
LAW = """互助失业条例
第一章 总则
第一条 为了互助，制定本条例。
第二章 失业互助
第二条 缴费满一年的会员失业后可以领取失业互助金，领取期限最长为两个月。
第三条 互助金自登记之日起满十日后开始发放。
"""


def test_links_of_persons_come_first_and_periods_are_set_beside_the_articles_linked(
    session: Session, people: People
) -> None:
    version = make_version(session, people("officer"), text=LAW)
    make_link(session, people("officer"), clause_at(session, version, "第二条"), "C102:24", "falls_short")
    first = relevant_by_part(session, corpus(), version)["IV"][0]
    assert (first.clause.label, first.relation, first.refs) == ("第二条", "falls_short", ("C102:24",))
    assert [one.quote for one in first.stated] == ["一年", "两个月"]
    read = {(reading.ref, str(reading.result), reading.quote) for reading in first.readings}
    assert read == {("C102:23", "look", "一年"), ("C102:24(1)(a)", "falls_short", "两个月")}


def test_a_clause_is_shown_for_what_a_machine_reads_in_it_though_nobody_linked_it(
    session: Session, people: People
) -> None:
    version = make_version(session, people("officer"), text=LAW)
    third = next(one for one in relevant_by_part(session, corpus(), version)["IV"] if one.clause.label == "第三条")
    assert [(reading.ref, str(reading.result)) for reading in third.readings] == [("C102:24(3)", "falls_short")]


def test_clauses_are_found_by_their_own_words_and_by_their_chapter(session: Session, people: People) -> None:
    version = make_version(session, people("officer"), text=LAW)
    clauses = clauses_of(session, version)
    assert [one.label for one in naming(clauses, re.compile("失业"))] == ["第二条", "第三条"]
    assert [one.label for one in naming(clauses, re.compile("登记"))] == ["第三条"]
