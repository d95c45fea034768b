"""Scores causes and effects: sentences that tell any, their spans (Causal News Corpus), pairs of events (ESL)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from polybius import pipeline
from polybius.config import Settings
from polybius.errors import NoGoldError
from polybius.evaluate.figures import Counts, f1, scored, total, with_interval
from polybius.evaluate.gold import records
from polybius.evaluate.matching import enough, overlap, paired
from polybius.schema import Causation, Document, Reading, Span

Gold = dict[str, Any]
Tally = dict[str, Counts]  # measure -> right, read, noted
Spans = dict[str, Span]  # cause, effect and, where one is told, signal
Alike = Callable[[Span, Span], float]  # 0: not the same

AS_TAKEN = Settings(clean=False)  # the spans of the gold refer to the text as it stands
ROLES = ("cause", "effect", "signal")
ACCURACY = "accuracy"
EDGES = " \t\n.,;:!?\"'`“”‘’"  # at the ends of a span: the sets keep them or not, as it comes
EVENT_TAGS = ("ACTION", "NEG_ACTION")  # beginnings of ESL's names for mentions of events
PLOT = "PLOT_LINK"
BACKWARDS = "FALLING_ACTION"  # of this type the source follows from the target: "anger over the death"


def score(gold: Path, part: str) -> dict[str, dict[str, Any]]:
    """F1 of causal sentences, of the spans of causes, effects and signals, and of pairs of events.

    ``causality/cnc``: ``sentence``, a causation is read in a causal sentence, and ``accuracy`` of that over all
    sentences. Of the spans each role by itself, ``cause``, ``effect`` and ``signal``, by overlap (half of the tokens
    of both, F1 >= .5, each read span beside one noted one at most) and exactly (``_exact``, punctuation at the ends
    left aside); ``spans`` are the three together; ``pair`` has a right cause and a right effect in one relation. All
    kinds of causation count; the set calls the purpose of a deed its cause, so the sides of purposes are exchanged.

    ``causality/esl``: ``pair``, two noted mentions of events of a sentence that a plot link ties together, one in a
    cause and one in its effect; ``directed``, with the right one as the cause. Of the mentions that a span holds, the
    one highest in the tree stands for it. ``all_pairs`` also counts the links from sentence to sentence, which the
    stage does not look for, as missed. Not covered: links through another mention of the same event, and which of the
    two kinds a link is.

    Args:
        gold: Holds ``causality/cnc.<part>.jsonl.gz`` or ``causality/esl.<part>.jsonl.gz``.
        part: "dev" or "train".

    Returns:
        ``{"causality/cnc": {"n": sentences, "sentence": {"value", "low", "high", "precision", "recall", "n"}, ...},
        "causality/esl": {"n": pairs within a sentence, ...}}``; the interval holds 95 % of resamples of sentences,
        of ESL's documents.

    Raises:
        NoGoldError: neither set is there.
    """
    scorers: dict[str, tuple[Callable[[Gold, Reading], Tally], str]] = {
        "cnc": (sentence_tally, ACCURACY),
        "esl": (pairs_tally, "pair"),
    }
    out: dict[str, dict[str, Any]] = {}
    for name, (tally, counted) in scorers.items():
        path = gold / "causality" / f"{name}.{part}.jsonl.gz"
        if path.exists():
            out[f"causality/{name}"] = _figures([tally(record, read(record)) for record in records(path)], counted)
    if not out:
        raise NoGoldError(f"no causality/{{{','.join(scorers)}}}.{part}.jsonl.gz in {gold}")
    return out


def read(record: Gold) -> Reading:
    """The reading of a record, its characters left as they are."""
    return pipeline.read(Document(record["id"], record["text"]), settings=AS_TAKEN)


# Causal News Corpus


def sentence_tally(record: Gold, reading: Reading) -> Tally:
    """The counts of one sentence of the Causal News Corpus."""
    causal, told = bool(record["causal"]), bool(reading.causations)
    counts: Tally = {"sentence": (causal and told, told, causal), ACCURACY: (causal == told, 1, 1)}
    noted = [_noted_spans(relation, record["text"]) for relation in record["relations"]]
    found = [read_spans(causation, record["text"]) for causation in reading.causations]

    def alike(one: Span, other: Span) -> float:
        return enough(overlap(reading, one, other))

    def both_alike(one: Spans, other: Spans) -> float:
        cause, effect = alike(one["cause"], other["cause"]), alike(one["effect"], other["effect"])
        return cause + effect if cause and effect else 0.0

    for suffix, likeness in (("", alike), ("_exact", _same)):
        of_roles = {role: _met(role, noted, found, likeness) for role in ROLES}
        counts |= {role + suffix: counted for role, counted in of_roles.items()}
        counts["spans" + suffix] = total(list(of_roles.values()))
    return counts | {"pair": (len(paired(noted, found, both_alike)), len(found), len(noted))}


def read_spans(causation: Causation, text: str) -> Spans:
    """The spans of a causation as the corpus would name them: of a purpose, the aim is the cause."""
    cause, effect = causation.cause, causation.effect
    if causation.kind == "purpose":
        cause, effect = effect, cause
    named = {"cause": cause, "effect": effect} | ({"signal": causation.signal} if causation.signal else {})
    return {role: trimmed(span, text) for role, span in named.items()}


def trimmed(span: Span, text: str) -> Span:
    """The span without blanks and punctuation at its ends."""
    words = span.of(text)
    left, right = len(words) - len(words.lstrip(EDGES)), len(words) - len(words.rstrip(EDGES))
    return Span(span.start + left, span.end - right) if left + right < len(words) else span


def _same(one: Span, other: Span) -> float:
    return float(one == other)


def _noted_spans(relation: Gold, text: str) -> Spans:
    """The spans of a noted relation; of a signal in pieces ("if ... then") the first."""
    named = {"cause": relation["cause"], "effect": relation["effect"]}
    if "signal0" in relation:
        named["signal"] = relation["signal0"]
    return {role: trimmed(Span(start, end), text) for role, (start, end, *_) in named.items()}


def _met(role: str, noted: Sequence[Spans], found: Sequence[Spans], alike: Alike) -> Counts:
    """How many spans of a role are right; one that two relations share counts once."""
    wanted, told = (sorted({spans[role] for spans in listed if role in spans}) for listed in (noted, found))
    return len(paired(wanted, told, alike)), len(told), len(wanted)


# EventStoryLine


def pairs_tally(record: Gold, reading: Reading) -> Tally:
    """The counts of one article of ESL: noted pairs of cause and effect, and those that our spans hold."""
    mentions = {item["id"]: item for item in record["mentions"] if item["tag"].startswith(EVENT_TAGS)}
    links = [link for link in record["links"] if link["kind"] == PLOT]
    noted = {
        (link["target"], link["source"]) if link["type"] == BACKWARDS else (link["source"], link["target"])
        for link in links
        if link["source"] in mentions and link["target"] in mentions
    }
    inside = {pair for pair in noted if mentions[pair[0]]["sent"] == mentions[pair[1]]["sent"]}
    held = (
        (_highest(reading, causation.cause, mentions), _highest(reading, causation.effect, mentions))
        for causation in reading.causations
    )
    told = {(cause, effect) for cause, effect in held if cause and effect and cause != effect}
    loose, all_loose, told_loose = ({frozenset(pair) for pair in pairs} for pairs in (inside, noted, told))
    return {
        "pair": (len(told_loose & loose), len(told_loose), len(loose)),
        "directed": (len(told & inside), len(told), len(inside)),
        "all_pairs": (len(told_loose & all_loose), len(told_loose), len(all_loose)),
    }


def _highest(reading: Reading, span: Span, mentions: dict[str, Gold]) -> str | None:
    """The id of the mention in a span that stands nearest to the root of its sentence; of two, the first."""
    held = []
    for id, item in mentions.items():
        inside = Span(item["start"], item["end"])
        tokens = reading.tokens_in(inside) if span.contains(inside) else []
        if tokens:
            held.append((min(_depth(reading, token) for token in tokens), inside, id))
    return min(held)[2] if held else None


def _depth(reading: Reading, token: int) -> int:
    depth, head = 0, reading.tokens[token].head
    while head is not None and depth < len(reading.tokens):
        depth, head = depth + 1, reading.tokens[head].head
    return depth


# Figures


def _figures(judged: Sequence[Tally], counted: str) -> dict[str, Any]:
    """Every measure; ``n`` is the gold of the one that is named."""
    out: dict[str, Any] = {"n": sum(counts[counted][2] for counts in judged)}
    for name in judged[0] if judged else ():
        counts = [tally[name] for tally in judged]
        out[name] = with_interval(counts, f1) if name == ACCURACY else scored(counts)
    return out
