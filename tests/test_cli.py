"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from polybius import measure, open_store
from polybius.cli import app
from polybius.cli.outlook import outlook_lines, print_outlook
from polybius.cli.reading import _tell_corrections
from polybius.cli.show import day, figure, json_line, plain
from polybius.relations import bundled
from polybius.store.views import EDITABLE
from tests.store.made import OTHER_RUN, TEXT, document, reading

COMMANDS = (
    "demo", "read", "events", "stories", "entities", "documents", "claims", "measures", "relation", "explain",
    "report", "serve", "evaluate", "correct", "check", "changes", "compare", "spread", "import",
    "export", "share", "panel",
)  # fmt: skip
STRIKE = (
    "U.S. warplanes bombed five bases of Kataib Hezbollah in Iraq on Sunday, killing 25 fighters, the Pentagon said."
)


def polybius(
    *words: object, stdin: str = "", cwd: Path | None = None, encoding: str | None = None, **environment: str
) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "polybius", *map(str, words)],
        input=stdin, capture_output=True, text=True, encoding=encoding, cwd=cwd, env=os.environ | environment,
        check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one event."""
    path = tmp_path_factory.mktemp("store") / "made.duckdb"
    with open_store(path) as opened:
        opened.add([reading(document())])
        opened.link()
    return path


def test_the_help_of_correct_names_every_field_that_can_be_edited():
    shown = " ".join(polybius("correct", "--help").stdout.split())

    assert f"What to edit: {', '.join(EDITABLE[:-1])} or {EDITABLE[-1]}." in shown


def test_every_command_is_offered_with_a_line_of_help():
    shown = polybius("--help").stdout

    for name in COMMANDS:
        assert re.search(rf"^  {name}  +\S", shown, re.M), name
        assert polybius(name, "--help").returncode == 0
    assert {command.name or command.callback.__name__ for command in app.registered_commands} == set(COMMANDS)


def test_the_version_is_shown():
    import polybius as package

    assert polybius("--version").stdout == f"polybius {package.__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["read"],
        ["nonsense"],
        ["read", "x.txt", "-o", "out.xlsx"],
        ["read", "x.txt", "--published", "someday"],
        ["read", "x.txt", "--workers", "0"],
        ["read", "x.txt", "--format", "xml"],
        ["read", "x.txt", "-o", "out.jsonl", "--format", "csv"],
        ["read", "x.txt", "-o", "out.duckdb", "--no-text"],
        ["changes", "x.csv", "--data", "gdelt"],
        ["correct", "nowhere.duckdb", "x", "edit", "--who", "Ana", "--why", "x", "--field", "latest"],
        ["events", "nowhere.duckdb"],
        ["relation", "nowhere.duckdb", "USA", "IRQ"],
        ["relation", "nowhere.duckdb", "USA", "IRQ", "--plot", "picture.gif"],
        ["evaluate", "nothing"],
        ["evaluate", "time"],  # without gold
        ["evaluate", "--gold", "nowhere"],
    ],
)
def test_wrong_use_is_status_2_and_told_without_a_traceback(words, tmp_path):
    done = polybius(*words, cwd=tmp_path)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip() or not words
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_store_is_told_in_one_line(tmp_path):
    path = tmp_path / "x.duckdb"
    path.write_text("no store " * 2000)

    done = polybius("events", path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"polybius: {path} is no Polybius store; name another file\n"


def test_in_a_pipe_rows_are_lines_of_json(store):
    (line,) = polybius("events", store).stdout.splitlines()

    event = json.loads(line)
    assert (event["event_type"], event["trigger_text"], event["earliest"]) == ("ASSAULT", "shelled", "2020-01-03")


def test_rows_as_csv_have_a_header_and_are_flat(store):
    (row,) = csv.DictReader(io.StringIO(polybius("events", store, "--format", "csv").stdout))

    assert (row["actors"], row["counts"], row["score"]) == ("IRQREB", "killed 3", "-9.5")


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("command", ["events", "stories", "entities", "documents", "claims"])
def test_a_table_fits_the_terminal(store, command, width):
    done = polybius(command, store, "--format", "table", COLUMNS=str(width))

    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert len(lines) >= 3
    assert max(map(len, lines)) <= width


def test_nought_has_no_sign():
    assert [figure(value, 2) for value in (-0.0, 0.004, -0.004, 0.006, -12)] == ["0.00"] * 3 + ["+0.01", "-12.00"]


def test_a_spread_ends_with_the_one_value_that_is_made_of_many(store):
    (story,) = polybius("stories", store).stdout.splitlines()
    told = polybius("spread", store, json.loads(story)["story_id"], "--format", "table", COLUMNS="80").stdout

    assert told.splitlines()[-1] == "killed, median: 3 (min 3, median 3, max 3, latest 3)"


def test_one_row_is_written_as_one(store, tmp_path):
    assert "wrote 1 row of events to " in polybius("export", store, "events", "-o", tmp_path / "e.csv").stderr
    assert "wrote 0 rows of refused to " in polybius("export", store, "refused", "-o", tmp_path / "r.csv").stderr


@pytest.mark.parametrize(
    ("filters", "found"),
    [(["--actor", "IRQ"], 1), (["--actor", "USA"], 0), (["--type", "assault"], 1), (["--until", "2019-01-01"], 0)],
)
def test_events_are_filtered(store, filters, found):
    assert len(polybius("events", store, *filters).stdout.splitlines()) == found


def test_breaks_and_forecast_are_tables_on_a_terminal_and_lines_of_json(capsys):
    relation = measure(bundled("IRQ-USA"), dyad="IRQ-USA")

    print_outlook(relation)

    told = capsys.readouterr().out
    assert "Breaks" in told
    assert "Forecast with what was known on 2021-12-31" in told
    lines = [json.loads(line) for line in outlook_lines(relation)]
    assert [line["break"]["day"] for line in lines if "break" in line] == [str(one.day) for one in relation.breaks()]
    assert [line["forecast"]["weeks_ahead"] for line in lines if "forecast" in line] == [1, 2, 3, 4]


def test_a_relation_with_few_weeks_is_told_so_and_drawn(store, tmp_path):
    done = polybius("relation", store, "IRQ:any", "IRQ:any", "--plot", tmp_path / "p.svg", "--format", "table")

    assert done.returncode == 0
    assert "Breaks: cannot tell" in done.stdout
    assert "Forecast: cannot tell" in done.stdout
    assert (tmp_path / "p.svg").read_text().startswith("<svg")


def test_text_of_an_article_cannot_steer_the_terminal():
    assert plain("a\x1b[31mred\x07\nline") == "a [31mred line"


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        ("2020-01-07", "2020-01-07", "2020-01-07"),
        ("2020-01-07", "2020-01-08", "2020-01-07..08"),
        ("2020-01-07", "2020-02-01", "2020-01-07..02-01"),
        ("2019-12-31", "2020-01-01", "2019-12-31..2020-01-01"),
        (None, "2020-01-01", "..2020-01-01"),
        ("2020-01-01", None, "2020-01-01"),
        (None, None, ""),
    ],
)
def test_a_range_of_days_repeats_nothing(earliest, latest, shown):
    assert day(earliest, latest) == shown


# Reading, with the whole pipeline


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "strike.txt").write_text(f"---\npublished: 2019-12-30\npublisher: Delta Wire\n---\n\n{STRIKE}\n")
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 50)
    return folder


def test_a_text_on_standard_input_becomes_a_line_of_json():
    done = polybius("read", "-", "--published", "2019-12-30", stdin=STRIKE)

    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    values = json.loads(line)
    assert values["document"]["text"] == STRIKE
    assert values["document"]["published"] == "2019-12-30"
    (event,) = (event for event in values["events"] if event["event_type"] == "ASSAULT")
    assert event["trigger"]["text"] == "bombed"
    assert [actor["country"] for actor in event["actors"]] == ["USA"]
    assert STRIKE[event["trigger"]["start"] : event["trigger"]["end"]] == "bombed"
    assert "1 document" in done.stderr


def test_the_text_stays_out_of_the_json_when_that_is_asked_for():
    document = json.loads(polybius("read", "-", "--no-text", stdin=STRIKE).stdout)["document"]

    assert document["text"] is None
    assert len(document["text_digest"]) == 64


def test_refused_documents_are_named_counted_kept_and_status_1_and_the_others_are_read(news, tmp_path):
    store = tmp_path / "out.duckdb"

    done = polybius("read", news, "-o", store)

    assert done.returncode == 1
    assert done.stdout == ""
    assert len(re.findall(r"^refused: .*(empty|binary)\.txt: \S", done.stderr, re.M)) == 2
    assert done.stderr.splitlines()[-1].endswith("2 refused")
    with open_store(store, read_only=True) as opened:
        assert {Path(uri).name for _, uri, _ in opened.refused().fetchall()} == {"empty.txt", "binary.txt"}
        assert len(opened.events(actor="USA", event_type="ASSAULT")) >= 1
        assert len(opened.stories()) >= 1


def test_files_of_other_kinds_in_a_folder_are_told(tmp_path):
    for name in ("a.txt", "more/b.PDF", "more/c.docx", "more/d", ".hidden.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STRIKE)

    for done in (polybius("read", tmp_path), polybius("read", tmp_path, "-o", tmp_path / "made.duckdb")):
        assert done.returncode == 0
        assert done.stderr.splitlines()[-1].endswith("passed over 3 files in folders: .docx, .pdf, no ending")


def test_reading_again_changes_nothing_and_says_so(news, tmp_path):
    store = tmp_path / "out.duckdb"
    polybius("read", news, "-o", store)
    before = polybius("events", store).stdout, polybius("stories", store).stdout

    done = polybius("read", news, "-o", store)

    assert (polybius("events", store).stdout, polybius("stories", store).stdout) == before
    assert "1 unchanged" in done.stderr


def test_a_day_far_ahead_is_told_and_a_refusal_of_what_is_read_since_is_forgotten(tmp_path):
    rows = [{"id": "a", "text": STRIKE, "published": "2124-03-04"}, {"id": "b", "text": ""}]
    file, store = tmp_path / "rows.jsonl", tmp_path / "made.duckdb"
    file.write_text("\n".join(map(json.dumps, rows)))

    done = polybius("read", file, "-o", store)
    assert f"dated ahead: {file}#a: 2124-03-04 has not come yet" in done.stderr.splitlines()
    assert f"refused: {file}#b: line 2: no text" in done.stderr
    file.write_text(
        json.dumps(rows[0]) + "\n" + json.dumps(rows[1] | {"text": STRIKE, "url": "https://delta.example/1"})
    )
    polybius("read", file, "-o", store)

    with open_store(store, read_only=True) as opened:
        assert opened.refused().fetchall() == []


def test_the_help_tells_of_each_command_in_a_whole_sentence():
    shown = polybius("--help").stdout.partition("Commands:")[2]

    assert "..." not in shown
    assert "stories, relation, explain, serve and export work on them." in " ".join(shown.split())


def test_json_holds_lists_where_python_has_sets():
    assert json_line({"goods": frozenset({"meat", "flour"})}) == '{"goods": ["flour", "meat"]}'


def test_what_becomes_of_corrections_of_a_report_that_is_edited_is_told(tmp_path, capsys):
    old, edited = reading(), reading(document(text=TEXT.replace("Three", "Eight")))
    other = reading(document(text=TEXT.replace("shelled", "visited")))
    with open_store(tmp_path / "made.duckdb") as opened:
        opened.add([old])
        number = opened.correct(old.events[0].id, "edit", field="host", value="IRN", who="Ana", why="by the map")
        for new, told in (
            (edited, "1 correction carried on to"),
            (other, "left behind: correction 2 (edit host, by Ana)"),
        ):
            before = opened.corrections().fetchall()
            opened.add([new])
            opened.link()
            _tell_corrections(opened, before)
            assert told in capsys.readouterr().err
    assert number == 1


def test_a_correction_of_an_event_that_a_newer_run_does_not_find_is_told(tmp_path, capsys):
    found, rerun = reading(), dataclasses.replace(reading(run=OTHER_RUN), events=(), links=())
    again, id = reading(run=dataclasses.replace(OTHER_RUN, id="run-three")), found.events[0].id
    with open_store(tmp_path / "made.duckdb") as opened:
        opened.add([found])
        opened.correct(id, "edit", field="host", value="IRN", who="Ana", why="by the map")
        before = opened.corrections().fetchall()
        opened.add([rerun])
        opened.link()
        _tell_corrections(opened, before)
        why = f"left behind: correction 1 (edit host, by Ana): by the newest run its report tells no more of {id}"
        assert why in capsys.readouterr().err
        assert [row[-1] for row in opened.corrections().fetchall()] == [[id]]
        _tell_corrections(opened, opened.corrections().fetchall())
        assert capsys.readouterr().err == ""
        opened.add([again])
        assert [row[-1] for row in opened.corrections().fetchall()] == [None]


def test_lines_of_json_are_written_whole_or_not_at_all(news, tmp_path):
    out = tmp_path / "out.jsonl"

    done = polybius("read", news / "strike.txt", "-o", out, "-q")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads(out.read_text())["document"]["publisher"] == "Delta Wire"
    assert not out.with_name("out.jsonl.part").exists()
    done = polybius("read", news / "strike.txt", "-o", tmp_path / "no" / "out.jsonl")
    assert (done.returncode, "cannot be written" in done.stderr) == (2, True)


def test_the_demo_says_in_a_line_where_it_cannot_write(tmp_path):
    (tmp_path / "file").write_text("")

    done = polybius("demo", "--out", tmp_path / "file" / "demo")

    assert (done.returncode, "cannot be made" in done.stderr, "Traceback" in done.stderr) == (2, True, False)


@pytest.mark.parametrize("raw", ["<html/>", "<html>", "<html></html>", "<html><head></head></html>"])
def test_of_a_page_without_an_article_one_line_is_told(tmp_path, raw):
    (tmp_path / "page.html").write_text(raw)

    done = polybius("read", "page.html", cwd=tmp_path)

    assert [line.partition(":")[0].split()[0] for line in done.stderr.splitlines()] == ["refused", "read"]


def test_two_workers_write_the_same_lines_as_one(news):
    alone, together = (polybius("read", news, "--workers", n) for n in (1, 2))

    assert alone.stdout == together.stdout
    assert alone.stderr == together.stderr


def test_a_corrected_event_is_gone_from_every_table(news, tmp_path):
    store = tmp_path / "out.duckdb"
    polybius("read", news, "-o", store)
    ids = [json.loads(line)["event_id"] for line in polybius("events", store).stdout.splitlines()]

    for id in ids:
        assert polybius("correct", store, id, "reject", "--who", "Ana", "--why", "a drill").returncode == 0

    assert polybius("events", store).stdout == ""
    assert polybius("stories", store).stdout == ""
    assert polybius("correct", store, "nosuch", "reject", "--who", "Ana", "--why", "x").returncode == 2


def test_a_finding_that_csv_has_no_room_for_is_told_beside_it(store):
    done = polybius("relation", store, "USA", "IRQ:armed", "--around", "2020-01-03", "--format", "csv")

    assert done.stdout.startswith("start,end,conflict,")
    assert "around 2020-01-03: cannot tell" in done.stderr


def test_claims_of_a_story_that_is_none_are_refused(store):
    done = polybius("claims", store, "--story", "nosuch")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "polybius: no story 'nosuch' in this store; see: polybius stories STORE\n"


@pytest.mark.parametrize("words", ["events {} --limit 1", "entities {} --format table", "report {} USA IRQ"])
def test_a_reader_that_stops_reading_is_no_error(store, words):
    ended = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{sys.executable} -m polybius {words.format(store)} | true"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_full_disk_is_told_in_one_line(store):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "polybius", "events", store], stdout=full, stderr=subprocess.PIPE, text=True,
            check=False,
        )  # fmt: skip

    assert (done.returncode, done.stderr) == (2, "polybius: cannot read or write: No space left on device\n")


def test_without_a_standard_output_a_store_is_still_made(news, tmp_path):
    out = tmp_path / "out.duckdb"

    words = f"exec {sys.executable} -m polybius read {news / 'strike.txt'} -o {out} >&-"
    done = subprocess.run(["bash", "-c", words], capture_output=True, text=True, check=False)
    words = f"exec {sys.executable} -m polybius events {out} >&-"
    shown = subprocess.run(["bash", "-c", words], stderr=subprocess.PIPE, check=False)

    assert (done.returncode, out.exists()) == (0, True)
    assert (shown.returncode, shown.stderr) == (0, b"")


def test_data_are_utf_8_whatever_the_machine_speaks(tmp_path):
    (tmp_path / "malmö.txt").write_text("The president of Peru visited Malmö on Monday, his office said.", "utf-8")
    ascii = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}

    table = polybius("read", tmp_path, "--format", "table", encoding="utf-8", **ascii)
    lines = polybius("read", tmp_path, encoding="utf-8", **ascii)

    assert (table.returncode, lines.returncode) == (0, 0)
    assert "Malmö" in table.stdout
    assert "Malmö" in json.loads(lines.stdout)["document"]["text"]
