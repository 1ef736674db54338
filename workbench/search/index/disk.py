"""The index on disk, a cache that may be deleted at any time: Whoosh files, written aside and switched in one step."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from whoosh import index
from whoosh.util.filelock import FileLock

from workbench.instruments.glossary import Glossary
from workbench.search.analysis.words import ANALYSIS
from workbench.search.index.documents import SearchDocument
from workbench.search.index.opened import SearchIndex, fields_of, schema

_POINTER: Final = "current"
_MANIFEST: Final = "manifest.json"
_LOCK: Final = "lock"
Progress = Callable[[int, int], None]  # documents done, groups left


class IndexCorrupt(Exception):
    """The index on disk is not what was written."""


class IndexLocked(Exception):
    """Another process writes the index now."""


class DocumentProvider(Protocol):
    """Where the documents of one scope come from."""

    @property
    def scope(self) -> str:
        """What its index is called: one of SCOPES, or ``official`` for what is shown among the standards."""

    def stamps(self) -> Mapping[str, str]:
        """What there is now: each group with a stamp that changes whenever a document of it does."""

    def documents(self, groups: Collection[str]) -> Iterable[SearchDocument]:
        """The documents of these groups."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index holds: its groups with stamp and number of documents, and the SHA-256 of each of its files."""

    analysis: str
    groups: Mapping[str, tuple[str, int]]
    files: Mapping[str, str]

    @property
    def stamps(self) -> dict[str, str]:
        """Each group with its stamp."""
        return {group: stamp for group, (stamp, _) in self.groups.items()}

    def is_near(self, stamps: Mapping[str, str]) -> bool:
        """Whether no more than half of it has changed, so that it is quicker amended than rebuilt."""
        return 2 * len(_changed(self.stamps, stamps)) <= len(self.groups) + 1


def analysis_stamp(glossary: Glossary) -> str:
    """What decides how documents are cut into terms: the code's version and the glossary's forms."""
    return f"{ANALYSIS}-{glossary.checksum[:16]}"


