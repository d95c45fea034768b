"""What goes with exported events: whose they are, under which licence, made by which model and tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

import polybius
from polybius.queries import fetched
from polybius.report.labels import Names, names_of

__all__ = ["About", "Row", "about", "codes_of", "digits", "done", "marks_of", "name_of"]

Row = dict[str, Any]
OWN_LICENCE = "coded by Polybius from documents whose licence is not told; quoted sentences are their publishers'"
CODE_LETTERS = 12  # of the weights' sha256


@dataclass
class About:
    """The runs behind some rows, and what their sources ask for; ``left_out`` counts what a format cannot hold."""

    runs: tuple[Row, ...]
    names: Names
    publishers: tuple[str, ...] = ()
    left_out: dict[str, int] = field(default_factory=dict)

    def of(self, run_id: str) -> Mapping[str, Any]:
        """The run of that id."""
        return next((run for run in self.runs if run["run_id"] == run_id), {})

    def version(self, run_id: str) -> str:
        """Program, run and model in a line: "Polybius 0.1.0, run 1f..., model 3a..."."""
        run = self.of(run_id)
        model = str(run.get("model") or "")[:CODE_LETTERS]
        told = f"Polybius {run.get('polybius') or polybius.__version__}, run {run_id}"
        return f"{told}, model {model}" if model else told

    def licence(self, run_id: str | None = None) -> str:
        """The licence of a run's source, or those of all sources."""
        runs = self.runs if run_id is None else (self.of(run_id),)
        return "; ".join(dict.fromkeys(str(run.get("licence") or OWN_LICENCE) for run in runs))

    @property
    def sources(self) -> tuple[str, ...]:
        """Whose data they are, as they are to be cited."""
        return tuple(dict.fromkeys(str(run["source"]) for run in self.runs if run["source"]))

    def skip(self, why: str) -> None:
        """Counts a row that the format cannot hold."""
        self.left_out[why] = self.left_out.get(why, 0) + 1

    def values(self) -> Row:
        """Everything, ready for JSON."""
        return {
            "generator": f"Polybius {polybius.__version__}",
            "sources": list(self.sources),
            "publishers": list(self.publishers),  # of the reports that were read
            "licence": self.licence(),
            "codebook": "PLOVER 2.0",
            "runs": list(self.runs),
        }


def about(connection: duckdb.DuckDBPyConnection, run_ids: Sequence[str] | None) -> About:
    """What is to be said of rows of some runs; None: of all runs of the store."""
    condition = "" if run_ids is None else "WHERE run_id IN (SELECT unnest($1::VARCHAR[]))"
    values = [] if run_ids is None else [list(run_ids)]
    told = f"SELECT DISTINCT publisher FROM documents {condition or 'WHERE true'} AND publisher IS NOT NULL ORDER BY 1"
    return About(
        tuple(fetched(connection, f"SELECT * FROM runs {condition} ORDER BY number", values)),
        names_of(connection),
        tuple(row["publisher"] for row in fetched(connection, told, values)),
    )


def name_of(party: Mapping[str, Any], names: Names) -> str | None:
    """What a party is called: its entity's name, a country's, or its own words."""
    known = party["entity"] if party["entity"] != party["code"] else None
    if known and known in names.entities:
        return names.entities[known]
    return party["text"] or known or names.country(party["country"])


def codes_of(parties: Sequence[Mapping[str, Any]] | None) -> list[str]:
    """The codes of parties, or what else they are known by."""
    return list(dict.fromkeys(p["code"] or p["entity"] or p["text"] or "?" for p in parties or ()))


def marks_of(row: Row) -> list[str]:
    """The auxiliary modes of an event, its factuality put into the two that PLOVER has for it."""
    marks = list(row["auxiliary"] or ())
    if str(row["factuality"]).endswith("-"):
        marks.append("negation")
    elif row["factuality"] in ("PS+", "Uu"):
        marks.append("hypothetical")
    return list(dict.fromkeys(marks))


def done(row: Row) -> bool:
    """Whether an event is told as having happened."""
    return not {"negation", "hypothetical", "future"} & set(marks_of(row))


def digits(day: dt.date) -> str:
    """A day as YYYYMMDD; of years before 1000, too, which ``strftime`` writes in fewer signs."""
    return day.isoformat().replace("-", "")
