"""The daily series of a dyad, read from any table: one number a day, missing days kept apart from zeros."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from polybius.errors import InputError

Array = NDArray[np.float64]
PER_EXPOSURE = 1000.0  # a share is told per mille
COLUMNS = ("score", "n_events", "exposure", "conflict", "cooperation")
AMOUNTS = {
    "exposure": "the volume of reporting",
    "n_events": "the number of events",
    "cooperation": "the sum of what is not hostile",
}
READERS = {".csv": "read_csv", ".tsv": "read_csv", ".parquet": "read_parquet", ".jsonl": "read_json"}


@dataclass(frozen=True)
class Series:
    """Daily values from ``start`` on; NaN is a day that was not observed.

    ``channels`` holds net always, cooperation only where it was measured, and conflict: measured, or else the hostile
    side of the net score (``split`` is then False).
    """

    start: dt.date
    channels: dict[str, Array]
    split: bool
    n_events: Array | None = None
    exposure: Array | None = None
    stories: dict[dt.date, tuple[str, ...]] = field(default_factory=dict)
    quads: Array | None = None  # events of each quad, 1 to 4, a row each

    def __len__(self) -> int:
        return len(self.channels["net"])

    @property
    def end(self) -> dt.date:
        """The last day, included."""
        return self.start + dt.timedelta(days=len(self) - 1)

    @property
    def observed(self) -> bool:
        """Whether there is any day of it; without one its ``start`` and ``end`` mean nothing."""
        return bool(np.isfinite(self.channels["net"]).any())

    @property
    def unit(self) -> str:
        """What the values are counted in."""
        return "per mille of all reporting of the day" if self.exposure is not None else "score a day"

    def index(self, day: dt.date) -> int:
        """Position of a day, negative or past the end when the series does not reach it."""
        return (day - self.start).days

    def day(self, index: int) -> dt.date:
        """The day at a position."""
        return self.start + dt.timedelta(days=index)

    def values(self, channel: str, exposure: bool = True) -> Array:
        """A channel's daily values, divided by the volume of reporting where that is known and asked for."""
        values = self.channels[channel]
        if not exposure or self.exposure is None:
            return values
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.exposure > 0, PER_EXPOSURE * values / self.exposure, np.nan)

    @property
    def sizes(self) -> Array:
        """What a sum over days is divided by: 1 for an observed day, or its volume of reporting per mille; else 0."""
        observed = np.isfinite(self.channels["net"])
        return np.where(observed, 1.0 if self.exposure is None else self.exposure / PER_EXPOSURE, 0.0)

    def told(self, first: dt.date, last: dt.date) -> tuple[str, ...]:
        """Ids of the stories of some days, in order, each once."""
        days = (day for day in sorted(self.stories) if first <= day <= last)
        return tuple(dict.fromkeys(story for day in days for story in self.stories[day]))


def series(days: Any, *, dyad: str | None = None) -> Series:
    """The series of a table with the columns date and score, or conflict and cooperation.

    Args:
        days: Path of a CSV, Parquet or JSONL file, a list of dicts, a DuckDB relation, or a frame of pandas, polars
            or pyarrow.
        dyad: Which rows to take where the table has a column ``dyad``.

    Raises:
        InputError: no rows, a column that is missing or not a number, or a day that stands twice.
    """
    rows = _of_dyad(rows_of(days), dyad)
    if not rows:
        raise InputError("the table holds no day" + (f" of dyad {dyad!r}" if dyad else "") + "; give at least one row")
    columns = _columns(rows)
    by_day: dict[dt.date, Mapping[str, Any]] = {}
    for row in rows:
        day = _day(row["date"])
        if day in by_day:
            raise InputError(f"{day} stands twice; give one row a day, or name the dyad")
        by_day[day] = row
    start, end = min(by_day), max(by_day)
    arrays = {name: np.full((end - start).days + 1, np.nan) for name in columns}
    for day, row in by_day.items():
        for name in columns:
            arrays[name][(day - start).days] = _number(row.get(name), name, day)
    stories = {day: tuple(row["stories"]) for day, row in by_day.items() if row.get("stories")}
    return _series(start, arrays, stories)


