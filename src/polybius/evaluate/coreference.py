"""Scores coreference: which words of a text mean one thing, on GUM's documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from polybius import actors
from polybius.evaluate import chains, segmentation
from polybius.evaluate.figures import with_interval
from polybius.schema import Document, Reading

SET = "ud_gum"
NEWS = "_news_"  # a part of the ids of GUM's news
MARK = re.compile(r"\((?P<open>\d+(?:\[\d+/\d+\])?)-[^()]*|(?P<close>\d+(?:\[\d+/\d+\])?)?\)")
Read = Callable[[Document], Reading]
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
    reader = read or _pipeline
    judged = []
    for document in segmentation.documents(path):
        noted = noted_chains(document)
        if noted:
            reading = reader(Document(id=document.id, text=document.text, language="en"))
            found = [frozenset((span.start, span.end) for span in chain) for chain in actors.chains(reading)]
            judged.append((document.id, chains.tally(noted, found), chains.tally(_several(noted), _several(found))))
    out = {}
    for name, items in ((SET, judged), (f"{SET}_news", [item for item in judged if NEWS in item[0]])):
        if items:
            out[f"coreference/{name}"] = _figures([item[1] for item in items], [item[2] for item in items])
    return out


def _pipeline(document: Document) -> Reading:
    from polybius import pipeline

    return pipeline.read(document)


def _several(found: Iterable[chains.Chain]) -> list[chains.Chain]:
    return [chain for chain in found if len(chain) > 1]


def _figures(whole: list[chains.Tally], several: list[chains.Tally]) -> Figures:
    out: Figures = {
        "n": sum(tally.mentions[2] for tally in whole),
        "mentions_f1": with_interval(whole, lambda items: chains.f1(items, "mentions")),
        "conll_f1": with_interval(whole, lambda items: chains.f1(items, "conll")),
        "coreferent": {
            "n": sum(tally.mentions[2] for tally in several),
            **with_interval(several, lambda items: chains.f1(items, "conll")),
        },
    }
    for name in chains.MEASURES:
        out[name] = {"value": round(chains.f1(several, name), 3)}
    return out


def noted_chains(document: segmentation.Annotated) -> list[chains.Chain]:
    """The chains of mentions that a document's ``Entity`` notes, as pairs of characters."""
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
    taken: set[tuple[int, int]] = set()
    out: list[chains.Chain] = []
    for found in spans.values():
        chain: chains.Chain = frozenset(found - taken)
        taken |= found
        if chain:
            out.append(chain)
    return out
