"""Inputs of every kind made into documents, one at a time; what cannot be read becomes a Refusal with the reason."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import itertools
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from polybius.config import Settings
from polybius.errors import MAX_WHY, InputError, PolybiusError
from polybius.ingest import alongside, find, html, plain, rows
from polybius.ingest.build import Raw, build, short_digest
from polybius.ingest.dating import day
from polybius.ingest.decode import decode, encoded
from polybius.ingest.facts import Facts, facts, words
from polybius.ingest.traced import traced
from polybius.schema import LINE, Document, Refusal, Span

Input = str | os.PathLike[str] | bytes
BYTES_A_CHARACTER = 4  # at most, in UTF-8

log = logging.getLogger(__name__)


def from_text(
    text: str,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    id: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    language: str | None = None,
    notice: str | None = None,
    given: tuple[Span, Span] | None = None,
    settings: Settings | None = None,
) -> Document:
    """The document that a text is, cleaned unless the settings say otherwise; without an id one is made from it.

    Raises:
        InputError: no text, too long a one, or a day that cannot be understood.
    """
    known = Facts(id, title, day(published), publisher, author, url, language, notice, given)
    return build(Raw(traced(text)), known, id=id, uri=None, settings=settings or Settings())


def read(inputs: Iterable[Input], *, settings: Settings | None = None) -> Iterator[Document | Refusal]:
    """Every input as documents, and as a Refusal what cannot be read; in the order of the inputs, one at a time.

    Args:
        inputs: Files, folders, patterns, ``-`` for standard input, or a file's bytes.
        settings: How to read.
    """
    settings = settings or Settings()
    if isinstance(inputs, str | Path | bytes):
        inputs = [inputs]  # a lone name would be walked letter by letter, "/" and all
    taken: set[str] = set()
    for input in inputs:
        for item in _refused_or_read(input, settings):
            yield item if isinstance(item, Refusal) else _named(item, taken)


def _refused_or_read(input: Input, settings: Settings) -> Iterator[Document | Refusal]:
    if isinstance(input, bytes):
        yield from _from_bytes(input, f"bytes:{short_digest(input.hex()[:100_000])}", settings)
    elif not isinstance(input, str | os.PathLike):
        yield Refusal(
            str(input)[:500], f"{type(input).__name__} is no input; give a path, a text's bytes or a Document"
        )
    elif input == "-":
        yield from _from_standard_input(sys.stdin.buffer, settings)
    else:
        try:
            for path in find.files(input):
                for item in _from_file(path, settings):
                    yield item if isinstance(item, Refusal) else _located(item, path)
        except InputError as error:
            yield Refusal(_shown(input)[:500], str(error))


def _shown(name: str | os.PathLike[str]) -> str:
    """A file's name as it can be written down; on Linux it may be none in UTF-8, such as those of an old archive."""
    return os.fspath(name).encode("utf-8", "backslashreplace").decode()


def _located(document: Document, path: Path) -> Document:
    """The document with the full path of its file, unless it tells an address of its own."""
    own = (document.uri or "").startswith(_shown(path))
    return dataclasses.replace(document, path=_shown(path.resolve())) if own else document


def _from_file(path: Path, settings: Settings) -> Iterator[Document | Refusal]:
    uri, ending = _shown(path), path.suffix.lower()
    if ending not in find.ENDINGS:
        what = f"unknown ending {ending!r}" if ending else "a name without an ending"
        yield Refusal(uri, f"{what}; known are {', '.join(find.ENDINGS)}")
        return
    try:
        if not path.is_file():
            raise InputError("not a file" if path.exists() else "a link to nothing")
        if ending in find.JSONL + find.CSV:
            with path.open("rb") as stream:
                yield from _from_rows(stream, uri, ending, settings)
        else:
            data = _content(path, html.MAX_PAGE if ending in find.PAGE else settings.max_characters)
            yield _document(data, ending, _shown(path.stem), uri, settings)
    except InputError as error:
        yield Refusal(uri, str(error))
    except OSError as error:
        yield Refusal(uri, f"cannot be read: {error.strerror or error}")
    except PolybiusError:
        raise
    except Exception as error:
        yield Refusal(uri, _unforeseen(error, uri))


def _content(path: Path, characters: int) -> bytes:
    size, most = path.stat().st_size, BYTES_A_CHARACTER * characters
    if size > most:
        raise InputError(f"too long: {size:,} bytes; at most {most:,} are read")
    return path.read_bytes()


