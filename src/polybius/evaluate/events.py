"""Scores the events of general news against MEANTIME: triggers, who takes part, and how real they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from polybius import pipeline
from polybius.config import Settings
from polybius.errors import NoGoldError
from polybius.evaluate.factuality import views
from polybius.evaluate.figures import Counts, scored
from polybius.evaluate.gold import day, records
from polybius.evaluate.matching import enough, overlap, paired
from polybius.schema import Document, Event, Party, Reading, Span
from polybius.syntax import Tree

Gold = dict[str, Any]
Tally = dict[str, Counts]  # measure -> right, read, noted

SET = "meantime_events"
AS_TAKEN = Settings(clean=False)  # the spans of the gold refer to the text as it stands
CORE = "Arg"  # Arg0 to Arg4; places and the like are Argm
SOMEBODY = ("PER", "ORG", "LOC")  # fillers that can be an actor or a recipient; prices and products cannot
# Attribute -> its values as the set writes them, first the one that is looked for, and the mark that tells it here.
# What is noted as underspecified is left out.
ATTRIBUTES = {
    "polarity": (("NEG",), ("POS",), "negation"),
    "time": (("FUTURE",), ("NON_FUTURE",), "future"),
    "certainty": (("PROBABLE", "POSSIBLE"), ("CERTAIN",), "hypothetical"),
}
LOOKED_FOR = {"polarity": "negated", "time": "future", "certainty": "uncertain"}


def score(gold: Path, part: str) -> dict[str, dict[str, Any]]:
    """F1 of triggers and roles, and the attributes of factuality, on MEANTIME's news.

    Counted up to the character to which a document is annotated in full: headline, date and four sentences. The set
    notes every happening, state and saying, the coder only political acts: ``predicates`` are the verbs and nouns
    that the language model takes for predicates, ``coded`` the triggers of coded events, of which the precision says
    how many the set also holds for events; both are right with exactly the noted words. ``roles``: of a predicate at
    a noted trigger the number of the argument and the head word of its filler are right; arguments that are no mention
    of the set are not counted as read. ``actors`` and ``recipients``: of coded events at a noted
    trigger, against the people, organisations and places that are its Arg0, and its Arg1 or Arg2, by overlap (token
    F1 >= .5); of a mutual event all parties are compared as actors. Attributes are judged at every noted trigger, by
    the marks of the event read there or by the same rules: ``polarity``, ``time`` and ``certainty`` are shares of
    agreement, ``negated``, ``future`` and ``uncertain`` (PROBABLE or POSSIBLE) F1 of the rarer value.

    Not covered: links in time and between events, coreference, the classes of events.

    Args:
        gold: Holds ``events/meantime_events.<part>.jsonl.gz``.
        part: "dev" or "train".

    Returns:
        ``{"events/meantime_events": {"n": noted events, "predicates": {"value", "low", "high", "precision", "recall",
        "n"}, ...}}``; the interval holds 95 % of resamples of the documents.

    Raises:
        NoGoldError: the file is not there.
    """
    path = gold / "events" / f"{SET}.{part}.jsonl.gz"
    if not path.exists():
        raise NoGoldError(f"no events/{SET}.{part}.jsonl.gz in {gold}")
    return {f"events/{SET}": _figures([tally(record, read(record)) for record in records(path)])}


def read(record: Gold) -> Reading:
    """The reading of an article, its characters left as they are."""
    made = day(record["dct"])
    document = Document(record["id"], record["text"], published=made, earliest=made, latest=made)
    return pipeline.read(document, settings=AS_TAKEN)


def tally(record: Gold, reading: Reading) -> Tally:
    """The counts of one article."""
    until = record["fully_annotated_until"]
    noted = {item["id"]: Span(item["start"], item["end"]) for item in record["events"] if item["end"] <= until}
    predicates = {reading.tokens[frame.token].span for frame in reading.frames}
    coded = {event.trigger for event in reading.events}
    return {
        "predicates": _compared({span for span in predicates if span.end <= until}, set(noted.values())),
        "coded": _compared({span for span in coded if span.end <= until}, set(noted.values())),
        "roles": _roles(record, reading, noted),
        **_parties(record, reading, noted),
        **_attributes(record, reading, noted),
    }


def _compared(told: set[Span], noted: set[Span]) -> Counts:
    return len(told & noted), len(told), len(noted)


# Roles


def _roles(record: Gold, reading: Reading, noted: dict[str, Span]) -> Counts:
    """Numbered arguments at noted triggers, by trigger, number and head word."""
    tree = Tree(reading)
    heads = {id: tree.head_of(span) for id, span in _fillers(record).items()}
    wanted = {
        (noted[role["event"]], role["role"].upper(), heads.get(role["filler"]))
        for role in record["roles"]
        if role["event"] in noted and _is_core(role["role"])
    }
    told = {
        (reading.tokens[frame.token].span, role.label, role.token)
        for frame in reading.frames
        for role in frame.roles
        if role.label[-1:].isdigit() and role.token in heads.values()
    }
    triggers = set(noted.values())
    at_triggers = {item for item in told if item[0] in triggers}
    return len(at_triggers & wanted), len(at_triggers), len(wanted)


def _fillers(record: Gold) -> dict[str, Span]:
    listed = [*record["entities"], *record["values"], *record["timexes"]]
    return {item["id"]: Span(item["start"], item["end"]) for item in listed}


def _is_core(label: str) -> bool:
    return label.startswith(CORE) and label[-1].isdigit()


def _parties(record: Gold, reading: Reading, noted: dict[str, Span]) -> Tally:
    """Actors and recipients of the coded events that stand at a noted trigger."""
    counts = {"actors": [0, 0, 0], "recipients": [0, 0, 0]}
    people = {item["id"]: Span(item["start"], item["end"]) for item in record["entities"] if _somebody(item)}
    for event in reading.events:
        ids = {id for id, span in noted.items() if span == event.trigger}
        if not ids:
            continue
        by_role = {
            number: {people[r["filler"]] for r in record["roles"] if _fills(r, ids, number) and r["filler"] in people}
            for number in ("Arg0", "Arg1", "Arg2")
        }
        for name, wanted, told in _sides(event, by_role):
            spans = [party.span for party in told]
            right = len(paired(sorted(wanted), spans, lambda one, other: enough(overlap(reading, one, other))))
            for index, value in enumerate((right, len(told), len(wanted))):
                counts[name][index] += value
    return {name: (right, told, wanted) for name, (right, told, wanted) in counts.items()}


def _somebody(item: Gold) -> bool:
    return item.get("type") in SOMEBODY


def _fills(role: Gold, ids: set[str], number: str) -> bool:
    return role["event"] in ids and role["role"] == number


def _sides(event: Event, by_role: dict[str, set[Span]]) -> list[tuple[str, set[Span], Sequence[Party]]]:
    acting, reached = by_role["Arg0"], by_role["Arg1"] | by_role["Arg2"]
    if event.reciprocal:
        return [("actors", acting | reached, event.actors + event.recipients)]
    return [("actors", acting, event.actors), ("recipients", reached, event.recipients)]


# Factuality


def _attributes(record: Gold, reading: Reading, noted: dict[str, Span]) -> Tally:
    view = views(reading)
    counts: Tally = {}
    for name, (rare, common, mark) in ATTRIBUTES.items():
        judged = [
            (item[name] in rare, mark in view(noted[item["id"]])[1])
            for item in record["events"]
            if item["id"] in noted and item.get(name) in rare + common
        ]
        both = sum(so and read for so, read in judged)
        counts[name] = (sum(so == read for so, read in judged), len(judged), len(judged))
        counts[LOOKED_FOR[name]] = (both, sum(read for _, read in judged), sum(so for so, _ in judged))
    return counts


# Figures


def _figures(judged: Sequence[Tally]) -> dict[str, Any]:
    """Every measure with its n."""
    out: dict[str, Any] = {"n": sum(counts["predicates"][2] for counts in judged)}
    for name in judged[0] if judged else ():
        counts = [counted[name] for counted in judged]
        out[name] = scored(counts)
        if name in ATTRIBUTES:  # as many are read as noted: precision and recall would say the same
            out[name] = {side: value for side, value in out[name].items() if side not in ("precision", "recall")}
    return out
