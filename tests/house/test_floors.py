"""The house as it is drawn: floors, public names, tables, and spans inside their documents."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import polybius
from polybius import pipeline, resources, samples
from polybius.schema import Document, Reading, Span

HOUSE = Path(__file__).parents[2]
PACKAGES = sorted(module.name for module in pkgutil.iter_modules(polybius.__path__) if module.name != "__main__")


def test_a_package_imports_from_lower_floors_only():
    # in a process of its own: the linter turns the loggers of its process off
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", lint, "--no-cache"]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", PACKAGES)
def test_what_a_package_offers_is_there_and_named_once(name):
    package = importlib.import_module(f"polybius.{name}")

    offered = getattr(package, "__all__", [])
    assert len(offered) == len(set(offered))
    assert [word for word in offered if not hasattr(package, word)] == []
    assert package.__doc__


@pytest.mark.parametrize("name", resources.names())
def test_every_row_of_a_table_has_an_id_and_a_source(name):
    rows = resources.table(name)

    assert rows
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(row["source"].strip() for row in rows)


def test_there_is_no_drawer_for_what_has_no_name():
    names = {path.stem for path in (HOUSE / "src" / "polybius").rglob("*.py")}

    assert names & {"utils", "util", "helpers", "internals", "misc", "common"} == set()


def test_the_version_is_told_in_one_way():
    text = (HOUSE / "pyproject.toml").read_text(encoding="utf-8")

    assert f'\nversion = "{polybius.__version__}"\n' in text


@pytest.mark.parametrize("at", range(len(pipeline.STAGES)))
def test_a_stage_needs_only_layers_that_were_filled_before_it(at):
    """Each stage reads an empty reading, and one that the stages before it have filled."""
    reading = Reading(Document("made", "The harbour office in Basra thanked Iran on Friday, a spokesman said."))
    for name in pipeline.STAGES[:at]:
        (reading,) = pipeline._stage(name)([reading])
    stage = pipeline._stage(pipeline.STAGES[at])

    filled, empty = stage([reading, Reading(Document("empty", ""))])
    assert isinstance(filled, Reading)
    assert isinstance(empty, Reading)


def spans(record: object):
    """Every span in a record, at any depth."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans(item)
    elif dataclasses.is_dataclass(record):
        for field in dataclasses.fields(record):
            yield from spans(getattr(record, field.name))


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return list(pipeline.read_many(samples.folder()))


def test_every_span_lies_inside_its_document(readings):
    for reading in readings:
        for span in spans(dataclasses.replace(reading, run=None)):
            assert 0 <= span.start <= span.end <= len(reading.text), (reading.document.id, span)


def test_every_index_points_into_its_own_reading(readings):
    for reading in readings:
        for event in reading.events:
            assert 0 <= event.sentence < len(reading.sentences)
            assert reading.sentences[event.sentence].span.contains(event.trigger), reading.document.id
            assert event.place is None or 0 <= event.place < len(reading.places)
            assert event.timex is None or 0 <= event.timex < len(reading.timexes)
            assert all(0 <= index < len(reading.attributions) for index in event.attributions)
            assert all(0 <= belief.attribution < len(reading.attributions) for belief in event.factuality_by)
        ids = {event.id for event in reading.events}
        assert len(ids) == len(reading.events), reading.document.id
        assert {id for link in reading.links for id in (link.from_, link.to)} <= ids
        assert {m.entity for m in reading.mentions} - {None} <= {entity.id for entity in reading.entities}
        for number, attribution in enumerate(reading.attributions):
            assert attribution.within != number


def test_every_sample_carries_its_mark(readings):
    assert {reading.document.notice for reading in readings} == {samples.NOTICE}


def test_reading_needs_no_training_library():
    # in a process of its own: other tests load what an annotator of the user's choice needs
    code = "import sys, polybius; polybius.read('Turkey attacked Syria.'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert {"torch", "spacy"} & set(done.stdout.split()) == set()
