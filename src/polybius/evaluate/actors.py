"""Scores actors: mentions with their sort, and the country codes of actors whose words are given."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polybius.evaluate.figures import f1, total, with_interval
from polybius.evaluate.gold import Read, records, whole
from polybius.resources import table
from polybius.resources.ships import ships
from polybius.schema import Document, Entity, Mention, Reading, Span
from polybius.syntax import Tree

SORTS = ("Person", "Organisation", "Location", "Nationality")
SORT_OF_KIND = {
    "PER": "Person",
    "ORG": "Organisation",
    "GPE": "Location",
    "LOC": "Location",
    "FAC": "Location",
    "NORP": "Nationality",
}
BODIES = frozenset(
    "group unit guard agency association company force battalion squadron family clan tribe community firm media "
    "movement population press radio television staff university school executive".split()
)  # singular nouns of staff, office holders and people that are no single human being
HOUSES = frozenset({"hospital", "clinic", "mosque", "church"})
VEHICLES = frozenset(
    "aircraft airplane artillery boat bomber carrier destroyer drone frigate gunboat helicopter jet "
    "missile plane ship submarine tank tanker vehicle vessel warplane warship".split()
)  # sorts of their own in the gold, which are not scored; whose they are counts
DEALING = frozenset({"with", "between", "by", "against"})  # prepositions of who is dealt with
SIDES = "(?:north|south|east|west|central)(?:ern)?|(?:north|south)(?:east|west)(?:ern)?"
BEFORE_PLACE = re.compile(
    rf"(?i)\b(?:{SIDES}|(?:(?:{SIDES}) )?(?:city|town|village|suburb|province|district|area|outskirts) of) (?:the )?$"
)
BEHIND_PLACE = re.compile(
    r"(?i) (?:province|governorate|district|region|city|town|village|neighbou?rhood|airport|area|border|dam|valley)\b"
)
MIN_OVERLAP = 0.5  # share of the characters of both together that two mentions have in common
FOLDED = {"UNO": "IGO", "EUR": "IGO", "JAP": "JPN", "ITL": "ITA"}  # codes of 2016, and slips of the published file
NO_COUNTRY = ("", "---")
Figures = dict[str, Any]
Item = tuple[int, int, str]


@dataclass(frozen=True)
class Tally:
    """What one document adds to the counts."""

    gold: int
    found: int
    right: int
    sector_gold: int = 0
    sector_right: int = 0


def score(gold: Path, part: str = "dev", read: Read | None = None) -> dict[str, Figures]:
    """Figures by set: ``{"actors/re3d": {"n": 331, "entity_f1": {"value", "low", "high"}}, "actors/plover_gsr": ...}``.

    re3d: outermost mentions of persons, organisations, locations and nationalities with a capital, pronouns left out,
    articles ignored; right when the sort agrees and half of the characters are shared. plover_gsr: the country of each
    coded actor and recipient whose words are given, and among those with a sector, country and sector together.

    Args:
        gold: The folder with ``actors/re3d.<part>.jsonl.gz`` and ``coding/plover_gsr.<part>.jsonl.gz``.
        part: dev or train.
        read: What makes a Reading of a document; the whole pipeline when not given.
    """
    reader = read or whole
    out: dict[str, Figures] = {}
    mentions = gold / "actors" / f"re3d.{part}.jsonl.gz"
    if mentions.exists():
        out["actors/re3d"] = figures([_entities(record, reader) for record in records(mentions)], "entity_f1")
    coded = gold / "coding" / f"plover_gsr.{part}.jsonl.gz"
    if coded.exists():
        tallies = [_codes(record, reader) for record in records(coded)]
        out["actors/plover_gsr"] = figures(tallies, "country_f1") | {"sector_accuracy": _sector(tallies)}
    return out


def _entities(record: dict[str, Any], read: Read) -> Tally:
    reading = read(Document(id=record["id"], text=record["text"], language="en"))
    wanted = wanted_mentions(record)
    found = found_mentions(reading)
    left, right = list(found), 0
    for item in wanted:
        match = next((other for other in left if other[2] == item[2] and _overlap(item, other) >= MIN_OVERLAP), None)
        if match is not None:
            left.remove(match)
            right += 1
    return Tally(len(wanted), len(found), right)


def wanted_mentions(record: dict[str, Any]) -> list[Item]:
    """The gold mentions that count."""
    text = record["text"]
    items = [(item["start"], item["end"], item["type"]) for item in record["entities"] if item["type"] in SORTS]
    outer = [item for item in items if not any(_inside(item, other) for other in items)]
    return sorted({counted for item in outer if (counted := _bare(text, item)) is not None})


def found_mentions(reading: Reading) -> list[Item]:
    """The found mentions that count, with their sorts."""
    tree = Tree(reading)
    at = {token.span: index for index, token in enumerate(reading.tokens)}
    at_sea = {name for ship in ships(reading.text) for name in (ship.name, reading.text[ship.start : ship.end])}
    mentions = [
        mention
        for mention in reading.mentions
        if mention.kind != "PRON"
        and reading.words(mention.span) not in at_sea
        and not _is_vehicle(mention, tree, at.get(mention.head))
    ]
    states = frozenset(entity.id for entity in reading.entities if entity.kind == "country")
    held = _held(mentions, tree, at)
    items = [
        (*_widened(reading.text, mention, held.get(mention.span)), _sort(mention, tree, at.get(mention.head), states))
        for mention in mentions
    ]
    outer = [item for item in items if not any(_inside(item, other) for other in items)]
    return sorted({counted for item in outer if (counted := _bare(reading.text, item)) is not None})


def _is_vehicle(mention: Mention, tree: Tree, head: int | None) -> bool:
    return mention.kind == "AGENT" and head is not None and tree.lemma(head).lower() in VEHICLES


def _held(mentions: Sequence[Mention], tree: Tree, at: dict[Span, int]) -> dict[Span, int]:
    """Where the words end that say behind a comma in what a place lies: "Palmyra, Syria" is one place in the gold."""
    places = {at.get(mention.head): mention.span for mention in mentions if mention.kind in ("GPE", "LOC", "FAC")}
    return {
        places[tree[inner].head]: span.end
        for inner, span in places.items()
        if inner is not None
        and tree[inner].head in places
        and tree.is_(inner, "nmod:unmarked", "appos")
        and places[tree[inner].head].end + len(", ") == span.start
    }


def _widened(text: str, mention: Mention, held: int | None) -> tuple[int, int]:
    """A place's words with what the gold counts as its own: "eastern Aleppo", "the city of Mosul", "Palmyra, Syria"."""
    start, end = mention.span.start, held or mention.span.end
    if mention.kind in ("GPE", "LOC", "FAC"):
        before = BEFORE_PLACE.search(text, max(start - 40, 0), start)
        behind = BEHIND_PLACE.match(text, end)
        start, end = before.start() if before else start, behind.end() if behind else end
    return start, end