@dataclass(frozen=True)
class DiskIndex:
    """The index of one scope in its folder."""

    folder: Path
    glossary: Glossary
    analysis: str

    def current(self) -> Path | None:
        """The folder of the generation in use."""
        try:
            path = self.folder / (self.folder / _POINTER).read_text(encoding="utf-8").strip()
        except OSError:
            return None
        return path if path.is_dir() else None

    def manifest(self) -> Manifest | None:
        """What the generation in use holds; None where there is none that this program can use."""
        generation = self.current()
        if generation is None:
            return None
        try:
            data = json.loads((generation / _MANIFEST).read_text(encoding="utf-8"))
            groups = {group: (str(stamp), int(count)) for group, (stamp, count) in data["groups"].items()}
            manifest = Manifest(data["analysis"], groups, dict(data["files"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return manifest if manifest.analysis == self.analysis else None

    def stamp(self) -> object:
        """A value that changes whenever another process writes the index."""
        try:
            generation = self.current()
            status = (generation / _MANIFEST).stat() if generation else None
        except OSError:
            status = None
        return (status.st_mtime_ns, status.st_ino) if status else None

    def verify(self) -> None:
        """Raise IndexCorrupt where a file is missing or not what was written, IndexLocked while it is being written.

        Where nobody can write, as on a read-only file system, nobody is waited for.
        """
        with self._locked() if os.access(self.folder, os.W_OK) else nullcontext():
            generation, manifest = self.current(), self.manifest()
            if generation is None or manifest is None:
                raise IndexCorrupt("no index")
            for name, digest in manifest.files.items():
                path = generation / name
                if not path.is_file() or _digest(path) != digest:
                    raise IndexCorrupt(name)

    def open(self) -> SearchIndex:
        """The documents of the generation in use; raises IndexCorrupt."""
        generation, manifest = self.current(), self.manifest()
        if generation is None or manifest is None:
            raise IndexCorrupt("no index")
        try:
            opened = SearchIndex(index.open_dir(str(generation), readonly=True).reader())  # type: ignore[no-untyped-call]
        except Exception as error:  # whatever a damaged file makes Whoosh raise
            raise IndexCorrupt(str(error)) from error
        if len(opened.everything) != sum(count for _, count in manifest.groups.values()):
            raise IndexCorrupt("documents missing")
        return opened

    def update(self, source: DocumentProvider, *, rebuild: bool = False, progress: Progress | None = None) -> bool:
        """Bring the index to what ``source`` has now, by what changed or whole; False where nothing had to be done.

        Raises IndexLocked where another process is at it.
        """
        with self._locked():
            stamps = source.stamps()
            manifest = None if rebuild else self.manifest()
            if manifest is not None and manifest.stamps == stamps:
                return False
            if manifest is not None and manifest.is_near(stamps):
                try:
                    self._amend(source, manifest, stamps, progress)
                except Exception:  # an index that cannot be amended is rebuilt
                    self._build(source, stamps, progress)
            else:
                self._build(source, stamps, progress)
        return True

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(str(self.folder / _LOCK))
        if not lock.acquire(blocking=False):
            raise IndexLocked(str(self.folder))
        try:
            yield
        finally:
            lock.release()

    def _build(self, source: DocumentProvider, stamps: Mapping[str, str], progress: Progress | None) -> None:
        generation = self.folder / f"g{secrets.token_hex(6)}"
        generation.mkdir()
        try:
            opened = index.create_in(str(generation), schema())
            counts = self._write(opened, source, stamps, (), progress)
            groups = {group: (stamp, counts.get(group, 0)) for group, stamp in stamps.items()}
            self._record(generation, groups)
        except BaseException:
            shutil.rmtree(generation, ignore_errors=True)
            raise
        _write_whole(self.folder / _POINTER, generation.name)
        for old in self.folder.glob("g*"):
            if old != generation:
                shutil.rmtree(old, ignore_errors=True)

    def _amend(
        self, source: DocumentProvider, manifest: Manifest, stamps: Mapping[str, str], progress: Progress | None
    ) -> None:
        generation = self.current()
        if generation is None:
            raise IndexCorrupt("no index")
        changed = _changed(manifest.stamps, stamps)
        coming = {group: stamps[group] for group in changed if group in stamps}
        counts = self._write(index.open_dir(str(generation)), source, coming, changed, progress)
        unchanged = {group: entry for group, entry in manifest.groups.items() if group not in changed}
        self._record(generation, unchanged | {group: (stamp, counts.get(group, 0)) for group, stamp in coming.items()})

    def _write(
        self,
        opened: Any,
        source: DocumentProvider,
        coming: Collection[str],
        going: Collection[str],
        progress: Progress | None,
    ) -> dict[str, int]:
        """Take out the groups that go and put in the documents of those that come; documents by group."""
        counts: dict[str, int] = {}
        with opened.writer(limitmb=256) as writer:
            for group in going:
                writer.delete_by_term("group", group)
            for done, document in enumerate(source.documents(coming) if coming else (), start=1):
                writer.add_document(**fields_of(document, self.glossary))
                counts[document.group] = counts.get(document.group, 0) + 1
                if progress is not None and done % 50 == 0:
                    progress(done, len(coming))
        return counts

    def _record(self, generation: Path, groups: Mapping[str, tuple[str, int]]) -> None:
        files = {
            path.name: _digest(path)
            for path in generation.iterdir()
            if path.is_file() and path.name != _MANIFEST and "LOCK" not in path.name
        }
        manifest = {"analysis": self.analysis, "groups": groups, "files": files}
        _write_whole(generation / _MANIFEST, json.dumps(manifest, ensure_ascii=False))


def _changed(old: Mapping[str, str], new: Mapping[str, str]) -> set[str]:
    return {group for group in old.keys() | new.keys() if old.get(group) != new.get(group)}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_whole(path: Path, text: str) -> None:
    made = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        made.write_text(text, encoding="utf-8")
        made.replace(path)
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)
