"""Who acts on whom, out as GraphML: a node a party, an edge for each pair and quad with its number and mean score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from polybius.exchange.about import About, Row, done, name_of
from polybius.report.labels import QUADS

__all__ = ["write"]

KEYS = (
    ("graph", "licence", "string"), ("graph", "sources", "string"), ("graph", "version", "string"),
    ("node", "name", "string"), ("node", "country", "string"), ("node", "sector", "string"),
    ("edge", "quad", "int"), ("edge", "quad_name", "string"), ("edge", "n_events", "int"),
    ("edge", "mean_score", "double"), ("edge", "first", "string"), ("edge", "last", "string"),
)  # fmt: skip


@dataclass
class _Edge:
    n_events: int = 0
    score: float = 0.0
    first: dt.date | None = None
    last: dt.date | None = None

    def add(self, row: Row) -> None:
        self.n_events += 1
        self.score += row["score"]
        first, last = row["earliest"] or row["latest"], row["latest"] or row["earliest"]
        if first is not None:
            self.first = min(filter(None, (self.first, first)))
            self.last = max(filter(None, (self.last, last)))


def write(events: Iterable[Row], out: TextIO, about: About) -> int:
    """Writes the parties and what passed between them, told as done; how many events."""
    nodes: dict[str, Row] = {}
    edges: dict[tuple[str, str, int], _Edge] = {}
    written = 0
    for event in events:
        pairs = list(_pairs(event))
        if not done(event) or not pairs:
            about.skip("not told as done" if not done(event) else "one side is not known")
            continue
        for actor, recipient in pairs:
            for party in (actor, recipient):
                nodes.setdefault(_id(party), {"name": name_of(party, about.names) or _id(party), **_codes(party)})
            edges.setdefault((_id(actor), _id(recipient), event["quad"]), _Edge()).add(event)
        written += 1
    _write(out, nodes, edges, about)
    return written


def _pairs(event: Row) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    known = [[p for p in event[side] or () if _id(p)] for side in ("actors", "recipients")]
    for actor in known[0]:
        for recipient in known[1]:
            yield actor, recipient
    if not known[1] and event["reciprocal"]:
        yield from ((a, b) for at, a in enumerate(known[0]) for b in known[0][at + 1 :])


def _id(party: Mapping[str, Any]) -> str:
    return str(party["entity"] or party["code"] or party["text"] or "")


def _codes(party: Mapping[str, Any]) -> Row:
    return {"country": party["country"], "sector": party["sector"]}


def _write(out: TextIO, nodes: dict[str, Row], edges: dict[tuple[str, str, int], _Edge], about: About) -> None:
    out.write('<?xml version="1.0" encoding="utf-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for of, name, kind in KEYS:
        out.write(f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n')
    out.write('<graph id="events" edgedefault="directed">\n')
    versions = "; ".join(about.version(run["run_id"]) for run in about.runs)
    _data(out, "graph", {"licence": about.licence(), "sources": "; ".join(about.sources), "version": versions})
    for id, values in sorted(nodes.items()):
        out.write(f"<node id={quoteattr(_clean(id))}>")
        _data(out, "node", values)
        out.write("</node>\n")
    for (actor, recipient, quad), edge in sorted(edges.items()):
        out.write(f"<edge source={quoteattr(_clean(actor))} target={quoteattr(_clean(recipient))}>")
        told = {"quad": quad, "quad_name": QUADS[quad], "n_events": edge.n_events, "first": edge.first}
        _data(out, "edge", told | {"last": edge.last, "mean_score": round(edge.score / edge.n_events, 3)})
        out.write("</edge>\n")
    out.write("</graph>\n</graphml>\n")


def _data(out: TextIO, of: str, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if value is not None and value != "":
            out.write(f'<data key="{of}-{name}">{escape(_clean(str(value)))}</data>')


def _clean(words: str) -> str:
    """Without the characters that XML forbids."""
    return "".join(
        c for c in words if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
