"""One scope kept searchable: its index on disk, refreshed behind the reader's back, or memory where there is none."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Final

import structlog

from workbench.instruments.glossary import Glossary
from workbench.search.index.disk import DiskIndex, DocumentProvider, IndexCorrupt, IndexLocked, Progress
from workbench.search.index.opened import SearchIndex, build_index

log = structlog.get_logger()

_LOOK_EVERY: Final = 1.0  # seconds between two looks at what there is now
_VERIFY_EVERY: Final = 3600.0  # seconds between two readings of every file of the index
_AGAIN_AFTER: Final = 0.3  # seconds until a writer that found another at work tries again
_TRIES: Final = 20


@dataclass(slots=True)
class _Snapshot:
    """What is answered from now; ``stamp`` is that of the index it came from, None for memory."""

    index: SearchIndex
    stamp: object


class IndexedCollection:
    """The documents of one source. Reading never waits for writing, and a failure to write is logged, never raised."""

    def __init__(self, source: DocumentProvider, disk: DiskIndex | None, glossary: Glossary) -> None:
        self.source = source
        self.scope = source.scope
        self.disk = disk
        self.glossary = glossary
        self._snapshot: _Snapshot | None = None
        self._lock = Lock()
        self._looked = self._verified = float("-inf")
        self._refreshing = False
        self._is_stale = False

    def index(self) -> SearchIndex:
        """The documents as they are known now; at most a second after a change they are refreshed in the background."""
        snapshot = self._snapshot
        if snapshot is None:
            with self._lock:
                snapshot = self._snapshot or self._first()
        now = time.monotonic()
        if now - self._looked > _LOOK_EVERY:
            self._looked = now
            self._look(snapshot)
        return (self._snapshot or snapshot).index

    def _first(self) -> _Snapshot:
        """The index on disk where it is sound, with what little is missing; else the documents, cut up here and now."""
        if self.disk is None:
            self._snapshot = _Snapshot(self._from_memory(), None)
            return self._snapshot
        try:
            self.disk.verify()
            self._verified = time.monotonic()
            manifest, stamps = self.disk.manifest(), self.source.stamps()
            if manifest is not None and manifest.stamps != stamps and manifest.is_near(stamps):
                self.disk.update(self.source)
            stamp = self.disk.stamp()
            self._snapshot = _Snapshot(self.disk.open(), stamp)
        except (IndexCorrupt, IndexLocked, OSError) as reason:
            log.info("search_from_memory", scope=self.scope, reason=str(reason))
            self._snapshot = _Snapshot(self._from_memory(), None)
        return self._snapshot

    def _from_memory(self) -> SearchIndex:
        stamps = self.source.stamps()
        return build_index(self.source.documents(tuple(stamps)), self.glossary)

    def _look(self, snapshot: _Snapshot) -> None:
        """Refresh in the background where the snapshot is not what is on disk, or not what there should be."""
        if self.disk is None:
            return
        manifest = self.disk.manifest()
        overdue = time.monotonic() - self._verified > _VERIFY_EVERY
        if (
            overdue
            or manifest is None
            or snapshot.stamp is None
            or snapshot.stamp != self.disk.stamp()
            or manifest.stamps != self.source.stamps()
        ):
            self.refresh()

    def refresh(self) -> None:
        """Bring index and snapshot up to date in the background; asked again meanwhile, it does so once more.

        Until somebody has searched there is nothing to refresh: the first search looks for itself.
        """
        with self._lock:
            if self._snapshot is None or self.disk is None:
                return
            self._is_stale = True
            if self._refreshing:
                return
            self._refreshing = True
        Thread(target=self._refresh, name=f"search-{self.scope}", daemon=True).start()

    def reverify(self) -> None:
        """Read every file of the index again in the background, refresh what is not sound, open what is not open."""
        if self._snapshot is None:
            self.index()
        else:
            self._verified = float("-inf")
            self.refresh()

    def _refresh(self) -> None:
        while True:
            with self._lock:
                if not self._is_stale:
                    self._refreshing = False
                    return
                self._is_stale = False
            try:
                self.refresh_now()
            except Exception as error:  # nothing that befalls a cache may reach the person who saves or searches
                log.warning("search_refresh_failed", scope=self.scope, error=repr(error))

    def refresh_now(self, *, rebuild: bool = False, progress: Progress | None = None) -> None:
        """Bring index and snapshot up to date now; with ``rebuild`` every document is indexed again.

        Raises IndexLocked where another process keeps writing, IndexCorrupt where what was just written cannot be read.
        """
        if self.disk is None:
            return
        self._update(self.disk, rebuild, progress)
        stamp = self.disk.stamp()
        if self._snapshot is None or self._snapshot.stamp != stamp:
            try:
                self._snapshot = _Snapshot(self.disk.open(), stamp)
            except IndexCorrupt:
                self._update(self.disk, True, progress)
                stamp = self.disk.stamp()
                self._snapshot = _Snapshot(self.disk.open(), stamp)

    def _update(self, disk: DiskIndex, rebuild: bool, progress: Progress | None) -> None:
        """Write what has changed, or everything where the index is found damaged; wait a while for another writer."""
        for left in range(_TRIES, 0, -1):
            try:
                if time.monotonic() - self._verified > _VERIFY_EVERY and not rebuild:
                    rebuild = not _is_sound(disk)
                disk.update(self.source, rebuild=rebuild, progress=progress)
            except IndexLocked:
                if left == 1:
                    raise
                time.sleep(_AGAIN_AFTER)
            else:
                self._verified = time.monotonic()
                return


def _is_sound(disk: DiskIndex) -> bool:
    if disk.current() is None:
        return False  # nothing was written yet, so that nothing is damaged
    try:
        disk.verify()
    except IndexCorrupt as reason:
        log.info("search_index_not_sound", folder=str(disk.folder), reason=str(reason))
        return False
    return True


def collections_of(
    sources: Collection[DocumentProvider], disk: Callable[[str], DiskIndex | None], glossary: Glossary
) -> dict[str, IndexedCollection]:
    """One collection a source, by scope."""
    return {source.scope: IndexedCollection(source, disk(source.scope), glossary) for source in sources}
