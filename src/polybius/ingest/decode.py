"""Bytes made into text: the encoding found, files that are no text refused."""

from __future__ import annotations

import codecs
import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from polybius.errors import InputError

MAX_CONTROL_SHARE = 0.02  # of the characters; text has next to none besides tabs and line ends
MAX_WIDE_NUL_SHARE = 0.3  # of the bytes at even or odd places: UTF-16 without a mark
SAMPLE_BYTES = 65_536
MIN_GUESSED = 200  # bytes; the encoding of a shorter text cannot be guessed from its letters
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
ESCAPED = re.compile("[\udc80-\udcff]+")
SINGLE_BYTE = ("cp1252", "latin-1")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file's bytes.

    Args:
        data: All of the file.
        declared: The encoding that the file claims, tried first.

    Raises:
        InputError: no text: empty, a known other format, NUL bytes, or too many control characters.
    """
    if not data:
        raise InputError("empty")
    for magic, name in MAGIC:
        if data.startswith(magic):
            raise InputError(f"not text but {name}; hand in .txt, .md, .html, .jsonl or .csv")
    text = _decoded(data, declared)
    sample = text[:SAMPLE_BYTES]
    if "\x00" in text or len(CONTROL.findall(sample)) > MAX_CONTROL_SHARE * len(sample) + 2:
        raise InputError("binary: it holds NUL bytes or control characters as no text does")
    return text


@dataclass(frozen=True, slots=True)
class Encoded:
    """How the bytes of a file became its text, so that the bytes of each character can be told."""

    encoding: str
    mark: int  # bytes of the byte order mark before the text
    mirror: str  # the text, with a lone surrogate for each byte that is of another encoding

    def byte(self, start: int, end: int) -> int:
        """How many bytes the characters between two take."""
        return len(self.mirror[start:end].encode(self.encoding, "surrogateescape"))


def encoded(data: bytes, text: str, declared: str | None = None) -> Encoded | None:
    """How these bytes became this text; None where not each character is of certain bytes."""
    mark, named = next(((mark, name) for mark, name in BOMS if data.startswith(mark)), (b"", None))
    little = mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF32_LE)
    if named and named != "utf-8-sig":
        known = [f"{named}-{'le' if little else 'be'}"]
    else:
        known = [_unmarked_wide(data) or "utf-8", *([declared] if declared else []), *SINGLE_BYTE]
    for name in known:
        with contextlib.suppress(UnicodeError, LookupError):
            if text.encode(name) == data[len(mark) :]:
                return Encoded(codecs.lookup(name).name, len(mark), text)
    mirror = data[len(mark) :].decode("utf-8", "surrogateescape")
    same = len(mirror) == len(text) and ESCAPED.sub("", mirror) == "".join(
        a for a, b in zip(text, mirror, strict=True) if not "\udc80" <= b <= "\udcff"
    )
    return Encoded("utf-8", len(mark), mirror) if same else None


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if guessed := _unmarked_wide(data):
        return data.decode(guessed, "replace")
    if declared and (text := _as_declared(data, declared)) is not None:
        return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data)


def _unmarked_wide(data: bytes) -> str | None:
    sample = data[:SAMPLE_BYTES]
    half = len(sample) // 2
    if half < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > MAX_WIDE_NUL_SHARE > even:
        return "utf-16-le"
    if even > MAX_WIDE_NUL_SHARE > odd:
        return "utf-16-be"
    return None


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    if name in ("ascii", "iso8859-1"):
        name = "cp1252"  # what pages that claim Latin-1 are written in
    try:
        return data.decode(name)
    except (UnicodeError, LookupError, TypeError, AttributeError):
        return None  # a wrong claim, or a codec that makes no text


def _not_utf8(data: bytes) -> str:
    """Text whose bytes are not all UTF-8: mostly UTF-8 with strays, or an encoding of one byte a character."""
    mixed = data.decode("utf-8", "surrogateescape")
    strays = sum(len(piece) for piece in ESCAPED.findall(mixed))
    if sum(1 for character in mixed if "\x7f" < character < "\ud800" or character > "\udfff") >= strays:
        return ESCAPED.sub(lambda found: _single(found.group().encode("utf-8", "surrogateescape")), mixed)
    sample = data[:SAMPLE_BYTES]
    high = sum(1 for byte in sample if byte > 0x7F)
    if high * 10 <= len(sample) or len(sample) < MIN_GUESSED:  # English with a few quotes and accents
        return _single(data)
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return data.decode(best.encoding, "replace") if best else _single(data)


def _single(data: bytes) -> str:
    for encoding in SINGLE_BYTE:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def wide(head: bytes) -> str | None:
    """The encoding of a file that has two or four bytes a character, by its first bytes; None where it has one."""
    return next((encoding for mark, encoding in BOMS[1:] if head.startswith(mark)), None) or _unmarked_wide(head)


def lines(stream: BinaryIO, max_bytes: int) -> Iterator[tuple[int, str | None]]:
    """The lines of a file with their numbers, read one at a time; None for a line longer than allowed.

    Each line is decoded by itself, so that one row in another encoding spoils no other. A file of wide characters is
    taken at once. Where returns alone end the lines, as in tables from a Mac's spreadsheet, they are read as such.
    """
    first = stream.readline(max_bytes + 1)
    if encoding := wide(first):
        stream = io.BytesIO((first + b"".join(stream)).decode(encoding, "replace").encode("utf-8"))
        first = stream.readline(max_bytes + 1)
    if b"\r" in first and not first.endswith(b"\n"):
        stream = io.BufferedReader(_Returns(first, stream))
        first = stream.readline(max_bytes + 1)
    line, number = first.removeprefix(codecs.BOM_UTF8), 0
    while line:
        number += 1
        if len(line) > max_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield number, None
        else:
            yield number, _line(line)
        line = stream.readline(max_bytes + 1)


class _Returns(io.RawIOBase):
    """A file in which returns end the lines, with newlines for them: what was read of it, and the rest."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self.first, self.rest = io.BytesIO(first), rest

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fills a buffer, and tells how far."""
        data = self.first.read(len(buffer)) or self.rest.read(len(buffer))
        buffer[: len(data)] = data.replace(b"\r", b"\n")
        return len(data)


def _line(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data)
