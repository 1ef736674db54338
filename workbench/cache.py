"""A bounded cache for what is costly to work out: each value is computed once, whatever the number of threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class OnceCache(Generic[Key, Value]):
    """Values by key, the ``size`` used last; a thread that asks for a value another is computing waits for it.

    A value must depend on nothing but its key, which should be small: it is hashed at every call. An error is raised
    to all who waited and is not remembered. ``computed`` counts the values worked out so far.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.computed = 0
        self._values: OrderedDict[Key, Future[Value]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key, compute: Callable[[], Value]) -> Value:
        """The value of ``key``; ``compute`` works it out where nobody has."""
        with self._lock:
            value = self._values.get(key)
            is_first = value is None
            if value is None:
                value = self._values[key] = Future()
                self.computed += 1
                if len(self._values) > self.size:
                    self._values.popitem(last=False)
            else:
                self._values.move_to_end(key)
        if is_first:
            self._fill(key, value, compute)
        return value.result()

    def _fill(self, key: Key, value: Future[Value], compute: Callable[[], Value]) -> None:
        try:
            value.set_result(compute())
        except BaseException as error:
            with self._lock:
                if self._values.get(key) is value:
                    del self._values[key]
            value.set_exception(error)
            raise
