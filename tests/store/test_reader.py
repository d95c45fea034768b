"""A store that is read time and again, and written to in between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from polybius.errors import StoreError
from polybius.store import Reader, open_store
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


def test_a_store_of_an_earlier_version_is_brought_up_to_date(path):
    with duckdb.connect(str(path)) as file:
        file.execute("UPDATE meta SET value = 'other' WHERE name = 'views'")
        file.execute("DROP VIEW all_stories")

    with Reader(path).opened() as store:
        assert store.connection.execute("FROM all_stories").fetchall() == []


def test_no_store_is_said_in_one_sentence_each_time(tmp_path):
    with duckdb.connect(str(tmp_path / "other.duckdb")) as file:
        file.execute("CREATE TABLE sheep (n INT)")
    for name, words in (("other.duckdb", "no Polybius store"), ("none.duckdb", "no store at")):
        reader = Reader(tmp_path / name)
        for _ in range(2):
            with pytest.raises(StoreError, match=words), reader.opened():
                pass
