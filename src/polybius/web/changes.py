"""The page of a week: what changed between any two states, of all that were looked at."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from polybius.errors import InputError
from polybius.relations import Changes
from polybius.report.changes import COLUMNS, change_rows
from polybius.report.labels import Names, names_of
from polybius.store import Store
from polybius.web.answer import Answer
from polybius.web.asked import Asked, sources_of
from polybius.web.dyads import url
from polybius.web.shared import notices_of
from polybius.web.tables import dyad_link

__all__ = ["ASKED", "changes"]

ASKED = ("week", "all", "fdr", "data", "panel")
FDR = 0.1  # where nothing is asked, as the command line has it
SHOWN = ("no", "yes")  # whether the dyads that do not stand out are listed, too
Row = dict[str, Any]


def changes(store: Store, asked: Asked) -> Answer:
    """The changes of a week, those that stand out or all that was looked at; a store of too little says so.

    Raises:
        InputError: a day or a share that is none, data or sources that the store does not hold, or another word for
            what is listed.
    """
    shown = asked.get("all") or SHOWN[0]
    if shown not in SHOWN:
        raise InputError(f"all {shown!r} is unknown; write {' or '.join(SHOWN)}")
    found, summary = _found(store, asked)
    rows = change_rows(found, all=shown == "yes") if found else []
    names, notices = names_of(store.connection), notices_of(store)
    context = {
        "summary": summary,
        "told": [row | _dyad(row, names, asked) for row in rows if row["why"] is None],
        "untold": [row | _dyad(row, names, asked) for row in rows if row["why"] is not None],
        "found": found,
        "shown": shown,
        "everything": "?" + urlencode({name: value for name, value in asked.items() if value} | {"all": SHOWN[1]}),
        "fdr": FDR,
        "asked": asked,
        "notices": notices,
        "url": url,
    }
    return Answer(
        "changes.html",
        context,
        lambda: {"table": "changes", "summary": summary, "notices": notices, "rows": rows},
        lambda: (rows, list(COLUMNS)),
    )


def _found(store: Store, asked: Asked) -> tuple[Changes | None, str]:
    """The week with its summary; of a store that holds no dyad to look at, where nothing was asked, only why."""
    try:
        fdr = float(asked.get("fdr") or FDR)
    except ValueError:
        raise InputError(f"fdr {asked['fdr']!r} is no share; write a number between 0 and 1") from None
    try:
        found = store.changes(
            week=asked.get("week") or None, fdr=fdr, data=asked.get("data") or None, panel=sources_of(asked)
        )
    except InputError as error:
        if any(asked.values()):
            raise
        return None, f"{str(error)[0].upper()}{str(error)[1:]}."
    return found, found.summary


def _dyad(row: Row, names: Names, asked: Asked) -> Row:
    """What a row's dyad is called, and the address of its stories of the week."""
    a, _, b = row["dyad"].partition("-")
    kept = {name: asked[name] for name in ("data", "panel") if asked.get(name)}
    days = urlencode(kept | {"days": f"{row['start']}..{row['end']}"}, safe=".")
    return {"title": f"{names.side(a)} – {names.side(b)}", "address": f"{dyad_link(a, b)}?{days}#stories"}
