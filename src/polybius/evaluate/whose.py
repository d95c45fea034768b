"""Scores whose "the president", "the army", "both sides" and "its neighbour" are, where their own words do not say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from polybius import pipeline
from polybius.evaluate.figures import rate, with_interval
from polybius.evaluate.gold import day, in_parts
from polybius.events.phrases.parties import Parties
from polybius.events.words.grammar import Clauses
from polybius.resources import table
from polybius.schema import Document, Span
from polybius.syntax import Tree

__all__ = ["judged", "score"]

Gold = dict[str, Any]
FILE = Path("whose") / "whose.jsonl"


def score(gold: Path, part: str | None = None) -> dict[str, dict[str, Any]]:
    """The share of noted mentions that are given to the right states, for each half of the reports.

    Args:
        gold: The folder that holds ``whose/whose.jsonl`` (``corpus``).
        part: "dev" or "held"; None: both, apart.

    Returns:
        ``{"whose/dev": {"n": reports, "state": {"value", "low", "high", "n"}}}``: ``state`` is the share of mentions
        of which exactly the noted states were read (none, where none is noted), ``none`` the share of those with a
        noted state of which no state was read; ``n`` of a figure counts mentions. Intervals are over reports.

    Raises:
        NoGoldError: no such file there.
    """
    out: dict[str, dict[str, Any]] = {}
    for name, reports in in_parts(gold / FILE, part).items():
        found = [judged(report) for report in reports]
        right = [[set(note["states"]) == states for note, states in one] for one in found]
        unread = [[not states for note, states in one if note["states"]] for one in found]
        out[f"whose/{name}"] = {
            "n": len(found),
            "state": {**with_interval(right, rate), "n": sum(map(len, right))},
            "none": {**with_interval(unread, rate), "n": sum(map(len, unread))},
        }
    return out


def judged(report: Gold) -> list[tuple[Gold, set[str]]]:
    """The noted mentions of one report, each with the states that were read of it.

    Of a state is who would be a party to an act told of these words, or the place that they name.
    """
    reading = pipeline.read(Document(report["id"], report["text"]), published=day(report["published"]))
    tree = Tree(reading)
    parties = Parties(reading, tree, Clauses(reading, tree))
    states = {row["id"] for row in table("actors/countries")}
    out = []
    for note in report["mentions"]:
        span = _where(note, report["text"])
        inside = reading.tokens_in(span)
        head = next((at for at in inside if tree[at].head not in inside), inside[-1])
        read = {party.country for party in parties.behind(head)}
        if not read and head in parties.place_at:
            read = {parties.place_at[head].country}
        out.append((note, {state for state in read if state in states}))
    return out


def _where(note: Gold, text: str) -> Span:
    start = -1
    for _ in range(note["nth"]):
        start = text.index(note["words"], start + 1)
    return Span(start, start + len(note["words"]))
