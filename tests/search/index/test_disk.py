"""The index on disk: built aside, amended, noticed when missing, stale, locked or damaged, never in the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from whoosh.query.terms import Term

from tests.patience import eventually
from workbench.instruments.glossary import Glossary
from workbench.instruments.library import glossary
from workbench.instruments.model import Bilingual
from workbench.search.index import collection as collections
from workbench.search.index.collection import IndexedCollection
from workbench.search.index.disk import DiskIndex, IndexCorrupt, IndexLocked, analysis_stamp
from workbench.search.index.documents import TEXT_FIELDS, SearchDocument
from workbench.search.index.opened import OrQuery, SearchIndex, build_index, documents_of

NONE = Bilingual(en="", zh="")


@dataclass
class Notes:
    """A source whose groups are notes by name, each with its words and how often it was changed."""

    notes: dict[str, tuple[str, int]] = field(default_factory=dict)
    scope: str = "notes"
    read: list[str] = field(default_factory=list)

    def write(self, name: str, words: str) -> None:
        self.notes[name] = (words, self.notes.get(name, ("", 0))[1] + 1)

    def stamps(self) -> Mapping[str, str]:
        return {name: str(times) for name, (_, times) in self.notes.items()}

    def documents(self, groups: Collection[str]) -> Iterator[SearchDocument]:
        for name in sorted(groups):
            self.read.append(name)
            words = Bilingual(en=self.notes[name][0], zh=self.notes[name][0])
            yield SearchDocument("notes", name, name, name, NONE, NONE, words, {"law": "L"}, 0)


@pytest.fixture
def notes() -> Notes:
    made = Notes()
    for number in range(12):
        made.write(f"n{number:02}", f"失业津贴第{number}号 benefit number{number}")
    return made


@pytest.fixture
def disk(tmp_path: Path) -> DiskIndex:
    return DiskIndex(tmp_path / "notes", glossary(), analysis_stamp(glossary()))


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every search looks whether anything has changed."""
    monkeypatch.setattr(collections, "_LOOK_EVERY", 0.0)


def scored(index: SearchIndex, term: str) -> dict[str, float]:
    ranked = index.search(OrQuery([Term(field, term) for field in TEXT_FIELDS]), index.everything)
    return {index.document(doc_id).ref: score for doc_id, score in ranked}


def found(index: SearchIndex, term: str) -> set[str]:
    return {index.document(doc_id).ref for doc_id in index.holders(term)}


def test_an_index_gives_what_memory_gives(notes: Notes, disk: DiskIndex) -> None:
    disk.update(notes)
    stored, kept = disk.open(), build_index(notes.documents(tuple(notes.notes)), glossary())
    assert [one.ref for one in documents_of(stored)] == [one.ref for one in documents_of(kept)]
    for term in ("失业", "失业津贴", "失", "benefit", "number7"):
        assert scored(stored, term) == pytest.approx(scored(kept, term)), term
    assert stored.filter("concept", "unemployment-benefit") == kept.filter("concept", "unemployment-benefit")
    assert stored.filter("law", "l") == kept.everything
    assert stored.starting("numb") == kept.starting("numb")


def test_a_change_reads_only_what_changed(notes: Notes, disk: DiskIndex) -> None:
    assert disk.update(notes)
    assert not disk.update(notes)
    generation = disk.current()
    notes.read.clear()
    notes.write("n03", "工伤")
    notes.write("new", "工伤")
    del notes.notes["n04"]
    assert disk.update(notes)
    assert notes.read == ["n03", "new"]
    assert disk.current() == generation
    assert found(disk.open(), "工伤") == {"n03", "new"}
    assert "n04" not in found(disk.open(), "失业")
    disk.verify()


def test_when_most_has_changed_it_is_made_anew_aside(notes: Notes, disk: DiskIndex) -> None:
    disk.update(notes)
    generation, served = disk.current(), disk.open()
    for name in notes.notes:
        notes.write(name, "工伤")
    disk.update(notes)
    assert disk.current() != generation
    assert len(found(served, "失业")) == 12, "who reads the old one goes on reading it"
    assert [path.name for path in disk.folder.glob("g*")] == [disk.current().name]  # type: ignore[union-attr]


