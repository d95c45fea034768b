"""The file of a store: what is refused, who may open it, what is left of a run that was killed."""

from __future__ import annotations

import dataclasses
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import duckdb
import pytest

from polybius import ingest
from polybius.errors import StoreError
from polybius.schema import Dropped
from polybius.store import Reader, connect, open_store
from tests.store.made import TEXT, content, document, reading, texts


def test_a_file_that_is_no_store_is_refused_with_its_name(tmp_path):
    text = tmp_path / "notes.duckdb"
    text.write_text("not a database " * 1000)
    other = tmp_path / "other.duckdb"
    duckdb.connect(str(other)).execute("CREATE TABLE t (i INT)").close()

    for path in (text, other, tmp_path / "nowhere" / "x.duckdb"):
        with pytest.raises(StoreError, match=path.parent.name if "nowhere" in str(path) else path.name):
            open_store(path)
    with pytest.raises(StoreError, match="no Polybius store"):
        open_store(other, read_only=True)
    with pytest.raises(StoreError, match="no store at"):
        open_store(tmp_path / "missing.duckdb", read_only=True)
    assert duckdb.connect(str(other)).execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("t",)]


def test_a_store_that_was_never_linked_has_no_stories_and_none_of_an_event(store):
    store.add([reading()])

    assert store.stories().fetchall() == []
    assert store.events(story="none").fetchall() == []


def test_a_store_of_a_newer_format_is_refused(tmp_path):
    path = tmp_path / "newer.duckdb"
    with open_store(path) as store:
        store.connection.execute("UPDATE meta SET value = '99' WHERE name = 'polybius store'")

    with pytest.raises(StoreError, match="format 99"):
        open_store(path)


def test_a_store_that_another_process_writes_is_refused_in_one_sentence(tmp_path):
    path = tmp_path / "busy.duckdb"
    held = f"from polybius import open_store; s = open_store({str(path)!r}); print('open', flush=True); input()"
    holder = subprocess.Popen([sys.executable, "-c", held], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout.readline() == "open\n"
        for read_only in (False, True):
            with pytest.raises(StoreError, match=f"open in another process .process {holder.pid}"):
                open_store(path, read_only=read_only)
    finally:
        holder.communicate("\n")
    open_store(path).close()


def test_a_store_that_another_process_has_for_a_moment_is_waited_for(tmp_path):
    path = tmp_path / "busy.duckdb"
    open_store(path).close()
    held = f"""if True:
        import time
        from polybius import open_store
        with open_store({str(path)!r}, read_only=True):
            print("open", flush=True)
            time.sleep(0.6)
    """
    with subprocess.Popen([sys.executable, "-c", held], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "open\n"
        with open_store(path) as store:
            assert store.add([reading()]).documents == 1


def test_a_store_opened_read_only_cannot_be_changed(tmp_path):
    open_store(tmp_path / "x.duckdb").close()
    with open_store(tmp_path / "x.duckdb", read_only=True) as store, pytest.raises(StoreError, match="read only"):
        store.add([reading()])


def test_opening_a_store_does_not_change_its_file(tmp_path):
    path = tmp_path / "still.duckdb"
    with open_store(path) as store:
        store.add([reading()])
    before = path.read_bytes()

    open_store(path).close()
    open_store(path, read_only=True).close()

    assert path.read_bytes() == before


def test_the_file_is_one_that_older_clients_can_open_and_nothing_is_downloaded(store):
    tags = store.connection.execute(
        "SELECT tags FROM duckdb_databases() WHERE database_name = current_database()"
    ).fetchall()
    assert "v1.2" in str(tags)
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
        assert store.connection.execute(f"SELECT current_setting('{setting}')").fetchall() == [(False,)]


KILLED = """
    import sys, time
    from polybius.store import open_store, store
    from tests.store.made import TEXT, document, reading
    store.BATCH_DOCUMENTS = 3
    with open_store(sys.argv[1]) as opened:
        items = (reading(document(f"d{n}", TEXT.replace("Three", f"{n}"))) for n in range(300))
        opened.add(items, progress=lambda added: print(added.documents, flush=True))
"""


@pytest.mark.parametrize("after", [1, 7, 20])
def test_a_killed_run_leaves_whole_documents_and_is_taken_up_again(tmp_path, after):
    path = tmp_path / "killed.duckdb"
    run = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(path)], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    )
    acknowledged = 0
    for _ in range(after):
        acknowledged = int(run.stdout.readline())
    time.sleep(random.Random(after).random() / 50)
    run.send_signal(signal.SIGKILL)
    run.wait()

    with open_store(path) as store:
        kept = len(store.documents())
        assert kept >= acknowledged
        assert len(store.events()) == kept
        store.add(texts(300))
        undisturbed = content(store)
    with open_store(tmp_path / "whole.duckdb") as store:
        store.add(texts(300))
        assert content(store) == undisturbed