def _series(start: dt.date, arrays: dict[str, Array], stories: dict[dt.date, tuple[str, ...]]) -> Series:
    exposure, n_events = arrays.get("exposure"), arrays.get("n_events")
    for name, what in AMOUNTS.items():
        if name in arrays and np.any(arrays[name] < 0):
            raise InputError(f"{name} is negative; it is {what} of the day, zero or more")
    split = "conflict" in arrays
    if split:
        conflict, cooperation = _signed(arrays["conflict"]), arrays["cooperation"]
        channels = {
            "net": arrays.get("score", cooperation + conflict),
            "conflict": conflict,
            "cooperation": cooperation,
        }
    else:
        channels = {"net": arrays["score"], "conflict": np.minimum(arrays["score"], 0.0)}
    if all(np.all(np.isnan(values)) for values in channels.values()):
        raise InputError("no day of the table has a number; fill the column score, or conflict and cooperation")
    return Series(start, channels, split, n_events, exposure, stories)


def _signed(conflict: Array) -> Array:
    """Conflict as zero or less, whether the table writes it as amounts or as scores."""
    if np.nanmin(conflict) < 0 < np.nanmax(conflict):
        raise InputError("conflict holds both signs; write it as amounts (0 and more) or as scores (0 and less)")
    return -np.abs(conflict)


def _columns(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    found = dict.fromkeys(name for row in rows for name in row)
    columns = [name for name in COLUMNS if name in found]
    if any("date" not in row for row in rows):
        raise InputError(f"no column 'date', or not in every row; found {', '.join(map(str, found))}")
    if ("conflict" in columns) != ("cooperation" in columns):
        raise InputError("conflict and cooperation are measured together or not at all; give both columns or neither")
    if "score" not in columns and "conflict" not in columns:
        raise InputError("no column 'score', and no 'conflict' with 'cooperation'; one of the two is needed")
    return columns


def rows_of(days: Any) -> list[Mapping[str, Any]]:
    """The rows of a table in any of the forms that ``series`` takes.

    Raises:
        InputError: a form that is none of these, or a file that cannot be read.
    """
    if isinstance(days, str | Path):
        return _read(Path(days))
    if isinstance(days, duckdb.DuckDBPyRelation):
        return _fetched(days)
    for method, arguments in (("to_dicts", ()), ("to_pylist", ()), ("to_dict", ("records",))):  # polars, arrow, pandas
        if not isinstance(days, Mapping) and hasattr(days, method):
            return list(getattr(days, method)(*arguments))
    if isinstance(days, Iterable) and not isinstance(days, Mapping):
        rows = list(days)
        if all(isinstance(row, Mapping) for row in rows):
            return rows
    raise InputError(f"{type(days).__name__} is no table of days; give a path, a list of dicts, a relation or a frame")


def _read(path: Path) -> list[Mapping[str, Any]]:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path}: a table ends in {', '.join(READERS)}")
    if not path.is_file():
        raise InputError(f"{path}: no such file")
    try:
        return _fetched(duckdb.connect().sql(f"select * from {reader}($path)", params={"path": str(path)}))
    except duckdb.Error as error:
        raise InputError(f"{path} cannot be read as a table: {str(error).splitlines()[0]}") from error


def _fetched(relation: duckdb.DuckDBPyRelation) -> list[Mapping[str, Any]]:
    names = relation.columns
    return [dict(zip(names, row, strict=True)) for row in relation.fetchall()]


def _of_dyad(rows: list[Mapping[str, Any]], dyad: str | None) -> list[Mapping[str, Any]]:
    if not rows or "dyad" not in rows[0]:
        return rows
    dyads = sorted({str(row["dyad"]) for row in rows})
    if dyad is None and len(dyads) > 1:
        raise InputError(f"the table holds {len(dyads)} dyads; name one of them: {', '.join(dyads[:5])} ...")
    return [row for row in rows if dyad is None or row["dyad"] == dyad]


def _day(value: Any) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise InputError(f"date {value!r} is no day; write YYYY-MM-DD") from error


def _number(value: Any, name: str, day: dt.date) -> float:
    if value is None or value == "":
        return math.nan
    try:
        number = float(value)
    except (TypeError, ValueError) as error:
        raise InputError(f"{name} {value!r} of {day} is no number; leave it empty where it is not known") from error
    if math.isinf(number):
        raise InputError(f"{name} of {day} is infinite; leave it empty where it is not known")
    return number
