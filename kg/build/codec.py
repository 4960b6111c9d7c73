"""Frozen records to compact JSON and back, guided by their type hints: what a build keeps between runs.

A record becomes the list of its fields' values. Nothing is executed on the way back, unlike with pickle: a store
folder may come from somebody else.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
import zlib
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Convert = Callable[[Any], Any]
_PLAIN = (str, int, bool, float)
_LEVEL = 3
"""zlib level: readings shrink to a fifth, and faster than they are made."""


class Codec(Generic[T]):
    """Turns values of one type into bytes and back.

    >>> from kg.records import Passage
    >>> codec = Codec(Passage)
    >>> codec.decode(codec.encode(Passage(3, 8)))
    Passage(start=3, end=8)
    """

    def __init__(self, kind: Any) -> None:
        self._write, self._read = _converters(kind)

    def encode(self, value: T) -> bytes:
        """Write a value."""
        text = json.dumps(self._write(value), ensure_ascii=True, separators=(",", ":"))
        return zlib.compress(text.encode("ascii"), _LEVEL)

    def decode(self, data: bytes) -> T:
        """Read what `encode` wrote."""
        value: T = self._read(json.loads(zlib.decompress(data)))
        return value


@cache
def _converters(kind: Any) -> tuple[Convert, Convert]:
    """Return the functions to and from JSON for a type hint.

    Raises:
        TypeError: a type that no record uses so far.
    """
    if kind in _PLAIN or get_origin(kind) is Literal:
        return _same, _same
    if kind in (dt.date, dt.time, dt.datetime):
        return kind.isoformat, kind.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_value, kind
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType) and len(arguments) == 2 and type(None) in arguments:
        return _optional(*_converters(next(a for a in arguments if a is not type(None))))
    if origin is tuple and arguments[-1] is Ellipsis:
        return _many(*_converters(arguments[0]))
    if origin is tuple:
        return _fixed([_converters(argument) for argument in arguments])
    if origin is dict and arguments[0] is str:
        return _mapping(*_converters(arguments[1]))
    raise TypeError(f"no way to write {kind!r}")


def _same(value: Any) -> Any:
    return value


def _enum_value(value: Any) -> Any:
    return value.value


def _optional(write: Convert, read: Convert) -> tuple[Convert, Convert]:
    if write is _same:
        return _same, _same
    return (lambda v: None if v is None else write(v)), (lambda v: None if v is None else read(v))


def _many(write: Convert, read: Convert) -> tuple[Convert, Convert]:
    if write is _same:
        return list, tuple
    return (lambda v: [write(x) for x in v]), (lambda v: tuple(read(x) for x in v))


def _fixed(parts: list[tuple[Convert, Convert]]) -> tuple[Convert, Convert]:
    return (
        lambda v: [write(x) for x, (write, _) in zip(v, parts, strict=True)],
        lambda v: tuple(read(x) for x, (_, read) in zip(v, parts, strict=True)),
    )


def _mapping(write: Convert, read: Convert) -> tuple[Convert, Convert]:
    return (lambda v: {k: write(x) for k, x in v.items()}), (lambda v: {k: read(x) for k, x in v.items()})


def _dataclass(kind: Any) -> tuple[Convert, Convert]:
    hints = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind) if field.init]
    parts = [_converters(hints[name]) for name in names]

    def write(value: Any) -> list[Any]:
        return [part[0](getattr(value, name)) for name, part in zip(names, parts, strict=True)]

    def read(value: list[Any]) -> Any:
        return kind(**{name: part[1](x) for name, part, x in zip(names, parts, value, strict=True)})

    return write, read
