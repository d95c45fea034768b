"""How far other readers of the sample reports agree with their truth: what a reading can reach there.

    python benchmarks/other_readers.py

``benchmarks/other_readers/*.jsonl`` hold the notes of further readers on the test half, in the form of ``truth.jsonl``
(``CARD.md`` there tells who they are). Their events and links are put where those of the program would stand, and all
are scored by the rules of ``polybius evaluate samples``: readers and program by the truth, and by each reader.
``truth`` by itself is what the scoring of the ledger loses where every event is noted rightly. Prints a table, each
figure with its interval.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from polybius import pipeline, samples
from polybius.evaluate import measures
from polybius.evaluate.figures import with_interval
from polybius.evaluate.gold import records as gold_records
from polybius.evaluate.noted import trigger_span
from polybius.evaluate.samples import tally
from polybius.events.words.ontology import ontology
from polybius.schema import Attribution, Count, Event, Link, Party, Place, Reading, Span

NOTES = Path(__file__).parent / "other_readers"
SHOWN = (
    "found", "type", "extra", "days_inside", "place", "host", "modes", "counts",
    "source", "chain", "links", "links_wrong", "measures", "measures_extra",
)  # fmt: skip
MARKS = {"negated": ("negation",), "hypothetical": ("hypothetical",), "future": ("future",)}
BELIEF = {(True, True): "CT+", (True, False): "PR+", (False, True): "CT-", (False, False): "PR-"}  # done?, certain?

Record = dict[str, Any]


def as_read(record: Record, reading: Reading) -> Reading:
    """What was read of a report, with a reader's events, sources, places and links in the place of the program's."""
    mouths: list[Attribution] = []
    places: list[Place] = []
    events: list[Event] = []
    for note in record["events"]:
        start, end = trigger_span(note, reading)
        if start < 0:
            continue
        first = len(mouths)
        mouths += [Attribution(Party(_words(source, reading)), Span(start, end), ()) for source in note["sources"]]
        if note["place"]:
            where = _words(note["place"]["text"], reading)
            places.append(_place(note["place"], where))
        kind = ontology()[note["type"]]
        modes = tuple(mode for mode in note["modes"] if mode in kind.modes)
        events.append(
            Event(
                id=f"{record['doc']}:{note['id']}",
                sentence=reading.sentence_at(start) or 0,
                trigger=Span(start, end),
                event_type=note["type"],
                modes=modes,
                contexts=(),
                quad=kind.quad,
                score=kind.score_of(modes),
                actors=_parties(note["actors"], reading),
                recipients=_parties(note["recipients"], reading),
                reciprocal=len(note["actors"]) > 1 and not note["recipients"],
                host=note["host"],
                place=len(places) - 1 if note["place"] else None,
                timex=None,
                earliest=_day(note["earliest"]),
                latest=_day(note["latest"]),
                dated_by=None,
                counts=tuple(Count(one["what"], one["min"], one["max"], Span(start, end)) for one in note["counts"]),
                factuality=BELIEF[note["status"] != "negated", note["certain"]],
                factuality_by=(),
                auxiliary=MARKS.get(note["status"], ()),
                attributions=tuple(range(first, len(mouths))),
                confidence=1.0,
                coder="reader",
                ended=note["ended"],
            )
        )
    known = {event.id for event in events}
    same = [("same_as", note["id"], note["same_as"]) for note in record["events"] if note["same_as"]]
    ties = [(link["kind"], link["from"], link["to"]) for link in record["links"]] + same
    links = tuple(
        Link(kind, f"{record['doc']}:{one}", f"{record['doc']}:{other}", None, 1.0)
        for kind, one, other in ties
        if {f"{record['doc']}:{one}", f"{record['doc']}:{other}"} <= known
    )
    return replace(
        reading, events=tuple(events), links=links, attributions=tuple(mouths), places=tuple(places), assessments=()
    )


def _words(text: str, reading: Reading) -> Span:
    """Where some words first stand in a report; nowhere (0, 0) when they do not."""
    start = reading.text.find(text) if text else -1
    return Span(start, start + len(text)) if start >= 0 else Span(0, 0)


def _parties(noted: Sequence[Record], reading: Reading) -> tuple[Party, ...]:
    return tuple(
        Party(_words(one["text"], reading), None, one["code"], None if one["country"] == "---" else one["country"])
        for one in noted
    )


def _place(noted: Record, span: Span) -> Place:
    return Place(span, noted["text"], "city", noted["country"], None, None, None, None, "country")


def _day(noted: str | None) -> dt.date | None:
    return dt.date.fromisoformat(noted[:10]) if noted else None


def compared(noted: Sequence[Record], readings: dict[str, Reading]) -> dict[str, dict[str, float]]:
    """The figures of some readings by some reader's notes."""
    tallies = [tally(record, readings[record["doc"]]) for record in noted]
    ledger = measures.score(noted, readings)
    out = {}
    for name in SHOWN:
        pairs = [one[name] for one in tallies if name in one]
        of = sum(n for _, n in pairs)
        out[name] = {**with_interval(pairs, _share), "n": of} if of else ledger.get(name, {})
    return out


def _share(pairs: Sequence[tuple[int, int]]) -> float:
    of = sum(n for _, n in pairs)
    return sum(right for right, _ in pairs) / of if of else 0.0


def main() -> int:
    """Measures and prints."""
    readings = {reading.document.id: reading for reading in pipeline.read_many([samples.folder()])}
    notes = {"truth": [record for record in samples.truth() if record["part"] == "test"]}
    notes |= {file.stem: list(gold_records(file)) for file in sorted(NOTES.glob("*.jsonl"))}
    read = {name: {one["doc"]: as_read(one, readings[one["doc"]]) for one in some} for name, some in notes.items()}
    pairs = {("Polybius", noter): compared(noted, readings) for noter, noted in notes.items()}
    for noter, noted in notes.items():
        by = {name: some for name, some in read.items() if name != noter and name != "truth"}
        pairs |= {(name, noter): compared(noted, some) for name, some in by.items()}
    pairs["truth", "truth"] = compared(notes["truth"], read["truth"])
    print("| measure |", " | ".join(f"{reader} by {noter}" for reader, noter in pairs), "|")
    print("| --- |" + " --- |" * len(pairs))
    for name in SHOWN:
        print(f"| {name} |", " | ".join(_cell(found[name]) for found in pairs.values()), "|")
    return 0


def _cell(figure: dict[str, float]) -> str:
    if not figure:
        return "-"
    return f"{figure['value']:.3f} ({figure['low']:.3f}-{figure['high']:.3f}), n {figure['n']}"


if __name__ == "__main__":
    raise SystemExit(main())
