"""A store that is read time and again, and written to in between."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import duckdb
import pytest

from polybius.errors import StoreError
from polybius.store import Reader, open_store
from polybius.store.snapshot import Snapshot
from tests.store.made import document, reading


def n_documents(reader: Reader) -> int:
    with reader.opened() as store:
        return int(store.connection.execute("SELECT count(*) FROM current_documents").fetchall()[0][0])


def add(path, *names):
    with open_store(path) as store:
        store.add([reading(document(name, f"Marsh soldiers shelled {name} on Friday.")) for name in names])


@pytest.fixture
def path(tmp_path):
    add(tmp_path / "made.duckdb", "Sandel")
    return tmp_path / "made.duckdb"


def test_what_was_written_between_two_readings_is_there(path):
    reader = Reader(path)
    before = n_documents(reader)
    add(path, "Orlo", "Ketta")  # the file is not held any more

    assert (before, n_documents(reader)) == (1, 3)


def test_several_read_at_once(path):
    reader = Reader(path)
    with ThreadPoolExecutor(4) as several:
        found = set(several.map(lambda _: n_documents(reader), range(24)))

    assert found == {1}
    add(path, "Orlo")
    assert n_documents(reader) == 2


def test_what_is_read_cannot_be_changed(path):
    with Reader(path).opened() as store, pytest.raises(StoreError, match="read only"):
        store.link()


def test_a_store_that_is_written_is_refused_and_read_afterwards(path):
    reader = Reader(path)
    with open_store(path), pytest.raises(StoreError, match="open"), reader.opened():
        pass

    assert n_documents(reader) == 1


WRITES = """
import sys
from pathlib import Path
from polybius.store import open_store
from tests.store.test_reader import document, reading

with open_store(Path(sys.argv[1])) as store:
    print("open", flush=True)
    for name in map(str.strip, sys.stdin):
        store.add([reading(document(name, f"Marsh soldiers shelled {name} on Friday."))])
        if name == "Ketta":
            store.connection.execute("CHECKPOINT")
        print(name, flush=True)
"""


@contextmanager
def writer(path):
    """Another process that has the store open; called with a name it adds a document, of Ketta to the file itself."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", WRITES, str(path)], **pipes) as process:

        def add(name):
            process.stdin.write(f"{name}\n")
            process.stdin.flush()
            assert process.stdout.readline().strip() == name

        assert process.stdout.readline() == "open\n"
        yield add
        process.stdin.close()


def test_a_store_that_another_process_writes_is_shown_as_it_stood(path):
    reader = Reader(path)
    with writer(path) as added:
        found = [n_documents(reader)]
        added("Orlo")  # beside the file as yet
        found.append(n_documents(reader))
        added("Ketta")
        found.append(n_documents(reader))
        with reader.opened() as store:
            assert store.as_of is not None

    assert found == [1, 1, 3]
    with reader.opened() as store:
        assert store.as_of is None


def test_a_store_that_another_process_writes_for_the_first_time_is_refused(tmp_path):
    path = tmp_path / "new.duckdb"
    with writer(path), pytest.raises(StoreError, match="open in another process"), Reader(path).opened():
        pass


def test_a_copy_that_the_file_overtakes_is_taken_again_and_given_up_in_the_end(path, monkeypatch):
    copied = []

    def overtaken(source, to):
        copied.append(to)
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(bytes([len(copied)]) * 8)

    monkeypatch.setattr("polybius.store.snapshot.shutil.copyfile", overtaken)
    with pytest.raises(OSError, match="changed 3 times"):
        Snapshot(path).taken()
    assert len(copied) == 3


def test_a_store_of_an_earlier_version_is_brought_up_to_date(path):
    with duckdb.connect(str(path)) as file:
        file.execute("UPDATE meta SET value = 'other' WHERE name = 'views'")
        file.execute("DROP VIEW all_stories")
        file.execute("DROP TABLE current_readings")
        file.execute("CREATE VIEW current_readings AS SELECT document_id, run_id, text_digest FROM readings")

    with Reader(path).opened() as store:
        assert store.connection.execute("FROM all_stories").fetchall() == []
        assert store.connection.execute("FROM current_readings").fetchall()


def test_no_store_is_said_in_one_sentence_each_time(tmp_path):
    with duckdb.connect(str(tmp_path / "other.duckdb")) as file:
        file.execute("CREATE TABLE sheep (n INT)")
    for name, words in (("other.duckdb", "no Polybius store"), ("none.duckdb", "no store at")):
        reader = Reader(tmp_path / name)
        for _ in range(2):
            with pytest.raises(StoreError, match=words), reader.opened():
                pass
