"""Which event of a document's new version goes on with one of a version before."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

__all__ = ["Replaced", "replaced", "successors"]

MIN_LIKE = 0.6  # of the words of two sentences: "killing 40 people" is told on as "killing 46 people and wounding ten"
NAME = re.compile(r"(?<=[\w,;:“\"'(] )[“\"'(]?([A-Z]\w+)")  # within a sentence

# Events of texts that are not the last of their address, of documents that have one of some events.
OLD = """
    WITH told AS (
        SELECT DISTINCT events.event_id, documents.document_id, address, version, lower(trigger_text) AS word,
            sentence_text, trigger_start - sentence_start AS at
        FROM events JOIN readings ON readings.owner = events.document_id AND readings.run_id = events.run_id
        JOIN documents ON documents.document_id = readings.document_id
        ANTI JOIN current_documents AS last ON last.document_id = documents.document_id
    )
    FROM told WHERE document_id IN (SELECT document_id FROM told WHERE event_id IN (SELECT unnest($1::VARCHAR[])))
"""
NEW = """
    SELECT DISTINCT events.event_id, last.document_id, address, version, lower(trigger_text), sentence_text,
        trigger_start - sentence_start
    FROM coded_events AS events
    JOIN current_readings ON current_readings.document_id = events.document_id
        AND current_readings.run_id = events.run_id
    JOIN current_documents AS last USING (text_digest) WHERE address IN (SELECT unnest($1::VARCHAR[]))
"""
LAST = "SELECT address, document_id, version FROM current_documents WHERE address IN (SELECT unnest($1::VARCHAR[]))"


@dataclass(frozen=True, slots=True)
class Replaced:
    """An event of a version of a document that another version has replaced."""

    document: str
    version: int
    by_document: str
    by_version: int
    successor: str | None  # the event that tells it in that version; None: none, or more than one


@dataclass(frozen=True, slots=True)
class _Told:
    event: str
    document: str
    address: str
    version: int
    word: str
    sentence: str
    at: int  # of the word in the sentence


def replaced(connection: duckdb.DuckDBPyConnection, events: Iterable[str]) -> dict[str, list[Replaced]]:
    """Of some events those whose text is not the last of its address, each with what became of it at every address.

    Its successor is the event of the new version that has the same word in the same sentence, or in one that is nearly
    the same and names nobody else, where there is one such event and no other goes on with it.
    """
    asked = set(events)
    old = [_Told(*row) for row in connection.execute(OLD, [sorted(asked)]).fetchall()]
    addresses = sorted({one.address for one in old})
    new: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for row in connection.execute(NEW, [addresses]).fetchall() if addresses else ():
        new[_Told(*row).address, _Told(*row).word].append(_Told(*row))
    last = {address: rest for address, *rest in connection.execute(LAST, [addresses]).fetchall()}
    chosen = {(one.document, one.event): _nearest(one, new[one.address, one.word]) for one in old}
    claimed: dict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    for (document, _), found in chosen.items():
        if found is not None:
            claimed[document, found[1]].append(found[0])
    out: dict[str, list[Replaced]] = defaultdict(list)
    for one in sorted(old, key=lambda one: (one.document, one.event)):
        if one.event in asked:
            found = chosen[one.document, one.event]
            nearest = sorted(claimed[one.document, found[1]])[-2:] if found is not None else []
            sole = found is not None and nearest[-1] == found[0] and nearest.count(found[0]) == 1
            successor = found[1] if found is not None and sole else None
            document, version = last[one.address]
            out[one.event].append(Replaced(one.document, one.version, str(document), int(version), successor))
    return out


def successors(connection: duckdb.DuckDBPyConnection, events: Iterable[str]) -> dict[str, list[str]]:
    """The events that go on with some of replaced versions, an event's each once; those that have none are left out."""
    found = replaced(connection, events).items()
    heirs = {event: dict.fromkeys(one.successor for one in all if one.successor) for event, all in found}
    return {event: list(these) for event, these in heirs.items() if these}


def _nearest(one: _Told, others: Iterable[_Told]) -> tuple[tuple[float, bool], str] | None:
    """How near the nearest of some events of the same word is, and its id; None where none or more than one is."""
    near = sorted(
        (((like, one.at == other.at), other.event) for other in others if (like := _like(one, other)) >= MIN_LIKE),
        reverse=True,
    )
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return near[0]


def _like(one: _Told, other: _Told) -> float:
    """The share of words that two sentences have in common, in order; 0 where each names somebody whom the other lacks.

    "Rockets hit the base in Kirkuk" is not told on by "Rockets hit the base in Mosul".
    """
    if one.sentence == other.sentence:
        return 1.0
    names, others = (set(NAME.findall(told.sentence)) for told in (one, other))
    if names - others and others - names:
        return 0.0
    words, theirs = (told.sentence.lower().split() for told in (one, other))
    return difflib.SequenceMatcher(None, words, theirs, autojunk=False).ratio()
