"""``polybius import``, ``export`` and ``share`` on the command line."""

from __future__ import annotations

from typer.testing import CliRunner

from polybius import open_store
from polybius.cli import app
from tests.exchange.made import row, write
from tests.stories.made import report


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_what_was_refused_is_named_and_makes_the_exit_status_one(tmp_path):
    file = write(tmp_path / "made.csv", "gdelt", row("gdelt"), row("gdelt", GLOBALEVENTID=2, EventCode="999"))
    store = tmp_path / "store.duckdb"

    done = run("import", file, "--as", "gdelt", "-o", store)

    assert done.exit_code == 1
    assert "refused: made.csv: an unknown code of what happened: 999: 1 (line 2)" in done.stderr
    assert "imported 1 event;" in done.stderr
    assert done.stdout == ""


def test_in_and_out_again(tmp_path):
    store, out = tmp_path / "store.duckdb", tmp_path / "out.geojson"

    assert run("import", write(tmp_path / "made.csv", "gdelt"), "--as", "gdelt", "-o", store).exit_code == 0
    done = run("export", store, "events", "-o", out, "--actor", "USA")

    assert done.exit_code == 0
    assert out.exists()
    assert out.with_name("out.geojson.about.json").exists()


def test_a_file_of_another_kind_leaves_no_empty_store_behind(tmp_path):
    (tmp_path / "other.csv").write_text("town,mayor\nMillport,Ada\n")
    store = tmp_path / "store.duckdb"

    assert run("import", tmp_path / "other.csv", "--as", "gdelt", "-o", store).exit_code != 0
    assert not store.exists()


def test_a_store_that_was_there_stays_when_an_import_fails(tmp_path):
    store = tmp_path / "store.duckdb"
    run("import", write(tmp_path / "made.csv", "gdelt"), "--as", "gdelt", "-o", store)

    assert "is a folder" in str(run("import", tmp_path, "--as", "gdelt", "-o", store).exception)
    assert store.exists()


def test_a_store_is_handed_on_without_its_texts_and_every_door_says_so(tmp_path):
    whole, copy = tmp_path / "whole.duckdb", tmp_path / "copy.duckdb"
    with open_store(whole) as store:
        aid = {"type": "AID", "day": "2031-05-02", "actors": ["FRAGOV"], "recipients": ["MLIGOV"]}
        store.add([report("a", aid, published="2031-05-03")])
        store.link()

    done = run("share", whole, "-o", copy)

    assert done.exit_code == 0
    assert "without the articles' texts" in done.stderr
    assert [file.name for file in sorted(tmp_path.iterdir())] == ["copy.duckdb", "whole.duckdb"]
    assert run("events", copy, "--format", "jsonl").stdout == run("events", whole, "--format", "jsonl").stdout
    assert "was left out of the store" in run("report", copy, "FRA", "MLI", "--with-text").stdout


def test_a_store_is_shared_into_a_new_store_alone(tmp_path):
    whole, other = tmp_path / "whole.duckdb", tmp_path / "other.duckdb"
    open_store(whole).close()
    other.write_text("mine")

    assert "is there already" in str(run("share", whole, "-o", other).exception)
    assert other.read_text() == "mine"
    assert "does not end in .duckdb" in run("share", whole, "-o", tmp_path / "copy.csv").stderr
