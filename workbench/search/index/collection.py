"""One scope kept searchable: its index on disk, renewed behind the reader's back, or memory where there is none."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Final

import structlog

from workbench.instruments.glossary import Glossary
from workbench.search.index.disk import DiskIndex, DocumentProvider, IndexCorrupt, IndexLocked, Progress
from workbench.search.index.postings import InvertedIndex, build_index

log = structlog.get_logger()

_LOOK_EVERY: Final = 1.0  # seconds between two looks at what there is now
_VERIFY_EVERY: Final = 3600.0  # seconds between two readings of every file of the index
_AGAIN_AFTER: Final = 0.3  # seconds until a writer that found another at work tries again
_TRIES: Final = 20


@dataclass(slots=True)
class _Snapshot:
    """What is answered from now; ``stamp`` is that of the index it came from, None for memory."""

    shelf: InvertedIndex
    stamp: object


class IndexedCollection:
    """The documents of one source. Reading never waits for writing, and a failure to write is logged, never raised."""

    def __init__(self, source: DocumentProvider, disk: DiskIndex | None, glossary: Glossary) -> None:
        self.source = source
        self.scope = source.scope
        self.disk = disk
        self.glossary = glossary
        self._served: _Snapshot | None = None
        self._lock = Lock()
        self._looked = self._verified = float("-inf")
        self._renewing = False
        self._wanted_again = False

    def shelf(self) -> InvertedIndex:
        """The documents as they are known now; at most a second after a change they are renewed in the background."""
        served = self._served
        if served is None:
            with self._lock:
                served = self._served or self._first()
        now = time.monotonic()
        if now - self._looked > _LOOK_EVERY:
            self._looked = now
            self._look(served)
        return (self._served or served).shelf

    def _first(self) -> _Snapshot:
        """The index on disk where it is sound, with what little is missing; else the documents, cut up here and now."""
        if self.disk is None:
            self._served = _Snapshot(self._from_memory(), None)
            return self._served
        try:
            self.disk.verify()
            self._verified = time.monotonic()
            manifest = self.disk.manifest()
            if manifest is not None and manifest.is_near(self.source.stamps()):
                self.disk.update(self.source)
            stamp = self.disk.stamp()
            self._served = _Snapshot(self.disk.open(), stamp)
        except (IndexCorrupt, IndexLocked, OSError) as reason:
            log.info("search_from_memory", scope=self.scope, reason=str(reason))
            self._served = _Snapshot(self._from_memory(), None)
        return self._served

    def _from_memory(self) -> InvertedIndex:
        stamps = self.source.stamps()
        return build_index(self.source.documents(tuple(stamps)), self.glossary)

    def _look(self, served: _Snapshot) -> None:
        """Renew in the background where what is served is not what is on disk, or not what there should be."""
        if self.disk is None:
            return
        manifest = self.disk.manifest()
        overdue = time.monotonic() - self._verified > _VERIFY_EVERY
        if (
            overdue
            or manifest is None
            or served.stamp is None
            or served.stamp != self.disk.stamp()
            or manifest.stamps != self.source.stamps()
        ):
            self.renew()

    def renew(self) -> None:
        """Bring index and shelf up to date in the background; asked again meanwhile, it does so once more.

        Until somebody has searched there is nothing to renew: the first search looks for itself.
        """
        with self._lock:
            if self._served is None or self.disk is None:
                return
            self._wanted_again = True
            if self._renewing:
                return
            self._renewing = True
        Thread(target=self._renew, name=f"search-{self.scope}", daemon=True).start()

    def recheck(self) -> None:
        """Read every file of the index again in the background and renew what is not sound; open it where it is not."""
        if self._served is None:
            self.shelf()
        else:
            self._verified = float("-inf")
            self.renew()

    def _renew(self) -> None:
        while True:
            with self._lock:
                if not self._wanted_again:
                    self._renewing = False
                    return
                self._wanted_again = False
            try:
                self.renew_now()
            except Exception as error:  # nothing that befalls a cache may reach the person who saves or searches
                log.warning("search_renewal_failed", scope=self.scope, error=repr(error))

    def renew_now(self, *, anew: bool = False, progress: Progress | None = None) -> None:
        """Bring index and shelf up to date now; with ``anew`` every document is indexed again.

        Raises Busy where another process keeps writing, Damaged where what was just written cannot be read.
        """
        if self.disk is None:
            return
        self._update(self.disk, anew, progress)
        stamp = self.disk.stamp()
        if self._served is None or self._served.stamp != stamp:
            try:
                self._served = _Snapshot(self.disk.open(), stamp)
            except IndexCorrupt:
                self._update(self.disk, True, progress)
                stamp = self.disk.stamp()
                self._served = _Snapshot(self.disk.open(), stamp)

    def _update(self, disk: DiskIndex, anew: bool, progress: Progress | None) -> None:
        """Write what has changed, or everything where the index is found damaged; wait a while for another writer."""
        for left in range(_TRIES, 0, -1):
            try:
                if time.monotonic() - self._verified > _VERIFY_EVERY and not anew:
                    anew = not _is_sound(disk)
                disk.update(self.source, anew=anew, progress=progress)
            except IndexLocked:
                if left == 1:
                    raise
                time.sleep(_AGAIN_AFTER)
            else:
                self._verified = time.monotonic()
                return


def _is_sound(disk: DiskIndex) -> bool:
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
