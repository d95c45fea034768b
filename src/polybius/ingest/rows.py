"""Tables of documents: JSON lines and CSV, one row at a time."""

from __future__ import annotations

import contextlib
import csv
import json
from collections import deque
from collections.abc import Iterator
from typing import Any, BinaryIO

from polybius.errors import InputError
from polybius.ingest.decode import lines
from polybius.schema import LINE, Refusal

# The names that columns have in the files that people bring, the first filled one counts.
COLUMNS = {
    "text": ("text", "body", "maintext", "content", "event_text", "article", "full_text", "fulltext", "article_text"),
    "html": ("html", "raw_html", "page", "html_content"),
    "id": ("id", "doc_id", "document_id", "story_id", "article_id", "gkgrecordid", "guid", "uid"),
    "title": ("title", "headline", "heading", "title_page"),
    "published": (
        "published", "date", "pub_date", "publish_date", "date_publish", "datetimestamp", "publication_date",
        "published_at", "pubdate", "published_date",
    ),
    "url": ("url", "link", "documentidentifier", "uri", "source_url", "sourceurl"),
    "publisher": ("publisher", "source", "outlet", "media_name", "source_domain", "origin", "newspaper", "sitename"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang"),
    "notice": ("notice",),
    "given": ("given",),
}  # fmt: skip
DELIMITERS = ",;\t|"
MAX_ROW_LINES = 2_000  # of text in the cells of one row


def from_jsonl(stream: BinaryIO, uri: str, max_bytes: int) -> Iterator[tuple[int, dict[str, Any]] | Refusal]:
    """The rows of a file of JSON lines with their line numbers; a Refusal for each that is no JSON object."""
    for number, line in lines(stream, max_bytes):
        where = f"{uri}#{LINE}{number}"
        if line is None:
            yield Refusal(where, f"line {number} is longer than {max_bytes:,} bytes")
            continue
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Refusal(where, f"line {number} is no JSON: {_why(error)}")
            continue
        if isinstance(row, dict):
            yield number, known(row)
        else:
            yield Refusal(where, f"line {number} is no JSON object but {_kind(row)}")


def _why(error: Exception) -> str:
    """What is wrong with a line of JSON, with the place in the line that it was found at."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return str(error)[:120]


def _kind(value: Any) -> str:
    """What a value of JSON is, in words."""
    kinds = (
        (bool, "true or false"),
        ((int, float), "a number"),
        (str, "a text"),
        (list, "a list"),
        (dict, "an object"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), "null")


def from_csv(
    stream: BinaryIO, uri: str, max_bytes: int, delimiter: str | None = None
) -> Iterator[tuple[int, dict[str, Any]] | Refusal]:
    """The rows of a table with their line numbers; a Refusal for each that has too many or too few cells.

    Args:
        stream: Read line by line; a cell in quotes may run over several.
        uri: Names the file in refusals.
        max_bytes: The longest line, and the longest cell.
        delimiter: None: the one that the first line shows.
    """
    csv.field_size_limit(max(csv.field_size_limit(), max_bytes))
    source = lines(stream, max_bytes)
    first = next(source, (1, ""))[1] or ""
    delimiter = delimiter or max(DELIMITERS, key=first.count)
    header = [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter), [])]
    if not any(name in COLUMNS["text"] + COLUMNS["html"] for name in header):
        yield Refusal(uri, f"no column of texts; the first line has {', '.join(header)[:200]!r}, expected text or html")
        return
    for number, cells in _records(source, delimiter):
        if isinstance(cells, str):
            yield Refusal(f"{uri}#{LINE}{number}", f"line {number}: {cells}")
        elif len(cells) == len(header):
            yield number, known(dict(zip(header, cells, strict=True)))
        elif any(cell.strip() for cell in cells):
            why = f"line {number} has {len(cells)} cells; the header has {len(header)}"
            yield Refusal(f"{uri}#{LINE}{number}", why)


def _records(source: Iterator[tuple[int, str | None]], delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """The rows of a table with the number of their first line: their cells, or why there are none.

    A quote that is never closed would swallow the rest of the table: such a row is given up after MAX_ROW_LINES, and
    the lines behind its first are read again as rows of their own.
    """
    waiting: deque[tuple[int, str | None]] = deque()
    while True:
        record: list[tuple[int, str | None]] = []
        try:
            cells = next(csv.reader(_fed(source, waiting, record), delimiter=delimiter), None)
        except csv.Error as error:
            waiting.extendleft(reversed(record[1:]))
            yield record[0][0], str(error)
            continue
        if cells is None:
            return
        number = record[0][0]
        if record[0][1] is None:
            yield number, "longer than a row may be"
        elif len(record) > 1 and sum((line or "").count('"') for _, line in record) % 2:
            waiting.extendleft(reversed(record[1:]))
            yield number, "a quote in it is never closed"
        else:
            yield number, cells


def _fed(
    source: Iterator[tuple[int, str | None]],
    waiting: deque[tuple[int, str | None]],
    record: list[tuple[int, str | None]],
) -> Iterator[str]:
    """Lines for one row, noted in ``record``: those that wait first."""
    while len(record) < MAX_ROW_LINES:
        item = waiting.popleft() if waiting else next(source, None)
        if item is None:
            return
        record.append(item)
        yield "\n" if item[1] is None else item[1].replace("\x00", "")


def known(row: dict[str, Any]) -> dict[str, Any]:
    """The row under the names that Polybius has for its columns, empty cells left out.

    Raises nothing: what the values mean is for ``facts`` to say.
    """
    lowered = {str(name).strip().lower(): value for name, value in row.items()}
    out: dict[str, Any] = {}
    for column, names in COLUMNS.items():
        value = next((lowered[name] for name in names if not _empty(lowered.get(name))), None)
        if value is not None:
            out[column] = value
    if isinstance(out.get("given"), str):
        with contextlib.suppress(ValueError):  # facts() says what is wrong with it
            out["given"] = json.loads(out["given"])
    return out


def text_of(row: dict[str, Any]) -> tuple[str, bool]:
    """The row's text, and whether it is a web page.

    Raises:
        InputError: a row without either, or with something that is no text.
    """
    for column in ("text", "html"):
        value = row.get(column)
        if value is not None:
            if not isinstance(value, str):
                raise InputError(f"{column} is {_kind(value)}, not a text")
            return value, column == "html"
    raise InputError("no text: the row needs a column text or html that is not empty")


def _empty(value: Any) -> bool:
    return value is None or (
        isinstance(value, str | list | dict) and not (value.strip() if isinstance(value, str) else value)
    )
