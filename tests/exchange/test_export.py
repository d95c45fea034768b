"""Tables of a store into files: what goes in comes out, with its source, licence and versions."""

from __future__ import annotations

import datetime as dt
import json

import duckdb
import networkx
import pytest

from polybius import resources
from polybius.errors import InputError
from polybius.exchange import export, import_files
from polybius.exchange.gdelt_out import cameo_of
from polybius.exchange.maps import cameo
from polybius.store import open_store
from tests.exchange.made import row, write
from tests.store.made import reading
from tests.stories.made import report


def told(store):
    """Imported events as they stand, without the run and the number of articles, which no POLECAT file tells."""
    return store.connection.execute(
        "SELECT * EXCLUDE (run_id, n_articles, n_sources, url, note) FROM imported ORDER BY event_id, nth"
    ).fetchall()


@pytest.fixture
def polecat(store, tmp_path):
    rows = [
        row("polecat"),
        row("polecat", EventID="p-2", ActorName="Ada Moreno; None", ActorCountry="ARG; DNK",
            PrimaryActorSector="GOV; MIL", EventDate="2022-03-04"),
        row("polecat", EventID="p-3", EventType="ASSAULT", EventMode="aerial; drone", Contexts="military; historical",
            RecipientName="None", RecipientCountry="None", Placename="None", Country="None", FeatureType="None",
            Latitude="None", Longitude="None", GeoNamesID="None", Intensity="-9.5"),
        row("polecat", EventID="p-4", Contexts="legal; negation", RecipientName="River Guard",
            RecipientCountry="IMG", PrimaryRecipientSector="REB"),
    ]  # fmt: skip
    import_files(store, [write(tmp_path / "first.txt", "polecat", *rows)], "polecat")
    return store


def test_the_ledgers_of_all_pairs_are_a_table_with_the_runs_behind_each_measure(store, tmp_path):
    halt = {"type": "SANCTION", "modes": ["withdraw"], "actors": ["LBYGOV"], "recipients": ["MLTGOV"]}
    halt |= {"day": "2031-05-02", "says": "Suspended was the training of Maltese forces by Libya."}
    lifted = {"type": "CONCEDE", "actors": ["LBYGOV"], "recipients": ["MLTGOV"], "day": "2031-06-09", "ended": True}
    lifted |= {"says": "Lifted was the ban on the training of Maltese forces by Libya."}
    met = {"type": "CONSULT", "actors": ["FRAGOV"], "recipients": ["MLTGOV"], "day": "2031-05-03"}
    store.add([report("a", halt, met, published="2031-05-03"), report("b", lifted, published="2031-06-10")])
    store.link()

    sent = export(store, "measures", tmp_path / "measures.jsonl")

    (line,) = (json.loads(line) for line in sent.file.read_text().splitlines())
    (measure,) = store.relation("MLT", "LBY").measures()
    assert (line["a"], line["b"], line["id"], line["runs"]) == ("LBY", "MLT", measure.id, ["run-1"])
    assert (line["earliest"], line["state"]) == ("2031-05-02", "closed")
    assert [claim["says"] for claim in line["claims"]] == [claim.says for claim in measure.claims]
    assert [run["run_id"] for run in json.loads(sent.about.read_text())["runs"]] == ["run-1"]
    assert export(store, "measures", tmp_path / "measures.parquet").rows == 1


def test_a_store_without_measures_has_the_table_without_rows(polecat, tmp_path):
    assert export(polecat, "measures", tmp_path / "measures.csv").rows == 0
    assert polecat.measures().columns[:3] == ["a", "b", "id"]


def test_polecat_out_and_in_again_gives_the_same_events(polecat, tmp_path):
    export(polecat, "events", tmp_path / "again.txt", format="polecat")

    with open_store(tmp_path / "second.duckdb") as second:
        found = import_files(second, [tmp_path / "again.txt"], "polecat")
        assert (found.new, found.total("refused"), found.total("repaired")) == (4, 0, 0)
        assert told(second) == told(polecat)
    again = import_files(polecat, [tmp_path / "again.txt"], "polecat")
    assert (again.new, again.unchanged) == (0, 4)


