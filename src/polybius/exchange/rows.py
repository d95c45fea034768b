"""The rows of a delimited file as it is found in the wild: opened, decoded, mended line by line, in constant memory."""

from __future__ import annotations

import codecs
import contextlib
import csv
import gzip
import io
import itertools
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast

import duckdb

from polybius.errors import InputError
from polybius.ingest.decode import SAMPLE_BYTES, wide

__all__ = ["Columns", "Notes", "members", "rows"]

BLOCK = 1 << 22  # bytes taken at once, in reads of
READ = 1 << 16
LONGEST = 1 << 20  # characters of a line; a longer one is no row
JOINED = 60  # lines that a quoted cell may run over
EXAMPLES = {"refused": 1000}  # line numbers kept of each reason
FEW = 20  # of what was mended or left out
DELIMITERS = ("\t", ",", ";", "|")


@dataclass
class Notes:
    """What was mended, refused and left out in a file: how often, and on which lines first."""

    counts: dict[tuple[str, str], int] = field(default_factory=dict)  # by kind and what
    lines: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def add(self, kind: str, what: str, line: int, n: int = 1) -> None:
        """Counts something; ``kind`` is repaired, refused or left out."""
        key = kind, what
        self.counts[key] = self.counts.get(key, 0) + n
        kept = self.lines.setdefault(key, [])
        if len(kept) < EXAMPLES.get(kind, FEW):
            kept.append(line)

    def total(self, kind: str) -> int:
        """How many of a kind there are."""
        return sum(n for (of, _), n in self.counts.items() if of == kind)


@dataclass(frozen=True)
class Columns:
    """The columns of a format as its publisher writes them.

    Each layout is a list of names in the order of the file; a file without a header is known by how many cells its
    rows have. ``known`` tells a header by its names; ``least`` is how many columns a row needs from the left.
    """

    layouts: tuple[tuple[str, ...], ...]
    least: int
    renamed: dict[str, str] = field(default_factory=dict)  # other spellings, in lower case
    ordered: bool = True  # False: there is no order to go by, so that a header is needed
    needed: tuple[tuple[str, ...], ...] = ()  # of each of these a header names one at least

    def named(self, cells: Sequence[str]) -> list[str] | None:
        """The columns that a header names; None where the row is no header."""
        known = {_plain(name): name for layout in self.layouts for name in layout} | self.renamed
        found = [known.get(_plain(cell), "") for cell in cells]
        hits = sum(1 for name in found if name)
        return found if hits * 2 >= min(len(cells), self.least * 2) and hits >= 2 else None

    def placed(self, n_cells: int) -> list[str] | None:
        """The columns of a row without a header, by the number of its cells; None where no layout has so many."""
        fitting = next((layout for layout in self.layouts if len(layout) == n_cells), None)
        return list(fitting) if fitting and self.ordered else None


def _plain(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())


def members(path: Path) -> Iterator[tuple[str, Callable[[], AbstractContextManager[IO[bytes]]]]]:
    """The files in a path, each with its name and how to open it: itself, unpacked (.gz), as lines (.parquet), or those
    of a .zip.

    Raises:
        InputError: no such file, or one that is damaged.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder; name the files in it")
    if not path.is_file():
        raise InputError(f"{path}: no such file")
    if path.suffix.lower() == ".zip":
        try:
            archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError) as error:
            raise InputError(f"{path} is no archive that can be opened: {error}") from error
        with archive:
            for info in archive.infolist():
                if not info.is_dir() and not info.filename.startswith("__MACOSX/"):
                    yield f"{path.name}/{info.filename}", lambda info=info: archive.open(info)  # type: ignore[misc]
    elif path.suffix.lower() == ".gz":
        yield path.name, lambda: cast(IO[bytes], gzip.GzipFile(path))
    elif path.suffix.lower() == ".parquet":
        yield path.name, lambda: _written_out(path)
    else:
        yield path.name, lambda: path.open("rb")


@contextlib.contextmanager
def _written_out(path: Path) -> Iterator[IO[bytes]]:
    """The rows of a Parquet file as lines with a header."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "rows.csv"
        try:
            table = duckdb.connect().sql("FROM read_parquet($path)", params={"path": str(path)})
            table.write_csv(str(lines), header=True)
        except duckdb.Error as error:
            raise InputError(f"{path} cannot be read as Parquet: {str(error).splitlines()[0]}") from error
        with lines.open("rb") as file:
            yield file


