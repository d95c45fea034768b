"""How many of 100 emitted events are right, read one by one: type and both parties, on the running news of the gold.

    python benchmarks/eye.py --gold GOLD                 # what the verdicts say of the events that are read today
    python benchmarks/eye.py --gold GOLD --ask > FILE    # those of the 100 that nobody has read yet, to be judged
    python benchmarks/eye.py --gold GOLD --keep FILE     # adds the verdicts that were filled in

The 100 are those whose report and place come first by their digest, so that they stay the same ones while the reader
changes. A verdict holds for an event of its type and parties at its place; ``eye.jsonl`` keeps them without a word of
the texts, those of every reader apart. In a sheet every event has "right" (true or false) and "fault" to be filled in:
"no event" (nothing that PLOVER codes, or not a public act), "type", "actor" (whoever is named does not do it, is of
another state, or nobody is named although the words shown tell), "recipient", or several with commas; empty when it is
right; and "by", who read it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from polybius import pipeline
from polybius.config import Settings
from polybius.evaluate.figures import with_interval
from polybius.evaluate.running import news
from polybius.ingest import from_text
from polybius.schema import Event, Party, Reading

SIZE = 100
KEPT = Path(__file__).with_name("eye.jsonl")
KEY = ("doc", "start", "event_type", "actors", "recipients")
FAULTS = ("no event", "type", "actor", "recipient")
Row = dict[str, Any]


def emitted(gold: Path) -> Iterator[tuple[Row, Event, Reading]]:
    """Every event that is read in the reports: what it says, and where."""
    for id, document in news(gold).items():
        text = from_text(document["text"], settings=Settings(clean=False))
        reading = pipeline.read(text, published=document["published"] or None)
        for event in reading.events:
            row = {"doc": id, "start": event.trigger.start, "event_type": event.event_type}
            row |= {side: sorted(map(_who, getattr(event, side))) for side in ("actors", "recipients")}
            yield row, event, reading


def _who(party: Party) -> str:
    return party.code or f"{party.span.start}-{party.span.end}"


def _digest(row: Row) -> str:
    return hashlib.sha256(f"{row['doc']} {row['start']}".encode()).hexdigest()


def _key(row: Row) -> str:
    return json.dumps([row[name] for name in KEY])


def main() -> None:
    """The share that is right, with how many were judged; or the sheet; or the sheet taken in."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--ask", action="store_true")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    kept = [json.loads(line) for line in KEPT.read_text("utf-8").splitlines()] if KEPT.exists() else []
    if asked.keep:
        keep(kept, [json.loads(line) for line in asked.keep.read_text("utf-8").splitlines() if line.strip()])
        return
    sample = sorted(emitted(asked.gold), key=lambda found: _digest(found[0]))[:SIZE]
    if asked.ask:
        for row, event, reading in sample:
            if _key(row) not in map(_key, kept):
                print(json.dumps(row | _shown(event, reading) | {"right": None, "fault": ""}, ensure_ascii=False))
        return
    if not kept:
        sys.exit("nobody has read any of these events yet; see --ask")
    _by_most(sample, kept)
    for reader in sorted({row["by"] for row in kept}):
        verdicts = {_key(row): row for row in kept if row["by"] == reader}
        judged = [verdicts[_key(row)] for row, *_ in sample if _key(row) in verdicts]
        share = with_interval([row["right"] for row in judged], lambda some: sum(some) / len(some))
        faults = Counter(fault for row in judged for fault in row["fault"].split(",") if fault)
        print(f"right in type and parties: {share['value']:.2f} ({share['low']:.2f} to {share['high']:.2f}), {reader}")
        print(
            f"  judged {len(judged)} of {len(sample)} events; wrong in:",
            *(f"{name} {n};" for name, n in faults.items()),
        )


def _by_most(sample: list[tuple[Row, Event, Reading]], kept: list[Row]) -> None:
    """Prints how many are right by most of those who read them."""
    votes = [[row["right"] for row in kept if _key(row) == _key(found)] for found, *_ in sample]
    told = Counter(
        "unread" if not some else "disputed" if 2 * sum(some) == len(some) else 2 * sum(some) > len(some)
        for some in votes
    )
    print(
        f"by most readers of {len(sample)}: {told[True]} right, {told[False]} wrong, {told['disputed']} disputed,",
        end=" ",
    )
    print(f"{told['unread']} unread")


def _shown(event: Event, reading: Reading) -> Row:
    """The event and its sentence as somebody reads them."""
    sentence = reading.sentences[event.sentence]
    sides = {
        f"{side} told": [
            f"{reading.words(party.span)} = {party.code or 'nobody known'}" for party in getattr(event, side)
        ]
        for side in ("actors", "recipients")
    }
    before = reading.sentences[max(0, event.sentence - 2)].span.start
    return {"trigger": reading.words(event.trigger), "modes": event.modes, "marks": event.auxiliary} | sides | {
        "sentence": sentence.span.of(reading.text),
        "before": reading.text[before : sentence.span.start],
    }  # fmt: skip


def keep(kept: list[Row], sheet: list[Row]) -> None:
    """Adds the verdicts of a sheet; one that is not filled in is left out and counted."""
    rows = {(_key(row), row["by"]): row for row in kept}
    empty = 0
    for row in sheet:
        faults = [fault.strip() for fault in row["fault"].split(",") if fault.strip()]
        if row["right"] is None or row["right"] == bool(faults) or set(faults) - set(FAULTS):
            empty += 1
            continue
        reader = row.get("by", "a language model")
        rows[_key(row), reader] = {name: row[name] for name in KEY} | {
            "right": row["right"],
            "fault": ",".join(faults),
            "by": reader,
        }
    KEPT.write_text("".join(json.dumps(rows[key]) + "\n" for key in sorted(rows)), "utf-8")
    print(f"{len(rows)} verdicts kept; {empty} of the sheet had none, or one that gainsays itself")


if __name__ == "__main__":
    main()
