"""Papers and positions: gathered from comments, in order, and never overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import SECOND, clause_at, make_law, make_version
from tests.factories.papers import make_paper, make_position
from workbench.commentary.service import reply, withdraw
from workbench.drafts.models import Version
from workbench.errors import Conflict, Invalid, NotFound
from workbench.instruments.citation import format_ref, resolve
from workbench.instruments.library import corpus
from workbench.papers import service
from workbench.papers.history import paper_history, position_history
from workbench.papers.models import Paper, Position, PositionComment, PositionProvision
from workbench.papers.service import PositionData
from workbench.people.models import Member
from workbench.web.richtext import LONGEST

Find = Callable[[str], Member]


@pytest.fixture
def editor(people: Find) -> Member:
    return people("editor")


@pytest.fixture
def version(session: Session, editor: Member) -> Version:
    return make_version(session, editor)


@pytest.fixture
def paper(session: Session, editor: Member, version: Version) -> Paper:
    return make_paper(session, editor, version)


def order(session: Session, paper: Paper) -> list[str]:
    session.expire_all()
    return [position.clause.label for position in paper.positions]


def test_a_paper_needs_a_title_in_one_language(session: Session, editor: Member, version: Version) -> None:
    with pytest.raises(Invalid) as refused:
        service.add_paper(session, editor, version, {"title_zh": " \x00", "title_en": ""})
    assert (refused.value.code, refused.value.field) == ("paper_title_missing", "title_zh")
    told = {"title_en": "Our\r\nposition", "introduction_zh": "<p onclick=x>引言</p><script>x</script>"}
    paper = service.add_paper(session, editor, version, told, date(2009, 10, 20))
    assert (paper.title_en, paper.introduction_zh, paper.dated) == ("Our position", "<p>引言</p>x", date(2009, 10, 20))


def test_a_paper_saved_meanwhile_is_not_overwritten(session: Session, editor: Member, paper: Paper) -> None:
    service.save_paper(session, editor, paper, {"title_zh": "二"}, None, 1)
    for seen in (1, 0, 3):
        with pytest.raises(Conflict):
            service.save_paper(session, editor, paper, {"title_zh": "三"}, None, seen)
    assert (paper.title_zh, paper.revision) == ("二", 2)


def test_texts_have_an_end(session: Session, editor: Member, version: Version, paper: Paper) -> None:
    long = "长" * (LONGEST + 1)
    with pytest.raises(Invalid) as refused:
        service.save_paper(session, editor, paper, {"title_zh": "题", "opinions_en": long}, None, 1)
    assert (refused.value.code, refused.value.field) == ("text_long", "opinions_en")
    for name in ("proposed_zh", "proposed_en", "reasons_zh", "reasons_en"):
        with pytest.raises(Invalid) as refused:
            make_position(session, editor, paper, clause_at(session, version, "第一条"), **{name: long})
        assert refused.value.field == name


def test_a_position_gathers_comments_and_provisions(
    session: Session, people: Find, editor: Member, version: Version, paper: Paper
) -> None:
    clause = clause_at(session, version, "第三条")
    comments = [make_comment(session, people("officer"), clause, body=str(number)).id for number in range(3)]
    position = make_position(
        session, editor, paper, clause, comments=[comments[1], comments[0], comments[1]],
        provisions=["C.102 Art. 16", "第十条", "C102:16"], proposed_zh=" 新\x00写法 ",
    )  # fmt: skip
    assert position.proposed_zh == "新写法"
    assert {source.comment_id for source in position.sources} == set(comments[:2])
    assert [cited.provision for cited in position.citations] == ["C102:16", "C102:10"]
    assert service.taken_up(session, paper) == set(comments[:2])
    told = PositionData(reasons_zh="改了", comments=[comments[2]], provisions=["C102:10", "C102:65"], status="dropped")
    service.save_position(session, editor, position, told, 1, corpus())
    session.expire_all()
    assert [source.comment_id for source in position.sources] == [comments[2]]
    assert [cited.provision for cited in position.citations] == ["C102:10", "C102:65"]
    assert len(session.scalars(select(PositionComment)).all()) == 1
    assert len(session.scalars(select(PositionProvision)).all()) == 2
    assert service.taken_up(session, paper) == set(), "what was dropped takes nothing up"


@pytest.mark.parametrize(
    ("stated", "code", "field"),
    [
        ({"reasons_zh": "", "reasons_en": "<p> </p>"}, "position_empty", "reasons_zh"),
        ({"status": "won"}, "status_unknown", "status"),
        ({"provisions": ["第九百条"]}, "citation_unknown", "provisions"),
    ],
)
def test_positions_that_cannot_be(
    session: Session,
    editor: Member,
    version: Version,
    paper: Paper,
    stated: dict[str, object],
    code: str,
    field: str,
) -> None:
    clause = clause_at(session, version, "第一条")
    with pytest.raises(Invalid) as refused:
        make_position(session, editor, paper, clause, **stated)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_only_what_belongs_to_the_law_is_taken_up(
    session: Session, people: Find, editor: Member, version: Version, paper: Paper
) -> None:
    other = make_version(session, editor, make_law(session, editor, "别的条例"))
    later = make_version(session, editor, version.law, SECOND, "二稿")
    clause = clause_at(session, version, "第一条")
    for strange in (other, later):
        with pytest.raises(Invalid) as refused:
            make_position(session, editor, paper, clause_at(session, strange, "第一条"))
        assert refused.value.code == "clause_of_other_version"
    foreign = make_comment(session, editor, clause_at(session, other, "第一条"))
    answer = reply(session, editor, make_comment(session, editor, clause), "答")
    for comment in (foreign.id, answer.id, "none"):
        with pytest.raises(NotFound):
            make_position(session, editor, paper, clause, comments=[comment])


def test_positions_stand_in_the_order_of_the_law_until_somebody_moves_them(
    session: Session, editor: Member, version: Version, paper: Paper
) -> None:
    made = {
        path: make_position(session, editor, paper, clause_at(session, version, path))
        for path in ("第三条", "第一条", "第四条", "第二条")
    }
    assert order(session, paper) == ["第一条", "第二条", "第三条", "第四条"]
    service.move(session, made["第四条"], -1)
    assert order(session, paper) == ["第一条", "第二条", "第四条", "第三条"]
    service.move(session, made["第一条"], -1)
    service.move(session, made["第三条"], 1)
    assert order(session, paper) == ["第一条", "第二条", "第四条", "第三条"]
    service.move(session, made["第一条"], 1)
    assert order(session, paper) == ["第二条", "第一条", "第四条", "第三条"]
    make_position(session, editor, paper, clause_at(session, version, "第二条"))
    assert sorted(position.rank for position in paper.positions) == [1, 2, 3, 4, 5]


def test_a_position_saved_meanwhile_is_not_overwritten(
    session: Session, editor: Member, people: Find, version: Version, paper: Paper
) -> None:
    position = make_position(session, editor, paper, clause_at(session, version, "第一条"))
    service.save_position(session, people("editor2"), position, PositionData(reasons_zh="二"), 1, corpus())
    assert position.changed_by == people("editor2").id
    with pytest.raises(Conflict):
        service.save_position(session, editor, position, PositionData(reasons_zh="三"), 1, corpus())
    assert (position.reasons_zh, position.revision) == ("<p>二</p>", 2)


def test_every_save_is_there_whole_under_its_number(
    session: Session, people: Find, editor: Member, version: Version, paper: Paper
) -> None:
    clause = clause_at(session, version, "第三条")
    comment = make_comment(session, people("officer"), clause).id
    position = make_position(
        session, editor, paper, clause, reasons_zh="一", comments=[comment], provisions=["C102:16"]
    )
    other = people("editor2")
    service.save_position(session, other, position, PositionData(reasons_zh="二", status="proposed"), 1, corpus())
    saves = position_history(session, position)
    assert [(save.number, save.member, save.what and save.what["reasons_zh"]) for save in saves] == [
        (1, editor, "<p>一</p>"),
        (2, other, "<p>二</p>"),
    ]
    first, last = (save.what or {} for save in saves)
    assert (first["comments"], first["provisions"], first["status"]) == ([comment], ["C102:16"], "draft")
    assert (last["comments"], last["provisions"], last["status"]) == ([], [], "proposed")
    assert saves[-1].number == position.revision

    service.save_paper(session, other, paper, {"title_zh": "又一题"}, date(2011, 3, 4), 1)
    titles = [(save.number, save.member, save.what and save.what["title_zh"]) for save in paper_history(session, paper)]
    assert titles == [(1, editor, "修改意见"), (2, other, "又一题")] and paper.revision == 2
    with pytest.raises(Conflict):
        service.save_paper(session, editor, paper, {"title_zh": "旧题"}, None, 1)
    assert len(paper_history(session, paper)) == 2


def test_the_comments_offered_are_those_on_the_clause_and_below(
    session: Session, people: Find, editor: Member, version: Version
) -> None:
    officer, article = people("officer"), clause_at(session, version, "第三条")
    on_item = make_comment(session, officer, clause_at(session, version, "第三条/第一款/（一）"))
    on_article = make_comment(session, officer, article)
    withdraw(session, officer, make_comment(session, officer, article))
    make_comment(session, officer, clause_at(session, version, "第一条"))
    assert service.comments_on(session, article) == [on_item, on_article]


def test_papers_are_listed_newest_first(session: Session, editor: Member, version: Version, paper: Paper) -> None:
    other = make_version(session, editor, make_law(session, editor, "别的条例"))
    second = make_paper(session, editor, other)
    assert list(service.list_papers(session)) == [second, paper]
    assert list(service.list_papers(session, version.law)) == [paper]
    for find in (service.find_paper, service.find_position):
        with pytest.raises(NotFound):
            find(session, "none")
    assert session.scalars(select(Position)).all() == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_provision_is_shown_in_the_form_as_it_can_be_typed_again(lang: str) -> None:
    wrong = [ref for ref in corpus().provisions if resolve(corpus(), format_ref(ref, lang)) != ref]  # type: ignore[arg-type]
    assert wrong == []
