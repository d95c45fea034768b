"""Scores coreference: which words of a text mean one thing, on GUM's documents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

from polybius import actors
from polybius.evaluate import clusters, segmentation
from polybius.evaluate.figures import with_interval
from polybius.evaluate.gold import Read, whole
from polybius.schema import Document

SET = "ud_gum"
NEWS = "_news_"  # a part of the ids of GUM's news
MARK = re.compile(r"\((?P<open>\d+(?:\[\d+/\d+\])?)-[^()]*|(?P<close>\d+(?:\[\d+/\d+\])?)?\)")
Chains = Mapping[tuple[int, int], Hashable]  # each mention with the chain that it stands in
Judged = tuple[Chains, Chains]  # noted, found
Figures = dict[str, Any]


def score(gold: Path, part: str = "dev", read: Read | None = None) -> dict[str, Figures]:
    """Figures of all documents and of the news: ``{"coreference/ud_gum": {"n": mentions, "conll_f1": {...}, ...}}``.

    Read from raw text; a mention is right when both ends are. ``conll_f1`` is the mean of MUC, B-cubed and CEAF-e;
    ``coreferent`` leaves out what is mentioned once, on both sides.

    Args:
        gold: The folder with ``syntax/ud_gum.<part>.conllu.gz``.
        part: dev or train.
        read: What makes a Reading of a document; the whole pipeline when not given.
    """
    path = gold / "syntax" / f"{SET}.{part}.conllu.gz"
    if not path.exists():
        return {}
    reader = read or whole
    judged = []
    for document in segmentation.documents(path):
        noted = noted_chains(document)
        if noted:
            reading = reader(Document(id=document.id, text=document.text, language="en"))
            found = {(span.start, span.end): n for n, chain in enumerate(actors.chains(reading)) for span in chain}
            judged.append((document.id, (noted, found), (_several(noted), _several(found))))
    out = {}
    for name, items in ((SET, judged), (f"{SET}_news", [item for item in judged if NEWS in item[0]])):
        if items:
            out[f"coreference/{name}"] = _figures([item[1] for item in items], [item[2] for item in items])
    return out


def _several(chains: Chains) -> Chains:
    """Without what is mentioned once."""
    size = Counter(chains.values())
    return {mention: chain for mention, chain in chains.items() if size[chain] > 1}


def _figures(every: Sequence[Judged], several: Sequence[Judged]) -> Figures:
    sums, coreferent = ([clusters.sums(*pair) for pair in pairs] for pairs in (every, several))
    out: Figures = {
        "n": sum(len(noted) for noted, _ in every),
        "mentions_f1": with_interval(every, _mentions),
        "conll_f1": with_interval(sums, clusters.conll),
        "coreferent": {"n": sum(len(noted) for noted, _ in several), **with_interval(coreferent, clusters.conll)},
    }
    return out | {name: {"value": round(clusters.f1(coreferent, name), 3)} for name in ("muc", "b3", "ceafe")}


def _mentions(judged: Sequence[Judged]) -> float:
    right = sum(len(noted.keys() & found.keys()) for noted, found in judged)
    every = sum(len(noted) + len(found) for noted, found in judged)
    return 2 * right / every if every else 0.0


def noted_chains(document: segmentation.Annotated) -> Chains:
    """The mentions that a document's ``Entity`` notes, as pairs of characters, each with its chain."""
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    open_: dict[str, list[int]] = defaultdict(list)
    for (start, end), row in zip(document.tokens, document.rows, strict=True):
        noted = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "") if row else ""
        last = ""
        for match in MARK.finditer(noted):
            if match.group("open"):
                last = match.group("open")
                open_[last].append(start)
                continue
            name = match.group("close") or last
            if open_[name] and "[" not in name:  # pieces apart are left out
                spans[name].add((open_[name].pop(), end))
    out: dict[tuple[int, int], Hashable] = {}
    for name, found in spans.items():
        out = dict.fromkeys(found, name) | out
    return out
