"""Scores the attributions of political news against PolNeAR: who says it, by which cue, and what is said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from polybius.errors import NoGoldError
from polybius.evaluate.figures import Counts, f1, with_interval
from polybius.evaluate.gold import records as gold_records
from polybius.evaluate.matching import ENOUGH, greedy
from polybius.schema import Attribution, Document, Reading

SET = "polnear"
PARTS = ("source", "cue", "content")
WORD = re.compile(r"\w+|[^\w\s]")

Spans = tuple[tuple[int, int], ...]
Words = frozenset[int]
Triple = dict[str, Spans]
Tally = dict[str, Counts]  # measure -> right, read, noted


def score(gold: Path, part: str) -> dict[str, dict[str, Any]]:
    """F1 of sources, cues, contents and of whole triples, by token overlap and exactly, on PolNeAR.

    Each read attribution is set beside at most one noted one, the best overlap first. A part is right by overlap
    when the tokens of the two share at least half (token F1 >= .5), exactly when the characters are the same; an
    absent source is right only when none was noted. A triple is right when its three parts are. Whom somebody told it
    ("told the daily") is not noted there, and not judged.

    Args:
        gold: Holds ``attribution/polnear.<part>.jsonl.gz``.
        part: "dev" or "train".

    Returns:
        ``{"attribution/polnear": {"n": noted attributions, "source": {"value", "low", "high"}, "cue", "content",
        "triple", "source_exact", ...}}``; values from 0 to 1, the interval holds 95 % of resamples of documents.

    Raises:
        NoGoldError: the file is not there.
    """
    judged = [tally(record, read(record)) for record in records(gold, part)]
    return {f"attribution/{SET}": {"n": sum(counts["triple"][2] for counts in judged), **_figures(judged)}}


def records(gold: Path, part: str) -> Iterator[dict[str, Any]]:
    """The annotated articles of a part.

    Raises:
        NoGoldError: no file of it there.
    """
    path = gold / "attribution" / f"{SET}.{part}.jsonl.gz"
    if not path.exists():
        raise NoGoldError(f"no attribution/{SET}.{part}.jsonl.gz in {gold}")
    yield from gold_records(path)


def read(record: dict[str, Any]) -> Reading:
    """The article as far as the sources: split, annotated, attributed."""
    from polybius import annotate, sources, text

    return sources.attribute(annotate.annotate(text.split(Reading(Document(record["id"], record["text"])))))


def tally(record: dict[str, Any], reading: Reading) -> Tally:
    """How many parts and triples of an article are right, read, and noted."""
    noted = [
        {name: tuple((start, end) for start, end, *_ in attribution[name]) for name in PARTS}
        for attribution in record["attributions"]
        if attribution["cue"]
    ]
    told = [_triple(attribution) for attribution in reading.attributions if not _passes_on(attribution, reading)]
    starts = [match.start() for match in WORD.finditer(record["text"])]
    pairs = [(told[i], noted[j]) for i, j in aligned(told, noted, starts)]

    def alike(mine: Spans, theirs: Spans) -> bool:
        return agreement(_words(mine, starts), _words(theirs, starts)) >= ENOUGH

    counted: Tally = {}
    for suffix, same in (("", alike), ("_exact", _identical)):
        verdicts = [[same(mine[name], theirs[name]) for name in PARTS] for mine, theirs in pairs]
        for index, name in enumerate(PARTS):
            counted[name + suffix] = (sum(verdict[index] for verdict in verdicts), len(told), len(noted))
        counted["triple" + suffix] = (sum(map(all, verdicts)), len(told), len(noted))
    return counted


def _passes_on(attribution: Attribution, reading: Reading) -> bool:
    """Whether it is the outlet of "told the daily that": the set does not note whom somebody told it."""
    return any(
        other.cue == attribution.cue and other.within is not None and reading.attributions[other.within] is attribution
        for other in reading.attributions
    )


def aligned(told: Sequence[Triple], noted: Sequence[Triple], starts: Sequence[int]) -> list[tuple[int, int]]:
    """Which read attribution stands for which noted one: pairs that share words of cue or content, the best first."""
    mine, theirs = ([{name: _words(t[name], starts) for name in PARTS} for t in side] for side in (told, noted))
    ranked = []
    for i, one in enumerate(mine):
        for j, other in enumerate(theirs):
            if one["cue"] & other["cue"] or one["content"] & other["content"]:
                cue, content = agreement(one["cue"], other["cue"]), agreement(one["content"], other["content"])
                if cue or content >= ENOUGH:
                    ranked.append((cue + content + agreement(one["source"], other["source"]) / 2, i, j))
    return sorted(greedy(ranked).items())


def agreement(mine: Words, theirs: Words) -> float:
    """The token F1 of two sets of words; 1 when both are empty."""
    if not mine and not theirs:
        return 1.0
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))


def _identical(mine: Spans, theirs: Spans) -> bool:
    return sorted(mine) == sorted(theirs)


def _triple(attribution: Attribution) -> Triple:
    source = attribution.source.span if attribution.source else None
    return {
        "source": ((source.start, source.end),) if source else (),
        "cue": ((attribution.cue.start, attribution.cue.end),),
        "content": tuple((span.start, span.end) for span in attribution.content),
    }


def _words(spans: Spans, starts: Sequence[int]) -> Words:
    return frozenset(i for start, end in spans for i in range(bisect_left(starts, start), bisect_left(starts, end)))


def _figures(judged: Sequence[Tally]) -> dict[str, dict[str, float]]:
    names = list(judged[0]) if judged else []
    return {name: with_interval([counts[name] for counts in judged], f1) for name in names}
