"""What is compiled is what was read, and nothing stale, damaged or open to others is taken for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from workbench import compiled as module
from workbench.compiled import compiled, compiled_folder, folders, packer, unpacker
from workbench.config import resource_dir
from workbench.instruments.corpus import load_corpus
from workbench.instruments.glossary import Glossary, load_glossary
from workbench.instruments.model import Corpus
from workbench.instruments.topic_reader import load_topic_rules
from workbench.instruments.topics import TopicRules


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program whose resources lie in a folder of the test, without an instance."""
    (tmp_path / "program" / "corpus").mkdir(parents=True)
    monkeypatch.setattr(module, "resource_dir", lambda name: tmp_path / "program" / name)
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(tmp_path / "instance"))
    return tmp_path / "program"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.yaml"
    path.write_text("one", encoding="utf-8")
    return path


@pytest.fixture
def read(source: Path) -> Iterator[Callable[[], tuple[dict[str, str], int]]]:
    """What the cache answers, with the number of times the source was read for it so far."""
    times = 0

    def count() -> dict[str, str]:
        nonlocal times
        times += 1
        return {"said": source.read_text(encoding="utf-8")}

    def answer() -> tuple[dict[str, str], int]:
        return compiled("notes", dict[str, str], [source], count), times

    yield answer


def test_a_source_is_read_once_until_it_changes(
    program: Path, source: Path, read: Callable[[], tuple[dict[str, str], int]]
) -> None:
    assert read() == ({"said": "one"}, 1)
    assert read() == ({"said": "one"}, 1)
    source.write_text("two", encoding="utf-8")
    assert read() == ({"said": "two"}, 2)


@pytest.mark.parametrize("damage", [b"", b"\n", b"null", b"\xff\xfe\x00"], ids=["empty", "line", "null", "binary"])
def test_a_damaged_file_is_not_believed(
    program: Path, read: Callable[[], tuple[dict[str, str], int]], damage: bytes
) -> None:
    read()
    (program / "compiled" / "notes.json").write_bytes(damage)
    assert read() == ({"said": "one"}, 2)
    assert read() == ({"said": "one"}, 2), "and it is written anew"


def test_one_changed_letter_is_noticed(program: Path, read: Callable[[], tuple[dict[str, str], int]]) -> None:
    read()
    path = program / "compiled" / "notes.json"
    path.write_bytes(path.read_bytes().replace(b"one", b"own"))
    assert read() == ({"said": "one"}, 2)


def test_other_code_compiles_anew(
    program: Path, read: Callable[[], tuple[dict[str, str], int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    read()
    monkeypatch.setattr(module, "code_stamp", lambda: "f" * 64)
    assert read()[1] == 2


def test_a_folder_that_others_may_write_to_is_not_read(
    program: Path, read: Callable[[], tuple[dict[str, str], int]]
) -> None:
    read()
    (program / "compiled").chmod(0o777)
    assert read()[1] == 2 and read()[1] == 3
    assert list(folders()) == []


def test_where_the_program_cannot_be_written_the_instance_serves(
    program: Path, tmp_path: Path, read: Callable[[], tuple[dict[str, str], int]]
) -> None:
    (program / "compiled").write_text("in the way", encoding="utf-8")
    assert read()[1] == 1 and read()[1] == 2, "without an instance nothing is kept"
    assert not (tmp_path / "instance").exists(), "and none is made"
    (tmp_path / "instance").mkdir()
    assert read()[1] == 3 and read()[1] == 3
    assert (tmp_path / "instance" / "compiled" / "notes.json").is_file()


def test_what_older_code_left_is_removed(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compiled_folder("index")
    assert first is not None and first.is_dir() and compiled_folder("index") == first
    monkeypatch.setattr(module, "code_stamp", lambda: "f" * 64)
    second = compiled_folder("index")
    assert second is not None and second.is_dir() and not first.exists()


@dataclass(frozen=True)
class Sample:
    """A field of every kind."""

    when: date | None
    share: Fraction
    names: tuple[str, ...]
    pairs: tuple[tuple[str, int], ...]
    marks: frozenset[str]
    below: dict[str, tuple[Fraction, ...]]


def test_every_kind_of_value_comes_back() -> None:
    for when in (None, date(1952, 6, 28)):
        sample = Sample(when, Fraction(2, 3), ("a", ""), (("b", 1),), frozenset("cd"), {"e": (Fraction(1, 2),)})
        assert unpacker(Sample)(packer(Sample)(sample)) == sample
    for unknown in (complex, list[str], int | str):
        with pytest.raises(TypeError):
            packer(unknown)
        with pytest.raises(TypeError):
            unpacker(unknown)
    with pytest.raises((TypeError, ValueError, IndexError)):
        unpacker(Sample)([None])


def test_the_corpus_comes_back_whole() -> None:
    root = resource_dir("corpus")
    corpus = load_corpus(root / "standards")
    assert unpacker(Corpus)(packer(Corpus)(corpus)) == corpus
    glossary = load_glossary(root / "glossary")
    assert unpacker(Glossary)(packer(Glossary)(glossary)) == glossary
    rules = load_topic_rules(root / "cues")
    assert unpacker(TopicRules)(packer(TopicRules)(rules)) == rules