def rows(
    stream: IO[bytes], columns: Columns, notes: Notes, where: str, write: Callable[[list[str]], None]
) -> Iterator[list[str]]:
    """Sends the rows of a file on, and yields its columns before the first of them.

    Each row goes to ``write`` in a list of lines without line breaks: the line number and the cells, parted by tabs.
    Mended are byte order marks, lines that are not UTF-8, quotes that were never closed, cells that run over lines,
    cells missing or empty at the end, and headers with more cells than there are columns.

    Raises:
        InputError: the file's columns are not those of the format.
    """
    reader = _Rows(columns, notes, where)
    for block in _blocks(stream, notes, where):
        lines = reader.take(block)
        if lines:
            if reader.fresh:
                reader.fresh = False
                yield reader.names
            write(lines)
    lines = reader.end()
    if lines:
        if reader.fresh:
            yield reader.names
        write(lines)
    elif reader.fresh and reader.header is None:
        notes.add("refused", "an empty file", 0)


def _blocks(stream: IO[bytes], notes: Notes, where: str) -> Iterator[list[str]]:
    """Whole lines, decoded, some megabytes at a time."""
    raw = _raw(stream, notes)
    first = next(raw, b"")
    if encoding := wide(first[:SAMPLE_BYTES]):
        notes.add("repaired", f"{encoding.upper()[:6]} read as text", 1)
        raw = _narrowed(itertools.chain([first], raw), encoding)
        first = next(raw, b"")
    if first.startswith(codecs.BOM_UTF8):
        notes.add("repaired", "byte order mark left out", 1)
        first = first[len(codecs.BOM_UTF8) :]
    number, rest = 0, b""
    blocks: Iterator[bytes] = itertools.chain([first], raw)
    if b"\r" in first and b"\n" not in first:
        notes.add("repaired", "lines that end in a carriage return alone", 1)
        blocks = map(_with_newlines, blocks)
    for block in blocks:
        whole, mark, tail = (rest + block).rpartition(b"\n")
        if mark:
            lines = _decoded(whole, number, notes)
            number += len(lines)
            yield lines
        rest = tail
        if len(rest) > 4 * LONGEST:
            raise InputError(f"{where} line {number + 1} is longer than {LONGEST:,} characters; that is no table")
    if rest:
        yield _decoded(rest, number, notes)


def _with_newlines(block: bytes) -> bytes:
    return block.replace(b"\r", b"\n")


def _raw(stream: IO[bytes], notes: Notes) -> Iterator[bytes]:
    """A file's bytes, some megabytes at a time; of one that is cut off, those before the cut."""
    read = getattr(stream, "read1", stream.read)
    held: list[bytes] = []
    try:
        while piece := read(READ):
            held.append(piece)
            if len(held) * len(piece) > BLOCK:
                yield b"".join(held)
                held.clear()
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        notes.add("refused", f"the rest of a file that is cut off or damaged ({error})", 0)
    if held:
        yield b"".join(held)


