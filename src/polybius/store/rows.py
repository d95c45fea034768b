"""Rows made of a reading: events, entities, links and assessments, with their words cut from the text."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import PurePath
from typing import Any

from polybius.schema import LINE, Assessment, Count, Document, Event, Reading
from polybius.store.columns import cell
from polybius.store.tables import OF_A_READING, DocumentRow, EventRow

__all__ = ["Row", "address_before", "address_of", "document_row", "is_moved", "rows_of"]

Row = dict[str, Any]

STANDARD_INPUT = "-"
FOLDER = re.compile("@[0-9a-f]{16}")  # in an address, the digest of the file's full path

# Columns that stand in the row as they stand in the record.
OF_THE_DOCUMENT = tuple(f.name for f in fields(DocumentRow) if f.name in {g.name for g in fields(Document)})
OF_THE_EVENT = tuple(f.name for f in fields(EventRow) if f.name in {g.name for g in fields(Event)})


def address_of(document: Document) -> str:
    """What makes it the same document when it is read again: its uri, else its id; with the pair that is asked for.

    A file goes by its name and a digest of its full path: the same from whatever folder it is read, and nobody whom a
    store is handed to sees where it lay. What came by standard input has no address, and a row that is known by the
    number of its line alone goes by its text: a line that is put in before it shall not make the rows below it new
    versions of one another.
    """
    file, _, row = (document.uri or "").rpartition("#")
    by_number = row.isdecimal() and document.id.startswith(document.digest[:16])  # as some earlier version wrote it
    name = PurePath(document.path).name if document.path else None
    in_file = bool(file) and name in (None, PurePath(file).name)
    if document.uri is None or STANDARD_INPUT in (document.uri, file):
        address = document.id
    else:
        address = document.uri if document.path is None else f"{name}@{_digest(document.path)}"
        if in_file and (row.startswith(LINE) or by_number):
            address = f"{address if document.path else file}#{document.digest[:16]}"
        elif in_file and document.path:
            address = f"{address}#{row}"
    if document.given is not None:
        address += "#" + ",".join(f"{span.start}-{span.end}" for span in document.given)
    return address


def address_before(document: Document) -> str:
    """The address at which an earlier version kept a document: that of its file's path as it was written."""
    return address_of(dataclasses.replace(document, path=None))


def is_moved(document: Document, address: str, uri: str | None) -> bool:
    """Whether a document of the same text, held at an address, is this one: the path as written is the same, too.

    So a project that was moved to another folder is not read into its store a second time.
    """
    if document.path is None or uri != document.uri:
        return False
    return FOLDER.sub("@", address, count=1) == FOLDER.sub("@", address_of(document), count=1)


def document_row(reading: Reading, keys: Row) -> Row:
    """The row of a document; ``keys`` are the columns that the store decides: ids, version, copies."""
    document = reading.document
    return {
        **{name: cell(getattr(document, name), document.text) for name in OF_THE_DOCUMENT},
        "n_characters": len(document.text),
        "n_sentences": len(reading.sentences),
        **keys,
    }


def rows_of(reading: Reading, document_id: str) -> dict[str, list[Row]]:
    """The rows of a reading by table, each naming its run and document."""
    assert reading.run is not None
    keys = {"run_id": reading.run.id, "document_id": document_id}
    makers = dict(zip(OF_A_READING, (_events, _entities, _links, _assessments), strict=True))
    return {table: [{**keys, **row} for row in make(reading)] for table, make in makers.items()}


def _events(reading: Reading) -> Iterator[Row]:
    for event in reading.events:
        sentence = reading.sentences[event.sentence].span
        yield {
            "event_id": event.id,
            "sentence_index": event.sentence,
            "sentence_start": sentence.start,
            "sentence_end": sentence.end,
            "trigger_start": event.trigger.start,
            "trigger_end": event.trigger.end,
            "trigger_text": reading.words(event.trigger),
            **{name: cell(getattr(event, name), reading.text) for name in OF_THE_EVENT},
            "place": None if event.place is None else cell(reading.places[event.place], reading.text),
            "timex": None if event.timex is None else cell(reading.timexes[event.timex], reading.text),
            "sources": _sources(reading, event, event.attributions),
            "joint": _sources(reading, event, _beside(reading, event, joint=True)),
            "deniers": _sources(reading, event, _beside(reading, event, joint=False)),
            "counts": [_count(reading, event, count) for count in event.counts],
            "sentence_text": reading.words(sentence),
        }


def _count(reading: Reading, event: Event, count: Count) -> Row:
    """A number with who gives it, and the sentence in which it stands where that is not the event's own."""
    row: Row = cell(count, reading.text)
    index = reading.sentence_at(count.span.start)
    elsewhere = None if index in (None, event.sentence) else reading.words(reading.sentences[index or 0].span)
    return row | {"sources": _sources(reading, event, row.pop("attributions")), "sentence": elsewhere}


def _beside(reading: Reading, event: Event, joint: bool) -> tuple[int, ...]:
    """The attributions of those who hold something of an event and are no link of the chain that tells it.

    ``joint``: those who say it together with one of the chain, by the same word; else the others, who deny it.
    """
    cues = {reading.attributions[index].cue for index in event.attributions}
    beside = [one.attribution for one in event.factuality_by if one.attribution not in event.attributions]
    return tuple(index for index in beside if (reading.attributions[index].cue in cues) == joint)


def _sources(reading: Reading, of: Event | Assessment, attributions: Iterable[int]) -> list[Row]:
    views = {belief.attribution: belief.value for belief in of.factuality_by} if isinstance(of, Event) else {}
    out = []
    for index in attributions:
        attribution = reading.attributions[index]
        nobody = dict.fromkeys(("start", "end", "text", "entity", "code", "country", "sector"))
        source = cell(attribution.source, reading.text) if attribution.source else nobody
        if attribution.antecedent is not None:  # "He said": the diplomat of the sentence before
            source |= cell(attribution.antecedent, reading.text)
        rest = {
            name: cell(getattr(attribution, name), reading.text) for name in ("cue", "content", "based_on", "vague")
        }
        out.append({**source, **rest, "factuality": views.get(index)})
    return out


def _entities(reading: Reading) -> Iterator[Row]:
    names: dict[str, list[str]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.entity is not None:
            names[mention.entity].append(reading.words(mention.span))
    for entity in reading.entities:
        row = cell(entity, reading.text)
        row["entity_id"] = row.pop("id")
        yield {**row, "names": sorted(set(names[entity.id])), "n_mentions": len(names[entity.id])}


def _links(reading: Reading) -> Iterator[Row]:
    for link in reading.links:
        yield cell(link, reading.text)


def _assessments(reading: Reading) -> Iterator[Row]:
    for assessment in reading.assessments:
        span = assessment.span
        yield {
            "assessment_id": _digest(reading.document.digest, f"{span.start}:{span.end}", assessment.statement),
            **cell(span, reading.text),
            "a": assessment.dyad[0],
            "b": assessment.dyad[1],
            "statement": assessment.statement,
            "since": cell(assessment.since, reading.text),
            "sources": _sources(reading, assessment, assessment.attributions),
        }


def _digest(*parts: str) -> str:
    return hashlib.sha256(":".join(parts).encode()).hexdigest()[:16]