def _sort(mention: Mention, tree: Tree, head: int | None, states: frozenset[str]) -> str:
    """The gold's sort of a mention: a state that acts is an organisation there, an office holder a person."""
    if mention.kind == "GPE" and head is not None and tree.is_(head, "nsubj"):
        return "Organisation"
    if mention.kind == "GPE" and mention.entity in states and head is not None and _is_party(tree, head):
        return "Organisation"
    if mention.kind == "NORP" and head is not None and tree[head].tag in ("NNS", "NNPS"):
        return "Organisation"
    if mention.kind == "AGENT":
        if head is not None and tree.lemma(head).lower() in HOUSES:
            return "Location"
        return (
            "Person" if head is not None and tree[head].tag in ("NN", "NNP") and _holder(tree, head) else "Organisation"
        )
    return SORT_OF_KIND.get(mention.kind, "Organisation")


def _is_party(tree: Tree, head: int) -> bool:
    """Whether a state is one that deals with others: "U.S. strikes", "talks between Oman and Qatar"."""
    while tree.is_(head, "conj") and (first := tree[head].head) is not None:
        head = first
    return tree.is_(head, "compound") or any(tree.lemma(case) in DEALING for case in tree.children(head, "case"))


def _holder(tree: Tree, head: int) -> bool:
    rows = [row for row in table("actors/agents") if " of " not in row["lemma"]]
    kinds = {row["lemma"].split()[-1]: row["kind"] for row in rows}
    kinds |= {row["lemma"]: row["kind"] for row in rows if " " not in row["lemma"]}
    return (
        kinds.get(tree.lemma(head).lower()) in ("staff", "holder", "people") and tree.lemma(head).lower() not in BODIES
    )


def _inside(item: Item, other: Item) -> bool:
    return other[0] <= item[0] and item[1] <= other[1] and other[1] - other[0] > item[1] - item[0]


def _bare(text: str, item: Item) -> Item | None:
    """The mention without its article; None for pronouns and mentions without a capital."""
    start, end, sort = item
    article = re.match(r"(?i)(?:the|a|an)\s+", text[start:end])
    start += article.end() if article else 0
    words = text[start:end]
    pronoun = re.fullmatch(r"(?i)i|we|us|you|he|she|it|they|him|her|them|his|its|their|our|my|who|this|these", words)
    return None if pronoun or not re.search(r"[A-Z]", words) else (start, end, sort)


def _overlap(one: Item, other: Item) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(shared, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def _codes(record: dict[str, Any], read: Read) -> Tally:
    day = dt.date.fromisoformat(record["date"]) if record.get("date") else None
    reading = read(Document(id=record["id"], text=record["text"], published=day, language="en"))
    gold = found = right = sectors = sectors_right = 0
    for party in [*(record.get("source") or []), *(record.get("target") or [])]:
        words = (party.get("actorText") or "").strip()
        start = record["text"].find(words)
        country = _folded(party.get("code"))
        if not words or start < 0 or country in NO_COUNTRY:
            continue
        entity = entity_of(reading, Span(start, start + len(words)))
        mine = _folded(entity.country) if entity else ""
        gold, found, right = gold + 1, found + (mine != ""), right + (mine == country)
        if party.get("sector"):
            sectors += 1
            sectors_right += mine == country and entity is not None and entity.sector == party["sector"][:3]
    return Tally(gold, found, right, sectors, sectors_right)


def _folded(code: str | None) -> str:
    short = (code or "")[:3]
    return FOLDED.get(short, short)


def entity_of(reading: Reading, span: Span) -> Entity | None:
    """Who some given words mean: the entity of the mention at their head word, else of the largest inside."""
    head = Tree(reading).head_of(span)
    inside = [m for m in reading.mentions if m.entity is not None and span.start <= m.head.start < span.end]
    at_head = [m for m in inside if head is not None and m.head == reading.tokens[head].span]
    chosen = max(at_head or inside, key=lambda mention: len(mention.span), default=None)
    return reading.entity(chosen.entity) if chosen else None


def figures(tallies: list[Tally], name: str) -> Figures:
    """F1 with a 95 % interval from resampled documents."""
    counts = [(tally.right, tally.found, tally.gold) for tally in tallies]
    _, found, gold = total(counts)
    return {"n": gold, "found": found, name: with_interval(counts, f1)}


def _sector(tallies: list[Tally]) -> Figures:
    n = sum(tally.sector_gold for tally in tallies)
    return {"n": n, "value": round(sum(tally.sector_right for tally in tallies) / n, 4) if n else 0.0}