def test_a_failed_build_leaves_the_old_one(notes: Notes, disk: DiskIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    disk.update(notes)
    before = disk.current()
    monkeypatch.setattr(notes, "documents", lambda _groups: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        disk.update(notes, rebuild=True)
    assert disk.current() == before
    assert len(list(disk.folder.glob("g*"))) == 1


def test_other_analysis_makes_an_index_useless(notes: Notes, disk: DiskIndex) -> None:
    disk.update(notes)
    assert DiskIndex(disk.folder, glossary(), "later").manifest() is None
    other = Glossary({name: one for name, one in glossary().concepts.items() if name != "unemployment"})
    assert analysis_stamp(other) != analysis_stamp(glossary())


def damage_postings(folder: Path) -> None:
    for path in folder.glob("*.seg"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip_a_bit(folder: Path) -> None:
    path = max(folder.glob("*.seg"), key=lambda one: one.stat().st_size)
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes(held)


def lose_the_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def spoil_the_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{", encoding="utf-8")


def lose_everything(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def point_nowhere(folder: Path) -> None:
    (folder.parent / "current").write_text("gone", encoding="utf-8")


def forget_a_document(folder: Path) -> None:
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    told["groups"]["n00"][1] = 2
    (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.parametrize(
    "damage",
    [
        damage_postings,
        flip_a_bit,
        lose_the_manifest,
        spoil_the_manifest,
        lose_everything,
        point_nowhere,
        forget_a_document,
    ],
)
@pytest.mark.usefixtures("at_once")
def test_whatever_is_damaged_is_noticed_answered_and_repaired(
    notes: Notes, disk: DiskIndex, damage: Callable[[Path], None]
) -> None:
    disk.update(notes)
    generation = disk.current()
    assert generation is not None
    damage(generation)
    opened = IndexedCollection(notes, disk, glossary())
    assert len(found(opened.index(), "失业")) == 12, "answered from memory meanwhile"
    assert eventually(lambda: disk.current() is not None and _is_sound(disk))
    assert eventually(lambda: len(found(opened.index(), "失业")) == 12)


def _is_sound(disk: DiskIndex) -> bool:
    try:
        disk.verify()
        return len(disk.open().everything) == 12
    except (IndexCorrupt, IndexLocked):
        return False


@pytest.mark.usefixtures("at_once")
def test_damage_while_it_is_served_is_noticed_at_the_next_verification(notes: Notes, disk: DiskIndex) -> None:
    disk.update(notes)
    served = IndexedCollection(notes, disk, glossary())
    served.index()
    generation = disk.current()
    assert generation is not None
    flip_a_bit(generation)
    served._verified = float("-inf")
    served.index()
    assert eventually(lambda: disk.current() not in (None, generation) and _is_sound(disk))


@pytest.mark.usefixtures("at_once")
def test_a_change_is_found_soon(notes: Notes, disk: DiskIndex) -> None:
    served = IndexedCollection(notes, disk, glossary())
    served.index()
    notes.write("n00", "海员")
    served.refresh()
    assert eventually(lambda: found(served.index(), "海员") == {"n00"})


@pytest.mark.usefixtures("at_once")
def test_another_process_sees_what_one_has_written(notes: Notes, disk: DiskIndex) -> None:
    one, other = (IndexedCollection(notes, disk, glossary()) for _ in range(2))
    one.index(), other.index()
    notes.write("n00", "海员")
    one.refresh_now()
    assert eventually(lambda: found(other.index(), "海员") == {"n00"})


def test_while_another_writes_it_says_busy_and_readers_read(notes: Notes, disk: DiskIndex) -> None:
    disk.update(notes)
    with disk._locked():
        with pytest.raises(IndexLocked):
            disk.update(notes, rebuild=True)
        assert len(disk.open().everything) == 12


def test_a_refresh_that_fails_is_no_concern_of_who_searches(tmp_path: Path, notes: Notes) -> None:
    (tmp_path / "index").write_text("a file where the folder should be", encoding="utf-8")
    hindered = IndexedCollection(notes, DiskIndex(tmp_path / "index" / "notes", glossary(), "1"), glossary())
    assert len(found(hindered.index(), "失业")) == 12
    hindered.refresh()
    assert eventually(lambda: not hindered._refreshing)
    assert len(found(hindered.index(), "失业")) == 12


@pytest.mark.usefixtures("at_once")
def test_many_may_read_while_one_writes(notes: Notes, disk: DiskIndex) -> None:
    served = IndexedCollection(notes, disk, glossary())
    served.index()
    wrong: list[object] = []

    def search() -> None:
        for _ in range(60):
            try:
                if not found(served.index(), "失业"):
                    wrong.append("nothing")
            except Exception as error:
                wrong.append(error)

    readers = [Thread(target=search) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(4):
        notes.write(f"more{number}", "失业")
        served.refresh_now()
    for reader in readers:
        reader.join()
    assert not wrong


def test_a_new_instance_has_its_index_before_anybody_searches(app: Flask) -> None:
    service = app.extensions["workbench.search"]
    service.refresh_now()
    collection = service.collections["standards"]
    assert collection.disk.manifest().stamps == collection.source.stamps()
