"""Malformed lines: mended where that is safe, and named."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from polybius.errors import InputError
from polybius.exchange.rows import Columns, Notes, members, rows

COLUMNS = Columns(layouts=(("id", "day", "what", "where"),), least=3)


def read(data: bytes | str, columns: Columns = COLUMNS):
    """The columns, the rows without their line numbers, and the counts of what was noted."""
    notes, out = Notes(), []
    raw = data.encode() if isinstance(data, str) else data
    names = list(rows(io.BytesIO(raw), columns, notes, "made.csv", out.extend))
    found = [line.split("\t")[1:] for line in out]
    return (names[0] if names else None), found, notes.counts


@pytest.mark.parametrize(
    ("text", "wanted", "noted"),
    [
        ("1\tmon\tfought\tBasra\n", [["1", "mon", "fought", "Basra"]], {}),
        ("1\tmon\tfought\tBasra", [["1", "mon", "fought", "Basra"]], {}),  # no line break at the end
        ("1,mon,fought,Basra\r\n", [["1", "mon", "fought", "Basra"]], {}),
        ('1,mon,"fought, and met",Basra\n', [["1", "mon", "fought, and met", "Basra"]], {}),
        ('1,mon,"fought, and\rmet",Ba\rsra\n', [["1", "mon", "fought, and met", "Ba sra"]], {}),
        (f'1,mon,"a, {"b" * 140_000}",Basra\n', [["1", "mon", f"a, {'b' * 140_000}", "Basra"]], {}),
        ('1,mon,"said ""no""",Basra\n', [["1", "mon", 'said "no"', "Basra"]], {}),
        ('1\tmon\ta "quoted" word\tBasra\n', [["1", "mon", 'a "quoted" word', "Basra"]], {}),
        ('1\tmon\ta 6" pipe\tBasra\n', [["1", "mon", 'a 6" pipe', "Basra"]], {}),  # tabs need no quotes
        (
            '1,mon,"fought\nall night",Basra\n2,tue,met,Kut\n',
            [["1", "mon", "fought all night", "Basra"], ["2", "tue", "met", "Kut"]],
            {("repaired", "line breaks inside a cell turned into spaces"): 1},
        ),
        (  # the quote is never closed: the next lines are rows of their own
            '1,mon,a 6" pipe,Basra\n2,tue,met,Kut\n3,wed,met,Kut\n',
            [["1", "mon", 'a 6" pipe', "Basra"], ["2", "tue", "met", "Kut"], ["3", "wed", "met", "Kut"]],
            {("repaired", "a stray quote taken for a letter"): 1},
        ),
        (
            "1\tmon\tfought\tBasra\t\t\n",
            [["1", "mon", "fought", "Basra"]],
            {("repaired", "empty cells at the end left out"): 1},
        ),
        (
            "1\tmon\tmet\tBasra\n2\tmon\tfought\n",
            [["1", "mon", "met", "Basra"], ["2", "mon", "fought", ""]],
            {("repaired", "cells missing at the end taken for empty"): 1},
        ),
        (
            "1\tmon\tmet\tBasra\n2\tmon\n3\ta\tb\tc\td\n",
            [["1", "mon", "met", "Basra"]],
            {("refused", "2 cells where 4 are expected"): 1, ("refused", "5 cells where 4 are expected"): 1},
        ),
    ],
)
def test_a_line_is_mended_where_that_is_safe(text, wanted, noted):
    names, found, counts = read(text)

    assert names == ["id", "day", "what", "where"]
    assert found == wanted
    assert counts == noted


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "name"), [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32", "UTF-32")]
)
def test_wide_characters_are_read_however_their_lines_end(encoding, name, ending):
    _, found, counts = read(ending.join(["1\tmon\tmet\tMünster", "2\tmon\tmet\tKöln", ""]).encode(encoding))

    assert [cells[3] for cells in found] == ["Münster", "Köln"]
    assert counts[("repaired", f"{name} read as text")] == 1
    assert not [what for _, what in counts if "zero bytes" in what]


@pytest.mark.parametrize(
    ("raw", "what", "n"),
    [
        (b"\xef\xbb\xbf1\tmon\tmet\tBasra\n", "byte order mark left out", 1),
        ("1\tmon\tmet\tMünster\n".encode("cp1252"), "not UTF-8, read as Windows-1252", 1),
        ("1\tmon\tmet\tMünster\n".encode("utf-16"), "UTF-16 read as text", 1),
        (b"1\tmon\tmet\tBasra\r2\tmon\tmet\tKut\r", "lines that end in a carriage return alone", 1),
        (b"1\tmon\tm\x00et\tBas\x00ra\n", "zero bytes left out", 2),
    ],
)
def test_encodings_are_told_apart_line_by_line(raw, what, n):
    _, found, counts = read(raw)

    assert found[0][:3] == ["1", "mon", "met"]
    assert found[0][3] in ("Basra", "Münster")
    assert counts == {("repaired", what): n}


def test_one_line_in_another_encoding_does_not_change_the_others():
    raw = "1\tmon\tmet\tMünster\n".encode() + "2\tmon\tmet\tKöln\n".encode("latin-1")

    _, found, _ = read(raw)

    assert [cells[3] for cells in found] == ["Münster", "Köln"]


def test_a_header_names_the_columns_in_any_order_and_unknown_ones_keep_their_place():
    names, found, _ = read("where\tID\tcolour\tday\nBasra\t1\tred\tmon\n")

    assert names == ["where", "id", "column2", "day"]
    assert found == [["Basra", "1", "red", "mon"]]


def test_header_cells_without_a_column_are_left_out():
    names, found, counts = read("id\tday\tHeadline\twhat\twhere\n1\tmon\tmet\tBasra\n")

    assert names == ["id", "day", "what", "where"]
    assert found == [["1", "mon", "met", "Basra"]]
    assert counts == {("repaired", "header cells that have no column left out"): 1}


def test_a_file_of_other_columns_is_refused_with_what_was_expected():
    with pytest.raises(InputError, match="2 cells and names no known column; expected 4 columns"):
        read("a\tb\nc\td\n")


def test_plain_packed_and_zipped_files_are_the_same(tmp_path):
    raw = b"1\tmon\tmet\tBasra\n"
    (tmp_path / "a.csv").write_bytes(raw)
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(raw))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("inner.txt", raw)
        archive.writestr("__MACOSX/inner.txt", b"nothing")

    found = {}
    for name in ("a.csv", "a.csv.gz", "a.zip"):
        for member, open_it in members(tmp_path / name):
            with open_it() as stream:
                found[member] = stream.read()

    assert found == {"a.csv": raw, "a.csv.gz": raw, "a.zip/inner.txt": raw}


def test_a_packed_file_that_is_cut_off_gives_what_it_has_and_says_so(tmp_path):
    whole = gzip.compress("".join(f"{n}\tmon\tmet in room {n * 7919}\tBasra\n" for n in range(20_000)).encode())
    notes, out = Notes(), []
    stream = gzip.GzipFile(fileobj=io.BytesIO(whole[: len(whole) // 2]))

    list(rows(stream, COLUMNS, notes, "cut.gz", out.extend))

    assert notes.total("refused") == 1
    assert "cut off" in next(what for kind, what in notes.counts if kind == "refused")


def test_the_lines_of_what_was_noted_are_kept():
    notes = Notes()
    text = "1\ta\tb\tc\n" + "x\n" * 3

    list(rows(io.BytesIO(text.encode()), COLUMNS, notes, "made.csv", [].extend))

    assert notes.lines["refused", "1 cell where 4 are expected"] == [2, 3, 4]
