"""What a store keeps, and what happens when the same or other things are added to it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import resource
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import duckdb
import pytest

from polybius.errors import InputError, StoreError
from polybius.schema import Refusal, Span
from polybius.store import Store, open_store
from polybius.store.imported import TABLES as IMPORTED
from polybius.store.tables import TABLES
from tests.store.made import OTHER_RUN, RUN, TEXT, document, reading


@pytest.fixture
def store(tmp_path: Path):
    with open_store(tmp_path / "made.duckdb") as opened:
        yield opened


def content(store: Store) -> dict[str, list[tuple]]:
    """Every row of every table, in an order of its own."""
    return {table: sorted(store.connection.execute(f"FROM {table}").fetchall(), key=repr) for table in TABLES}


def texts(number: int) -> list:
    return [reading(document(f"d{n}", TEXT.replace("Three", f"{n}"))) for n in range(number)]


def one(store: Store, query: str) -> dict:
    relation = store.connection.sql(query)
    (row,) = relation.fetchall()
    return dict(zip(relation.columns, row, strict=True))


@pytest.mark.parametrize(
    ("items", "why"),
    [
        (reading(), "Reading is no list of readings"),
        (None, "NoneType is no list of readings"),
        ("a text", "str is no Reading"),
        ([reading(), None], "NoneType is no Reading"),
    ],
)
def test_what_is_no_reading_is_told_so(store, items, why):
    with pytest.raises(InputError, match=why):
        store.add(items)


@pytest.fixture
def full(tmp_path):
    """A disk on which no file grows beyond 100,000 bytes, until the test is over."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("write", [lambda store: store.add(texts(90)), Store.link])
def test_a_full_disk_is_told_and_what_was_written_before_is_kept(store, full, write):
    store.add(texts(9))
    held = content(store)
    full()

    with pytest.raises(StoreError, match=r"cannot be written \(.*\); what was written before is kept"):
        write(store)

    assert content(store) == held


def test_an_event_is_kept_with_its_words_and_names_its_run_and_sentence(store):
    made = reading()

    store.add([made])

    event = one(store, "FROM current_events")
    assert event["event_id"] == made.events[0].id
    assert event["run_id"] == RUN.id
    assert event["trigger_text"] == "shelled"
    assert event["sentence_text"] == TEXT[: event["sentence_end"]]
    assert event["actors"] == [
        {"start": 0, "end": 14, "text": "Marsh soldiers", "entity": "marsh-army", "code": "IRQREB", "country": "IRQ",
         "sector": "REB"}
    ]  # fmt: skip
    assert event["place"]["text"] == "Sandel"
    assert event["timex"]["value"] == "2020-01-03"
    assert event["earliest"] == dt.date(2020, 1, 3)
    assert event["counts"] == [{"what": "killed", "min": 3, "max": 3, "start": 78, "end": 83, "text": "Three"}]
    assert [source["text"] for source in event["sources"]] == ["the harbour office", None]
    assert [source["factuality"] for source in event["sources"]] == ["CT+", None]


def test_a_store_whose_claims_were_told_by_event_gets_them_anew_when_it_is_linked(store):
    store.add([reading()])
    store.connection.execute("DROP TABLE claims")
    store.connection.execute("CREATE TABLE claims (claim_id VARCHAR, told_by VARCHAR[])")

    store.link()

    claim = one(store, "FROM claims")
    assert (claim["says"], claim["side"], claim["who"]) == ("asserts", "IRQ", ["the harbour office"])
    assert (claim["through"], claim["outlets"]) == (["said"], ["Delta Wire"])


def test_entities_links_and_assessments_are_kept(store):
    store.add([reading()])

    entity = one(store, "FROM entities")
    assert entity["names"] == ["Marsh soldiers"]
    assert entity["affiliations"] == [{"entity": "DLT", "kind": "sponsor", "from": dt.date(2014, 1, 1), "to": None}]
    assert one(store, "FROM current_links")["kind"] == "causes"
    assessment = one(store, "FROM current_assessments")
    assert (assessment["a"], assessment["b"], assessment["statement"]) == ("IRQ", "DLT", "worse")
    assert assessment["sources"][0]["entity"] == "harbour-office"


def test_every_row_of_a_reading_names_a_run_that_the_store_knows(store):
    store.add([reading(), Refusal("empty.txt", "empty")])

    known = {run for (run,) in store.connection.execute("SELECT run_id FROM runs").fetchall()}
    for table, record in TABLES.items():
        if table not in IMPORTED and any(field.name == "run_id" for field in dataclasses.fields(record)):
            rows = store.connection.execute(f"SELECT run_id FROM {table}").fetchall()
            assert rows, table
            assert {run for (run,) in rows} <= known


