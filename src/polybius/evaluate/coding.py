"""Scores the events of single sentences: their type, who did it to whom, and what is no event at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from polybius import pipeline
from polybius.config import Settings
from polybius.errors import NoGoldError
from polybius.evaluate.figures import Counts, f1, precision, recall, with_interval
from polybius.evaluate.gold import records as gold_records
from polybius.evaluate.matching import ENOUGH, enough, greedy, paired
from polybius.events.words.ontology import ontology
from polybius.schema import Document, Event, Party, Reading

Gold = dict[str, Any]
Tally = dict[str, Counts]  # measure -> right, read, noted; of an accuracy both are 1
Labels = list[tuple[str, str]]  # noted and read type, "" where no event was read

AS_TAKEN = Settings(clean=False)  # the spans of the gold refer to the text as it stands
OLD_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}  # 2016 -> 2.0
# The gold of 2016 has one code for all organisations of states, and writes Japan as JAP.
FOLDED = {"JAP": "JPN", "UNO": "IGO", "EUR": "IGO", "EEC": "IGO", "NAT": "IGO"}
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # one root in the pairs, of the second quad
YIELD_QUAD, CONFLICT_QUAD, NO_EVENT = 2, 4, 0
WORD = re.compile(r"[a-z0-9]+")
FUNCTION_WORDS = frozenset("the a an of and in on for to its his her their that this s".split())
# "The group claimed responsibility for the blast", "claimed that they had shelled it": no event in the set.
CLAIM = re.compile(r"\bclaim\w*\b.{0,30}\b(responsib|that they had\b)|\bresponsib\w*\b.{0,30}\bclaim", re.IGNORECASE)


def score(gold: Path, part: str) -> dict[str, dict[str, Any]]:
    """Types, parties and false alarms on the sentence sets that a gold folder has.

    ``coding/plover_gsr`` (PLOVER gold standard records): ``type`` and ``quad`` of the event of highest confidence,
    precision and recall of all types read (a record notes one), F1 of actor and recipient names and of their
    countries, and ``dyad``: best event of the right type with a right country on each side.
    ``coding/plv`` (PLV pairs): ``type`` and its ``macro_f1`` over 15 roots, ``quad``, and ``binary``, which is
    cooperation or conflict, when the two parties are given.
    ``coding/cameo_roles``: F1 of actor and recipient spans by token overlap and exactly; who acts on one another
    counts on both sides.
    ``coding/cameo_class``: ``false_alarms``, the share of sentences without an event, claims of responsibility left
    out, in which a material conflict is read; ``event_recall``, the share of the others in which any event is;
    ``quad``, the share of these whose best event has the right one.
    Negated events are not counted as read.

    Args:
        gold: Holds some of ``coding/<set>.<part>.jsonl.gz``.
        part: "dev" or "test".

    Returns:
        ``{"coding/<set>": {"n": records, measure: {"value", "low", "high", "n"}}}``; values from 0 to 1, the
        interval holds 95 % of resamples of the records.

    Raises:
        NoGoldError: none of the sets is there.
    """
    scorers: dict[str, Callable[[list[Gold]], dict[str, Any]]] = {
        "plover_gsr": lambda noted: _figures([records_tally(record, read(record["text"])) for record in noted]),
        "plv": lambda noted: pairs_figures([(record["event_type"], pair_type(record)) for record in noted]),
        "cameo_roles": lambda noted: _figures([roles_tally(record, read(record["text"])) for record in noted]),
        "cameo_class": lambda noted: _figures([class_tally(record, read(record["text"])) for record in noted]),
    }
    out: dict[str, dict[str, Any]] = {}
    for name, figures in scorers.items():
        noted = list(records(gold, name, part))
        if noted:
            out[f"coding/{name}"] = {"n": len(noted), **figures(noted)}
    if not out:
        raise NoGoldError(f"no coding/{{{','.join(scorers)}}}.{part}.jsonl.gz in {gold}")
    return out


def records(gold: Path, name: str, part: str) -> Iterator[Gold]:
    """The noted sentences of a set; none when the folder does not have it."""
    path = gold / "coding" / f"{name}.{part}.jsonl.gz"
    if not path.exists():
        return
    yield from gold_records(path)


def read(text: str) -> Reading:
    """The reading of one sentence, its characters left as they are."""
    return pipeline.read(Document("", text), settings=AS_TAKEN)


def pair_type(record: Gold) -> str:
    """The type of what the one given did to the other, "" when nothing is read.

    A record that names one side only gets the type of the sentence's best event.
    """
    actor, recipient = record["actor_span"], record["recipient_span"]
    if not (actor and recipient):
        events = told(read(record["text"]))
        return events[0].event_type if events else ""
    event = pipeline.code_pair(record["text"], tuple(actor), tuple(recipient))
    return event.event_type if event is not None else ""


def told(reading: Reading) -> list[Event]:
    """The events that are not negated, the best first."""
    return sorted((e for e in reading.events if "negation" not in e.auxiliary), key=lambda event: -event.confidence)


def records_tally(record: Gold, reading: Reading) -> Tally:
    """The counts of one PLOVER gold standard record."""
    noted_type: str = OLD_NAMES.get(record["event"]) or record["event"]
    events = told(reading)
    best = events[0] if events else None
    types = {event.event_type for event in events}
    compared = next((event for event in events if event.event_type == noted_type), best)
    right = best is not None and best.event_type == noted_type
    counts: Tally = {
        "type": (right, 1, 1),
        "quad": (best is not None and best.quad == ontology()[noted_type].quad, 1, 1),
        "all_types": (noted_type in types, len(types), 1),
        "dyad": (best is not None and right and _sides_fit(record, best), 1, 1),
    }
    names = {side: _noted(record, side) for side in ("source", "target")}
    actors, recipients = (compared.actors, compared.recipients) if compared else ((), ())
    if _reciprocal(record):
        # two sources without a target act on one another: on which side they were read is all one
        compare = [("actor", names["source"], actors + recipients)]
    else:
        compare = [("actor", names["source"], actors), ("recipient", names["target"], recipients)]
    countries = [0, 0, 0]
    for role, wanted, parties in compare:
        texts = [reading.words(party.span) for party in parties]
        counts[role] = (_named([text for text, _ in wanted], texts), len(parties), len(wanted))
        known = [code for _, code in wanted if "-" not in code]
        for index, value in enumerate((_shared(known, parties), len(parties), len(known))):
            countries[index] += value
    return {"recipient": (0, 0, 0)} | counts | {"country": (countries[0], countries[1], countries[2])}


def _noted(record: Gold, side: str) -> list[tuple[str, str]]:
    """Name and country of the parties of one side of a record."""
    parties = record.get(side) or []
    listed = [parties] if isinstance(parties, dict) else parties
    return [(party["actorText"], folded(party.get("code"))) for party in listed if party.get("actorText")]


def _reciprocal(record: Gold) -> bool:
    return len(_noted(record, "source")) > 1 and not _noted(record, "target")


def _sides_fit(record: Gold, event: Event) -> bool:
    """Whether each side has a right country, and nobody where nobody was noted."""
    source, target = ([code for _, code in _noted(record, side)] for side in ("source", "target"))
    if _reciprocal(record):
        return _shared([code for code in source if "-" not in code], event.actors + event.recipients) > 1
    return _side_fits(source, event.actors) and _side_fits(target, event.recipients)


def _side_fits(codes: list[str], parties: tuple[Party, ...]) -> bool:
    known = [code for code in codes if "-" not in code]
    if known:
        return _shared(known, parties) > 0
    return bool(codes) or not parties  # a noted party without a country is right whoever was read


def _shared(codes: list[str], parties: tuple[Party, ...]) -> int:
    read_codes = Counter(folded(party.country or party.code) for party in parties)
    return sum((Counter(codes) & read_codes).values())


def folded(value: str | None) -> str:
    """The country of a code as it is compared: its first three letters, organisations of states all alike."""
    code = (value or "---")[:3].upper()
    return FOLDED.get(code, code)


def _named(wanted: list[str], texts: list[str]) -> int:
    """How many names are met: pairs of a noted and a read one that share enough words, the best first."""
    return len(paired(wanted, texts, lambda one, other: enough(agreement(one, other))))


def agreement(one: str, other: str) -> float:
    """The token F1 of two names, articles and the like not counted: "the U.S. army" and "US army" are the same."""
    mine, theirs = Counter(_words(one)), Counter(_words(other))
    both = sum((mine & theirs).values())
    return 2 * both / (sum(mine.values()) + sum(theirs.values())) if both else 0.0


def _words(text: str) -> list[str]:
    plain = text.lower().replace("'s", " ").replace("’s", " ").replace("u.s.", "us").replace("u.n.", "un")
    words = WORD.findall(plain)
    return [word for word in words if word not in FUNCTION_WORDS] or words


def roles_tally(record: Gold, reading: Reading) -> Tally:
    """The counts of one sentence with noted actor and recipient spans; it may tell several events."""
    counts: Tally = {}
    for role, parties in (
        ("actor", [party.span for event in told(reading) for party in event.actors]),
        ("recipient", [party.span for event in told(reading) for party in event.recipients]),
    ):
        both = [span for event in told(reading) if event.reciprocal for span in (p.span for p in event.actors)]
        spans = sorted({(span.start, span.end) for span in (*parties, *both)})
        noted = sorted({(s["start"], s["end"]) for s in record["spans"] if s["role"] in (role, "reciprocal")})
        texts, wanted = ([reading.text[start:end] for start, end in some] for some in (spans, noted))
        # spans, not names, are noted: of two equal names only the one that overlaps is right
        pairs = [
            (agreement(wanted[i], texts[j]), i, j)
            for i, (start, end) in enumerate(noted)
            for j, (first, last) in enumerate(spans)
            if first < end and start < last
        ]
        met = greedy(pair for pair in pairs if pair[0] >= ENOUGH)
        counts[role] = (len(met), len(spans), len(noted))
        counts[f"{role}_exact"] = (len(set(spans) & set(noted)), len(spans), len(noted))
    return counts


def class_tally(record: Gold, reading: Reading) -> Tally:
    """The counts of one sentence with a noted quad, 0 for one without an event."""
    events = told(reading)
    if record["quad"] == NO_EVENT:
        if CLAIM.search(record["text"]):
            return {}
        return {"false_alarms": (any(event.quad == CONFLICT_QUAD for event in events), 1, 1)}
    right = bool(events) and _quad(YIELD.get(events[0].event_type, events[0].event_type)) == record["quad"]
    return {"event_recall": (bool(events), 1, 1), "quad": (right, 1, 1)}


def pairs_figures(labels: Labels) -> dict[str, dict[str, float]]:
    """The measures of noted and read types of given pairs."""
    folded = [(noted, YIELD.get(found, found)) for noted, found in labels]
    quads = [(_quad(noted), _quad(found)) for noted, found in folded]
    counts: list[Tally] = [
        {
            "type": (noted == found, 1, 1),
            "quad": (quad == read_quad, 1, 1),
            "binary": (bool(found) and (quad > 2) == (read_quad > 2), 1, 1),
        }
        for (noted, found), (quad, read_quad) in zip(folded, quads, strict=True)
    ]
    return _figures(counts) | {"macro_f1": {**with_interval(folded, macro_f1), "n": len(folded)}}


def macro_f1(labels: Sequence[tuple[str, str]]) -> float:
    """The mean F1 of the types that were noted."""
    noted, found = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    right = Counter(a for a, b in labels if a == b)
    return sum(2 * right[name] / (noted[name] + found[name]) for name in noted) / len(noted) if noted else 0.0


def _quad(event_type: str) -> int:
    if event_type in ("YIELD", ""):
        return YIELD_QUAD if event_type else NO_EVENT
    return ontology()[event_type].quad


def _figures(tallies: Sequence[Tally]) -> dict[str, Any]:
    """Each measure over the records that count for it; of the types also precision and recall."""
    out: dict[str, Any] = {}
    for name in dict.fromkeys(name for tally in tallies for name in tally):
        counts = [tally[name] for tally in tallies if name in tally]
        if name == "all_types":
            out[name] = {"precision": _measure(counts, precision), "recall": _measure(counts, recall)}
        else:
            out[name] = _measure(counts, f1)
    return out


def _measure(counts: Sequence[Counts], value: Callable[[Sequence[Counts]], float]) -> dict[str, float]:
    return {**with_interval(counts, value), "n": sum(noted for _, _, noted in counts)}