def _document(data: bytes, ending: str, id: str | None, uri: str, settings: Settings) -> Document:
    """The one document of a file of text, Markdown or HTML."""
    if ending in find.PAGE:
        page = html.decoded(data)
        raw, known = _page(page)
        raw = dataclasses.replace(raw, encoded=encoded(data, page, html.named(data)))
        return build(raw, known, id=id, uri=uri, settings=settings)
    whole = decode(data)
    if len(whole) > settings.max_characters:
        raise InputError(f"too long: {len(whole):,} characters; at most {settings.max_characters:,} are read")
    known, rest = plain.front_matter(whole)
    text = traced(whole)[len(whole) - len(rest) :]
    if ending in find.MARKDOWN and settings.clean:
        text, title = plain.unmarked(text)
        known = dataclasses.replace(known, title=known.title or title)
    return build(Raw(text, encoded(data, whole)), known, id=known.id or id, uri=uri, settings=settings)


def _page(page: str) -> tuple[Raw, Facts]:
    """The article of a web page, with where it stands there and what stands beside it."""
    text, known = html.page(page)
    placed, left_out = alongside.found(text, page, known.title)
    return Raw(placed, left_out=left_out), known


def _from_bytes(data: bytes, uri: str, settings: Settings) -> Iterator[Document | Refusal]:
    head = data[:65_536].lstrip(b"\xef\xbb\xbf \t\r\n")
    try:
        if _is_json_object(head.split(b"\n", 1)[0]):
            yield from _from_rows(io.BytesIO(data), uri, ".jsonl", settings)
        elif html.looks_like_page(data[:4_000].decode("latin-1")):
            yield _document(data, ".html", None, uri, settings)
        else:
            yield _document(data, ".txt", None, uri, settings)
    except InputError as error:
        yield Refusal(uri, str(error))


def _from_standard_input(stream: BinaryIO, settings: Settings) -> Iterator[Document | Refusal]:
    """Rows when the first line is a JSON object, else one document."""
    most = BYTES_A_CHARACTER * settings.max_characters
    first = stream.readline(most + 1)
    if _is_json_object(first):
        yield from _from_rows(_Behind(first, stream), "-", ".jsonl", settings)
        return
    data = first + stream.read(max(0, most - len(first) + 1))
    if len(data) > most:
        yield Refusal("-", f"too long: more than {most:,} bytes")
    else:
        yield from _from_bytes(data, "-", settings)


class _Behind(io.RawIOBase):
    """A stream whose first line was read already."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first, self._stream = io.BytesIO(first), stream

    def read(self, size: int = -1) -> bytes:
        return self._first.read(size)

    def readline(self, size: int | None = -1, /) -> bytes:
        limit = -1 if size is None else size
        return self._first.readline(limit) or self._stream.readline(limit)


def _is_json_object(line: bytes) -> bool:
    line = line.strip().removeprefix(b"\xef\xbb\xbf")
    return line.startswith(b"{") and (line.endswith(b"}") or b'"' in line[:50])


def _from_rows(stream: Any, uri: str, ending: str, settings: Settings) -> Iterator[Document | Refusal]:
    most = BYTES_A_CHARACTER * settings.max_characters
    if ending in find.JSONL:
        found = rows.from_jsonl(stream, uri, most)
    else:
        found = rows.from_csv(stream, uri, most, "\t" if ending == ".tsv" else None)
    first = next(found, None)
    if first is None:
        yield Refusal(uri, "empty")
        return
    taken: set[str] = set()  # ids that a row before has: of two texts of one id, the second goes by its line
    for item in itertools.chain([first], found):
        if isinstance(item, Refusal):
            yield item
            continue
        number, row = item
        id = words(row.get("id"))
        name = f"{uri}#{LINE}{number}" if id is None or id in taken else f"{uri}#{id}"
        taken.add(id or "")
        try:
            yield _from_row(row, name, settings)
        except InputError as error:
            yield Refusal(name, f"line {number}: {error}")
        except PolybiusError:
            raise
        except Exception as error:
            yield Refusal(name, f"line {number}: {_unforeseen(error, uri)}")


def _unforeseen(error: Exception, uri: str) -> str:
    """Why a document is refused that does something to the code which nobody foresaw: the others are read."""
    log.debug("%s cannot be read", uri, exc_info=True)
    return f"cannot be read: {type(error).__name__}: {error}"[:MAX_WHY]


def _from_row(row: dict[str, Any], uri: str, settings: Settings) -> Document:
    text, is_page = rows.text_of(row)
    known, raw = facts(row), Raw(traced(text))
    if is_page:
        raw, told = _page(text)
        known = Facts(*(getattr(known, field.name) or getattr(told, field.name) for field in dataclasses.fields(Facts)))
    return build(raw, known, id=known.id, uri=uri, settings=settings)


def _named(document: Document, taken: set[str]) -> Document:
    """The document under an id that no other of the run has: a second "report" is "report-" and eight digits."""
    id = document.id
    if id in taken:
        id = f"{document.id}-{short_digest(document.uri or document.text)}"
    for number in itertools.count(2):
        if id not in taken:
            break
        id = f"{document.id}-{short_digest(document.uri or document.text)}-{number}"
    taken.add(id)
    return document if id == document.id else dataclasses.replace(document, id=id)
