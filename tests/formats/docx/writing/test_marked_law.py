"""A law with tracked changes and comments as Word has it: exact both ways, by author, on the words they are about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from docx.oxml.ns import qn
from lxml import etree

from tests.accepting import settled_by_libreoffice
from tests.formats.papers import body, faults, parts
from tests.other_reader import read_by_other
from tests.proposed_sets import ProposedSet, proposed_set, settled
from workbench.formats.docx.anchors import VERSION_PROPERTY, clause_anchor
from workbench.formats.docx.writing.marked_law import ChangeMark, LawComment, LawDocument, write_law
from workbench.formats.docx.writing.native_comments import DocxComment
from workbench.formats.intake import read_file
from workbench.law.proposing import ProposedLaw, ProposedText, propose

MOMENT = datetime(2026, 3, 5, 18, 30, tzinfo=UTC)
UNION = ChangeMark("甲总工会", MOMENT)
LAW = (
    "互助保险条例\n第一章 总则\n第一条 会员按月缴纳互助金。\n互助金不低于工资的百分之一。\n第二条 互助金由工会管理。\n"
)


def document(proposed: ProposedLaw, **given: object) -> LawDocument:
    values: dict[str, object] = {
        "title": "某法", "story": proposed.story, "runs": proposed.runs, "author": "甲总工会", "day": date(2026, 3, 5),
        "numbering": UNION, "mark": "讨论稿",
    }  # fmt: skip
    return LawDocument(**(values | given))  # type: ignore[arg-type]


def of_set(made: ProposedSet) -> tuple[ProposedLaw, bytes]:
    """A set as a file, with a comment and a reply on every wording, each in the name of somebody else."""
    proposed = propose(made.law, made.proposals)
    authors = {each.id: ChangeMark(f"单位{at % 5}", MOMENT) for at, each in enumerate(made.proposals)}
    remarks = [
        LawComment(
            DocxComment(
                authors[each.id].name, MOMENT, (f"理由 {each.id}", "第二段"), (DocxComment("乙", MOMENT, ("同意",)),)
            ),
            *proposed.story.spans[each.key],
            each.id,
        )
        for each in made.proposals
    ]
    return proposed, write_law(document(proposed, authors=authors, remarks=remarks), made.law.lang)


@pytest.mark.parametrize("seed", range(60))
def test_reject_all_gives_the_draft_and_accept_all_the_law_asked_for(seed: int) -> None:
    made = proposed_set(seed)
    proposed, data = of_set(made)
    assert settled(data, accepts=False) == proposed.story.text
    assert settled(data, accepts=True) == made.expected
    assert list(faults(data)) == []


@pytest.mark.parametrize("seed", range(6))
def test_another_reader_sees_the_same_changes_and_comments(seed: int, tmp_path: Path) -> None:
    made = proposed_set(seed)
    proposed, data = of_set(made)
    read = read_by_other(data, tmp_path / "other")
    authors = {each.id: f"单位{at % 5}" for at, each in enumerate(made.proposals)}
    for author in authors.values():
        for op in ("insert", "delete"):
            own = "".join(run.text for run in proposed.runs if run.op == op and authors[run.ids[0]] == author)
            assert "".join(text for *which, text in read.changes if which == [op, author]) == own.replace("\n", "")
    assert read.comments == [(authors[each.id], f"理由 {each.id}第二段", [("乙", "同意")]) for each in made.proposals]
    # It leaves a paragraph whose end alone goes apart from the next one, where Word and LibreOffice join them.
    whole = (made.expected, proposed.story.text)
    assert [text.replace("\n", "") for text in (read.accepted, read.rejected)] == [
        text.replace("\n", "") for text in whole
    ]


@pytest.mark.slow
def test_libreoffice_accepts_and_rejects_to_the_very_same_words(tmp_path: Path) -> None:
    sets = [proposed_set(seed) for seed in range(12)]
    made = [of_set(each) for each in sets]
    accepted = settled_by_libreoffice([(data, "Accept") for _, data in made], tmp_path / "accepted")
    rejected = settled_by_libreoffice([(data, "Reject") for _, data in made], tmp_path / "rejected")
    for each, (proposed, _), yes, no in zip(sets, made, accepted, rejected, strict=True):
        assert settled(yes, accepts=True) == each.expected
        assert settled(no, accepts=True) == proposed.story.text


def small() -> ProposedLaw:
    law = read_file("a.txt", LAW.encode(), "zh")
    return propose(law, [ProposedText("甲", "art_1__para_2", "互助金不低于工资的百分之二。"),
                         ProposedText("乙", "art_2", "账目每年公布。", is_new_article=True)])  # fmt: skip


def test_a_change_bears_the_name_of_whoever_asked_for_it_and_their_local_time() -> None:
    proposed = small()
    authors = {"甲": ChangeMark("甲省", MOMENT)}
    data = write_law(document(proposed, authors=authors, zone=ZoneInfo("Asia/Shanghai")), "zh")
    marks = [mark for mark in body(data).iter(qn("w:ins"), qn("w:del")) if len(mark)]
    assert [(mark.tag.split("}")[1], mark.get(qn("w:author")), mark.get(qn("w:date"))) for mark in marks] == [
        ("del", "甲省", "2026-03-06T02:30:00Z"),
        ("ins", "甲省", "2026-03-06T02:30:00Z"),
        ("ins", "甲总工会", "2026-03-06T02:30:00Z"),
    ]


def test_a_thread_names_its_parent_and_the_true_time_of_each_comment() -> None:
    proposed = small()
    remark = DocxComment("甲省", MOMENT, ("为了会员。",), (DocxComment("乙省", MOMENT, ("同意。",)),), is_done=True)
    data = write_law(document(proposed, remarks=[LawComment(remark, 0, 6, "甲")]), "zh")
    held = parts(data)
    texts = etree.fromstring(held["word/comments.xml"])
    w14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    w15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
    keys = [paragraph.get(f"{w14}paraId") for paragraph in texts.iter(qn("w:p"))]
    threads = list(etree.fromstring(held["word/commentsExtended.xml"]))
    assert [each.get(f"{w15}paraId") for each in threads] == keys
    assert [each.get(f"{w15}paraIdParent") for each in threads] == [None, keys[0]]
    assert [each.get(f"{w15}done") for each in threads] == ["1", "0"]
    assert all(key and int(key, 16) < 0x80000000 for key in keys)
    assert held["word/commentsExtensible.xml"].count(b'dateUtc="2026-03-05T18:30:00Z"') == 2
    markers = [
        (mark.tag.split("}")[1], mark.get(qn("w:id")))
        for mark in body(data).iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:commentReference"))
    ]
    assert markers == [
        ("commentRangeStart", "0"), ("commentRangeStart", "1"), ("commentRangeEnd", "0"), ("commentReference", "0"),
        ("commentRangeEnd", "1"), ("commentReference", "1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, 6, "互助保险条例"), (20, 24, "按月缴纳"), (27, 33, "。\n互助金不"), (4, 4, "条例")],
    ids=["title", "some words", "over two paragraphs", "nothing"],
)
def test_a_comment_stands_on_its_words(start: int, end: int, words: str) -> None:
    proposed = small()
    data = write_law(document(proposed, remarks=[LawComment(DocxComment("乙", MOMENT, ("问",)), start, end)]), "zh")
    inside, read = False, []
    for node in body(data).iter(
        qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:t"), qn("w:delText"), qn("w:p")
    ):
        if node.tag == qn("w:p") and inside:
            read.append("\n")
        elif node.tag == qn("w:commentRangeStart"):
            inside = True
        elif node.tag == qn("w:commentRangeEnd"):
            inside = False
        elif inside:
            read.append(node.text or "")
    assert "".join(read) == words


def test_each_clause_has_its_anchor_and_the_file_says_twice_which_draft_it_is() -> None:
    data = write_law(document(small(), properties={VERSION_PROPERTY: "0a1b"}), "zh")
    names = [start.get(qn("w:name")) for start in body(data).iter(qn("w:bookmarkStart"))]
    keys = ["chp_1", "art_1__para_1", "art_1__para_2", "art_2__para_1"]
    assert names == [clause_anchor(key) for key in keys]
    held = parts(data)
    assert b"0a1b" in held["docProps/custom.xml"] and b"docVar" in held["word/settings.xml"]


def test_the_mark_stands_on_every_page_and_the_same_content_gives_the_same_bytes() -> None:
    proposed = small()
    held = parts(write_law(document(proposed), "zh"))
    assert all("讨论稿" in held[f"word/header_{side}.xml"].decode() for side in ("default", "even"))
    assert write_law(document(proposed), "en") == write_law(document(small()), "en")