def test_polecat_leaves_out_an_event_that_names_nobody_and_counts_it(store, tmp_path):
    nobody = {"type": "ASSAULT", "actors": [], "recipients": [], "day": "2020-01-05", "says": "Shelled was a town."}
    store.add([report("a", nobody, {"type": "AID", "actors": ["USA"], "recipients": ["IRQ"], "day": "2020-01-05"})])
    sent = export(store, "events", tmp_path / "out.txt", format="polecat")

    assert (sent.rows, sent.left_out) == (1, {"nobody is named": 1})
    with open_store(tmp_path / "second.duckdb") as second:
        assert import_files(second, [tmp_path / "out.txt"], "polecat").total("refused") == 0


def test_gdelt_out_and_in_again_gives_the_same_events(store, tmp_path):
    rows = [row("gdelt", GLOBALEVENTID=n, EventCode=code) for n, code in enumerate(("042", "173", "190", "112"))]
    rows.append(row("gdelt", GLOBALEVENTID=9, Actor1CountryCode="", Actor1KnownGroupCode="UNO", Actor1Type1Code="IGO"))
    import_files(store, [write(tmp_path / "first.csv", "gdelt", *rows)], "gdelt")

    export(store, "events", tmp_path / "again.csv", format="gdelt")

    with open_store(tmp_path / "second.duckdb") as second:
        import_files(second, [tmp_path / "again.csv"], "gdelt")
        columns = (
            "event_id, event_type, modes, actors[1].code, recipients[1].code, host, place.precision, earliest, url"
        )
        same = f"SELECT {columns} FROM imported ORDER BY event_id"
        assert second.connection.execute(same).fetchall() == store.connection.execute(same).fetchall()


@pytest.mark.parametrize("kind", [row["id"] for row in resources.table("ontology/types")])
def test_every_type_and_mode_has_a_code_that_means_the_type(kind):
    modes = [row["mode"] for row in resources.table("ontology/modes") if row["event_type"] == kind]

    for mode in ("", *modes):
        assert cameo(cameo_of(kind, [mode] if mode else []))[0] in (kind, "CONCEDE" if mode == "resign" else kind)


def test_our_own_events_in_the_columns_of_polecat(store, tmp_path):
    store.add([reading()])
    store.link()

    sent = export(store, "events", tmp_path / "out.txt", format="polecat")

    head, line = (tmp_path / "out.txt").read_text(encoding="utf-8").splitlines()
    cells = dict(zip(head.split("\t"), line.split("\t"), strict=True))
    assert sent.rows == 1
    assert cells["Event Type"] == "ASSAULT"
    assert cells["Event Mode"] == "heavy-weapons"
    assert (cells["Actor Country"], cells["Primary Actor Sector"]) == ("IRQ", "REB")
    assert cells["Event Date"] == "2020-01-03"
    assert cells["Source"] == "Delta Wire"
    assert cells["Actor COW"] == "None"
    assert "Polybius 0.1.0, run run-one, model weights" in cells["Version"]


def test_plover_has_the_fields_of_the_manual(store, tmp_path):
    store.add([reading()])
    store.link()

    export(store, "events", tmp_path / "out.jsonl", format="plover")

    [record] = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {"id", "date", "actor", "event"} <= set(record)  # required
    assert record["event"] == ["ASSAULT"]
    assert record["actor"][0] | {"identifier_text": None} == {
        "code": "IRQ", "sector": "REB", "entity_text": "Marsh soldiers", "identifier_id": "marsh-army",
        "identifier_text": None,
    }  # fmt: skip
    assert record["size"] == {"dead": 3}
    assert record["event_loc"]["resolution"] in (4, 5)
    assert record["text"].startswith("Marsh soldiers shelled")
    assert record["cite_info"]["publication"] == "Delta Wire"
    assert record["cite_info"]["codebook"] == "PLOVER 2.0"
    assert "not told" in record["cite_info"]["license"]


