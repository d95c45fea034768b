"""What a store keeps, and what happens when the same or other things are added to it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import resource

import pytest

from polybius.errors import InputError, StoreError
from polybius.schema import Reading, Refusal, Run, Span
from polybius.store import Store, open_store
from polybius.store.imported import TABLES as IMPORTED
from polybius.store.tables import TABLES
from polybius.store.write import find_current
from tests.store.made import OTHER_RUN, RUN, TEXT, content, document, one, reading, texts


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
    [count] = event["counts"]
    assert [source["text"] for source in count.pop("sources")] == ["the harbour office", None]
    assert count == {
        "what": "killed", "min": 3, "max": 3, "start": 78, "end": 83, "text": "Three", "sentence": None
    }  # fmt: skip
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
    store.link()

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


def lying(folder: str, uri: str = "shelling.txt", text: str = TEXT, run: Run = RUN) -> Reading:
    """A reading of the file "shelling.txt" or a row of it, in some folder, its path written in some way."""
    made = document(text=text, uri=uri)
    return reading(dataclasses.replace(made, path=f"/{folder}/shelling.txt"), run)


def test_two_files_read_by_one_relative_path_are_two_documents(store):
    store.add([lying("north")])
    store.add([lying("south", text=TEXT + " Rain fell.")])

    assert len(store.documents()) == 2
    assert not [uri for (uri,) in store.connection.execute("SELECT address FROM documents").fetchall() if "/" in uri]


@pytest.mark.parametrize("row", ["", "#line=3", "#a"])
def test_one_file_is_one_document_however_its_path_is_written(store, row):
    store.add([lying("news", "shelling.txt" + row)])
    again = [lying("news", f"{start}/shelling.txt{row}") for start in ("news", "/news", ".")]

    assert all(store.has(one.document, RUN) for one in again)
    assert store.add(again).unchanged == 3
    store.add([lying("news", "../news/shelling.txt" + row, text=TEXT + " Rain fell.")])
    versions = store.connection.execute("SELECT max(version) FROM documents").fetchall()
    assert versions == [(1 if row == "#line=3" else 2,)]  # a row without an id goes by its text


def test_a_file_that_an_earlier_version_kept_by_its_relative_path_stays_the_document_that_it_is(store):
    store.add([reading(document(uri="shelling.txt"))])

    assert store.has(lying("news").document, RUN)
    store.add([lying("news", text=TEXT + " Rain fell.")])
    store.add([lying("other", text=TEXT + " Snow fell.")])

    held = store.connection.execute("SELECT document_id, version FROM documents ORDER BY ALL").fetchall()
    assert [version for _, version in held] == [1, 1, 2]
    assert held[-1] == ("shelling~2", 2)


def test_a_folder_that_was_moved_is_not_read_into_its_store_a_second_time(store):
    store.add([lying("here", "news/shelling.txt")])

    assert store.has(lying("there", "news/shelling.txt").document, RUN)
    store.add([lying("there", "news/shelling.txt", run=OTHER_RUN)])
    store.add([lying("there", "news/shelling.txt", text=TEXT + " Rain fell.")])

    assert store.connection.execute("SELECT max(version), count(*) FROM documents").fetchall() == [(2, 2)]


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


@pytest.mark.parametrize("seed", range(6))
def test_which_readings_hold_is_known_after_each_as_if_all_were_looked_through(store, seed):
    chance = random.Random(seed)
    for _ in range(12):  # texts come back at other addresses, under other versions, read by another run
        text = TEXT + " Rain fell." * chance.randrange(3)
        of = document(f"d{chance.randrange(4)}", text, published=f"2020-01-{chance.randrange(4, 8):02}")
        store.add([reading(of, chance.choice([RUN, OTHER_RUN]))])
        held = store.connection.execute("FROM current_readings ORDER BY ALL").fetchall()
        find_current(store.connection)
        assert held == store.connection.execute("FROM current_readings ORDER BY ALL").fetchall()
        assert held


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


def test_a_refusal_is_kept_once_and_no_more_when_another_run_reads_the_file(store):
    store.add([Refusal("news/shelling.txt", "empty")], run=RUN)
    store.add([Refusal("news/shelling.txt", "no text")], run=OTHER_RUN)
    assert [row[1:] for row in store.refused().fetchall()] == [("news/shelling.txt", "no text")]

    store.add([reading()])

    assert store.refused().fetchall() == []


def test_of_files_that_were_gone_through_again_only_what_is_refused_now_stays_listed(store):
    rows = ("a.jsonl", "a.jsonl#line=2", "a.jsonl#b", "b.jsonl#line=2", "a.jsonl.txt")
    store.add([Refusal(uri, "no text") for uri in rows], run=RUN)

    store.settle(["a.jsonl"], ["a.jsonl#b"])

    assert [uri for _, uri, _ in store.refused().fetchall()] == ["a.jsonl#b", "a.jsonl.txt", "b.jsonl#line=2"]


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
        ({"limit": -1}, "a number of rows from 0 on"),
    ],
)
@pytest.mark.parametrize("table", ["events", "stories", "claims"])
def test_a_filter_that_can_find_nothing_is_refused(store, table, filters, said):
    store.add([reading()])

    with pytest.raises(InputError, match=said):
        getattr(store, table)(**filters)


def test_a_day_that_is_none_is_refused(store):
    with pytest.raises(InputError, match="2020-13-01"):
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


def test_whoever_has_the_articles_reads_them_into_a_shared_store(store, tmp_path):
    read = reading()
    store.add([read])
    with open_store(store.share(tmp_path / "shared.duckdb")) as shared:
        assert store.has(read.document, read.run)
        assert not shared.has(read.document, read.run)  # else it would be passed over
        assert shared.add([read]).unchanged == 1
        assert shared.reading_text("shelling") == read.text
        assert shared.has(read.document, read.run)
        assert content(shared) == content(store)


def test_a_closed_store_says_so(store):
    store.close()
    store.close()

    for use in (store.events, store.link, lambda: store.add([reading()]), lambda: store.relation("USA", "IRQ")):
        with pytest.raises(StoreError, match="is closed; open it again"):
            use()
