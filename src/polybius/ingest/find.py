"""Which files an input means: a file, a folder with all below it, or a pattern."""

from __future__ import annotations

import contextlib
import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path

from polybius.errors import InputError

TEXT = (".txt", ".text")
MARKDOWN = (".md", ".markdown")
PAGE = (".html", ".htm", ".xhtml")
JSONL = (".jsonl", ".ndjson")
CSV = (".csv", ".tsv")
ENDINGS = TEXT + MARKDOWN + PAGE + JSONL + CSV
WEB = ("http://", "https://")
LONGEST = 4096  # characters of a name
SENTENCE = re.compile(r"[.?!,;:]\s|[\n\0]|(?:\S+\s+){3}\S")  # what the name of a file that is not there does not hold


def files(name: str | os.PathLike[str]) -> Iterator[Path]:
    """The files that a name means, in the order of their names; of a folder, hidden files and unknown endings left out.

    Raises:
        InputError: nothing there by that name, or nothing in it to read.
    """
    path = Path(name)
    try:
        if path.is_dir():
            yield from _some(_known(_all(path, set())), f"no file in the folder that ends in {', '.join(ENDINGS)}")
        elif path.exists() or path.is_symlink():
            yield path
        elif glob.has_magic(str(name)):
            yield from _some(_matching(str(name)), "no file matches this pattern")
        elif str(name).startswith(WEB):
            raise InputError("addresses are not fetched: save the page and name its file")
        elif SENTENCE.search(str(name)):
            raise InputError(
                "no such file or folder; a text itself is read by polybius.read, from standard input, or as its bytes"
            )
        else:
            raise InputError("no such file or folder")
    except (OSError, ValueError) as error:  # a name too long for the system, or with a NUL
        raise InputError(f"cannot be looked up: {getattr(error, 'strerror', None) or error}") from error


def passed_over(name: str) -> Iterator[Path]:
    """The files of a folder that are not read for their ending; hidden ones are not meant at all."""
    path = Path(name)
    with contextlib.suppress(OSError, ValueError):  # what cannot be looked up is refused where it is read
        if path.is_dir():
            yield from (file for file in _all(path, set()) if file.suffix.lower() not in ENDINGS)


def is_name(words: str) -> bool:
    """Whether words are a file's name, be it there or not: "may.txt", but not "He wrote it down in notes.txt"."""
    if len(words) > LONGEST or not words.strip().lower().endswith(ENDINGS):
        return False
    try:
        return Path(words).is_file() or not SENTENCE.search(words.strip())
    except (OSError, ValueError):  # a text with a NUL, or a name that the system does not take
        return False


def _some(found: Iterator[Path], why: str) -> Iterator[Path]:
    empty = True
    for path in found:
        empty = False
        yield path
    if empty:
        raise InputError(why)


def _matching(pattern: str) -> Iterator[Path]:
    for name in sorted(glob.iglob(pattern, recursive=True)):
        path = Path(name)
        if path.is_file():
            yield path


def _known(found: Iterator[Path]) -> Iterator[Path]:
    return (path for path in found if path.suffix.lower() in ENDINGS)


def _all(folder: Path, above: set[tuple[int, int]]) -> Iterator[Path]:
    """Files of a folder and its folders but hidden ones; a link back to a folder above is not followed twice."""
    state = folder.stat()
    here = (state.st_dev, state.st_ino)
    if here in above:
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if path.is_dir():
            yield from _all(path, above | {here})
        else:
            yield path