def test_points_carry_how_precisely_the_place_is_known(store, tmp_path):
    rows = [
        row("gdelt", GLOBALEVENTID=1),
        row("gdelt", GLOBALEVENTID=2, ActionGeoType="1"),
        row("gdelt", GLOBALEVENTID=3, ActionGeoType="5"),
        row("gdelt", GLOBALEVENTID=4, ActionGeoLat="", ActionGeoLong=""),
    ]
    import_files(store, [write(tmp_path / "made.csv", "gdelt", *rows)], "gdelt")

    for table in ("events", "stories"):
        sent = export(store, table, tmp_path / "out.geojson")
        found = json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))
        features = {feature["id"]: feature for feature in found["features"]}
        assert {id: feature["properties"]["precision"] for id, feature in features.items()} == {
            "gdelt:1": "city", "gdelt:2": "country", "gdelt:3": "admin1",
        }  # fmt: skip
        assert features["gdelt:1"]["geometry"] == {"type": "Point", "coordinates": [47.8, 30.5]}
        assert "GDELT" in found["licence"]
        assert sent.left_out == {"no coordinates": 1}


def test_a_graph_is_read_by_others(store, tmp_path):
    rows = [row("gdelt", GLOBALEVENTID=n) for n in range(3)]
    rows.append(row("gdelt", GLOBALEVENTID=9, EventCode="042", Actor1Name='A & "B" <C>', Actor1CountryCode=""))
    import_files(store, [write(tmp_path / "made.csv", "gdelt", *rows)], "gdelt")

    export(store, "events", tmp_path / "out.graphml")

    graph = networkx.read_graphml(tmp_path / "out.graphml")
    edges = {(a, b): values for a, b, values in graph.edges(data=True)}
    assert edges["USAMIL", "IRQ"]["n_events"] == 3
    assert edges["USAMIL", "IRQ"]["mean_score"] == -9.0
    assert 'A & "B" <C>' in graph.nodes
    assert "GDELT" in graph.graph["licence"]


def test_days_at_the_ends_of_the_calendar_are_written_whole(store, tmp_path):
    import_files(store, [write(tmp_path / "made.csv", "acled")], "acled")
    store.connection.execute("UPDATE imported SET earliest = DATE '0622-07-16', latest = DATE '9999-12-31'")

    export(store, "events", tmp_path / "out.ics")
    export(store, "events", tmp_path / "out.csv", format="gdelt")

    text = (tmp_path / "out.ics").read_text()
    assert "DTSTART;VALUE=DATE:06220716" in text
    assert "DTEND" not in text
    assert (tmp_path / "out.csv").read_text().split("\t")[1:4] == ["06220716", "062207", "0622"]


def test_a_calendar_has_an_entry_a_day_and_short_lines(store, tmp_path):
    import_files(store, [write(tmp_path / "made.csv", "acled", row("acled", time_precision="2"))], "acled")

    export(store, "events", tmp_path / "out.ics")

    raw = (tmp_path / "out.ics").read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    text = raw.decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20190302\r\nDTEND;VALUE=DATE:20190309\r\n" in text
    assert "SUMMARY:IRQMIL ASSAULT IRQREB\r\n" in text
    assert "GEO:31.01000;47.43000" in text
    assert "X-POLYBIUS-PRECISION:city" in text
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")


@pytest.mark.parametrize(
    "format", ["csv", "jsonl", "parquet", "polecat", "plover", "gdelt", "geojson", "graphml", "ical"]
)
def test_beside_every_file_stands_whose_it_is(store, tmp_path, format):
    import_files(store, [write(tmp_path / "made.csv", "gdelt")], "gdelt")
    store.add([reading()])
    store.link()

    sent = export(store, "events", tmp_path / f"out.{format}", format=format)

    beside = json.loads(sent.about.read_text(encoding="utf-8"))
    assert beside["rows"] == sent.rows == 2
    assert beside["sources"] == ["The GDELT Project, https://www.gdeltproject.org/"]
    assert beside["publishers"] == [reading().document.publisher]
    assert "citation" in beside["licence"]
    assert {run["model"] for run in beside["runs"]} == {"", "weights"}
    assert not list(tmp_path.glob("*.part"))


