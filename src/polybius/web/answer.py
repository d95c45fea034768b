"""An answer in the form that is asked for: a page, JSON or CSV of the same address."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import Response

from polybius.report.data import flat
from polybius.store import write_csv

__all__ = ["FORMATS", "Answer", "Missing", "Moved", "asked_format", "refuse", "respond"]

FORMATS = ("json", "csv")
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
        text = json.dumps(flat(answer.data()), ensure_ascii=False, default=str)
        return Response(_whole(text), media_type="application/json")
    if form == "csv":
        if answer.rows is None:
            raise Missing("This page has no table; ask for its .json")
        rows, names = answer.rows()
        out = io.StringIO()
        write_csv(rows, names, out)
        return Response(_whole(out.getvalue()), media_type="text/csv; charset=utf-8")
    return Response(_whole(render(answer.template, answer.context)), media_type="text/html; charset=utf-8")


def refuse(status: int, words: str, form: str, page: Callable[[], str]) -> Response:
    """Why there is no answer, in the form that was asked for."""
    if form == "json":
        return Response(_whole(json.dumps({"error": words}, ensure_ascii=False)), status, media_type="application/json")
    if form == "csv":
        return Response(_whole(words + "\n"), status, media_type="text/plain; charset=utf-8")
    return Response(_whole(page()), status, media_type="text/html; charset=utf-8")


def _whole(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # half a surrogate pair becomes "?"
