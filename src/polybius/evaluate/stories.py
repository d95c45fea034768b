"""Scores the stories: events across documents, documents by subject, and the stories of the sample reports."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Hashable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from polybius import pipeline, resources, samples
from polybius.config import Settings
from polybius.errors import NoGoldError
from polybius.evaluate import affairs
from polybius.evaluate.clusters import Sums, conll, f1, sums, v_measure
from polybius.evaluate.figures import DIGITS, with_interval
from polybius.evaluate.gold import day, records
from polybius.evaluate.noted import trigger_span
from polybius.evaluate.samples import aligned
from polybius.schema import Count, Document, Event, Party, Place, Reading, Span, event_id
from polybius.store import Store, open_store
from polybius.stories.subjects import subjects
from polybius.stories.words import key

__all__ = [
    "ecbplus", "ecbplus_truth", "linked", "noted_of_samples", "read_samples", "score", "truth_of", "truth_of_samples"
]  # fmt: skip

Gold = dict[str, Any]
Figures = dict[str, Any]
Mention = tuple[str, str]  # a document, and the id of a noted event or mention in it

SET = "ecbplus"
AS_TAKEN = Settings(clean=False)  # the spans of the gold refer to the text as it stands
PHRASE = ("compound", "flat", "nmod:poss", "amod", "nummod")  # what belongs to a party's words, left of the head
MARKS = {"negated": "negation", "hypothetical": "hypothetical", "future": "future"}
ROLES = {"ARG0": "actors", "ARG1": "recipients", "ARG2": "recipients"}


def score(gold: Path | None = None, part: str | None = None) -> dict[str, Figures]:
    """How well reports of one happening are put together.

    ``stories/ecbplus``: event mentions of the validated sentences whose triggers are given, put into a store as events
    without type and day and linked there like any others, each topic scored apart: CoNLL F1 (mean of MUC, B3, CEAFe).
    ``stem`` is one cluster a stem and topic, ``apart`` every mention alone; ``read`` scores the mentions that are coded
    events when the texts are read from scratch, by the stories that these come to stand in.
    ``stories/ecbplus_subjects``: V-measure of all documents grouped by subject, addresses in first lines withheld.
    ``stories/samples.dev`` and ``.test``: B3 of the noted events of each half of the sample reports that are read, by
    the stories of a store of that half alone; ``clear``: of clear events; ``noted``: the noted events themselves put
    into a store, so that reading has no part in it; ``apart``: every event alone; ``by_type_and_day``: one story for
    events of a type, a day and the same countries. What was noted in copies of one text is one.

    Args:
        gold: Holds ``events/ecbplus.<part>.jsonl.gz``, or our own affairs, ``stories/reports.jsonl`` and
            ``notes.jsonl``; None: only the sample reports are scored.
        part: "dev" or "train" of ECB+, "dev" or "test" of the sample reports, "dev" or "held" of our own affairs; None:
            dev, and both halves.

    Returns:
        ``{"stories/<set>": {"n": ..., measure: {"value", "low", "high", "n"}}}``; the interval holds 95 % of resamples
        of topics (CoNLL F1) or of documents.

    Raises:
        NoGoldError: no set has that part.
    """
    out: dict[str, Figures] = {}
    path = gold / "events" / f"{SET}.{part or 'dev'}.jsonl.gz" if gold else None
    if path and path.exists():
        out |= _ecbplus_scores(list(records(path)))
    for half in ("dev", "test"):
        if part in (None, half):
            out[f"stories/samples.{half}"] = _samples_scores(half)
    if gold and (folder := gold / affairs.FOLDER).exists():
        out |= {
            f"stories/affairs.{half}": _affairs_scores(folder, half) for half in affairs.PARTS if part in (None, half)
        }
    if not out:
        raise NoGoldError(f"no events/{SET}.{part}.jsonl.gz in {gold}")
    return out


def linked(readings: Iterable[Reading], folder: Path) -> Store:
    """A new store of some readings in a folder, its stories made; to be closed by the caller."""
    store = open_store(folder / "made.duckdb")
    store.add(readings)
    store.link()
    return store


# ECB+


def ecbplus(record: Gold) -> Reading:
    """A document whose events are its validated mentions, without type and day; sides by the arguments of the trigger.

    The first line is left out where it is an address.
    """
    cut = _cut(record)
    document = Document(record["id"], record["text"][cut:], uri=record["id"])
    reading = pipeline.read(document, settings=AS_TAKEN)
    starts = {token.span.start: at for at, token in enumerate(reading.tokens)}
    frames = {frame.token: frame for frame in reading.frames}
    events = []
    for mention in _mentions(record):
        trigger = Span(mention["start"] - cut, mention["end"] - cut)
        inside = [at for start, at in starts.items() if trigger.start <= start < trigger.end]
        heads = [at for at in inside if reading.tokens[at].head not in inside]
        sides: dict[str, list[Party]] = {"actors": [], "recipients": []}
        for role in (role for at in heads[:1] if at in frames for role in frames[at].roles):
            if role.label in ROLES:
                sides[ROLES[role.label]].append(Party(_phrase(reading, role.token)))
        head = reading.tokens[heads[0]] if heads else None
        if head is not None:  # "first-degree murder" tells a murder, "opened fire" is a verb with what follows it
            trigger = Span(head.span.start, trigger.end if head.upos == "VERB" else head.span.end)
        events.append(_bare(reading, trigger, tuple(sides["actors"]), tuple(sides["recipients"])))
    return dataclasses.replace(reading, events=tuple(events), links=())


def ecbplus_truth(record: Gold, reading: Reading) -> dict[str, Hashable]:
    """The noted cluster of each event of ``ecbplus(record)``; a mention that is told once is one of its own."""
    pairs = zip(_mentions(record), reading.events, strict=True)
    return {event.id: mention.get("coref") or f"{record['id']}:{mention['id']}" for mention, event in pairs}


def _cut(record: Gold) -> int:
    """Where the text begins: behind the first line where that is an address."""
    first, end, _ = record["text"].partition("\n")
    return len(first + end) if first.lstrip().startswith(("http", "www")) else 0


def _mentions(record: Gold) -> list[Gold]:
    cut, valid = _cut(record), set(record["validated_sentences"])
    seen: dict[tuple[int, int], Gold] = {}
    for mention in record["mentions"]:
        if mention["kind"] == "event" and mention.get("sent") in valid and mention["start"] >= cut:
            seen.setdefault((mention["start"], mention["end"]), mention)
    return list(seen.values())


def _phrase(reading: Reading, head: int) -> Span:
    tokens = reading.tokens
    start = head
    while (
        start
        and tokens[start - 1].head is not None
        and (tokens[start - 1].deprel in PHRASE or tokens[start - 1].deprel.startswith("flat"))
    ):
        start -= 1
    return Span(tokens[start].span.start, tokens[head].span.end)


def _bare(reading: Reading, trigger: Span, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> Event:
    return Event(
        id=event_id(reading.document, trigger),
        sentence=reading.sentence_at(trigger.start) or 0,
        trigger=trigger,
        event_type="",
        modes=(),
        contexts=(),
        quad=0,
        score=0.0,
        actors=actors,
        recipients=recipients,
        reciprocal=False,
        host=None,
        place=None,
        timex=None,
        earliest=None,
        latest=None,
        dated_by=None,
        counts=(),
        factuality="CT+",
        factuality_by=(),
        auxiliary=(),
        attributions=(),
        confidence=1.0,
        coder="given",
        ended=None,
    )


def _ecbplus_scores(listed: list[Gold]) -> dict[str, Figures]:
    readings = {record["id"]: ecbplus(record) for record in listed}
    truth = {id: label for record in listed for id, label in ecbplus_truth(record, readings[record["id"]]).items()}
    topic = {e.id: record["topic"] for record in listed for e in readings[record["id"]].events}
    words = {event.id: reading.words(event.trigger) for reading in readings.values() for event in reading.events}
    told = _stories_of(readings.values())
    out: Figures = {"n": len(truth)}
    stems: dict[str, Hashable] = {id: key(word.split(" ", 1)[0]) for id, word in words.items()}
    apart: dict[str, Hashable] = {id: id for id in truth}
    for name, labels in (("conll", told), ("stem", stems), ("apart", apart)):
        parts = _by_topic(truth, labels, topic)
        out[name] = with_interval(parts, conll) | {"n": len(truth)}
        if name == "conll":
            out |= {m: {"value": round(f1(parts, m), 3), "n": len(truth)} for m in ("muc", "b3", "ceafe")}
    out |= _read_from_scratch(listed, truth, topic)
    return {f"stories/{SET}": out, f"stories/{SET}_subjects": _subject_scores(listed)}


def _by_topic(truth: dict[str, Hashable], told: dict[str, Hashable], topic: dict[str, str]) -> list[Sums]:
    """The sums of each topic; a mention that was not told stands alone."""
    ids: dict[str, list[str]] = {}
    for id in truth:
        ids.setdefault(topic[id], []).append(id)
    return [sums({i: truth[i] for i in held}, {i: told.get(i, i) for i in held}) for _, held in sorted(ids.items())]


def _read_from_scratch(listed: list[Gold], truth: dict[str, Hashable], topic: dict[str, str]) -> Figures:
    """The noted mentions at which the coder reads an event, by the stories that these stand in."""
    readings: list[Reading] = []
    at: list[str] = []
    for record in listed:
        document = Document(record["id"], record["text"][_cut(record) :], uri=record["id"])
        reading = pipeline.read(document, settings=AS_TAKEN)
        readings.append(reading)
        at += [event.id for event in reading.events if event.id in truth]
    stories = _stories_of(readings)
    found: dict[str, Hashable] = {id: stories.get(id, id) for id in at}
    parts = _by_topic({id: truth[id] for id in found}, found, topic)
    return {"read": with_interval(parts, conll) | {"n": len(found)}}


def _subject_scores(listed: list[Gold]) -> Figures:
    told = subjects({record["id"]: record["text"][_cut(record) :] for record in listed})
    pairs = [(record["subtopic"], told[record["id"]]) for record in listed]
    return {"n": len(pairs), "v": with_interval(pairs, v_measure) | {"n": len(pairs)}}


def _stories_of(readings: Iterable[Reading]) -> dict[str, Hashable]:
    with tempfile.TemporaryDirectory() as folder, linked(readings, Path(folder)) as store:
        return dict(store.connection.execute("SELECT event_id, story_id FROM story_events").fetchall())


# The sample reports


def read_samples(half: str) -> dict[str, Reading]:
    """The sample reports of a half as they are read, by document."""
    wanted = {record["doc"] for record in samples.truth() if record["part"] == half}
    return {r.document.id: r for r in pipeline.read_many([samples.folder()]) if r.document.id in wanted}


def truth_of_samples(half: str) -> dict[Mention, Hashable]:
    """The noted happening of each noted event of a half of the sample reports."""
    return truth_of(record for record in samples.truth() if record["part"] == half)


def truth_of(records: Iterable[Gold]) -> dict[Mention, Hashable]:
    """The noted happening of each event of notes in the form of the sample reports' truth.

    What copies of one text tell alike is one; an event without a story and a first telling is its own.
    """
    out: dict[Mention, Hashable] = {}
    listed = {record["doc"]: record for record in records}
    for doc, record in listed.items():
        events = {event["id"]: event for event in record["events"]}
        for event in record["events"]:
            first = event
            while first["same_as"]:
                first = events[first["same_as"]]
            out[doc, event["id"]] = first["story"] or event["story"] or _first_telling(listed, record, first)
    return out


def _first_telling(listed: dict[str, Gold], record: Gold, event: Gold) -> Mention:
    """The event itself, or the one of the text that this document copies, by trigger and type."""
    for other in listed.get(record["copy_of"] or "", {"events": []})["events"]:
        if (other["trigger"], other["type"]) == (event["trigger"], event["type"]):
            return str(record["copy_of"]), str(other["id"])
    return str(record["doc"]), str(event["id"])


def noted_of_samples(half: str, readings: dict[str, Reading]) -> tuple[list[Reading], dict[str, Mention]]:
    """Readings that hold the noted events in the place of the read ones, and which event is which noted one."""
    made, names = [], {}
    for record in samples.truth():
        if record["part"] != half or record["doc"] not in readings:
            continue
        reading = readings[record["doc"]]
        events, places = [], []
        for noted in record["events"]:
            start, end = trigger_span(noted, reading)
            if start < 0:
                continue
            place = _noted_place(noted, Span(start, end))
            places += [place] if place else []
            event = _noted_event(noted, reading, Span(start, end), len(places) - 1 if place else None)
            if event.id not in names:
                events.append(event)
                names[event.id] = (record["doc"], noted["id"])
        made.append(
            dataclasses.replace(
                reading, events=tuple(events), places=tuple(places), attributions=(), assessments=(), links=()
            )
        )
    return made, names


def _noted_event(noted: Gold, reading: Reading, trigger: Span, place: int | None) -> Event:
    kind = next(row for row in resources.table("ontology/types") if row["id"] == noted["type"])
    sides = {
        side: tuple(
            Party(trigger, party["code"], party["code"], party["country"], (party["code"] or "")[3:] or None)
            for party in noted[side]
        )
        for side in ("actors", "recipients")
    }
    bare = _bare(reading, trigger, sides["actors"], sides["recipients"])
    return dataclasses.replace(
        bare,
        event_type=noted["type"],
        modes=tuple(noted["modes"]),
        quad=int(kind["quad"]),
        score=float(kind["score"]),
        host=noted["host"],
        place=place,
        earliest=day(noted["earliest"]),
        latest=day(noted["latest"]),
        counts=tuple(Count(c["what"], c["min"], c["max"], trigger) for c in noted["counts"]),
        auxiliary=(MARKS[noted["status"]],) if noted["status"] in MARKS else (),
    )


def _noted_place(noted: Gold, span: Span) -> Place | None:
    place = noted["place"]
    if not place:
        return None
    return Place(span, place["text"], "city", place["country"], None, None, None, None, "city")


def _samples_scores(half: str) -> Figures:
    truth, readings = truth_of_samples(half), read_samples(half)
    told = _stories_of(readings.values())
    met: dict[Mention, tuple[Gold, Event]] = {}
    for record in samples.truth():
        if record["doc"] in readings:
            pairs, _ = aligned(record["events"], readings[record["doc"]])
            met |= {(record["doc"], noted["id"]): (noted, event) for noted, event in pairs if event is not None}
    labels = {mention: told.get(event.id, event.id) for mention, (_, event) in met.items()}
    made, names = noted_of_samples(half, readings)
    given = {names[id]: story for id, story in _stories_of(made).items()}
    days = {mention: affairs.type_and_day(event) for mention, (_, event) in met.items()}
    clear = {mention: label for mention, label in labels.items() if met[mention][0]["clear"]}
    out: Figures = {"n": len(labels)}
    for name, groups in (
        ("b3", labels),
        ("clear", clear),
        ("noted", given),
        ("apart", {m: m for m in labels}),
        ("by_type_and_day", days),
    ):
        out[name] = _b3(truth, groups)
    return out


def _affairs_scores(folder: Path, half: str) -> Figures:
    readings = affairs.read(folder, half)
    return affairs.score(affairs.truth(folder, half), affairs.met(folder, readings), _stories_of(readings))


def _b3(truth: dict[Mention, Hashable], told: Any) -> Figures:
    """B3 over the told ones, with the interval of resampled documents."""
    documents: dict[str, list[Sums]] = {}
    for (document, _), part in _each(truth, told):
        documents.setdefault(document, []).append(part)
    right, _, whole, _ = (sum(values) for values in zip(*(part["b3"] for _, part in _each(truth, told)), strict=True))
    sides = {"precision": round(right / len(told), DIGITS), "recall": round(whole / len(told), DIGITS)}
    return with_interval(list(documents.values()), _flat_b3) | sides | {"n": len(told)}


def _flat_b3(documents: Sequence[Sequence[Sums]]) -> float:
    return f1([part for parts in documents for part in parts], "b3")


def _each(truth: dict[Mention, Hashable], told: Any) -> Iterator[tuple[Mention, Sums]]:
    right: dict[Hashable, set[Mention]] = {}
    found: dict[Hashable, set[Mention]] = {}
    for mention, label in told.items():
        right.setdefault(truth[mention], set()).add(mention)
        found.setdefault(label, set()).add(mention)
    for mention, label in told.items():
        mine, theirs = found[label], right[truth[mention]]
        shared = len(mine & theirs)
        yield mention, {"b3": (shared / len(mine), 1.0, shared / len(theirs), 1.0)}
