"""What ``polybius demo`` shows: the sample reports, their stories, and one relation around its shock."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from polybius.cli.show import called, table
from polybius.errors import InputError

if TYPE_CHECKING:
    from polybius.store import Store

__all__ = ["demo"]

DYAD = ("USA", "IRQ")
SERIES = "IRQ-USA"  # the bundled daily series of the same dyad
SHOCK = dt.date(2020, 1, 3)  # the drone strike at Baghdad airport
SHOWN = 24  # stories
FIRST, LAST = dt.date(2019, 12, 1), dt.date(2020, 6, 30)  # of the sample reports


def demo(out: Path) -> None:
    """Reads the sample reports into a store under ``out``, and prints what they tell.

    Raises:
        InputError: a folder that cannot be made.
    """
    from polybius import open_store, report, samples

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{out} cannot be made: {error.strerror or error}; name another folder") from error
    path = out / "demo.duckdb"
    _read(samples.folder(), path)
    with open_store(path, read_only=True) as store:
        page = out / "report.html"
        series, citation = report.bundled(*DYAD) or (None, "")
        report.write(store, *DYAD, since=FIRST, until=LAST, around=SHOCK, out=page, series=series, citation=citation)
        _heading("What happened, as the sample reports tell it")
        _stories(store)
        _heading(f"{DYAD[0]} and {DYAD[1]} around {SHOCK}, by the sample reports")
        _relation(store)
    _heading("The same question to GDELT's daily scores, 2018 to 2021")
    _bundled()
    print(f"Store:  {path}\nReport: {page}\nPage:   polybius serve {path}")
    print(f"\n{samples.NOTICE}: the sample reports are made up after public facts.")


def _read(folder: Path, path: Path) -> None:
    from polybius import pipeline
    from polybius.config import Settings
    from polybius.store import open_store

    settings = Settings()
    run = pipeline.run_of(settings)
    with open_store(path) as store:
        items = pipeline.stream(folder, settings=settings, skip=lambda document: store.has(document, run))
        added = store.add(items, run=run)
        store.link()
        total = len(store.documents())
    print(f"read {total} documents ({added.documents} new), {added.refused} refused", file=sys.stderr)


def _stories(store: Store) -> None:
    """The stories of two parties that most reports tell, more than one, in the order of their days."""
    from polybius.cli.tables import STORY_COLUMNS
    from polybius.report.labels import names_of
    from polybius.store import rows

    total = len(store.stories())
    complete = store.stories().filter(
        "n_documents > 1 AND (len(actors) + len(recipients) > 1 AND len(actors) > 0 OR killed_min > 0)"
    )
    most_told = complete.order("n_documents DESC, abs(score) DESC, earliest, story_id").limit(SHOWN)
    names = names_of(store.connection).entities
    shown = [called(row, names) for row in rows(most_told.order("earliest, story_id"))]
    table(shown, STORY_COLUMNS)
    print(f"The {len(shown)} most told of {total}; all of them: polybius stories {store.path}\n")


def _relation(store: Store) -> None:
    from polybius.cli.answers import print_finding
    from polybius.cli.ledger import print_ledger
    from polybius.report.labels import names_of

    relation = store.relation(*DYAD)
    print_finding(relation.around(SHOCK))
    print_ledger(relation.measures(), names_of(store.connection))


def _bundled() -> None:
    from polybius import measure, relations
    from polybius.cli.answers import print_finding

    print_finding(measure(relations.bundled(SERIES), dyad=SERIES).around(SHOCK))


def _heading(text: str) -> None:
    import rich.console

    rich.console.Console(highlight=False, markup=False).print(f"\n{text}\n{'=' * len(text)}", style="bold")