def _narrowed(blocks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """The same characters in UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    return (decoder.decode(block).encode("utf-8") for block in blocks)


def _decoded(block: bytes, number: int, notes: Notes) -> list[str]:
    if b"\x00" in block:
        notes.add("repaired", "zero bytes left out", number + 1, block.count(b"\x00"))
        block = block.replace(b"\x00", b"")
    try:
        return block.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return [_line(line, number + at, notes) for at, line in enumerate(block.split(b"\n"), start=1)]


def _line(line: bytes, number: int, notes: Notes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        notes.add("repaired", "not UTF-8, read as Windows-1252", number)
        return line.decode("cp1252", "replace")


class _Rows:
    """The state between two blocks: the columns, the line that a quoted cell began on, and how many lines went by."""

    def __init__(self, columns: Columns, notes: Notes, where: str) -> None:
        self.columns, self.notes, self.where = columns, notes, where
        self.header: list[str] | None = None
        self.names: list[str] = []
        self.delimiter = "\t"
        self.number = 0
        self.open: list[str] = []  # lines of a row whose quoted cell is not closed yet
        self.fresh = True

    def take(self, block: list[str]) -> list[str]:
        """The rows of a block of lines, as they are written."""
        out: list[str] = []
        for line in block:
            self.number += 1
            if self.names and not self.open and '"' not in line and line.count(self.delimiter) == len(self.names) - 1:
                row = line[:-1] if line.endswith("\r") else line
                out.append(f"{self.number}\t{row if self.delimiter == TAB else self._tabbed(row)}")
            else:
                self._slow(line.removesuffix("\r"), out)
        return out

    def end(self) -> list[str]:
        """What is left when the file ends."""
        out: list[str] = []
        if self.open:
            self._give_up(out, self.number)
        return out

    def _tabbed(self, row: str) -> str:
        return row.replace("\t", " ").replace(self.delimiter, "\t")

    def _slow(self, line: str, out: list[str]) -> None:
        if not self.open and not line.strip():
            return
        if len(line) > LONGEST:
            self.notes.add("refused", "a line of more than a million characters", self.number)
            return
        if not self.names and not self._start(line):
            return
        if self.open and len(self._cells(line) or ()) == len(self.names):  # a whole row: the one before has no end
            self._give_up(out, self.number - 1)
        self.open.append(line)
        joined = "\n".join(self.open)
        cells = self._cells(joined)
        if cells is None and len(self.open) < JOINED and len(joined) < LONGEST:
            return  # a quoted cell goes on in the next line
        if cells is None or (len(self.open) > 1 and len(cells) != len(self.names)):
            self._give_up(out, self.number)
            return
        if len(self.open) > 1:
            self.notes.add("repaired", "line breaks inside a cell turned into spaces", self.number)
        first, self.open = self.number - len(self.open) + 1, []
        self._keep(cells, first, out)

    def _cells(self, row: str) -> list[str] | None:
        """The cells of a row; None where a quoted cell is not closed."""
        if '"' not in row:
            return row.split(self.delimiter)
        if self.delimiter == TAB:
            cells = row.split(TAB)
            if len(cells) == len(self.names):
                return [_unquoted(cell) for cell in cells]
        if row.count('"') % 2:
            return None
        return _quoted_cells(row, self.delimiter)

    def _give_up(self, out: list[str], last: int) -> None:
        """A quote was never closed: each of its lines is a row of its own, the quotes being letters."""
        lines, self.open = self.open, []
        first = last - len(lines) + 1
        for number, line in enumerate(lines, start=first):
            cells = line.split(self.delimiter)
            if len(cells) != len(self.names) and line.count('"') > 1:
                cells = _by_pairs(line, self.delimiter)
            if len(cells) == len(self.names):
                self.notes.add("repaired", "a stray quote taken for a letter", number)
            self._keep([cell.strip('"') for cell in cells], number, out)

    def _keep(self, cells: list[str], number: int, out: list[str]) -> None:
        wanted = len(self.names)
        if len(cells) > wanted and not any(cell.strip() for cell in cells[wanted:]):
            self.notes.add("repaired", "empty cells at the end left out", number)
            cells = cells[:wanted]
        elif self.columns.least <= len(cells) < wanted and self.columns.ordered:
            self.notes.add("repaired", "cells missing at the end taken for empty", number)
            cells = [*cells, *[""] * (wanted - len(cells))]
        if len(cells) != wanted:
            self.notes.add("refused", f"{_cells(len(cells))} where {wanted} are expected", number)
            return
        if any("\t" in cell or "\n" in cell or "\r" in cell for cell in cells):
            cells = [" ".join(cell.split()) for cell in cells]
        out.append("\t".join([str(number), *cells]))

    def _start(self, line: str) -> bool:
        """Learns the columns from the first lines; whether this line is a row already."""
        if self.header is None:
            counts = {delimiter: line.count(delimiter) for delimiter in DELIMITERS}
            self.delimiter = max(DELIMITERS, key=lambda delimiter: counts[delimiter])
            cells = [_unquoted(cell) for cell in line.split(self.delimiter)]
            found = self.columns.named(cells)
            if found is not None:
                self.header = found
                return False
            self.header = []
        # bare letters and numbers of a first row settle how many columns there are
        self.names = self._settled(self._first_cells(line), line)
        return True

    def _first_cells(self, line: str) -> list[str]:
        return _quoted_cells(line, self.delimiter) if '"' in line else line.split(self.delimiter)

    def _settled(self, cells: list[str], line: str) -> list[str]:
        """The columns of the rows: as the header names them, or as the publisher orders them."""
        n_cells = len(cells)
        if self.header:
            while n_cells > 1 and not cells[n_cells - 1].strip():
                n_cells -= 1  # empty cells at the end are no columns
            own = [name for name in self.header if name]
            if n_cells <= len(own) < len(self.header) and tuple(own) in self.columns.layouts:
                self.notes.add("repaired", "header cells that have no column left out", 1)
                return own
            while not self.header[-1] and len(self.header) > len(cells):
                self.header.pop()
            if missing := [names for names in self.columns.needed if not set(names) & set(own)]:
                wanted = ", ".join(" or ".join(names) for names in missing)
                raise InputError(f"{self.where}: its header names no column {wanted}")
            return _unique(self.header)
        found = self.columns.placed(n_cells)
        while found is None and cells and not cells[-1].strip():  # empty cells at the end are no columns
            cells = cells[:-1]
            found = self.columns.placed(len(cells))
        if found is None and line.count('"') % 2 and len(self.columns.layouts) == 1:  # a cell goes on in the next line
            found = list(self.columns.layouts[0]) if self.columns.ordered else None
        if found is None:
            sizes = " or ".join(str(len(layout)) for layout in self.columns.layouts)
            wanted = ", ".join(self.columns.layouts[0][:4])
            raise InputError(
                f"{self.where}: its first line has {_cells(n_cells)} and names no known column; "
                f"expected {sizes} columns ({wanted} ...){'' if self.columns.ordered else ' with a header'}"
            )
        return found


TAB = "\t"


def _cells(n: int) -> str:
    return f"{n} cell{'' if n == 1 else 's'}"


def _quoted_cells(row: str, delimiter: str) -> list[str]:
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    return next(csv.reader(io.StringIO(row.replace("\r", " ")), delimiter=delimiter), [])


def _unquoted(cell: str) -> str:
    cell = cell.strip()
    if len(cell) >= 2 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell


def _by_pairs(line: str, delimiter: str) -> list[str]:
    """The cells of a line with one quote too many: those that are quoted on both sides hold together."""
    out: list[str] = []
    for cell in line.split(delimiter):
        if out and out[-1].startswith('"') and not (len(out[-1]) > 1 and out[-1].endswith('"')) and '"' in cell:
            out[-1] += delimiter + cell
        else:
            out.append(cell)
    return out


def _unique(names: Sequence[str]) -> list[str]:
    """A name for every column: those that are unknown, or known twice, get a number."""
    out: list[str] = []
    for at, name in enumerate(names):
        out.append(name if name and name not in out else f"column{at}")
    return out
