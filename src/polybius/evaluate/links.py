"""Scores the links between the events of a sample report against those that a careful reader noted."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from polybius.schema import Event, Link, Reading

Gold = dict[str, Any]
Ends = tuple[str, str, str]  # kind, from, to: acts
SURE = 0.5  # a link below it calls itself weak, and counts neither as found nor as wrong
SAME = "same_as"


def tally(record: Gold, pairs: Sequence[tuple[Gold, Event | None]], reading: Reading) -> dict[str, tuple[int, int]]:
    """The counts of one report: right and all, by measure.

    ``links`` are the noted links of which one of the same kind is read between tellings of the same two acts; every
    telling of an act stands for all of them, in the notes and in what was read. ``links_within_reach`` looks at those
    alone of which both acts were read; ``links_in_reach`` is their share. ``links_wrong`` are the read links that none
    noted, those with an end that is noted nowhere among them. ``same`` and ``same_wrong``: pairs of read events that
    are noted as one act, and pairs read as one that are not. What a headline tells is not judged.
    """
    noted_of = {event.id: gold["id"] for gold, event in pairs if event is not None}
    acts = acts_of((gold["id"], gold["same_as"]) for gold, _ in pairs if gold["same_as"])
    read_acts = acts_of((link.from_, link.to) for link in reading.links if link.kind == SAME)
    tellings = tellings_of(pairs, acts, read_acts)
    noted_links = {(link["kind"], acts.get(link["from"], link["from"]), acts.get(link["to"], link["to"]))
                   for link in record["links"]}  # fmt: skip
    read_links = [meant(link, read_acts, tellings) for link in judged(reading)]
    found = noted_links & set().union(*read_links)
    known = set().union(*tellings.values())
    reach = sum({one, other} <= known for _, one, other in noted_links)
    same = _pairs(noted_of.values(), acts)
    same_read = {frozenset(noted_of[id] for id in pair) for pair in _pairs(noted_of, read_acts)}
    return {
        "links": (len(found), len(noted_links)),
        "links_within_reach": (len(found), reach),
        "links_in_reach": (reach, len(noted_links)),
        "links_wrong": (sum(not ends & noted_links for ends in read_links), len(read_links)),
        "same": (len(same_read & same), len(same)),
        "same_wrong": (len(same_read - same), len(same_read)),
    }


def tellings_of(
    pairs: Sequence[tuple[Gold, Event | None]], acts: Mapping[str, str], read_acts: Mapping[str, str]
) -> dict[str, set[str]]:
    """The noted acts that each read act is."""
    out: dict[str, set[str]] = {}
    for gold, event in pairs:
        if event is not None:
            out.setdefault(read_acts.get(event.id, event.id), set()).add(acts.get(gold["id"], gold["id"]))
    return out


def judged(reading: Reading, least: float = SURE) -> list[Link]:
    """The links that count: sure ones between acts of the prose."""
    prose = {event.id for event in reading.events if reading.sentences[event.sentence].kind == "prose"}
    return [
        link
        for link in reading.links
        if link.kind != SAME and link.confidence >= least and {link.from_, link.to} <= prose
    ]


def meant(link: Link, read_acts: Mapping[str, str], tellings: Mapping[str, set[str]]) -> set[Ends]:
    """The noted acts that a read link may tie."""
    ends = (tellings.get(read_acts.get(id, id), set()) for id in (link.from_, link.to))
    return {(link.kind, one, other) for one, other in itertools.product(*ends)}


def acts_of(same: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each telling with the act that it tells: the telling that its line of "the same as" ends at."""
    first = dict(same)
    return {one: _last(one, first) for one in first}


def _last(one: str, first: Mapping[str, str]) -> str:
    seen = {one}
    while first.get(one, one) not in seen:
        one = first[one]
        seen.add(one)
    return one


def _pairs(tellings: Iterable[str], acts: Mapping[str, str]) -> set[frozenset[str]]:
    """The pairs of tellings that tell one act."""
    by_act = itertools.combinations(sorted(tellings), 2)
    return {frozenset(pair) for pair in by_act if len({acts.get(one, one) for one in pair}) == 1}