def test_parquet_carries_source_and_licence_in_itself(store, tmp_path):
    import_files(store, [write(tmp_path / "made.csv", "gdelt")], "gdelt")

    export(store, "stories", tmp_path / "out.parquet")

    found = duckdb.sql(f"SELECT key, value FROM parquet_kv_metadata('{tmp_path}/out.parquet')").fetchall()
    values = {key.decode(): value.decode() for key, value in found}
    assert "GDELT" in values["licence"]
    assert "GDELT" in values["sources"]
    assert values["version"].startswith("Polybius")
    assert duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/out.parquet'").fetchall() == [(1,)]


@pytest.mark.parametrize(
    "table",
    ["events", "stories", "entities", "documents", "claims", "links", "assessments", "refused", "runs", "corrections"],
)
def test_every_table_goes_into_a_file(store, tmp_path, table):
    store.add([reading()])
    store.link()

    for ending in ("csv", "jsonl", "parquet"):
        sent = export(store, table, tmp_path / f"{table}.{ending}")
        assert sent.rows == len(getattr(store, table)().fetchall())


def test_which_events_a_story_has_how_it_changed_and_where_a_merged_one_went_go_into_files(store, tmp_path):
    raid = {"type": "ASSAULT", "actors": ["LBYMIL"], "recipients": ["MLT"]}
    days = ("2031-05-02", "2031-06-20")
    store.add(
        [report(f"d{day}", raid | {"day": day, "says": f"Shelled was a quay, {day}."}, published=day) for day in days]
    )
    store.link()
    first, second = (id for (id,) in store.connection.execute("SELECT story_id FROM stories ORDER BY 1").fetchall())
    store.correct(first, "merge", value=second, who="Ana", why="one raid, misdated")
    store.link()

    written = {}
    for table in ("story_events", "story_revisions", "story_redirects"):
        export(store, table, tmp_path / f"{table}.jsonl")
        written[table] = [json.loads(line) for line in (tmp_path / f"{table}.jsonl").read_text().splitlines()]

    (gone,) = written["story_redirects"]
    assert {gone["story_id"], gone["other"]} == {first, second}
    assert [row["story_id"] for row in written["story_events"]] == [gone["other"]] * 2
    assert ("merged", gone["other"]) in [(row["action"], row["other"]) for row in written["story_revisions"]]


def test_what_is_not_told_as_done_is_not_written_where_that_cannot_be_said(polecat, tmp_path):
    sent = export(polecat, "events", tmp_path / "out.csv", format="gdelt")

    assert sent.left_out == {"not told as done, which CAMEO cannot say": 1}


def test_some_rows_alone(polecat, tmp_path):
    sent = export(polecat, "events", tmp_path / "out.csv", event_type="assault", since=dt.date(2022, 1, 1))

    assert sent.rows == 1


def test_wrong_use_is_told(store, tmp_path):
    with pytest.raises(InputError, match="no table 'texts'"):
        export(store, "texts", tmp_path / "out.csv")
    with pytest.raises(InputError, match="does not tell its format"):
        export(store, "events", tmp_path / "out.xyz")
    with pytest.raises(InputError, match="polecat is made of events, not of stories"):
        export(store, "stories", tmp_path / "out.txt", format="polecat")
    with pytest.raises(InputError, match="cannot be filtered"):
        export(store, "runs", tmp_path / "out.csv", actor="USA")
    with pytest.raises(InputError, match="cannot be written"):
        export(store, "events", tmp_path / "none" / "out.csv")