def test_the_same_documents_read_again_by_the_same_run_change_nothing(store):
    items = [*texts(5), Refusal("empty.txt", "empty")]
    store.add(items)
    before = content(store)

    added = store.add(items)

    assert content(store) == before
    assert (added.documents, added.events, added.unchanged) == (0, 0, 5)


def test_the_store_can_tell_beforehand_what_it_holds(store):
    store.add([reading()])

    assert store.has(document(), RUN)
    assert not store.has(document(), OTHER_RUN)
    assert not store.has(document(text=TEXT + " Rain fell."), RUN)
    assert not store.has(document("another"), RUN)


def test_another_model_makes_a_new_run_beside_the_old_one_and_the_newest_holds(store):
    store.add([reading()])

    store.add([reading(run=OTHER_RUN, event_type="COERCE")])

    assert store.connection.execute("SELECT run_id, event_type FROM events ORDER BY ALL").fetchall() == [
        ("run-one", "ASSAULT"),
        ("run-two", "COERCE"),
    ]
    assert one(store, "FROM current_events")["event_type"] == "COERCE"
    assert len(store.documents()) == 1
    assert [row[0] for row in store.runs().fetchall()] == ["run-one", "run-two"]


def test_a_new_text_at_the_same_address_is_a_new_version_and_its_events_hold(store):
    store.add([reading()])
    longer = TEXT + " The port was closed."

    store.add([reading(document(text=longer))])

    versions = store.connection.execute(
        "SELECT document_id, version, supersedes FROM documents ORDER BY version"
    ).fetchall()
    assert versions == [("shelling", 1, None), ("shelling~2", 2, document().digest)]
    assert one(store, "FROM current_events")["document_id"] == "shelling~2"
    assert [row[0] for row in store.documents().fetchall()] == ["shelling~2"]
    assert store.reading_text("shelling") == TEXT
    assert store.reading_text("shelling~2") == longer


def test_two_files_of_one_name_are_two_documents(store):
    store.add([reading(document(uri="north/shelling.txt"))])

    store.add([reading(document(text=TEXT + " Rain fell.", uri="south/shelling.txt"))])

    assert len({row[0] for row in store.documents().fetchall()}) == 2
    assert [version for (version,) in store.connection.execute("SELECT version FROM documents").fetchall()] == [1, 1]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
@pytest.mark.parametrize("at_once", [True, False])
def test_copies_of_a_text_are_documents_but_its_events_are_kept_once_under_the_earliest(store, order, at_once):
    copies = [
        reading(document("late", published="2020-01-06")),
        reading(document("early", published="2020-01-04")),
        reading(document("undated", published=None)),  # never before a dated one
    ]
    chosen = [copies[at] for at in order]

    for batch in [chosen] if at_once else [[item] for item in chosen]:
        store.add(batch)

    assert one(store, "FROM current_events")["document_id"] == "early"
    assert store.connection.execute("SELECT document_id, copy_of FROM documents ORDER BY ALL").fetchall() == [
        ("early", None),
        ("late", "early"),
        ("undated", "early"),
    ]


def test_the_order_of_documents_and_the_size_of_batches_do_not_change_what_is_kept(tmp_path):
    items = [*texts(12), *(reading(document(f"copy{n}", published=f"2020-01-{n + 4:02}")) for n in range(4))]
    kept = []
    for number, parts in enumerate([1, 7, 16]):
        random.Random(number).shuffle(items)
        with open_store(tmp_path / f"{parts}.duckdb") as store:
            for part in range(parts):
                store.add(items[part::parts])
            kept.append(content(store))

    assert kept[0] == kept[1] == kept[2]


def test_two_questions_to_one_text_are_no_copies(store):
    asked = [dataclasses.replace(document(), given=(Span(0, 14), Span(start, start + 4))) for start in (23, 27)]

    store.add([reading(one) for one in asked])

    assert len(store.documents()) == 2
    assert len(store.events()) == 2
    assert all(copy is None for (copy,) in store.connection.execute("SELECT copy_of FROM documents").fetchall())


@pytest.mark.parametrize("uri", ["-", "-#3"])
def test_texts_from_standard_input_are_not_versions_of_one_another(store, uri):
    for text in (TEXT, TEXT + " Rain fell."):
        made = document(text=text, uri=uri)
        store.add([reading(dataclasses.replace(made, id=made.digest[:16]))])

    assert len(store.documents()) == 2


def test_a_line_put_in_does_not_make_the_rows_below_it_versions_of_one_another(store):
    first, second = (document(text=text) for text in (TEXT, TEXT + " Rain fell."))
    before = [dataclasses.replace(first, id=first.digest[:16], uri="news.jsonl#1")]
    after = [
        dataclasses.replace(second, id=second.digest[:16], uri="news.jsonl#1"),
        dataclasses.replace(first, id=first.digest[:16], uri="news.jsonl#2"),
    ]

    store.add(reading(one) for one in before)
    added = store.add(reading(one) for one in after)

    assert (added.documents, added.unchanged) == (1, 1)
    assert len(store.documents()) == 2


