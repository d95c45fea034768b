"""DuckDB columns derived from record classes, and the cells that fill them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any

from polybius.schema import Span

__all__ = ["cell", "columns", "create", "json_structure", "quoted"]

SCALARS = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", dt.date: "DATE", dt.datetime: "TIMESTAMP"}
SPAN_FIELDS = (("start", "BIGINT"), ("end", "BIGINT"), ("text", "VARCHAR"))


@functools.cache
def columns(record: type) -> Mapping[str, str]:
    """Column names and DuckDB types of a record class, in the order of its fields.

    A field ``span`` becomes ``start``, ``end`` and ``text``; any other Span, and any nested record, a STRUCT;
    a tuple a list. A trailing underscore, which Python needs for its own words, is dropped.
    """
    hints = typing.get_type_hints(record)
    out: dict[str, str] = {}
    for name in (field.name for field in dataclasses.fields(record)):
        if name == "span" and hints[name] is Span:
            out.update(SPAN_FIELDS)
        else:
            out[name.rstrip("_")] = _sql_type(hints[name])
    return types.MappingProxyType(out)


def create(table: str, record: type) -> str:
    """The statement that makes a table of a record class, where it is not there yet."""
    parts = [f"{quoted(name)} {kind}" for name, kind in columns(record).items()]
    return f"CREATE TABLE IF NOT EXISTS {quoted(table)} ({', '.join(parts)})"


def json_structure(record: type) -> str:
    """What DuckDB's ``from_json`` needs to read a list of such records."""
    return json.dumps([dict(columns(record))])


def quoted(name: str) -> str:
    """The name as SQL takes it whatever it says: ``"end"``."""
    return '"' + name.replace('"', '""') + '"'


def cell(value: Any, text: str) -> Any:
    """A record, or a value of one, as JSON for its column; ``text`` is what its spans are cut from."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "text": value.of(text)}
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [cell(item, text) for item in value]
    if dataclasses.is_dataclass(value):
        return dict(_cells(value, text))
    return value


def _cells(record: Any, text: str) -> Iterator[tuple[str, Any]]:
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if field.name == "span" and isinstance(value, Span):
            yield from cell(value, text).items()
        else:
            yield field.name.rstrip("_"), cell(value, text)


def _sql_type(hint: Any) -> str:
    if hint in SCALARS:
        return SCALARS[hint]
    if hint is Span:
        return _struct(dict(SPAN_FIELDS))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _struct(columns(hint))
    inner = [item for item in typing.get_args(hint) if item not in (type(None), ...)]
    if typing.get_origin(hint) is tuple and inner:
        return _sql_type(inner[0]) + "[]"
    if isinstance(hint, types.UnionType) and len(inner) == 1:  # X | None
        return _sql_type(inner[0])
    raise TypeError(f"no column type for {hint}")


def _struct(fields: Mapping[str, str]) -> str:
    return f"STRUCT({', '.join(f'{quoted(name)} {kind}' for name, kind in fields.items())})"
