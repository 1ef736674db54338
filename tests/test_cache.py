"""What is costly is computed once: over and over, from many threads, and after an error."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from workbench.cache import OnceCache


def test_a_value_is_computed_once() -> None:
    cache: OnceCache[str, int] = OnceCache(2)
    assert [cache.get("a", lambda: 1), cache.get("a", lambda: 2), cache.get("b", lambda: 3)] == [1, 1, 3]
    assert cache.computed == 2


def test_the_value_not_used_for_longest_goes() -> None:
    cache: OnceCache[str, str] = OnceCache(2)
    for key in ("a", "b", "a", "c"):
        cache.get(key, lambda: "first")
    assert [cache.get(key, lambda: "again") for key in ("a", "c", "b")] == ["first", "first", "again"]


def test_threads_that_ask_meanwhile_wait_for_the_first() -> None:
    cache: OnceCache[str, str] = OnceCache(2)
    begun, go = Event(), Event()

    def slowly() -> str:
        begun.set()
        assert go.wait(60)
        return "first"

    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(cache.get, "a", slowly)
        assert begun.wait(60)
        others = [pool.submit(cache.get, "a", lambda: "second") for _ in range(3)]
        go.set()
        assert {answer.result() for answer in (first, *others)} == {"first"}
    assert cache.computed == 1


def test_an_error_reaches_the_caller_and_is_not_remembered() -> None:
    cache: OnceCache[str, int] = OnceCache(2)

    def fail() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        cache.get("a", fail)
    assert cache.get("a", lambda: 1) == 1
