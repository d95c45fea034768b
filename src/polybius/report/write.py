"""The assessment of a relation, or its picture, written to a file or handed back as text."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
from pathlib import Path

from polybius.errors import InputError
from polybius.relations import Relation
from polybius.report.dossier import Dossier, dossier
from polybius.report.markdown import markdown
from polybius.report.picture import svg
from polybius.report.render import html
from polybius.report.resvg import png
from polybius.report.world import When, world
from polybius.store import Store

__all__ = ["plot", "write"]

PICTURES = (".svg", ".png")
LEFT_OUT = "The text of this article was left out of the store; its quoted sentences stand above."
WRITERS = {".html": html, ".htm": html, ".md": markdown, ".markdown": markdown}


def write(
    store: Store,
    a: str,
    b: str,
    *,
    since: dt.date | None = None,
    until: dt.date | None = None,
    around: When | None = None,
    relation: Relation | None = None,
    out: Path | None = None,
    with_text: bool = False,
    series: Relation | None = None,
    citation: str = "",
) -> str:
    """The assessment of two parties: finding, curve, ledger, stories, sentences and sources.

    Args:
        store: A store that has been linked.
        a: A country (its organs), "USA:any", "IRQ:armed", "IRN+proxies", a code, or an entity's id.
        b: The same.
        since: First day; None: as far back as the reports tell.
        until: Last day.
        around: The shock, a day or the first and last of several; None: the days of the conflict story told most.
        relation: Of the two, where it was asked for otherwise than by default.
        out: An .html or .md file, written whole or not at all; None: nothing is written.
        with_text: Whether whole articles are printed; otherwise the sentences alone are quoted.
        series: The same dyad measured from other data, shown beside.
        citation: What that other data is to be cited as.

    Returns:
        The text that was written; Markdown where there is no file.

    Raises:
        InputError: a file of another ending, one that cannot be written, or a name that means no party.
    """
    ending = ".md" if out is None else out.suffix.lower()
    if ending not in WRITERS:
        raise InputError(f"{out} ends neither in .html nor in .md; name the report so")
    other = functools.partial(world, series, citation) if series is not None else None
    found = dossier(store, a, b, since=since, until=until, around=around, relation=relation, world=other)
    text = WRITERS[ending](found, _texts(store, found) if with_text else None)
    if out is not None:
        _save(text, out)
    return text


def plot(
    store: Store,
    a: str,
    b: str,
    *,
    since: dt.date | None = None,
    until: dt.date | None = None,
    around: When | None = None,
    relation: Relation | None = None,
    out: Path,
) -> None:
    """Draws the picture of two parties: channels, windows, breaks, forecast, stories, reports, standing measures.

    Args:
        store: A store that has been linked.
        a: As for ``write``.
        b: The same.
        since: First day; None: as far back as the reports tell.
        until: Last day.
        around: The shock, a day or the first and last of several; None: the days of the conflict story told most.
        relation: Of the two, where it was asked for otherwise than by default.
        out: An .svg or .png file; PNG needs the extra ``png``.

    Raises:
        InputError: a file of another ending, one that cannot be written, or a name that means no party.
    """
    ending = out.suffix.lower()
    if ending not in PICTURES:
        raise InputError(f"{out} ends neither in .svg nor in .png; name the picture so")
    found = dossier(store, a, b, since=since, until=until, around=around, relation=relation, with_events=False)
    drawn = svg(found.chart, found.title, found.finding.summary if found.finding else found.relation.summary)
    _save(png(drawn) if ending == ".png" else drawn, out)


def _texts(store: Store, found: Dossier) -> dict[str, str]:
    return {source.id: store.reading_text(source.id) or LEFT_OUT for source in found.documents}


def _save(text: str | bytes, out: Path) -> None:
    part = out.with_name(out.name + ".part")  # the report is there when it is whole
    try:
        part.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
        part.replace(out)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise InputError(f"{out} cannot be written: {error.strerror or error}") from error
