"""Another analyst's corrections, taken over from an exported table: who and when stay, and nothing is lost."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from polybius.cli import app
from polybius.errors import InputError
from polybius.exchange import export, import_files
from polybius.store import open_store, rows
from tests.stories.made import report

AID = {"type": "AID", "day": "2031-05-02", "actors": ["FRAGOV"], "recipients": ["MLIGOV"]}
TENTS, FLOUR = AID | {"says": "France sent tents to Mali."}, AID | {"says": "France sent flour to Mali."}


def filled(path, *names):
    store = open_store(path)
    made = {"tents": report("tents", TENTS, published="2031-05-03"), "flour": report("flour", FLOUR)}
    store.add(made[name] for name in names)
    store.link()
    return store


@pytest.fixture
def ana(tmp_path):
    with filled(tmp_path / "ana.duckdb", "tents", "flour") as store:
        yield store


@pytest.fixture
def ben(tmp_path):
    with filled(tmp_path / "ben.duckdb", "tents", "flour") as store:
        yield store


def event(store, document):
    (row,) = store.events(document=document).fetchall()
    return row[0]


def said(store):
    """The corrections without their numbers."""
    return [{**row, "number": None} for row in rows(store.corrections())]


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_corrections_are_laid_over_another_store_as_they_were_made(ana, ben, tmp_path, ending):
    id = event(ben, "tents")
    ben.correct(id, "edit", field="event_type", value="COOPERATE", who="Ben", why="=no gift")
    ben.correct(id, "edit", field="score", value=-1.5, who="Ben", why="it was late")
    ben.correct(event(ben, "flour"), "reject", who="Ben", why='a "rumour", they say')
    file = export(ben, "corrections", tmp_path / f"ben.{ending}").file

    found = import_files(ana, [file], "corrections")

    assert (found.new, found.unchanged, found.notes[file.name].counts) == (6, 0, {})
    assert said(ana) == said(ben)
    (held,) = rows(ana.events())
    assert (held["event_id"], held["event_type"], held["score"]) == (id, "COOPERATE", -1.5)
    assert len(ana.stories()) == 1

    again = import_files(ana, [file], "corrections")
    assert (again.new, again.unchanged) == (0, 6)
    assert said(ana) == said(ben)


def test_what_is_taken_over_lies_over_others_words_and_says_so(ana, ben, tmp_path):
    id = event(ana, "tents")
    ben.correct(id, "edit", field="actors", value="DEUGOV", who="Ben", why="by the flag")
    ana.correct(id, "edit", field="actors", value="ITAGOV", who="Ana", why="by the letter")
    file = export(ben, "corrections", tmp_path / "ben.jsonl").file

    found = import_files(ana, [file], "corrections")

    assert found.notes["ben.jsonl"].counts == {("over others' words", f"event {id}, on which Ana had spoken"): 1}
    assert [row["who"] for row in rows(ana.corrections())] == ["Ana", "Ben"]
    assert [row["actors"][0]["code"] for row in rows(ana.events(document="tents"))] == ["DEUGOV"]


def test_a_correction_waits_for_an_event_that_is_not_here_yet(ben, tmp_path):
    id = event(ben, "flour")
    ben.correct(id, "reject", who="Ben", why="a rumour")
    file = export(ben, "corrections", tmp_path / "ben.jsonl").file
    with filled(tmp_path / "other.duckdb", "tents") as other:
        found = import_files(other, [file], "corrections")

        assert found.new == 1
        assert found.notes["ben.jsonl"].counts == {
            ("waiting", f"no event {id} here, so that reject by Ben does nothing yet"): 1
        }
        other.add([report("flour", FLOUR)])
        assert len(other.events(document="flour")) == 0


def test_stories_are_merged_and_split_in_the_other_store_too_whatever_their_ids(ana, ben, tmp_path):
    before = len(ben.stories())
    if before == 1:
        ben.correct(event(ben, "flour"), "split", who="Ben", why="two lorries")
    else:
        first, second = (row["story_id"] for row in rows(ben.stories()))
        ben.correct(first, "merge", value=second, who="Ben", why="one lorry")
    ben.link()
    assert len(ben.stories()) != before
    file = export(ben, "corrections", tmp_path / "ben.jsonl").file

    import_files(ana, [file], "corrections")

    assert len(ana.stories()) == len(ben.stories())


def test_what_is_no_correction_is_refused_by_its_line_and_the_others_are_taken(ana, tmp_path):
    id, other = event(ana, "tents"), event(ana, "flour")
    right = {"number": 7, "target": "event", "target_id": id, "action": "edit", "field": "host", "value": '"MLI"'}
    right |= {"who": "Ben", "why": "on its soil", "at": "2031-06-01T12:00:00"}
    wrong = (
        {"action": "praise"},
        {"target": "story"},
        {"who": " "},
        {"field": None},
        {"field": "title"},
        {"field": "actors", "value": '["ZZZ"]'},
        {"field": "event_type", "value": '{"a": 1}'},
        {"field": "modes", "value": "5"},
        {"target_id": other, "field": "modes", "value": '["aerial"]'},  # of an assault, not of aid
        {"target_id": other},  # right in itself, of an event whose fields would not go together
        {"field": "quad", "value": "high"},
        {"target": "story", "action": "merge", "field": None, "value": '[["a"]]'},
        {"at": "yesterday"},
    )
    file = tmp_path / "made.jsonl"
    file.write_text("\n".join(json.dumps(right | change) for change in (*wrong, {})) + "\n")

    found = import_files(ana, [file], "corrections")

    assert (found.new, found.total("refused")) == (1, len(wrong))
    refused = [line for (kind, _), lines in found.notes["made.jsonl"].lines.items() for line in lines]
    assert sorted(refused) == list(range(1, len(wrong) + 1))
    assert [(row["field"], row["number"]) for row in rows(ana.corrections())] == [("host", 1)]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("gone.jsonl", None, "no such file"),
        ("made.txt", "x", "polybius export STORE corrections"),
        ("made.jsonl", "{", "cannot be read"),
        ("made.jsonl", "[1]", "is no row"),
        ("made.csv", "town,mayor\nMillport,Ada\n", "lacks target"),
        ("made.csv", b"target\n\xff\n", "cannot be read"),
        ("made.parquet", "x", "cannot be read"),
    ],
)
def test_a_file_that_is_no_table_of_corrections_is_refused_whole(ana, tmp_path, name, content, why):
    if content is not None:
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=why):
        import_files(ana, [tmp_path / name], "corrections")


def test_corrections_on_the_command_line(tmp_path):
    for name, documents in (("ben", ("tents", "flour")), ("ana", ("tents",))):
        filled(tmp_path / f"{name}.duckdb", *documents).close()
    with open_store(tmp_path / "ben.duckdb") as ben:
        for document in ("tents", "flour"):
            ben.correct(event(ben, document), "reject", who="Ben", why="a rumour")
        export(ben, "corrections", tmp_path / "ben.csv")

    def taken(into):
        words = ["import", tmp_path / "ben.csv", "--as", "corrections", "-o", tmp_path / into]
        return CliRunner().invoke(app, [str(word) for word in words])

    done = taken("ana.duckdb")
    assert done.exit_code == 0
    assert "waiting: ben.csv: no event" in done.stderr
    assert "imported 2 corrections; 1 waiting" in done.stderr
    assert taken("nobody.duckdb").exit_code == 2
    assert not (tmp_path / "nobody.duckdb").exists()
