"""Which end of a dyad a party of an act stands for, and which reports can tell of an act between the two."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from polybius import resources
from polybius.relations.ends import told
from polybius.relations.ends.selectors import Selector, of_sector, one_of
from polybius.relations.ledger import wording

NAMING = ("name", "demonym", "government")  # uses of a spelling that mean the state or its people


def may_stand_for(end: Selector, other: Selector) -> str:
    """In SQL, a condition on ``party`` that is true of all whom ``ends_of`` takes for an end, on whatever day."""
    blocs = (
        f"{one_of('coalesce(party.entity, party.code)', row['entities'].split('|'))}"
        f" OR regexp_matches(party.text, '(?i)\\b(?:{row['words']})\\b')"
        for row in _blocs(end, other)
    )
    return " OR ".join((end.may_hold, *blocs))


def ends_of(party: Any, a: Selector, b: Selector, day: dt.date | None, *, people: bool) -> set[str]:
    """The ends of the dyad that a party stands for, by their names.

    Args:
        party: Of an event.
        a: One end.
        b: The other.
        day: Of the event; None: on any day.
        people: Whether a state's people and firms stand for it.
    """
    return {
        end.name
        for end, other in ((a, b), (b, a))
        if end.holds(party, day) or stands_for(party, end, other, day) or (people and _of(party, end))
    }


def _of(party: Any, end: Selector) -> bool:
    """Whether a party is a citizen, a firm or a body of the state that an end of the dyad is; no armed group."""
    return end.kind == "state" and party["country"] == end.country and not of_sector(party["sector"], "armed")


def named(event: told.Row, end: Selector) -> bool:
    """Whether the sentence names a state or its people, or tells of something on its ground."""
    if end.kind not in ("state", "any") or end.country is None:
        return False
    return event["host"] == end.country or bool(names_of(end.country).search(str(event["sentence_text"] or "")))


@functools.lru_cache(maxsize=256)
def names_of(country: str) -> re.Pattern[str]:
    """The words that name a state or its people."""
    rows = (row for row in resources.table("actors/spellings") if row["entity"] == country and row["use"] in NAMING)
    own = (row for row in resources.table("actors/countries") if row["id"] == country)
    told = {re.escape(name) for row in (*rows, *own) for name in row["names"].split("|") if name}
    names = sorted(told, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(names) or '(?!)'})(?!\w)")


def teller(event: told.Row, party: Any) -> bool:
    """Whether an actor is only who tells it: "is still suspended, coalition officers said"."""
    tellers = {source["text"] for source in event["sources"] or () if source["text"]}
    return party["text"] in tellers and str(event["sentence_text"] or "").rfind(party["text"]) > wording.at(event)


def stands_for(party: Any, end: Selector, other: Selector, day: dt.date | None) -> bool:
    """Whether a bloc stands for an end of the dyad: "the U.S.-led coalition" in Iraq for the United States.

    One that is known by another name does not, whatever it is called: "the alliance" that is NATO.
    """
    text = (party["text"] or "").lower() if party["entity"] in (None, party["code"]) else ""
    return any(
        (
            (party["entity"] or party["code"]) in row["entities"].split("|")
            or re.search(rf"\b(?:{row['words']})\b", text) is not None
        )
        and (day is None or (row["from"] or "") <= day.isoformat() <= (row["to"] or "9999"))
        for row in _blocs(end, other)
    )


def _blocs(end: Selector, other: Selector) -> Iterator[Mapping[str, str]]:
    """The blocs that can stand for an end beside the other."""
    for row in resources.table("ontology/blocs") if end.kind in ("state", "any") else ():
        if row["country"] == end.country and row["ground"] == other.country:
            yield row
