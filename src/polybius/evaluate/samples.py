"""Scores the reading of the bundled sample reports against what a careful reader noted of them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from polybius import pipeline, samples
from polybius.config import Settings
from polybius.evaluate import links, measures
from polybius.evaluate.figures import share, with_interval
from polybius.evaluate.gold import records as gold_records
from polybius.evaluate.matching import greedy
from polybius.evaluate.noted import trigger_span
from polybius.schema import Attribution, Event, Party, Reading

__all__ = ["MORE", "aligned", "score", "sides_agree", "tally"]

Gold = dict[str, Any]
Tally = dict[str, tuple[int, int]]  # measure -> (right, of)
FOLD = {"UNO": "IGO", "EUR": "IGO"}  # the coalition, the UN and the EU count alike, as in the guide
PRONOUN = 4  # characters: he, she, it, they
# each rich in what it is named for
MORE = (
    *("mouths", "chains", "answers", "neighbours", "ties", "voices", "retellings", "plain", "outlets", "iraq"),
    *("crises", "chronicles"),
)
MARKS = ("negation", "hypothetical", "future")
NARROW_DAYS = 3  # the median width asked of the days of an event
UNDONE = {"negated": "negation", "hypothetical": "hypothetical", "future": "future"}


def score(
    gold: Path | None = None, part: str | None = None, settings: Settings | None = None
) -> dict[str, dict[str, Any]]:
    """How much of the noted events the pipeline finds, for each half of the sample reports.

    Args:
        gold: May hold more reports with notes of the same form, ``reports.jsonl`` and ``notes.jsonl`` in the folders
            ``mouths``, ``chains``, ``answers``, ``neighbours``, ``ties``, ``voices``, ``retellings``, ``plain``,
            ``outlets`` and ``iraq``, with the parts "dev" and "held". The sample reports and their truth are bundled.
        part: "dev", "test" or "held"; None: all, apart.
        settings: How the reports are read, with the cascade or another annotator say; None: as by default.

    Returns:
        ``{"samples/dev": {"n": events noted, measure: {"value", "low", "high", "n"}}}``; values from 0 to 1, the
        interval holds 95 % of resamples of the documents. ``found`` is the share of the clear events for which an
        event of the right type with a right country on both sides was read in the same sentence; ``extra`` the
        share of the read events that tell none of the noted ones. Days, sources, counts and marks are judged on
        the events found by type; ``source`` is who tells it, ``chain`` the whole line of mouths from there outwards,
        whom a source rests on among them.
        ``days`` is the share whose days meet the noted ones, ``days_inside`` that holds all of them (where both ends
        are noted), ``days_bounded`` that has both ends, ``days_narrow`` that is at most three days long. ``place`` is
        the share of the noted places whose state is read, ``place_wrong`` that of the read ones which are not noted or
        lie in another state; ``host`` and ``host_wrong`` are the same of the state on whose ground it happened,
        ``modes`` and ``modes_wrong`` of modes.
        ``links`` and ``same`` are those of ``links.tally``; sources, or links, are not judged where a folder notes
        none. Headlines are not judged. ``measures`` and its like: see ``evaluate.measures``; left out where the notes
        tell of no measures.
    """
    out = {}
    shelves = [gold / name for name in MORE if (gold / name / "notes.jsonl").exists()] if gold else []
    groups: list[tuple[str, Path, Sequence[Gold]]] = [("samples", samples.folder(), samples.truth())]
    groups += [(shelf.name, shelf / "reports.jsonl", list(gold_records(shelf / "notes.jsonl"))) for shelf in shelves]
    for group, reports, noted in groups:
        parts = [name for name in dict.fromkeys(record["part"] for record in noted) if part in (None, name)]
        if not parts:
            continue
        unnoted = _unnoted(noted)
        readings = {reading.document.id: reading for reading in pipeline.read_many([reports], settings=settings)}
        for name in parts:
            records = [record for record in noted if record["part"] == name and record["doc"] in readings]
            tallies = [tally(record, readings[record["doc"]]) for record in records]
            storied = any(event["story"] for record in records for event in record["events"])
            ledger = measures.score(records, readings, *((None, ()) if group in MORE else ())) if storied else {}
            out[f"{group}/{name}"] = {
                "n": sum(t["found"][1] for t in tallies),
                **{name: figure for name, figure in _figures(tallies).items() if name not in unnoted},
                **ledger,
            }
    return out


def _unnoted(records: Sequence[Gold]) -> set[str]:
    """The measures of what the notes of a whole folder leave out, so that nothing read can be held against them."""
    left: set[str] = set()
    if not any(event["sources"] for record in records for event in record["events"]):
        left |= {"source", "chain"}
    for field in ("place", "host", "modes"):
        if not any(event[field] for record in records for event in record["events"]):
            left |= {field, f"{field}_wrong"}
    if not any(record.get("links") for record in records):
        left |= {"links", "links_within_reach", "links_in_reach", "links_wrong"}
    return left


def tally(record: Gold, reading: Reading) -> Tally:
    """The counts of one document, by measure."""
    pairs, extra = aligned(record["events"], reading)
    clear = [(gold, event) for gold, event in pairs if gold.get("clear") is not False]
    prose = [event for event in reading.events if reading.sentences[event.sentence].kind == "prose"]
    extra = [event for event in extra if event in prose]  # nothing is noted of headlines
    typed = [(gold, event) for gold, event in clear if event is not None and event.event_type == gold["type"]]
    counted: Tally = {
        "found": (sum(sides_agree(gold, event) for gold, event in typed), len(clear)),
        "type": (len(typed), len(clear)),
        "extra": (len(extra), len(prose)),
    }
    judges: dict[str, Callable[[Gold, Event, Reading], bool | None]] = {
        "days": _days, "days_inside": _days_inside, "days_bounded": _days_bounded, "days_narrow": _days_narrow,
        "place": _place, "place_wrong": _place_wrong, "host": _host, "host_wrong": _host_wrong,
        "source": _source, "chain": _chain, "counts": _counts, "marks": _marks,
    }  # fmt: skip
    for name, judge in judges.items():
        judged = [verdict for gold, event in typed if (verdict := judge(gold, event, reading)) is not None]
        counted[name] = (sum(judged), len(judged))
    modes = [(set(gold["modes"]), set(event.modes)) for gold, event in typed]
    counted["modes"] = (sum(len(noted & read) for noted, read in modes), sum(len(noted) for noted, _ in modes))
    counted["modes_wrong"] = (sum(len(read - noted) for noted, read in modes), sum(len(read) for _, read in modes))
    ends, _ = aligned(record["events"], reading, by_words=True)
    return counted | links.tally(record, ends, reading)


def aligned(
    events: list[Gold], reading: Reading, *, by_words: bool = False
) -> tuple[list[tuple[Gold, Event | None]], list[Event]]:
    """Each noted event with the read one that tells it (or None), and the read events that tell none.

    ``by_words``: the same words make a pair before the same type does, as the ends of links are met.
    """
    ranked = []
    for i, gold in enumerate(events):
        start, end = trigger_span(gold, reading)
        for j, event in enumerate(reading.events):
            overlap = event.trigger.start < end and start < event.trigger.end
            together = (
                reading.sentences[event.sentence].span.start <= start < reading.sentences[event.sentence].span.end
            )
            same = event.event_type == gold["type"]
            if overlap or (together and same):
                alike = same + (same and sides_agree(gold, event))
                ranked.append(((overlap, alike) if by_words else (alike, overlap), i, j))
    met = greedy(ranked)
    pairs = [(gold, reading.events[met[i]] if i in met else None) for i, gold in enumerate(events)]
    return pairs, [event for j, event in enumerate(reading.events) if j not in met.values()]


def sides_agree(gold: Gold, event: Event) -> bool:
    """Whether a right country stands on each side, or nobody where nobody was noted; mutual acts on either side."""
    noted = [_noted(gold[side]) for side in ("actors", "recipients")]
    read = [_read(event.actors), _read(event.recipients)]
    if all(bool(a & b) if a or b else True for a, b in zip(noted, read, strict=True)):
        return True
    mutual = (len(gold["actors"]) > 1 and not gold["recipients"]) or event.reciprocal
    return mutual and len((noted[0] | noted[1]) & (read[0] | read[1])) > 1


def _noted(parties: list[Gold]) -> set[str]:
    codes = {str(party.get("country") or party.get("code") or "---")[:3] for party in parties}
    return {FOLD.get(code, code) for code in codes if "-" not in code}


def _read(parties: tuple[Party, ...]) -> set[str]:
    codes = {(party.country or party.code or "---")[:3] for party in parties}
    return {FOLD.get(code, code) for code in codes if "-" not in code}


def _days(gold: Gold, event: Event, reading: Reading) -> bool | None:
    if not gold["earliest"] and not gold["latest"]:
        return None
    first, last = gold["earliest"] or "0001-01-01", gold["latest"] or "9999-12-31"
    earliest = event.earliest.isoformat() if event.earliest else "0001-01-01"
    latest = event.latest.isoformat() if event.latest else "9999-12-31"
    return bool(event.earliest or event.latest) and first <= latest and earliest <= last


def _days_inside(gold: Gold, event: Event, reading: Reading) -> bool | None:
    if not gold["earliest"] or not gold["latest"]:
        return None
    earliest = event.earliest.isoformat() if event.earliest else "0001-01-01"
    latest = event.latest.isoformat() if event.latest else "9999-12-31"
    return bool(event.earliest or event.latest) and earliest <= gold["earliest"] and gold["latest"] <= latest


def _days_bounded(gold: Gold, event: Event, reading: Reading) -> bool | None:
    if not gold["earliest"] and not gold["latest"]:
        return None
    return event.earliest is not None and event.latest is not None


def _days_narrow(gold: Gold, event: Event, reading: Reading) -> bool | None:
    if event.earliest is None or event.latest is None:
        return None
    return (event.latest - event.earliest).days < NARROW_DAYS


def _place(gold: Gold, event: Event, reading: Reading) -> bool | None:
    """Whether the place of a noted one is in its state; how exactly it is told is not judged."""
    return _place_of(event, reading) == gold["place"]["country"] if gold["place"] else None


def _place_wrong(gold: Gold, event: Event, reading: Reading) -> bool | None:
    noted = gold["place"]["country"] if gold["place"] else None
    return None if event.place is None else noted is None or _place_of(event, reading) != noted


def _place_of(event: Event, reading: Reading) -> str | None:
    return None if event.place is None else reading.places[event.place].country


def _host(gold: Gold, event: Event, reading: Reading) -> bool | None:
    return event.host == gold["host"] if gold["host"] else None


def _host_wrong(gold: Gold, event: Event, reading: Reading) -> bool | None:
    return event.host != gold["host"] if event.host else None


def _source(gold: Gold, event: Event, reading: Reading) -> bool | None:
    chain = [reading.attributions[index] for index in event.attributions]
    if not gold["sources"] and not chain:
        return None
    first = (chain[0].based_on or _meant(chain[0])) if chain else None  # whom the teller has it from tells it
    told = _words(_party_text(first, reading)) if first else set()
    noted = _words(gold["sources"][0]) if gold["sources"] else set()
    return bool(told & noted) or (not gold["sources"] and all(not a.source for a in chain))


def _chain(gold: Gold, event: Event, reading: Reading) -> bool | None:
    """Whether the mouths are the noted ones, each in its place; what has no source of its own is no mouth."""
    chain = [reading.attributions[index] for index in event.attributions]
    if not gold["sources"] and not chain:
        return None
    mouths = [party for one in chain for party in (one.based_on, _meant(one)) if party]
    told = [_words(_party_text(party, reading)) for party in mouths]
    noted = [_words(source) for source in gold["sources"]]
    return len(told) == len(noted) and all(a & b for a, b in zip(told, noted, strict=True))


def _meant(attribution: Attribution) -> Party | None:
    """The source; of a pronoun without an entity the noun before that it stands for."""
    source, span = attribution.source, attribution.antecedent
    return source if source is None or span is None else dataclasses.replace(source, span=span)


def _party_text(party: Party, reading: Reading) -> str:
    """A source's words; of a pronoun also those of whoever it means."""
    meant = [m.span for m in reading.mentions if m.kind != "PRON" and m.entity == party.entity is not None]
    spans = (party.span, *meant) if len(party.span) <= PRONOUN else (party.span,)
    return " ".join(reading.words(span) for span in spans)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - {"the", "a", "an", "of", "in", "s", "its", "his"}


def _counts(gold: Gold, event: Event, reading: Reading) -> bool | None:
    if not gold["counts"]:
        return None
    read = {(count.what, count.min, count.max) for count in event.counts}
    return any(
        what == noted["what"] and (low == noted["min"] is not None or high == noted["max"] is not None)
        for noted in gold["counts"]
        for what, low, high in read
    )


def _marks(gold: Gold, event: Event, reading: Reading) -> bool | None:
    mark = UNDONE.get(gold["status"])
    return [m for m in event.auxiliary if m in MARKS] == ([mark] if mark else [])


def _figures(tallies: list[Tally]) -> dict[str, dict[str, float]]:
    judged = {name: [tally[name] for tally in tallies] for name in (tallies[0] if tallies else ())}
    return {
        name: {**with_interval(pairs, share), "n": sum(n for _, n in pairs)}
        for name, pairs in judged.items()
        if any(n for _, n in pairs)  # the notes may leave days or counts open
    }