def test_a_folder_or_a_store_that_was_cut_short_says_what_it_is(tmp_path):
    path = tmp_path / "cut.duckdb"
    with open_store(path) as store:
        store.add(texts(30))
        store.link()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])

    with pytest.raises(StoreError, match=r"is cut short or damaged \(.*\); take a copy"):
        open_store(path)
    with pytest.raises(StoreError, match="is a folder; name the store in it"):
        open_store(tmp_path)


def damaged(path: Path, at: str) -> None:
    """A store of which the blocks are spoilt that hold some words."""
    with open_store(path) as store:
        store.add([reading()])
    data = path.read_bytes()
    assert at.encode() in data
    path.write_bytes(data.replace(at.encode(), b"?" * len(at)))


def test_a_store_that_is_damaged_where_it_is_read_says_so(tmp_path):
    path = tmp_path / "spoilt.duckdb"
    damaged(path, TEXT[:20])

    with pytest.raises(StoreError, match=r"spoilt\.duckdb is cut short or damaged"), open_store(path) as store:
        store.connection.execute("SELECT text FROM texts").fetchall()
    with pytest.raises(StoreError, match="cut short or damaged"), Reader(path).opened() as store:
        store.connection.execute("SELECT text FROM texts").fetchall()
    with pytest.raises(duckdb.CatalogException), open_store(tmp_path / "whole.duckdb") as store:
        store.connection.execute("FROM nowhere")


def test_a_store_whose_own_mark_is_damaged_is_not_taken_for_somebody_elses(tmp_path):
    path = tmp_path / "spoilt.duckdb"
    damaged(path, "polybius store")

    for read_only in (False, True):
        with pytest.raises(StoreError, match="cut short or damaged"):
            open_store(path, read_only=read_only)


def test_an_earlier_store_gets_the_places_in_the_input_and_keeps_its_rows(tmp_path):
    path = tmp_path / "earlier.duckdb"
    with open_store(path) as store:
        store.add([reading(dataclasses.replace(document("early"), dropped=(Dropped("Advertisement", "ad mark"),)))])
        for change in (
            'ALTER COLUMN dropped TYPE STRUCT("text" VARCHAR, why VARCHAR)[]',
            "DROP COLUMN copied",
            "DROP COLUMN encoding",
        ):
            store.connection.execute(f"ALTER TABLE documents {change}")
        store.connection.execute("UPDATE meta SET value = 'earlier' WHERE name = 'views'")

    with open_store(path) as store:
        store.add([reading(ingest.from_text(f"{TEXT}\nAdvertisement\nNobody came.", id="late"))])
        rows = store.connection.execute("SELECT dropped, copied FROM documents ORDER BY document_id").fetchall()

    piece = {"text": "Advertisement", "why": "ad mark"}
    run = {"start": 0, "length": len(TEXT) + 1, "original": 0, "byte": None}
    at = {"start": len(TEXT) + 1, "end": len(TEXT) + 14}
    assert rows[0] == ([{**piece, "start": None, "end": None}], None)
    assert (rows[1][0], rows[1][1][0]) == ([{**piece, **at}], run)


def test_an_earlier_store_that_may_not_be_written_says_that_it_has_to_be_once(tmp_path, monkeypatch):
    path = tmp_path / "earlier.duckdb"
    with open_store(path) as store:
        store.connection.execute("UPDATE meta SET value = 'earlier' WHERE name = 'views'")
    opened = connect._opened

    def refused(path, read_only):
        if read_only:
            return opened(path, read_only)
        with connect._said(path):
            raise duckdb.IOException(f'IO Error: Cannot open file "{path}": Read-only file system')

    monkeypatch.setattr(connect, "_opened", refused)
    said = r"an earlier version made .*earlier.duckdb.* brought up to date once.* read-only file system.* open a copy"
    with pytest.raises(StoreError, match=said):
        open_store(path, read_only=True)
    with pytest.raises(StoreError, match=said), Reader(path).opened():
        pass
