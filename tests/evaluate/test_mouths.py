"""The reports rich in mouths, links and measures: their notes fit their texts, and what they are scored by."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from types import SimpleNamespace

from polybius.evaluate import links, measures, samples
from polybius.schema import Document, Event, Link, Reading, Sentence, Span

CORPUS = Path(__file__).parents[2] / "corpus"
REPORTS, NOTES = (
    [
        json.loads(line)
        for folder in samples.MORE
        for line in (CORPUS / folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for name in ("reports", "notes")
)


def test_every_note_stands_in_its_report():
    texts = {report["id"]: report["text"] for report in REPORTS}

    for note in NOTES:
        ids = {event["id"] for event in note["events"]}
        for event in note["events"]:
            start = texts[note["doc"]].index(event["sentence"])
            assert event["trigger"] in texts[note["doc"]][start : start + 600], (note["doc"], event["id"])
            names = [name for source in event["sources"] for name in source.split(" / ")]  # either will do
            assert all(name in texts[note["doc"]] for name in names), (note["doc"], event["id"])
            assert event["same_as"] in (None, *ids)
        assert all({link["from"], link["to"]} <= ids for link in note["links"])


def test_a_quarter_of_the_reports_at_least_is_held_back():
    assert [report["part"] for report in REPORTS].count("held") >= len(REPORTS) / 4
    assert [report["part"] for report in REPORTS] == [note["part"] for note in NOTES]


def noted(id: str, story: str | None, actor: str, recipient: str) -> dict:
    sides = {side: [{"country": code}] for side, code in (("actors", actor), ("recipients", recipient))}
    open_ = {"earliest": None, "latest": None, "ended": None, "status": "asserted", "certain": True, "modes": []}
    return {"id": id, "story": story, "type": "COERCE", **sides, **open_}


def test_a_measure_of_any_two_states_is_closed_by_what_ends_it():
    record = {
        "doc": "made-up",
        "published": {"latest": "2022-05-03"},
        "events": [noted("e1", "border", "KEN", "SOM"), noted("e2", None, "KEN", "SOM")],
        "links": [{"kind": "ends", "from": "e2", "to": "e1"}],
    }

    (measure,) = measures.noted([record], dyads=None)

    assert measure.dyad == ("KEN", "SOM")
    assert measure.states(dt.date(2022, 5, 3)) >= {measures.NOT_STANDING}
    assert measures.noted([record]) == []  # the sample reports ask for two pairs of states alone


def test_the_share_of_links_whose_two_acts_were_read_is_told():
    nobody = ((), (), False, None, None, None, None, None, None, ())
    events = [
        Event(id, 0, Span(at, at + 1), "ASSAULT", (), (), 4, -9.0, *nobody, "CT+", (), (), (), 0.9, "made-up", None)
        for at, id in enumerate("ab")
    ]
    reading = Reading(
        Document("made-up", "a b c"),
        sentences=(Sentence(Span(0, 5), 0, 0),),
        events=tuple(events),
        links=(Link("responds_to", "b", "a", None, 0.7),),
    )
    pairs = [
        ({"id": "e1", "same_as": None}, events[0]),
        ({"id": "e2", "same_as": None}, events[1]),
        ({"id": "e3", "same_as": None}, None),
    ]
    record = {
        "links": [
            {"kind": "responds_to", "from": "e2", "to": "e1"},
            {"kind": "causes", "from": "e3", "to": "e1"},
        ]
    }

    counted = links.tally(record, pairs, reading)

    assert counted["links"] == (1, 2)
    assert counted["links_in_reach"] == (1, 2)
    assert counted["links_within_reach"] == (1, 1)


def test_what_a_folder_does_not_note_is_not_judged(tmp_path):
    folder = tmp_path / "ties"  # notes links, and no source
    folder.mkdir()
    for name, rows in (("reports", REPORTS), ("notes", NOTES)):
        kept = [row for row in rows if (row.get("id") or row["doc"]).startswith("t0")][:2]
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in kept), "utf-8")

    figures = samples.score(tmp_path, part=kept[0]["part"])[f"ties/{kept[0]['part']}"]

    assert "found" in figures
    assert not {"source", "chain"} & figures.keys()


def held(document: str, story: str, *events: str) -> measures.Noted:
    opened = (dt.date(2020, 1, 5), dt.date(2020, 1, 5))
    return measures.Noted(story, ("IRQ", "USA"), opened, None, frozenset((document, event) for event in events))


def claimed(id: str, *events: str) -> SimpleNamespace:
    return SimpleNamespace(id=id, claims=[SimpleNamespace(event=event) for event in events])


def test_of_measures_of_one_sentence_that_is_met_whose_words_tell_it():
    truth = [held("a", "ties", "e1"), held("a", "air", "e2")]
    ledger = [claimed("m1", "planes barred"), claimed("m2", "ties cut")]
    met = {event: {("a", "e1"), ("a", "e2")} for event in ("planes barred", "ties cut")}

    pairs = measures.matched(truth, ledger, met, {"planes barred": {("a", "e2")}, "ties cut": {("a", "e1")}})

    assert [(noted.story, read.id) for noted, read in pairs] == [("ties", "m2"), ("air", "m1")]


def test_reports_that_were_noted_apart_can_tell_of_one_measure():
    truth = [held("a", "a-halt", "e1"), held("b", "b-halt", "e1"), held("b", "b-nato", "e2")]
    met = {"halt of a": {("a", "e1")}, "halt of b": {("b", "e1")}, "nato": {("b", "e2")}}
    ledger = [claimed("m1", *met)]

    def found(*, apart: bool) -> int:
        return sum(read is not None for _, read in measures.matched(truth, ledger, met, met, apart=apart))

    assert found(apart=False) == 1
    assert found(apart=True) == 2  # one for each report: what a report tells apart is not joined
