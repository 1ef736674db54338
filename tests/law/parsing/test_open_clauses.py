"""What is open while a law is read: where a paragraph, a list, a table and a note go."""

from __future__ import annotations

from workbench.law.model import ClauseKind
from workbench.law.parsing.open_clauses import OpenList, OpenReading
from workbench.law.parsing.source import SourceLine


def reader_in_an_article() -> OpenReading:
    reader = OpenReading("en")
    reader._structure.append((2, reader.tree.add(ClauseKind.CHAPTER, "1", "Chapter 1")))
    reader._article = reader.tree.add(ClauseKind.ARTICLE, "1", "Article 1", parent=reader._under)
    return reader


def test_an_article_that_ends_has_a_paragraph() -> None:
    reader = reader_in_an_article()
    reader._close()
    assert [clause.kind for clause in reader.tree.clauses()] == ["chapter", "article", "paragraph"]
    assert reader._holder is reader._under and reader._paragraph is None


def test_a_heading_closes_those_of_its_rank_and_below() -> None:
    reader = reader_in_an_article()
    chapter = reader._under
    reader._structure.append((3, reader.tree.add(ClauseKind.SECTION, "1", parent=chapter)))
    assert reader._open_heading(3) is chapter
    assert reader._open_heading(2) is None


def test_a_list_that_goes_on_closes_the_lists_within() -> None:
    reader = reader_in_an_article()
    outer, inner = (reader.tree.add(ClauseKind.ITEM, str(number)) for number in (1, 2))
    reader._lists = [OpenList("letter", 3, outer), OpenList("roman", 2, inner)]
    assert reader._go_on("digit") == 0 and len(reader._lists) == 2
    assert reader._go_on("letter") == 3 and reader._lists == []


def test_rows_make_one_table_and_a_note_goes_to_what_was_read_last() -> None:
    reader = reader_in_an_article()
    reader._open_paragraph("Words.", 2)
    reader._note(SourceLine("A note.", 3, kind="note"))
    for number in (4, 5):
        reader._row(SourceLine("a | b", number, kind="table"))
    note, table = reader.tree.nodes[-2:]
    assert note.kind == "note" and note.parent is not None and note.parent.lines == ["Words."]
    assert table.lines == ["a | b", "a | b"] and table.parent is reader._paragraph
