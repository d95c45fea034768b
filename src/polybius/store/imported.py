"""The tables of other people's event data: kept sorted by dyad and day, with a roll-up for what a page asks first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from polybius.schema import Party, Place, Span


@dataclass(frozen=True, slots=True)
class ImportedCount:
    """A number as the data give it: they do not tell who says so."""

    what: str
    min: int | None
    max: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """An event of somebody else's data, once for every pair of countries between which it passed; ``nth`` counts them.

    ``a`` and ``b`` are the pair's countries in the order of the alphabet (empty: none is known). The four columns of
    parties hold the sectors of those who acted and of those who were acted on, with commas; ``-`` is a country alone.
    """

    a: str
    b: str
    earliest: dt.date
    latest: dt.date
    event_id: str  # the data's name and the event's own id: gdelt:410479387
    nth: int
    run_id: str
    a_acts: str
    a_gets: str
    b_acts: str
    b_gets: str
    a_acted: int  # the same by kind: 1 an organ of the state, 2 an armed group, 4 anybody else; their sum
    a_got: int
    b_acted: int
    b_got: int
    mutual: bool  # nobody is acted on, or both act
    done: bool  # neither denied, announced nor hypothetical
    event_type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    auxiliary: tuple[str, ...]
    quad: int
    score: float
    given_score: float | None  # the data's own: Goldstein's weight, intensity
    code: str  # the data's own code of what happened
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    reciprocal: bool
    host: str | None
    place: Place | None
    counts: tuple[ImportedCount, ...]
    published: dt.date | None
    publisher: str | None
    url: str | None
    note: str | None  # the data's words on the event; no sentence of an article
    n_articles: int | None
    n_sources: int | None
    revised: dt.datetime | None  # when the publisher last changed it, where the data say so
    digest: int  # of all that is told, so that a revised event is known


@dataclass(frozen=True, slots=True)
class ImportedDayRow:
    """The roll-up: what passed between two countries on a day, apart by who acted; sums over imports add up."""

    a: str
    b: str
    day: dt.date
    a_acted: int  # kinds of parties, as in ``imported``
    a_got: int
    b_acted: int
    b_got: int
    mutual: bool
    data: str  # gdelt, icews ...
    n_events: float  # an event of several days counts in each by its share
    verbal_cooperation: float  # events of each quad
    material_cooperation: float
    verbal_conflict: float
    material_conflict: float
    conflict: float  # sum of the scores
    cooperation: float


@dataclass(frozen=True, slots=True)
class ImportedVolumeRow:
    """How much a data set tells of a day, over all pairs: a day without a row is missing, not quiet."""

    data: str
    day: dt.date
    n_events: float
    total: float  # sum of the absolute scores


@dataclass(frozen=True, slots=True)
class ImportedScoreRow:
    """A day of a pair as a daily table gives it."""

    a: str
    b: str
    day: dt.date
    run_id: str
    score: float | None
    conflict: float | None
    cooperation: float | None
    n_events: float | None
    exposure: float | None


@dataclass(frozen=True, slots=True)
class ImportNoteRow:
    """What was mended, refused or left out of a file."""

    run_id: str
    file: str
    kind: str  # repaired, refused, left out
    what: str
    n: int
    lines: tuple[int, ...]  # the first of them


@dataclass(frozen=True, slots=True)
class ImportOrderRow:
    """How many rows of ``imported`` stand in one sorted stretch; those after them are sorted import by import."""

    n_sorted: int


TABLES: dict[str, type] = {
    "imported": ImportedRow,
    "imported_days": ImportedDayRow,
    "imported_volume": ImportedVolumeRow,
    "imported_scores": ImportedScoreRow,
    "import_notes": ImportNoteRow,
    "import_order": ImportOrderRow,
}
