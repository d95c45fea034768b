"""Scores short passages and dossiers: the measures that stand on asked days, and the numbers of killed and injured."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from polybius import ingest, pipeline
from polybius.evaluate.figures import scored, share, with_interval
from polybius.evaluate.gold import in_parts
from polybius.evaluate.matching import greedy
from polybius.evaluate.measures import NOT_STANDING, STANDING
from polybius.relations import Measure
from polybius.schema import Count, Reading, Span
from polybius.store import open_store

__all__ = ["FILE", "SETS", "Scored", "score", "score_one"]

Gold = dict[str, Any]
Pairs = list[tuple[int, int]]
SETS = ("passages", "dossiers")  # folders; the second: several reports on one pair of states
FILE = "passages.jsonl"
HARM = ("killed", "injured")


class Scored:
    """What one passage adds to each figure."""

    def __init__(self) -> None:
        self.states: Pairs = []  # right, of: one a measure and day
        self.found: Pairs = []
        self.by: Pairs = []
        self.never: Pairs = []  # those that were never laid: the same
        self.extra: Pairs = []
        self.tolls: tuple[int, int, int] | None = None  # right, read, noted
        self.errors: list[str] = []


def score(gold: Path, part: str | None = None) -> dict[str, dict[str, Any]]:
    """How well the ledger and the numbers of victims of short passages are read, for each part of a set.

    Args:
        gold: The folder that holds ``passages/passages.jsonl`` or ``dossiers/passages.jsonl`` (``corpus``).
        part: "dev" or "held"; None: both, apart.

    Returns:
        ``{"passages/dev": {measure: {"value", "low", "high", "n"}}}``: ``measures`` is the share of the noted
        measures, at each asked day, that the ledger of the passage alone holds with the right state; one that it lacks
        is wrong on every day. ``measures_found`` is the share that it holds, ``measures_by`` the share with the right
        doer of these, ``measures_never`` the share of those that were never laid (threatened, denied or proposed), at
        each asked day, that the ledger lacks or holds as not standing, ``measures_extra`` the share of its own that
        are none of the noted ones (between the pair of states that the passage is on, or those that any event of it
        names). ``tolls`` is the F1 of numbers of killed and injured with their
        precision and recall: a number is right when what it counts and its least or its most agree; those of a list
        may be read as their sum, and "no casualties" may be read or not.

    Raises:
        NoGoldError: no passages there.
    """
    out = {}
    for group in [name for name in SETS if (gold / name / FILE).exists()] or SETS[:1]:
        for name, passages in in_parts(gold / group / FILE, part).items():
            results = [score_one(passage) for passage in passages]
            out[f"{group}/{name}"] = {"n": len(results), **_figures(results)}
    return out


def score_one(passage: Gold) -> Scored:
    """What one passage adds, with its errors in words."""
    readings = [
        pipeline.read(ingest.from_text(**report, id=f"{passage['id']}-{number}"))
        for number, report in enumerate(passage["reports"])
    ]
    out = Scored()
    if passage["measures"] is not None:
        pairs = [_pair(*passage["pair"])] if "pair" in passage else _named(readings)
        _judge_measures(passage["measures"], readings, pairs, out)
    if passage["tolls"] is not None:
        _judge_tolls(passage["tolls"], readings[0], out)
    return out


def _judge_measures(
    noted: Sequence[Gold], readings: Sequence[Reading], pairs: Iterable[tuple[str, str]], out: Scored
) -> None:
    words = {
        event.id: reading.sentences[event.sentence].span.of(reading.text)
        for reading in readings
        for event in reading.events
    }
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "one.duckdb") as store:
        store.add(readings)
        store.link()
        dyads = {_pair(measure["by"], measure["to"]) for measure in noted} | set(pairs)
        for dyad in sorted(dyads):
            relation = store.relation(*dyad)
            wanted = [measure for measure in noted if _pair(measure["by"], measure["to"]) == dyad]
            met = _matched(wanted, relation.measures(), words)
            for measure, own in zip(wanted, met, strict=True):
                never = measure.get("never", False)
                if not never:
                    out.found.append((int(own is not None), 1))
                    if own is not None:
                        out.by.append((int(own.sides == (measure["by"],)), 1))
                lacking = NOT_STANDING if never else "not held"
                for day, state in measure["states"].items():
                    standing = own is not None and own in relation.measures(day)
                    read = lacking if own is None else STANDING if standing else NOT_STANDING
                    (out.never if never else out.states).append((int(read == state), 1))
                    if read != state:
                        out.errors.append(f"{'/'.join(dyad)} {measure['acts'][0]}: {day} {read}, noted {state}")
            for own in relation.measures():
                extra = own not in met
                out.extra.append((int(extra), 1))
                if extra:
                    out.errors.append(f"{'/'.join(dyad)} {own.what} ({own.claims[0].words}): nobody noted it")


def _matched(wanted: Sequence[Gold], ledger: Sequence[Measure], words: dict[str, str]) -> list[Measure | None]:
    """Each noted measure with the one of the ledger whose sentences and quoted words hold most of its acts."""

    def shared(measure: Gold, own: Measure) -> tuple[int, int]:
        told = " ".join(sorted({words.get(claim.event, "") for claim in own.claims}))
        quoted = " ".join(claim.words for claim in own.claims)
        return sum(act in told for act in measure["acts"]), sum(act in quoted for act in measure["acts"])

    ranked = ((shared(measure, own), i, j) for i, measure in enumerate(wanted) for j, own in enumerate(ledger))
    taken = greedy(pair for pair in ranked if pair[0][0])
    return [ledger[taken[i]] if i in taken else None for i in range(len(wanted))]


def _judge_tolls(noted: Sequence[Gold], reading: Reading, out: Scored) -> None:
    read: dict[tuple[str, Span], Count] = {}
    for event in reading.events:
        for count in event.counts:
            if count.what in HARM:
                read.setdefault((count.what, count.span), count)
    spans = [_where(toll["words"], reading.text) for toll in noted]
    left = list(read.values())
    right, summed = 0, []
    for count in list(left):
        # "three soldiers and a farmer" may be read as four
        group = [n for n, span in enumerate(spans) if span.overlaps(count.span) and noted[n]["what"] == count.what]
        least, most = ([noted[n][end] for n in group] for end in ("min", "max"))
        if (
            len(group) > 1
            and count.min == (None if None in least else sum(least))
            and (count.max == (None if None in most else sum(most)))
        ):
            summed += group
            left.remove(count)
    right += len(summed)
    noted = [toll for n, toll in enumerate(noted) if n not in summed]
    spans = [span for n, span in enumerate(spans) if n not in summed]
    for toll, span in zip(noted, spans, strict=True):
        met = next((count for count in left if count.span.overlaps(span) and _agrees(toll, count)), None)
        optional = toll["max"] == 0
        if met is not None:
            left.remove(met)
            right += not optional
        elif not optional:
            out.errors.append(f"missed: {toll['what']} {toll['min']}..{toll['max']} ({toll['words']})")
    out.errors += [f"read: {c.what} {c.min}..{c.max} ({c.span.of(reading.text)})" for c in left]
    wanted = len(summed) + sum(toll["max"] != 0 for toll in noted)
    out.tolls = (right, right + len(left), wanted)


def _agrees(toll: Gold, count: Count) -> bool:
    if toll["what"] != count.what:
        return False
    return (toll["min"] is not None and toll["min"] == count.min) or (
        toll["max"] is not None and toll["max"] == count.max
    )


def _where(words: str, text: str) -> Span:
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return Span(*found.span()) if found else Span(0, 0)


def _named(readings: Iterable[Reading]) -> Iterable[tuple[str, str]]:
    """The pairs of states on the two sides of any event."""
    for reading in readings:
        for event in reading.events:
            for a in event.actors:
                for b in event.recipients:
                    if a.country and b.country and a.country != b.country:
                        yield _pair(a.country, b.country)


def _pair(a: str, b: str) -> tuple[str, str]:
    return min(a, b), max(a, b)


def _figures(results: Sequence[Scored]) -> dict[str, Any]:
    named: dict[str, list[Pairs]] = {
        "measures": [result.states for result in results if result.states],
        "measures_found": [result.found for result in results if result.found],
        "measures_by": [result.by for result in results if result.by],
        "measures_never": [result.never for result in results if result.never],
        "measures_extra": [result.extra for result in results if result.extra],
    }
    out: dict[str, Any] = {
        name: {**with_interval(pairs, _share), "n": sum(map(len, pairs))} for name, pairs in named.items() if pairs
    }
    tolls = [result.tolls for result in results if result.tolls is not None]
    return {**out, **({"tolls": scored(tolls)} if tolls else {})}


def _share(passages: Sequence[Pairs]) -> float:
    return share([pair for passage in passages for pair in passage])
