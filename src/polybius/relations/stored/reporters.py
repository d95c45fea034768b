"""The sources of a store: when each reports, and which of them are the panel that a relation is divided by."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from polybius.errors import InputError
from polybius.relations.stored.volume import LEAST_SPANS, SPAN_DAYS, Reports, lacking, panel, presence, reports_of
from polybius.resources.publishers import outlet

__all__ = ["Panel", "Reporter", "given", "named", "panel_of"]

MOST_NAMED = 8  # sources in a sentence


@dataclass(frozen=True, slots=True)
class Reporter:
    """A source, and when it reports."""

    source: str  # the id of its row in the table of publishers, else its name or host
    name: str  # as its last document has it
    n_documents: int  # that have a day
    first: dt.date
    last: dt.date
    n_spans: int  # spans of four weeks in which it has a report
    in_panel: bool  # whether it reports all the time


@dataclass(frozen=True, slots=True)
class Panel:
    """The sources of a store, and what its relations are divided by."""

    sources: tuple[Reporter, ...]  # those of the panel first, and of each who reports most
    n_spans: int  # from the first report to the last
    divides: bool  # whether relations are divided by what the panel tells of others
    summary: str


def panel_of(connection: duckdb.DuckDBPyConnection) -> Panel:
    """Who reports when in a store, and the panel of those who do all the time."""
    reports = reports_of(connection)
    seen, spans = presence(reports)
    steady = panel(reports)
    names = _names(reports)
    rows = _by_source(reports)
    found = [
        Reporter(
            source,
            names[source],
            sum(report.n for report in rows[source]),
            rows[source][0].day,
            rows[source][-1].day,
            n_spans,
            source in steady,
        )
        for source, n_spans in seen.items()
    ]
    found.sort(key=lambda one: (not one.in_panel, -one.n_documents, one.source))
    why = _too_short(spans) or lacking(steady, reports)
    return Panel(tuple(found), spans, not why, _words(steady, names, spans, why))


def given(reports: Sequence[Reports], sources: Iterable[str]) -> frozenset[str]:
    """The sources that some names mean, of those that report: ids, names of outlets, or their web domains.

    Raises:
        InputError: a name that no report is of.
    """
    names = _names(reports)
    out = set()
    for words in sources:
        meant = {source for source, name in names.items() if words.strip().casefold() in (source, name.casefold())}
        meant |= {outlet(words, None) or ""} & names.keys()
        if not meant:
            raise InputError(f"no dated report in this store is of {words!r}; there are {_listed(names.values())}")
        out |= meant
    return frozenset(out)


def named(reports: Sequence[Reports], sources: Iterable[str]) -> str:
    """Sources by the names that their documents have, in a sentence; of many the first, and how many more."""
    names = _names(reports)
    return _listed(names.get(source, source) for source in sources)


def _listed(names: Iterable[str]) -> str:
    ordered = sorted(names, key=str.casefold)
    more = len(ordered) - MOST_NAMED
    return ", ".join(ordered[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _names(reports: Sequence[Reports]) -> dict[str, str]:
    """What the last document of each source calls it."""
    return {report.source: report.publisher or report.source for report in reports if report.source is not None}


def _by_source(reports: Sequence[Reports]) -> Mapping[str, list[Reports]]:
    out: dict[str, list[Reports]] = defaultdict(list)
    for report in reports:
        if report.source is not None:
            out[report.source].append(report)
    return out


def _too_short(spans: int) -> str:
    if spans >= LEAST_SPANS:
        return ""
    return f"the reports cover less than {LEAST_SPANS * SPAN_DAYS // 7} weeks, too short to see who comes and goes"


def _words(steady: frozenset[str], names: Mapping[str, str], spans: int, why: str) -> str:
    if why:
        return f"No panel: {why}. Relations are not divided by the volume of reporting."
    return (
        f"The panel is {len(steady)} of {len(names)} sources, with a report in nine of ten of the {spans} spans of four"
        " weeks. A relation follows the stories that they tell and is divided by what they tell of others, where that"
        " is enough."
    )
