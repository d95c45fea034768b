"""An answer in the form that is asked for: a page, JSON or CSV of the same address.

However long a table is, few of its rows are held in memory: what does not fit there is laid into a file of no name, and
given from it. So the store is closed before the first byte goes out, however slowly it is taken.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any, TextIO

from starlette.responses import Response, StreamingResponse

from polybius.report.data import flat
from polybius.store import write_csv

__all__ = ["FORMATS", "Answer", "Missing", "Moved", "asked_format", "refuse", "respond"]

FORMATS = ("json", "csv")
MOST_HELD = 4 << 20  # bytes of an answer that are held in memory
CHUNK = 1 << 16
Row = dict[str, Any]


class Missing(Exception):
    """No such record; the message says what was looked for."""


class Moved(Exception):
    """The record stands at another address now, which the message is."""


@dataclass(frozen=True)
class Answer:
    """What a view found, before it takes a form."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    data: Callable[[], Any] = dict  # for JSON
    rows: Callable[[], tuple[Iterable[Row], list[str]]] | None = None  # for CSV: rows and columns


def asked_format(path: str) -> tuple[str, str]:
    """The path without its ending, and the form that the ending asks for: html, json or csv."""
    stem, dot, ending = path.rpartition(".")
    return (stem, ending) if dot and ending in FORMATS else (path, "html")


def respond(answer: Answer, form: str, render: Callable[[str, dict[str, Any]], str]) -> Response:
    """The answer as a page, as JSON or as CSV."""
    if form == "json":
        values = answer.data()
        return _laid(lambda out: _write_json(values, out), "application/json")
    if form == "csv":
        if answer.rows is None:
            raise Missing("This page has no table; ask for its .json")
        rows, names = answer.rows()
        return _laid(lambda out: write_csv(rows, names, out), "text/csv; charset=utf-8")
    return Response(_whole(render(answer.template, answer.context)), media_type="text/html; charset=utf-8")


def _laid(write: Callable[[TextIO], None], media_type: str) -> Response:
    """What is written, from memory where it fits there, else from a file that is gone when it was given."""
    file = tempfile.SpooledTemporaryFile(MOST_HELD)  # noqa: SIM115 - it is given, and closed, after this
    out = io.TextIOWrapper(file, "utf-8", "replace", newline="")
    try:
        write(out)
        out.flush()
    except BaseException:
        file.close()
        raise
    out.detach()
    size = file.tell()
    file.seek(0)
    if size <= MOST_HELD:
        with file:
            return Response(file.read(), media_type=media_type)
    return StreamingResponse(_chunks(file), media_type=media_type, headers={"content-length": str(size)})


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(CHUNK):
            yield chunk


def _write_json(values: Any, out: TextIO) -> None:
    """Writes an object of JSON; what is an iterator in it becomes a list, an item at a time."""
    if not isinstance(values, dict):
        out.write(_json(values))
        return
    out.write("{")
    for at, (name, value) in enumerate(values.items()):
        out.write(f"{', ' if at else ''}{_json(name)}: ")
        if isinstance(value, Iterator):
            out.write("[")
            for nth, item in enumerate(value):
                out.write(f"{', ' if nth else ''}{_json(item)}")
            out.write("]")
        else:
            out.write(_json(value))
    out.write("}")


def _json(value: Any) -> str:
    return json.dumps(flat(value), ensure_ascii=False, default=str)


def refuse(status: int, words: str, form: str, page: Callable[[], str]) -> Response:
    """Why there is no answer, in the form that was asked for."""
    if form == "json":
        return Response(_whole(json.dumps({"error": words}, ensure_ascii=False)), status, media_type="application/json")
    if form == "csv":
        return Response(_whole(words + "\n"), status, media_type="text/plain; charset=utf-8")
    return Response(_whole(page()), status, media_type="text/html; charset=utf-8")


def _whole(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # half a surrogate pair becomes "?"