def test_a_refusal_is_kept_with_its_reason_until_the_file_can_be_read(store):
    store.add([reading(document("other", TEXT + " Rain.")), Refusal("news/shelling.txt", "empty")])
    assert [row[1:] for row in store.refused().fetchall()] == [("news/shelling.txt", "empty")]

    store.add([reading()])

    assert store.refused().fetchall() == []


def test_a_refusal_without_any_reading_names_the_run_it_is_told(store):
    store.add([Refusal("a.txt", "empty")], run=RUN)

    assert store.refused().fetchall() == [("run-one", "a.txt", "empty")]
    assert len(store.runs()) == 1


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"actor": "IRQ"}, 1),  # a country: its groups too
        ({"actor": "irqreb"}, 1),
        ({"actor": "marsh-army"}, 1),
        ({"actor": "USA"}, 0),
        ({"actor": "irq:any"}, 1),
        ({"actor": "IRQ:armed"}, 1),
        ({"recipient": "IRQ:armed"}, 0),
        ({"actor": "Marsh Army"}, 1),
        ({"recipient": "IRQ:ground"}, 1),
        ({"recipient": "USA:ground"}, 0),
        ({"recipient": "IRQ"}, 1),
        ({"event_type": "assault"}, 1),
        ({"event_type": "AID"}, 0),
        ({"since": "2020-01-03", "until": "2020-01-03"}, 1),
        ({"since": dt.date(2020, 1, 4)}, 0),
        ({"until": "2020-01-02"}, 0),
        ({"document": "shelling"}, 1),
        ({"limit": 0}, 0),
        ({"document": "x' OR '1'='1"}, 0),  # a value is never part of the query
    ],
)
def test_events_are_filtered(store, filters, found):
    store.add([reading()])

    assert len(store.events(**filters).fetchall()) == found


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"actor": "ZZZ"}, "neither the tables nor the store know"),
        ({"actor": "x' OR '1'='1"}, "neither the tables nor the store know"),
        ({"recipient": "IRQ+friends"}, "write USA"),
        ({"actor": "IRQ:ground"}, "as the recipient"),
        ({"event_type": "BOMBING"}, "there are AGREE"),
        ({"since": "2020-01-04", "until": dt.date(2020, 1, 3)}, "turn them round"),
    ],
)
@pytest.mark.parametrize("table", ["events", "stories", "claims"])
def test_a_filter_that_can_find_nothing_is_refused(store, table, filters, said):
    store.add([reading()])

    with pytest.raises(InputError, match=said):
        getattr(store, table)(**filters)


def test_a_day_that_is_none_is_refused(store):
    with pytest.raises(StoreError, match="2020-13-01"):
        store.events(since="2020-13-01")


def test_text_of_any_kind_comes_back_as_it_went_in(store):
    odd = TEXT + ' \x00 \u2028 \U0001f6f3 \'; DROP TABLE events; -- "quoted" \\ {[}'
    store.add([reading(document(text=odd))])

    assert store.reading_text("shelling") == odd


def test_half_a_surrogate_pair_does_not_stop_the_run(store):
    store.add([reading(document(text=TEXT + " \ud800"))])

    assert store.reading_text("shelling") == TEXT + " ?"


def test_a_batch_that_fails_leaves_the_store_as_it_was(store):
    store.add([reading()])
    before = content(store)
    broken = dataclasses.replace(reading(document("broken", TEXT + " Rain.")), sentences=())

    with pytest.raises(IndexError):
        store.add([reading(document("fine", TEXT + " Sun.")), broken])

    assert content(store) == before


def test_what_was_read_before_an_interrupt_is_kept(store):
    def interrupted():
        yield reading()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add(interrupted())

    assert len(store.events()) == 1


def test_a_shared_store_works_without_the_texts(store, tmp_path):
    store.add([reading()])

    with open_store(store.share(tmp_path / "shared.duckdb"), read_only=True) as shared:
        assert len(shared.events()) == 1
        assert one(shared, "FROM current_events")["sentence_text"].startswith("Marsh soldiers")
        assert shared.reading_text("shelling") is None
        assert len(shared.documents()) == 1
    with pytest.raises(StoreError, match="there already"):
        store.share(tmp_path / "shared.duckdb")


# Corrections


def test_a_rejected_event_is_gone_until_it_is_accepted_again_and_the_coded_one_stays(store):
    store.add([reading()])
    id = reading().events[0].id

    store.correct(id, "reject", who="Ana", why="an exercise")
    assert len(store.events()) == 0
    assert len(store.connection.execute("FROM events").fetchall()) == 1

    store.correct(id, "accept", who="Ben", why="not an exercise")
    assert len(store.events()) == 1


