"""What was worked out from files that ship, kept so that the next process need not: a cache, never a truth.

It lies beside the files as ``__pycache__`` does beside modules, or in the instance where the program's own folder
cannot be written, or nowhere. What is kept is JSON under the checksum of itself, of the files and of the code that
reads them: whatever is stale, damaged, or in a folder that others may write to is not read.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from workbench.config import instance_dir, package_files, resource_dir

_FOLDER: Final = "compiled"
_CODE: Final = ("*.py", "instruments/*.py", "lang/*.py", "search/**/*.py", "standards/official/*.py")
_PLAIN: Final = frozenset({str, int, float, bool, NoneType})
Value = TypeVar("Value")
Convert = Callable[[Any], Any]


def compiled(name: str, kind: type[Value], sources: Iterable[Path], read: Callable[[], Value]) -> Value:
    """The value called ``name`` that ``read`` makes of ``sources``, taken from where it is kept if it is there.

    ``kind`` is made of frozen dataclasses, tuples, sets and mappings of plain values, dates and fractions.
    """
    stamp, hint = _digest(_contents(sources)) + code_stamp(), cast(Any, kind)
    for folder in folders():
        with suppress(OSError, ValueError, TypeError, KeyError):
            return cast(Value, unpacker(hint)(_read(folder / f"{name}.json", stamp)))
    value = read()
    for folder in folders(to_write=True):
        try:
            _write(folder / f"{name}.json", stamp, packer(hint)(value))
        except OSError:
            continue
        break
    return value


def folders(*, to_write: bool = False) -> Iterator[Path]:
    """Where what is compiled may lie, the best first: only folders that nobody else may write to.

    ``to_write`` makes them where they are missing and can be made.
    """
    instance = instance_dir()
    for above in (resource_dir("corpus").parent, instance):
        folder = above / _FOLDER
        if to_write and above.is_dir():
            with suppress(OSError):
                folder.mkdir(mode=0o755, exist_ok=True)
        if _is_safe(folder):
            yield folder


def _is_safe(folder: Path) -> bool:
    """Whether a folder is there, and belongs to this user, to root or to whoever installed the program."""
    try:
        status, installed = folder.stat(), Path(__file__).stat()
    except OSError:
        return False
    owners = {os.geteuid(), 0, installed.st_uid}
    return stat.S_ISDIR(status.st_mode) and status.st_uid in owners and not status.st_mode & stat.S_IWOTH


def compiled_folder(name: str) -> Path | None:
    """A folder for what else this very code has compiled; what other code left is removed. None where none can be."""
    folder = f"{name}-{code_stamp()[:16]}"
    there = next((above / folder for above in folders() if (above / folder).is_dir()), None)
    for above in folders(to_write=True) if there is None else ():
        with suppress(OSError):
            (above / folder).mkdir(exist_ok=True)
            for old in above.glob(f"{name}-*"):
                if old.name != folder:
                    shutil.rmtree(old, ignore_errors=True)
            return above / folder
    return there


@cache
def code_stamp() -> str:
    """A checksum of the code that decides what is compiled; changes with any of it."""
    return _digest(_contents(package_files(_CODE)))


def _contents(paths: Iterable[Path]) -> Iterator[bytes]:
    for path in sorted(paths):
        yield f"{path.parent.name}/{path.name}\n".encode()
        yield hashlib.sha256(path.read_bytes()).digest()


def _digest(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _read(path: Path, stamp: str) -> Any:
    head, _, body = path.read_bytes().partition(b"\n")
    if head.decode() != f"{stamp} {hashlib.sha256(body).hexdigest()}":
        raise ValueError("stale or damaged")
    return json.loads(body)


def _write(path: Path, stamp: str, data: Any) -> None:
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    made = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        made.write_bytes(f"{stamp} {hashlib.sha256(body).hexdigest()}\n".encode() + body)
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)


@cache
def packer(hint: Any) -> Convert:
    """What turns a value of a type into JSON; raises TypeError for types it does not know."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in _PLAIN or origin is Literal:
        return _same
    if origin in (Union, UnionType):
        return _optional(packer(_other_than_none(inner)))
    if origin in (tuple, frozenset):
        members = [packer(each) for each in inner if each is not Ellipsis]
        if len(members) == 1:
            return _list_of(members[0])
        return lambda value: [pack(member) for pack, member in zip(members, value, strict=True)]
    if origin is not None and issubclass(origin, Mapping):
        pack_key, pack_value = map(packer, inner)
        return lambda value: [[pack_key(key), pack_value(member)] for key, member in value.items()]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value
    if hint in (date, Fraction):
        return str
    if is_dataclass(hint):
        columns = [(name, packer(below)) for name, below in _fields(hint)]
        return lambda value: [pack(getattr(value, name)) for name, pack in columns]
    raise TypeError(hint)


@cache
def unpacker(hint: Any) -> Convert:
    """What turns JSON back into a value of a type; raises ValueError, TypeError or KeyError for what is none."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in _PLAIN or origin is Literal:
        return _same
    if origin in (Union, UnionType):
        return _optional(unpacker(_other_than_none(inner)))
    if origin in (tuple, frozenset):
        members = [unpacker(each) for each in inner if each is not Ellipsis]
        if len(members) == 1:
            listed = _list_of(members[0])
            return lambda data: origin(listed(data))
        return lambda data: tuple([unpack(member) for unpack, member in zip(members, data, strict=True)])
    if origin is not None and issubclass(origin, Mapping):
        unpack_key, unpack_value = map(unpacker, inner)
        if unpack_key is unpack_value is _same:
            return dict
        return lambda data: {unpack_key(key): unpack_value(member) for key, member in data}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if hint is date:
        return date.fromisoformat
    if hint is Fraction:
        return Fraction
    if is_dataclass(hint):
        return _unpack_dataclass(hint)
    raise TypeError(hint)


def _unpack_dataclass(hint: Any) -> Convert:
    columns = _fields(hint)
    names = [name for name, _ in columns]
    # Most fields are words: only the others are converted, which is where the time would go.
    converted = [(at, convert) for at, (_, below) in enumerate(columns) if (convert := unpacker(below)) is not _same]
    by_name = any(field.kw_only for field in fields(hint))

    def unpack(data: Any) -> Any:
        for at, convert in converted:
            data[at] = convert(data[at])
        if len(data) != len(names):
            raise ValueError(hint)
        return hint(**dict(zip(names, data, strict=True))) if by_name else hint(*data)

    return unpack


def _fields(hint: Any) -> list[tuple[str, Any]]:
    hints = get_type_hints(hint)
    return [(field.name, hints[field.name]) for field in fields(hint) if field.init]


def _other_than_none(inner: tuple[Any, ...]) -> Any:
    other = [each for each in inner if each is not NoneType]
    if len(other) != 1:
        raise TypeError(inner)
    return other[0]


def _same(value: Any) -> Any:
    return value


def _optional(convert: Convert) -> Convert:
    return convert if convert is _same else lambda value: None if value is None else convert(value)


def _list_of(convert: Convert) -> Convert:
    return list if convert is _same else lambda values: [convert(value) for value in values]
