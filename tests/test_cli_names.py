"""Tables for eyes name who has no code by his name; data for programs keep the ids."""

from __future__ import annotations

import dataclasses
import json

import pytest
from typer.testing import CliRunner

from polybius.cli import app
from polybius.cli.show import called
from polybius.schema import Entity
from polybius.store import open_store
from tests.exchange import made as imported
from tests.report import made

ID, NAME = "name:fjord-band", "Fjord Band"


def run(*words: object) -> str:
    done = CliRunner().invoke(app, [*map(str, words)], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The Fjord Band, of which no table knows, closes Norway's ports to Swedish ships."""
    path = tmp_path_factory.mktemp("names") / "made.duckdb"
    text = "The Fjord Band sanctioned Swedish ships."
    reading = made.told(
        "one", text, ("The Fjord Band", "NORMIL"), "sanctioned", ("Swedish ships", "SWEGOV"), "SANCTION", "2021-03-02"
    )
    [event] = reading.events
    band = dataclasses.replace(event.actors[0], entity=ID, code=None)
    with open_store(path) as opened:
        opened.add([
            dataclasses.replace(
                reading,
                events=(dataclasses.replace(event, actors=(band,), modes=("discontinue",)),),
                entities=(*reading.entities, Entity(ID, NAME, None, "NOR", None, "group", (), "a name without a row")),
            )
        ])  # fmt: skip
        opened.link()
    return path


@pytest.mark.parametrize("command", ["events", "stories", "claims"])
def test_a_table_names_who_has_no_code(store, command, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    shown = " ".join(run(command, store, "--format", "table").split())
    assert NAME in shown
    assert ID not in shown
    assert "SWEGOV" in shown  # a code stays


@pytest.mark.parametrize("command", ["events", "stories", "claims"])
def test_data_keep_the_id(store, command):
    row = json.loads(run(command, store, "--format", "jsonl"))
    actor = row["actors"][0]
    assert (actor if isinstance(actor, str) else actor["entity"]) == ID


def test_the_title_of_a_story_names_it(store):
    assert json.loads(run("stories", store, "--format", "jsonl"))["title"] == "Fjord Band SANCTION SWEGOV, 2021-03-02"


def test_the_ledger_names_it(store, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    shown = run("measures", store, "NOR:any", "SWE:any", "--format", "table")
    assert "Fjord Band" in shown.replace("\n", " ")
    assert ID not in shown


def test_of_imported_data_a_body_is_named_as_the_tables_and_the_data_call_it(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    given = imported.row("acled", actor1="Kataib Hezbollah", inter1="3", actor2="Marsh Front")
    file = imported.write(tmp_path / "acled.csv", "acled", given)
    run("import", file, "--as", "acled", "-o", tmp_path / "acled.duckdb", "-q")

    shown = " ".join(run("stories", tmp_path / "acled.duckdb", "--format", "table").split())
    row = json.loads(run("stories", tmp_path / "acled.duckdb", "--format", "jsonl"))
    assert row["actors"] == ["kataib-hezbollah"]
    assert "Kataib Hezbollah > Marsh Front" in shown
    assert row["title"].startswith("Kataib Hezbollah ASSAULT Marsh Front")


def test_a_code_stands_as_it_is_and_so_does_an_id_without_a_name():
    row = {"actors": ["USAMIL", "irgc", "name:x"], "denied_by": ["irgc"], "killed_by": "irgc", "other": 1}
    assert called(row, {"irgc": "IRGC", "USAMIL": "US military"}) == {
        "actors": ["USAMIL", "IRGC", "name:x"], "denied_by": ["IRGC"], "killed_by": "IRGC", "other": 1,
    }  # fmt: skip