def test_an_edit_is_laid_over_and_survives_a_new_run(store):
    store.add([reading()])
    id = reading().events[0].id

    store.correct(id, "edit", field="event_type", value="COERCE", who="Ana", why="a raid")
    store.correct(id, "edit", field="actors", value="IRQMIL, irqcop", who="Ana", why="by uniform")
    store.correct(id, "edit", field="latest", value="2020-01-04", who="Ana", why="at night")
    store.correct(id, "edit", field="host", value=None, who="Ana", why="at sea")
    store.correct(id, "edit", field="ended", value="true", who="Ana", why="over")
    store.add([reading(run=OTHER_RUN)])

    event = one(store, "FROM current_events")
    assert event["run_id"] == "run-two"
    assert (event["event_type"], event["quad"], event["score"], event["modes"]) == ("COERCE", 4, -7.0, [])
    assert [actor["code"] for actor in event["actors"]] == ["IRQMIL", "IRQCOP"]
    assert (event["latest"], event["host"], event["ended"]) == (dt.date(2020, 1, 4), None, True)
    assert one(store, "SELECT event_type FROM events WHERE run_id = 'run-two'")["event_type"] == "ASSAULT"


def test_an_accepted_event_holds_as_it_was_coded(store):
    store.add([reading()])
    id, coded = reading().events[0].id, one(store, "FROM current_events")
    store.correct(id, "edit", field="recipients", value="IRQBUS", who="Ana", why="a firm's port")
    store.correct(id, "edit", field="event_type", value="COERCE", who="Ana", why="a raid")
    store.correct(id, "reject", who="Ana", why="an exercise")

    store.correct(id, "accept", who="Ben", why="as told")
    assert one(store, "FROM current_events") == coded

    store.correct(id, "edit", field="reciprocal", value="t", who="Ben", why="fire was returned")
    assert one(store, "FROM current_events") == coded | {"reciprocal": True}


def test_the_last_edit_of_a_field_holds(store):
    store.add([reading()])
    for value in ("CT+", "PS+"):
        store.correct(reading().events[0].id, "edit", field="factuality", value=value, who="Ana", why="so")

    assert one(store, "FROM current_events")["factuality"] == "PS+"
    assert len(store.corrections()) == 2


@pytest.mark.parametrize(
    ("id", "action", "field", "value", "who", "message"),
    [
        ("nosuch", "reject", None, None, "Ana", "no event 'nosuch'"),
        (None, "remove", None, None, "Ana", "no action 'remove'"),
        (None, "edit", "sentence_text", "x", "Ana", "sentence_text"),
        (None, "edit", "event_type", "RAID", "Ana", "no event type 'RAID'"),
        (None, "edit", "earliest", "soon", "Ana", "earliest cannot hold 'soon'"),
        (None, "edit", "latest", "2020-02-30", "Ana", "latest cannot hold '2020-02-30'"),
        (None, "edit", "earliest", "2020-01-04", "Ana", "2020-01-04 would lie after latest 2020-01-03"),
        (None, "edit", "latest", dt.date(2019, 12, 31), "Ana", "would lie after latest 2019-12-31"),
        (None, "edit", "actors", "A!", "Ana", "'A!' names no country"),
        (None, "edit", "actors", "IRQ, QQQMIL", "Ana", "'QQQMIL' names no country 'QQQ'"),
        (None, "edit", "recipients", "IRQXYZ", "Ana", "no sector 'XYZ'"),
        (None, "edit", "recipients", "IRQMI", "Ana", "no sector 'MI'"),
        (None, "edit", "actors", [{"name": "the marsh army"}], "Ana", "a party has no 'name'"),
        (None, "edit", "actors", [{"code": "QQQ"}], "Ana", "names no country 'QQQ'"),
        (None, "edit", "host", "QQQ", "Ana", "names no country 'QQQ'"),
        (None, "edit", "quad", 9, "Ana", "quad cannot hold 9; it goes from 1 to 4"),
        (None, "edit", "score", "nan", "Ana", "score cannot hold 'nan'"),
        (None, "edit", None, None, "Ana", "an edit names its field"),
        (None, "accept", "actors", None, "Ana", "accept takes no field"),
        (None, "merge", None, None, "Ana", "a merge takes the other story's id"),
        (None, "edit", "factuality", "sure", "Ana", "no factuality 'sure'"),
        (None, "edit", "auxiliary", "past", "Ana", "no auxiliary"),
        (None, "reject", None, None, " ", "who says so"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(store, id, action, field, value, who, message):
    store.add([reading()])

    with pytest.raises(StoreError, match=message):
        store.correct(id or reading().events[0].id, action, field=field, value=value, who=who, why="so")

    assert len(store.corrections()) == 0


# The file


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
